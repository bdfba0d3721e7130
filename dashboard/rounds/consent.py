"""The yes (or no) of the other house to a merge into its measure: a merge between houses needs both (DESIGN, section 1)."""

from __future__ import annotations

import polars as pl

from dashboard import queries
from dashboard.intake.accepting.receipt import now
from dashboard.rounds.errors import RoundError
from dashboard.rounds.telling import required
from dashboard.store import Store


def record_consent(store: Store, round_code: str, measure_id: str, *, is_agreed: bool, reference: str | None, by: str) -> None:
    """Record what the house that a merge waits for has said; of several words of a house the last one holds.

    `reference` is a file number or a letter. RoundError: nothing waits for a consent there, or the function lacks.
    """
    who = required(by, "die Stelle, die zustimmt,")
    with store.write() as writer:
        waiting = queries.run(writer, "freezing/checklist", round=round_code).filter(
            pl.col("kind") == "consent", pl.col("measure_id") == measure_id
        )
        if waiting.is_empty():
            raise RoundError(f"Zur Maßnahme „{measure_id}“ steht in der Runde {round_code} keine Zustimmung aus.")
        row = {"measure_id": measure_id, "kind": "merged", "department": waiting["department"][0], "is_agreed": is_agreed}
        told = (reference or "").strip() or None
        writer.insert("consent", [row | {"reference": told, "recorded_by": who, "recorded_at": now()}])
