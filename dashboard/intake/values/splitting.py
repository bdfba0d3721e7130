"""Splitting a cell that holds several things, but never inside a known name ("Arbeit, Soziales, Jugend und Integration")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Found = TypeVar("Found")

LONGEST_NAME = 8
"""How many pieces between separators a known name may have."""
LONGEST_GUESS = 4
"""The same for likeness, which costs more: the longest name of a department has four."""

_SEPARATOR = re.compile(r"\s*(?:[,;|/\n&+•]|\s(?:und|u\.|sowie|bzw\.|oder)\s|\s[-–]\s)\s*", re.IGNORECASE)
_OPENING, _CLOSING = "([", ")]"


@dataclass(frozen=True, slots=True)
class Part(Generic[Found]):
    """One piece of a cell: its words as they stand, and what was found for them (None: unknown)."""

    words: str
    found: Found | None


def split_known(
    text: str, find: Callable[[str], Found | None], guess: Callable[[str], Found | None] | None = None
) -> list[Part[Found]]:
    """The pieces of a text in order. `find` knows exact names, `guess` likeness; the longest known name wins.

    Separators are comma, semicolon, slash, bar, line break, "und" and their like, outside of brackets.
    """
    bounds = _bounds(text)
    parts: list[Part[Found]] = []
    at = 0
    while at < len(bounds):
        known = _longest(text, bounds, at, LONGEST_NAME, find) or _longest(text, bounds, at, LONGEST_GUESS, guess)
        part, following = known or (None, at + 1)
        begin, end = bounds[at]
        parts.append(part or Part(text[begin:end], None))
        at = following
    return _rejoined([part for part in parts if part.words], text)


def _longest(
    text: str, bounds: list[tuple[int, int]], at: int, pieces: int, find: Callable[[str], Found | None] | None
) -> tuple[Part[Found], int] | None:
    if find is None:
        return None
    for end in range(min(len(bounds), at + pieces), at, -1):
        words = text[bounds[at][0] : bounds[end - 1][1]].replace("\n", " ")
        found = find(words) if words else None
        if found is not None:
            return Part(words, found), end
    return None


def _bounds(text: str) -> list[tuple[int, int]]:
    """Where the pieces between separators begin and end; in brackets only a bar counts, which is never part of a name."""
    bounds: list[tuple[int, int]] = []
    begin = seen = depth = 0
    for separator in _SEPARATOR.finditer(text):
        depth, seen = _depth(text[seen : separator.start()], depth), separator.start()
        if "|" in separator[0] or depth == 0:
            bounds.append((begin, separator.start()))
            begin = separator.end()
    return [*bounds, (begin, len(text))]


def _depth(signs: str, depth: int) -> int:
    """How many brackets are open behind these signs, of `depth` before; one that closes nothing is a sign like any other."""
    for sign in signs:
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING and depth:
            depth -= 1
    return depth


def _rejoined(parts: list[Part[Found]], text: str) -> list[Part[Found]]:
    """Unknown pieces that one word was split into go together again: "Bürger- und Ordnungsamt", "Bürger-, Ordnungsamt"."""
    joined: list[Part[Found]] = []
    for part in parts:
        last = joined[-1] if joined else None
        whole = _with_next(last, part, text) if last and last.found is None and part.found is None else None
        if whole is None:
            joined.append(part)
        else:
            joined[-1] = Part(whole, None)
    return joined


def _with_next(last: Part[Found], part: Part[Found], text: str) -> str | None:
    """Both pieces as they stand in the text, where the first ends in the hyphen of a word that the second completes."""
    if not last.words.rstrip("-").strip() or not last.words.endswith("-"):
        return None
    begin = text.find(last.words)
    following = text.find(part.words, begin + len(last.words))
    if any(sign in text[begin + len(last.words) : following] for sign in "|;\n"):
        return None
    return text[begin : following + len(part.words)]
