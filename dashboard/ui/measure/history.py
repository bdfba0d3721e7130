"""What became of a measure over the rounds, and where each of its values comes from, down to the cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.history import history_chart
from dashboard.charts.story import CONFIRMED, FIRST, SILENT, Chapter, Origin, Place, chapters, origins
from dashboard.documents.field_values import FieldWords, label
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.model import as_json
from dashboard.master import Round
from dashboard.rounds.recut import NEW_CUT
from dashboard.ui import data
from dashboard.ui.measure.facts import change_sentence, earlier_texts, seen_fields, value_words
from dashboard.ui.parts import Source, draw, in_colour, show_table
from dashboard.ui.scheme import is_dark
from dashboard.ui.word_diff import LEGEND

_SOURCES = {"row": "", "answer": ", aus einer Antwort zur Liste", "confirmation": ", bestätigt ohne Liste"}
_BESIDE = ("is_ongoing", "period_precision")
"""What is read from the words of the period, which stand in the table themselves."""
_LONG = 160
_WITHOUT_CELL = {
    "row": "aus der Liste als Ganzer",
    "answer": "Antwort zu ihrem Fehlen in der Liste",
    "confirmation": "bestätigt ohne Liste",
}


def show_dates(measure_id: str, rows: Sequence[Mapping[str, Any]], steering_round: Round) -> None:
    """The periods that were told, as bars beside the reference date; nothing where no date was ever told."""
    chart = history_chart(rows, steering_round, is_dark())
    if chart is not None:
        draw("Termine", chart, Source("measure/words", {"measure_id": measure_id}), "termine")


def show_history(rows: Sequence[Mapping[str, Any]], rounds: Mapping[str, date], words: FieldWords) -> None:
    """One paragraph per list that named it and per round that did not; replaced texts are one click below."""
    st.subheader("Verlauf", anchor=False)
    story = chapters(rows, seen_fields(), rounds)
    lineage = data.frame("master/lineage").select("kind", "code", "successor").iter_rows()
    cuts = frozenset((_CUT_FIELDS[kind], code, successor) for kind, code, successor in lineage)
    text = "\n".join(f"- {paragraph(chapter, words, cuts)}" for chapter in story)
    st.markdown(text)
    if "[− ~~" in text or "[+ **" in text:
        st.caption(LEGEND)
    earlier = list(earlier_texts(story))
    if not earlier:
        return
    label = formats.counted(len(earlier), "früherer Text", "frühere Texte")
    with st.expander(f"{label} im Wortlaut", key="fruehere-texte", type="compact", on_change="rerun") as details:
        if details.open:
            lines = (f"- **{name}** bis zur Runde {code}: {formats.literal(old)}" for name, code, old in earlier)
            st.markdown("\n".join(lines))


_CUT_FIELDS = {"department": "lead_department", "field": "action_field"}
Cuts = frozenset[tuple[str, str, str]]
"""Field, old and new value of what new cuts have passed on: such a change the house has not made."""


def paragraph(chapter: Chapter, words: FieldWords, cuts: Cuts = frozenset()) -> str:
    """One chapter as Markdown: when, whose list, and a line per thing that changed."""
    row = chapter.row
    if chapter.kind == SILENT:
        return f"**{chapter.when}**: nicht gemeldet; es galt weiter, was die Runde {row['round']} sagte."
    begin = f"**{chapter.when}**, {row['department']}, Rückmeldung Nr. {row['delivery_id']}{_SOURCES[str(row['source'])]}"
    if chapter.kind == FIRST:
        return f"{begin}: zum ersten Mal gemeldet, Umsetzungsstand „{words.value('stage', row['stage'])}“."
    if chapter.kind == CONFIRMED:
        return f"{begin}: ohne Änderung bestätigt."
    return "  \n  ".join([f"{begin}:", *_lines(chapter, words, cuts)])


def _lines(chapter: Chapter, words: FieldWords, cuts: Cuts) -> Iterator[str]:
    if chapter.period:
        yield chapter.period
    for name, old, new in chapter.changes:
        if not (name == "rating_reason" and chapter.has_reason and new == chapter.row["rating_reason"]):
            is_cut = (name, str(old), str(new)) in cuts
            told = change_sentence(name, old, new, words) + (f" ({NEW_CUT})" if is_cut else "")
            yield in_colour(told) if name == "rating" else told


def show_sources(measure_id: str, rows: Sequence[Mapping[str, Any]], words: FieldWords) -> None:
    """Each value of the last row of `rows` (queries/measure/words.sql) with the cells that brought and confirmed it."""
    with st.expander("Woher stammt welche Angabe?", key="quellen", on_change="rerun") as details:
        if not details.open:
            return
        cells = data.frame("measure/sources", measure_id=measure_id).to_dicts()
        answers = data.frame("measure/answers", measure_id=measure_id).to_dicts()
        found = origins(rows, cells, [name for name in seen_fields() if name not in _BESIDE])
        show_table(pl.DataFrame(value_lines(found, answers, words)), "Angaben mit der Zelle, aus der sie stammen")
        st.caption(
            "Genannt ist die Zelle, in der die Angabe zuerst so stand, und die letzte, die sie bestätigt hat. "
            "Die Listen dazu, nach ihrer Nummer:"
        )
        numbers = {place.delivery_id for each in found for place in (each.first, each.last) if place is not None}
        lists = [list_line(row) for row in reversed(rows) if row["delivery_id"] in numbers]
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
    value = as_json(canonical(origin.field, origin.value))
    for row in answers:
        if (row["delivery_id"], row["field"]) == (origin.first.delivery_id, origin.field) and json.loads(
            row["answered"]
        ) == value:
            word = formats.literal(row["word"])
            return f" (laut Antwort zu „{word}“)" if row["cell"] else f" (laut Antwort gilt das für „{word}“)"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
