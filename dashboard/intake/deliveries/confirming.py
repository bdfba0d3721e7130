"""Answering without a workbook: "alles unverändert" confirms what was last said, "Fehlanzeige" that there is nothing to tell."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import formats
from dashboard.intake.accepting.acceptance import AcceptanceError
from dashboard.intake.accepting.confirmation import record_confirmation
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.receipt import Receipt
from dashboard.intake.deliveries.book import required
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import Store


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
