"""The agreement on the report: what each house said to it, and the day of the Senate."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.papers.report_facts import ReportFacts
from dashboard.refusals import required_choice
from dashboard.report.agreeing import STANCES, Agreement, record
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.day_field import TypedDay, day_field, needed
from dashboard.ui.parts import show_table
from dashboard.ui.telling import attempt
from dashboard.ui.working_group.forms import form_key, next_form

SENATE = "Senat"
_TAKEN_BACK = "zurück"
_NOT_YET = "noch nicht vermerkt"


def show_agreements(report: ReportFacts, who: Acting) -> None:
    """What is noted of each house and of the Senate, and the form to note it."""
    st.subheader("Abstimmung", anchor=False)
    agreed = report.agreed
    houses = {row["department"]: f"{row['name']} ({row['department']})" for row in report.answers}
    words = {code: each.words for code, each in agreed.bodies.items()}
    rows = [(name, words.get(code, _NOT_YET)) for code, name in houses.items()]
    rows.append((SENATE, f"beschlossen ({formats.day(agreed.senate.on)})" if agreed.senate else _NOT_YET))
    show_table(pl.DataFrame(rows, schema=("Haus", "Abstimmung"), orient="row"), "Abstimmung des Berichts, Haus für Haus")
    with st.expander("Abstimmung vermerken", key="bericht-abstimmung", on_change="rerun") as details:
        if details.open:
            _form(report, {SENATE: f"{SENATE} (Tag des Beschlusses)", **houses}, who)


def _form(report: ReportFacts, bodies: dict[str, str], who: Acting) -> None:
    round_code = report.facts.round.code
    waiting = [code for code in bodies if code not in report.agreed.bodies and code != SENATE] or [SENATE]
    with st.form(form_key(f"abstimmung-{round_code}"), border=False):
        at = list(bodies).index(waiting[0])
        body = st.selectbox("Haus", list(bodies), at, format_func=lambda code: bodies.get(code, code), width=520)
        stances = {**STANCES, _TAKEN_BACK: "nichts davon (Vermerk zurücknehmen)"}
        stance = st.radio("Ergebnis", list(stances), format_func=lambda code: stances[code], horizontal=True)
        day = day_field("Am", report.facts.today)
        reference = st.text_input("Aktenzeichen oder Bezug (freiwillig)", width=520)
        if st.form_submit_button("Vermerken"):
            attempt(lambda: _recorded(round_code, required_choice(body, "das Haus"), stance or "", day, reference, who))


def _recorded(round_code: str, body: str, stance: str, day: TypedDay, reference: str, who: Acting) -> str:
    given = None if stance == _TAKEN_BACK else Agreement(stance, needed(day, "den Tag"), reference)
    record(data.books(Act.WRITE_REPORT), round_code, None if body == SENATE else body, given, by=who.function)
    next_form()
    return f"Vermerkt: {body}, {given.words}." if given else f"Der Vermerk zu {body} ist zurückgenommen."
