"""What the cells of a row say by themselves, whatever stands above and below: that it is wide, counts, sums or is numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.intake.layout.grid import Row
from dashboard.intake.layout.wording import (
    COUNT,
    EVALUATION,
    OF_NUMBERS,
    RUNNING_NUMBER,
    TOTAL,
    TOTAL_ALONE,
    is_placeholder,
    one_line,
)
from dashboard.intake.model import TEXT, Cell, CellKind
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.ratings import rating_of_word
from dashboard.intake.values.stages import stage_of_word

SURELY_A_MEASURE = 4
"""A row with a title and so many texts is a measure once the rows under the header are over: no total or note is so wide."""

SMALL_ROW = 3
"""Legends, signatures and notes fill at most so many cells."""

LONGEST_CLASS = 25
"""Characters of a word for a class in a legend."""

_LABEL = re.compile(r"[^\d]{3,}:")


def texts_of(cells: Row) -> list[str]:
    """The words of a row from left to right, each in one line."""
    return [one_line(cell.value) for cell in cells.values() if cell.kind is CellKind.TEXT]


def is_wide(cells: Row) -> bool:
    """Whether a row says more than any total or note does."""
    if len(cells) < SURELY_A_MEASURE:
        return False
    texts = 0
    for cell in cells.values():
        texts += cell.kind is TEXT
        if texts == SURELY_A_MEASURE:
            return True
    return False


def is_total(cells: Row) -> bool:
    """A word for a sum, and beside it nothing but numbers and counts ("Summe" | "4 Maßnahmen")."""
    texts = texts_of(cells)
    words = _without_numbers(texts)
    if len(words) == 1:
        return TOTAL.match(words[0]) is not None
    return bool(words) and TOTAL_ALONE.fullmatch(words[0]) is not None and all(map(COUNT.fullmatch, words[1:]))


def is_evaluation(cells: Row) -> bool:
    """Whether a row says in Excel's own words that it counts or sums, with nothing but such words and numbers beside it."""
    texts = _without_numbers(texts_of(cells))
    if not texts:
        return False
    is_of_numbers = len(texts) == 1 < len(cells) and OF_NUMBERS.fullmatch(texts[0]) is not None
    return is_of_numbers or (EVALUATION.match(texts[0]) is not None and all(map(EVALUATION.match, texts[1:])))


def _without_numbers(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if not text.replace(".", "").replace(",", "").strip(" €%").isdigit()]


def names_class(text: str) -> bool:
    """Whether a text is nothing but a word for a stage or a rating."""
    return len(text) <= LONGEST_CLASS and (stage_of_word(text) is not None or rating_of_word(text) is not None)


def is_labelled(cells: Row, number_column: int) -> bool:
    """A label where the running number belongs, and its answer beside it: "Ansprechpartnerin:" | "Frau Muster"."""
    label = cells.get(number_column)
    if label is None or not 2 <= len(cells) <= SMALL_ROW or label.kind is not CellKind.TEXT:
        return False
    return _LABEL.fullmatch(one_line(label.value)) is not None


def is_running_number(cell: Cell | None) -> bool:
    """Whether a cell of the number's column counts rows: 7, "3.", "A-3", or a formula that would."""
    if cell is None:
        return False
    if cell.kind in (CellKind.NUMBER, CellKind.UNCALCULATED):
        return True
    return cell.kind is CellKind.TEXT and RUNNING_NUMBER.fullmatch(one_line(cell.value)) is not None


def is_unfilled(cells: Row, number_column: int) -> bool:
    """Whether a row holds nothing but its running number: the number is no content of a measure."""
    return all(is_running_number(cell) if column == number_column else _says_nothing(cell) for column, cell in cells.items())


def _says_nothing(cell: Cell) -> bool:
    if cell.kind is not TEXT:
        # 0 is what a reference to an empty cell or an empty box leaves behind.
        return cell.kind in (CellKind.NUMBER, CellKind.BOOLEAN) and cell.value == 0
    text, issues = words_of(cell)
    return not issues and (text is None or is_placeholder(text))


def is_other_half(title: str, cell: Cell | None) -> bool:
    """Whether a title ends in the hyphen of a word that the title below goes on with: "Lernpaten an Grund-", "schulen"."""
    if cell is None or not title.endswith(("-", "‐")) or not title[-2:-1].isalpha():
        return False
    return (words_of(cell).text or "")[:1].islower()
