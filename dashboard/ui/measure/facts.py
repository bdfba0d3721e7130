"""The values of a measure in readable groups, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.measure_words import period_words
from dashboard.ui import data
from dashboard.ui.parts import show_table
from dashboard.ui.upload.field_words import FieldWords, label
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, Visibility

TOLD = tuple(field.name for field in FIELDS if field.visibility is not Visibility.OWN and field.name != "measure_id")
"""The fields that everybody may see, in the order of the template."""

_PERIOD = ("start", "end", "is_ongoing", "period_text", "period_precision")
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Worum es geht", ("description", "goal", "target_group", "subtopic", "guiding_goals", "origin", "cross_reference")),
    (
        "Wo sie steht",
        ("rating_reason", "progress_percent", "report", "next_step", "obstacle", "obstacle_text", "decision_needed"),
    ),
    ("Wer und wo", ("action_field", "lead_department", "involved", "involved_other", "levels", "number")),
    ("Zeit und Geld", (*_PERIOD, "as_of", "funding_status", "funding_text")),
    ("Messung", ("indicator", "baseline", "target", "actual", "indicator_unit", "indicator_source")),
)


def show_facts(said: Mapping[str, Any], words: FieldWords) -> None:
    """Two columns of groups; what is not reported is told together at the end."""
    missing: list[str] = []
    columns = st.columns(2, gap="large")
    for at, (heading, names) in enumerate(_GROUPS):
        lines, untold = _lines(said, names, words)
        missing += untold
        if lines:
            with columns[0 if at < 2 else 1]:
                st.subheader(heading, anchor=False)
                st.markdown("\n\n".join(lines))
    if missing:
        st.caption(f"Keine Angabe: {formats.joined(missing)}.")


def _lines(said: Mapping[str, Any], names: Sequence[str], words: FieldWords) -> tuple[list[str], list[str]]:
    lines, missing = [], []
    period_told = False
    for name in names:
        if name in _PERIOD:
            if not period_told:
                period = period_words(said["start"], said["end"], is_ongoing=bool(said["is_ongoing"]))
                raw = f" – in der Liste: „{formats.literal(said['period_text'])}“" if said["period_text"] else ""
                lines.append(f"**Zeitraum:** {period}{raw}")
                period_told = True
        elif said[name] in (None, [], ""):
            missing.append(label(name))
        else:
            text = "  \n".join(formats.literal(line) for line in words.value(name, said[name]).splitlines() or [""])
            lines.append(f"**{label(name)}:** {text}")
    return lines, missing


def show_sources(measure_id: str, said: Mapping[str, Any], words: FieldWords) -> None:
    """Each value with its cell: where it was brought, and where it was last confirmed."""
    with st.expander("Woher stammt welche Angabe?", key="quellen", on_change="rerun") as details:
        if not details.open:
            return
        rows = data.frame("measure/sources", measure_id=measure_id)
        lines = source_lines(rows, said, words)
        if not lines:
            st.markdown("Zu dieser Fassung gibt es keine Zelle: Sie stammt aus einer Antwort oder einer Bestätigung ohne Liste.")
            return
        show_table(pl.DataFrame(lines), "Angaben mit Datei, Blatt und Zelle, aus der sie stammen")
        st.caption("Steht ein Wert in mehreren Runden unverändert in den Listen, sind die erste und die letzte Zelle genannt.")


def source_lines(rows: pl.DataFrame, said: Mapping[str, Any], words: FieldWords) -> list[dict[str, str]]:
    """Of the rows of queries/measure/sources.sql one line per field of the version `said`: its value, origin and confirmation."""
    lines = []
    for name in TOLD:
        of_field = rows.filter(pl.col("field") == name, pl.col("version_id") == said["version_id"]).to_dicts()
        if not of_field or said.get(name) in (None, []):
            continue
        first, last = of_field[0], of_field[-1]
        lines.append(
            {
                "Angabe": FIELD_BY_NAME[name].heading,
                "Wert": formats.literal(_short(words.value(name, said[name]))),
                "Datei, Blatt, Zelle": _place(first),
                "Haus": str(first["department"]),
                "angenommen": formats.day(first["accepted_on"]),
                "zuletzt bestätigt": "–" if first is last else f"Runde {last['round']}: {_place(last)}",
            }
        )
    return lines


def _place(row: Mapping[str, Any]) -> str:
    return formats.literal(f"{row['file_name']} · {row['sheet']} · {row['cell']}")


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"
