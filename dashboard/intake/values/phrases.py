"""Class words at the start of a cell: the exact phrase first, then a leading phrase before a sign, a bracket or a date.

Never likeness: it could flip a negation ("nicht umgesetzt").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.intake.values.texts import match_key

_BEFORE_DATE = (
    r"seit|ab|am|auf|im|in|bis|zum|zur|für|vom|von|ende|anfang|mitte|frühjahr|sommer|herbst|winter|jahr|q|quartal|schuljahr|"
    r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
)
_SIGN = r"\s*(?:[,;:(/\n|–—]|\s-+\s|\.\s)\s*"
_BUT = r"aber|jedoch|allerdings|sondern|dennoch"
_TURN = rf"\s+(?=(?:{_BUT})\s)"
_DATE = rf"\s+(?=(?:(?:{_BEFORE_DATE})\.?\s+)*(?:[\d']|q[1-4]\b))"
_BREAK = re.compile(f"{_SIGN}|{_TURN}|{_DATE}", re.IGNORECASE)
_AT_DATE = re.compile(_DATE, re.IGNORECASE)
_CLAUSE_END = re.compile(rf"[,;()\[\]/|\n–—→]|\s-+>?\s|\.\s|{_TURN}", re.IGNORECASE)
_ADDED = (
    rf"{_BUT}|und|u\.|danach|dann|jetzt|nun|inzwischen|mittlerweile|seitdem|seither|künftig|evtl\.?|eventuell|vielleicht|eher|fast|"
    r"tendenz(?:iell)?(?: zu)?|derzeit|zurzeit|zur zeit|z\. ?zt\.|aktuell|momentan|gegenwärtig|weiterhin|bereits|schon|"
    r"wieder|doch"
)
_SINCE = (
    r"seit\s+(?:(?:anfang|mitte|ende|dem)\s+)?(?:[\d./']+|kurzem|langem|januar|februar|märz|april|mai|juni|juli|august|september|"
    r"oktober|november|dezember|frühjahr|sommer|herbst|winter)(?:\s+[\d']+)?"
)
_ADDED_BEFORE = re.compile(rf"^(?:(?:{_ADDED}|{_SINCE}|es|ist|sind|war|wird|wurden?)\s+)+", re.IGNORECASE)
_ADDED_BEHIND = re.compile(rf"(?:\s+(?:{_ADDED}|worden|worden ist))+$", re.IGNORECASE)
_DENIES = re.compile(r"(?:nein|nicht|kein|keine|keiner) ")
_LIMITS = re.compile(
    r"(?:noch|teilweise|teils|erst|fast|nur|zum teil|ausser|ohne|bis auf|mit ausnahme|soweit|geplant|soll|sollte|wenn|falls|"
    r"sobald|voraussichtlich) "
)
_PENDING = re.compile(
    r"\b(?:folgt|folgen|steht(?: noch)? aus|stehen(?: noch)? aus|fehlt(?: noch)?|fehlen(?: noch)?|noch offen|ausstehend)$"
)
_REASON = re.compile(
    r"(?:\b(?:weil|wegen|mangels|aufgrund|auf grund|infolge)\b|\bgrund:)\s[^()]*(?:\([^()]*\)[^()]*)*", re.IGNORECASE
)
_DOUBTS = re.compile(
    r"(?:vermutlich|wohl|wahrscheinlich|vielleicht|evtl|eventuell|angeblich|moeglicherweise|unklar|"
    r"fraglich|unsicher|unbestaetigt) "
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


@lru_cache(maxsize=4096)
def clauses_of(text: str) -> tuple[str, ...]:
    """The clauses of a text between commas, brackets, strokes and "aber", those that hold a letter, in order."""
    return tuple(clause for part in _CLAUSE_END.split(text) if any(map(str.isalpha, clause := part.strip(" .:!"))))


def kernel(clause: str) -> str:
    """A clause without what only joins or dates it: "aber derzeit ruht seit 2025" and "seit Mai ruht" say "ruht"."""
    bare = _ADDED_BEHIND.sub("", _ADDED_BEFORE.sub("", clause))
    return _ADDED_BEHIND.sub("", _AT_DATE.split(bare, maxsplit=1)[0]).strip()


def turns(clause: str) -> bool:
    """Whether a clause begins with "aber" or its like."""
    return re.match(rf"(?:{_BUT})\s", clause, re.IGNORECASE) is not None


def doubts(rest: str) -> bool:
    """Whether the words after a leading phrase put it in doubt ("umgesetzt, vermutlich")."""
    return _DOUBTS.match(match_key(rest) + " ") is not None


def denies(rest: str) -> bool:
    """Whether the words after a leading phrase deny it ("umgesetzt: nein")."""
    return _DENIES.match(match_key(rest) + " ") is not None


def limits(rest: str) -> bool:
    """Whether they take something from it, so that what says that all is done is not yet true ("umgesetzt (80 %)")."""
    percent = re.search(r"(\d+)\s?(?:%|prozent)", rest, re.IGNORECASE)
    return _LIMITS.match(match_key(rest) + " ") is not None or (percent is not None and percent[1] != "100")


def leaves_open(clause: str) -> bool:
    """Whether a clause says that something is still to come ("Lehe folgt"); what lacks for a reason does not come any more."""
    return _PENDING.search(match_key(clause)) is not None and not _REASON.match(clause)


def reason_in(text: str) -> str | None:
    """The words of a reason from "weil", "wegen" or their like on, without a bracket in which they stand; None without one."""
    found = _REASON.search(text)
    return found[0].strip(" .") if found else None
