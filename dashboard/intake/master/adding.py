"""Simple entries without Excel: a round, a day, a new name or an heir put into a master workbook, which then is taken like any
other.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import formats
from dashboard.intake.master.sheet_rows import HEADER_WITHIN
from dashboard.intake.master.tables import read_master_bytes
from dashboard.refusals import RefusalError


def with_round(
    content: bytes, code: str, title: str, *, held_on: date | None, reference_date: date, deadline: date | None
) -> bytes:
    """The workbook with one more steering round; RefusalError where it has one of that code."""
    if code in _deadlines(content):
        raise RefusalError(f"Eine Runde „{code}“ gibt es schon; bitte die neue anders nennen.")
    values = {"Runde": code, "Titel": title, "Sitzung am": held_on, "Stichtag": reference_date, "Frist": deadline}
    return _with_row(content, "Steuerungsrunden", values)


def with_meeting(content: bytes, day: date, title: str) -> bytes:
    """The workbook with one more meeting of the working group."""
    return _with_row(content, "Arbeitsgruppe", {"Tag": day, "Titel": title})


def with_deadline(content: bytes, code: str, deadline: date) -> bytes:
    """The workbook with another deadline of a round; RefusalError where it has no such round, or that deadline already."""
    if _deadlines(content).get(code) == deadline:
        raise RefusalError(f"Die Frist der Runde {code} ist schon der {formats.day(deadline)}; bitte einen anderen Tag angeben.")
    return _with_values(content, "Steuerungsrunden", ("Runde", code), {"Frist": deadline})


def with_field_name(content: bytes, number: int, short_name: str, long_name: str) -> bytes:
    """The workbook with other names for an action field."""
    return _with_values(content, "Handlungsfelder", ("Nr.", str(number)), {"Kurzname": short_name, "Langname": long_name})


def with_body_name(content: bytes, code: str, short_name: str, official_name: str) -> bytes:
    """The workbook with other names for a body, which keeps its code."""
    return _with_values(content, "Ressorts", ("Kürzel", code), {"Kurzname": short_name, "Amtlicher Name": official_name})


def with_heir(content: bytes, code: str, heir: str, last_day: date) -> bytes:
    """The workbook in which a body ends with that day and another one takes all its measures."""
    ended = _with_values(content, "Ressorts", ("Kürzel", code), {"Gültig bis": last_day})
    return _with_row(ended, "Frühere Ressorts", {"Name": code, "Nachfolge": heir, "Regel": "automatisch"})


def _deadlines(content: bytes) -> dict[str, date | None]:
    return {each.code: each.deadline for each in read_master_bytes(content, "stammdaten.xlsx").rounds}


def _with_values(content: bytes, name: str, key: tuple[str, str], values: Mapping[str, str | date | None]) -> bytes:
    """The workbook with these values in the row whose cell below the heading of `key` says its word."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    sheet = workbook[name]
    header, columns = _header(sheet, (key[0], *values))
    for row in range(header + 1, sheet.max_row + 1):
        if str(sheet.cell(row, columns[key[0]]).value) == key[1]:
            for heading, value in values.items():
                sheet.cell(row, columns[heading], value)
            return _bytes(workbook)
    raise RefusalError(f"Im Blatt „{name}“ der Stammdaten gibt es „{key[1]}“ nicht.")


def _with_row(content: bytes, name: str, values: Mapping[str, str | date | None]) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    sheet = workbook[name]
    header, columns = _header(sheet, tuple(values))
    filled = (row for row in range(header, sheet.max_row + 1) if any(sheet.cell(row, at).value for at in columns.values()))
    row = max(filled, default=header) + 1
    for heading, value in values.items():
        sheet.cell(row, columns[heading], value)
    return _bytes(workbook)


def _header(sheet: Worksheet, headings: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    """The row of the header and the column of each heading; the workbook was read before, so that they are there."""
    for row in range(1, HEADER_WITHIN + 1):
        said = {str(cell.value or "").strip().casefold(): cell.column for cell in sheet[row]}
        if all(heading.casefold() in said for heading in headings):
            return row, {heading: int(said[heading.casefold()] or 0) for heading in headings}
    raise RefusalError(f"Stammdaten, Blatt „{sheet.title}“: Die Kopfzeile ist nicht zu finden.")


def _bytes(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
