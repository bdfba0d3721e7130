"""Master workbooks with a few cells changed, as the lead unit edits them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from dashboard import settings


def edited(edit: Callable[[Any], None], content: bytes | None = None) -> bytes:
    """The sample master workbook, or another one, after `edit` has changed it."""
    workbook = openpyxl.load_workbook(io.BytesIO(content or settings.MASTER.read_bytes()))
    edit(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def row_of(sheet: Any, key: object) -> int:
    """The row whose first cell says this."""
    return next(int(row[0].row) for row in sheet.iter_rows() if str(row[0].value) == str(key))
