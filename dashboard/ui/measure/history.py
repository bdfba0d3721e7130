"""What became of a measure over the rounds: its dates as a chart, and its story, newest first, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.history import history_chart
from dashboard.charts.story import CONFIRMED, FIRST, SILENT, Chapter, chapters
from dashboard.charts.words import Round
from dashboard.ui.measure.telling import change_sentence, earlier_texts
from dashboard.ui.parts import Source, draw, is_dark, show_origin
from dashboard.ui.upload.field_words import FieldWords
from dashboard.ui.upload.word_diff import LEGEND
from dashboard.vocabulary import SHARED_FIELDS

_SOURCES = {"row": "", "answer": ", aus einer Antwort zur Liste", "confirmation": ", bestätigt ohne Liste"}


def show_dates(measure_id: str, said: Sequence[Mapping[str, Any]], period: Round) -> None:
    """The periods that were told, as bars beside the reference date; nothing where no date was ever told."""
    chart = history_chart(said, period, is_dark())
    if chart is not None:
        show_origin(draw("Termine", chart, Source("measure/words", {"measure_id": measure_id}), "termine"))


def show_history(said: Sequence[Mapping[str, Any]], rounds: Mapping[str, date], words: FieldWords) -> None:
    """One paragraph per list that named it and per round that did not; replaced texts are one click below."""
    st.subheader("Verlauf", anchor=False)
    told = chapters(said, SHARED_FIELDS, rounds)
    text = "\n".join(f"- {paragraph(chapter, words)}" for chapter in told)
    st.markdown(text)
    if "[− ~~" in text or "[+ **" in text:
        st.caption(LEGEND)
    earlier = list(earlier_texts(told))
    if not earlier:
        return
    label = formats.counted(len(earlier), "früherer Text", "frühere Texte")
    with st.expander(f"{label} im Wortlaut", key="fruehere-texte", type="compact", on_change="rerun") as details:
        if details.open:
            lines = (f"- **{name}** bis zur Runde {code}: {formats.literal(old)}" for name, code, old in earlier)
            st.markdown("\n".join(lines))


def paragraph(chapter: Chapter, words: FieldWords) -> str:
    """One chapter as Markdown: when, whose list, and a line per thing that changed."""
    row = chapter.row
    if chapter.kind == SILENT:
        return f"**{chapter.when}**: nicht gemeldet; es galt weiter, was die Runde {row['round']} sagte."
    begin = f"**{chapter.when}**, {row['department']}, Rückmeldung Nr. {row['delivery_id']}{_SOURCES[str(row['source'])]}"
    if chapter.kind == FIRST:
        return f"{begin}: zum ersten Mal gemeldet, Umsetzungsstand „{words.value('stage', row['stage'])}“."
    if chapter.kind == CONFIRMED:
        return f"{begin}: ohne Änderung bestätigt."
    return "  \n  ".join([f"{begin}:", *_lines(chapter, words)])


def _lines(chapter: Chapter, words: FieldWords) -> Iterator[str]:
    if chapter.period:
        yield chapter.period
    for name, old, new in chapter.changes:
        if not (name == "rating_reason" and chapter.has_reason and new == chapter.row["rating_reason"]):
            yield change_sentence(name, old, new, words)
