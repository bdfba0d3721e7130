"""What is struck through: it was deleted, is done, or is meant all the same, and never counts without an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.intake.model import Cell, Choice, Issue, Reading
from dashboard.intake.values.cells import shown_words
from dashboard.vocabulary import ENDED_STAGES, LABELS, STAGES

_NOT_OFFERED = frozenset({"involved", "involved_other"})
"""An answer names one body, and such a cell may hold several: it is mended in the workbook."""

_OF_PERIOD = ("start", "end", "is_ongoing", "period_precision")
_LONGEST_LABEL = 60


def has_struck(cell: Cell) -> bool:
    """Whether something that stands in a cell is struck through."""
    return cell.look is not None and (cell.look.is_struck or bool(cell.look.struck))


def is_wholly_struck(cell: Cell | None) -> bool:
    """Whether all that stands in a cell is struck through."""
    return cell is not None and cell.look is not None and cell.look.is_struck


def without_struck(reading: Reading, name: str, cell: Cell, *, is_row: bool) -> Reading:
    """The reading of a cell: null and a question where it is struck, its other words and a note where a part of it is.

    `is_row`: the title is struck, and so the whole measure is asked about: its cells are read, and its stage is not asked twice.
    """
    if cell.look is not None and cell.look.struck:
        return Reading(reading.values, (*reading.issues, struck_beside(cell)))
    if not is_wholly_struck(cell):
        return reading
    if is_row:
        return Reading(reading.values) if name == "stage" else reading
    choices = _offered(name, reading.values, cell)
    return Reading(dict.fromkeys(reading.values), (Issue("cell.struck", choices=choices) if choices else struck_beside(cell),))


def struck_beside(cell: Cell) -> Issue:
    """What is told of struck words that no answer brings back: those beside others, and those of a column without a field."""
    if is_wholly_struck(cell):
        return Issue("cell.struck_beside")
    return Issue("cell.struck_part", {"struck": cell.look.struck if cell.look else ""})


def struck_stage(values: Mapping[str, Any]) -> Issue:
    """The question how it stands with a measure whose title is struck through; `values` are what its stage column says."""
    stage = values.get("stage")
    is_told = isinstance(stage, str) and stage not in ENDED_STAGES
    goes_on = (Choice(stage, f"gilt weiter: {LABELS['stage'][str(stage)]}"),) if is_told else ()
    return Issue("row.struck", choices=(*goes_on, *(Choice(term.code, term.label) for term in STAGES)), field="stage")


def struck_words(cell: Cell) -> str:
    """The words of a cell that are struck through, "" where none are."""
    if is_wholly_struck(cell):
        return shown_words(cell).text or ""
    return cell.look.struck if cell.look is not None else ""


def _offered(name: str, values: Mapping[str, Any], cell: Cell) -> tuple[Choice, ...]:
    """What stands there, as the one possible answer."""
    value = {each: values.get(each) for each in _OF_PERIOD} if name == "period_text" else values.get(name)
    is_nothing = value is None or (isinstance(value, dict) and value["start"] is None and value["end"] is None)
    if is_nothing or name in _NOT_OFFERED:
        return ()
    words = " ".join((shown_words(cell).text or "").split())
    cut = words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1]}…"
    return (Choice(value, f"gilt: {cut}"),)
