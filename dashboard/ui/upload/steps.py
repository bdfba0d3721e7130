"""The four steps from a dropped workbook to an accepted one: which is shown (in the URL), and the way forward and back."""

from __future__ import annotations

from collections.abc import Container, Mapping
from enum import Enum

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.scheme import leading

DRAFT, STEP, DONE = "entwurf", "schritt", "rueckmeldung"
"""Words in the URL: the draft, the step, and the delivery whose receipt is shown."""


class Step(Enum):
    """One step; its value is its word in the URL."""

    FINDINGS = "pruefhinweise"
    BELONGING = "zuordnung"
    COMPARISON = "vergleich"
    ACCEPTANCE = "annehmen"

    @property
    def title(self) -> str:
        return _TITLES[self]

    @property
    def number(self) -> int:
        return list(Step).index(self) + 1


_TITLES = {
    Step.FINDINGS: "Prüfhinweise",
    Step.BELONGING: "Zuordnung",
    Step.COMPARISON: "Vergleich",
    Step.ACCEPTANCE: "Annehmen",
}


def current_step() -> Step:
    """The step that the URL names, the first where it names none."""
    named = st.query_params.get(STEP)
    return next((step for step in Step if step.value == named), Step.FINDINGS)


def go_to(step: Step) -> None:
    """Show a step; as the callback of a button."""
    st.query_params[STEP] = step.value


def open_draft(draft_id: str) -> None:
    """Show a draft from its first step on; as the callback of a button."""
    st.query_params.pop(DONE, None)
    st.query_params[DRAFT] = draft_id
    go_to(Step.FINDINGS)


def leave_draft() -> None:
    """Back to where lists are dropped; as the callback of a button."""
    for key in (DRAFT, STEP, DONE):
        st.query_params.pop(key, None)


def show_receipt_of(delivery_id: int) -> None:
    """Show the receipt of a delivery instead of a draft."""
    leave_draft()
    st.query_params[DONE] = str(delivery_id)


def step_bar(current: Step, remarks: Mapping[Step, str]) -> None:
    """All steps side by side, each a button; `remarks` say what is open in a step ("3 offen")."""
    with st.container(horizontal=True, gap="xsmall", key="schritte"):
        for step in Step:
            remark = f" · {remarks[step]}" if remarks.get(step) else ""
            here = "▸ " if step is current else ""
            dot = "." if here else "\\."  # alone at the beginning a number with a dot would be a list in Markdown
            label = f"{here}{step.number}{dot} {step.title}{remark}"
            st.button(
                **(leading(label) if step is current else {"label": label}),
                key=f"schritt-{step.value}",
                on_click=go_to,
                args=(step,),
                help="Dieser Schritt wird gezeigt." if step is current else None,
            )


def step_heading(current: Step) -> None:
    """The one heading of a step, which says where one is."""
    st.header(f"Schritt {current.number} von {len(Step)}: {current.title}", anchor=False)


def step_ways(current: Step, line: DeltaGenerator | None = None, *, passed_over: Container[Step] = ()) -> None:
    """Forward and back, at the end of a step, in the `line` of its own button where it has one.

    Steps with nothing to do are passed over, and stay in the bar above.
    """
    ahead = [step for step in list(Step)[current.number :] if step not in passed_over]
    behind = [step for step in list(Step)[: current.number - 1] if step not in passed_over]
    # The keys name the step, so that a second click on a button does not press the one of the next step in its place.
    with line or st.container(horizontal=True, gap="small"):
        if behind:
            to = behind[-1]
            st.button(f"Zurück: {to.title}", key=f"zurueck-{to.value}", on_click=go_to, args=(to,))
        if ahead:
            to = ahead[0]
            st.button(**leading(f"Weiter: {to.title}"), key=f"weiter-{to.value}", on_click=go_to, args=(to,))
