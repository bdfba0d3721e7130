"""Methodik: stages, ratings, shares, levels and every rule in words, taken from where the program keeps them."""

from __future__ import annotations

import streamlit as st

from dashboard.store import StoreError
from dashboard.ui.method.master_data import show_master_data
from dashboard.ui.method.terms import show_classes, show_fields, show_rules, show_stages
from dashboard.ui.parts import show_state

st.title("Methodik", anchor=False)
st.markdown(
    "Was die Wörter und Zahlen auf den Seiten bedeuten. Diese Seite schreibt niemand von Hand: Sie zeigt die Begriffe und "
    "Regeln, mit denen das Programm rechnet. Suchen Sie mit Strg+F.  \n"
    "[Umsetzungsstand](#umsetzungsstand) · [Ampel](#ampel) · [Ebene](#ebene) · [So wird gezählt](#so-wird-gezaehlt) · "
    "[Was Aufmerksamkeit braucht](#aufmerksamkeit) · [Felder](#felder) · [Stammdaten](#stammdaten)"
)
show_stages()
show_classes()
show_rules()
show_fields()
try:
    show_master_data()
except StoreError as error:
    show_state("Die Stammdaten sind nicht lesbar.", str(error))
