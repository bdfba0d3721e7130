"""The parts of the page "Methodik" that stand without a store: its sentence, the terms, and the fields of a measure."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import queries
from dashboard.master import MasterData
from dashboard.ui.method.contents import FIELDS_HEADING, heading
from dashboard.ui.method.terms import GROUPS, LEVEL, ORIGIN, Group, explained
from dashboard.ui.parts import show_table
from dashboard.vocabulary import FIELDS, Term, Visibility

VISIBILITIES: dict[Visibility, Term] = {
    Visibility.PUBLIC: Term("public", "öffentlich", "darf in öffentlichen Berichten und offenen Daten stehen"),
    Visibility.SHARED: Term("shared", "ressortübergreifend", "sehen alle Häuser, die Öffentlichkeit nicht"),
    Visibility.OWN: Term("own", "hausintern", "sehen nur das eigene Haus und die federführende Stelle"),
}


def sentence(master: MasterData | None) -> str:
    """The page in one sentence, counted from what it shows."""
    terms = sum(len(group.terms) for group in GROUPS) + sum(map(len, _of_master(master).values()))
    rules = sum(bool(queries.find(name).rule) for name in queries.names())
    return (
        f"Womit die Seiten zählen: **{rules} Regeln, {terms} Begriffe und {len(FIELDS)} Felder**, so wie das Programm selbst sie "
        "verwendet."
    )


def show_terms(master: MasterData | None) -> None:
    """All lists of classes, two beside each other; levels and origins come from the master data."""
    for pair in (GROUPS[at : at + 2] for at in range(0, len(GROUPS), 2)):
        for column, group in zip(st.columns(2, gap="large"), pair, strict=False):
            with column:
                _show_group(group, _of_master(master).get(group.title, ()))


def _of_master(master: MasterData | None) -> dict[str, tuple[Term, ...]]:
    """The terms of the master data by the group in which they stand."""
    if master is None:
        return {}
    return {
        LEVEL: tuple(Term(level.code, level.label, level.explanation) for level in master.levels),
        ORIGIN: tuple(Term(kind.code, kind.label, kind.explanation) for kind in master.origin_kinds),
    }


def _show_group(group: Group, before: Sequence[Term]) -> None:
    heading(group.title)
    st.markdown("\n".join((group.introduction, "", *map(explained, (*before, *group.terms)))))


def show_fields() -> None:
    """Every field of a measure, what it holds and who may see it."""
    heading(FIELDS_HEADING)
    st.markdown("\n".join(map(explained, VISIBILITIES.values())))
    st.markdown(
        "Eine Fußnote hat die Sichtbarkeit des Felds, an dem sie steht; Spalten, die zu keinem Feld gehören, sind mit ihren "
        "Fußnoten hausintern."
    )
    rows = [
        {"Feld": field.heading, "Inhalt": field.explanation, "Sichtbarkeit": VISIBILITIES[field.visibility].label}
        for field in FIELDS
    ]
    show_table(pl.DataFrame(rows), "Felder einer Maßnahme, ihr Inhalt und ihre Sichtbarkeit")
