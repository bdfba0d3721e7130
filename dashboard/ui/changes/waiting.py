"""What of the ledger waits for somebody: the yes of another house to a merge or a change of lead, and what may be one measure."""

from __future__ import annotations

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.refusals import required_choice
from dashboard.rounds.consent import record_consent
from dashboard.search.ordering import Titles
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.changes.behind import Row, title_of
from dashboard.ui.changes.points import Compared
from dashboard.ui.telling import attempt

_ELSEWHERE = ""
"""A name of no body: likeness is looked for in the own house too."""


def waiting(compared: Compared) -> list[dict[str, Any]]:
    """The merges and changes of lead to which another house has not yet said yes."""
    return compared.rows.filter(pl.col("waits_for").is_not_null()).to_dicts()


def show_waiting(compared: Compared) -> None:
    """Say what has to be cleared; nothing is drawn where nothing waits."""
    pending, pairs = waiting(compared), alike_pairs(compared.rows)
    lost = compared.rows.filter(pl.col("fate") == "merged", pl.col("others").list.len() == 0).to_dicts()
    if not (pending or pairs or lost):
        return
    st.subheader("Noch zu klären", anchor=False)
    named = partial(_named, compared)
    cases = [f"{named(row)} {_intended(row)}. Die Zustimmung von {row['waits_for']} steht noch aus." for row in pending]
    cases += [
        f"{row['responsible']}: {named(row)} ist zusammengeführt; in welcher Maßnahme sie weiterlebt, ist nicht gesagt. "
        "Ein Querverweis in der nächsten Liste nennt es."
        for row in lost
    ]
    cases += [
        f"{gone['responsible']}: {compared.silence.capitalize()} ist {named(gone)}, neu und vielleicht dieselbe ist "
        f"{named(come)}. Das Haus kann es beim Hochladen sagen."
        for gone, come in pairs
    ]
    st.markdown("\n".join(f"- {case}" for case in cases))


def _named(compared: Compared, row: Row) -> str:
    return f"„{title_of(compared, row)}“ ({row['measure_id']})"


def _intended(row: dict[str, Any]) -> str:
    if row["others"]:
        return f"soll in {formats.joined(row['others'])} weiterleben"
    return f"hat die Federführung gewechselt und wird jetzt von {row['department']} geführt"


def _step(row: dict[str, Any]) -> str:
    return "Zusammenführen" if row["others"] else "Wechsel der Federführung"


def show_consent_forms(compared: Compared, who: Acting) -> None:
    """One form per merge or change of lead that waits, for the house that is asked and for the lead unit."""
    for row in waiting(compared) if compared.later.is_round else []:
        key, house = str(row["measure_id"]), str(row["waits_for"])
        if not (who.is_lead_unit or who.code == house):
            continue
        with (
            st.expander(f"Zustimmung von {house} zum {_step(row)} von {key} erfassen", key=f"zustimmung-{key}"),
            st.form(f"zustimmung-form-{key}", border=False),
        ):
            answer = st.radio("Was sagt das Haus?", ["stimmt zu", "stimmt nicht zu"], None, horizontal=True)
            reference = st.text_input("Bezug (freiwillig)", placeholder="Schreiben vom …, Aktenzeichen")
            if st.form_submit_button("Erfassen"):
                _attempt(compared.later.code, row, answer, reference, who)


def _attempt(round_code: str, row: dict[str, Any], said: str | None, reference: str, who: Acting) -> None:
    def recorded() -> str:
        is_agreed = required_choice(said, ", was das Haus sagt") == "stimmt zu"
        books = data.books(Act.CONSENT, str(row["waits_for"]))
        record_consent(books, round_code, row["measure_id"], is_agreed=is_agreed, reference=reference, by=who.function)
        answer = "zugestimmt" if is_agreed else "nicht zugestimmt"
        return f"{row['waits_for']} hat dem {_step(row)} von {row['measure_id']} {answer}."

    attempt(recorded)


def alike_pairs(rows: pl.DataFrame) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """What is not reported any more, with what is new in the same house: alike by its title, else in the same action field."""
    new = rows.filter(pl.col("is_counted"), pl.col("fate") == "new")
    gone = rows.filter(pl.col("was_counted"), pl.col("fate") == "not_reported")
    found = []
    for row in gone.iter_rows(named=True):
        own = new.filter(pl.col("responsible") == row["responsible"])
        alike = {key for key, _, _ in Titles(own).alike(row["title"], _ELSEWHERE)} if not own.is_empty() else set()
        near = [each for each in own.iter_rows(named=True) if each["measure_id"] in alike or each["field"] == row["field"]]
        found += [(row, each) for each in sorted(near, key=lambda each: each["measure_id"] not in alike)[:1]]
    return found
