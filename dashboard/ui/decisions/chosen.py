"""Which decisions are shown: round, state and body, each kept in the URL: ?runde=2026&stand=offen&stelle=SKB."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.ui import data
from dashboard.ui.linked_choice import linked_choice
from dashboard.ui.round_choice import KEY, steering_rounds

ALL, OVERDUE = "alle", "ueberfaellig"
_STATES: dict[str, tuple[str, str]] = {
    "offen": ("offen", "open"),
    OVERDUE: ("überfällig", "open"),
    "erledigt": ("erledigt", "done"),
    "fallen-gelassen": ("fallen gelassen", "dropped"),
}
"""Word in the URL: label and code of the state."""


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


def body_names() -> dict[str, str]:
    """Short name by code, in official order."""
    return {str(code): str(name) for code, name in data.frame("master/department").select("code", "short_name").iter_rows()}


def body_labels() -> dict[str, str]:
    """ "Kinder und Bildung (SKB)" by code, in official order."""
    return {code: code if name == code else f"{name} ({code})" for code, name in body_names().items()}


def choice() -> Choice:
    """Draw the three filters side by side."""
    first, second, third = st.columns(3, gap="small")
    with first:
        rounds = {ALL: "alle Runden", **{each.code: each.title for each in steering_rounds()}}
        round_code = linked_choice("Steuerungsrunde", rounds, KEY, ALL)
    with second:
        states = {ALL: "alle", **{word: label for word, (label, _) in _STATES.items()}}
        state = linked_choice("Stand des Beschlusses", states, "stand", ALL)
    with third:
        bodies = {ALL: "alle Stellen", **body_labels()}
        department = linked_choice("Betrifft", bodies, "stelle", ALL)
    return Choice(*(None if chosen == ALL else chosen for chosen in (round_code, state, department)))
