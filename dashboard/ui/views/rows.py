"""Lists inside the depth of a view: gaps, postponements, changes since the last round, and the texts to read in one go."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.viewing import for_viewer, sees_shared
from dashboard.ui.views.view import Excerpt
from dashboard.ui.ways_to_measures import titled, way_to_measures
from dashboard.vocabulary import GAPS

LONGEST_MOVES = 5
_Line = tuple[str, int, dict[str, list[str]]]
"""The words of a count, the count, and the parameters of queries/measures/list.sql that give the measures behind it."""

_TURNED = (
    ("completed_change", "completed", "seither umgesetzt", "nicht mehr umgesetzt"),
    ("discontinued_change", "discontinued", "seither eingestellt", "nicht mehr eingestellt"),
    ("permanent_change", "permanent", "seither Daueraufgabe", "nicht mehr Daueraufgabe"),
)
"""Changes that go two ways: code, stage, and the words for either."""


def _show_counts(excerpt: Excerpt, lines: list[_Line]) -> None:
    """One line per count that is not nought; the count is the way to its measures."""
    told = [
        f"- {way_to_measures(formats.measures(count), {**excerpt.parameters, **behind})} {words}"
        for words, count, behind in lines
        if count
    ]
    st.markdown("\n".join(told))


def show_gaps(excerpt: Excerpt, rows: pl.DataFrame) -> None:
    """What is not said although it should be, each with its rows."""
    st.subheader("Lücken in den Angaben", anchor=False)
    lines = [(term.label, _holding(rows, "gaps", term.code), {"gaps": [term.code]}) for term in for_viewer(GAPS)]
    if not any(count for _, count, _ in lines):
        st.markdown("Keine: Was gesagt werden soll, ist gesagt.")
        return
    _show_counts(excerpt, lines)


def show_changes(excerpt: Excerpt, rows: pl.DataFrame) -> None:
    """What is otherwise than in the round before."""
    previous = excerpt.round.previous
    st.subheader(f"Seit der Runde {previous}" if previous else "Veränderungen", anchor=False)
    if previous is None:
        st.markdown("Eine frühere Runde zum Vergleich liegt nicht vor.")
        return
    lines: list[_Line] = [("neu", _holding(rows, "changes", "new"), {"changes": ["new"]}), *_turned(rows)]
    lines.append((excerpt.round.silence, _holding(rows, "changes", "not_reported"), {"changes": ["not_reported"]}))
    lines.append(("mit verschobenem Ende", _holding(rows, "changes", "postponed"), {"changes": ["postponed"]}))
    if sees_shared():
        lines += _of_the_plan(rows)
        lines.append(("mit erbetener Entscheidung", _holding(rows, "changes", "asking"), {"changes": ["asking"]}))
        lines.append(("mit schlechterer Ampel", _holding(rows, "rules", "rating_worse"), {"rules": ["rating_worse"]}))
    if not any(count for _, count, _ in lines):
        st.markdown("Nichts hat sich verändert.")
        return
    _show_counts(excerpt, lines)


def _turned(rows: pl.DataFrame) -> Iterator[_Line]:
    """What came to a stage and what left it, each by itself."""
    for code, stage, came, left in _TURNED:
        changed = rows.filter(pl.col("changes").list.contains(code))
        for words, found in ((came, pl.col("stage") == stage), (left, pl.col("stage") != stage)):
            part = changed.filter(found)
            yield words, part.height, {"changes": [code], "stages": part["stage"].unique().sort().to_list()}


def _of_the_plan(rows: pl.DataFrame) -> Iterator[_Line]:
    """What is on plan now and was not, what is no longer, and what has ended and was on plan."""
    changed = rows.filter(pl.col("changes").list.contains("on_plan_change"))
    is_open, is_green = ~pl.col("has_ended"), pl.col("rating") == "green"
    parts = (
        ("neu im Plan", changed.filter(is_open & is_green), "open"),
        ("nicht mehr im Plan", changed.filter(is_open & ~is_green), "open"),
        ("beendet, zuvor im Plan", changed.filter(~is_open), "ended"),
    )
    for words, part, standing in parts:
        behind = {"changes": ["on_plan_change"], "standings": [standing]}
        ratings = part["rating"].unique().sort().to_list() if standing == "open" else []
        yield words, part.height, behind | ({"ratings": ratings} if ratings else {})


def _holding(rows: pl.DataFrame, column: str, code: str) -> int:
    return rows.filter(pl.col(column).list.contains(code)).height


def show_postponed(excerpt: Excerpt, rows: pl.DataFrame) -> None:
    """The measures whose end was put off the longest."""
    moved = rows.filter(pl.col("moves") > 0).sort("postponed_days", "measure_id", descending=[True, False])
    st.subheader("Am längsten verschoben", anchor=False)
    if moved.is_empty():
        st.markdown("Kein Ende wurde verschoben.")
        return
    lines = []
    for row in moved.head(LONGEST_MOVES).iter_rows(named=True):
        end = formats.day(row["end"]) if row["end"] else "offen"
        line = f"zuerst {formats.day(row['first_end'])}, jetzt {end}: {formats.lapse(row['postponed_days'])} später"
        lines.append(f"{titled(row, excerpt.parameters)}  \n:small[{line}]")
    st.markdown("\n\n".join(lines))


def show_reports(excerpt: Excerpt, rows: pl.DataFrame) -> None:
    """What the houses say of the state of their measures, whole, to read in one go."""
    with st.expander("Alle Sachstände lesen", key="sachstaende", on_change="rerun") as details:
        if not details.open:
            return
        keys = set(rows["measure_id"])
        texts = data.frame("measures/reports", round=excerpt.round.code)
        reports = [row for row in texts.iter_rows(named=True) if row["measure_id"] in keys]
        if not reports:
            st.markdown("Zu keiner dieser Maßnahmen ist ein Sachstand gemeldet.")
        st.markdown("\n\n".join(_report(*(row[name] for name in texts.columns)) for row in reports))


def _report(key: str, title: str, house: str, report: str | None, next_step: str | None) -> str:
    lines = [f"**{formats.literal(title)}** · {house} · {key}"]
    if report:
        lines.append(_whole(report))
    if next_step:
        lines.append(f"*Nächste Schritte:* {_whole(next_step)}")
    return "  \n".join(lines)


def _whole(text: str) -> str:
    return "  \n".join(formats.literal(line) for line in text.splitlines() if line.strip())
