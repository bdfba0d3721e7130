"""As what somebody works on a page: a body, or the lead unit; by his login, and where there is none by his own choice.

Without a login the choice is a convenience and a courtesy, no protection: the server listens on this machine only, and who sits
here may read everything anyhow. It decides what the pages show, so that nobody works with another house's draft by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import formats
from dashboard.access.viewer import ROLE_WORDS, Act, Role, Viewer
from dashboard.ui import data, noting
from dashboard.ui.choices import linked_choice
from dashboard.ui.former import gone
from dashboard.ui.viewing import AT_THE_DESK, has_login, viewer

KEY, LEAD_UNIT_CODE, NOBODY = noting.HOUSE_KEY, noting.LEAD_UNIT_CODE, "niemand"
_WIDTH = 480
NO_LOGIN = "Das ist keine Anmeldung: Es wählt nur aus, was Sie sehen. Das Dashboard ist nur auf diesem Rechner erreichbar."

NOT_CHOSEN = "Bitte wählen Sie, für wen Sie arbeiten; bis dahin lässt sich hier nichts eintragen."


@dataclass(frozen=True, slots=True)
class Acting:
    """Who works here: the code of a body, None for the lead unit, NOBODY until somebody has said so; `name` is for the pages."""

    code: str | None
    name: str
    viewer: Viewer

    @property
    def is_lead_unit(self) -> bool:
        return self.code is None

    @property
    def is_nobody(self) -> bool:
        return self.code == NOBODY

    @property
    def function(self) -> str:
        """As what it stands in the books ("recorded by", "taken back by"): a function, not a person."""
        return f"Ansprechstelle {self.code}" if self.code and not self.is_nobody else self.name

    def may(self, act: Act, department: str | None = None) -> bool:
        """Whether that can be entered here, for that body where a house does it."""
        return self.viewer.may(act, department)

    def may_see(self, department: str | None) -> bool:
        """Whether drafts, original files, receipts and hausintern fields of that body are for these eyes."""
        return self.viewer.may_see(department)


def today() -> date:
    """The day of which it is asked whether a body is there."""
    return datetime.now(UTC).date()


def lead_unit_name() -> str:
    """What the pages and the books call the lead unit: by what it leads, as the master data say it."""
    topic = data.framework().lead_topic
    return f"Federführende Stelle {topic}" if topic else "Federführende Stelle"


def acting() -> Acting:
    """Say as what somebody works here, drawing the choice where there is one; StoreError where there is no store.

    By a login it is the role that somebody has; who has several houses chooses between them. Without a login nobody is given a
    role: until one is chosen, a page shows what everybody may see, and takes nothing. A link may name the lead unit
    (?haus=federfuehrend) or a body (?haus=SKB), and the choice comes along to other pages.
    """
    houses = {str(code): str(name) for code, name in data.frame("master/department").select("code", "short_name").iter_rows()}
    return _logged_in(viewer(), houses) if has_login() else _chosen(houses)


def has_choice() -> bool:
    """Whether `acting` draws a choice: without a login, and for a coordinator of several houses."""
    return not has_login() or (viewer().role is Role.COORDINATOR and len(viewer().bodies) > 1)


def acting_columns() -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """A line of a page for the choice of `acting` and two others; what is empty stands last, where nothing is to be chosen."""
    if has_choice():
        house, first, second = st.columns([3, 2, 3], gap="small")
    else:
        first, second, house = st.columns([2, 3, 3], gap="small")
    return house, first, second


def _logged_in(who: Viewer, houses: Mapping[str, str]) -> Acting:
    """By the login: a coordinator works for a house of his, and whoever only reads for none."""
    if who.sees_all:
        return Acting(None, lead_unit_name(), who)
    if who.role is not Role.COORDINATOR:
        return Acting(NOBODY, ROLE_WORDS[who.role], who)
    options = {code: f"{houses.get(code, code)} ({code})" for code in who.bodies}
    code = who.bodies[0]
    if len(options) > 1:
        with st.container(key="bildschirm-haus", width=_WIDTH):
            code = linked_choice("Sie arbeiten für", options, KEY, code, follows=True)
    return Acting(code, houses.get(code, code), who)


def _chosen(houses: Mapping[str, str]) -> Acting:
    lead_unit = lead_unit_name()
    names = {NOBODY: "bitte wählen", LEAD_UNIT_CODE: lead_unit, **houses}
    options = names | {code: f"{name} ({code})" for code, name in houses.items()}
    with st.container(key="bildschirm-haus", width=_WIDTH):
        chosen = linked_choice("Sie arbeiten für", options, KEY, NOBODY, follows=True)
        if chosen in (ended := gone("departments", today())):
            st.info(formats.literal(ended[chosen]), icon=":material/info:")
        st.caption(NO_LOGIN if chosen != NOBODY else f"{NOT_CHOSEN} {NO_LOGIN}")
    if chosen == LEAD_UNIT_CODE:
        return Acting(None, names[chosen], AT_THE_DESK)
    if chosen == NOBODY:
        return Acting(chosen, names[chosen], Viewer(Role.MEMBER))
    return Acting(chosen, names[chosen], Viewer(Role.COORDINATOR, (chosen,), releases=(chosen,)))
