"""How a list came in: for which round, from whom, when, and who has released it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Release:
    """A release (Freigabe) as it was told: by which function, on which day, under which reference or file number."""

    released_by: str
    released_on: date | None = None
    reference: str | None = None

    def row(self, delivery_id: int, released_at: datetime) -> dict[str, Any]:
        """Its row in the table `release`."""
        told = {"released_by": self.released_by, "released_on": self.released_on, "reference": self.reference}
        return {"delivery_id": delivery_id, "released_at": released_at, **told}


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a list came: for which round, when (UTC, without zone), and its release (None: a draft).

    `sender` is the function that sent it; `recorded_by` and `proof` say who recorded it for the body, and what proves it.
    """

    round_code: str
    received_at: datetime
    release: Release | None = None
    sender: str | None = None
    recorded_by: str | None = None
    proof: str | None = None


def now() -> datetime:
    """The moment, in UTC without zone, to the second: how all times are stored."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def receipt(round_code: str, released_by: str | None = None, sender: str | None = None) -> Receipt:
    """A list that comes in now, released by a function or as a draft."""
    return Receipt(round_code, now(), Release(released_by) if released_by else None, sender)
