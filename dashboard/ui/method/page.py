"""The page "Methodik" from top to bottom; without a store all but the master data stand."""

from __future__ import annotations

import streamlit as st

from dashboard.store import StoreError
from dashboard.ui.head import is_sample, show_mark, show_sentence
from dashboard.ui.method.contents import (
    FIELDS_PART,
    MASTER,
    READING,
    RULES,
    TERMS,
    TRAIL_PART,
    part_heading,
    sentence,
    show_contents,
    show_fields,
    show_recorded,
    show_terms,
)
from dashboard.ui.method.master_data import loaded, show_master_data
from dashboard.ui.method.rules import show_reading, show_rules
from dashboard.ui.telling import show_unreadable

TITLE = "Methodik"


def show() -> None:
    """Contents, terms, rules, how lists are read, fields, and the master data as they are loaded."""
    master = loaded()
    st.title(TITLE, anchor=False)
    show_sentence(sentence(master))
    show_contents()
    part_heading(TERMS)
    show_terms(master)
    part_heading(RULES)
    show_rules()
    part_heading(READING)
    show_reading(master)
    part_heading(FIELDS_PART)
    show_fields()
    part_heading(TRAIL_PART)
    show_recorded()
    part_heading(MASTER)
    st.markdown("So wie sie geladen sind. Gepflegt werden sie in der Mappe „stammdaten.xlsx“, nicht im Programm.")
    try:
        show_mark(is_sample())
        show_master_data()
    except StoreError as error:
        show_unreadable(error, sentence="Die Stammdaten sind nicht lesbar.")
