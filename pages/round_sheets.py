"""Rückmeldelisten: what goes out to the bodies for a round, and what they are asked."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.acting import acting
from dashboard.ui.banner import is_sample, sample_banner
from dashboard.ui.choices import round_choice, show_for_a_round
from dashboard.ui.round_sheets import sheet_rows, sheets_sentence, show_inquiries, show_sheets
from dashboard.ui.telling import show_told

TITLE = "Rückmeldelisten"
HELP = """
- **Rückmeldeliste:** Excel-Mappe mit den Maßnahmen des Hauses und den zuletzt gemeldeten Angaben. Graue Spalten dienen der
  Orientierung, weiße werden ausgefüllt. Sie kommt unter „Hochladen“ zurück.
- **Eigene Liste:** Ein Haus darf auch seine eigene Liste schicken, so wie sie ist. Die Rückmeldeliste ist ein Angebot.
- **Anschreiben und Mailtext** nennen Stichtag, Frist und den Weg zurück. Verschickt wird nichts von hier aus.
- **Rückfragen** an ein Haus stehen in seiner Rückmeldeliste auf einem eigenen Blatt.
"""


def show() -> None:
    """Title, who works here, the round; the sheets of the bodies, and what they are asked."""
    opening = st.container()
    house, when, _ = st.columns([3, 2, 3], gap="small")
    with house:
        who = acting()
    with when:
        steering_round = round_choice(data.steering_rounds())
    rows = sheet_rows(steering_round.code, who)
    with opening:
        st.title(f"{TITLE}: {formats.literal(steering_round.title)}", anchor=False)
        sample_banner(is_sample())
        show_told()
        st.header(sheets_sentence(rows, steering_round), anchor=False)
    with st.expander("So geht es", type="compact"):
        st.markdown(HELP)
    show_sheets(rows, who, steering_round)
    show_inquiries(rows, who, steering_round)


show_for_a_round(TITLE, show)
