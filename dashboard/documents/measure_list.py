"""A selection of measures to take along: as a workbook that the intake reads back, and as CSV.

What only the own house may see is in neither, but for this house itself where it asks for its own list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import NamedStyle

from dashboard import formats, queries
from dashboard.documents.csv_table import csv_cell
from dashboard.documents.list_file import Head, begun_book, finished_book, list_csv
from dashboard.documents.round_sheet.cells import (
    GRID,
    LEFT,
    PLAIN,
    WRAPPED,
    Value,
    put,
    row_height,
)
from dashboard.documents.round_sheet.columns import LAST_END, LAST_RATING, LAST_STAGE, Column, layout, spelled
from dashboard.intake.layout.own_sheets import EXPORTED, EXPORTED_ON, EXPORTED_SHEET
from dashboard.intake.master.tables import master_of_round
from dashboard.intake.values.context import Context
from dashboard.master import Round
from dashboard.store import Queryable
from dashboard.vocabulary import OWN_FIELDS, SAMPLE_MARK

NAMED_ONLY = "Teilliste: nur die genannten Maßnahmen"
"""Says in the head of a filtered list that it is silent about all others; the intake understands it."""

_BESIDE, _BESIDE_WIDTH = "beside:", 24
"""Begins the key of a column that is no field."""
_FOR_ORIENTATION = (LAST_STAGE, LAST_RATING, LAST_END)


@dataclass(frozen=True, slots=True)
class MeasureList:
    """One list: the lines above the table, its columns, and per measure its cells by the key of a column."""

    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Value], ...]
    is_sample: bool

    @property
    def file_name(self) -> str:
        """Without an ending."""
        return self.title.replace("/", "-")

    @property
    def head(self) -> Head:
        return Head(self.title, self.lines, tuple((column.heading, column.width) for column in self.columns))


def measure_list(
    source: Queryable,
    steering_round: Round,
    ids: Sequence[str],
    filters: Sequence[str],
    house: str | None,
    *,
    is_for_the_house: bool = False,
) -> MeasureList:
    """The measures of `ids` in that order. `filters`: what was chosen, in words, empty where nothing was.

    `house`: the one body whose list this is, None where several are in it; then the intake asks whose list it reads. A list of a
    house alone, with no other filter, is its whole list. `is_for_the_house`: with what is internal and columns that are no field.
    """
    found = {
        row["measure_id"]: row
        for row in queries.run(source, "measures/values", round=steering_round.code, ids=list(ids)).to_dicts()
    }
    master = master_of_round(source, steering_round.code)
    contexts = {row["responsible"]: Context(master, house or row["responsible"]) for row in found.values()}
    internal = _internal(source, steering_round, ids, house) if is_for_the_house and house else {}
    rows = tuple(_cells(found[key], contexts[found[key]["responsible"]]) | internal.get(key, {}) for key in ids if key in found)
    used = {key for row in rows for key in row}
    if "rating" in used:
        used.add("rating_reason")  # room for the reason that may be missing
    columns = tuple(
        column
        for column in layout(used).columns
        if column.key not in _FOR_ORIENTATION
        and (column.key in used or column.key in ("measure_id", "title"))
        and (internal or column.key not in OWN_FIELDS)
    )
    beside = sorted({key for cells in internal.values() for key in cells if key.startswith(_BESIDE)})
    columns += tuple(Column(key, key.removeprefix(_BESIDE), _BESIDE_WIDTH) for key in beside)
    whose = f" {house}" if house else ""
    return MeasureList(
        f"{EXPORTED}{whose} zur Steuerungsrunde {steering_round.code}",
        _lines(steering_round, filters, house, len(rows)),
        columns,
        rows,
        steering_round.is_sample,
    )


def _internal(source: Queryable, steering_round: Round, ids: Sequence[str], house: str) -> dict[str, dict[str, Value]]:
    """Per measure the cells that only its house may see: internal fields, and under their own headings what is no field."""
    found: dict[str, dict[str, Value]] = {}
    rows = queries.run(source, "measures/internal", round=steering_round.code, ids=list(ids)).filter(department=house)
    for row in rows.iter_rows(named=True):
        if row["kind"] != "footnote":
            name = row["name"] if row["kind"] == "field" else f"{_BESIDE}{row['name']}"
            found.setdefault(row["measure_id"], {})[name] = row["text"]
    return found


def _cells(row: dict[str, Any], context: Context) -> dict[str, Value]:
    """The cells of one measure; its lead is always said, as the list may hold measures of several bodies."""
    return spelled({name: value for name, value in row.items() if name != "responsible"}, context)


def _lines(steering_round: Round, filters: Sequence[str], house: str | None, count: int) -> tuple[str, ...]:
    stand = f"{steering_round.title} · Stichtag: {formats.day(steering_round.reference_date)} · {formats.measures(count)}"
    made = f"{EXPORTED_ON}{formats.day(date.today())}" + (f" · {SAMPLE_MARK}" if steering_round.is_sample else "")
    if not filters:
        return (f"Stelle: {house} · {stand}" if house else stand, made)
    return (stand, f"{NAMED_ONLY} · Auswahl: {'; '.join(filters)}", made)


_PAGES_WIDE = 4
"""A4 pages beside each other: forty columns on one could not be read; Kennung, number and title are repeated on each."""


def excel(listed: MeasureList) -> bytes:
    """The bytes of the .xlsx file; RefusalError where a text is longer than a cell can be."""
    book = begun_book(EXPORTED_SHEET, listed.head)
    sheet = book.worksheets[0]
    styles = [_style(book, column) for column in listed.columns]
    for at, row in enumerate(listed.rows, listed.head.row + 1):
        for place, (column, style) in enumerate(zip(listed.columns, styles, strict=True), 1):
            sheet.cell(at, place).style = style
            put(sheet, at, place, row.get(column.key))
        sheet.row_dimensions[at].height = row_height((row.get(column.key), column.width) for column in listed.columns)
    fixed = [column.key for column in listed.columns].index("title") + 1
    return finished_book(book, listed.head, fixed, is_sample=listed.is_sample, pages_wide=_PAGES_WIDE)


def _style(book: Workbook, column: Column) -> str:
    """The name of a column's style, known to the workbook: dressing each cell by itself takes five times as long."""
    name = f"Maßnahmen {column.number_format}" + (" rechts" if column.holds_a_number else "")
    if name not in book.named_styles:
        alignment = WRAPPED if column.holds_a_number else LEFT
        style = NamedStyle(name, font=PLAIN, border=GRID, alignment=alignment, number_format=column.number_format)
        book.add_named_style(style)
    return name


def csv_file(listed: MeasureList) -> bytes:
    """The bytes of the .csv file."""
    rows = ([_written(row.get(column.key), column) for column in listed.columns] for row in listed.rows)
    return list_csv(listed.head, rows)


def _written(value: Value, column: Column) -> str:
    if value is None or isinstance(value, str | date):
        return csv_cell(value)
    if column.number_format == "0%":
        return f"{formats.number(round(100 * value, 6))}%"
    return f"{value:.15g}".replace(".", ",")
