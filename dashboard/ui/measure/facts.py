"""The values of a measure in readable groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.measure_words import period_words
from dashboard.ui.measure.telling import value_words
from dashboard.ui.upload.field_words import FieldWords, label
from dashboard.vocabulary import SHARED_FIELDS

_PERIOD = ("start", "end", "is_ongoing", "period_text", "period_precision")
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Worum es geht", ("description", "goal", "target_group", "subtopic", "guiding_goals", "origin", "cross_reference")),
    (
        "Wo sie steht",
        (
            "stage",
            "rating",
            "rating_reason",
            "progress_percent",
            "report",
            "next_step",
            "obstacle",
            "obstacle_text",
            "decision_needed",
        ),
    ),
    ("Wer und wo", ("action_field", "lead_department", "involved", "involved_other", "levels", "number")),
    ("Zeit und Geld", (*_PERIOD, "as_of", "funding_status", "funding_text")),
    ("Messung", ("indicator", "baseline", "target", "actual", "indicator_unit", "indicator_source")),
)
_FURTHER = tuple(name for name in SHARED_FIELDS if name != "title" and not any(name in names for _, names in _GROUPS))
"""Fields that nobody has put into a group; the title is the page's own."""


def show_facts(said: Mapping[str, Any], words: FieldWords, silence: str | None = None) -> None:
    """Two columns of groups; what is not reported is told together at the end.

    `silence`: how the round calls a measure that no list of it names ("noch nicht bestätigt"); its values then stand in grey.
    """
    missing: list[str] = []
    if silence:
        st.markdown(f"○ **{silence[0].upper()}{silence[1:]}:** In Grau stehen die zuletzt gemeldeten Angaben.")
    columns = st.columns(2, gap="large")
    for at, (heading, names) in enumerate((*_GROUPS, ("Weitere Angaben", _FURTHER))):
        lines, untold = _lines(said, names, words)
        missing += untold
        if lines:
            with columns[0 if at < 2 else 1]:
                st.subheader(heading, anchor=False)
                st.markdown("\n\n".join(f":gray[{line}]" for line in lines) if silence else "\n\n".join(lines))
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
            text = "  \n".join(formats.literal(line) for line in value_words(name, said[name], words).splitlines() or [""])
            lines.append(f"**{label(name)}:** {text}")
    return lines, missing
