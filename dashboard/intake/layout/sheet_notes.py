"""What is told of a sheet beside its measures: what was not read, what is hidden, which hints nobody used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.intake.answers.answers import Hints
from dashboard.intake.cells.addresses import address, column_letters, split_area
from dashboard.intake.layout.grid import Located
from dashboard.intake.layout.sections import stage_named
from dashboard.intake.layout.table_reading import SheetReading
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.model import Issue, MeasureRow, RowKind, Sheet
from dashboard.intake.values.action_fields import all_action_fields
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import index_of
from dashboard.intake.values.ratings import rating_from_fill
from dashboard.intake.values.stages import stage_choices
from dashboard.master import MasterData
from dashboard.vocabulary import LABELS

TOLD_IF_EMPTY = {"action_field": "column.no_field_given", "levels": "column.no_level_given"}
"""Fields that place a measure: an empty cell in their column is told."""

SHOWN = 5
SHOWN_WORDS = 60


def sheet_notes(sheet: FoundSheet, reading: SheetReading, master: MasterData) -> list[Located]:
    """The notes and warnings of a whole sheet."""
    return [
        *_hidden_rows(sheet),
        *_hidden_columns(sheet),
        *_unfilled(sheet),
        *_concealed(sheet),
        *_coloured(sheet, reading.coloured),
        *_without_field(sheet, reading.measures, master),
        *_none_given(sheet, reading.measures),
        *_stage_by_name(sheet, reading.measures),
        *_outside_cells(sheet),
    ]


def _hidden_rows(sheet: FoundSheet) -> list[Located]:
    count = len(sheet.grid.sheet.hidden_rows & sheet.grid.rows.keys())
    return [Located(Issue("sheet.hidden_rows", {"count": count}), sheet.name)] if count else []


def _hidden_columns(sheet: FoundSheet) -> list[Located]:
    """Each hidden column by its letter and heading."""
    said = {column: table.columns.said(column) for table in reversed(sheet.tables) for column in table.columns.headings}
    hidden = sorted(sheet.grid.sheet.hidden_columns & said.keys())
    letters = {column: column_letters(column) for column in hidden}
    words = ", ".join(at if said[column].endswith(f"Spalte {at}") else f"{at} „{said[column]}“" for column, at in letters.items())
    return [Located(Issue("sheet.hidden_columns", {"columns": words}), sheet.name)] if hidden else []


def _unfilled(sheet: FoundSheet) -> list[Located]:
    """One note where rows were prepared and never filled."""
    count = sum(kind is RowKind.UNFILLED for kind in sheet.kinds.values())
    return [Located(Issue("sheet.unfilled_rows", {"count": count}), sheet.name)] if count else []


def _concealed(sheet: FoundSheet) -> list[Located]:
    found = []
    for row, column in sheet.grid.concealed:
        cell = sheet.grid.sheet.rows[row][column]
        found.append(Located(Issue("cell.under_merge"), sheet.name, row, column, cell.value))
    return found


def _coloured(sheet: FoundSheet, cells: Sequence[tuple[int, int]]) -> list[Located]:
    """One note where colours were heard as ratings, at the first of them."""
    return [Located(Issue("rating.by_colour", {"count": len(cells)}), sheet.name, *cells[0], field="rating")] if cells else []


def _without_field(sheet: FoundSheet, measures: Iterable[MeasureRow], master: MasterData) -> list[Located]:
    """One warning where nothing in the sheet names any action field."""
    rows = list(measures)
    if not rows or any(measure.values["action_field"] is not None or "action_field" in measure.cells for measure in rows):
        return []
    choices = all_action_fields(index_of(master))
    return [Located(Issue("sheet.no_action_field", {"count": len(rows)}, choices, field="action_field"), sheet.name)]


def _none_given(sheet: FoundSheet, measures: Sequence[MeasureRow]) -> list[Located]:
    """One line for each column that should name an action field or a level and does not in some rows, with the first of them."""
    by_row = {measure.row: measure for measure in measures}
    found = []
    for table in sheet.tables:
        for name, code in TOLD_IF_EMPTY.items():
            column = table.columns.column_of(name)
            if column is None:
                continue
            said = {row: by_row[row] for row in table.measures if row in by_row}
            rows = [row for row, each in said.items() if each.values[name] is None and name not in each.cells]
            rows = [row for row in rows if (cell := sheet.grid.cell(row, column)) is None or words_of(cell).text is None]
            if rows:
                cells = _first([address(row, column) for row in rows])
                issue = Issue(code, {"heading": table.columns.said(column), "count": len(rows), "cells": cells})
                found.append(Located(issue, sheet.name, rows[0], column))
    return found


def _first(words: Sequence[str]) -> str:
    """The first of many in words: "D5, D9 und 12 weitere"."""
    more = f" und {len(words) - SHOWN} weitere" if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more


def _stage_by_name(sheet: FoundSheet, measures: Sequence[MeasureRow]) -> list[Located]:
    """The question whether the name of a sheet says the stage of its measures, as far as they tell none themselves."""
    code = stage_named(sheet.name.strip())
    count = sum("stage" not in measure.cells for measure in measures) if code else 0
    if code is None or not count:
        return []
    details = {"label": LABELS["stage"][code], "count": count}
    return [Located(Issue("sheet.stage", details, stage_choices(proposed=code), field="stage"), sheet.name)]


def _outside_cells(sheet: FoundSheet) -> list[Located]:
    """One note of all that a reader of the sheet sees and that stands in no cell."""
    beside = sheet.grid.sheet.beside
    first = min(stretch.header.first_row for table in sheet.tables for stretch in table.stretches)
    comments = [f"{cell} „{text[:SHOWN_WORDS]}“" for cell, text in beside.comments]
    shapes = [
        f"{each.area} „{each.words[:SHOWN_WORDS]}“" if each.words else each.area for each in beside.shapes if not each.is_picture
    ]
    pictures = [each.area for each in beside.shapes if each.is_picture and _last_row(each.area) >= first]
    rules = [area for area, colour in sheet.grid.sheet.coloured_by_rule if not colour or rating_from_fill(colour) is not None]
    named = {"Kommentare": comments, "Textfelder und Formen": shapes, "Bilder": pictures, "bedingte Farben": rules}
    told = "; ".join(f"{what}: {_first(list(dict.fromkeys(words)))}" for what, words in named.items() if words)
    return [Located(Issue("sheet.outside_cells", {"what": told}), sheet.name)] if told else []


def _last_row(area: str) -> int:
    corners = split_area(area)
    return corners[2] if corners else 0


def unused_hints(hints: Hints, sheets: Iterable[Sheet], lists: Iterable[FoundSheet]) -> list[Located]:
    """One warning for each answer whose sheet or heading is not there (any more)."""
    if not hints.sheets and not hints.columns:
        return []
    names = {sheet.name for sheet in sheets}
    columns = [table.columns for sheet in lists for table in sheet.tables]
    headings = {each.said(column) for each in columns for column in each.headings}
    lost = [name for sheet, read in hints.sheets.items() for name in dict.fromkeys((sheet, read or sheet)) if name not in names]
    gone = [heading for heading in hints.columns if heading not in headings]
    return [
        *(Located(Issue("sheet.answer_unused", {"name": name})) for name in dict.fromkeys(lost)),
        *(Located(Issue("column.answer_unused", {"heading": heading})) for heading in gone),
    ]


def unused_ranges(hints: Hints, noticed: Iterable[Located]) -> list[Located]:
    """One warning for each answer about a part of a sheet that is not asked about (any more)."""
    if not hints.ranges:
        return []
    asked = {(each.sheet, each.issue.word) for each in noticed if each.issue.code.startswith("range.")}
    lost = [place for place in hints.ranges if place not in asked]
    return [Located(Issue("range.answer_unused", {"range": part, "name": sheet})) for sheet, part in lost]
