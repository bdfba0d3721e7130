"""Doing something to the store from a page: one sentence of success or of error, and the new state at once."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import formats
from dashboard.intake.accepting.acceptance import AcceptanceError
from dashboard.intake.answers.remembered import AnswerError
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.rounds.errors import RoundError
from dashboard.store import StoreError
from dashboard.ui.telling import tell


def attempt(action: Callable[[], str]) -> None:
    """Do it and draw the page anew with the sentence that `action` returns; where it is refused, say why and leave the form."""
    try:
        sentence = action()
    except (DeliveryError, AcceptanceError, AnswerError, RoundError, StoreError) as error:
        st.error(formats.literal(str(error)), icon=":material/error:")
        return
    tell(sentence)
    st.rerun()
