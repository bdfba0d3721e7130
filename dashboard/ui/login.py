"""The way in: who is logged in sees as whom he works, and everybody else one sentence and the way to log in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from dashboard import formats
from dashboard.access.viewer import ROLE_WORDS, Role, Viewer
from dashboard.ui.viewing import ROLE_KEY, LoginError, has_login, roles, viewer

TITLE = "Anmeldung"


def let_in() -> bool:
    """Whether the page may be drawn. Where there is a login, it is said as whom somebody works, or why he may not."""
    if not has_login():
        return True
    try:
        mine = roles()
    except LoginError as error:
        _show_way_in(str(error))
        return False
    _show_who(mine)
    return True


def _show_way_in(why: str) -> None:
    st.title(TITLE, anchor=False)
    st.header(formats.literal(why), anchor=False)
    with st.container(horizontal=True, gap="small"):
        for name in _providers():
            label = f"Anmelden mit {formats.literal(name)}" if name else "Anmelden"
            st.button(label, type="primary", key=f"anmelden-{name}", on_click=st.login, args=(name or None,))
        if st.user.get("is_logged_in"):
            st.button("Abmelden", key="abmelden", on_click=st.logout)


def _providers() -> Sequence[str]:
    """The names of the providers; one without a name is the only one."""
    section = get_secrets_auth_section()
    return [name for name, told in section.items() if hasattr(told, "keys") and "client_id" in told] or [""]


def _show_who(mine: Sequence[Viewer]) -> None:
    """One quiet line: the role that acts, a choice where there are several, and the way out."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small", key="bildschirm-wer"
    ):
        if len(mine) > 1:
            words = {each.role: _named(each) for each in mine}
            st.selectbox("Sie arbeiten als", list(words), format_func=lambda role: words[Role(role)], key=ROLE_KEY, width=260)
        else:
            st.caption(f"Angemeldet: {formats.literal(_named(viewer()))}", width="content")
        st.button("Abmelden", type="tertiary", key="abmelden", on_click=st.logout)


def _named(each: Viewer) -> str:
    return " ".join([ROLE_WORDS[each.role], formats.joined(list(each.bodies))]).strip()
