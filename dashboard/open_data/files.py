"""The files of open data: each table as CSV, all in one workbook, and what describes them to programs, portals and people."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import NamedStyle
from openpyxl.utils import get_column_letter

from dashboard import formats
from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.documents.outgoing import FIRST_DAY
from dashboard.documents.round_sheet.cells import (
    DAY_FORMAT,
    GRID,
    HEAD_BORDER,
    HEAD_FILL,
    LEFT,
    PLAIN,
    STRONG,
    dress,
    put,
    row_height,
    set_up_page,
)
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.fields import Kind
from dashboard.open_data.catalogue import CATALOGUE, catalogue
from dashboard.open_data.data_package import PACKAGE, data_package
from dashboard.open_data.publisher import Publisher, publisher_file, read_publisher
from dashboard.open_data.tables import Released, Table, Value, measures_table, released
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.vocabulary import SAMPLE_MARK

_WIDE, _NARROW = 48, 12
_CELL, _DAY = "Angabe", "Tag"
"""Names of styles: dressing each cell by itself takes five times as long."""
_DICTIONARY_HEADS = (("Tabelle", 24), ("Spalte", 28), ("Art", 20), ("Einheit", 10), ("Bedeutung", 60), ("mögliche Wörter", 60))
_KINDS = {
    Kind.TEXT: "Text",
    Kind.INTEGER: "ganze Zahl",
    Kind.NUMBER: "Zahl",
    Kind.PERCENT: "Prozent (0 bis 100)",
    Kind.BOOLEAN: "ja oder nein",
    Kind.DATE: "Tag (TT.MM.JJJJ)",
    Kind.CLASS: "eines von mehreren Wörtern",
    Kind.CLASSES: "mehrere Wörter",
    Kind.TEXTS: "mehrere Texte",
}


def open_data_files(store: Path, round_code: str) -> dict[str, bytes]:
    """Every file of a frozen round by its name; RefusalError as in `released` and `read_publisher`."""
    data, publisher = released(store, round_code), read_publisher(publisher_file(store))
    files = {f"{table.name}.csv": csv_of(table) for table in data.tables}
    files[f"felder_{plain_name(round_code)}.csv"] = csv_bytes(dictionary(data.tables))
    files[f"massnahmen_{plain_name(round_code)}.xlsx"] = workbook_of(data.tables, hints(data, publisher))
    files[PACKAGE] = data_package(data, publisher, files)
    if publisher is not None:
        files[CATALOGUE] = catalogue(data, publisher, files)
    return files


def archive_name(round_code: str) -> str:
    return f"Offene_Daten_{plain_name(round_code)}.zip"


def archive(store: Path, round_code: str) -> bytes:
    """All files in one zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in open_data_files(store, round_code).items():
            packed.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def csv_of(table: Table) -> bytes:
    """A table as CSV: its headings, then its rows."""
    heads = [column.name for column in table.columns]
    return csv_bytes([heads, *([csv_cell(value) for value in row] for row in table.rows)])


def dictionary(tables: Sequence[Table]) -> list[list[str]]:
    """What every column of every table means, below its heads."""
    rows = [
        [table.name, column.name, _KINDS[column.kind], column.unit, column.explanation, ", ".join(column.classes)]
        for table in tables
        for column in table.columns
    ]
    return [[head for head, _ in _DICTIONARY_HEADS], *([csv_cell(cell) for cell in row] for row in rows)]


_HINTS = (
    ("Leere Zellen", "nicht gemeldet; nie null und nie „nein“"),
    ("Was fehlt", "Ampeln und ihre Gründe, Hemmnisse, Entscheidungsbedarf: Sie gelten zwischen den Häusern"),
)


def hints(data: Released, publisher: Publisher | None) -> list[tuple[str, str]]:
    """What a reader has to know of the data, each with its label."""
    told = [
        ("Titel", f"{data.framework or 'Maßnahmen'}: {data.round_title}"),
        ("Stichtag", formats.day(data.reference_date)),
        ("Festgeschrieben", f"am {formats.day(data.frozen_on)}; spätere Meldungen ändern diese Daten nicht"),
        ("Herausgeber", f"{publisher.name}, {publisher.house}" if publisher else data.lead_unit),
        ("Lizenz", f"{publisher.licence_name} ({publisher.licence_page})" if publisher else "nicht angegeben"),
        ("Leere Zellen", "nicht gemeldet; nie null und nie „nein“"),
        (
            "Was fehlt",
            "Ampeln, ihre Gründe, Hemmnisse und Entscheidungsbedarf: Sie sind zwischen den Häusern und nicht öffentlich",
        ),
    ]
    return [("Hinweis", f"{SAMPLE_MARK}, keine Angaben eines Hauses"), *told] if data.is_sample else told


def table_workbook(facts: RoundFacts, part: Part) -> bytes:
    """The measures of a part of a round as a workbook; `facts` were asked as everybody sees them."""
    told = [("Stand", " · ".join((facts.state, *facts.marks))), *_HINTS]
    return workbook_of([measures_table(facts, part)], told)


def workbook_of(tables: Sequence[Table], told: Sequence[tuple[str, str]]) -> bytes:
    """A workbook: a sheet for each table with its headings in the first row, what the columns mean, and what to know."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for style, number_format in ((_CELL, "General"), (_DAY, DAY_FORMAT)):
        book.add_named_style(NamedStyle(style, font=PLAIN, border=GRID, alignment=LEFT, number_format=number_format))
    for table in tables:
        _add_sheet(book, table.label, [(column.name, _width(column.kind)) for column in table.columns], table.rows)
    _add_sheet(book, "Felder", _DICTIONARY_HEADS, dictionary(tables)[1:])
    _add_sheet(book, "Hinweise", (("Angabe", 20), ("Inhalt", 90)), told)
    book.properties.title = tables[0].title
    book.properties.creator = "Steuerungs-Dashboard"
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_its_time(buffer)


def _without_its_time(made: io.BytesIO) -> bytes:
    """A workbook without the moment at which it was written, so that the same state gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(made) as book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in book.namelist():
            content = _MOMENT.sub(b"1980-01-01T00:00:00Z", book.read(name)) if name == "docProps/core.xml" else book.read(name)
            steady.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def _width(kind: Kind) -> int:
    return _WIDE if kind is Kind.TEXT else _NARROW if kind in (Kind.INTEGER, Kind.NUMBER, Kind.DATE) else 2 * _NARROW


def _add_sheet(book: Workbook, name: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]) -> None:
    sheet = book.create_sheet(name)
    for place, (head, width) in enumerate(heads, 1):
        dress([put(sheet, 1, place, head)], STRONG, HEAD_FILL, HEAD_BORDER)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for at, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            sheet.cell(at, place).style = _DAY if isinstance(value, date) else _CELL
            put(sheet, at, place, formats.plain(value) if isinstance(value, bool) else value)
        sheet.row_dimensions[at].height = row_height((value, width) for value, (_, width) in zip(row, heads, strict=True))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(sheet.max_row, 1)}"
    sheet.print_title_rows = "1:1"
    set_up_page(sheet, name, pages_wide=1 + len(heads) // 10)
