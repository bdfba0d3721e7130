"""An archive that takes long: written while the page looks on, with a bar, then handed out as long as the page is open.

A browser shows nothing of a download before its first byte. So the page writes first, and its link hands out what lies ready: for
the same eyes, of the same published state, until the page is left.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import streamlit as st

from dashboard import formats
from dashboard.papers.files import Step
from dashboard.refusals import RefusalError
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.choices import shown_page
from dashboard.ui.handing_out import NO_LONGER, Paper, hand_out
from dashboard.ui.presses import nobody_waits

_KEY = "geschriebenes-archiv"


@dataclass(slots=True)
class Written:
    """What lies ready: of which state and for which eyes, on which page, and its bytes, until they are dropped."""

    of: Hashable
    page: str
    content: bytes | None

    def taken(self) -> bytes:
        """RefusalError where the page was left meanwhile."""
        if self.content is None:
            raise RefusalError(NO_LONGER)
        return self.content


def hand_out_archive(what: str, file_name: str, detail: str, write: Callable[[Step], bytes]) -> None:
    """The button that writes an archive, or the link to what was written; `write` makes its bytes."""
    of = (data.sight(), data.generation(), today(), file_name)
    written: Written | None = st.session_state.get(_KEY)
    place = st.empty()
    if written is None or written.of != of:
        drop_archive()
        if not place.button(f"{what} schreiben", icon=":material/folder_zip:"):
            return
        with nobody_waits(), place.container():
            written = st.session_state[_KEY] = Written(of, shown_page(), write(_bar()))
    paper = Paper(what, file_name, "application/zip", written.taken, detail=detail)
    with place.container():
        hand_out(f"{what} als ZIP", paper, icon=":material/folder_zip:")


def _bar() -> Step:
    bar = st.progress(0.0, "Wird geschrieben …")

    def step(done: int, total: int, name: str) -> None:
        bar.progress(done / total, f"{formats.number(done + 1)} von {formats.number(total)}: {formats.literal(name)}")

    return step


def drop_archive(page: str | None = None) -> None:
    """Forget what lies ready, unless it was written on this page."""
    written: Written | None = st.session_state.get(_KEY)
    if written is not None and written.page != page:
        written.content = None
        del st.session_state[_KEY]
