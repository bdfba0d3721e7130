"""What a question names beside words to be searched for: classes that filters know ("Feld 2 und 13, Land, gelb oder rot")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import polars as pl

from dashboard.search.lexicon import core, fold, folded, words

Phrase = tuple[str, ...]

_WRITTEN = re.compile(r"[\"„“”»«][^\"“”„«»]+[\"“”»«]|[^\s,;]+")
"""A word, or what stands in quotation marks and is meant literally."""
_MARKS = frozenset('"„“”»«')
_LONGEST_NAME = 8
"""Words of the longest name that is looked for."""
_JOINING = ("und", "oder")
_SAYING_NOTHING = (*_JOINING, "alle", "auf", "auch", "aus", "das", "der", "die", "im", "in", "mit", "nur", "von", "Ampel")
"""What a sentence about classes is made with, and nobody searches for beside them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The codes that a question names, by filter, and its other words as they were written."""

    codes: Mapping[str, tuple[str, ...]]
    rest: str


def phrases(named: Iterable[tuple[str, str, str]]) -> dict[Phrase, tuple[str, str]]:
    """Filter and code by the words that name them, from triples of filter, code and name; what would name two names neither."""
    meanings: dict[Phrase, set[tuple[str, str]]] = {}
    told = list(named)
    spelled = folded(pl.Series([name for *_, name in told], dtype=pl.String)).to_list()
    for (key, code, _), name in zip(told, spelled, strict=True):
        meanings.setdefault(tuple(map(core, words(name))), set()).add((key, code))
    return {phrase: next(iter(meant)) for phrase, meant in meanings.items() if phrase and len(meant) == 1}


def asked(question: str, known: Mapping[Phrase, tuple[str, str]]) -> Asked:
    """Read the classes of a question, the longest names first; in "Feld 2 und 13" both numbers follow "Feld"."""
    written = _WRITTEN.findall(question)
    spelled = [_spelled(word) for word in written]
    joining, saying_nothing = (set(map(_spelled, each)) for each in (_JOINING, _SAYING_NOTHING))
    codes: dict[str, list[str]] = {}
    rest: list[int] = []
    lead: Phrase = ()
    at = 0
    while at < len(written):
        name, behind = _longest(spelled, at, lead, known)
        if name:
            key, code = known[name]
            codes.setdefault(key, []).append(code)
            lead = name[:1] if len(name) > 1 else ()
        else:
            lead = lead if spelled[at] in joining else ()
            rest.append(at)
        at = behind
    said = [written[at] for at in rest if spelled[at] not in saying_nothing]
    return Asked({key: tuple(dict.fromkeys(each)) for key, each in codes.items()}, " ".join(said))


def _longest(spelled: Sequence[Phrase], at: int, lead: Phrase, known: Mapping[Phrase, tuple[str, str]]) -> tuple[Phrase, int]:
    """The longest name that begins here, by itself or after `lead`, and where it ends; no name, and the next word."""
    for behind in range(min(len(spelled), at + _LONGEST_NAME), at, -1):
        phrase = tuple(chain.from_iterable(spelled[at:behind]))
        for name in (phrase, (*lead, *phrase)):
            if name in known and phrase:
                return name, behind
    return (), at + 1


@lru_cache(maxsize=4096)
def _spelled(text: str) -> Phrase:
    """The words of a text without their endings; what is quoted is no name. Kept, because folding takes a while."""
    return (text,) if text[:1] in _MARKS else tuple(map(core, words(fold(text))))
