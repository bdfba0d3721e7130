"""Methodik."""

from __future__ import annotations

import streamlit as st

st.title("Methodik", anchor=False)
