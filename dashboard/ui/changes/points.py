"""The two points that are compared, the field and the body, each kept in the URL: ?von=2025&bis=2026&handlungsfeld=7."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.rounds.comparing import Point, in_order, point
from dashboard.rounds.ledger import narrowed
from dashboard.rounds.recut import NO_NEW_CUT, NewCut
from dashboard.ui import data
from dashboard.ui.choices import linked_choice, take, tell
from dashboard.ui.day_field import day_field, written
from dashboard.ui.viewing import sees_shared
from dashboard.vocabulary import ADDITIONS, FATES, Term

ALL, DAY = "alle", "tag"
_ENDED = Term("ended_without_reason", "eingestellt", "seither eingestellt")


@dataclass(frozen=True, slots=True)
class Compared:
    """What the page compares: two points, what it is narrowed to (None: everything), and the rows between them."""

    earlier: Point
    later: Point
    field: Term | None
    department: Term | None
    rows: pl.DataFrame
    """Of queries/changes/measures.sql; was_counted and is_counted speak of the field and body that were chosen."""
    is_sample: bool
    silence: str
    """What the later point calls a measure that nobody has reported: "noch nicht bestätigt" until its round is frozen."""
    round_code: str
    """The round on whose pages the measures open: the later point, or the last round before it."""
    new_cut: NewCut = NO_NEW_CUT
    """Which moves the master data explain."""

    @property
    def fates(self) -> Mapping[str, Term]:
        """The classes of what became of a measure, by code; for whom reasons are not, an end is an end."""
        terms = {term.code: term for term in (*FATES, *ADDITIONS)}
        terms["not_reported"] = replace(terms["not_reported"], label=self.silence)
        if not sees_shared():
            del terms["ended_with_reason"]
            terms["ended_without_reason"] = _ENDED
        return terms

    @property
    def parameters(self) -> Mapping[str, str]:
        """What the query is asked with."""
        return {"from": self.earlier.code, "to": self.later.code}

    @property
    def part(self) -> str:
        """What it is narrowed to, as a sentence says it; empty for everything."""
        names = [term.label for term in (self.field, self.department) if term is not None]
        return f" ({', '.join(names)})" if names else ""


def compared_points(choices: data.Choices) -> Compared:
    """Draw the choices and ask for the rows; RefusalError where the points cannot be compared."""
    rounds = [Point(each.code, each.title, each.reference_date, is_round=True) for each in reversed(choices.rounds)]
    place = max(1, [point.code for point in rounds].index(choices.first.code))
    columns = st.columns(4, gap="small")
    with columns[0]:
        earlier = _point("Früherer Stand", "von", rounds, rounds[place - 1].code)
    with columns[1]:
        later = _point("Späterer Stand", "bis", rounds, rounds[place].code)
    before = [each for each in choices.rounds if each.reference_date <= later.day]
    with columns[2]:
        field = _part("Handlungsfeld", "alle Handlungsfelder", "handlungsfeld", choices.named(before[0].code).fields)
    with columns[3]:
        names = data.body_names(before[0].code)
        houses = [Term(term.code, houses_name(term, names), "") for term in choices.departments]
        department = _part("Ressort/Stelle", "alle Ressorts und Stellen", "ressort", houses)
    in_order(earlier, later)
    rows = data.frame("changes/measures", **{"from": earlier.code, "to": later.code})
    if field or department:
        rows = narrowed(rows, field=field.code if field else None, department=department.code if department else None)
    if not sees_shared():
        rows = public_rows(rows)
    new_cut = NewCut.of(data.frame("changes/lineage", **{"from": earlier.code, "to": later.code}))
    return Compared(earlier, later, field, department, rows, before[0].is_sample, before[0].silence, before[0].code, new_cut)


def public_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """For whom neither ratings nor reasons are: what is neither new nor ended goes on, and no consent is known to be missing.

    Better and worse would be told of stages alone, and an end without a reason is one whose reason is for others.
    """
    going_on = pl.when(pl.col("trend").is_in(["better", "worse"])).then(pl.lit("same")).otherwise("trend").alias("trend")
    return rows.with_columns(going_on, pl.lit(None, pl.String).alias("waits_for"))


def houses_name(term: Term, names: Mapping[str, str]) -> str:
    """ "Kultur (SfK)"; what leads a measure without a lead keeps its label."""
    name = names.get(term.code, term.code)
    return f"{name} ({term.code})" if name != term.code and term.code in names else term.label


def _point(label: str, key: str, rounds: Sequence[Point], default: str) -> Point:
    options = {each.code: each.title for each in reversed(rounds)} | {DAY: "an einem Tag …"}
    chosen = linked_choice(label, options, key, default)
    if chosen != DAY:
        return point(chosen, rounds)
    usual = next(each.day for each in rounds if each.code == default)
    first, last, word = rounds[0].day, date(2100, 1, 1), f"{key}_tag"

    def read(words: Sequence[str]) -> str:
        return written(next((each for each in map(_day, words) if each is not None and first <= each < last), usual))

    typed = day_field("Tag", key=take(word, read))
    fault = typed.fault
    if typed.day is not None and typed.day < first:
        fault = f"Der erste Stand ist der vom {formats.day(first)}; bitte einen Tag ab dann angeben."
    if fault is not None:
        st.error(formats.literal(f"{fault} Gezeigt wird der {formats.day(usual)}."), icon=":material/error:")
    day = usual if fault is not None or typed.day is None else typed.day
    tell(word, [] if day == usual else [day.isoformat()])
    return point(day.isoformat(), rounds)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _part(label: str, whole: str, key: str, terms: Sequence[Term]) -> Term | None:
    options = {ALL: whole} | {term.code: term.label for term in terms}
    chosen = linked_choice(label, options, key, ALL)
    return next((term for term in terms if term.code == chosen), None)
