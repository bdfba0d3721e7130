"""The page of the steering round from top to bottom: its sentences, its six steps, and the form to note the next one."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import formats
from dashboard.access.viewer import Act
from dashboard.papers.files import minutes_name
from dashboard.papers.minutes import called, minutes
from dashboard.rounds.reminding import OWING
from dashboard.rounds.steps import STEPS, note_step
from dashboard.ui import data
from dashboard.ui.acting import Acting, acting, today
from dashboard.ui.choices import round_choice
from dashboard.ui.decisions.listing import show_decisions_of
from dashboard.ui.handing_papers import Laid, facts_of
from dashboard.ui.head import page_head, show_sentence
from dashboard.ui.steering_round.agenda import show_agenda_forms, show_carried, show_items
from dashboard.ui.steering_round.checklist import show_checklist
from dashboard.ui.steering_round.freezing import (
    show_freeze_form,
    show_freezes,
    show_late,
    show_record,
    show_undo_form,
    show_undo_requests,
)
from dashboard.ui.steering_round.outcomes import show_outcome_form
from dashboard.ui.steering_round.state import RoundState, read
from dashboard.ui.telling import attempt, show_told
from dashboard.vocabulary import LABELS

TITLE = "Steuerungsrunde"
_BEFORE, _AFTER = ("announced", "collecting", "agreeing"), ("held", "minuted")
_NAMED_AT_MOST = 3
_STANDS = {
    "announced": "Die Runde ist **angekündigt**",
    "collecting": "Die **Abfrage** läuft",
    "agreeing": "Der **Entwurf** wird abgestimmt",
    "frozen": "Der Stand ist **festgeschrieben**",
    "held": "Die Runde hat **stattgefunden**",
    "minuted": "Die **Niederschrift** ist abgestimmt",
}
DONE, PRESENT, TO_COME = "✓ erledigt", "→ jetzt", "steht aus"


def show() -> None:
    """Everything about one round: where it stands, what is carried over, the way to the freeze or its record, the agenda."""
    opening = st.container()
    when, house, _ = st.columns([2, 3, 3], gap="small")
    with when:
        chosen = round_choice(data.steering_rounds())
    with house:
        who = acting()
    state = read(chosen)
    with opening:
        page_head(formats.literal(state.title), is_sample=state.is_sample, printed=_to_print(state))
        show_told()
        show_sentence(opening_sentence(state, today()))
    show_undo_requests(who)
    show_steps(state, who)
    show_carried(state)
    show_decisions_of(state.code)
    if state.is_frozen:
        show_record(state)
        show_late(state)
        show_undo_form(state, who)
    else:
        show_checklist(state)
        show_freeze_form(state, who)
    show_freezes(state)
    show_items(state)
    show_outcome_form(state, who)
    show_agenda_forms(state, who)


def _to_print(state: RoundState) -> Laid | None:
    """The agenda, or the minutes of a round that was held; None while nothing is released for it."""
    if state.round is None:
        return None
    facts = facts_of(state.code)
    return Laid(minutes_name(facts, is_passed_on=False), called(facts), state.code, minutes)


def show_steps(state: RoundState, who: Acting) -> None:
    """Each step with its sign and word; the present one in bold."""
    with st.container(horizontal=True, gap="small", horizontal_alignment="distribute"):
        for at, (label, standing) in enumerate(step_lines(state.step), 1):
            name = f"**{at} {label}**" if standing == PRESENT else f"{at} {label}"
            st.markdown(f":small[{standing}]  \n{name}", width=168)
    if not who.is_lead_unit:
        return
    with st.expander("Schritt vermerken", key="schritt-vermerken", on_change="rerun") as details:
        if details.open:
            _form(state, who)


def _form(state: RoundState, who: Acting) -> None:
    possible = [code for code in (_AFTER if state.is_frozen else _BEFORE) if code != state.step]
    if not state.is_frozen:
        st.markdown("„stattgefunden“ und „Niederschrift abgestimmt“ folgen auf die Festschreibung; diese steht weiter unten.")
    unfinished = "" if state.is_frozen else unfinished_before(state, today())
    if unfinished:
        st.warning(unfinished, icon=":material/warning:")
    later = [code for code in possible if STEPS.index(code) > STEPS.index(state.step)]
    with st.form(f"schritt-{state.code}-{state.step}", border=False):
        chosen = st.selectbox(
            "Die Runde ist jetzt bei",
            possible,
            index=possible.index(later[0]) if later else None,
            placeholder="Bitte wählen",
            format_func=lambda code: LABELS["round_step"][code],
            width=360,
        )
        if st.form_submit_button("Vermerken"):
            if chosen is None:
                st.error("Bitte wählen Sie den Schritt.", icon=":material/error:")
            else:
                attempt(lambda: _noted(state, chosen, who))


def unfinished_before(state: RoundState, day: date) -> str:
    """What the call for this round would cut short in the round before: not frozen, or a house has more time; else empty."""
    rounds = data.frame("freezing/rounds").to_dicts()
    noted = next(row["step"] for row in rounds if row["round"] == state.code)
    earlier = [row for row in rounds if row["reference_date"] < state.reference_date]
    if noted not in (None, "announced") or not earlier or not earlier[-1]["measures"]:
        return ""
    code, parts = earlier[-1]["round"], []
    if earlier[-1]["frozen_at"] is None:
        parts.append(f"Der Stand der Runde {code} ist noch nicht festgeschrieben.")
    rows = data.frame("delivery_board/board", round=code).iter_rows(named=True)
    waiting = [row for row in rows if row["extended_to"] and row["extended_to"] >= day and row["state"] in OWING]
    if waiting:
        until = [f"{row['name']} bis {formats.day(row['extended_to'])}" for row in waiting]
        parts.append(f"Mehr Zeit für die Runde {code} {'hat' if len(waiting) == 1 else 'haben'} noch {formats.joined(until)}.")
    if not parts:
        return ""
    effect = f"Mit dem nächsten Schritt gilt die Runde {state.code} als begonnen; was zu {code} noch kommt, ist eigens zu wählen."
    return formats.literal(" ".join([*parts, effect]))


def _noted(state: RoundState, step: str, who: Acting) -> str:
    note_step(data.books(Act.PREPARE_ROUND), state.code, step, by=who.function)
    return f"Vermerkt: {state.title} ist jetzt bei „{LABELS['round_step'][step]}“."


def opening_sentence(state: RoundState, day: date) -> str:
    """Where the round stands, when it meets, who has not delivered, what must be decided."""
    parts = (_stands(state, day), _silent(state), _to_decide(state))
    return " ".join(part for part in parts if part)


def _stands(state: RoundState, day: date) -> str:
    if state.held_on is None:
        meets = "ein Sitzungstag steht noch nicht fest"
    elif state.step in ("held", "minuted"):
        meets = f"Sitzung war am {formats.day(state.held_on)}"
    else:
        held_on = formats.day(state.held_on)
        meets = f"die Runde tagt am {held_on}" if state.held_on >= day else f"die Runde war für den {held_on} vorgesehen"
    return f"{_STANDS[state.step]} (Stichtag {formats.day(state.reference_date)}); {meets}."


def _silent(state: RoundState) -> str:
    if not state.measures and not state.is_frozen:
        return "Freigegeben ist noch nichts."
    names = silent_names(state)
    if not names:
        return "Alle Häuser hatten etwas freigegeben." if state.is_frozen else "Alle Häuser haben etwas freigegeben."
    bodies = formats.literal(formats.joined(names))
    if len(names) > _NAMED_AT_MOST:  # their names hold commas themselves; the checklist names them all
        bodies = f"{formats.number(len(names))} Ressorts und Stellen"
    verb = ("hatte" if len(names) == 1 else "hatten") if state.is_frozen else ("hat" if len(names) == 1 else "haben")
    return f"Nichts freigegeben {verb} **{bodies}**."


def silent_names(state: RoundState) -> list[str]:
    """The bodies without a released list: as the record of the day has them, else as of today."""
    if state.record is not None:
        return [state.names.get(code, code) for code in state.record["not_delivered"]]
    return [str(name) for name in state.of_kind("not_delivered")["name"]]


def _to_decide(state: RoundState) -> str:
    requests = sum(item.source == "decision_needed" and not item.is_dropped for item in state.items)
    parts = []
    if requests:
        parts.append(formats.counted(requests, "erbetene Entscheidung", "erbetene Entscheidungen"))
    if state.carried:
        parts.append(
            formats.counted(len(state.carried), "offener Beschluss früherer Runden", "offene Beschlüsse früherer Runden")
        )
    is_over = state.step in ("held", "minuted")
    if not parts:
        return f"Eine Entscheidung {'war' if is_over else 'ist'} nicht erbeten."
    return f"Zu behandeln{' waren' if is_over else ''}: **{formats.joined(parts)}**."


def step_lines(step: str) -> list[tuple[str, str]]:
    """The six steps with their state in sign and word, in order; `step` is the one that is reached."""
    reached = STEPS.index(step)
    is_over = reached == len(STEPS) - 1
    return [
        (LABELS["round_step"][code], DONE if at < reached or is_over else PRESENT if at == reached else TO_COME)
        for at, code in enumerate(STEPS)
    ]
