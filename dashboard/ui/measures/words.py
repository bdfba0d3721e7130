"""The sentence that opens the page of measures."""

from __future__ import annotations

import polars as pl

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.filters import Selection


def opening_sentence(rows: pl.DataFrame, selection: Selection, question: str) -> str:
    """How many measures are shown of how many, how far they are, how many need attention."""
    known = data.frame("measures/list", round=selection.period.code).height
    asked = f" zur Suche „{formats.literal(question)}“" if question else ""
    if rows.is_empty():
        return f"Keine von {formats.number(known)} Maßnahmen passt{asked or ' zu dieser Auswahl'}."
    if rows.height == known:
        begin = f"Alle **{formats.measures(known)}** zum {formats.day(selection.period.reference_date)}"
    else:
        begin = f"**{formats.measures(rows.height)}** von {formats.number(known)}{asked}"
    return f"{begin}: {_state(rows)}. {_attention(rows)}"


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
