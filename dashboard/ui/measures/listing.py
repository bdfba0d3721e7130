"""The measures of one page of the list: as lines that open, as a table to read and print, as bars in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.template import Heading
from dashboard.charts.timeline import timeline_chart
from dashboard.charts.words import period_words, postponed_words, rating_words, stage_words
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.attention import RULES
from dashboard.ui.parts import Source, draw, in_colour, show_table
from dashboard.ui.scheme import is_dark
from dashboard.ui.ways_to_measures import Way, titled, way_to_measure

_HEADINGS = {rule.name: rule.heading for rule in RULES}
_LIST_WIDTH = 920
"""Pixels: a line that the eye finds back from."""

_RATING, _LONGEST_REASON = "rating", 90

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a list: the column that makes them, their labels and the number of measures in all of each."""

    column: str
    labels: Mapping[str, str]
    sizes: Mapping[str, int]

    def heading(self, code: str) -> str:
        return f"{formats.literal(self.labels.get(code, code))} · {formats.measures(self.sizes.get(code, 0))}"


def show_lines(rows: Sequence[Row], parameters: Mapping[str, Any], groups: Groups | None) -> None:
    """One text for the whole list: per measure its title, which is the link to it, its key, and what it says."""
    choices = data.choices()
    silence = next(each.silence for each in choices.rounds if each.code == parameters["round"])
    fields = {term.code: term.label for term in choices.of(parameters["round"]).fields}
    reasons = _reasons(parameters["round"], [row["measure_id"] for row in rows])
    lines: list[str] = []
    before: str | None = None
    for row in rows:
        if groups is not None and row[groups.column] != before:
            before = row[groups.column]
            lines.append(f"### {groups.heading(str(before))}")
        lines.append(f"{titled(row, parameters)}  \n{line(row, fields, silence, reasons)}")
    st.markdown("\n\n".join(lines), width=_LIST_WIDTH, anchors=False)


