"""Releasing a draft (Freigabe): from then on it is the word of the house, and shared views count it."""

from __future__ import annotations

from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.receipt import Release, now
from dashboard.intake.deliveries.book import required, standing
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import Store


def release(store: Store, delivery_id: int, told: Release) -> None:
    """Release a delivery that was accepted as a draft, and publish the new state.

    DeliveryError: there is no such delivery, it was taken back or released before, or no function is named.
    """
    required(told.released_by, "die Funktion, die freigibt,")
    with store.write() as writer:
        row = standing(writer, delivery_id)
        if row["is_released"]:
            raise DeliveryError(f"Die Rückmeldung {delivery_id} ist schon freigegeben, durch {row['released_by']}.")
        writer.insert("release", [told.row(delivery_id, now())])
        derive(writer)
