"""The lists behind the numbers: which rows a number counts, and each row as a line that says what changed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.change import (
    counted,
    like_for_like,
    of_class,
    postponed,
    put_off_by,
    rated_at_both,
    rating_label,
    stage_label,
)
from dashboard.rounds.recut import NO_NEW_CUT, NewCut
from dashboard.ui.changes.points import Compared
from dashboard.ui.choices import set_choice
from dashboard.ui.parts import in_colour
from dashboard.ui.viewing import sees_shared
from dashboard.ui.ways_to_measures import way_to_measure
from dashboard.vocabulary import ENDED_STAGES, LABELS, NO_REASON

KEY, NONE = "liste", "keine"
"""The word in the URL that names the list (?liste=verbleib-merged), and the one for none."""

_PER_PAGE = 25

Row = Mapping[str, Any]


def rows_behind(rows: pl.DataFrame, code: str) -> pl.DataFrame:
    """The rows that the number with this code counts; none for a code that names nothing."""
    kind, _, what = code.partition("-")
    if kind in ("verbleib", "klasse"):
        return _by_fate(rows, what)
    if kind == "bestand":
        now = counted(rows)
        return now.filter(~pl.col("is_reported") if what == "not_reported" else pl.col("stage") == what)
    if kind == "wandel":
        return counted(rows).filter(pl.col("trend") == what)
    if kind in ("stage", "rating"):
        was, _, now_code = what.partition("-")
        both = rated_at_both(rows) if kind == "rating" else like_for_like(rows)
        return both.filter(pl.col(f"was_{kind}").fill_null("none") == was, pl.col(kind).fill_null("none") == now_code)
    if kind == "stand" and what.count("-") == 2:
        side, line, now_code = what.split("-")
        return of_class(rows, side, line, now_code)
    if kind == "verschoben":
        column, _, now_code = what.partition("-")
        return put_off_by(rows, column, now_code) if column in ("responsible", "field") else postponed(rows)
    return rows.clear()


def _by_fate(rows: pl.DataFrame, what: str) -> pl.DataFrame:
    was, now = pl.col("was_counted"), pl.col("is_counted")
    left = ~pl.col("fate").is_in(["merged", "split"])
    arrived = ~pl.col("fate").is_in(["new", "part"])
    conditions = {
        "old": was,
        "current": now,
        "new": now & (pl.col("fate") == "new"),
        "part": now & (pl.col("fate") == "part"),
        "moved_in": now & ~was & arrived,
        "moved_out": was & ~now & left,
    }
    return rows.filter(conditions.get(what, was & (pl.col("fate") == what)))


@dataclass(frozen=True, slots=True)
class Number:
    """A number that opens its list: the code of the list, its label, and where it helps its sign and what it counts."""

    code: str
    label: str
    count: int
    sign: str = ""
    explanation: str = ""


def show_numbers(compared: Compared, name: str, numbers: Sequence[Number], opened: str) -> None:
    """Numbers in one line, each a button that opens its list below, and closes it when pressed again.

    `name` tells those who hear the page what is counted; a number without measures is told only where a sum needs it.
    """
    offered = {each.code: each for each in numbers}
    key = f"zahlen-{numbers[0].code}"
    st.session_state[key] = opened if opened in offered else None
    st.pills(
        name,
        list(offered),
        format_func=lambda code: _number_words(offered[code]) if code in offered else code,
        key=key,
        on_change=_open,
        args=(key,),
        label_visibility="collapsed",
        wrap=True,
    )
    if opened in offered:
        show_behind(compared, opened, offered[opened].label, offered[opened].explanation)


def _number_words(number: Number) -> str:
    return f"**{f'{number.sign} ' if number.sign else ''}{formats.number(number.count)}** {formats.literal(number.label)}"


def _open(key: str) -> None:
    set_choice(KEY, st.session_state[key] or NONE, NONE)


def show_choice(compared: Compared, label: str, key: str, offered: Mapping[str, tuple[str, int]], opened: str) -> None:
    """A box with the numbers of a table (name and count by code), a button to open one, and the list that is open.

    A table's own cells cannot be pressed, and a button in each would make the page slow.
    """
    if not offered:
        return
    codes = list(offered)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.selectbox(
            label,
            codes,
            format_func=lambda each: f"{offered[each][0]} ({formats.number(offered[each][1])})" if each in offered else each,
            index=codes.index(opened) if opened in offered else 0,
            key=key,
            width=520,
        )
        st.button("Ansehen", key=f"{key}-ansehen", on_click=set_choice, args=(KEY, code, NONE), help=f"{label} zeigen")
    if opened in offered:
        show_behind(compared, opened, offered[opened][0])


def show_behind(compared: Compared, code: str, heading: str, explanation: str = "") -> None:
    """The list of a number, with what it counts and a way to close it again."""
    found, labels = rows_behind(compared.rows, code), {code: term.label for code, term in compared.fates.items()}
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            told = f"  \n:small[{explanation}]" if explanation else ""
            st.markdown(f"**{heading}: {formats.measures(found.height)}**{told}", width="stretch")
            st.button("Liste schließen", key="liste-zu", on_click=set_choice, args=(KEY, NONE, NONE), icon=":material/close:")
        pages = math.ceil(found.height / _PER_PAGE)
        page = st.pagination(pages, key=f"seite-{code}") if pages > 1 else 1
        shown = found.slice((page - 1) * _PER_PAGE, _PER_PAGE).iter_rows(named=True)
        show_lines(compared, [(row, " · ".join(fate_words(row, labels, compared.new_cut))) for row in shown])


def show_lines(compared: Compared, lines: Sequence[tuple[Row, str]]) -> None:
    """Measures as one list: the title opens the measure, and in small what is said of it."""
    told = (f"- {title_of(compared, row)}  \n  :small[{row['measure_id']} · {words}]" for row, words in lines)
    st.markdown("\n".join(told))


def title_of(compared: Compared, row: Row) -> str:
    """The title of a measure as the link to its page."""
    return way_to_measure(formats.literal(row["title"]), row["measure_id"], {"round": compared.round_code})


def fate_words(row: Row, fates: Mapping[str, str] = LABELS["fate"], new_cut: NewCut = NO_NEW_CUT) -> list[str]:
    """What became of a measure, in a few words each: class, stages, ratings, moves, reasons; `fates` are the classes in words."""
    is_shared = sees_shared()
    parts = [fates.get(row["fate"] or "", ""), str(row["responsible"])]
    is_known, is_gone = row["was_title"] is not None, row["fate"] in ("merged", "split")
    if not is_gone:  # Its list calls a measure that was split "zusammengeführt" too; the class says it better.
        parts.append(_arrow(stage_label(row["was_stage"]), stage_label(row["stage"]), known=is_known))
    if row["stage"] not in ENDED_STAGES and not is_gone and row["is_reported"] and is_shared:
        parts.append(in_colour(_arrow(rating_label(row["was_rating"]), rating_label(row["rating"]), known=is_known)))
    if row["fate"] == "moved":
        parts += [*new_cut.words(row), *_moves(row, new_cut)]
    if row["fate"] == "renamed" or (row["was_title"] and row["was_title"].casefold() != row["title"].casefold()):
        parts.append(f"hieß „{formats.literal(row['was_title'])}“")
    if row["others"]:
        parts.append(f"lebt weiter in {formats.joined(row['others'])}")
    elif row["fate"] == "merged":
        parts.append("in welcher sie weiterlebt, ist nicht gesagt")
    if row["fate"] in ("ended_with_reason", "ended_without_reason") and is_shared:
        parts.append(f"Grund: {formats.literal(row['reason'])}" if row["reason"] else NO_REASON)
    if row["waits_for"]:
        parts.append(f"die Zustimmung von {row['waits_for']} steht noch aus")
    if row["moves"] > 0:
        parts.append(postponed_words(row))
    return [part for part in parts if part]


def changed_words(row: Row) -> str:
    """What is otherwise than before, in signs and words: "● im Plan → ◆ gefährdet · in Umsetzung → zurückgestellt"."""
    pairs = [(rating_label(row["was_rating"]), rating_label(row["rating"]))] if row["stage"] not in ENDED_STAGES else []
    pairs.append((stage_label(row["was_stage"]), stage_label(row["stage"])))
    return in_colour(" · ".join(f"{was} → {now}" for was, now in pairs if was != now))


def postponed_words(row: Row) -> str:
    """ "Ende verschoben: 31.12.2025 → 31.12.2026 (1 Jahr)"."""
    return f"Ende verschoben: {ends_words(row)} ({formats.lapse(row['postponed_days'])})"


def ends_words(row: Row) -> str:
    """ "31.12.2025 → 31.12.2026"."""
    return " → ".join(formats.day(row[name]) if row[name] else "offen" for name in ("was_end", "end"))


def _arrow(was: str, now: str, *, known: bool) -> str:
    return f"{was} → {now}" if known and was != now else now


def _moves(row: Row, new_cut: NewCut) -> list[str]:
    """What moved without a new cut: the house has said so."""
    found = []
    if row["was_department"] != row["department"] and not new_cut.explains(row, "department"):
        found.append(f"Federführung {row['was_department'] or 'nicht genannt'} → {row['department'] or 'nicht genannt'}")
    if row["was_field"] != row["field"] and not new_cut.explains(row, "field"):
        found.append(f"Handlungsfeld {row['was_field'] or '–'} → {row['field'] or '–'}")
    return found
