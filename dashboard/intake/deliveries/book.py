"""What is written into the book of deliveries beside the lists: releases, withdrawals, confirmations, inquiries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import Receipt, Release, now
from dashboard.intake.accepting.confirmation import NIL_RETURN, UNCHANGED, record_confirmation
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.joining.comparison import newest_delivery_id
from dashboard.refusals import RefusalError, known_department, known_measure, known_meeting, known_round, required
from dashboard.store import Queryable, Store


def delivery(source: Queryable, delivery_id: int) -> dict[str, Any]:
    """The row of queries/deliveries/one.sql; RefusalError where there is no such delivery."""
    found = queries.run(source, "deliveries/one", delivery_id=delivery_id)
    if found.is_empty():
        raise RefusalError(f"Eine Rückmeldung mit der Nummer {delivery_id} gibt es nicht.")
    return found.row(0, named=True)


def standing(source: Queryable, delivery_id: int) -> dict[str, Any]:
    """The same; RefusalError also where it was taken back."""
    row = delivery(source, delivery_id)
    if row["withdrawn_at"] is not None:
        raise RefusalError(f"Die Rückmeldung {delivery_id} ist schon zurückgenommen (Grund: {row['withdrawal_reason']}).")
    return row


def release(store: Store, delivery_id: int, given: Release) -> None:
    """Release a delivery that was accepted as a draft, and publish the new state.

    RefusalError: there is no such delivery, it was taken back or released before, or no function is named.
    """
    required(given.released_by, "die Funktion, die freigibt,")
    with store.write() as writer:
        row = standing(writer, delivery_id)
        if row["is_released"]:
            raise RefusalError(f"Die Rückmeldung {delivery_id} ist schon freigegeben, durch {row['released_by']}.")
        writer.insert("release", [given.row(delivery_id, now())])
        derive(writer)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back; `holds_now` is the department's delivery that is the newest again, None where there is none.

    `set_free` are the keys that no delivery names any more: they are kept for the same measures.
    """

    delivery_id: int
    department: str
    round_code: str
    file_name: str | None
    holds_now: int | None
    set_free: tuple[str, ...] = ()

    @property
    def kept_keys(self) -> str:
        """What becomes of the keys that were given with it, in a sentence; empty where none was."""
        if not self.set_free:
            return ""
        if len(self.set_free) == 1:
            return f"Die Kennung {self.set_free[0]} bekommt dieselbe Maßnahme wieder, wenn sie neu gemeldet wird."
        span = f"{self.set_free[0]} bis {self.set_free[-1]}"
        return f"Die {len(self.set_free)} Kennungen {span} bekommen dieselben Maßnahmen wieder, wenn sie neu gemeldet werden."


def take_back(store: Store, delivery_id: int, *, reason: str, by: str) -> TakenBack:
    """Take back a department's newest delivery and publish the state before it.

    `by` is a function, not a person. RefusalError: there is no such delivery, it was taken back before, a later one of the same
    department holds, or there is no reason; StoreError as in Store.write.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die zurücknimmt,")
    with store.write() as writer:
        row = standing(writer, delivery_id)
        _refuse_older(writer, delivery_id, row["department"])
        free_before = _set_free(writer, row["department"])
        entry = {"delivery_id": delivery_id, "reason": why, "withdrawn_by": who, "withdrawn_at": now()}
        writer.insert("withdrawal", [entry])
        derive(writer)
        holds_now = newest_delivery_id(writer, row["department"])
        freed = tuple(key for key in _set_free(writer, row["department"]) if key not in free_before)
    return TakenBack(delivery_id, row["department"], row["round"], row["file_name"], holds_now, freed)


def _set_free(source: Queryable, department: str) -> list[str]:
    return queries.run(source, "identity/set_free", department=department)["measure_id"].to_list()


def _refuse_older(source: Queryable, delivery_id: int, department: str) -> None:
    newest = queries.run(source, "identity/newest_delivery", department=department)["delivery_id"][0]
    if newest != delivery_id:
        raise RefusalError(
            f"Zurückgenommen werden kann nur die neueste Rückmeldung von {department}; das ist die Rückmeldung {newest}. "
            f"Bitte nehmen Sie zuerst diese zurück."
        )


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmation that was recorded: the number of the delivery, and how many measures it confirms."""

    delivery_id: int
    department: str
    unchanged: int


