"""Class words at the start of a cell: the exact phrase first, then a leading phrase before a sign, a bracket or a date.

Never likeness: it could flip a negation ("nicht umgesetzt").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dashboard.intake.values.texts import match_key

_BEFORE_DATE = (
    r"seit|ab|am|auf|im|in|bis|zum|zur|für|vom|von|ende|anfang|mitte|frühjahr|sommer|herbst|winter|jahr|q|quartal|schuljahr|"
    r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
)
_SIGN = r"\s*(?:[,;:(/\n|–—]|\s-+\s|\.\s)\s*"
_DATE = rf"\s+(?=(?:(?:{_BEFORE_DATE})\.?\s+)*(?:[\d']|q[1-4]\b))"
_BREAK = re.compile(f"{_SIGN}|{_DATE}", re.IGNORECASE)
_DENIES = re.compile(r"(?:nein|nicht|kein|keine|keiner) ")
_LIMITS = re.compile(
    r"(?:noch|teilweise|teils|erst|fast|nur|zum teil|ausser|bis auf|geplant|soll|sollte|wenn|falls|sobald|voraussichtlich) "
)


class Lead(NamedTuple):
    """A cell's leading phrase as a key, and the words after it as they stand."""

    key: str
    rest: str


def leads_of(text: str) -> list[Lead]:
    """The leading phrases of a text, from the whole text to the shortest, each before a break."""
    breaks = [found for found in _BREAK.finditer(text) if found.start() > 0]
    shorter = [Lead(match_key(text[: found.start()]), text[found.end() :].strip(" ()")) for found in reversed(breaks)]
    return [Lead(match_key(text), ""), *shorter]


def denies(rest: str) -> bool:
    """Whether the words after a leading phrase deny it ("umgesetzt: nein")."""
    return _DENIES.match(match_key(rest) + " ") is not None


def limits(rest: str) -> bool:
    """Whether they take something from it, so that what says that all is done is not yet true ("umgesetzt (80 %)")."""
    percent = re.search(r"(\d+)\s?(?:%|prozent)", rest, re.IGNORECASE)
    return _LIMITS.match(match_key(rest) + " ") is not None or (percent is not None and percent[1] != "100")
