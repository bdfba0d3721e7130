"""How far a steering round has come (announced, collecting, agreeing, frozen, held, minuted), and noting the next step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_round, required
from dashboard.rounds.under_way import called_before
from dashboard.store import Store
from dashboard.vocabulary import LABELS, ROUND_STEPS

STEPS = tuple(term.code for term in ROUND_STEPS)
_AFTER_FREEZING = ("held", "minuted")


def step_of(row: Mapping[str, Any], today: date) -> str:
    """The step that a row of queries/freezing/rounds.sql has reached.

    A round is collecting from the day on which it is called for (rounds/under_way.py), noted or not; a list that was released
    early does not call for it. What is frozen the store tells: a frozen round is at least frozen, and one that is not frozen is
    at most agreeing, whatever was noted.
    """
    noted = row["step"] or "announced"
    if row["frozen_at"] is not None:
        return noted if noted in _AFTER_FREEZING else "frozen"
    if noted in _AFTER_FREEZING:
        return "agreeing"
    return "collecting" if noted == "announced" and called_before(row["reference_date"]) <= today else noted


def note_step(store: Store, round_code: str, step: str, *, by: str) -> None:
    """Note that a round has come to a step; freezing is a step of its own (rounds/freezing.py).

    RefusalError: the round is unknown, or the step does not fit a round that is, or is not, frozen.
    """
    who = required(by, "die Stelle, die das vermerkt,")
    with store.write() as writer:
        frozen_at = dict(queries.run(writer, "freezing/rounds").select("round", "frozen_at").iter_rows())
        known_round(round_code, frozen_at)
        if step not in STEPS or step == "frozen":
            raise RefusalError(f"„{LABELS['round_step'].get(step, step)}“ kann nicht vermerkt werden.")
        is_frozen = frozen_at[round_code] is not None
        if is_frozen != (step in _AFTER_FREEZING):
            label = LABELS["round_step"][step]
            raise RefusalError(
                f"„{label}“ folgt erst auf die Festschreibung; der Stand der Runde {round_code} ist noch nicht festgeschrieben."
                if not is_frozen
                else f"Der Stand der Runde {round_code} ist festgeschrieben; „{label}“ liegt davor."
            )
        writer.insert("round_step", [{"round": round_code, "step": step, "noted_by": who, "noted_at": now()}])
