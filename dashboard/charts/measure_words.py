"""What a line of a list says of one measure, in words and signs: its state, its period, what needs attention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.vocabulary import ENDED_STAGES, LABELS, NO_RATING, NO_STAGE, RATINGS

_SIGNS = {term.code: term.sign for term in (*RATINGS, NO_RATING)}
_BAR_CELLS = 24
"""Characters of a period's bar; with the years beside them they fit a column of a table."""


def stage_words(stage: str) -> str:
    """ "in Umsetzung"; "keine Angabe" for "none"."""
    return NO_STAGE.label if stage == "none" else LABELS["stage"][stage]


def rating_words(rating: str, stage: str) -> str:
    """Sign and word of a rating ("▲ verzögert"); a dash for what has ended, which is judged no more."""
    if stage in ENDED_STAGES:
        return "–"
    return f"{_SIGNS[rating]} {NO_RATING.label if rating == 'none' else LABELS['rating'][rating]}"


def period_words(start: date | None, end: date | None, *, is_ongoing: bool) -> str:
    """ "01.01.2024 – 31.12.2026", "seit 01.01.2024", "bis 31.12.2026", "ohne Zeitangabe"."""
    if start is not None and end is not None:
        return f"{formats.day(start)} – {formats.day(end)}"
    if start is not None:
        return f"seit {formats.day(start)}" + (", fortlaufend" if is_ongoing else "")
    if end is not None:
        return f"bis {formats.day(end)}"
    return "fortlaufend" if is_ongoing else "ohne Zeitangabe"


def postponed_words(first_end: date | None, end: date | None, moves: int) -> str:
    """ "Ende verschoben, zuerst 31.12.2025"; empty where nothing was put off."""
    if not moves or first_end is None or first_end == end:
        return ""
    return f"Ende {formats.counted(moves, 'Mal', 'Mal')} verschoben, zuerst {formats.day(first_end)}"


@dataclass(frozen=True, slots=True)
class Span:
    """What an axis of years can show of a period: its first and last day there, None where all of it lies outside."""

    begin: date | None
    finish: date | None
    is_earlier: bool
    """Whether some of the period lies before the axis."""
    is_later: bool
    """Whether some of it lies behind the axis, or no end is told."""


def span(start: date | None, end: date | None, years: tuple[int, int]) -> Span:
    """A period on an axis from the first day of a year to the last of another; of a mere end it is that one day."""
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    begin = start or end
    if begin is None:
        return Span(None, None, is_earlier=False, is_later=False)
    finish = end or max(begin, last)
    is_earlier, is_later = begin < first, end is None or finish > last
    if finish < first or begin > last:
        return Span(None, None, is_earlier, is_later)
    return Span(max(begin, first), min(finish, last), is_earlier, is_later)


def period_bar(row: Mapping[str, Any], years: tuple[int, int], today: date) -> str:
    """The period on an axis that all lines share, from the first day of a year to the last of another: "····━━━┃━━▸···".

    ┃ is the reference date; ◂ and ▸ say that the period reaches beyond the axis or has no end. Empty where no date is told.
    """
    if row["start"] is None and row["end"] is None:
        return ""
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)

    def cell(day: date) -> int:
        share = (day - first).days / max((last - first).days, 1)
        return min(max(int(share * _BAR_CELLS), 0), _BAR_CELLS - 1)

    shown = span(row["start"], row["end"], years)
    cells = ["·"] * _BAR_CELLS
    if shown.begin is not None and shown.finish is not None:
        begin, finish = cell(shown.begin), cell(shown.finish)
        cells[begin : finish + 1] = "━" * (finish + 1 - begin)
    cells[cell(today)] = "┃"
    if shown.is_earlier:
        cells[0] = "◂"
    if shown.is_later:
        cells[-1] = "▸"
    return "".join(cells)


def years_of(rows: Sequence[Mapping[str, Any]], today: date) -> tuple[int, int]:
    """The years that an axis for all these periods spans, at most ten before and five after the reference date."""
    told = [day.year for row in rows for day in (row["start"], row["end"], row["first_end"]) if day is not None]
    first, last = min((*told, today.year)), max((*told, today.year))
    return max(first, today.year - 10), min(last, today.year + 5)
