"""Maßnahme."""

from __future__ import annotations

import streamlit as st

st.title("Maßnahme", anchor=False)
