"""Rückmeldelisten: what goes out to the bodies for a round."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.acting import acting
from dashboard.ui.round_choice import round_choice, steering_rounds

st.title("Rückmeldelisten", anchor=False)
acting()
round_choice(steering_rounds())
