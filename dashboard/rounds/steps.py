"""How far a steering round has come (announced, collecting, agreeing, frozen, held, minuted), and noting the next step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.rounds.errors import RoundError
from dashboard.rounds.telling import required
from dashboard.store import Store
from dashboard.vocabulary import LABELS, ROUND_STEPS

STEPS = tuple(term.code for term in ROUND_STEPS)
_AFTER_FREEZING = ("held", "minuted")


def step_of(row: Mapping[str, Any]) -> str:
    """The step that a row of queries/freezing/rounds.sql has reached.

    What was delivered and what is frozen the store tells: a round with a released delivery is at least collecting, a frozen one
    at least frozen, and one that is not frozen is at most agreeing, whatever was noted.
    """
    noted = row["step"] or "announced"
    if row["frozen_at"] is not None:
        return noted if noted in _AFTER_FREEZING else "frozen"
    if noted in _AFTER_FREEZING:
        return "agreeing"
    return "collecting" if noted == "announced" and row["deliveries"] else noted


def note_step(store: Store, round_code: str, step: str, *, by: str) -> None:
    """Note that a round has come to a step; freezing is a step of its own (rounds/freezing.py).

    RoundError: the round is unknown, or the step does not fit a round that is, or is not, frozen.
    """
    who = required(by, "die Stelle, die das vermerkt,")
    with store.write() as writer:
        found = queries.run(writer, "freezing/rounds").filter(pl.col("round") == round_code)
        if found.is_empty():
            raise RoundError(f"Eine Steuerungsrunde „{round_code}“ gibt es in den Stammdaten nicht.")
        if step not in STEPS or step == "frozen":
            raise RoundError(f"„{LABELS['round_step'].get(step, step)}“ kann nicht vermerkt werden.")
        is_frozen = found["frozen_at"][0] is not None
        if is_frozen != (step in _AFTER_FREEZING):
            label = LABELS["round_step"][step]
            raise RoundError(
                f"„{label}“ folgt erst auf die Festschreibung; der Stand der Runde {round_code} ist noch nicht festgeschrieben."
                if not is_frozen
                else f"Der Stand der Runde {round_code} ist festgeschrieben; „{label}“ liegt davor."
            )
        writer.insert("round_step", [{"round": round_code, "step": step, "noted_by": who, "noted_at": now()}])
