"""The yes (or no) of the other house to a merge into its measure, or to a change of the lead: both need both houses."""

from __future__ import annotations

from dashboard import queries
from dashboard.intake.accepting.receipt import now
from dashboard.rounds.errors import RoundError
from dashboard.rounds.telling import required
from dashboard.store import Store


def record_consent(store: Store, round_code: str, measure_id: str, *, is_agreed: bool, reference: str | None, by: str) -> None:
    """Record what the house that a merge or a change of lead waits for has said; of several words of a house the last one holds.

    `reference` is a file number or a letter. RoundError: nothing waits for a consent there, or the function lacks.
    """
    who = required(by, "die Stelle, die zustimmt,")
    with store.write() as writer:
        waiting = queries.run(writer, "changes/pending_consent", round=round_code).filter(measure_id=measure_id)
        if waiting.is_empty():
            raise RoundError(f"Zur Maßnahme „{measure_id}“ steht in der Runde {round_code} keine Zustimmung aus.")
        told = {"is_agreed": is_agreed, "reference": (reference or "").strip() or None, "recorded_by": who, "recorded_at": now()}
        rows = waiting.rename({"waits_for": "department"}).select("measure_id", "kind", "department").to_dicts()
        writer.insert("consent", [row | told for row in rows])
