"""Where each value of a measure comes from, one click away: the lists that named it, and of each value its cell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.origins import Origin, Place, origins
from dashboard.intake.joining.canonical import canonical, shown
from dashboard.ui import data
from dashboard.ui.measure.telling import value_words
from dashboard.ui.parts import show_table
from dashboard.ui.upload.field_words import FieldWords, label
from dashboard.vocabulary import SHARED_FIELDS

_BESIDE = ("is_ongoing", "period_precision")
"""What is read from the words of the period, which stand in the table themselves."""

_LONG = 160
_WITHOUT_CELL = {
    "row": "aus der Liste als Ganzer",
    "answer": "Antwort zu ihrem Fehlen in der Liste",
    "confirmation": "bestätigt ohne Liste",
}


def show_sources(measure_id: str, said: Sequence[Mapping[str, Any]], words: FieldWords) -> None:
    """Each value of the last row of `said` (queries/measure/words.sql) with the cells that brought and confirmed it."""
    with st.expander("Woher stammt welche Angabe?", key="quellen", on_change="rerun") as details:
        if not details.open:
            return
        cells = data.frame("measure/sources", measure_id=measure_id).to_dicts()
        answers = data.frame("measure/answers", measure_id=measure_id).to_dicts()
        found = origins(said, cells, [name for name in SHARED_FIELDS if name not in _BESIDE])
        show_table(pl.DataFrame(value_lines(found, answers, words)), "Angaben mit der Zelle, aus der sie stammen")
        st.caption(
            "Genannt ist die Zelle, in der die Angabe zuerst so stand, und die letzte, die sie bestätigt hat. "
            "Die Listen dazu, nach ihrer Nummer:"
        )
        numbers = {place.delivery_id for each in found for place in (each.first, each.last) if place is not None}
        lists = [list_line(row) for row in reversed(said) if row["delivery_id"] in numbers]
        show_table(pl.DataFrame(lists), "Listen, aus denen die Angaben stammen")


def value_lines(found: Sequence[Origin], answers: Sequence[Mapping[str, Any]], words: FieldWords) -> list[dict[str, str]]:
    """One line per value, contents of lists escaped; `answers` are rows of queries/measure/answers.sql."""
    return [
        {
            "Angabe": label(each.field),
            "Wert": formats.literal(_short(value_words(each.field, each.value, words))),
            "Liste · Blatt · Zelle": _place(each.first) + _answered(each, answers),
            "zuletzt bestätigt": "–" if each.last is None else _place(each.last),
        }
        for each in found
    ]


def list_line(row: Mapping[str, Any]) -> dict[str, str]:
    """One list of queries/measure/words.sql: number, file, whose, when it was accepted, who sent and released it."""
    by_whom = [f"geschickt von {row['sender']}"] if row["sender"] else []
    if row["released_by"]:
        on = f" am {formats.day(row['released_on'])}" if row["released_on"] else ""
        by_whom.append(f"freigegeben durch {row['released_by']}{on}")
    return {
        "Liste": f"Nr. {row['delivery_id']}",
        "Datei": formats.literal(row["file_name"] or "ohne Datei"),
        "Haus": f"{row['department']}, Runde {row['round']}",
        "angenommen": formats.day(row["accepted_on"]),
        "Weg": formats.literal("; ".join(by_whom) or "–"),
    }


def _place(place: Place) -> str:
    where = f"{place.sheet} · {place.cell}" if place.cell else _WITHOUT_CELL[place.source]
    return formats.literal(f"Nr. {place.delivery_id} · {where}")


def _answered(origin: Origin, answers: Sequence[Mapping[str, Any]]) -> str:
    """What the house answered where the words of the cell were not clear; empty where the cell speaks for itself."""
    value = shown(canonical(origin.field, origin.value))
    for row in answers:
        if (row["delivery_id"], row["field"]) == (origin.first.delivery_id, origin.field) and json.loads(
            row["answered"]
        ) == value:
            word = formats.literal(row["word"])
            return f" (laut Antwort zu „{word}“)" if row["cell"] else f" (laut Antwort gilt das für „{word}“)"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
