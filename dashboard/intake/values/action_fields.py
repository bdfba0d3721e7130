"""Handlungsfeld: number, chapter, short, long or older name, misspelt name; of several the first counts (DESIGN, section 3)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from dashboard.intake.model import Cell, CellKind, Choice, Issue, Reading
from dashboard.intake.values.cells import number_text, words_of
from dashboard.intake.values.context import SHORTEST_FOR_LIKENESS, Context, MasterIndex
from dashboard.intake.values.splitting import split_known
from dashboard.intake.values.texts import clean_text, cut_footnote, match_key

LIKENESS = 85.0
LEAD_BEFORE_SECOND = 5.0

_LABEL = r"(?:(?:handlungsfelder|handlungsfeld|themenfeld|politikfeld|hf|feld|kapitel|kap\.|nr\.?)\s*[.:]?\s*)?"
_NUMBERED = re.compile(
    rf"(?P<label>{_LABEL})(?:(?P<chapter>\d)\.)?(?P<number>\d{{1,2}})(?:\.\d+)*\.?\)?\s*(?:[:–—|-]|\b)\s*(?P<name>.*)",
    re.I | re.S,
)
_NUMBERS = re.compile(rf"{_LABEL}\d{{1,2}}(?:\s*(?:,|;|/|\+|&|\n|\bund\b|\bu\.)\s*{_LABEL}\d{{1,2}})+", re.I)
_NUMBER_LAST = re.compile(r"^(.+?)\s*\((?:HF|Handlungsfeld)\s*(\d{1,2})\)$", re.I | re.S)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NAMED = re.compile(_LABEL + r"(?P<name>.+)", re.I | re.S)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OF_THE_FIELD = ("handlungsf", "themenf", "politikf", "hf", "feld")
"""What stands before a number that is a field's beyond doubt."""
_NO_NAME = frozenset(
    map(match_key, ("", "Sonstiges", "Sonstige", "Weiteres", "weitere", "Weitere Maßnahmen", "Allgemeines", "neu"))
)
_FURTHER = re.compile(r"\s*(?:[/,+&]|und|u\.)\s*(?:HF|Handlungsfeld)?\s*(\d{1,2})(?![\d.])", re.IGNORECASE)
"""A second number behind the first, before words: "HF 12/13 Polizei"."""
_LEAST_LETTERS, _LETTERS_COMPARED = 5, 7
"""A word of so many letters that agrees with the field's name in so many belongs to it."""
CHAPTER = 3
"""The framework's chapter 3 has one section per action field: 3.7 is action field 7 (facts, section 2)."""


@lru_cache(maxsize=4096)
def find_action_field(text: str, index: MasterIndex) -> Reading:
    """The action field that cleaned words name."""
    text = _NUMBER_LAST.sub(r"\2 \1", text)
    exact = index.action_fields.get(match_key(text))
    if exact:
        return Reading({"action_field": exact.number})
    if _THOUSANDS.fullmatch(text):
        return _unknown(index)  # "1.000" is an amount, and no part of field 1
    if _NUMBERS.fullmatch(text):
        return _several([int(number) for number in re.findall(r"\d{1,2}", text)], index)
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return _of_number(numbered, index)
    return _of_name(_name_in(text), index)


def _name_in(text: str) -> str:
    named = _NAMED.fullmatch(text)
    return named["name"] if named else text


def _of_number(found: re.Match[str], index: MasterIndex) -> Reading:
    """A number with or without a name; where the two disagree, both are possible answers."""
    number, chapter = int(found["number"]), found["chapter"]
    if chapter and int(chapter) != CHAPTER:
        number = int(chapter)
    if number not in index.field_by_number:
        return _ended(str(number), index) or _unknown(index)
    if (further := _FURTHER.match(found["name"])) and int(further[1]) in index.field_by_number:
        return _several([number, int(further[1])], index)
    named = _of_name(found["name"], index) if match_key(found["name"]) else Reading({"action_field": number})
    other = named.values["action_field"]
    if other is not None and other != number:
        return Reading({"action_field": None}, (Issue("action_field.disagrees", choices=_choices((number, other), index)),))
    if other is None and not _may_be_named(found, number, index):
        others = tuple(each for each in index.field_by_number if each != number)
        return Reading({"action_field": None}, (Issue("action_field.disagrees", choices=_choices((number, *others), index)),))
    return Reading({"action_field": number})


def _may_be_named(found: re.Match[str], number: int, index: MasterIndex) -> bool:
    """Whether words that are no field's name may stand behind a number: "HF 7: Kita", "7 Gesundheit", "7 (neu)"."""
    key = match_key(_IN_BRACKETS.sub(" ", found["name"]))
    if found["label"].casefold().startswith(_OF_THE_FIELD) or key in _NO_NAME:
        return True
    own = " ".join(name for name, field in index.action_fields.items() if field.number == number)
    return any(word[:_LETTERS_COMPARED] in own for word in key.split() if len(word) >= _LEAST_LETTERS)


