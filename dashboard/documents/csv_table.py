"""A table as CSV that Excel opens in German: semicolons, byte order mark, decimal commas, German days; no text is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import formats
from dashboard.harmless import harmless


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of the file; the cells are written already, texts and values by `csv_cell`."""
    target = io.StringIO()
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode("utf-8-sig")  # without the mark Excel does not see that it is UTF-8


def csv_cell(value: object) -> str:
    """A value for one cell; numbers with all their digits, so that they can be computed with."""
    match value:
        case None:
            return ""
        case bool() | date():
            return formats.plain(value)
        case int() | float():
            return str(value).replace(".", ",")
        case list() | tuple() | dict():
            return harmless(formats.plain(value))
        case _:
            return harmless(str(value))
