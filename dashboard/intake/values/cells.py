"""What stands in a cell, in words: the step before every reader."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from dashboard.intake.model import TEXT, Cell, CellKind, Issue
from dashboard.intake.values.texts import (
    clean_text,
    cut_footnote,
    is_empty_mark,
    is_error_text,
    is_surely_words,
    join_broken_words,
)


class Words(NamedTuple):
    """The words of a cell without footnote marks (None: empty, an empty mark or an error value) and what was noticed."""

    text: str | None
    issues: tuple[Issue, ...] = ()


_NO_WORDS = frozenset({"0", "0,0", "falsch", "wahr", "false", "true"})
"""What a reference to an empty cell and a tick box leave behind where words belong."""
_LONGEST_NO_WORD = 6


REPEATED = 60
"""Up to so many letters a text may well come again in a list and is worth remembering."""

_NUMBER_SIGNS = frozenset("0123456789.,-−+() ")
NOTHING = Words(None)


def words_of(cell: Cell) -> Words:
    """The words of a cell; numbers and dates are written as in German, with the words that their format shows."""
    value = cell.value
    if value is None:
        return NOTHING
    if cell.kind is not TEXT:
        if cell.kind is CellKind.ERROR:
            return Words(None, (Issue("cell.error_value"),))
        if cell.kind is CellKind.UNCALCULATED:
            return Words(None, (Issue("cell.uncalculated"),))
    if isinstance(value, str):
        return _words_of_text(value) if len(value) <= REPEATED else _cleaned(value)
    if cell.is_percent and isinstance(value, (int, float)) and not isinstance(value, bool):
        return Words(f"{number_text(value * 100)} %")
    shown = as_shown(cell)
    has_words = shown is not None and not _NUMBER_SIGNS.issuperset(shown)
    return Words(shown if has_words else written(value))


def shown_words(cell: Cell) -> Words:
    """The words of a cell in a column of texts, where a number is what Excel shows: 1,10 and not 1,1."""
    shown = None if cell.look is None else as_shown(cell)
    return words_of(cell) if shown is None else Words(shown)


def as_shown(cell: Cell) -> str | None:
    """A number or date as its format shows it; None where the format says no more than the value."""
    return cell.look.show(cell.value) if cell.look is not None and cell.look.show is not None else None


def plain_words_of(cell: Cell, footnotes: Container[str]) -> Words:
    """The words of a cell in a column of words: marks without a footnote stay, and 0, WAHR and FALSCH are no words.

    `footnotes`: the marks that the sheet has a footnote for.
    """
    words = shown_words(cell)
    if words.text is None:
        return words
    if len(words.text) <= _LONGEST_NO_WORD and words.text.casefold() in _NO_WORDS and not cell.is_percent:
        return Words(None, (Issue("text.no_words", {"count": 1}),))
    value = cell.value
    if not isinstance(value, str) or ("\n" not in value and value.endswith(words.text)):
        return words
    return Words(join_broken_words(cut_footnote(clean_text(value), footnotes)[0]), words.issues)


def says_words(cell: Cell) -> bool:
    """Whether words stand in a cell, and not only a mark for nothing, an error, 0, WAHR or FALSCH."""
    return plain_words_of(cell, frozenset()).text is not None


def _cleaned(value: str) -> Words:
    text = clean_text(value)
    if is_surely_words(text):
        return Words(text)
    if not text or is_empty_mark(text):
        return NOTHING
    if is_error_text(text):
        return Words(None, (Issue("cell.error_value"),))
    bare = cut_footnote(text)[0]
    return NOTHING if is_empty_mark(bare) else Words(bare)


_words_of_text = lru_cache(maxsize=8192)(_cleaned)


def written(value: object) -> str:
    """A value of a cell in German words: WAHR, 0,75, 30.09.2026; texts as they are."""
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, (int, float)):
        return number_text(value)
    return day_text(value) if isinstance(value, date) else str(value)


def number_text(number: float) -> str:
    """A number as a German reader would write it, without a separator of thousands: 2022, 0,75."""
    if isinstance(number, int):
        return str(number)
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.12g}".replace(".", ",")


def day_text(day: date) -> str:
    """A day as TT.MM.JJJJ, with the time of day where there is one."""
    written = f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    if isinstance(day, datetime) and (day.hour or day.minute):
        written += f" {day.hour:02d}:{day.minute:02d}"
    return written
