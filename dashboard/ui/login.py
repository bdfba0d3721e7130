"""The login on the pages: who is in sees as whom he works and the way out, and everybody else one sentence and the way in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret

from dashboard import formats, settings
from dashboard.access.mapping import LoginError, subject_of
from dashboard.access.provider import providers
from dashboard.access.viewer import Role, Viewer
from dashboard.journal import LOGGER
from dashboard.refusals import RefusalError
from dashboard.shell import LOGIN_FAILED
from dashboard.trail import Event, Kind, note, trail_of
from dashboard.ui.scheme import leading
from dashboard.ui.viewing import ROLE_KEY, has_login, roles, sees_shared

TITLE = "Anmeldung"
UNREACHABLE = (
    "Die Anmeldung ist gerade nicht zu erreichen. Bitte versuchen Sie es in einigen Minuten noch einmal; bleibt es dabei, sagen "
    "Sie bitte der Betreuung Bescheid."
)
PUBLIC_ONLY = "Sie sehen die öffentlichen Angaben; Ampeln, ihre Gründe und Beschlüsse gehören nicht dazu."


def let_in() -> bool:
    """Whether the page may be drawn; where there is a login and somebody may not, it is said why, and how he gets in."""
    if not has_login():
        return True
    try:
        mine = roles()
    except RefusalError as error:
        if isinstance(error, LoginError) and error.subject:
            _note(Event(Kind.REFUSAL, error.what, error.subject))
        _show_way_in(str(error))
        return False
    _note(Event(Kind.LOGIN, "Anmeldung", mine[0].subject, formats.joined([each.words for each in mine])))
    return True


def show_who() -> None:
    """At the end of a page's head: the role that acts, or a choice between several, and the way out. Nothing without a login."""
    if not has_login():
        return
    mine = roles()
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", key=f"bildschirm-wer-{_mark(mine[0])}"
    ):
        if len(mine) > 1:
            words = {each.role: each.words for each in mine}
            st.selectbox(
                "Sie arbeiten als",
                list(words),
                format_func=lambda role: words[Role(role)],
                key=ROLE_KEY,
                label_visibility="collapsed",
                width=240,
            )
        else:
            st.caption(f"Angemeldet: {formats.literal(mine[0].words)}", width="content")
        st.button("Abmelden", type="tertiary", key="abmelden", on_click=_log_out)


def _mark(who: Viewer) -> str:
    """Tells one person from another without naming him: what was typed is put back for the same one alone (typed.js)."""
    return hashlib.sha256(f"{get_cookie_secret()} {who.subject}".encode()).hexdigest()[:12]


def show_limits() -> None:
    """Below a page's head, quietly, for whoever sees the public part alone: what its figures and lists leave out."""
    if not sees_shared():
        st.caption(PUBLIC_ONLY)


def _show_way_in(why: str) -> None:
    st.title(TITLE, anchor=False)
    st.header(formats.literal(UNREACHABLE if LOGIN_FAILED in st.query_params else why), anchor=False)
    with st.container(horizontal=True, gap="small"):
        for name in _providers():
            label = f"Anmelden mit {formats.literal(name)}" if name else "Anmelden"
            st.button(**leading(label), key=f"anmelden-{name}", on_click=st.login, args=(name or None,))
        if st.user.get("is_logged_in"):
            st.button("Abmelden", key="abmelden", on_click=_log_out)


def _log_out() -> None:
    if subject := subject_of(st.user.to_dict()):
        _note(Event(Kind.LOGOUT, "Abmeldung", subject))
    st.logout()


def _note(event: Event) -> None:
    """Note once for each login what comes of it; a trail that cannot be written keeps nobody from reading."""
    try:
        _noted(event, trail_of(settings.STORE), st.user.get("exp"))
    except RefusalError as error:
        LOGGER.warning("%s", error)


@lru_cache(maxsize=4096)
def _noted(event: Event, trail: Path, _login: object) -> None:
    note(event, trail)


def _providers() -> Sequence[str]:
    """The names of the providers; one without a name is the only one."""
    return list(providers(get_secrets_auth_section()))
