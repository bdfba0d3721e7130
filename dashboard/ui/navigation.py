"""The registry of pages: one entry per page, grouped by what a user came for (DESIGN, section 6); and links to them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st

from dashboard.settings import PAGES
from dashboard.shell import TITLE
from dashboard.ui import data
from dashboard.ui.choices import turn_to


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its group in the navigation, its title, its German word in the URL, and its file in pages/."""

    group: str
    title: str
    url: str
    file: str
    is_listed: bool = True
    """Whether the navigation names it; the page of one measure is only reached from others."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Other words that somebody types into the address for it: its title, with umlauts or without."""
        word = self.title.lower().replace(" ", "-")
        plain = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
        return tuple(each for each in dict.fromkeys((word, plain)) if each != self.url)


ENTRIES: tuple[Entry, ...] = (
    Entry("Überblick", "Überblick", "ueberblick", "overview.py"),
    Entry("Überblick", "Handlungsfelder", "handlungsfelder", "fields.py"),
    Entry("Überblick", "Ressorts und Stellen", "ressorts", "departments.py"),
    Entry("Überblick", "Ebenen", "ebenen", "levels.py"),
    Entry("Überblick", "Maßnahmen", "massnahmen", "measures.py"),
    Entry("Überblick", "Maßnahme", "massnahme", "measure.py", is_listed=False),
    Entry("Überblick", "Veränderungen", "veraenderungen", "changes.py"),
    Entry("Steuerungsrunde", "Steuerungsrunde", "runde", "steering_round.py"),
    Entry("Steuerungsrunde", "Beschlüsse", "beschluesse", "decisions.py"),
    Entry("Steuerungsrunde", "Arbeitsgruppe", "arbeitsgruppe", "working_group.py"),
    Entry("Steuerungsrunde", "Stammdaten", "stammdaten", "master_data.py"),
    Entry("Rückmeldungen", "Hochladen", "hochladen", "upload.py"),
    Entry("Rückmeldungen", "Rückmeldestand", "rueckmeldestand", "delivery_board.py"),
    Entry("Rückmeldungen", "Rückmeldelisten", "rueckmeldelisten", "round_sheets.py"),
    Entry("Bericht und Hinweise", "Methodik", "methodik", "method.py"),
    Entry("Bericht und Hinweise", "Barrierefreiheit", "barrierefreiheit", "accessibility.py"),
)
"""Every page in the order of the navigation; the first one is shown where no page is named."""


def show_page() -> None:
    """Draw the frame that all pages share, then the page that the URL names."""
    groups: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        groups.setdefault(entry.group, []).append(copy(_page(entry)))
    page = st.navigation(groups, position="top")
    title = f"{page.title} · {data.framework().name or TITLE}"
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="auto")
    turn_to(page.url_path)
    page.run()


@cache
def _page(entry: Entry) -> st.Page:
    """The page of an entry, to be copied for each drawing, which marks it: making one looks for its file each time."""
    return st.Page(
        PAGES / entry.file,
        title=entry.title,
        url_path=entry.url,
        default=entry is ENTRIES[0],
        visibility="visible" if entry.is_listed else "hidden",
    )


def link_to_page(label: str, file: str, query: Mapping[str, str], *, is_key: bool = False) -> None:
    """A link to the page in this file, with these words in its URL.

    `is_key`: it stands before a line, as the keys of measures do, and not as a way of its own with an arrow.
    """
    if is_key:
        st.page_link(PAGES / file, label=f":primary[{label}]", query_params=dict(query))
    else:
        st.page_link(PAGES / file, label=label, icon=":material/arrow_forward:", query_params=dict(query))
