"""Where action fields, levels and bodies stand, side by side: a row each, with its stages as a bar and its numbers in columns.

One form for all three, so that their columns line up down a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.charts.standings_template import COLUMN_ENDS, LONGEST_BAR, UNRATED_ENDS, empty_part, height, standings_template
from dashboard.charts.tally import SHOWN_STAGES, Group
from dashboard.charts.template import Chart, Heading, filled
from dashboard.vocabulary import NO_RATING, RATINGS

NAME, EVERY, UNRATED, SILENT = "name", "measures", "unrated", "not_reported"
"""What a mark stands for beside stages and ratings: its group, all of it, what is not judged, and what is not confirmed."""
NOUNS = {"fields": "Handlungsfeld", "departments": "Ressort/Stelle", "levels": "Ebene"}
_DONE = "completed"
Linked = Callable[[str, str], str]
"""Makes a link of a text, by the key of what it counts."""


class Order(StrEnum):
    """In what order the rows stand; the codes stand in the address."""

    OFFICIAL = "amtlich"
    MEASURES = "massnahmen"
    OFF_PLAN = "ampel"
    COMPLETED = "umgesetzt"
    UNRATED = "nicht-bewertet"


ORDERS: dict[Order, str] = {
    Order.OFFICIAL: "amtlich",
    Order.MEASURES: "meiste Maßnahmen zuerst",
    Order.OFF_PLAN: "meiste verzögert, gefährdet",
    Order.COMPLETED: "höchster Anteil umgesetzt",
    Order.UNRATED: "meiste nicht bewertet",
}
OF_RATINGS = frozenset({Order.OFF_PLAN, Order.UNRATED})
"""Orders that there are only where there are ratings."""
_BY: dict[Order, Callable[[Group], tuple[int | Fraction, ...]]] = {
    Order.OFFICIAL: lambda _: (),
    Order.MEASURES: lambda group: (group.measures,),
    Order.OFF_PLAN: lambda group: (group.off_plan, _rated("red", group)),
    Order.COMPLETED: lambda group: (Fraction(_staged(_DONE, group), group.measures or 1),),
    Order.UNRATED: lambda group: (group.unrated,),
}


def ordered(groups: Sequence[Group], order: Order) -> tuple[Group, ...]:
    """Those with the most first; equal ones stay in official order."""
    return tuple(sorted(groups, key=_BY[order], reverse=True))


@dataclass(frozen=True, slots=True)
class Standings:
    """The rows of one block, their sum, what an unconfirmed measure is called, and the names of bodies by code.

    `dimension` is the parameter of queries/ whose codes the groups bear.
    """

    dimension: str
    groups: Sequence[Group]
    total: Group
    silence: str
    names: Mapping[str, str]
    has_legend: bool = False
    """Whether the key to the colours stands above it; one serves all blocks of a page."""
    is_rated: bool = True
    """Whether there are ratings for whoever looks."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What its table counts."""
        return columns(self.silence, self.is_rated)

    @property
    def ends(self) -> Mapping[str, Mapping[str, Any]]:
        """Where the columns of the chart end."""
        return COLUMN_ENDS if self.is_rated else UNRATED_ENDS

    @property
    def drawn_columns(self) -> tuple[Column, ...]:
        """Those of them that the chart has beside its bars: the whole, what is done, and what is not as it should be."""
        return tuple(column for column in self.columns if column.key in COLUMN_ENDS)

    def name(self, group: Group) -> str:
        """The label; with a body its name in full."""
        name = self.names.get(group.code)
        return f"{group.code} · {name}" if name and name != group.code else group.label


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: the last word of its keys, its head, what it counts, and the sign before each number."""

    key: str
    head: str
    count: Callable[[Group], int]
    sign: str = ""


@cache
def columns(silence: str, is_rated: bool) -> tuple[Column, ...]:
    """What a table counts: everything, each stage, each rating as the overview counts it, and what is not confirmed."""
    rated = (
        *(Column(term.code, term.label, partial(_rated, term.code), term.sign) for term in RATINGS),
        Column(UNRATED, NO_RATING.label, lambda group: group.unrated),
    )
    return (
        Column(EVERY, "Maßnahmen", lambda group: group.measures),
        *(Column(term.code, term.label, partial(_staged, term.code)) for term in SHOWN_STAGES),
        *(rated if is_rated else ()),
        Column(SILENT, silence, lambda group: group.silent),
    )


def way_key(group: Group, part: str) -> str:
    """The key of a mark: its group, and what of it is counted (a stage, a column, or everything)."""
    return f"{group.code} {part}"


def standings_chart(standings: Standings, heading: Heading, is_dark: bool) -> Chart:
    """One row per group in the order given; all bars of a block have one scale, and the longest fills its room."""
    groups = standings.groups
    longest = max((group.measures for group in groups), default=0)
    scale = f"Umsetzungsstand\nlängster Balken: {formats.number(longest)}"
    heads = [(LONGEST_BAR, scale), *((each.key, _broken(each.head)) for each in standings.drawn_columns)]
    spec = filled(
        standings_template(is_dark, standings.has_legend, standings.is_rated),
        heading,
        {
            "names": [_name(standings, row, group) for row, group in enumerate(groups)],
            "parts": [part for row, group in enumerate(groups) for part in _parts(row, group, longest)] or [empty_part()],
            "numbers": [cell for row, group in enumerate(groups) for cell in _numbers(standings, row, group)],
            "heads": [{**standings.ends[key], "key": key, "text": text, "short": _SHORT.get(text, text)} for key, text in heads],
        },
    )
    return Chart({**spec, "height": height(len(groups))}, _alt(standings, heading), partial(standings_table, standings))


def standings_table(standings: Standings, linked: Linked = lambda _, text: text) -> pl.DataFrame:
    """The same numbers and those of each stage, one row per group and their sum last; `linked` makes ways of them."""
    return pl.DataFrame(
        [_table_row(standings, group, linked) for group in (*standings.groups, standings.total)], orient="row", strict=False
    )


def _table_row(standings: Standings, group: Group, linked: Linked) -> dict[str, str]:
    row = {NOUNS[standings.dimension]: linked(way_key(group, NAME), formats.literal(standings.name(group)))}
    for column in standings.columns:
        count = column.count(group)
        text = _of(count, group) if column.key == _DONE else formats.number(count)
        row[f"{column.sign} {column.head}".strip()] = linked(way_key(group, column.key), text) if count else "–"
    return row


def _name(standings: Standings, row: int, group: Group) -> dict[str, Any]:
    """The number of a field or the short name of a body leads, and the name follows at one place in all rows."""
    lead, _, name = standings.name(group).partition(" · " if standings.names else " ")
    is_led = bool(name) and (bool(standings.names) or lead.isdigit())
    return {
        "row": row,
        "way": way_key(group, NAME),
        "lead": lead if is_led else "",
        "name": name if is_led else group.label,
        "at": (62 if standings.names else 24) if is_led else 0,
        "told": standings.name(group),
    }


def _parts(row: int, group: Group, longest: int) -> Iterator[dict[str, Any]]:
    before = 0
    for term in SHOWN_STAGES:
        count = group.stages.get(term.code, 0)
        if count:
            yield {
                "row": row,
                "way": way_key(group, term.code),
                "stage": term.label,
                "code": term.code,
                "told": f"{group.label} · {term.label}: {formats.share(count, group.measures)}",
                "start": before / longest,
                "end": (before + count) / longest,
                "text": formats.number(count),
            }
        before += count


def _numbers(standings: Standings, row: int, group: Group) -> Iterator[dict[str, Any]]:
    for column in standings.drawn_columns:
        count = column.count(group)
        told = bool(count) or (column.key == _DONE and bool(group.measures))
        text = _of(count, group) if column.key == _DONE else f"{column.sign}{formats.number(count)}"
        yield {
            "row": row,
            **standings.ends[column.key],
            "way": way_key(group, column.key) if count else "",
            "tone": (column.key if column.sign else "ink") if count else "muted",
            "text": text if told else "–",
            "whole": formats.measures(count) if column.key == EVERY else "",
            "told": f"{group.label} · {column.head}: {formats.number(count)}",
        }


_SHORT = {
    "verzögert": "ver-\nzögert",
    "gefährdet": "ge-\nfährdet",
    "nicht\nbewertet": "nicht\nbew.",
    "nicht\ngemeldet": "nicht\ngem.",
    "noch nicht\nbestätigt": "unbe-\nstätigt",
}
"""The heads of the narrow columns of a telephone."""


def _broken(head: str) -> str:
    """A head in two lines; a long word of one breaks where German breaks it."""
    return "Maß-\nnahmen" if head == "Maßnahmen" else "\n".join(head.rsplit(" ", 1))


def _rated(rating: str, group: Group) -> int:
    return group.ratings.get(rating, 0)


def _staged(stage: str, group: Group) -> int:
    return group.stages.get(stage, 0)


def _of(part: int, group: Group) -> str:
    return f"{formats.number(part)} von {formats.number(group.measures)}"


def _alt(standings: Standings, heading: Heading) -> str:
    """The message; every number stands in the table below it."""
    whole = formats.measures(standings.total.measures)
    by = "Umsetzungsstand und Ampel" if standings.is_rated else "Umsetzungsstand"
    return f"{NOUNS[standings.dimension]} nach {by}, zusammen {whole}. {heading.message}."
