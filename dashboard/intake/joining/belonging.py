"""What a row of a list is to the department that sent it: a stored measure, a new one, or another house's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.intake.answers.answers import Answer
from dashboard.intake.model import MeasureRow
from dashboard.vocabulary import ENDED_STAGES

Place = tuple[str, int]
"""Sheet and row, as Excel shows them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stored measure as it was last told; `values` holds its fields, `extra` and `footnotes` as they are stored.

    What only the house that delivered it may see is null here for every other one. `last_round` and `last_delivery_id` name the
    delivery that spoke of it last.
    """

    measure_id: str
    version_id: int
    values: dict[str, Any]
    is_in_latest_list: bool
    last_round: str
    last_delivery_id: int

    @property
    def title(self) -> str:
        return str(self.values["title"])

    def is_led_elsewhere(self, department: str | None) -> bool:
        """Whether another house leads it by now; that house is asked about it, and nobody misses it in the old one's list."""
        return self.values["lead_department"] not in (None, department)

    @property
    def has_ended(self) -> bool:
        return self.values["stage"] in ENDED_STAGES


class Belonging(StrEnum):
    """What a row is to the department that sent it."""

    KNOWN = "known"
    NEW = "new"
    CO_REPORT = "co_report"


@dataclass(frozen=True, slots=True)
class Match:
    """One row and what it was joined to. A co-report has the key of the other house's measure where that is known.

    `answer`: what the house said of the row (kind IDENTITY), None where it was joined without.
    """

    row: MeasureRow
    belonging: Belonging
    known: Known | None = None
    co_reported_id: str | None = None
    answer: Answer | None = None

    @property
    def place(self) -> Place:
        return (self.row.sheet, self.row.row)
