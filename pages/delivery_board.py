"""Rückmeldestand: who has answered for a round, and what was done with each delivery."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.acting import acting
from dashboard.ui.round_choice import round_choice, steering_rounds

st.title("Rückmeldestand", anchor=False)
acting()
round_choice(steering_rounds())
