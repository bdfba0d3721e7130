"""Ebenen."""

from __future__ import annotations

import streamlit as st

st.title("Ebenen", anchor=False)
