"""Barrierefreiheit: the statement that BremBGG, section 14, asks for."""

from __future__ import annotations

import streamlit as st

from dashboard import formats, settings
from dashboard.ui.accessibility_words import CONFORMITY, ENFORCEMENT, KNOWN, NO_CONTACT, OTHERS, STATEMENT, TESTED

st.title("Erklärung zur Barrierefreiheit", anchor=False)
st.markdown(STATEMENT)
st.header("Stand der Vereinbarkeit", anchor=False)
st.markdown(CONFORMITY)
st.header("Was nicht barrierefrei ist, und warum", anchor=False)
st.markdown("\n".join(f"- {text}" for text in (*KNOWN.values(), *OTHERS)))
st.header("Wie geprüft wurde", anchor=False)
st.markdown(TESTED)
st.header("Barrieren melden", anchor=False)
st.markdown(f"Bitte schreiben Sie an: {formats.literal(settings.CONTACT)}" if settings.CONTACT else NO_CONTACT)
st.header("Durchsetzung und Schlichtung", anchor=False)
st.markdown(ENFORCEMENT)
