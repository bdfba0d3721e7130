"""The columns Umsetzungsstand and Ampel; each may hold words of the other."""

from __future__ import annotations

from dashboard.intake.model import Cell, Issue, Reading
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.ratings import find_rating
from dashboard.intake.values.stages import find_stage


def read_stage(cell: Cell, _context: Context) -> Reading:
    """stage; also rating, where the column says both or only that."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"stage": None}, issues)
    found = find_stage(text)
    values: dict[str, str | None] = {"stage": found.code}
    if found.rating:
        values["rating"] = found.rating
    return Reading(values, found.issues)


def read_rating(cell: Cell, _context: Context) -> Reading:
    """rating; also rating_reason, where words follow it, and stage, where the column names one."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"rating": None}, issues)
    found = find_rating(text)
    if found.code and (beside := find_stage(found.rest).code if found.rest else None):
        return Reading({"rating": found.code, "stage": beside})
    if found.code:
        values: dict[str, str | None] = {"rating": found.code}
        reason = words_of(Cell(found.rest)).text
        return Reading(values | ({"rating_reason": reason} if reason and len(reason) > 2 else {}))
    if found.is_unrated:
        return Reading({"rating": None})
    stage = find_stage(text)
    if stage.code:
        return Reading({"rating": None, "stage": stage.code}, (Issue("rating.is_stage"),))
    return Reading({"rating": None}, (found.issue,) if found.issue else ())
