"""The rules and terms in words, all of them from where they are kept, so that the page cannot be out of date."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats, queries
from dashboard.intake.values.stage_words import STAGE_WORDS
from dashboard.ui.attention import RULES
from dashboard.ui.parts import show_table
from dashboard.vocabulary import (
    CHANGES,
    FIELDS,
    FUNDING_STATUSES,
    GAPS,
    LEVEL_CLASSES,
    MEASURABILITY,
    MINIMUM_FOR_PERCENT,
    NO_RATING,
    NO_STAGE,
    OBSTACLES,
    ORIGINS,
    PERIOD_PRECISIONS,
    RATINGS,
    SEVERITIES,
    STAGES,
    STANDINGS,
    Term,
    Visibility,
)

GROUPS: tuple[tuple[str, str, tuple[Term, ...]], ...] = (
    (
        "Ampel",
        "Das Urteil des Ressorts gegen den eigenen Plan. Verzögert und gefährdet brauchen eine Begründung.",
        (*RATINGS, NO_RATING),
    ),
    ("Ebene", "Jede Maßnahme zählt einmal; die Klassen ergeben zusammen das Ganze.", LEVEL_CLASSES),
    ("Messbarkeit", "Was eine Liste dazu sagt, woran der Erfolg erkannt wird.", MEASURABILITY),
    ("Lücken", "Was nicht gesagt ist, obwohl es gesagt werden soll.", GAPS),
    ("Bestand", "Was zur Gesamtzahl zählt und was beendet ist.", STANDINGS),
    ("Veränderung", "Was in dieser Runde anders ist als in der vorigen.", CHANGES),
    ("Finanzierungsstand", "Beträge werden nie zusammengezählt.", FUNDING_STATUSES),
    ("Hemmnis", "Was hindert.", OBSTACLES),
    ("Herkunft", "Woher die Maßnahme kommt.", ORIGINS),
    ("Genauigkeit des Zeitraums", "Wie genau Beginn und Ende gemeint sind.", PERIOD_PRECISIONS),
    ("Prüfhinweise", "Wie schwer ein Hinweis zu einer Liste wiegt.", SEVERITIES),
)
"""Title, introduction and terms of each list of classes; the stages have a table of their own."""

FIGURES: dict[str, str] = {
    "overview/progress": "Kennzahlen und Diagramme",
    "measures/list": "Maßnahmen und verschobene Enden",
    "measure/words": "Verlauf und Termine einer Maßnahme",
    "overview/attention": "Was Aufmerksamkeit braucht",
    "deliveries/board": "Rückmeldestand",
    "progress/as_of": "Stand an einem beliebigen Tag",
}
"""Every query with a rule that is not a rule of attention, and its title."""

_VISIBLE = {Visibility.PUBLIC: "öffentlich", Visibility.SHARED: "ressortübergreifend", Visibility.OWN: "hausintern"}


def show_stages() -> None:
    """Stages with their meaning and the words of the lists that are read as them."""
    st.header("Umsetzungsstand", anchor="umsetzungsstand")
    st.markdown(
        "Wo die Maßnahme in ihrem Leben steht. *umgesetzt* und *Daueraufgabe* stehen getrennt und werden nie addiert. "
        f"Ein Prozentwert steht erst ab {MINIMUM_FOR_PERCENT} Maßnahmen; „keine Angabe“ ist eine eigene Klasse und zählt mit."
    )
    rows = [
        {
            "Stand": term.label,
            "Bedeutung": term.explanation,
            "In den Listen auch": formats.literal(", ".join(STAGE_WORDS.get(term.code, ()))) or "leer, -, k. A.",
        }
        for term in (*STAGES, NO_STAGE)
    ]
    show_table(pl.DataFrame(rows), "Umsetzungsstände, ihre Bedeutung und die Wörter der Listen")


def show_classes() -> None:
    """All other lists of classes."""
    for title, introduction, terms in GROUPS:
        st.header(title, anchor=title.casefold().replace(" ", "-"))
        st.markdown(introduction)
        st.markdown("\n".join(f"- **{f'{term.sign} {term.label}'.strip()}:** {term.explanation}" for term in terms))


def show_rules() -> None:
    """How each figure is counted, and when a measure needs attention, in the words of the queries themselves."""
    st.header("So wird gezählt", anchor="so-wird-gezaehlt")
    for name, title in FIGURES.items():
        st.markdown(f"**{title}.** {queries.find(name).rule}  \n:small[Nachrechnen: `python -m dashboard query {name}`]")
    st.header("Was Aufmerksamkeit braucht", anchor="aufmerksamkeit")
    st.markdown("\n".join(f"- **{rule.heading}:** {queries.find(f'attention/{rule.name}').rule}" for rule in RULES))


def show_fields() -> None:
    """Every field of a measure, what it holds and who may see it."""
    st.header("Felder einer Maßnahme", anchor="felder")
    rows = [{"Feld": field.heading, "Inhalt": field.explanation, "Sichtbar": _VISIBLE[field.visibility]} for field in FIELDS]
    show_table(pl.DataFrame(rows), "Felder einer Maßnahme, ihr Inhalt und wer sie sieht")
