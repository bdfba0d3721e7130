"""What came of the items of the agenda: as it is read beside each of them, and the lead unit's form for it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.refusals import required_choice
from dashboard.rounds.agenda import Topic, topics
from dashboard.rounds.outcomes import Outcome, beside_agenda, by_item, record_outcome, told, words
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.decisions.listing import brief
from dashboard.ui.navigation import way
from dashboard.ui.steering_round.state import RoundState
from dashboard.ui.steering_round.topics import offered
from dashboard.ui.telling import attempt
from dashboard.ui.working_group.forms import form_key, next_form
from dashboard.vocabulary import LABELS

_WIDTH = 640


def outcome_lines(topic: Topic, round_code: str) -> list[str]:
    """What came of a topic, as Markdown; nothing where nothing was recorded."""
    held = by_item(data.frame("agenda/outcomes", round=round_code).to_dicts())
    found = told(topic, held)
    return [f"**Ergebnis:** {formats.literal(f'{about}: {words(row)}' if about else words(row))}" for about, row in found]


def show_gone_outcomes(state: RoundState) -> None:
    """What came of items that are not on the agenda any more, which else nobody would see."""
    gone = beside_agenda(by_item(data.frame("agenda/outcomes", round=state.code).to_dicts()), state.items)
    if gone:
        told_of = "; ".join(formats.literal(f"{row['title']}: {words(row)}") for row in gone)
        st.caption(f"Ergebnisse zu Punkten, die nicht mehr auf der Tagesordnung stehen: {told_of}")


def show_outcome_form(state: RoundState, who: Acting) -> None:
    """The form, one click away: for the lead unit, once the state is frozen and an agenda was saved."""
    saved = [item for item in state.items if not item.is_new and not item.is_dropped]
    if not who.may(Act.MINUTE) or not state.is_frozen:
        return
    with st.expander("Ergebnis aufnehmen", key="ergebnis-aufnehmen", on_change="rerun") as details:
        if not details.open:
            return
        if not saved:
            st.markdown("Bitte speichern Sie zuerst die Tagesordnung: Ein Ergebnis steht zu einem Punkt, der darauf steht.")
            return
        st.caption(
            "Was vertagt ist, steht auf der Tagesordnung der nächsten Runde wieder an. Zu „beschlossen“ gehört ein Beschluss: "
            "Gibt es einen zum selben Gegenstand, steht er von selbst dabei. Der Satz steht auch in der Fassung zur Weitergabe."
        )
        _form(state, topics(saved), who)


def _form(state: RoundState, known: Sequence[Topic], who: Acting) -> None:
    choices = offered(known)
    decisions = {row["decision_id"]: brief(row) for row in data.frame("decisions/list", round=state.code).to_dicts()}
    with st.form(form_key(f"ergebnis-{state.code}"), border=False):
        label = st.selectbox("Punkt der Tagesordnung", list(choices), width=_WIDTH)
        labels = LABELS["agenda_outcome"]
        code = st.radio("Ergebnis", list(labels), None, format_func=labels.__getitem__, horizontal=True)
        chosen: list[int] = st.multiselect(
            "Beschlüsse dazu (freiwillig)",
            list(decisions),
            format_func=lambda number: decisions.get(number, str(number)),
            placeholder="Bitte wählen",
            select_all=False,
            width=_WIDTH,
        )
        remark = st.text_area("Was besprochen wurde (freiwillig, ein Satz)", width=_WIDTH)
        if not decisions:
            st.caption(f"Beschlüsse werden unter {way('Beschlüsse', 'decisions.py')} aufgenommen.")
        if st.form_submit_button("Ergebnis speichern"):
            attempt(lambda: _recorded(state, choices[label][1], (code, chosen, remark), who))


def _recorded(state: RoundState, topic: Topic, said: tuple[str | None, list[int], str], who: Acting) -> str:
    code, decisions, remark = said
    outcome = Outcome(required_choice(code, "das Ergebnis"), tuple(decisions), remark)
    record_outcome(data.books(Act.MINUTE), state.code, topic, outcome, by=who.function)
    next_form()
    return f"Aufgenommen: {LABELS['agenda_outcome'][outcome.code]}."
