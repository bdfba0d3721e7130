"""What is written into the book of deliveries beside the lists: releases, withdrawals, confirmations, longer deadlines,
inquiries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import AcceptanceError, Receipt, Release, now
from dashboard.intake.accepting.confirmation import record_confirmation
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.joining.comparison import newest_delivery_id
from dashboard.store import Queryable, Store


def delivery(source: Queryable, delivery_id: int) -> dict[str, Any]:
    """The row of queries/deliveries/one.sql; DeliveryError where there is no such delivery."""
    found = queries.run(source, "deliveries/one", delivery_id=delivery_id)
    if found.is_empty():
        raise DeliveryError(f"Eine Rückmeldung mit der Nummer {delivery_id} gibt es nicht.")
    return found.row(0, named=True)


def standing(source: Queryable, delivery_id: int) -> dict[str, Any]:
    """The same; DeliveryError also where it was taken back."""
    row = delivery(source, delivery_id)
    if row["withdrawn_at"] is not None:
        raise DeliveryError(f"Die Rückmeldung {delivery_id} ist schon zurückgenommen (Grund: {row['withdrawal_reason']}).")
    return row


def required(text: str | None, what: str) -> str:
    """Text without blanks around it; DeliveryError that names `what` ("den Grund") where there is none."""
    told = (text or "").strip()
    if not told:
        raise DeliveryError(f"Bitte geben Sie {what} an; ohne diese Angabe wird nichts geändert.")
    return told


def release(store: Store, delivery_id: int, given: Release) -> None:
    """Release a delivery that was accepted as a draft, and publish the new state.

    DeliveryError: there is no such delivery, it was taken back or released before, or no function is named.
    """
    required(given.released_by, "die Funktion, die freigibt,")
    with store.write() as writer:
        row = standing(writer, delivery_id)
        if row["is_released"]:
            raise DeliveryError(f"Die Rückmeldung {delivery_id} ist schon freigegeben, durch {row['released_by']}.")
        writer.insert("release", [given.row(delivery_id, now())])
        derive(writer)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back; `holds_now` is the department's delivery that is the newest again, None where there is none."""

    delivery_id: int
    department: str
    round_code: str
    file_name: str | None
    holds_now: int | None


def take_back(store: Store, delivery_id: int, *, reason: str, by: str) -> TakenBack:
    """Take back a department's newest delivery and publish the state before it.

    `by` is a function, not a person. DeliveryError: there is no such delivery, it was taken back before, a later one of the same
    department holds, or there is no reason; StoreError as in Store.write.
    """
    why, who = required(reason, "den Grund"), required(by, "die Stelle, die zurücknimmt,")
    with store.write() as writer:
        row = standing(writer, delivery_id)
        _refuse_older(writer, delivery_id, row["department"])
        entry = {"delivery_id": delivery_id, "reason": why, "withdrawn_by": who, "withdrawn_at": now()}
        writer.insert("withdrawal", [entry])
        derive(writer)
        holds_now = newest_delivery_id(writer, row["department"])
    return TakenBack(delivery_id, row["department"], row["round"], row["file_name"], holds_now)


def _refuse_older(source: Queryable, delivery_id: int, department: str) -> None:
    newest = queries.run(source, "identity/newest_delivery", department=department)["delivery_id"][0]
    if newest != delivery_id:
        raise DeliveryError(
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
    the body (`receipt.recorded_by`), it needs a proof. DeliveryError: the two do not fit, the proof lacks, or the body or the
    round is unknown.
    """
    if receipt.recorded_by is not None:
        required(receipt.proof, "den Nachweis (zum Beispiel „E-Mail vom …, Aktenzeichen …“)")
    with store.write() as writer:
        try:
            delivery_id, unchanged = record_confirmation(writer, department, receipt)
        except AcceptanceError as error:
            raise DeliveryError(str(error)) from error
        if none_to_report and unchanged:
            raise DeliveryError(
                f"Eine Fehlanzeige passt nicht: Zu {department} {_running(unchanged)}. Bitte wählen Sie „alles "
                "unverändert“ oder schicken Sie eine Liste."
            )
        if not none_to_report and not unchanged:
            raise DeliveryError(
                f"Zu {department} läuft keine Maßnahme, die unverändert sein könnte. Bitte wählen Sie „Fehlanzeige“ oder "
                "schicken Sie eine Liste."
            )
        derive(writer)
    return Confirmed(delivery_id, department, unchanged)


def _running(count: int) -> str:
    return f"{'läuft' if count == 1 else 'laufen'} {formats.measures(count)}"


def extend(store: Store, round_code: str, department: str, until: date, *, reason: str | None, by: str) -> None:
    """Record that a body may answer until a later day; of several extensions the last one holds.

    DeliveryError: the round or the body is unknown, or the day does not lie after the deadline of the round.
    """
    who = required(by, "die Stelle, die verlängert,")
    with store.write() as writer:
        found = queries.run(writer, "deliveries/deadline", round=round_code)
        if found.is_empty():
            raise DeliveryError(f"Eine Steuerungsrunde „{round_code}“ gibt es in den Stammdaten nicht.")
        if queries.run(writer, "acceptance/department", department=department).is_empty():
            raise DeliveryError(f"Ein Ressort mit dem Kürzel „{department}“ gibt es in den Stammdaten nicht.")
        deadline: date | None = found["deadline"][0]
        if deadline is not None and until <= deadline:
            raise DeliveryError(f"Die neue Frist muss nach der Frist der Runde liegen, dem {formats.day(deadline)}.")
        entry = {"round": round_code, "department": department, "extended_to": until, "reason": (reason or "").strip() or None}
        writer.insert("extension", [entry | {"recorded_by": who, "recorded_at": now()}])


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

    DeliveryError: no text, or the round, the body, the measure or the meeting is unknown.
    """
    text, asked_by = required(inquiry.text, "die Frage"), required(inquiry.asked_by, "die Stelle, die fragt,")
    with store.write() as writer:
        _refuse_unknown(writer, inquiry)
        inquiry_id = writer.next_number("inquiry", "inquiry_id")
        row = {"inquiry_id": inquiry_id, "round": inquiry.round_code, "department": inquiry.department}
        row |= {"measure_id": inquiry.measure_id, "text": text, "asked_by": asked_by, "asked_on": inquiry.asked_on}
        writer.insert("inquiry", [row | {"meeting": inquiry.meeting}])
    return inquiry_id


def _refuse_unknown(source: Queryable, inquiry: Inquiry) -> None:
    if queries.run(source, "acceptance/round", round=inquiry.round_code).is_empty():
        raise DeliveryError(f"Eine Steuerungsrunde „{inquiry.round_code}“ gibt es in den Stammdaten nicht.")
    if queries.run(source, "acceptance/department", department=inquiry.department).is_empty():
        raise DeliveryError(f"Ein Ressort mit dem Kürzel „{inquiry.department}“ gibt es in den Stammdaten nicht.")
    about, meeting = inquiry.measure_id, inquiry.meeting
    if about is not None and queries.run(source, "deliveries/measure", measure_id=about).is_empty():
        raise DeliveryError(f"Eine Maßnahme mit der Kennung „{about}“ gibt es nicht.")
    if meeting is not None and queries.run(source, "master/meeting").filter(kind="meeting", day=meeting).is_empty():
        raise DeliveryError(f"Eine Sitzung der Arbeitsgruppe am {formats.day(meeting)} gibt es in den Stammdaten nicht.")


class DeliveryError(Exception):
    """The delivery, its state, or what was said about it stands in the way."""
