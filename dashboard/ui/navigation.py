"""The registry of pages: one entry per page, grouped by what a user came for (DESIGN, section 6); and links to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.settings import PAGES
from dashboard.shell import TITLE
from dashboard.ui import data
from dashboard.ui.choices import turn_to
from dashboard.ui.head import name_as_image
from dashboard.ui.parts import is_dark

_MARKED = "gruppe-der-seite"


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
    Entry("Überblick", "Lage", "lage", "situation.py"),
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
    name = data.framework().name or TITLE
    st.logo(name_as_image(name, is_dark=is_dark()))
    page = _navigate()
    st.set_page_config(page_title=f"{page.title} · {name}", layout="wide", initial_sidebar_state="auto")
    turn_to(page.url_path)
    page.run()


def _navigate() -> st.Page:
    """Draw the navigation, with the group of the active page in bold, and return that page.

    Which one it is, only the navigation knows: on the way to another group it is drawn a second time.
    """
    marked = st.session_state.get(_MARKED, ENTRIES[0].group)
    page = st.navigation(_groups(marked), position="top")
    active = next(entry.group for entry in ENTRIES if page.url_path in (entry.url, "") and entry.title == page.title)
    if active != marked:
        page = st.navigation(_groups(active), position="top")
    st.session_state[_MARKED] = active
    return page


def _groups(marked: str) -> dict[str, list[st.Page]]:
    groups: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        page = st.Page(
            PAGES / entry.file,
            title=entry.title,
            url_path=entry.url,
            default=entry is ENTRIES[0],
            visibility="visible" if entry.is_listed else "hidden",
        )
        groups.setdefault(f"**{entry.group}**" if entry.group == marked else entry.group, []).append(page)
    return groups


def link_to_page(label: str, file: str, query: Mapping[str, str], *, is_key: bool = False) -> None:
    """A link to the page in this file, with these words in its URL.

    `is_key`: it stands before a line, as the keys of measures do, and not as a way of its own with an arrow.
    """
    if is_key:
        st.page_link(PAGES / file, label=f":primary[{label}]", query_params=dict(query))
    else:
        st.page_link(PAGES / file, label=label, icon=":material/arrow_forward:", query_params=dict(query))
