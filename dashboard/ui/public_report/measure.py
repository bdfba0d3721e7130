"""One measure of the released report: everything that it says of it, and what it does not."""

from __future__ import annotations

import re

import streamlit as st

from dashboard import formats
from dashboard.report.published import Published
from dashboard.ui.head import SENTENCE_WIDTH, show_sentence

_APART = ("Maßnahme", "Kennung", "Umsetzungsstand")
"""What the sentence says."""
_WHOLE = re.compile(r"^(-?\d+),0$")
"""A whole number, as files write one that may have decimals."""
_LONG = 120
"""From so many characters on a text stands below its heading."""


def show_measure(report: Published, measure_id: str, back: str) -> None:
    """Title, every column with words in it, what became of it since, and the way back to the list."""
    row = report.measure(measure_id)
    st.markdown(f"[Zurück zur Liste]({back})")
    if row is None:
        st.warning(formats.literal(f"Eine Maßnahme „{measure_id}“ nennt dieser Bericht nicht."))
        return
    title, key, stage = (formats.literal(row[heading]) for heading in _APART)
    show_sentence(f"**{title}** ({key}): {stage}.")
    told = {heading: _WHOLE.sub(r"\1", text) for heading, text in row.items() if text and heading not in _APART}
    if fate := report.fate(measure_id):
        told["Verbleib seit dem früheren Stand"] = fate
    short = [f"- **{heading}:** {formats.literal(text)}" for heading, text in told.items() if not _is_long(text)]
    long = [f"**{heading}**\n\n{_paragraphs(text)}" for heading, text in told.items() if _is_long(text)]
    st.markdown("\n\n".join(["\n".join(short), *long]), width=SENTENCE_WIDTH)
    missing = [heading for heading, text in row.items() if not text and heading != "Grund"]
    if missing:
        st.caption(f"Nicht gemeldet: {formats.literal(formats.joined(missing))}")


def _is_long(text: str) -> bool:
    return len(text) > _LONG or "\n" in text


def _paragraphs(text: str) -> str:
    return "\n\n".join(formats.literal(line) for line in text.splitlines() if line.strip())
