"""Ressorts und Stellen."""

from __future__ import annotations

import streamlit as st

st.title("Ressorts und Stellen", anchor=False)
