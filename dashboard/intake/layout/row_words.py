"""What the words of a whole row say: how wide it is, whether it sums up, whether it is a label with its answer."""

from __future__ import annotations

import re

from dashboard.intake.layout.grid import Row
from dashboard.intake.layout.wording import COUNT, TOTAL, TOTAL_ALONE, one_line
from dashboard.intake.model import CellKind

SURELY_A_MEASURE = 4
"""A row with a title and so many texts is a measure once the rows under the header are over: no total or note is so wide."""

SMALL_ROW = 3
"""Legends, signatures and notes fill at most so many cells."""

_LABEL = re.compile(r"[^\d]{3,}:")


def texts_of(cells: Row) -> list[str]:
    """The words of a row from left to right, each in one line."""
    return [one_line(cell.value) for cell in cells.values() if cell.kind is CellKind.TEXT]


def is_wide(cells: Row) -> bool:
    """Whether a row says more than any total or note does."""
    return len(cells) >= SURELY_A_MEASURE and sum(cell.kind is CellKind.TEXT for cell in cells.values()) >= SURELY_A_MEASURE


def is_total(cells: Row) -> bool:
    """A word for a sum, and beside it nothing but numbers and counts ("Summe" | "4 Maßnahmen")."""
    texts = texts_of(cells)
    words = [text for text in texts if not text.replace(".", "").replace(",", "").strip(" €%").isdigit()]
    if len(words) == 1:
        return TOTAL.match(words[0]) is not None
    return bool(words) and TOTAL_ALONE.fullmatch(words[0]) is not None and all(map(COUNT.fullmatch, words[1:]))


def is_labelled(cells: Row, number_column: int) -> bool:
    """A label where the running number belongs, and its answer beside it: "Ansprechpartnerin:" | "Frau Muster"."""
    label = cells.get(number_column)
    if label is None or not 2 <= len(cells) <= SMALL_ROW or label.kind is not CellKind.TEXT:
        return False
    return _LABEL.fullmatch(one_line(label.value)) is not None
