"""Who is asked for what, and until when: what a round sheet and its letter say of a body and a round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import formats, queries
from dashboard.documents.errors import DocumentError
from dashboard.store import Queryable


@dataclass(frozen=True, slots=True)
class Asked:
    """A body, the round for which it is asked, and the days that count; `due` is None where no deadline is set."""

    department: str
    official_name: str
    round_code: str
    round_title: str
    held_on: date | None
    reference_date: date
    due: date | None
    is_extended: bool
    is_sample: bool

    @property
    def due_text(self) -> str:
        """The deadline in words; also that it was extended for this body."""
        if self.due is None:
            return "noch nicht festgelegt"
        return formats.day(self.due) + (" (für Ihr Haus verlängert)" if self.is_extended else "")

    @property
    def held_text(self) -> str:
        """The day of the round in words."""
        return formats.day(self.held_on) if self.held_on else "noch nicht festgelegt"


def asked_of(source: Queryable, department: str, round_code: str) -> Asked:
    """What a body is asked in a round; DocumentError where one of them is unknown."""
    rows = queries.run(source, "round_sheet/asked", department=department, round=round_code).to_dicts()
    if not rows:
        raise DocumentError(
            f"Eine Rückmeldeliste für „{department}“ zur Runde „{round_code}“ gibt es nicht: "
            "die Stelle oder die Runde ist nicht bekannt."
        )
    row = rows[0]
    return Asked(
        row["department"],
        row["official_name"],
        row["round"],
        row["title"],
        row["held_on"],
        row["reference_date"],
        row["due"],
        row["is_extended"],
        has_samples(source),
    )


def has_samples(source: Queryable) -> bool:
    """Whether sample data are loaded, so that what is made from them must say so."""
    return bool(queries.run(source, "delivery_board/sample")["is_sample"][0])
