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

LEAD_UNIT_CODE, NOBODY = "federfuehrend", "niemand"
KEY = "haus"
_WIDTH = 480
NO_LOGIN = "Das ist keine Anmeldung: Es wählt nur aus, was Sie sehen. Das Programm lauscht allein auf diesem Rechner."

NOT_CHOSEN = "Bitte wählen Sie, für wen Sie arbeiten; bis dahin lässt sich hier nichts eintragen."


@dataclass(frozen=True, slots=True)
class Acting:
    """Who works here: the code of a body, None for the lead unit, NOBODY until somebody has said so; `name` is for the pages."""

    code: str | None
    name: str

    @property
    def is_lead_unit(self) -> bool:
        return self.code is None

    @property
    def is_nobody(self) -> bool:
        return self.code == NOBODY

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
    return f"Federführende Stelle {topic}" if topic else "Federführende Stelle"


def acting() -> Acting:
    """Draw the choice at the top of a page and return who works here; StoreError where there is no store.

    Nobody is given a role: until one is chosen, a page shows what everybody may see, and takes nothing. A link may name the lead
    unit (?haus=federfuehrend) or a body (?haus=SKB), and the choice comes along to other pages.
    """
    houses = {str(code): str(name) for code, name in data.frame("master/department").select("code", "short_name").iter_rows()}
    lead_unit = lead_unit_name()
    names = {NOBODY: "bitte wählen", LEAD_UNIT_CODE: lead_unit, **houses}
    options = names | {code: f"{name} ({code})" for code, name in houses.items()}
    with st.container(key="bildschirm-haus", width=_WIDTH):
        chosen = linked_choice("Sie arbeiten für", options, KEY, NOBODY, follows=True)
        if chosen in (ended := gone("departments", today())):
            st.info(formats.literal(ended[chosen]), icon=":material/info:")
        st.caption(NO_LOGIN if chosen != NOBODY else f"{NOT_CHOSEN} {NO_LOGIN}")
    return Acting(None if chosen == LEAD_UNIT_CODE else chosen, names[chosen])
