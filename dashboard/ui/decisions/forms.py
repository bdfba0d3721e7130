"""Which decisions are shown, kept in the URL, and the lead unit's forms: record one, close it, open it again, change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.access.viewer import Act
from dashboard.refusals import require_all, required_choice
from dashboard.rounds.decisions import Decision, change, close, decide, needed_of, reopen
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.choices import KEY, linked_choice
from dashboard.ui.day_field import day_field
from dashboard.ui.telling import attempt
from dashboard.ui.working_group.forms import form_key, next_form
from dashboard.ui.working_group.meeting import field_names
from dashboard.vocabulary import LABELS

WITHOUT = ""
OFFERED_AT_MOST = 2_000
"""A box with more measures is slow in the browser; others can be typed in by their key."""
ALL, OVERDUE = "alle", "ueberfaellig"
_OUTCOMES = "„erledigt“ oder „fallen gelassen“"
_STATES: dict[str, tuple[str, str]] = {
    "offen": ("offen", "open"),
    OVERDUE: ("überfällig", "open"),
    "erledigt": ("erledigt", "done"),
    "fallen-gelassen": ("fallen gelassen", "dropped"),
}
"""Word in the URL: label and code of the state."""


def show_recording(who: Acting, round_code: str | None) -> None:
    """The form for a new decision, folded until it is asked for; first stands the round looked at, or the one under way."""
    with st.expander("Beschluss aufnehmen", key="beschluss-aufnehmen", on_change="rerun") as details:
        if details.open:
            default = round_code or data.round_here()
            bodies = _bodies_concerned("neu", [], default)
            with st.form(form_key("beschluss-neu"), border=False):
                decision, fault = _decision_fields({"round": default}, bodies)
                if st.form_submit_button("Beschluss aufnehmen"):
                    attempt(lambda: _recorded(decision, fault, who))


def show_forms(row: Mapping[str, Any], who: Acting) -> None:
    """What can be done to a decision where it stands; `row` is one of queries/decisions/list."""
    number = int(row["decision_id"])
    if row["state"] != "open":
        with st.form(form_key(f"oeffnen-{number}"), border=False):
            reason = st.text_input("Grund")
            if st.form_submit_button("Wieder öffnen"):
                attempt(lambda: _reopened(number, reason, who))
        return
    with st.form(form_key(f"schliessen-{number}"), border=False):
        states = {code: label for code, label in LABELS["decision_state"].items() if code != "open"}
        state = st.radio("Abschließen als", list(states), None, format_func=lambda code: states[code], horizontal=True)
        closing_reason = st.text_input("Grund (bei „fallen gelassen“ nötig)")
        if st.form_submit_button("Abschließen"):
            attempt(lambda: _closed(number, required_choice(state, _OUTCOMES), closing_reason, who))
    st.markdown("**Berichtigen oder ändern:** Der frühere Wortlaut bleibt mit dem Grund im Verlauf.")
    bodies = _bodies_concerned(str(number), row["departments"], row["round"])
    with st.form(form_key(f"aendern-{number}"), border=False):
        decision, fault = _decision_fields(row, bodies)
        why = st.text_input("Grund der Änderung", placeholder="zum Beispiel: Schreibfehler, Frist verlängert")
        if st.form_submit_button("Änderung speichern"):
            attempt(lambda: _changed(number, decision, fault, why, who))


def _bodies_concerned(name: str, chosen: Sequence[str], round_code: str | None) -> list[str]:
    """The bodies that a decision of a round concerns, in official order; outside the form: each gets its position there."""
    labels = body_labels(round_code)
    picked: list[str] = st.multiselect(
        "Betroffene Stellen (freiwillig)",
        list(dict.fromkeys([*labels, *chosen])),
        list(chosen),
        format_func=lambda code: labels.get(code, code),
        placeholder="Bitte wählen",
        select_all=False,
        key=form_key(f"stellen-{name}"),
    )
    return [code for code in dict.fromkeys([*labels, *chosen]) if code in picked]


def _decision_fields(row: Mapping[str, Any], bodies: Sequence[str]) -> tuple[Decision, str | None]:
    """The boxes for a decision, filled with what `row` says of it, with one for the position of each of the bodies.

    Beside the decision, why what stands there for its day is none.
    """
    rounds = {each.code: each.title for each in data.steering_rounds()}
    fields = field_names(row.get("round"))
    kinds = [str(kind) for kind in data.frame("master/decision_kind")["name"]]
    wording = st.text_area("Wortlaut", row.get("wording", ""))
    first, second = st.columns(2, gap="small")
    with first:
        round_code = _box("Beschlossen in der Runde", rounds, row.get("round"))
        kind = _box("Beschlussart", {WITHOUT: "Bitte wählen", **dict(zip(kinds, kinds, strict=True))}, row.get("kind"))
        told = dict(zip(row.get("departments", []), row.get("stances", []), strict=True))
        positions = _positions(bodies, told, body_labels(row.get("round")))
    with second:
        file_number = st.text_input("Aktenzeichen (freiwillig)", row.get("file_number") or "")
        due_on = day_field("Frist (freiwillig)", row.get("due_on"))
        measures = _measures(list(row.get("measures", [])))
        chosen = st.multiselect(
            "Handlungsfelder (freiwillig)",
            list(fields),
            [number for number in row.get("fields", []) if number in fields],
            format_func=lambda key: fields.get(key, str(key)),
            placeholder="Bitte wählen",
            select_all=False,
        )
    said = (round_code or "", wording, kind or "", positions, file_number, due_on.day, tuple(measures), tuple(chosen))
    return Decision(*said), due_on.fault


def _positions(bodies: Sequence[str], told: Mapping[str, str | None], labels: Mapping[str, str]) -> dict[str, str | None]:
    """What each body says, chosen in a box of its own."""
    stances = {WITHOUT: "keine Angabe", **LABELS["stance"]}
    return {code: _box(f"Haltung: {labels.get(code, code)}", stances, told.get(code)) or None for code in bodies}


def _box(label: str, options: Mapping[str, str], chosen: str | None) -> str | None:
    codes = list(options)
    at = codes.index(chosen) if chosen in codes else 0
    return st.selectbox(label, codes, at, format_func=lambda code: options.get(code, code))


def _measures(chosen: list[str]) -> list[str]:
    here = data.round_here()
    titles: dict[str, str] = {}
    if here is not None:
        rows = data.frame("measures/list", round=here).select("measure_id", "title").head(OFFERED_AT_MOST)
        titles = dict(rows.iter_rows())
    picked: list[str] = st.multiselect(
        "Maßnahmen (freiwillig)",
        [*titles, *(key for key in chosen if key not in titles)],
        chosen,
        format_func=lambda key: f"{key} · {titles[key]}" if key in titles else str(key),
        placeholder="Bitte wählen oder eine Kennung eintragen",
        accept_new_options=True,
        filter_mode="contains",  # a key that is typed is that measure, and not those with a similar one
        select_all=False,
        help="Titel oder Kennung eingeben. Auch eine Kennung, die nicht in der Auswahl steht, kann eingetragen werden.",
    )
    return [key.strip() for key in picked]


def _recorded(decision: Decision, fault: str | None, who: Acting) -> str:
    require_all(needed_of(decision), [fault])
    number = decide(data.books(Act.DECIDE), decision, by=who.function)
    next_form()
    return f"Beschluss Nr. {number} ist aufgenommen."


def _closed(number: int, state: str, reason: str, who: Acting) -> str:
    close(data.books(Act.DECIDE), number, state, reason=reason, by=who.function)
    return f"Beschluss Nr. {number}: {LABELS['decision_state'][state]}."


def _reopened(number: int, reason: str, who: Acting) -> str:
    reopen(data.books(Act.DECIDE), number, reason=reason, by=who.function)
    return f"Beschluss Nr. {number} ist wieder offen."


def _changed(number: int, decision: Decision, fault: str | None, reason: str, who: Acting) -> str:
    require_all({**needed_of(decision), "den Grund der Änderung": reason}, [fault])
    change(data.books(Act.DECIDE), number, decision, reason=reason, by=who.function)
    next_form()
    return f"Beschluss Nr. {number} ist geändert; der frühere Wortlaut bleibt im Verlauf."


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; None: all."""

    round_code: str | None
    state: str | None
    department: str | None

    @property
    def is_narrowed(self) -> bool:
        """Whether the list is about one round, state or body only."""
        return any(each is not None for each in (self.round_code, self.state, self.department))

    @property
    def parameters(self) -> dict[str, str]:
        """What queries/decisions/list is asked with."""
        given = {"round": self.round_code, "department": self.department}
        return {name: value for name, value in given.items() if value is not None}

    def keeps(self, row: Mapping[str, Any]) -> bool:
        """Whether a decision is in the state that was chosen."""
        if self.state is None:
            return True
        return row["state"] == _STATES[self.state][1] and (self.state != OVERDUE or bool(row["is_overdue"]))


def body_labels(round_code: str | None) -> dict[str, str]:
    """ "Kinder und Bildung (SKB)" by code, in official order: by the names of a round, without one by those of today."""
    return {code: code if name == code else f"{name} ({code})" for code, name in data.body_names(round_code).items()}


def choice() -> Choice:
    """Draw the three filters side by side."""
    first, second, third = st.columns(3, gap="small")
    with first:
        rounds = {ALL: "alle Runden", **{each.code: each.title for each in data.steering_rounds()}}
        round_code = linked_choice("Steuerungsrunde", rounds, KEY, ALL)
    with second:
        states = {ALL: "alle", **{word: label for word, (label, _) in _STATES.items()}}
        state = linked_choice("Stand des Beschlusses", states, "stand", ALL)
    with third:
        bodies = {ALL: "alle Stellen", **body_labels(None if round_code == ALL else round_code)}
        department = linked_choice("Betrifft", bodies, "stelle", ALL)
    return Choice(*(None if chosen == ALL else chosen for chosen in (round_code, state, department)))
