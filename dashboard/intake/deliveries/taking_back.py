"""Taking a delivery back (Zurücknehmen): with a reason, appended, so that the state before it holds again."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import queries
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.receipt import now
from dashboard.intake.deliveries.book import required, standing
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.intake.joining.comparison import newest_delivery_id
from dashboard.store import Queryable, Store


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
    told, who = required(reason, "den Grund"), required(by, "die Stelle, die zurücknimmt,")
    with store.write() as writer:
        row = standing(writer, delivery_id)
        _refuse_older(writer, delivery_id, row["department"])
        entry = {"delivery_id": delivery_id, "reason": told, "withdrawn_by": who, "withdrawn_at": now()}
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
