"""Ebene: the levels of the master data, one or several in a cell (DESIGN, sections 3 and 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace
from functools import lru_cache

from dashboard import formats
from dashboard.intake.model import Cell, Choice, Issue, Reading
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context, MasterIndex
from dashboard.intake.values.splitting import split_known
from dashboard.intake.values.texts import match_key

_ROLES = ("Mittel", "Gelder", "Finanzierung", "Durchführung", "Ausführung", "Umsetzung", "Federführung", "Trägerschaft")
ROLES: frozenset[str] = frozenset(map(match_key, _ROLES))
"""What a level does in a measure, told in brackets behind it ("Land (Mittel)"): it is one of its levels all the same."""
_BRACKETS = re.compile(r"(?<![^()])([^()]+)\(([^()]+)\)")
"""Begun behind a bracket only: a cell of many words without one would be looked through from each of its letters."""
_WORD = re.compile(r"(?<![^\s,;/|&+])[^\s,;/|&+]")
UNCLEAR = "?"
"""Stands before the key of a word that names no single level, where the code of a level is expected."""


@lru_cache(maxsize=2048)
def find_levels(text: str, index: MasterIndex) -> Reading:
    """The levels that cleaned words name, in official order."""

    def find(name: str) -> str | None:
        key = _told_in_brackets(name, index) or match_key(name)
        is_one_name = not re.search(r"[,;/|]", name) and key in index.level_words
        return key if is_one_name or _is_set(key, index) else None

    spelled_out = _BRACKETS.sub(lambda found: _spelled_out(found, index), text)
    keys = [part.found for part in split_known(spelled_out, find)]
    if not keys or None in keys:
        return Reading({"levels": None}, (_unreadable(index, _beside_brackets(text, index)),))
    found = _of_keys([key for key in keys if key], index)
    if spelled_out == text or found.issues:
        return found
    return Reading(found.values, (Issue("levels.several", {"levels": _named(found.values["levels"], index, "und")}),))


def level_of_word(word: str, index: MasterIndex) -> str | None:
    """The one level that a heading names, by code; of a word that does not say which, its key behind UNCLEAR; else None."""
    key = _told_in_brackets(word, index) or match_key(word)
    if _is_clear(key, index):
        return next(iter(index.level_words[key][0]))
    return f"{UNCLEAR}{key}" if _is_unclear(key, index) else None


def are_levels(heading: str, index: MasterIndex) -> bool:
    """Whether a heading is nothing but words of the levels with slashes between them ("Land/Stadt")."""
    words = [match_key(word) for word in heading.split("/")]
    return len(words) > 1 and all(word in index.level_words for word in words)


def meant_beside(code: str, others: Set[str], index: MasterIndex) -> str:
    """What a word of two meanings means where the first of them is named beside it: the second, else still the same word."""
    if not code.startswith(UNCLEAR):
        return code
    first, second, *more = index.level_words[code.removeprefix(UNCLEAR)]
    return next(iter(second)) if not more and len(second) == 1 and first <= others else code


def ambiguous_level(key: str, sure: Set[str], index: MasterIndex) -> Issue:
    """The question which level a word means, beside those that are sure."""
    meanings = (sure | levels for levels in index.level_words[key])
    return Issue("levels.ambiguous", {"word": key, "levels": _named(index.level_order, index)}, _choices(meanings, index))


def _spelled_out(found: re.Match[str], index: MasterIndex) -> str:
    """ "K (HB u. BHV)" names the two of which the word may mean one; "Land (Mittel)" is the level, with what it does."""
    outer, inner = found[1], found[2]
    for word in _WORD.finditer(outer):
        key = match_key(outer[word.start() :])
        if key not in index.level_words:
            continue
        if match_key(inner) in ROLES:
            return outer
        named = find_levels(inner, index).values["levels"] if _is_unclear(key, index) else None
        is_told = named is not None and len(named) > 1 and set(named) <= _meanings(key, index)
        return outer[: word.start()] + inner if is_told else found[0]
    return found[0]


def _beside_brackets(text: str, index: MasterIndex) -> list[str] | None:
    """The levels that are named outside of brackets, to be proposed; None where there are none, or a bracket names a level."""
    inner = [found[2] for found in _BRACKETS.finditer(text)]
    if not inner or any(find_levels(each, index).values["levels"] for each in inner):
        return None
    levels: list[str] | None = find_levels(_BRACKETS.sub(r"\1", text), index).values["levels"]
    return levels


def _unreadable(index: MasterIndex, proposed: list[str] | None = None) -> Issue:
    every = frozenset(index.level_order)
    singles = [frozenset({code}) for code in index.level_order]
    sets = [levels for word in index.master.level_words for levels in map(frozenset, word.meanings) if len(levels) > 1]
    possible = [*singles, *(levels for levels in sets if levels != every), every]
    details = {"levels": _named(every, index), "or_levels": _named(every, index, "oder")}
    choices = _choices([*possible, *([frozenset(proposed)] if proposed else [])], index)
    marked = tuple(replace(each, is_proposed=set(each.value) == set(proposed or ())) for each in choices)
    return Issue("levels.unreadable", details, marked)


def _is_clear(key: str, index: MasterIndex) -> bool:
    meanings = index.level_words.get(key, ())
    return len(meanings) == 1 and len(meanings[0]) == 1


def _is_unclear(key: str, index: MasterIndex) -> bool:
    return len(index.level_words.get(key, ())) > 1


def _meanings(key: str, index: MasterIndex) -> frozenset[str]:
    """Every level that a known word may mean."""
    return frozenset[str]().union(*index.level_words[key])


def _is_set(key: str, index: MasterIndex) -> bool:
    """Whether a word stands for several levels together."""
    meanings = index.level_words.get(key, ())
    return len(meanings) == 1 and len(meanings[0]) > 1


def _told_in_brackets(name: str, index: MasterIndex) -> str | None:
    """ "Kommune (Nord)" says in brackets which one; "Land (L)" says the same twice."""
    found = re.fullmatch(r"([^()]+)\(([^()]+)\)", name)
    if not found or _is_clear(match_key(name), index):
        return None
    outer, inner = match_key(found[1]), match_key(found[2])
    says_the_same = index.level_words.get(outer) == index.level_words.get(inner)
    chooses = _is_unclear(outer, index) and _is_clear(inner, index) and _meanings(inner, index) <= _meanings(outer, index)
    return inner if _is_clear(inner, index) and (chooses or says_the_same) else None


def _of_keys(keys: list[str], index: MasterIndex) -> Reading:
    together = " ".join(sorted(set(keys)))
    keys = [together] if _is_set(together, index) else keys
    sure = frozenset[str]().union(*(index.level_words[key][0] for key in keys if not _is_unclear(key, index)))
    unclear = next((key for key in keys if _is_unclear(key, index)), None)
    if unclear is not None:
        return Reading({"levels": None}, (ambiguous_level(unclear, sure, index),))
    is_set = any(_is_set(key, index) for key in keys)
    notes = (Issue("levels.several", {"levels": _named(sure, index, "und")}),) if is_set else ()
    return Reading({"levels": _ordered(sure, index)}, notes)


def _ordered(levels: Iterable[str], index: MasterIndex) -> list[str]:
    return sorted(levels, key=index.level_order.__getitem__)


def _named(levels: Iterable[str], index: MasterIndex, joint: str = ",") -> str:
    labels = {level.code: level.label for level in index.master.levels}
    names = [labels[code] for code in _ordered(levels, index)]
    return ", ".join(names) if joint == "," else formats.joined(names, joint)


def _choices(sets: Iterable[Set[str]], index: MasterIndex) -> tuple[Choice, ...]:
    return tuple(Choice(sorted(levels), _named(levels, index)) for levels in dict.fromkeys(map(frozenset, sets)))


def read_levels(cell: Cell, context: Context) -> Reading:
    """levels, a sorted list of codes."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"levels": None}, issues)
    found = find_levels(re.sub(r"^\s*ebenen?\s*:\s*", "", text, flags=re.IGNORECASE), context.index)
    levels = found.values["levels"]
    return Reading({"levels": sorted(levels) if levels else None}, found.issues)
