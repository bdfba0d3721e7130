"""Columns of plain words, the Kennung, and columns that answer yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dashboard.intake.model import Cell, CellKind, Choice, Issue, Reading
from dashboard.intake.values.cells import as_shown, day_text, plain_words_of, shown_words, words_of
from dashboard.intake.values.classes import NONE_WORDS
from dashboard.intake.values.context import Context, MasterIndex
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import TERMS

_MEASURE_ID = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)?)[-‐‑–]([0-9]{4})")
_YES_OR_NO = (Choice(True, "ja"), Choice(False, "nein"))
_YES, _NO = frozenset({"ja", "x", "wahr", "j", "laeuft weiter"}), frozenset({"nein", "falsch", "n"})


def text_reader(field: str) -> Callable[[Cell, Context], Reading]:
    """A reader for words: cleaned, without the marks of footnotes, never changed; null where empty."""

    def read(cell: Cell, context: Context) -> Reading:
        text, issues = plain_words_of(cell, context.footnotes)
        return Reading({field: text}, issues)

    return read


def read_number(cell: Cell, _context: Context) -> Reading:
    """number, as the list has it; a date is what Excel makes of "1.2", and asked."""
    text, issues = shown_words(cell)
    if cell.kind is CellKind.DATE and isinstance(cell.value, date):
        choices = tuple(Choice(each, each) for each in _numbers_typed(cell, cell.value))
        return Reading({"number": None}, (Issue("number.is_date", {"shown": text}, choices),))
    return Reading({"number": text}, issues)


def _numbers_typed(cell: Cell, day: date) -> tuple[str, ...]:
    """What may have been typed that Excel made this date of; the date as it is shown comes last."""
    shown = as_shown(cell)
    if shown is None or cell.look is None:
        return f"{day.day}.{day.month}.{day.year % 100}", day_text(day)
    return (f"{day.month}.{day.year % 100}" if cell.look.precision else f"{day.day}.{day.month}"), shown


def read_decision(cell: Cell, context: Context) -> Reading:
    """decision_needed: the words; "keiner" and "nein" ask nothing and are null."""
    text, issues = plain_words_of(cell, context.footnotes)
    return Reading({"decision_needed": None if text and match_key(text) in NONE_WORDS else text}, issues)


def read_measure_id(cell: Cell, context: Context) -> Reading:
    """measure_id as CODE-NNNN with the code of a department; any other form is null with a warning."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"measure_id": None}, issues)
    known = measure_id_in(text, context.index)
    return Reading({"measure_id": known}, () if known else (Issue("measure_id.form"),))


def measure_id_in(text: str, index: MasterIndex) -> str | None:
    """The Kennung in its one spelling ("SKB-0014"), or None where the text is none."""
    found = _MEASURE_ID.fullmatch(text.strip())
    code = index.codes.get(found[1].casefold()) if found else None
    return f"{code}-{found[2]}" if found and code else None


def texts_reader(field: str) -> Callable[[Cell, Context], Reading]:
    """A reader for several names in one cell: a list of words. Where bars stand, only they part the names."""

    def read(cell: Cell, _context: Context) -> Reading:
        text, issues = words_of(cell)
        parts = (text or "").split("|") if "|" in (text or "") else re.split(r"[;\n]|,(?![^(]*\))", text or "")
        others = [part.strip() for part in parts if part.strip()]
        return Reading({field: others or None}, issues)

    return read


def yes_or_no_reader(field: str) -> Callable[[Cell, Context], Reading]:
    """A reader for yes or no; anything else is null with a warning."""

    def read(cell: Cell, _context: Context) -> Reading:
        if cell.kind is CellKind.BOOLEAN and isinstance(cell.value, bool):
            return Reading({field: cell.value})
        text, issues = words_of(cell)
        if text is None:
            return Reading({field: None}, issues)
        key = match_key(text)
        if key in _YES | _NO:
            return Reading({field: key in _YES})
        return Reading({field: None}, (Issue("yes_or_no.unreadable", choices=_YES_OR_NO),))

    return read


def read_precision(cell: Cell, _context: Context) -> Reading:
    """period_precision by its German label, as our own exports write it."""
    text, issues = words_of(cell)
    labels = {match_key(term.label): term.code for term in TERMS["period_precision"]}
    return Reading({"period_precision": labels.get(match_key(text)) if text else None}, issues)
