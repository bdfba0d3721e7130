"""The registry of pages: one entry per page, grouped by what a user came for (DESIGN, section 6); and links to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from urllib.parse import quote

import streamlit as st

from dashboard import formats, settings
from dashboard.access.viewer import ROLE_WORDS, Viewer
from dashboard.refusals import RefusalError
from dashboard.settings import PAGES
from dashboard.shell import TITLE
from dashboard.ui import data
from dashboard.ui.choices import SHARED_KEYS, tell_unheeded, turn_to
from dashboard.ui.handing_archive import drop_archive
from dashboard.ui.head import page_head, show_name, show_sentence
from dashboard.ui.login import let_in
from dashboard.ui.viewing import is_visitor, sees_shared, viewer

_MARKED = "gruppe-der-seite"
NOTHING: Mapping[str, str] = {}
AGENDA = "tagesordnung"
INQUIRIES = "fragen"
"""The place of the agenda on its page, for links that lead to it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its group in the navigation, its title, its German word in the URL, and its file in pages/."""

    group: str
    title: str
    url: str
    file: str
    is_listed: bool = True
    """Whether the navigation names it; the page of one measure is only reached from others."""
    is_for: Callable[[Viewer], bool] | None = None
    """Who can use it; None: everybody. For the others no link leads there, and its address says so."""
    is_public: bool = False
    """Whether it is drawn for who is nobody here too, where the operator has opened the public view; it asks for no viewer."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Other words that somebody types into the address for it: its title, with umlauts or without."""
        word = self.title.lower().replace(" ", "-")
        plain = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
        return tuple(each for each in dict.fromkeys((word, plain)) if each != self.url)


_HOUSES, _DELIVERING, _WITH_SHEETS = (attrgetter(name) for name in ("sees_shared", "delivers", "has_sheets"))
_LEADING = attrgetter("sees_all")
ENTRIES: tuple[Entry, ...] = (
    Entry("Überblick", "Überblick", "ueberblick", "overview.py"),
    Entry("Überblick", "Lage", "lage", "situation.py"),
    Entry("Überblick", "Handlungsfelder", "handlungsfelder", "fields.py"),
    Entry("Überblick", "Ressorts und Stellen", "ressorts", "departments.py"),
    Entry("Überblick", "Ebenen", "ebenen", "levels.py"),
    Entry("Überblick", "Maßnahmen", "massnahmen", "measures.py"),
    Entry("Überblick", "Maßnahme", "massnahme", "measure.py", is_listed=False),
    Entry("Überblick", "Veränderungen", "veraenderungen", "changes.py"),
    Entry("Steuerungsrunde", "Steuerungsrunde", "runde", "steering_round.py", is_for=_HOUSES),
    Entry("Steuerungsrunde", "Beschlüsse", "beschluesse", "decisions.py", is_for=_HOUSES),
    Entry("Steuerungsrunde", "Unterlagen", "unterlagen", "papers.py", is_for=_HOUSES),
    Entry("Steuerungsrunde", "Arbeitsgruppe", "arbeitsgruppe", "working_group.py", is_for=_HOUSES),
    Entry("Steuerungsrunde", "Stammdaten", "stammdaten", "master_data.py", is_for=_HOUSES),
    Entry("Steuerungsrunde", "Protokoll", "protokoll", "trail.py", is_for=_LEADING),
    Entry("Rückmeldungen", "Hochladen", "hochladen", "upload.py", is_for=_DELIVERING),
    Entry("Rückmeldungen", "Rückmeldestand", "rueckmeldestand", "delivery_board.py", is_for=_HOUSES),
    Entry("Rückmeldungen", "Rückmeldelisten", "rueckmeldelisten", "round_sheets.py", is_for=_WITH_SHEETS),
    Entry("Bericht und Hinweise", "Bericht", "bericht", "report.py", is_for=_LEADING),
    Entry("Bericht und Hinweise", "Öffentlicher Bericht", "oeffentlich", "public_report.py", is_public=True),
    Entry("Bericht und Hinweise", "Methodik", "methodik", "method.py"),
    Entry("Bericht und Hinweise", "Barrierefreiheit", "barrierefreiheit", "accessibility.py"),
)
"""Every page in the order of the navigation; the first one is shown where no page is named."""
_BY_FILE = {entry.file: entry for entry in ENTRIES}


