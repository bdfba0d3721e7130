"""The page of the public report from top to bottom."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.papers.files import FORMS, HTML
from dashboard.papers.model import Paper as Document
from dashboard.papers.report import report_paper
from dashboard.papers.report_facts import ReportFacts, steps_to_release
from dashboard.papers.report_files import report_name
from dashboard.report.released import Released, standing
from dashboard.report.sections import SECTIONS, About
from dashboard.ui import data
from dashboard.ui.acting import acting, today
from dashboard.ui.choices import linked_choice
from dashboard.ui.handing_out import Paper, hand_out
from dashboard.ui.head import SENTENCE_WIDTH, page_head, show_sentence, state_of
from dashboard.ui.report.agreeing import show_agreements
from dashboard.ui.report.releasing import show_release, show_releases
from dashboard.ui.report.reviewing import show_review
from dashboard.ui.report.writing import show_writing
from dashboard.ui.telling import show_told

TITLE = "Bericht"
_WIDE = 520


def show(choices: data.Choices) -> None:
    """Title and sentence; then the way of a report: write, look at what becomes public, agree, release."""
    opening = st.container()
    rounds = {each.code: each for each in choices.rounds}
    frozen = [each.code for each in choices.rounds if each.is_frozen]
    titles = {code: each.title for code, each in rounds.items()}
    who = acting()
    with st.container(width=_WIDE):
        steering_round = rounds[linked_choice("Bericht über", titles, "runde", next(iter(frozen), choices.first.code))]
    code, day = steering_round.code, today()
    report = data.made(("report", code, day), lambda: ReportFacts.of(data.store(), code, day))
    released, steps = standing(data.store(), code), steps_to_release(data.store(), code, day)
    with opening:
        state = state_of(steering_round)
        page_head(f"Umsetzungsbericht: {formats.literal(steering_round.title)}", is_sample=steering_round.is_sample, state=state)
        show_told()
        show_sentence(_sentence(report, released, steps))
    _show_drafts(steering_round)
    if who.is_lead_unit:
        show_writing(report, who)
        show_review(report)
        show_agreements(report, who)
        show_release(report, released, steps, who)
    else:
        st.info("Geschrieben, abgestimmt und veröffentlicht wird der Bericht von der federführenden Stelle.")
    show_releases()


def _sentence(report: ReportFacts, released: Released | None, steps: list[str]) -> str:
    written = f"{formats.number(len(report.written))} von {formats.number(_places(report))} Texten sind geschrieben"
    if released:
        day = formats.day(released.released_at.date())
        return f"Der Bericht ist **am {day} veröffentlicht** (Nr. {released.report_id}). Für eine neue Fassung: {written}."
    if steps:
        left = formats.counted(len(steps), "Schritt", "Schritte")
        return f"Der Bericht ist ein **Entwurf**: {written}; bis zur Veröffentlichung noch **{left}**."
    return f"Der Bericht ist ein **Entwurf**, und er kann veröffentlicht werden: {written}."


def _places(report: ReportFacts) -> int:
    """How many texts the report has room for; reasons of measures come beside them where they are written."""
    fields = len(report.facts.names.get("field", {}))
    rooms = {About.WHOLE: 1, About.FIELD: fields, About.MEASURE: 0}
    reasons = sum(subject is not None and not subject.isdigit() for _, subject in report.written)
    return sum(rooms[section.about] for section in SECTIONS) + reasons


def _show_drafts(steering_round: Round) -> None:
    """The draft as it would be now, in each form."""
    st.subheader("Entwurf", anchor=False)
    st.markdown(
        "So sähe der Bericht heute aus: nur öffentliche Angaben, ohne Ampel. Bis er veröffentlicht ist, sagt jede Seite "
        "„Entwurf“. Das Schreiben dauert einige Sekunden.",
        width=SENTENCE_WIDTH,
    )
    code = steering_round.code
    with st.container(horizontal=True, gap="small", key="bildschirm-entwurf"):
        for form in (*FORMS, HTML):

            def made(make: Callable[[Document], bytes] = form.make) -> bytes:
                return make(report_paper(ReportFacts.of(data.store(), code, today())))

            name = f"{report_name(code)}_Entwurf.{form.ending}"
            paper = Paper("Bericht, Entwurf", name, form.mime, made, detail=f"Runde {code}")
            hand_out(f"Entwurf als {form.name}", paper, icon=":material/description:")
