"""Looking up a delivery before something is done to it, and the words that every entry in the book needs."""

from __future__ import annotations

from typing import Any

from dashboard import queries
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import Queryable


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