def _reasons(round_code: str, measure_ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """What a rule found at each of these measures, by key and rule, in words; and why it is rated so (_RATING)."""
    rules = {rule.name: rule for rule in RULES}
    listed = pl.col("measure_id").is_in(measure_ids)
    rows = data.frame("overview/attention", round=round_code).filter(listed).select("measure_id", "rule", "detail").iter_rows()
    found = {(key, name): rules[name].sentence(detail or "") for key, name, detail in rows if name in rules}
    off_plan = data.frame("measures/off_plan", round=round_code).filter(listed).select("measure_id", "reason").iter_rows()
    return found | {(key, _RATING): reason for key, reason in off_plan if reason}


def _is_told(row: Row) -> bool:
    """Whether ratings are for whoever looks: for the others a row has none, while "none" is that of a measure without one."""
    return row["rating"] is not None


def _rated(row: Row, reason: str) -> str:
    """The rating in its colour, and shortly why where it is not on plan; nothing for whom there are none."""
    if not _is_told(row):
        return ""
    judged = in_colour(rating_words(row["rating"], row["stage"]))
    if row["rating"] not in ("yellow", "red") or not reason:
        return judged
    return f"{judged}: {formats.literal(shorten(reason, _LONGEST_REASON, placeholder=' …'))}"


def line(row: Row, fields: Mapping[str, str], silence: str, reasons: Mapping[tuple[str, str], str]) -> str:
    """Stage, rating, body, field, period, last change; and what needs attention, with what the rule found.

    What no list of the round names is told in grey, with the last values, and by a word: `silence` ("noch nicht bestätigt").
    """
    parts = [
        f"**{stage_words(row['stage'])}**",
        _rated(row, reasons.get((row["measure_id"], _RATING), "")),
        str(row["responsible"]),
        formats.literal(fields.get(row["field"], "ohne Handlungsfeld")),
        period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"]),
        postponed_words(row["first_end"], row["end"], row["moves"]),
        f"geändert zum {formats.day(row['changed_on'])}" if _is_told(row) else "",
    ]
    text = " · ".join(part for part in parts if part and part != "–")
    found = [(_HEADINGS.get(rule, rule), reasons.get((row["measure_id"], rule), "")) for rule in row["rules"]]
    rules = " · ".join(f"{heading}: {reason}" if reason else heading for heading, reason in found)
    if not row["is_reported"]:
        text = f"**{silence}** · :gray[zuletzt gemeldet: {text}]"
    return f":small[{text}]" + (f"  \n:small[⚑ {rules}]" if rules else "")


def show_as_table(rows: Sequence[Row], steering_round: Round, parameters: Mapping[str, Any]) -> None:
    """A real table, to read and to print; on a telephone its cells stand below each other (dashboard/sheet.css)."""
    cells = [_table_row(row, steering_round, parameters) for row in rows]
    with st.container(key="massnahmen-tabelle"):
        show_table(pl.DataFrame(cells), f"Maßnahmen der Auswahl zur Runde {steering_round.code}")


def _table_row(row: Row, steering_round: Round, parameters: Mapping[str, Any]) -> dict[str, str]:
    is_rated = _is_told(row)
    rating = {"Ampel": _cell(row, rating_words(row["rating"], row["stage"]), steering_round)} if is_rated else {}
    return {
        "Kennung": row["measure_id"],
        "Maßnahme": way_to_measure(formats.literal(row["title"]), row["measure_id"], parameters),
        "Haus": row["responsible"],
        "Umsetzungsstand": _cell(row, stage_words(row["stage"]), steering_round, with_word=True),
        **rating,
        "Zeitraum": period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"]),
        **({"Geändert": formats.day(row["changed_on"])} if is_rated else {}),
        "Hinweise": formats.joined([_HEADINGS.get(rule, rule) for rule in row["rules"]]),
    }


def _cell(row: Row, words: str, steering_round: Round, *, with_word: bool = False) -> str:
    """A value in a cell; in grey where no list of the round names the measure, `with_word` also by its word."""
    if row["is_reported"]:
        return words
    return f":gray[{words}]" + (f" ({steering_round.silence})" if with_word else "")


def show_as_timeline(
    rows: Sequence[Row], steering_round: Round, parameters: Mapping[str, Any], message: str, counted: str
) -> None:
    """Bars in time, in the order of the list; `message` is the title of the chart, `counted` says of how many measures."""
    basis = (f"{steering_round.title}, Stichtag {formats.day(steering_round.reference_date)}", counted)
    heading = Heading(message, basis, steering_round.is_sample, is_wide=True)
    chart = timeline_chart(rows, heading, steering_round.reference_date, is_dark())

    def ways() -> list[Way]:
        return [Way(row["measure_id"], f"{row['measure_id']} {row['title']}", parameters, row["measure_id"]) for row in rows]

    def table() -> pl.DataFrame:
        links = [way_to_measure(row["measure_id"], row["measure_id"], parameters) for row in rows]
        return chart.table().with_columns(pl.Series("Kennung", links, dtype=pl.String()))

    draw("Zeitstrahl", replace(chart, table=table), Source("measures/list", parameters), "zeitstrahl", ways)
    st.caption(
        "Balken: Beginn bis Ende · dünne Linie: nur das Ende ist genannt · ◇ zuerst genanntes Ende · "
        "◂ ▸ reicht weiter als der Ausschnitt oder hat kein Ende."
    )


def timeline_message(rows: pl.DataFrame) -> str:
    """The title of the timeline: how many should have ended (queries/attention/overdue.sql), how many were put off."""
    late = rows.filter(pl.col("rules").list.contains("overdue"))
    moved = rows.filter(pl.col("moves") > 0)
    if late.is_empty() and moved.is_empty():
        return "Kein Ende liegt vor dem Stichtag, keines wurde verschoben"
    over = formats.counted(late.height, "Maßnahme ist", "Maßnahmen sind", "keine Maßnahme ist")
    put_off = formats.counted(moved.height, "Ende wurde", "Enden wurden", "kein Ende wurde")
    return f"{over[0].upper()}{over[1:]} überfällig, {put_off} verschoben"
