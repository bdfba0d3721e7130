"""With whom a report was agreed: each body's word, and the day of the Senate's decision. The last entry holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_department, known_round, required
from dashboard.store import Queryable, Store

STANCES = {"agreed": "abgestimmt", "objected": "Bedenken", "no_answer": "nicht geantwortet"}
"""What a body may have said to the report; nobody's silence stops it, and the report tells it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was recorded of a body, or of the Senate."""

    stance: str
    on: date
    reference: str | None

    @property
    def words(self) -> str:
        return f"{STANCES[self.stance]} ({formats.day(self.on)})"


@dataclass(frozen=True, slots=True)
class Agreements:
    """What holds for a round: of each body, and of the Senate once it has decided."""

    bodies: dict[str, Agreement]
    senate: Agreement | None


def agreements(source: Queryable, round_code: str) -> Agreements:
    """What is recorded for the report of a round."""
    found = {
        row["department"]: Agreement(row["stance"], row["agreed_on"], row["reference"])
        for row in queries.run(source, "report/agreements", round=round_code).iter_rows(named=True)
    }
    senate = found.pop(None, None)
    return Agreements(found, senate)


def record(store: Store, round_code: str, body: str | None, given: Agreement | None, *, by: str) -> None:
    """Record what a body said to the report, or the day on which the Senate decided (`body` None); None takes the entry back.

    RefusalError: no such round, body or stance, or no function. `by` is a function, not a person.
    """
    who = required(by, "die Stelle, die vermerkt,")
    if given is not None and given.stance not in STANCES:
        raise RefusalError(f"Bekannt sind: {', '.join(STANCES)}.")
    with store.write() as writer:
        known_round(round_code, queries.run(writer, "master/steering_round")["code"].to_list())
        code = known_department(body, queries.run(writer, "master/department")["code"].to_list()) if body else None
        row = {"round": round_code, "department": code, "stance": given and given.stance, "agreed_on": given and given.on}
        row["reference"] = (given.reference or "").strip() or None if given else None
        writer.insert("report_agreement", [row | {"recorded_by": who, "recorded_at": now()}])
