"""The registry of pages: one entry per page, grouped by what a user came for (DESIGN, section 6)."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.settings import PAGES
from dashboard.shell import TITLE


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its group in the navigation, its title, its German word in the URL, and its file in pages/."""

    group: str
    title: str
    url: str
    file: str


ENTRIES: tuple[Entry, ...] = (
    Entry("Überblick", "Überblick", "ueberblick", "overview.py"),
    Entry("Rückmeldungen", "Hochladen", "hochladen", "upload.py"),
    Entry("Rückmeldungen", "Rückmeldestand", "rueckmeldestand", "delivery_board.py"),
    Entry("Rückmeldungen", "Rückmeldelisten", "rueckmeldelisten", "round_sheets.py"),
)
"""Every page in the order of the navigation; the first one is shown where no page is named."""


def show_page() -> None:
    """Draw the frame that all pages share, then the page that the URL names."""
    st.set_page_config(page_title=TITLE, layout="wide", initial_sidebar_state="auto")
    groups: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        page = st.Page(PAGES / entry.file, title=entry.title, url_path=entry.url, default=entry is ENTRIES[0])
        groups.setdefault(entry.group, []).append(page)
    st.navigation(groups, position="top" if len(ENTRIES) > 1 else "hidden").run()
