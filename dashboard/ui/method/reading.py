"""How lists are read, as far as it is data: headings of columns, words for classes, empty marks, and what is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from dashboard import formats
from dashboard.intake.layout.synonyms import BY_CONTENT, SYNONYMS
from dashboard.intake.values.levels import LEVEL_WORDS, UNCLEAR_CITY
from dashboard.intake.values.ratings import RATING_WORDS, UNRATED_WORDS
from dashboard.intake.values.stage_words import AMBIGUOUS_WORDS, STAGE_WORDS
from dashboard.intake.values.texts import EMPTY_MARKS
from dashboard.ui.method.contents import HEADINGS, UNSURE, WORDS, heading
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, NO_RATING


def synonyms(field: str) -> tuple[str, ...]:
    """What else the column of a field is called in the lists."""
    return tuple(word.strip() for word in SYNONYMS[field].split("|"))


def show_reading() -> None:
    """Headings, words of classes, and what is asked instead of guessed."""
    heading(HEADINGS)
    st.markdown(
        "Die Überschrift der Vorlage gilt zuerst, dann die hier genannten. Groß- und Kleinschreibung, Bindestriche und ein "
        "einzelner Tippfehler stören nicht. Was „intern“ oder „vertraulich“ in der Überschrift trägt, bleibt im Haus."
    )
    st.markdown(_lines({FIELD_BY_NAME[field].heading: synonyms(field) for field in SYNONYMS}))
    st.markdown(
        "Was diese Überschriften meinen, entscheiden die Werte darunter: "
        + _listed(BY_CONTENT)
        + ". Passen sie zu nichts, fragt das Programm nach."
    )
    heading(WORDS)
    st.markdown("Gelesen werden ganze Wörter, nie ähnliche. Was die Liste sagt, bleibt daneben im Wortlaut erhalten.")
    _show_classes("Umsetzungsstand", "stage", STAGE_WORDS)
    _show_classes("Ampel", "rating", RATING_WORDS, {NO_RATING.label: UNRATED_WORDS})
    _show_classes("Ebene", "levels", LEVEL_WORDS)
    st.markdown(f"**Nichts gesagt** heißt in jeder Spalte: leer, {_listed(EMPTY_MARKS)}.")
    _show_unsure()


def _show_unsure() -> None:
    heading(UNSURE)
    st.markdown(
        "Diese Wörter sagen nicht eindeutig, was gemeint ist. Ohne Antwort des Hauses steht dort „keine Angabe“, "
        "nie eine Vermutung."
    )
    possible = {
        word: [LABELS["stage"][code] for code in codes] or ["jeder Umsetzungsstand"] for word, codes in AMBIGUOUS_WORDS.items()
    }
    st.markdown(
        "\n".join(
            (
                *(f"- **{formats.literal(word)}:** {formats.joined(labels, 'oder')}?" for word, labels in possible.items()),
                f"- **{formats.literal(', '.join(UNCLEAR_CITY))}:** welche der beiden Städte?",
                "- **Bremen** (als Ebene): Land oder Stadt?",
            )
        )
    )


def _show_classes(
    title: str, kind: str, words: Mapping[str, Iterable[str]], more: Mapping[str, Iterable[str]] | None = None
) -> None:
    lines = {LABELS[kind][code]: found for code, found in words.items()} | dict(more or {})
    st.markdown(f"**{title}**\n\n{_lines(lines)}")


def _lines(words: Mapping[str, Iterable[str]]) -> str:
    """One line of a list for each label, with its words."""
    return "\n".join(f"- **{label}:** {_listed(found)}" for label, found in words.items())


def _listed(words: Iterable[str]) -> str:
    return formats.literal(", ".join(words))
