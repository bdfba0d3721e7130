"""Writing the report: a text for each section, field or measure, with what stood there before."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.papers.report_facts import STOPPED, ReportFacts
from dashboard.report.marking import marks
from dashboard.report.sections import DROPPED, OF_FIELDS, SECTIONS, About, Section
from dashboard.report.texts import Place, write
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.choices import linked_choice
from dashboard.ui.head import SENTENCE_WIDTH
from dashboard.ui.telling import attempt
from dashboard.ui.working_group.forms import form_key, next_form

_BETWEEN = "."
"""Between the section and what it is about, in the address."""


def show_writing(report: ReportFacts, who: Acting) -> None:
    """The box to choose a text by what it is about, the text, and its history."""
    st.subheader("Texte", anchor=False)
    places = _places(report)
    labels = {code: _label(report, *place) for code, place in places.items()}
    with st.container(width=720):
        section, subject = places[linked_choice("Abschnitt", labels, "abschnitt", next(iter(places)))]
    round_code, place = report.facts.round.code, (section.code, subject)
    written = report.text(section, subject)
    st.markdown(section.hint, width=SENTENCE_WIDTH)
    with st.form(form_key(f"text-{round_code}-{section.code}-{subject}"), border=False):
        text = st.text_area(section.heading, written.text if written else "", height=220)
        if st.form_submit_button("Text speichern"):
            attempt(lambda: _saved(round_code, place, text, who))
    for mark in marks(written.text) if written else ():
        st.warning(f"{mark.kind}: {formats.literal(mark.words)}", icon=":material/visibility:")
    if written and written.is_unchanged:
        st.caption("Unverändert seit dem letzten veröffentlichten Bericht; der Bericht sagt es dazu.")
    _show_history(round_code, place)


def _places(report: ReportFacts) -> dict[str, tuple[Section, str | None]]:
    """Every text that can be written, by its word in the address: of the whole, of each field, of each stopped measure."""
    fields = list(report.facts.names.get("field", {}))
    stopped = [key for key, row in report.values.items() if row["stage"] in STOPPED]
    found: list[tuple[Section, str | None]] = [(each, None) for each in SECTIONS if each.about is About.WHOLE]
    found += [(section, code) for code in fields for section in OF_FIELDS]
    found += [(DROPPED, key) for key in stopped]
    return {f"{section.code}{f'{_BETWEEN}{subject}' if subject else ''}": (section, subject) for section, subject in found}


def _label(report: ReportFacts, section: Section, subject: str | None) -> str:
    """Its heading, what it is about, and whether it is written."""
    state = "geschrieben" if report.text(section, subject) else "leer"
    if section.about is About.FIELD:
        return f"Handlungsfeld {report.facts.field(str(subject))}: {section.heading} ({state})"
    if section.about is About.MEASURE:
        return f"{section.heading}: {report.values[str(subject)]['title']} ({subject}, {state})"
    return f"{section.heading} ({state})"


def _saved(round_code: str, place: Place, text: str, who: Acting) -> str:
    write(data.books(Act.WRITE_REPORT), round_code, place, text, by=who.function)
    next_form()
    return "Der Text ist gespeichert." if text.strip() else "Der Abschnitt ist leer; was dort stand, bleibt im Verlauf."


def _show_history(round_code: str, place: Place) -> None:
    section, subject = place
    rows = data.frame("report/history", round=round_code, section=section, subject=subject).to_dicts()
    if len(rows) < 2:
        return
    with st.expander(f"Verlauf: {formats.counted(len(rows), 'Fassung', 'Fassungen')}", type="compact"):
        for row in rows:
            st.caption(formats.literal(f"{formats.day(row['written_at'].date())}, {row['written_by']}"))
            st.markdown(formats.literal(row["text"]) if row["text"] else "leer")
