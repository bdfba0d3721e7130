"""Who looks at the pages: where no login is set up whoever sits at this desk, else who is logged in, in the role that he chose.

Asked of Streamlit at each question to the store, so that neither another thread nor an old page answers for somebody else, and so
that a login that ends meanwhile ends here too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.access.mapping import Access, LoginError, is_wanted, read_access, viewers
from dashboard.access.viewer import OF_A_HOUSE, ROLE_WORDS, Role, Viewer
from dashboard.trail import Event, Kind
from dashboard.ui.choices import following

AT_THE_DESK = Viewer(Role.LEAD_UNIT)
"""Without a login the server listens on this machine only, and who sits here may read everything anyhow."""
ROLE_KEY = "rolle"
HOUSE_KEY, LEAD_UNIT_CODE = "haus", "federfuehrend"
"""Under which word, and by which one for the lead unit, it is chosen for whom somebody works."""


def has_login() -> bool:
    """Whether somebody has to log in: where it is said what the groups of a login may do."""
    return is_wanted(settings.ACCESS)


def roles() -> tuple[Viewer, ...]:
    """As what whoever is logged in may work here, the role first that may most.

    LoginError where that is nobody; RefusalError where the file of the mapping is lost or wrong.
    """
    path = settings.ACCESS
    age = path.stat().st_mtime_ns if path.exists() else 0
    return viewers(_access(path, age), dict(st.user.to_dict()), datetime.now(UTC))


def viewer() -> Viewer:
    """Who looks; LoginError where nobody may."""
    if not has_login():
        return AT_THE_DESK
    mine = roles()
    chosen = st.session_state.get(ROLE_KEY)
    return next((each for each in mine if each.role == chosen), mine[0])


def noted_by(who: Viewer, kind: Kind, what: str, body: str | None = None, detail: str = "") -> Event:
    """An event of the trail by whoever looks; at a desk without a login as what he has chosen to work."""
    function = who.words if who.subject else _chosen_function()
    is_for_house = what in OF_A_HOUSE and who.role is Role.LEAD_UNIT and not function.startswith(ROLE_WORDS[Role.COORDINATOR])
    return Event(kind, what, who.subject, function, body, body if is_for_house else None, detail=detail)


def _chosen_function() -> str:
    code = following(HOUSE_KEY)
    if code is None:
        return ""
    return ROLE_WORDS[Role.LEAD_UNIT] if code == LEAD_UNIT_CODE else f"{ROLE_WORDS[Role.COORDINATOR]} {code}"


@lru_cache(maxsize=2)
def _access(path: Path, _age: int) -> Access:
    return read_access(path)


__all__ = ["AT_THE_DESK", "HOUSE_KEY", "LEAD_UNIT_CODE", "ROLE_KEY", "LoginError", "has_login", "noted_by", "roles", "viewer"]
