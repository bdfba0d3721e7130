"""More time for one body in a round: asked for by its house with a day and a reason, granted or declined by the lead unit.

The day that was granted, or that the lead unit sets by itself, is the deadline of this body from then on; nothing is overwritten.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_department, known_round, required
from dashboard.rounds.withdrawing import withdraw_entry
from dashboard.store import Queryable, Store, Writer


def extend(store: Store, round_code: str, department: str, until: date, *, reason: str | None, by: str) -> None:
    """Record that a body may answer until a later day; of several extensions the last one holds.

    RefusalError: the round or the body is unknown, the day does not lie after the deadline of the round, or it holds already.
    """
    who = required(by, "die Stelle, die verlängert,")
    with store.write() as writer:
        _extend(writer, round_code, department, until, (reason or "").strip() or None, who)


def request(store: Store, round_code: str, department: str, until: date, *, reason: str, by: str) -> int:
    """Record that a house asks for time until a later day; gives back the number of the request.

    RefusalError: as in `extend`, or the reason lacks, or a request of the house waits already.
    """
    why, who = required(reason, "den Grund, aus dem Ihr Haus mehr Zeit braucht,"), required(by, "die Stelle, die darum bittet,")
    with store.write() as writer:
        _refuse_day(writer, round_code, department, until)
        for row in queries.run(writer, "deadlines/requests", round=round_code, department=department).iter_rows(named=True):
            if row["is_granted"] is None:
                until_day = formats.day(row["requested_to"])
                raise RefusalError(f"Um mehr Zeit bis {until_day} ist schon gebeten; darüber ist noch nicht entschieden.")
        request_id = writer.next_number("extension_request", "request_id")
        row = {"request_id": request_id, "round": round_code, "department": department, "requested_to": until, "reason": why}
        writer.insert("extension_request", [row | {"requested_by": who, "requested_at": now()}])
    return request_id


def grant(store: Store, request_id: int, *, until: date | None = None, by: str) -> date:
    """Grant a request, for the day that was asked for or another one; gives back the day that holds.

    RefusalError: there is no such request, it was decided or taken back, or the day does not fit.
    """
    who = required(by, "die Stelle, die entscheidet,")
    with store.write() as writer:
        row = _waiting(writer, request_id)
        day = until or row["requested_to"]
        _extend(writer, row["round"], row["department"], day, row["reason"], who)
        _decide(writer, request_id, who, is_granted=True, reason=None)
    return day


def decline(store: Store, request_id: int, *, reason: str, by: str) -> None:
    """Decline a request with a reason. RefusalError as in `grant`, or where the reason lacks."""
    why, who = required(reason, "den Grund der Ablehnung"), required(by, "die Stelle, die entscheidet,")
    with store.write() as writer:
        _waiting(writer, request_id)
        _decide(writer, request_id, who, is_granted=False, reason=why)


def withdraw_request(store: Store, request_id: int, *, reason: str, by: str) -> None:
    """Take back a request that waits. RefusalError: there is none, it was decided or taken back before, or the reason lacks."""
    withdraw_entry(store, "request", request_id, _waiting, reason=reason, by=by)


def _decide(writer: Writer, request_id: int, who: str, *, is_granted: bool, reason: str | None) -> None:
    row = {"request_id": request_id, "is_granted": is_granted, "reason": reason}
    writer.insert("extension_decision", [row | {"decided_by": who, "decided_at": now()}])


def _waiting(source: Queryable, request_id: int) -> dict[str, Any]:
    found = queries.run(source, "deadlines/requests").filter(request_id=request_id).to_dicts()
    if not found:
        raise RefusalError(f"Eine Bitte um mehr Zeit mit der Nummer {request_id} gibt es nicht, oder sie ist zurückgezogen.")
    row = found[0]
    if row["is_granted"] is not None:
        word = "gewährt" if row["is_granted"] else "abgelehnt"
        raise RefusalError(f"Über die Bitte Nr. {request_id} ist schon entschieden: {word} durch {row['decided_by']}.")
    return row


def _extend(writer: Writer, round_code: str, department: str, until: date, reason: str | None, who: str) -> None:
    _refuse_day(writer, round_code, department, until)
    if _own_deadline(writer, round_code, department) == until:
        raise RefusalError(f"Für {department} gilt schon die Frist {formats.day(until)}; geändert wurde nichts.")
    entry = {"round": round_code, "department": department, "extended_to": until, "reason": reason}
    writer.insert("extension", [entry | {"recorded_by": who, "recorded_at": now()}])


def _refuse_day(source: Queryable, round_code: str, department: str, until: date) -> None:
    deadlines = dict(queries.run(source, "master/steering_round").select("code", "deadline").iter_rows())
    deadline: date | None = deadlines[known_round(round_code, deadlines)]
    known_department(department, queries.run(source, "master/department")["code"])
    if deadline is not None and until <= deadline:
        raise RefusalError(f"Die neue Frist muss nach der Frist der Runde liegen, dem {formats.day(deadline)}.")


def _own_deadline(source: Queryable, round_code: str, department: str) -> date | None:
    rows = queries.run(source, "round_sheet/asked", round=round_code, department=department)
    return rows["due"][0] if not rows.is_empty() and rows["is_extended"][0] else None
