"""The parts of the page "Methodik" in their order, with the headings below them, and the table of contents made of both."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.method.terms import GROUPS

TERMS, RULES, READING, FIELDS, MASTER = "Begriffe", "Zählweise", "Listen lesen", "Felder", "Stammdaten"
COUNTED, ATTENTION = "So wird gezählt", "Was Aufmerksamkeit braucht"
HEADINGS, WORDS, UNSURE = "Überschriften der Spalten", "Wörter in den Zellen", "Wörter, die eine Rückfrage auslösen"
FIELDS_HEADING = "Felder einer Maßnahme"
ACTION_FIELDS, GOALS, BODIES = "Handlungsfelder", "Leitziele", "Ressorts und Stellen"
FORMER, OFFICES, ROUNDS, DAYS = "Frühere Ressorts", "Ämter und andere Stellen", "Steuerungsrunden", "Weitere Termine"
EQUATION, KINDS = "Die Gleichung des Verbleibs", "Arten von Beschlüssen"

PARTS: dict[str, tuple[str, ...]] = {
    TERMS: tuple(group.title for group in GROUPS),
    RULES: (COUNTED, EQUATION, ATTENTION),
    READING: (HEADINGS, WORDS, UNSURE),
    FIELDS: (FIELDS_HEADING,),
    MASTER: (ACTION_FIELDS, GOALS, BODIES, FORMER, OFFICES, ROUNDS, DAYS, KINDS),
}
"""The headings of the page, part by part."""

_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-", ",": "", "/": "-"})


def anchor(title: str) -> str:
    """Where a heading is found in the address: "So wird gezählt" -> "so-wird-gezaehlt"."""
    return title.lower().translate(_SPELLING)


def show_contents() -> None:
    """One line per part, each heading a link within the page."""
    st.markdown(
        "\n".join(
            f"- **{part}:** " + " · ".join(f"[{title}](#{anchor(title)})" for title in titles) for part, titles in PARTS.items()
        )
    )


def part_heading(title: str) -> None:
    """The heading of a part."""
    st.header(title, anchor=False, divider="gray")


def heading(title: str) -> None:
    """A heading that the table of contents and links from other pages lead to."""
    st.subheader(title, anchor=anchor(title))
