"""Class words at the start of a cell: the exact phrase first, then a leading phrase before a sign, a bracket or a date.

Never likeness: it could flip a negation ("nicht umgesetzt").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dashboard.intake.values.texts import match_key

_BEFORE_DATE = (
    r"seit|ab|am|im|in|bis|zum|zur|für|vom|von|ende|anfang|mitte|frühjahr|sommer|herbst|winter|jahr|q|quartal|schuljahr|"
    r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
)
_BREAK = re.compile(
    r"\s*(?:[,;:(/\n|–—]|\s-+\s|\.\s)\s*"
    rf"|\s+(?=(?:(?:{_BEFORE_DATE})\.?\s+)*(?:[\d']|q[1-4]\b))",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"nein|nicht|noch|kein|keine|keiner|teilweise|teils|erst|fast|nur|zum teil|ausser|bis auf|geplant|soll|sollte|wenn|falls|sobald|"
    r"voraussichtlich|beinahe|\d+ (?:prozent|v h)$"
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


def turns_meaning(rest: str) -> bool:
    """Whether the words after a leading phrase may turn its meaning ("umgesetzt: nein", "umgesetzt (80 %)")."""
    percent = re.search(r"(\d+)\s?(?:%|prozent)", rest, re.IGNORECASE)
    return bool(_TURNS.match(match_key(rest) + " ")) or (percent is not None and percent[1] != "100")
