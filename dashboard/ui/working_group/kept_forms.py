"""Forms that keep what was written when it is refused, and are empty again when it was taken."""

from __future__ import annotations

import streamlit as st

_TAKEN = "arbeitsgruppe-aufgenommen"


def form_key(name: str) -> str:
    """The key of a form until what it holds was taken."""
    return f"{name}-{st.session_state.get(_TAKEN, 0)}"


def next_form() -> None:
    """What was written is taken: the next run begins with empty forms."""
    st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
