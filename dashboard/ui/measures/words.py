"""The sentence that opens the page of measures."""

from __future__ import annotations

import polars as pl

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.filters import Selection


def opening_sentence(rows: pl.DataFrame, selection: Selection, question: str) -> str:
    """How many measures are shown of how many, how far they are, how many need attention."""
    known = data.frame("measures/list", round=selection.period.code).height
    if known == 0:
        return "In dieser Runde ist noch keine Maßnahme bekannt."
    asked = f" zur Suche „{formats.literal(question)}“" if question else ""
    if rows.is_empty():
        fits = "Die einzige Maßnahme passt nicht" if known == 1 else f"Keine von {formats.number(known)} Maßnahmen passt"
        return f"{fits}{asked or ' zu dieser Auswahl'}."
    if rows.height == known:
        every = "**Eine Maßnahme**" if known == 1 else f"Alle **{formats.measures(known)}**"
        begin = f"{every} zum {formats.day(selection.period.reference_date)}"
    else:
        begin = f"**{formats.measures(rows.height)}** von {formats.number(known)}{asked}"
    return f"{begin}{_merged(rows)}: {_state(rows)}. {_attention(rows)}"


def _merged(rows: pl.DataFrame) -> str:
    """How many of them live on in another one: the overview's N is without these."""
    merged = rows.filter(stage="merged").height
    return f", {formats.number(merged)} davon zusammengeführt" if merged else ""


def _state(rows: pl.DataFrame) -> str:
    done = rows.filter(stage="completed").height
    off_plan = rows.filter(~pl.col("has_ended"), pl.col("rating").is_in(["yellow", "red"])).height
    finished = formats.counted(done, "umgesetzt", "umgesetzt", "keine umgesetzt")
    late = formats.counted(off_plan, "verzögert oder gefährdet", "verzögert oder gefährdet", "keine verzögert oder gefährdet")
    return f"{finished}, {late}"


def _attention(rows: pl.DataFrame) -> str:
    told = rows.filter(pl.col("rules").list.len() > 0).height
    if not told:
        return "Keine braucht besondere Aufmerksamkeit."
    return f"{formats.number(told)} {'braucht' if told == 1 else 'brauchen'} Aufmerksamkeit."
