"""Who looks at the pages: where no login is set up whoever sits at this desk, else who is logged in, in the role that he chose.

Asked of Streamlit at each question to the store, so that neither another thread nor an old page answers for somebody else, and so
that a login that ends meanwhile ends here too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

import streamlit as st

from dashboard import settings
from dashboard.access.mapping import Access, LoginError, is_wanted, read_access, viewers
from dashboard.access.viewer import Role, Viewer
from dashboard.fields import Visibility

AT_THE_DESK = Viewer(Role.LEAD_UNIT)
"""Without a login the server listens on this machine only, and who sits here may read everything anyhow."""
ROLE_KEY = "rolle"


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


def sees_shared() -> bool:
    """Whether there are ratings, reasons and decisions for whoever looks; a page leaves out what speaks of them where not."""
    return viewer().sees_shared


class _Told(Protocol):
    @property
    def visibility(self) -> Visibility: ...


T = TypeVar("T", bound=_Told)


def for_viewer(things: Iterable[T]) -> tuple[T, ...]:
    """Of filters, rules, figures, gaps and the like those that there are for whoever looks, in their order."""
    is_shared = sees_shared()
    return tuple(each for each in things if is_shared or each.visibility is Visibility.PUBLIC)


@lru_cache(maxsize=2)
def _access(path: Path, _age: int) -> Access:
    return read_access(path)


__all__ = ["AT_THE_DESK", "ROLE_KEY", "LoginError", "for_viewer", "has_login", "roles", "sees_shared", "viewer"]
