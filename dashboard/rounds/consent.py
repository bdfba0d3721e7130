"""What houses and the lead unit settle about single measures: the yes to a merge or a change of lead, and a mended mistake in a
date.
"""

from __future__ import annotations

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.accepting.derivation import derive
from dashboard.refusals import RefusalError, known_measure, known_round, required
from dashboard.store import Store


def record_consent(store: Store, round_code: str, measure_id: str, *, is_agreed: bool, reference: str | None, by: str) -> None:
    """Record what the house that a merge or a change of lead waits for has said; of several words of a house the last one holds.

    `reference` is a file number or a letter. RefusalError: nothing waits for a consent there, or the function lacks.
    """
    who = required(by, "die Stelle, die zustimmt,")
    with store.write() as writer:
        waiting = queries.run(writer, "changes/pending_consent", round=round_code).filter(measure_id=measure_id)
        if waiting.is_empty():
            raise RefusalError(f"Zur Maßnahme „{measure_id}“ steht in der Runde {round_code} keine Zustimmung aus.")
        answer = {
            "is_agreed": is_agreed,
            "reference": (reference or "").strip() or None,
            "recorded_by": who,
            "recorded_at": now(),
        }
        rows = waiting.rename({"waits_for": "department"}).select("measure_id", "kind", "department").to_dicts()
        writer.insert("consent", [row | answer for row in rows])


def mark_correction(store: Store, round_code: str, measure_id: str, *, is_correction: bool, reason: str, by: str) -> None:
    """Say whether the later end that a round told of a measure was a correction; the last word holds, all stay in the books.

    RefusalError: the round or the measure is unknown, the round is frozen, or reason or function lack.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die das kennzeichnet,")
    with store.write() as writer:
        rounds = {row["round"]: row for row in queries.run(writer, "freezing/rounds").iter_rows(named=True)}
        if rounds[known_round(round_code, rounds)]["frozen_at"] is not None:
            raise RefusalError(f"Der Stand der Runde {round_code} ist festgeschrieben; was er als Verschiebung zählt, bleibt so.")
        known_measure(measure_id, queries.run(writer, "deliveries/measure", measure_id=measure_id)["measure_id"])
        row = {"round": round_code, "measure_id": measure_id, "is_correction": is_correction, "reason": why}
        writer.insert("end_correction", [row | {"marked_by": who, "marked_at": now()}])
        derive(writer)
