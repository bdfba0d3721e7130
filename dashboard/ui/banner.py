"""The mark of sample data on a page, for as long as any sample list or sample master data are loaded."""

from __future__ import annotations

import streamlit as st

from dashboard.vocabulary import SAMPLE_MARK


def sample_banner(is_sample: bool) -> None:
    """Say in one line that nothing here is a report of a house."""
    if is_sample:
        st.warning(
            f"**{SAMPLE_MARK}** – Stände, Ampeln und Rückmeldungen dienen der Anschauung und sagen nichts über ein Haus aus.",
            icon=":material/science:",
        )
