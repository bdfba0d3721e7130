"""Cell addresses as Excel writes them: letters for the column, digits for the row, both counted from 1."""

from __future__ import annotations

import re

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_ADDRESS = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """D14 for row 14, column 4."""
    return f"{column_letters(column)}{row}"


def split_address(text: str) -> tuple[int | None, int | None] | None:
    """Row and column of "D14", "$D$14", "D" or "14", each None where it is not named; None where it is no address."""
    match = _ADDRESS.fullmatch(text)
    if match is None or not text:
        return None
    column = column_number(match[1]) if match[1] else None
    row = int(match[2]) if match[2] else None
    if row == 0 or (row or 0) > LAST_ROW or (column or 0) > LAST_COLUMN:
        return None
    return row, column


def split_area(text: str) -> Area | None:
    """The area of "B2:D9", a single cell, whole rows ("2:4") or whole columns ("B:D"); None where it is no area."""
    first_text, _, last_text = text.partition(":")
    first = split_address(first_text)
    last = split_address(last_text or first_text)
    if first is None or last is None:
        return None
    rows = sorted((first[0] or 1, last[0] or LAST_ROW))
    columns = sorted((first[1] or 1, last[1] or LAST_COLUMN))
    return rows[0], columns[0], rows[1], columns[1]


def area_size(area: Area) -> int:
    """How many cells an area covers."""
    return (area[2] - area[0] + 1) * (area[3] - area[1] + 1)
