"""Placing a page: it is composed where there is what it needs; else the page says what is missing, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.parts import show_state
from dashboard.ui.telling import show_unreadable


def place(title: str, show: Callable[[], None]) -> None:
    """Draw a page that needs a store; `show` reads from it before it draws its own title."""
    try:
        show()
    except StoreError as error:
        show_unreadable(error, title)


def place_with_lists(
    title: str,
    show: Callable[[data.Choices], None],
    what_to_do: str = "Bitte nehmen Sie unter „Hochladen“ eine Liste an.",
    *,
    sentence: str = "Noch ist keine Liste freigegeben.",
    least: int = 1,
) -> None:
    """Draw a page that needs rounds with a state, at `least` so many; without them it says `sentence` and `what_to_do`."""
    try:
        choices = data.choices()
    except StoreError as error:
        show_unreadable(error, title)
        return
    if len(choices.rounds) >= least:
        show(choices)
    else:
        show_state(sentence, what_to_do, title)


def place_for_a_round(title: str, show: Callable[[], None]) -> None:
    """Draw a page that works for a round of the master data, whether anything is released for it or not."""
    try:
        has_rounds = bool(data.steering_rounds())
    except StoreError as error:
        show_unreadable(error, title)
        return
    if has_rounds:
        show()
    else:
        show_state("Die Stammdaten nennen keine Steuerungsrunde.", "Bitte tragen Sie sie in die Stammdaten ein.", title)
