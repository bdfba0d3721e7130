"""Extending a deadline (Fristverlängerung) for one body and round."""

from __future__ import annotations

from datetime import date

from dashboard import formats, queries
from dashboard.intake.accepting.receipt import now
from dashboard.intake.deliveries.book import required
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import Store


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
