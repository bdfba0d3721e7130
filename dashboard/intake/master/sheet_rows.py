"""One sheet of the master workbook as rows with named columns; every wrong cell becomes one German sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.refusals import RefusalError

HEADER_WITHIN = 10
"""The header stands in one of these first rows; above it is room for a title."""


@dataclass(frozen=True, slots=True)
class MasterRow:
    """One row with content: its sheet, its number as Excel shows it, and its cells by heading."""

    sheet: str
    number: int
    letters: dict[str, str]
    values: dict[str, object]

    def wrong(self, heading: str, what: str) -> RefusalError:
        """The error for this row's cell under a heading; `what` says what is wrong and what to do."""
        return RefusalError(f"Stammdaten, Blatt „{self.sheet}“, Zelle {self.letters[heading]}{self.number} ({heading}): {what}")

    def text(self, heading: str) -> str:
        """Text that may be empty, as where the sheet lacks the column; numbers are said without decimals."""
        value = self.values.get(heading)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()

    def required(self, heading: str) -> str:
        text = self.text(heading)
        if not text:
            raise self.wrong(heading, "Die Zelle ist leer; bitte ausfüllen oder die Zeile löschen.")
        return text

    def integer(self, heading: str) -> int:
        text = self.required(heading)
        if not re.fullmatch(r"[0-9]{1,4}", text):
            raise self.wrong(heading, f"„{text}“ ist keine ganze Zahl; bitte eine Zahl eintragen.")
        return int(text)

    def names(self, heading: str) -> tuple[str, ...]:
        """Several names in one cell, each in a line of its own or separated by semicolons."""
        return tuple(name for part in re.split(r"[;\n]", self.text(heading)) if (name := part.strip()))

    def day(self, heading: str) -> date | None:
        """A real date of Excel or TT.MM.JJJJ; None where the cell is empty, or the sheet lacks the column."""
        value = self.values.get(heading)
        if isinstance(value, datetime):
            return value.date()
        text = self.text(heading)
        if not text:
            return None
        try:
            return datetime.strptime(text, "%d.%m.%Y").date()
        except ValueError:
            raise self.wrong(heading, f"„{text}“ ist kein Datum; bitte als TT.MM.JJJJ eintragen.") from None

    def required_day(self, heading: str) -> date:
        day = self.day(heading)
        if day is None:
            raise self.wrong(heading, "Das Datum fehlt; bitte als TT.MM.JJJJ eintragen.")
        return day

    def yes(self, heading: str) -> bool:
        text = self.required(heading)
        if text.casefold() not in {"ja", "nein"}:
            raise self.wrong(heading, f"„{text}“ ist unklar; bitte „ja“ oder „nein“ eintragen.")
        return text.casefold() == "ja"


def rows_below_header(
    sheet: str, rows: Sequence[Sequence[object]], headings: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[MasterRow]:
    """The rows with content below the header that bears these headings, in any order; other columns are left alone.

    Columns of `optional` may lack.
    """
    header = next((place for place, row in enumerate(rows[:HEADER_WITHIN]) if _heading(row, headings[0]) is not None), None)
    if header is None:
        raise RefusalError(
            f"Stammdaten, Blatt „{sheet}“: Die Spalte „{headings[0]}“ fehlt; bitte die Kopfzeile in den ersten "
            f"{HEADER_WITHIN} Zeilen wiederherstellen."
        )
    columns = {heading: _heading(rows[header], heading) for heading in headings}
    missing = next((heading for heading, column in columns.items() if column is None), None)
    if missing is not None:
        raise RefusalError(
            f"Stammdaten, Blatt „{sheet}“, Zeile {header + 1}: Die Spalte „{missing}“ fehlt; bitte wieder einfügen."
        )
    columns |= {heading: _heading(rows[header], heading) for heading in optional}
    places = {heading: column for heading, column in columns.items() if column is not None}
    letters = {heading: _letter(column) for heading, column in places.items()}
    for place, row in enumerate(rows[header + 1 :], header + 2):
        values = {heading: row[column] if column < len(row) else None for heading, column in places.items()}
        if any(value not in (None, "") for value in values.values()):
            yield MasterRow(sheet, place, letters, values)


def _heading(row: Sequence[object], heading: str) -> int | None:
    wanted = heading.casefold()
    return next((column for column, value in enumerate(row) if str(value or "").strip().casefold() == wanted), None)


def _letter(column: int) -> str:
    """The letters of a column counted from 0, as Excel shows them."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters
