"""How lists are read, as far as it is data: headings of columns, words for classes, empty marks, and what is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import streamlit as st

from dashboard import formats
from dashboard.intake.layout.synonyms import BY_CONTENT, SYNONYMS
from dashboard.intake.values.ratings import RATING_WORDS, UNRATED_WORDS
from dashboard.intake.values.stage_words import AMBIGUOUS_WORDS, STAGE_WORDS
from dashboard.intake.values.texts import EMPTY_MARKS
from dashboard.master import MasterData
from dashboard.ui.method.contents import HEADINGS, UNSURE, WORDS, heading
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, NO_RATING


def synonyms(field: str) -> tuple[str, ...]:
    """What else the column of a field is called in the lists."""
    return tuple(word.strip() for word in SYNONYMS[field].split("|"))


def show_reading(master: MasterData | None) -> None:
    """Headings, words of classes, and what is asked instead of guessed; without master data nothing of the levels."""
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
    if master is not None:
        words = {level.label: (level.label, *level.aliases) for level in master.levels}
        st.markdown(f"**Ebene** (auch als Überschrift, mit Schrägstrichen dazwischen)\n\n{_lines(words)}")
    st.markdown(f"**Nichts gesagt** heißt in jeder Spalte: leer, {_listed(EMPTY_MARKS)}.")
    _show_unsure(master)


def _show_unsure(master: MasterData | None) -> None:
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
                *(_unsure_levels(master) if master is not None else ()),
            )
        )
    )


def _unsure_levels(master: MasterData) -> Iterator[str]:
    labels = {level.code: level.label for level in master.levels}
    for word in master.level_words:
        if len(word.meanings) > 1:
            possible = [formats.joined([labels[code] for code in levels]) for levels in word.meanings]
            yield f"- **{_listed(word.words)}** (als Ebene): {formats.joined(possible, 'oder')}?"


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
