"""Saying of a round that its state is frozen, by whom and when, wherever its figures are shown."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.ui import data


def show_frozen(*round_codes: str) -> None:
    """One line on those of the rounds that are frozen; nothing where none is."""
    standing = {row["round"]: row for row in data.frame("freezing/standing").iter_rows(named=True)}
    told = [
        f"Runde {code}: festgeschrieben am {formats.day(row['frozen_at'].date())} durch {formats.literal(row['frozen_by'])}"
        for code in round_codes
        if (row := standing.get(code)) is not None
    ]
    if told:
        st.caption(f"{'; '.join(told)}. Spätere Rückmeldungen ändern diesen Stand nicht.")
