"""The sheet "Rückfragen": questions of the round or the working group to a house, which come back with their answers."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.cells.addresses import address
from dashboard.intake.layout.grid import Grid
from dashboard.intake.layout.headings import heading_key
from dashboard.intake.layout.located import Located
from dashboard.intake.model import Cell, Issue, QuestionAnswer
from dashboard.intake.values.cells import words_of

SHEET = "Rückfragen"
HEADINGS = ("Nr. der Rückfrage", "Kennung", "Rückfrage", "gestellt von", "Antwort")
"""The headings as round sheets write them, in this order; read in any order and in any sheet."""

_NUMBER, _ANSWER = heading_key(HEADINGS[0]), heading_key(HEADINGS[4])
_WITHIN = 15
"""The heading stands in one of the first rows, as that of a list does."""


def is_question_sheet(grid: Grid) -> bool:
    """Whether a sheet holds questions: it has the headings of their number and answer."""
    return _header(grid) is not None


def read_questions(grid: Grid) -> tuple[list[QuestionAnswer], list[Located]]:
    """The answers on a sheet of questions, each question once, and what was noticed; rows without an answer say nothing."""
    header = _header(grid)
    if header is None:
        return [], []
    sheet = grid.sheet.name
    answers: dict[int, QuestionAnswer] = {}
    told: list[Located] = []
    for row, number, text in _answered_rows(grid, *header):
        at = header[2]
        question_id = _as_number(number)
        if question_id is None:
            told.append(Located(Issue("questions.unreadable_number", {"number": number}), sheet, row, at, text))
        elif question_id in answers:
            told.append(Located(Issue("questions.repeated", {"number": question_id}), sheet, row, at, text))
        else:
            answers[question_id] = QuestionAnswer(question_id, text, sheet, address(row, at))
    if answers:
        told.insert(0, Located(Issue("questions.read", {"count": len(answers)}), sheet))
    return list(answers.values()), told


def _header(grid: Grid) -> tuple[int, int, int] | None:
    """The row of the headings, and the columns of number and answer."""
    for row, cells in grid.rows.items():
        if row > _WITHIN:
            return None
        keys = {heading_key(str(cell.value)): column for column, cell in reversed(cells.items()) if _may_head(cell)}
        if _NUMBER in keys and _ANSWER in keys:
            return row, keys[_NUMBER], keys[_ANSWER]
    return None


def _may_head(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.value) <= 2 * len(HEADINGS[0])


def _answered_rows(grid: Grid, header: int, number: int, answer: int) -> Iterator[tuple[int, str, str]]:
    for row, cells in grid.rows.items():
        text = words_of(cells[answer]).text if row > header and answer in cells else None
        if text:
            yield row, (words_of(cells[number]).text or "") if number in cells else "", text


def _as_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
