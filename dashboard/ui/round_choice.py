"""For which steering round a page of the coordinators' loop works: chosen, and kept in the URL (?runde=2026)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from dashboard.master import SteeringRound
from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.linked_choice import linked_choice
from dashboard.ui.parts import show_state

KEY = "runde"


def steering_rounds() -> tuple[SteeringRound, ...]:
    """All steering rounds of the master data, newest first; StoreError where there is no store."""
    return tuple(SteeringRound(**row) for row in reversed(data.frame("master/steering_round").to_dicts()))


def current(rounds: Sequence[SteeringRound], today: date) -> SteeringRound:
    """The round that is being prepared: the next one that has a day to meet, else the newest. At least one is given."""
    ahead = [each for each in rounds if each.held_on is not None and each.held_on >= today]
    return min(ahead, key=lambda each: each.reference_date) if ahead else max(rounds, key=lambda each: each.reference_date)


def round_choice(rounds: Sequence[SteeringRound]) -> SteeringRound:
    """Draw the choice and return the round; the one that is being prepared stands there first."""
    by_code = {each.code: each for each in rounds}
    default = current(rounds, datetime.now(UTC).date()).code
    return by_code[linked_choice("Steuerungsrunde", {code: each.title for code, each in by_code.items()}, KEY, default)]


def show_for_a_round(title: str, show: Callable[[], None]) -> None:
    """Draw a page that works for a round; where there is no store or no round, say so and what to do."""
    try:
        has_rounds = bool(steering_rounds())
    except StoreError as error:
        show_state("Es gibt keine lesbaren Daten.", str(error), title)
        return
    if has_rounds:
        show()
    else:
        show_state("Die Stammdaten nennen keine Steuerungsrunde.", "Bitte tragen Sie sie in die Stammdaten ein.", title)
