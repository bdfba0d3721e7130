"""What becomes public, before it does: field by field, house by house, with what wants a second look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.documents.field_values import NOT_REPORTED
from dashboard.fields import FIELDS, Kind, Visibility
from dashboard.papers.report_facts import ReportFacts
from dashboard.papers.report_rows import PUBLIC_FIELDS
from dashboard.report.marking import marked
from dashboard.report.sections import BY_CODE
from dashboard.ui import data
from dashboard.ui.choices import linked_choice
from dashboard.ui.head import SENTENCE_WIDTH
from dashboard.ui.parts import show_table

_TEXTS = (Kind.TEXT, Kind.TEXTS)
_SHOWN = tuple(field for field in PUBLIC_FIELDS if field.name != "title")
_Marked = tuple[str, str, str, str, str]
"""Where it stands, whose it is, in which field, what it is, and the words."""


def show_review(report: ReportFacts) -> None:
    """The marks of all texts; each field with how much of it there is; and the values of one house as they would go out."""
    st.subheader("Was öffentlich wird", anchor=False)
    _show_marks(list(_marks(report)))
    with st.expander("Feld für Feld", key="bericht-felder", type="compact", on_change="rerun") as fields:
        if fields.open:
            rows = pl.DataFrame(list(_fields(report)), schema=("Feld", "Sichtbarkeit", "Angaben"), orient="row")
            show_table(rows, "Felder und ob sie öffentlich werden")
    with st.expander("Haus für Haus", key="bericht-haeuser", type="compact", on_change="rerun") as houses:
        if houses.open:
            _show_house(report)


def _show_marks(found: list[_Marked]) -> None:
    if not found:
        st.markdown("Keine Mail-Adresse, keine Rufnummer, keine Person und nichts aus einem Feld, das nicht öffentlich ist.")
        return
    st.markdown(
        f"**{formats.counted(len(found), 'Stelle', 'Stellen')} zum Ansehen:** Mail-Adressen, Rufnummern, Personen, und was auch "
        "in einem Feld steht, das nicht öffentlich ist. Berichtigt wird in der Liste des Hauses oder im Text.",
        width=SENTENCE_WIDTH,
    )
    show_table(pl.DataFrame(found, schema=("Wo", "Haus", "Feld", "Was", "Worte"), orient="row"), "Stellen zum Ansehen")


def _marks(report: ReportFacts) -> Iterator[_Marked]:
    """Of the measures and of what is written; the fields that stay inside are those of the whole store."""
    inside = _inside(report)
    texts = [field for field in PUBLIC_FIELDS if field.kind in _TEXTS]
    for key, row in report.values.items():
        told = [(field.heading, _plain(row[field.name])) for field in texts if row[field.name]]
        for name, mark in marked(told, inside.get(key, {})):
            yield key, row["responsible"], name, mark.kind, formats.literal(mark.words)
    for (section, subject), written in report.written.items():
        for name, mark in marked([(BY_CODE[section].heading, written.text)], {}):
            yield subject or "Bericht", "–", name, mark.kind, formats.literal(mark.words)


def _inside(report: ReportFacts) -> Mapping[str, Mapping[str, Any]]:
    """What each measure says in the fields that are not public, by its key."""
    code = report.facts.round.code
    found = {row["measure_id"]: row for row in data.frame("measures/values", round=code).to_dicts()}
    for row in data.frame("measures/internal", round=code).filter(kind="field").iter_rows(named=True):
        found[row["measure_id"]][row["name"]] = row["text"]
    return found


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _fields(report: ReportFacts) -> Iterator[tuple[str, str, str]]:
    every = len(report.values)
    for field in FIELDS:
        if field in PUBLIC_FIELDS:
            there = sum(row[field.name] not in (None, "", []) for row in report.values.values())
            yield field.heading, "**wird öffentlich**", formats.share(there, every)
        elif field.name != "measure_id":
            shared = field.visibility is Visibility.SHARED
            yield field.heading, "bleibt bei den Häusern" if shared else "bleibt im eigenen Haus", "–"


def _show_house(report: ReportFacts) -> None:
    """Every public value of a house's measures, as it stands in the report and its tables."""
    houses = {row["department"]: f"{row['name']} ({row['department']})" for row in report.answers}
    with st.container(width=520):
        house = linked_choice("Haus", houses, "ressort", next(iter(houses)))
    rows = [row for row in report.values.values() if row["responsible"] == house]
    st.markdown(f"{formats.measures(len(rows))} mit diesen Angaben:", width=SENTENCE_WIDTH)
    for row in rows:
        told = [(field.heading, report.facts.words.value(field.name, row[field.name])) for field in _SHOWN]
        lines = [f"**{formats.literal(str(row['title']))}** ({row['measure_id']})"]
        lines += [f"{name}: {formats.literal(text)}" for name, text in told if text != NOT_REPORTED]
        st.markdown("  \n".join(lines))