def confirm_unchanged(store: Store, department: str, *, receipt: Receipt, none_to_report: bool) -> Confirmed:
    """Record that a body has nothing new to say for a round, and publish the new state.

    `none_to_report` (Fehlanzeige) is for bodies without a measure, the other for those with at least one. Recorded on behalf of
    the body (`receipt.recorded_by`), it needs a proof. RefusalError: the two do not fit, the proof lacks, or the body or the
    round is unknown.
    """
    if receipt.recorded_by is not None:
        required(receipt.proof, "den Nachweis (zum Beispiel „E-Mail vom …, Aktenzeichen …“)")
    with store.write() as writer:
        kind = NIL_RETURN if none_to_report else UNCHANGED
        delivery_id, unchanged = record_confirmation(writer, department, receipt, kind)
        if none_to_report and unchanged:
            raise RefusalError(
                f"Eine Fehlanzeige passt nicht: Zu {department} {_running(unchanged)}. Bitte wählen Sie „alles "
                "unverändert“ oder schicken Sie eine Liste."
            )
        if not none_to_report and not unchanged:
            raise RefusalError(
                f"Zu {department} läuft keine Maßnahme, die unverändert sein könnte. Bitte wählen Sie „Fehlanzeige“ oder "
                "schicken Sie eine Liste."
            )
        derive(writer)
    return Confirmed(delivery_id, department, unchanged)


def _running(count: int) -> str:
    return f"{'läuft' if count == 1 else 'laufen'} {formats.measures(count)}"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """An inquiry to one body for a round, about a measure or without one; `meeting` is the day of the working group that asks."""

    round_code: str
    department: str
    text: str
    asked_by: str
    asked_on: date
    measure_id: str | None = None
    meeting: date | None = None


def ask(store: Store, inquiry: Inquiry) -> int:
    """Record an inquiry; gives back its number.

    RefusalError: no text, the round, the body, the measure or the meeting is unknown, or the very same is asked and unanswered.
    """
    text, asked_by = required(inquiry.text, "die Frage"), required(inquiry.asked_by, "die Stelle, die fragt,")
    with store.write() as writer:
        _refuse_unknown(writer, inquiry)
        _refuse_double(writer, inquiry, text)
        inquiry_id = writer.next_number("inquiry", "inquiry_id")
        row = {"inquiry_id": inquiry_id, "round": inquiry.round_code, "department": inquiry.department}
        row |= {"measure_id": inquiry.measure_id, "text": text, "asked_by": asked_by, "asked_on": inquiry.asked_on}
        writer.insert("inquiry", [row | {"meeting": inquiry.meeting}])
    return inquiry_id


def _refuse_unknown(source: Queryable, inquiry: Inquiry) -> None:
    known_round(inquiry.round_code, queries.run(source, "master/steering_round")["code"])
    known_department(inquiry.department, queries.run(source, "master/department")["code"])
    about, meeting = inquiry.measure_id, inquiry.meeting
    if about is not None:
        known_measure(about, queries.run(source, "deliveries/measure", measure_id=about)["measure_id"])
    if meeting is not None:
        known_meeting(meeting, queries.run(source, "master/meeting").filter(kind="meeting")["day"])


def _refuse_double(source: Queryable, inquiry: Inquiry, text: str) -> None:
    """A form that was sent twice asks once."""
    same = {"round": inquiry.round_code, "department": inquiry.department, "measure_id": inquiry.measure_id, "text": text}
    for row in queries.run(source, "meetings/inquiries", unanswered=True).iter_rows(named=True):
        if all(row[name] == value for name, value in (same | {"meeting": inquiry.meeting}).items()):
            raise RefusalError(
                f"Diese Frage an {inquiry.department} ist schon gestellt, als Nr. {row['inquiry_id']}, und noch unbeantwortet."
            )
