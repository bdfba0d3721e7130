"""Barrierefreiheit: the statement that the law asks for."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import settings
from dashboard.ui import data
from dashboard.ui.accessibility import (
    CONFORMITY,
    ENGLISH_WORDS,
    KNOWN,
    OTHERS,
    TESTED,
    barrier_lines,
    date_sentence,
    enforcement,
    feedback,
    sentence,
    statement,
)
from dashboard.ui.parts import show_table

framework = data.framework()
with st.container(width=880):
    st.title("Erklärung zur Barrierefreiheit", anchor=False)
    st.header(sentence(), anchor=False)
    st.markdown(statement(framework))
    st.subheader("Stand der Vereinbarkeit", anchor=False)
    st.markdown(CONFORMITY)
    st.subheader("Was nicht barrierefrei ist, warum, und was stattdessen hilft", anchor=False)
    st.markdown(barrier_lines((*KNOWN.values(), *OTHERS)))
    st.subheader("Wie geprüft wurde", anchor=False)
    st.markdown(TESTED)
    st.subheader("Barrieren melden", anchor="barrieren-melden")
    st.markdown(feedback(framework, settings.CONTACT))
    st.subheader("Durchsetzung und Schlichtung", anchor="durchsetzung")
    st.markdown(enforcement(framework))
    st.subheader("Stand dieser Erklärung", anchor=False)
    st.markdown(date_sentence())
    st.subheader("Englische Wörter der Bedienelemente", anchor=False)
    words = pl.DataFrame({"Englisch": list(ENGLISH_WORDS), "Bedeutung": list(ENGLISH_WORDS.values())})
    show_table(words, "Englische Wörter der Bedienelemente und ihre Bedeutung")
