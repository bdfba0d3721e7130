"""Doing something to the store from a page: one sentence of success or of error, and the new state at once."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.intake.accepting.acceptance import AcceptanceError
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import StoreError

_TOLD = "gesagt"


def attempt(action: Callable[[], str]) -> None:
    """Do it and draw the page anew with the sentence that `action` returns; where it is refused, say why and leave the form."""
    try:
        sentence = action()
    except (DeliveryError, AcceptanceError, StoreError) as error:
        st.error(str(error), icon=":material/error:")
        return
    st.session_state[_TOLD] = sentence
    st.rerun()


def tell() -> None:
    """Say once what was just done; called near the top of a page."""
    sentence = st.session_state.pop(_TOLD, None)
    if sentence:
        st.success(sentence, icon=":material/check:")
