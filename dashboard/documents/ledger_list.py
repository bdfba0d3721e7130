"""The ledger to take along: a workbook, or CSV, with the equation in its head and one line a measure with its class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.documents.csv_table import csv_cell
from dashboard.documents.list_file import Head, begun_book, finished_book, list_csv
from dashboard.documents.round_sheet.cells import (
    GRID,
    PLAIN,
    Value,
    dress,
    put,
    row_height,
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


_OF_HOUSES = ("Grund", "Ampel damals", "Ampel jetzt")


@dataclass(frozen=True, slots=True)
class LedgerList:
    """The list: its title, the lines above the table, and the cells."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_sample: bool
    columns: tuple[tuple[str, int], ...] = _COLUMNS
    """Heading and width of each."""

    @property
    def head(self) -> Head:
        return Head(self.title, self.lines, self.columns)


def ledger_list(
    rows: Iterable[Mapping[str, Any]],
    told: Ledger,
    names: tuple[str, str],
    part: str,
    *,
    fates: Mapping[str, str],
    is_sample: bool,
) -> LedgerList:
    """The rows of queries/changes/measures.sql as a list; `names` are those of the two points, `part` what it is narrowed to.

    `fates` are the words of the classes by code, as the later point calls them.
    """
    cells = tuple(_cells(row, fates) for row in rows)
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


def public(listed: LedgerList) -> LedgerList:
    """The same without what is for the houses: reasons and ratings have no columns at all."""
    kept = [at for at, (heading, _) in enumerate(listed.columns) if heading not in _OF_HOUSES]
    rows = tuple(tuple(row[at] for at in kept) for row in listed.rows)
    return replace(listed, rows=rows, columns=tuple(listed.columns[at] for at in kept))


def _cells(row: Mapping[str, Any], fates: Mapping[str, str]) -> tuple[Value, ...]:
    return (
        row["measure_id"],
        row["title"],
        row["responsible"],
        fates.get(row["fate"] or ""),
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
    book = begun_book("Verbleib", listed.head)
    sheet = book.worksheets[0]
    for at, row in enumerate(listed.rows, listed.head.row + 1):
        cells = [put(sheet, at, place, value) for place, value in enumerate(row, 1)]
        dress(cells, PLAIN, border=GRID)
        for cell in cells:
            if isinstance(cell.value, date):
                cell.number_format = "DD.MM.YYYY"
        sheet.row_dimensions[at].height = row_height(zip(row, (width for _, width in listed.columns), strict=True))
    return finished_book(book, listed.head, fixed=2, is_sample=listed.is_sample)


def ledger_csv(listed: LedgerList) -> bytes:
    """The bytes of the .csv file."""
    return list_csv(listed.head, ([csv_cell(value) for value in row] for row in listed.rows))
