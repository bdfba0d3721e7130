"""The ledger to take along: a workbook, or CSV, with the equation in its head and one line a measure with its class."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from dashboard import formats
from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.documents.round_sheet.cells import (
    GRID,
    HEAD_BORDER,
    HEAD_FILL,
    MARK,
    PLAIN,
    QUIET,
    STRONG,
    TITLE,
    Value,
    dress,
    put,
    row_height,
    set_up_page,
)
from dashboard.rounds.ledger import Ledger
from dashboard.vocabulary import LABELS, NO_RATING, NO_STAGE, SAMPLE_MARK

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Kennung", 14),
    ("Maßnahme", 52),
    ("Haus", 12),
    ("Verbleib", 22),
    ("lebt weiter in", 18),
    ("Grund", 34),
    ("Titel damals", 34),
    ("Federführung damals", 14),
    ("Federführung jetzt", 14),
    ("Handlungsfeld damals", 14),
    ("Handlungsfeld jetzt", 14),
    ("Umsetzungsstand damals", 18),
    ("Umsetzungsstand jetzt", 18),
    ("Ampel damals", 14),
    ("Ampel jetzt", 14),
    ("Ende damals", 13),
    ("Ende jetzt", 13),
    ("verschoben (Tage)", 12),
)


@dataclass(frozen=True, slots=True)
class LedgerList:
    """The list: its title, the lines above the table, and the cells."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_sample: bool


def ledger_list(
    rows: Iterable[Mapping[str, Any]], told: Ledger, names: tuple[str, str], part: str, *, silence: str, is_sample: bool
) -> LedgerList:
    """The rows of queries/changes/measures.sql as a list; `names` are those of the two points, `part` what it is narrowed to.

    `silence` is what the later point calls a measure that nobody has reported.
    """
    cells = tuple(_cells(row, silence) for row in rows)
    equation = (
        f"{formats.number(told.old_total)} + {formats.number(told.new)} neu + {formats.number(told.split_parts)} Teile "
        f"− {formats.number(told.parents)} aufgeteilt − {formats.number(told.merged)} zusammengeführt"
    )
    if told.moved_in or told.moved_out:
        came, went = formats.number(len(told.moved_in)), formats.number(len(told.moved_out))
        equation += f" + {came} hierher gewechselt − {went} von hier gewechselt"
    made = f"Erstellt am {formats.day(date.today())}" + (f" · {SAMPLE_MARK}" if is_sample else "")
    lines = (
        f"{names[0]} bis {names[1]}{part}",
        f"{equation} = {formats.number(told.current_total)}",
        f"{formats.measures(len(cells))} in dieser Liste: auch, was in anderen weiterlebt und nicht mehr im Bestand zählt",
        made,
    )
    return LedgerList(f"Verbleib {told.earlier} bis {told.later}", lines, cells, is_sample)


def _cells(row: Mapping[str, Any], silence: str) -> tuple[Value, ...]:
    return (
        row["measure_id"],
        row["title"],
        row["responsible"],
        silence if row["fate"] == "not_reported" else LABELS["fate"].get(row["fate"] or ""),
        ", ".join(row["others"]) or None,
        row["reason"],
        row["was_title"] if row["was_title"] != row["title"] else None,
        row["was_department"],
        row["department"],
        row["was_field"],
        row["field"],
        _label("stage", row["was_stage"], NO_STAGE.label) if row["was_counted"] else None,
        # The list of a house calls a measure that was split "zusammengeführt" too, which its class says better.
        None if row["fate"] == "split" else _label("stage", row["stage"], NO_STAGE.label),
        _label("rating", row["was_rating"], NO_RATING.label) if row["was_counted"] else None,
        _label("rating", row["rating"], NO_RATING.label),
        row["was_end"],
        row["end"],
        row["postponed_days"] or None,
    )


def _label(kind: str, code: str | None, missing: str) -> str:
    return LABELS[kind].get(code or "", missing)


def ledger_excel(listed: LedgerList) -> bytes:
    """The bytes of the .xlsx file: formatted, frozen header, filter, A4 landscape."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Verbleib"
    put(sheet, 1, 1, listed.title).font = TITLE
    for at, line in enumerate(listed.lines, 2):
        put(sheet, at, 1, line).font = MARK if SAMPLE_MARK in line else QUIET
    header = len(listed.lines) + 3
    heads = [put(sheet, header, at, name) for at, (name, _) in enumerate(_COLUMNS, 1)]
    dress(heads, STRONG, HEAD_FILL, HEAD_BORDER)
    for at, row in enumerate(listed.rows, header + 1):
        cells = [put(sheet, at, place, value) for place, value in enumerate(row, 1)]
        dress(cells, PLAIN, border=GRID)
        for cell in cells:
            if isinstance(cell.value, date):
                cell.number_format = "DD.MM.YYYY"
        sheet.row_dimensions[at].height = row_height(zip(row, (width for _, width in _COLUMNS), strict=True))
    for at, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    last = f"{get_column_letter(len(_COLUMNS))}{header + len(listed.rows)}"
    sheet.auto_filter.ref = f"A{header}:{last}"
    sheet.freeze_panes = f"C{header + 1}"
    set_up_page(sheet, f"{listed.title} · {listed.lines[-1]}")
    sheet.print_title_rows = f"{header}:{header}"
    book.properties.title = listed.title
    if listed.is_sample:
        book.properties.keywords = SAMPLE_MARK
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ledger_csv(listed: LedgerList) -> bytes:
    """The bytes of the .csv file."""
    head = [[csv_cell(line)] for line in (listed.title, *listed.lines)]
    return csv_bytes([*head, [], [name for name, _ in _COLUMNS], *([csv_cell(value) for value in row] for row in listed.rows)])
