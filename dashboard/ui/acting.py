"""Who works here, until there is a login: a body, or the lead unit. A convenience and a courtesy, no protection.

The server listens on this machine only; who sits here may read everything anyhow. The choice decides what the pages show, so that
nobody works with another house's draft by mistake, and so that a login can take this module's place later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.choices import linked_choice
from dashboard.ui.former import gone

LEAD_UNIT_CODE = "federfuehrend"
KEY = "haus"
_WIDTH = 480
NO_LOGIN = "Das ist keine Anmeldung: Es wählt nur aus, was Sie sehen. Das Programm lauscht allein auf diesem Rechner."


@dataclass(frozen=True, slots=True)
class Acting:
    """Who works here: the code of a body, or None for the lead unit; `name` is what the pages call it."""

    code: str | None
    name: str

    @property
    def is_lead_unit(self) -> bool:
        return self.code is None

    @property
    def function(self) -> str:
        """As what it stands in the books ("recorded by", "taken back by"): a function, not a person."""
        return f"Ansprechstelle {self.code}" if self.code else self.name

    def may_see(self, department: str | None) -> bool:
        """Whether drafts, original files, receipts and hausintern fields of that body are for these eyes."""
        return self.is_lead_unit or (department is not None and department == self.code)


def today() -> date:
    """The day of which it is asked whether a body is there."""
    return datetime.now(UTC).date()


def lead_unit_name() -> str:
    """What the pages and the books call the lead unit: by what it leads, as the master data say it."""
    topic = data.framework().lead_topic
    return f"Federführende Stelle ({topic})" if topic else "Federführende Stelle"


def acting() -> Acting:
    """Draw the choice at the top of a page and return who works here; StoreError where there is no store.

    The lead unit is the default, because its machine is where the store lies; a body names itself (?haus=SKB).
    """
    houses = {str(code): str(name) for code, name in data.frame("master/department").select("code", "short_name").iter_rows()}
    lead_unit = lead_unit_name()
    options = {LEAD_UNIT_CODE: lead_unit, **{code: f"{name} ({code})" for code, name in houses.items()}}
    with st.container(width=_WIDTH):
        chosen = linked_choice("Sie arbeiten für", options, KEY, LEAD_UNIT_CODE, follows=True)
        if chosen in (ended := gone("departments", today())):
            st.info(formats.literal(ended[chosen]), icon=":material/info:")
        st.caption(NO_LOGIN)
    if chosen == LEAD_UNIT_CODE:
        return Acting(None, lead_unit)
    return Acting(chosen, houses[chosen])
