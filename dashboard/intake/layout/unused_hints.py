"""Telling answers about sheets and columns that fit nothing in the workbook, so that none is dropped unseen."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.intake.answers.hints import Hints
from dashboard.intake.layout.located import Located
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.model import Issue, Sheet


def unused_hints(hints: Hints, sheets: Iterable[Sheet], lists: Iterable[FoundSheet]) -> list[Located]:
    """One warning for each answer whose sheet or heading is not there (any more)."""
    if not hints.sheets and not hints.columns:
        return []
    names = {sheet.name for sheet in sheets}
    columns = [table.columns for sheet in lists for table in sheet.tables]
    headings = {each.said(column) for each in columns for column in each.headings}
    asked = [name for sheet, read in hints.sheets.items() for name in dict.fromkeys((sheet, read or sheet)) if name not in names]
    gone = [heading for heading in hints.columns if heading not in headings]
    return [
        *(Located(Issue("sheet.answer_unused", {"name": name})) for name in dict.fromkeys(asked)),
        *(Located(Issue("column.answer_unused", {"heading": heading})) for heading in gone),
    ]
