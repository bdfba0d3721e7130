"""Every cell of a list is accounted for: held by a measure, kept beside it, part of the layout, or named in a finding.

The cells are read here by openpyxl and not by the product's own reader, and words are compared by themselves: what a class, a
date or a body was read from may be gone only as far as its words are words of that field.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import openpyxl

from dashboard.intake.cells.addresses import column_letters, split_address
from dashboard.intake.model import ListReading, MeasureRow, RowKind
from dashboard.intake.values.cells import written
from dashboard.intake.values.classes import NONE_WORDS
from dashboard.intake.values.dates import MONTHS
from dashboard.intake.values.ratings import RATING_WORDS, UNRATED_WORDS
from dashboard.intake.values.stages import STAGE_WORDS
from dashboard.intake.values.texts import EMPTY_MARKS, is_empty_mark
from dashboard.vocabulary import FIELDS, LABELS
from tests.unit.masters import MASTER

_DOT_OF_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")
_WORD = re.compile(r"[^\W_]+")
_RANGE = re.compile(r"\b([A-Z]{0,3})(\d+)\s?(?:[:–-]|bis)\s?([A-Z]{0,3})(\d+)\b")
_JOINING = "der die das des dem den und oder zum zur im in am an bis von vom ab seit ca etwa jahr ja nein für mit"
_TICK = "x"
"""In a column of crosses its heading says what is meant; which columns those are no reading tells."""
_NO_WORDS = ("0", "WAHR", "FALSCH")
"""In a column of words these are told once for the column."""
_BELONGS = frozenset({RowKind.MEASURE, RowKind.CONTINUATION})


def unaccounted(content: bytes, reading: ListReading) -> list[str]:
    """What stands in a cell of a list's sheet and is nowhere, as "Blatt!D14: Wörter"."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    kinds = {(each.sheet, each.row): each.kind for each in reading.rows}
    named = _named(reading)
    return [
        f"{sheet}!{at}: {' '.join(missing)}"
        for sheet in dict.fromkeys(table.sheet for table in reading.tables)
        for row, at, text in _cells(book[sheet])
        if (missing := _missing(text, (sheet, row, at), kinds, named, reading))
    ]


def _cells(sheet: Any) -> Iterator[tuple[int, str, str]]:
    for cells in sheet.iter_rows():
        for cell in cells:
            # A day may be shown as a month or a year; that its year is there tells that it was not lost.
            value = cell.value.year % 100 if isinstance(cell.value, date) else cell.value
            text = written(value) if value is not None else ""
            if text.strip() and not is_empty_mark(text.strip()):
                yield cell.row, cell.coordinate, text


def _missing(
    text: str, place: tuple[str, int, str], kinds: Mapping[Any, RowKind], named: Mapping[Any, str], reading: ListReading
) -> list[str]:
    """The words of a cell that are nowhere."""
    sheet, row, at = place
    kind = kinds.get((sheet, row))
    if kind is None or (sheet, at) in named or (sheet, str(row)) in named:
        return _words(text) if kind is None else []
    if kind not in _BELONGS:
        return []
    if text in _NO_WORDS and (sheet, f"no words {_letters(at)}") in named:
        return []
    held = _held(_measure_at(reading, sheet, row))
    known = held | _of_field(reading, sheet, at)
    joined = " ".join(held)
    return [word for word in _words(text) if not _is_held(word, known, joined)]


def _is_held(word: str, known: frozenset[str], joined: str) -> bool:
    """Whether a word is there as it stands, within a longer one, or without the mark of its footnote."""
    bare = word.rstrip("0123456789")
    return (
        word in known
        or bare in known
        or (len(word) > 3 and word in joined)
        or (word.isdigit() and any(each.endswith(word) for each in known))
    )


def _letters(at: str | None) -> str:
    return (at or "").rstrip("0123456789")


def _measure_at(reading: ListReading, sheet: str, row: int) -> MeasureRow:
    """The measure of a row, or the last one above it that it continues."""
    return max((each for each in reading.measures if each.sheet == sheet and each.row <= row), key=lambda each: each.row)


def _held(measure: MeasureRow) -> frozenset[str]:
    values = [_as_text(value) for value in measure.values.values()]
    text = " ".join([*values, *measure.extra.values(), *measure.footnotes.values()])
    return frozenset((*_words(text), *_words(_DOT_OF_THOUSANDS.sub("", text))))


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(_as_text, value))
    if isinstance(value, date):
        return written(value)
    return "" if value is None else written(value)


def _of_field(reading: ListReading, sheet: str, at: str) -> frozenset[str]:
    """The words that are a value of the field whose column a cell stands in."""
    column = (split_address(at) or (0, 0))[1] or 0
    letters = column_letters(column)
    names = {name for table in reading.tables if table.sheet == sheet for name, its in table.columns.items() if its == letters}
    return _lexicon("").union(*(_lexicon(name) for name in names))


@cache
def _lexicon(name: str) -> frozenset[str]:
    """The words in which a field's classes, dates and bodies are written; of a text's field only what joins."""
    words: list[str] = [_JOINING, _TICK, *EMPTY_MARKS, *NONE_WORDS, *LABELS.get(name, {}).values()]
    if name in ("stage", "rating"):
        words += [word for each in (*STAGE_WORDS.values(), *RATING_WORDS.values(), UNRATED_WORDS) for word in each]
    if name == "levels":
        words += [word for level in MASTER.levels for word in (level.label, *level.aliases)]
        words += [word for each in MASTER.level_words for word in each.words]
    if name in ("lead_department", "involved"):
        words += [word for each in MASTER.departments for word in (each.code, each.official_name, each.short_name, *each.aliases)]
        words += [word for each in MASTER.former_departments for word in (each.name, *each.aliases)]
        words += [word for each in MASTER.offices for word in (each.name, *each.aliases)]
        words += ["Senator Senatorin alle Ressorts ff bet"]
    if name == "action_field":
        words += [f"{each.number} {each.short_name} {each.long_name} {' '.join(each.aliases)}" for each in MASTER.action_fields]
        words += ["HF Handlungsfeld"]
    if name == "guiding_goals":
        words += [f"{goal.number} {goal.name} Leitziel Ziel" for goal in MASTER.guiding_goals]
    if name in _TIMES:
        words += [*MONTHS, *_roman(), *map(str, range(100)), *(f"0{number}" for number in range(10))]
    return frozenset(_words(" ".join(words)))


_TIMES = frozenset(each.name for each in FIELDS if each.name in {"start", "end", "as_of"})


def _roman() -> list[str]:
    return ["i", "ii", "iii", "iv", "quartal", "q1", "q2", "q3", "q4", "halbjahr", "hj", "stand"]


def _named(reading: ListReading) -> dict[tuple[str | None, str], str]:
    """Cells and rows that a finding names, alone or in a range that its sentence tells."""
    found = {(each.sheet, each.cell): each.code for each in (*reading.findings, *reading.answered_findings) if each.cell}
    found |= {(sheet, f"no words {_letters(at)}"): code for (sheet, at), code in list(found.items()) if code == "text.no_words"}
    for each in reading.findings:
        for _, first, _, last in _RANGE.findall(each.message):
            found |= {(each.sheet, str(row)): each.code for row in range(int(first), min(int(last), int(first) + 999) + 1)}
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())
