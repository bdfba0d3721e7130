"""The list as CSV for German spreadsheets: semicolons, a byte order mark, commas in numbers, and the same head and columns."""

from __future__ import annotations

import csv
import io
from datetime import date

from dashboard import formats
from dashboard.documents.harmless import harmless
from dashboard.documents.measure_list.content import MeasureList
from dashboard.documents.round_sheet.cells import Value
from dashboard.documents.round_sheet.columns import Column


def csv_file(listed: MeasureList) -> bytes:
    """The bytes of the .csv file; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for line in (listed.title, *listed.lines):
        writer.writerow([harmless(line)])
    writer.writerow([])
    writer.writerow([column.heading for column in listed.columns])
    writer.writerows([_written(row.get(column.key), column) for column in listed.columns] for row in listed.rows)
    return target.getvalue().encode("utf-8-sig")


def _written(value: Value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, str):
        return harmless(value)
    if column.number_format == "0%":
        return f"{formats.number(round(100 * value, 6))}%"
    return f"{value:.15g}".replace(".", ",")
