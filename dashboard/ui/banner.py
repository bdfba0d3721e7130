"""What stands above the figures of a page: that they are sample data, and by whom and when the state of a round was frozen."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.vocabulary import SAMPLE_MARK


def is_sample() -> bool:
    """Whether sample lists or sample master data are loaded."""
    return bool(data.frame("delivery_board/sample")["is_sample"][0])


def sample_banner(is_sample: bool) -> None:
    """Say in one line that nothing here is a report of a house."""
    if is_sample:
        st.warning(
            f"**{SAMPLE_MARK}** – Stände, Ampeln und Rückmeldungen dienen der Anschauung und sagen nichts über ein Haus aus.",
            icon=":material/science:",
        )


def show_frozen(*round_codes: str) -> None:
    """One line on those of the rounds that are frozen; nothing where none is."""
    standing = {row["round"]: row for row in data.frame("freezing/standing").iter_rows(named=True)}
    lines = [
        f"Runde {code}: festgeschrieben am {formats.day(row['frozen_at'].date())} durch {formats.literal(row['frozen_by'])}"
        for code in round_codes
        if (row := standing.get(code)) is not None
    ]
    if lines:
        st.caption(f"{'; '.join(lines)}. Spätere Rückmeldungen ändern diesen Stand nicht.")
