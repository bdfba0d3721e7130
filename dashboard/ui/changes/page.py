"""The page "Veränderungen" as a whole: what got worse and better, then where, what was put off, and the bookkeeping."""

from __future__ import annotations

import streamlit as st

from dashboard import formats
from dashboard.charts.change import postponed, public_sentence, sentence
from dashboard.papers.changes import changes
from dashboard.papers.files import changes_name
from dashboard.refusals import RefusalError
from dashboard.rounds.ledger import ledger
from dashboard.ui import data
from dashboard.ui.acting import acting
from dashboard.ui.changes.ledger import opened_list, show_files, show_ledger
from dashboard.ui.changes.points import Compared, compared_points
from dashboard.ui.changes.postponed import show_correction_form, show_postponed
from dashboard.ui.changes.sides import show_rest, show_sides
from dashboard.ui.changes.trends import show_like_for_like, show_where
from dashboard.ui.changes.waiting import show_consent_forms, show_waiting, waiting
from dashboard.ui.handing_papers import Laid
from dashboard.ui.head import page_head, show_frozen, show_sentence
from dashboard.ui.parts import show_state
from dashboard.ui.telling import show_told
from dashboard.ui.viewing import sees_shared, viewer

TITLE = "Veränderungen"


def show(choices: data.Choices) -> None:
    """Everything between two points; where they cannot be compared, why."""
    opening = st.container()
    try:
        compared = compared_points(choices)
    except RefusalError as error:
        with opening:
            st.title(TITLE, anchor=False)
        st.warning(formats.literal(str(error)), icon=":material/warning:")
        return
    with opening:
        points = (formats.literal(each.title) for each in (compared.earlier, compared.later))
        page_head(f"{TITLE}: {' bis '.join(points)}", is_sample=compared.is_sample, printed=_to_print(compared))
        show_frozen(*(each.code for each in (compared.earlier, compared.later) if each.is_round))
        show_told()
    if compared.rows.is_empty():
        show_state("Zu dieser Auswahl gibt es keine Maßnahme.", "Bitte wählen Sie anders.")
        return
    with opening:
        # A round may be called anything ("Lenkungskreis 2026"), so that no article fits its title.
        earlier = f"der Runde {compared.earlier.code}" if compared.earlier.is_round else f"dem {compared.earlier.title}"
        earlier = formats.literal(f"{earlier}{compared.part}")
        show_sentence((sentence if sees_shared() else public_sentence)(compared.rows, earlier))
    choices = choices.named(compared.round_code)
    balance, opened = ledger(compared.rows, compared.earlier.code, compared.later.code), opened_list()
    _show_changed(compared, choices, opened)
    show_ledger(compared, balance, opened)
    show_files(compared, balance)
    show_like_for_like(compared, opened)
    if compared.later.is_round and _can_enter(compared):
        with st.container(key="bildschirm-eintragen"):  # on paper there is nothing below it
            st.subheader("Eintragen", anchor=False)
        who = acting()
        show_consent_forms(compared, who)
        show_correction_form(compared, who)


def _to_print(compared: Compared) -> Laid | None:
    """The comparison on paper; None for whom ratings and reasons are not."""
    if not sees_shared():
        return None
    name = changes_name(compared.earlier.code, compared.later.code)
    part = compared.field, compared.department
    return Laid(name, TITLE, compared.round_code, lambda facts: changes(facts, compared.earlier, compared.later, *part))


def _can_enter(compared: Compared) -> bool:
    """Whether there is something to enter for whoever looks; without a login it may be, once somebody has chosen a role."""
    waits, moved = waiting(compared), not postponed(compared.rows).is_empty()
    if viewer().sees_all:
        return bool(waits) or moved
    return any(row["waits_for"] in viewer().own for row in waits)


def _show_changed(compared: Compared, choices: data.Choices, opened: str) -> None:
    """What got worse and better and where, and what was put off; without ratings, what began, ended and was put off."""
    if not sees_shared():
        left, right = st.columns([3, 4], gap="large")
        with left:
            show_rest(compared, opened, "Neu, beendet, fortgeführt")
        with right:
            show_postponed(compared, choices, opened)
        return
    show_sides(compared, opened)
    where, aside = st.columns([4, 3], gap="large")
    with where:
        show_where(compared, choices)
    with aside:
        show_postponed(compared, choices, opened)
        show_waiting(compared)
