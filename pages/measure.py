"""Maßnahme: everything about one measure, and the cell that each of its values comes from."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.store import StoreError
from dashboard.ui import data
from dashboard.ui.measure.page import show_measure
from dashboard.ui.opening import KEY, MEASURES, given
from dashboard.ui.parts import show_state

TITLE = "Maßnahme"

try:
    offered = data.choices()
except StoreError as error:
    show_state("Es gibt keine lesbaren Daten.", str(error), TITLE)
else:
    key = st.query_params.get(KEY, "").strip().upper()
    if not offered.rounds:
        show_state("Noch ist keine Liste freigegeben.", "Bitte nehmen Sie unter „Hochladen“ eine Liste an.", TITLE)
    elif not show_measure(key, given(), offered):
        named = f"Eine Maßnahme „{formats.literal(key)}“ gibt es nicht." if key else "Es ist keine Maßnahme gewählt."
        show_state(named, "Bitte wählen Sie eine aus der Liste.", TITLE)
        st.page_link(MEASURES, label="Zu den Maßnahmen", icon=":material/arrow_forward:")
