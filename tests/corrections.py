"""Correction workbooks in tests: made of small lists, opened again as Excel's users see them and as the intake reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.correction import Correction, correction_workbook
from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from tests.builders import Page, Value, workbook
from tests.unit.masters import MASTER

NAME = "Liste SKB.xlsx"
CHECKED = datetime(2026, 11, 23, 14, 5)
HEADER = ("Nr.", "Handlungsfeld", "Maßnahme", "Federführung", "Umsetzungsstand", "Ende")


def list_of(*rows: tuple[Value, ...], name: str = "Maßnahmen") -> bytes:
    """A list of SKB; its header stands in row 3, its first measure in row 4."""
    return workbook(Page([("Maßnahmen SKB, Stand 30.09.2026",), (), HEADER, *rows], name=name))


FAULTY = list_of((1, 4, "Vorkurse", "SKB", "siehe Vorjahr", "31.06.2027"), (2, 4, None, "SKB", "läuft", "2027"))
"""E4: a question about the stage; F4: a day that does not exist; C5: no title, an error."""


def read(content: bytes) -> ListReading:
    return read_list(content, NAME, MASTER, "SKB")


def corrected(content: bytes) -> Correction:
    """The correction of a list, checked at CHECKED."""
    return correction_workbook(content, read(content), checked_at=CHECKED)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content), rich_text=True)


def sheet(content: bytes, name: str) -> Worksheet:
    found = opened(content)[name]
    assert isinstance(found, Worksheet)
    return found


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """A workbook after somebody has changed and saved it."""
    book = opened(content)
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, changes: dict[str, bytes]) -> bytes:
    """A workbook with some parts put in or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts_of(content) | changes).items():
            archive.writestr(name, part)
    return buffer.getvalue()


def told(reading: ListReading) -> list[tuple[Any, ...]]:
    """The findings as they stand in the list of a correction workbook, in the order of the workbook."""
    return [(each.code, each.severity, each.sheet, each.cell, each.value, each.message) for each in reading.findings]