def show_page() -> None:
    """Draw the frame that all pages share, then the page that the URL names."""
    name = data.framework().name or TITLE
    show_name(name)
    page = _navigate()
    st.set_page_config(page_title=f"{page.title} · {name}", layout="wide", initial_sidebar_state="auto")
    turn_to(page.url_path)
    drop_archive(page.url_path)
    entry = _entry_of(page)
    visits = entry.is_public and is_visitor()
    if not visits and not let_in():
        _show_way_to_the_public()
        return
    if is_open(entry.file):
        tell_unheeded(() if not visits and sees_shared() else SHARED_KEYS)
        page.run()
    else:
        _show_closed(entry)


def is_open(file: str) -> bool:
    """Whether whoever looks can use the page in this file."""
    is_for = _BY_FILE[file].is_for
    return is_for is None or is_for(viewer())


def _show_way_to_the_public() -> None:
    """Below the way in, what can be read without it."""
    if settings.IS_PUBLIC:
        public = (entry for entry in ENTRIES if entry.is_public)
        st.markdown(f"Ohne Anmeldung zu lesen: {formats.joined([way(entry.title, entry.file) for entry in public])}")


def _show_closed(entry: Entry) -> None:
    """A page that somebody has the address of and cannot use."""
    page_head(entry.title, is_sample=False)
    role = ROLE_WORDS[viewer().role]
    show_sentence(f"Diese Seite gehört nicht zu Ihrer Rolle „{role}“.")
    st.markdown(f"Was Sie sehen, beginnt beim {way('Überblick', ENTRIES[0].file)}.")


def _navigate() -> st.Page:
    """Draw the navigation, with the group of the active page in bold, and return that page.

    Which one it is, only the navigation knows: on the way to another group it is drawn a second time.
    """
    marked = st.session_state.get(_MARKED, ENTRIES[0].group)
    page = st.navigation(_groups(marked), position="top")
    active = _entry_of(page).group
    if active != marked:
        page = st.navigation(_groups(active), position="top")
    st.session_state[_MARKED] = active
    return page


def _entry_of(page: st.Page) -> Entry:
    return next(entry for entry in ENTRIES if page.url_path in (entry.url, "") and entry.title == page.title)


def _groups(marked: str) -> dict[str, list[st.Page]]:
    """All pages, since an address may name any of them; listed are those that whoever looks can use, to nobody none."""
    groups: dict[str, list[st.Page]] = {}
    who = _known_viewer()
    for entry in ENTRIES:
        label = f"**{entry.group}**" if entry.group == marked else entry.group
        is_listed = entry.is_listed and _can_use(entry, who)
        groups.setdefault(label, []).append(copy(_page(entry, is_listed)))
    return groups


def _can_use(entry: Entry, who: Viewer | None) -> bool:
    """Whether there is this page for somebody; None is who is nobody here."""
    if who is None:
        return entry.is_public and settings.IS_PUBLIC
    return entry.is_for is None or entry.is_for(who)


def _known_viewer() -> Viewer | None:
    try:
        return viewer()
    except RefusalError:
        return None


@cache
def _page(entry: Entry, is_listed: bool) -> st.Page:
    """The page of an entry, to be copied for each drawing, which marks it: making one looks for its file each time."""
    return st.Page(
        PAGES / entry.file,
        title=entry.title,
        url_path=entry.url,
        default=entry is ENTRIES[0],
        visibility="visible" if is_listed else "hidden",
    )


def link_to_page(label: str, file: str, query: Mapping[str, str]) -> None:
    """A link to the page in this file as a line of its own, with these words in its URL."""
    st.markdown(way(label, file, query), width="content")


def address_of(file: str, query: Mapping[str, str | list[str]]) -> str:
    """The address of the page in this file, with these words, as a link in a text bears it."""
    words = "&".join(
        f"{key}={_quoted(word)}" for key, given in query.items() for word in ([given] if isinstance(given, str) else given)
    )
    url = _BY_FILE[file].url
    return f"{url}?{words}" if words else url


@lru_cache(maxsize=4096)
def _quoted(word: str) -> str:
    return quote(word, safe="")


def way(label: str, file: str, query: Mapping[str, str | list[str]] = NOTHING, place: str = "") -> str:
    """A link in a text (Markdown) to the page in this file: its label in Markdown, and what stands in its address.

    `place` is the anchor of a heading there. dashboard/history.js opens it in the same window, as the menu does. The label alone
    where whoever looks cannot use that page.
    """
    if not is_open(file):
        return label
    return f"[{label}]({address_of(file, query)}{f'#{place}' if place else ''})"
