"""What a meeting notes on measures, and the lead unit's form for a new note."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.words import Round
from dashboard.rounds.meetings import note
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.attempts import attempt
from dashboard.ui.working_group.fields import field_names
from dashboard.ui.working_group.kept_forms import form_key, next_form
from dashboard.ui.working_group.measure_choice import choose_measure, measures_in, way_to_measure
from dashboard.ui.working_group.meeting import GroupMeeting
from dashboard.ui.working_group.withdrawing import show_withdrawing, show_withdrawn


def show_notes(meeting: GroupMeeting, who: Acting, period: Round | None) -> None:
    """The notes of the meeting, together by measure in the order of their first note, and the form for those who record."""
    st.subheader("Notizen zu Maßnahmen", anchor=False)
    rows = data.frame("meetings/notes", day=meeting.day).to_dicts()
    if not rows:
        st.markdown("In dieser Sitzung ist zu keiner Maßnahme etwas notiert.")
    _show_rows(rows, period)
    show_withdrawn(meeting, "note")
    if not (who.is_lead_unit and meeting.is_known):
        return
    with st.expander("Notiz aufnehmen", key="notiz-aufnehmen", on_change="rerun") as details:
        if details.open and period is None:
            st.markdown("Noch ist keine Liste freigegeben; es gibt keine Maßnahme, zu der etwas zu notieren wäre.")
        elif details.open and period is not None:
            _form(meeting, who, period)
    show_withdrawing(meeting, "note", {row["note_id"]: f"{row['measure_id']}: {row['text']}" for row in rows}, who)


def _show_rows(rows: list[dict[str, Any]], period: Round | None) -> None:
    order = {measure_id: at for at, measure_id in reversed(list(enumerate(row["measure_id"] for row in rows)))}
    together = sorted(rows, key=lambda row: (order[row["measure_id"]], row["note_id"]))
    for measure_id, found in groupby(together, key=lambda row: str(row["measure_id"])):
        notes = list(found)
        with st.container(border=True, gap="xxsmall"):
            way_to_measure(measure_id, notes[0]["title"], period)
            st.markdown("\n".join(f"- {formats.literal(each['text'])}" for each in notes))
            days = sorted({each["noted_at"].date() for each in notes})
            who = formats.joined(sorted({each["noted_by"] for each in notes}))
            st.caption(formats.literal(f"Notiert am {formats.joined([formats.day(each) for each in days])}: {who}"))


def _form(meeting: GroupMeeting, who: Acting, period: Round) -> None:
    """The action field stands outside the form, because the measures to choose from follow it; the chosen ones stand first."""
    st.markdown("Die Notiz steht auch auf der Seite der Maßnahme und ist für alle Häuser zu lesen.")
    names = {str(number): name for number, name in field_names().items()} | {"none": "ohne Handlungsfeld"}
    first = [str(number) for number in meeting.fields or () if str(number) in names]
    fields = [*first, *(code for code in names if code not in first)]
    field = st.selectbox("Handlungsfeld", fields, format_func=lambda code: names[code], key=f"notiz-feld-{meeting.day}")
    with st.form(form_key(f"notiz-{meeting.day}-{field}"), border=False):
        measure_id = choose_measure("Maßnahme", measures_in(field, period), "Bitte wählen")
        text = st.text_area("Notiz")
        if st.form_submit_button("Notiz aufnehmen"):
            if measure_id is None:
                st.error("Bitte wählen Sie die Maßnahme, zu der die Notiz gehört.", icon=":material/error:")
            else:
                attempt(lambda: _noted(meeting, measure_id, text, who))


def _noted(meeting: GroupMeeting, measure_id: str, text: str, who: Acting) -> str:
    note(data.store(), meeting.day, measure_id, text, by=who.function)
    next_form()
    return f"Die Notiz zu {measure_id} ist aufgenommen."
