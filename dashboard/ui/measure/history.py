"""What became of a measure over the rounds, newest first, as sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.story import CONFIRMED, FIRST, Chapter, chapters, ends
from dashboard.ui.measure.facts import TOLD
from dashboard.ui.upload.change_words import change_lines
from dashboard.ui.upload.field_words import FieldWords

_SOURCES = {"row": "", "answer": ", aus einer Antwort zur Liste", "confirmation": ", bestätigt ohne Liste"}


def show_history(said: Sequence[Mapping[str, Any]], words: FieldWords) -> None:
    """One paragraph per list that named it."""
    st.subheader("Verlauf", anchor=False)
    told = ends(said)
    if len(told) > 1:
        (first_round, first), (_, last) = told[0], told[-1]
        moved = "später" if last > first else "früher"
        st.markdown(
            f"**Zuerst genanntes Ende:** {formats.day(first)} (Runde {first_round}) · **heute:** {formats.day(last)}, "
            f"{formats.counted(abs((last - first).days), 'Tag', 'Tage')} {moved}."
        )
    st.markdown("\n".join(f"- {text}" for text in (_told(chapter, words) for chapter in chapters(said, TOLD))))


def _told(chapter: Chapter, words: FieldWords) -> str:
    row = chapter.row
    whose = f"{row['department']}{_SOURCES.get(str(row['source']), '')}"
    begin = f"**{chapter.when}**, {whose}"
    if chapter.kind == FIRST:
        return f"{begin}: zum ersten Mal gemeldet, Umsetzungsstand „{words.value('stage', row['stage'])}“."
    if chapter.kind == CONFIRMED:
        return f"{begin}: ohne Änderung bestätigt."
    lines = [chapter.period] if chapter.period else []
    for name, old, new in chapter.changes:
        lines += change_lines(name, old, new, None, words)
    return "  \n  ".join([f"{begin}:", *lines])
