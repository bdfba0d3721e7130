"""Ebene: Land, Stadt Bremen, Stadt Bremerhaven, one or several in a cell (DESIGN, sections 3 and 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from dashboard.intake.model import Cell, Choice, Issue, Reading
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context, MasterIndex
from dashboard.intake.values.splitting import split_known
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import LABELS, LEVELS

_ORDER = [term.code for term in LEVELS]
_CITIES = frozenset({"bremen", "bremerhaven"})
_ALL = frozenset(_ORDER)

LEVEL_WORDS: dict[str, tuple[str, ...]] = {
    "land": (
        "L", "Land", "Land Bremen", "Landesebene", "landesweit", "staatlich", "Bundesland", "Bremen (Land)",
        "Freie Hansestadt Bremen",
    ),
    "bremen": (
        "HB", "Stadt Bremen", "Stadtgemeinde Bremen", "Kommune Bremen", "stadtbremisch", "Bremen (Stadt)", "Stadt HB", "K HB",
        "kommunal Bremen",
    ),
    "bremerhaven": (
        "BHV", "Bremerhaven", "Stadt Bremerhaven", "Stadtgemeinde Bremerhaven", "Kommune Bremerhaven", "Seestadt",
        "Seestadt Bremerhaven", "Stadt BHV", "K BHV", "Bremerhaven (Stadt)",
    ),
}  # fmt: skip
"""The words of the lists for each level, as a reader would write them."""
_CITY_PAIRS = (
    "bremen und bremerhaven", "bremerhaven und bremen", "bremen bremerhaven", "hb und bhv", "beide staedte", "beide kommunen",
    "beide stadtgemeinden", "beide gemeinden", "beide", "kommunen",
)  # fmt: skip
UNCLEAR_CITY = ("K", "Kommune", "kommunal", "Stadt", "Stadtgemeinde", "städtisch", "Gemeinde", "kommunale Ebene")
"""Words that do not say which city is meant."""
_UNCLEAR_CITY = tuple(map(match_key, UNCLEAR_CITY))

_CLEAR = {match_key(word): frozenset({code}) for code, words in LEVEL_WORDS.items() for word in words}
_TOLD = {
    **dict.fromkeys(_CITY_PAIRS, _CITIES),
    **dict.fromkeys(("alle ebenen", "alle", "alle drei ebenen"), _ALL),
}
"""Understood, and told with a note."""
_AMBIGUOUS = {
    **dict.fromkeys(_UNCLEAR_CITY, (frozenset({"bremen"}), frozenset({"bremerhaven"}), _CITIES)),
    "bremen": (frozenset({"land"}), frozenset({"bremen"})),
}
"""Words that do not say which, with what they may mean."""


@lru_cache(maxsize=2048)
def find_levels(text: str, index: MasterIndex) -> Reading:
    """The levels that cleaned words name, in official order."""

    def find(name: str) -> str | None:
        key = _told_in_brackets(name) or match_key(name)
        is_one_name = not re.search(r"[,;/|]", name) and (key in _AMBIGUOUS or key in _CLEAR or key in index.levels)
        return key if key in _TOLD or is_one_name else None

    keys = [part.found for part in split_known(text, find)]
    if not keys or None in keys:
        possible = (*(frozenset({code}) for code in _ORDER), _CITIES, _ALL)
        return Reading({"levels": None}, (Issue("levels.unreadable", choices=_choices(possible)),))
    return _of_keys([key for key in keys if key], index)


def level_of_word(word: str, unclear: Mapping[str, str]) -> str | None:
    """The one level that a heading names, by code; for "Bremen" and "Kommune", which do not say which, what `unclear` holds."""
    key = _told_in_brackets(word) or match_key(word)
    if key == "bremen" or key in _UNCLEAR_CITY:
        return unclear["bremen" if key == "bremen" else "kommune"]
    return next(iter(_CLEAR.get(key, ())), None)


def ambiguous_level(word: str, sure: Set[str]) -> Issue:
    """The question which level a word means, beside those that are sure."""
    return Issue("levels.ambiguous", {"word": word}, _choices(tuple(sure | one for one in _AMBIGUOUS[word])))


def _told_in_brackets(name: str) -> str | None:
    """ "Kommune (HB)" says in brackets which city; "Land (L)" says the same twice."""
    found = re.fullmatch(r"([^()]+)\(([^()]+)\)", name)
    if not found or match_key(name) in _CLEAR:
        return None
    outer, inner = match_key(found[1]), match_key(found[2])
    is_settled = inner in _CLEAR and (outer in _AMBIGUOUS or _CLEAR.get(outer) == _CLEAR[inner])
    return inner if is_settled else None


def _of_keys(keys: list[str], index: MasterIndex) -> Reading:
    if set(keys) == {"bremen", "bremerhaven"}:
        return Reading({"levels": _ordered(_CITIES)}, (Issue("levels.both_cities"),))
    sure = frozenset[str]().union(*(_meaning(key, index) for key in keys))
    doubtful = [key for key in keys if key in _AMBIGUOUS or len(index.levels.get(key, ())) > 1]
    if doubtful:
        meanings = _AMBIGUOUS.get(doubtful[0]) or tuple(frozenset({code}) for code in _ORDER if code in index.levels[doubtful[0]])
        return Reading(
            {"levels": None}, (Issue("levels.ambiguous", {"word": doubtful[0]}, _choices(tuple(sure | one for one in meanings))),)
        )
    told = [key for key in keys if key in _TOLD]
    notes = (Issue("levels.all" if _TOLD[told[0]] == _ALL else "levels.both_cities"),) if told else ()
    return Reading({"levels": _ordered(sure)}, notes)


def _meaning(key: str, index: MasterIndex) -> frozenset[str]:
    """What a word means beyond doubt; the reader's own rules win over the master data's spellings."""
    if key in _AMBIGUOUS:
        return frozenset()
    known = _CLEAR.get(key) or _TOLD.get(key) or index.levels.get(key, frozenset())
    return known if key in _TOLD or len(known) == 1 else frozenset()


def _ordered(levels: Set[str]) -> list[str]:
    return sorted(levels, key=_ORDER.index) if levels <= _ALL else sorted(levels)


def _choices(sets: tuple[Set[str], ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(sorted(levels), ", ".join(LABELS["levels"].get(code, code) for code in _ordered(levels)))
        for levels in dict.fromkeys(map(frozenset, sets))
    )


def read_levels(cell: Cell, context: Context) -> Reading:
    """levels, a sorted list of codes."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"levels": None}, issues)
    found = find_levels(re.sub(r"^\s*ebenen?\s*:\s*", "", text, flags=re.IGNORECASE), context.index)
    levels = found.values["levels"]
    return Reading({"levels": sorted(levels) if levels else None}, found.issues)