def _of_name(name: str, index: MasterIndex) -> Reading:
    parts = [part.found for part in split_known(name, lambda words: index.action_fields.get(match_key(words)))]
    fields = [field.number for field in parts if field]
    if fields and len(fields) == len(parts):
        return _several(fields, index)
    guess = _ended(name, index) or _like(name, index)
    return guess if guess else _several(fields, index) if fields else _unknown(index)


def _ended(name: str, index: MasterIndex) -> Reading | None:
    """What became of a field that had ended by the Stand of the list; None where it is none, or nobody follows it."""
    field, former = index.ended_fields.get(match_key(name), (None, None))
    following = tuple(each for each in (former.successors if former else ()) if each in index.field_by_number)
    if field is None or not following:
        return None
    told = f"{field.number} {field.short_name}"
    if len(following) == 1:
        details = {"former": told, "number": following[0], "name": index.field_by_number[following[0]].short_name}
        return Reading({"action_field": following[0]}, (Issue("action_field.succeeded", details),))
    options = " oder ".join(map(str, following))
    return Reading(
        {"action_field": None}, (Issue("action_field.split", {"former": told, "options": options}, _choices(following, index)),)
    )


def _like(name: str, index: MasterIndex) -> Reading | None:
    key = match_key(name)
    if len(key) < SHORTEST_FOR_LIKENESS:
        return None
    ranked = process.extract(
        key, list(index.action_fields), scorer=fuzz.ratio, limit=8, score_cutoff=LIKENESS - LEAD_BEFORE_SECOND
    )
    if not ranked or ranked[0][1] < LIKENESS:
        return None
    best = index.action_fields[ranked[0][0]]
    if any(
        index.action_fields[other] is not best and ranked[0][1] - score < LEAD_BEFORE_SECOND for other, score, _ in ranked[1:]
    ):
        return None
    return Reading(
        {"action_field": best.number}, (Issue("action_field.misspelt", {"number": best.number, "name": best.short_name}),)
    )


def _several(numbers: list[int], index: MasterIndex) -> Reading:
    known = [number for number in dict.fromkeys(numbers) if number in index.field_by_number]
    if not known or numbers[0] not in index.field_by_number:
        return _unknown(index)
    if len(known) == 1:
        return Reading({"action_field": known[0]})
    return Reading(
        {"action_field": known[0]}, (Issue("action_field.several", {"number": known[0]}, _choices(tuple(known), index)),)
    )


def _unknown(index: MasterIndex) -> Reading:
    return Reading(
        {"action_field": None},
        (Issue("action_field.unknown", {"last": max(index.field_by_number, default=0)}, all_action_fields(index)),),
    )


def _choices(numbers: tuple[int, ...], index: MasterIndex) -> tuple[Choice, ...]:
    return tuple(Choice(number, f"{number} {index.field_by_number[number].short_name}") for number in numbers)


@lru_cache(maxsize=4)
def all_action_fields(index: MasterIndex) -> tuple[Choice, ...]:
    """Every action field, where nothing says which one is meant."""
    return _choices(tuple(index.field_by_number), index)


def read_action_field(cell: Cell, context: Context) -> Reading:
    """action_field, the number."""
    index = context.index
    if isinstance(cell.value, date) and cell.kind is CellKind.DATE:
        return _of_date(cell.value, index)
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, float) and not cell.value.is_integer() and not cell.is_percent:
        return _of_decimal(cell.value, index)
    text, issues = words_of(cell)
    return find_action_field(text, index) if text else Reading({"action_field": None}, issues)


def _of_date(day: date, index: MasterIndex) -> Reading:
    """Excel makes a date of a typed 3.7: ask, with the field as the proposal."""
    is_chapter = day.day == CHAPTER and day.month in index.field_by_number
    meant = day.month if is_chapter else None
    choices = tuple(Choice(each.value, each.label, each.value == meant) for each in all_action_fields(index))
    return Reading({"action_field": None}, (Issue("action_field.is_date", choices=choices),))


def _of_decimal(number: float, index: MasterIndex) -> Reading:
    """Excel makes a number of a typed 3,7: fields 3 and 7, or chapter 3.7; and 3.1 may have been 3.10."""
    parts = re.fullmatch(r"(\d{1,2}),(\d{1,2})", number_text(number))
    if not parts:
        return _unknown(index)
    first, second = int(parts[1]), int(parts[2])
    possible = dict.fromkeys(each for each in (second, second * 10, first) if each in index.field_by_number)
    return Reading({"action_field": None}, (Issue("action_field.decimal", choices=_choices(tuple(possible), index)),))


def action_field_of(text: str, context: Context) -> Reading:
    """What a section row or the name of a sheet says of the action field, read like a cell."""
    return find_action_field(cut_footnote(clean_text(text))[0], context.index)
