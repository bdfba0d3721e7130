"""What a click has to tell, kept until the next run shows it once; trying what may be refused; and what is said when something
breaks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard import formats, settings
from dashboard.journal import LOGGER, note_failure
from dashboard.refusals import RefusalError
from dashboard.store import StoreError
from dashboard.ui.parts import show_state

_KEY, _PLACE = "meldungen", "meldungen-platz"
STAYS_SECONDS = 3.0
"""So long a sentence outlasts further drawings: who clicked twice has its page drawn again at once and would not see it."""


@dataclass(slots=True)
class _Told:
    sentence: str
    is_error: bool
    first_shown: float | None = None
    """By the clock that never goes back; None until it was shown."""


def tell(sentence: str, *, is_error: bool = False) -> None:
    """Show this sentence with the next run; it may come from a callback. Names of files and the like are shown as they are.

    What was shown before has had its time.
    """
    told: list[_Told] = st.session_state.setdefault(_KEY, [])
    told[:] = [*(each for each in told if each.first_shown is None), _Told(formats.literal(sentence), is_error)]


def show_told(*, is_near: bool = False) -> None:
    """Show what was told, once; over the page too, for whoever clicked far below does not see its top.

    `is_near`: on this page nothing is told by what stands far below, so that it is said in one place only.
    """
    told: list[_Told] = st.session_state.setdefault(_KEY, [])
    now = time.monotonic()
    told[:] = [each for each in told if each.first_shown is None or now - each.first_shown < STAYS_SECONDS]
    st.session_state[_PLACE] = place = st.empty() if told else None
    for each in told:
        icon = ":material/error:" if each.is_error else ":material/check:"
        if each.first_shown is None and not is_near:
            st.toast(each.sentence, icon=icon)
        each.first_shown = each.first_shown or now
    if place is not None:
        with place.container():
            for each in told:
                icon = ":material/error:" if each.is_error else ":material/check:"
                (st.error if each.is_error else st.success)(each.sentence, icon=icon)


def _drop_shown() -> None:
    """Take away what an earlier press told: it would stand beside what the last one has to say."""
    st.session_state.get(_KEY, []).clear()
    place = st.session_state.get(_PLACE)
    if place is not None:
        place.empty()


def page_words(error: RefusalError) -> str:
    """What a page says of a refusal: where the files of the store lie is for the log alone."""
    told, folder = str(error), settings.STORE.absolute().parent
    plain = told.replace(f"{folder}{os.sep}", "").replace(str(folder), "der Daten")
    if plain != told:
        LOGGER.warning(told)
    return plain


def show_unreadable(error: StoreError, title: str | None = None, sentence: str = "Es gibt keine lesbaren Daten.") -> None:
    """What everybody reads where there is no store, or one that cannot be read; what is wrong and what to type is in the log."""
    reference = note_failure(error)
    what_to_do = (
        f"Bitte sagen Sie der Betreuung Bescheid; was zu tun ist, steht im Fehlerprotokoll unter der Fehlernummer {reference}."
    )
    show_state(sentence, what_to_do, title)


@contextmanager
def refusal_told() -> Iterator[None]:
    """In a callback: what is refused is told with the next run."""
    try:
        yield
    except RefusalError as error:
        tell(page_words(error), is_error=True)


def attempt(action: Callable[[], str]) -> None:
    """Do it and draw the page anew with the sentence that `action` returns; where it is refused, say why and leave the form."""
    try:
        sentence = action()
    except RefusalError as error:
        _drop_shown()
        st.error(formats.literal(page_words(error)), icon=":material/error:")
        return
    tell(sentence)
    st.rerun()


def show_failure(error: Exception) -> bool:
    """Log the error of a page and show its sentence; True tells Streamlit that nothing else is to be shown."""
    reference = note_failure(error)
    st.error(
        f"Die Seite konnte nicht aufgebaut werden. Bitte laden Sie sie neu; bleibt es dabei, nennen Sie der Betreuung die "
        f"Fehlernummer **{reference}**.",
        icon=":material/error:",
    )
    return True
