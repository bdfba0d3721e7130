"""A stage held against the day that stands beside it: "umgesetzt ab 2027" in a list of 2026 cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dashboard.intake.model import Issue
from dashboard.intake.values.dates import Span, find_points, in_full
from dashboard.intake.values.stages import stage_choices, stage_of_word
from dashboard.intake.values.texts import match_key
from dashboard.master import Round
from dashboard.vocabulary import LABELS

_DONE = frozenset({"completed", "discontinued"})
_RUNS = frozenset({"in_progress", "permanent"})
_CLAUSE = re.compile(r"[,;()|\n]|\s-\s|\.\s")
_LINKS = re.compile(r"(?:\b(ab|seit|von|bis|am|im|in|zum|zur|vom|dem|den|der|spätestens|ca|etwa|voraussichtlich)\b\.?\s*)+$")
_OF_THE_END = frozenset({"abschluss", "ende", "fertigstellung", "laufzeit", "frist", "termin"})
_OF_THE_START = frozenset({"beginn", "start", "umsetzung"})


class Known(NamedTuple):
    """Days about which there is no doubt: up to `past` all is over for this list, after `future` nothing has happened yet."""

    past: date
    future: date


def known_days(as_of: date | None, rounds: Iterable[Round]) -> Known:
    """The Stand of a measure or its list; without one what lies before or after all rounds is beyond doubt."""
    days = [as_of] if as_of is not None else [each.reference_date for each in rounds]
    return Known(min(days, default=date.min), max(days, default=date.max))


class _Told(NamedTuple):
    link: str
    noun: str
    span: Span


def against_day(text: str, code: str, known: Known) -> Issue | None:
    """The question that a stage raises by the time beside it: done or running, but only after the list's day.

    Where a list names no Stand, `past` and `future` differ: what "ab" or "bis" a day between them means is asked as well.
    """
    told = _told(text) if code in _DONE or code in _RUNS else None
    if told is None or not _is_ahead(code, told, known):
        return None
    likely = ("planned", "preparing", "in_progress", code)
    return Issue("stage.against_date", {"stage": LABELS["stage"][code]}, stage_choices(likely))


def _is_ahead(code: str, told: _Told, known: Known) -> bool:
    if code in _RUNS:
        return told.link not in ("bis", "spätestens") and told.noun not in _OF_THE_END and told.span.start > known.future
    if told.link in ("bis", "spätestens"):
        return told.span.end > known.past
    return told.span.start > (known.past if told.link == "ab" else known.future)


@lru_cache(maxsize=2048)
def _told(text: str) -> _Told | None:
    """The first time in a text, if it dates the stage itself and not something else ("Folgeprojekt ab 2027")."""
    flat = in_full(" ".join(re.sub("[‐‑‒–—―−]", "-", text.casefold().replace("\n", "; ")).split()))
    point = next(iter(find_points(flat)), None)
    if point is None or point.span is None:
        return None
    before = _CLAUSE.split(flat[: point.begin])[-1].strip()
    links = _LINKS.search(before)
    noun = match_key(before[: links.start()] if links else before)
    if noun and noun not in _OF_THE_END | _OF_THE_START and stage_of_word(noun) is None:
        return None
    return _Told(_strongest(links[0].split() if links else []), noun, point.span)


def _strongest(links: list[str]) -> str:
    return next((word for word in ("bis", "spätestens", "ab", "seit") if word in links), "")
