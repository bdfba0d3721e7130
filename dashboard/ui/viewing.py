"""Who looks at the pages: where no login is set up whoever sits at this desk, else who is logged in, in the role that he chose.

Asked of Streamlit at each question to the store, so that neither another thread nor an old page answers for somebody else, and so
that a login that ends meanwhile ends here too. Beside the pages, as for a download, the cookie of the request says it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks, get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard import settings
from dashboard.access.ended import require_going_on
from dashboard.access.mapping import Access, LoginError, is_wanted, read_access, viewers
from dashboard.access.provider import providers
from dashboard.access.viewer import Role, Viewer
from dashboard.fields import Visibility
from dashboard.refusals import RefusalError

AT_THE_DESK = Viewer(Role.LEAD_UNIT)
"""Without a login the server listens on this machine only, and who sits here may read everything anyhow."""
VISITOR = Viewer(Role.READER)
"""Who is nobody here and looks at the public view, where the operator has opened it; whoever is logged in has a subject."""
ROLE_KEY = "rolle"
_STANDING: ContextVar[Viewer | None] = ContextVar("standing", default=None)
"""For whom a request beside the pages is answered, once that was looked at."""


def has_login() -> bool:
    """Whether somebody has to log in: where it is said what the groups of a login may do."""
    return is_wanted(settings.ACCESS)


def roles(claims: Mapping[str, Any] | None = None) -> tuple[Viewer, ...]:
    """As what whoever is logged in may work here, the role first that may most; `claims` are those of the page where left out.

    LoginError where that is nobody; RefusalError where the file of the mapping is lost or wrong.
    """
    path = settings.ACCESS
    age = path.stat().st_mtime_ns if path.exists() else 0
    told = dict(st.user.to_dict()) if claims is None else claims
    mine = viewers(_access(path, age), told, datetime.now(UTC))
    require_going_on(told)
    return mine


def claims_in(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the login cookie of a request says, as a page knows it; nothing where there is none, or not one of ours."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name, "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, value) if value else None

    told = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims: dict[str, Any] = json.loads(told) if told else {}
    return claims if claims.pop("origin", None) == settings.ADDRESS else {}


@contextmanager
def standing_in(who: Viewer) -> Iterator[None]:
    """Within it, and nowhere else, questions to the store are asked as this viewer."""
    before = _STANDING.set(who)
    try:
        yield
    finally:
        _STANDING.reset(before)


def viewer() -> Viewer:
    """Who looks; LoginError where nobody may."""
    standing = _STANDING.get()
    if standing is not None:
        return standing
    if not has_login():
        return AT_THE_DESK
    mine = roles()
    chosen = st.session_state.get(ROLE_KEY)
    return next((each for each in mine if each.role == chosen), mine[0])


def is_visitor() -> bool:
    """Whether whoever looks is nobody here, and the public view is open to everybody."""
    if not (settings.IS_PUBLIC and has_login()):
        return False
    try:
        viewer()
    except RefusalError:
        return True
    return False


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
    return read_access(path, list(providers(get_secrets_auth_section())))


__all__ = [
    "AT_THE_DESK",
    "ROLE_KEY",
    "VISITOR",
    "LoginError",
    "claims_in",
    "for_viewer",
    "has_login",
    "is_visitor",
    "roles",
    "sees_shared",
    "standing_in",
    "viewer",
]
