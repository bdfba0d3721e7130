"""What got worse and what got better, by name, and beside it the numbers of all that is neither."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.change import counted, postponed, rest_words, trends, worse_words, worst_first
from dashboard.ui.changes.behind import Number, Row, changed_words, ends_words, show_lines, show_numbers
from dashboard.ui.changes.points import Compared
from dashboard.ui.parts import in_colour
from dashboard.ui.viewing import sees_shared
from dashboard.vocabulary import NO_REASON, TRENDS, Term

_SHOWN_AT_MOST = 20
_LONGEST_REASON = 110
_GOING_ON = Term("same", "fortgeführt", "gemeldet, weder neu noch seither beendet", "=")
"""What for a reader is everything that is not told apart by what got better or worse."""
_SIDES = {term.code: term for term in TRENDS if term.code in ("worse", "better")}


def show_sides(compared: Compared, opened: str) -> None:
    """Worse, the worst first, and better beside it; then what ended, is new, unreported, put off or the same, as numbers."""
    better = counted(compared.rows).filter(pl.col("trend") == "better")
    with st.container(key="untereinander"):  # on paper, where half a sheet beside the long list would be empty
        left, right = st.columns([4, 3], gap="large")
    with left:
        _show_side(_SIDES["worse"], compared, worst_first(compared.rows), opened)
    with right:
        _show_side(_SIDES["better"], compared, better, opened)
        show_rest(compared, opened, "Alle anderen")


def _show_side(side: Term, compared: Compared, rows: pl.DataFrame, opened: str) -> None:
    number = Number(f"wandel-{side.code}", side.label, rows.height, explanation=side.explanation)
    st.subheader(f"{side.label.capitalize()}: {formats.number(rows.height) if rows.height else 'keine'}", anchor=False)
    if side.code == "worse" and rows.height:
        st.caption(in_colour(worse_words(rows)))
    if rows.height:
        show_lines(compared, [(row, _line(row)) for row in rows.head(_SHOWN_AT_MOST).iter_rows(named=True)])
    if rows.height > _SHOWN_AT_MOST or opened == number.code:
        show_numbers(compared, side.label, [number], opened)


def _line(row: Row) -> str:
    """ "● im Plan → ◆ gefährdet: Stellen sind nicht besetzt"; that a reason is missing is told of what got worse."""
    reason = _short(row["why"]) if row["why"] else NO_REASON if row["trend"] == "worse" else ""
    said = ": ".join(part for part in (changed_words(row), reason) if part)
    return f"{said} · Ende {ends_words(row)}" if row["moves"] > 0 else said


def _short(reason: str) -> str:
    """A long reason up to a word's end; the measure's page has the whole."""
    words = " ".join(reason.split())
    return formats.literal(words if len(words) <= _LONGEST_REASON else f"{words[:_LONGEST_REASON].rsplit(' ', 1)[0]} …")


def show_rest(compared: Compared, opened: str, heading: str) -> None:
    """The numbers of what is neither better nor worse, and of the ends that were put off."""
    found, moved = trends(compared.rows), postponed(compared.rows)
    terms = {term.code: term for term in TRENDS} | ({} if sees_shared() else {_GOING_ON.code: _GOING_ON})
    labels = {"not_reported": compared.silence}
    numbers = [
        Number(f"wandel-{term.code}", labels.get(term.code, term.label), found[term.code], explanation=term.explanation)
        for term in sorted(terms.values(), key=lambda term: term.code == "same")
        if term.code not in _SIDES
    ]
    numbers.insert(-1, Number("verschoben-all", "Ende verschoben", moved.height))
    numbers = [each for each in numbers if each.count]
    if numbers:
        st.subheader(heading, anchor=False)
        show_numbers(compared, f"{heading}: Maßnahmen", numbers, opened)
        total = formats.number(counted(compared.rows).height)
        adding_up = f"Jede der {total} Maßnahmen steht in genau einer dieser Klassen; ein Ende kann außerdem verschoben sein."
        st.caption(f"{rest_words(compared.rows)} {adding_up}".strip())
