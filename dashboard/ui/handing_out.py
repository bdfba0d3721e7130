"""Files that a page hands out: a link to an address of ours that works for this visitor alone, as long as the page is open.

Streamlit's own download gives an address that anybody can fetch who has it. Here a page lays a paper out and gets a ticket; who
comes with it is asked again who he is (dashboard/downloads.py), and only then the paper is made.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import settings
from dashboard.access.viewer import Viewer
from dashboard.refusals import RefusalError
from dashboard.ui.viewing import VISITOR, has_login, is_visitor, roles, viewer

PATH = "/herunterladen"
_TICKETS = "ausgelegt"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_LONGER = "Dieser Verweis gilt nicht mehr. Bitte öffnen Sie die Seite noch einmal und laden Sie die Datei von dort herunter."


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that is made when somebody takes it.

    `what` and `detail` ("Runde 2026") stand in the trail, in fixed words; `body`: the house whose own it is, where it is one's.
    `is_public`: it was released, so that it is for whoever is nobody here too, where the public view is open.
    """

    what: str
    file_name: str
    mime: str
    make: Callable[[], bytes | str]
    body: str | None = None
    detail: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper, for whom it lies out, and the page that has laid it out."""

    paper: Paper
    who: Viewer
    session_id: str


class NotYoursError(RefusalError):
    """A ticket that was given to somebody else."""


_OFFERS: dict[str, Offer] = {}
"""What lies out, by its ticket."""


def hand_out(
    label: str,
    paper: Paper,
    *,
    key: str | None = None,
    tooltip: str | None = None,
    icon: str | None = None,
    look: Literal["button", "wide", "quiet"] = "button",
) -> None:
    """Draw the link to a paper, as a button or quietly as words; `key` where the page has several of this label."""
    address = f"{PATH}/{_laid_out(paper, key or label)}"
    width: Literal["stretch", "content"] = "stretch" if look == "wide" else "content"
    kind: Literal["tertiary", "secondary"] = "tertiary" if look == "quiet" else "secondary"
    st.link_button(label, address, key=key, help=tooltip, icon=icon, width=width, type=kind)


def _laid_out(paper: Paper, name: str) -> str:
    """The ticket of a paper: the same one each time that its page is drawn, so that a link that stands there goes on to work."""
    context = get_script_run_ctx()
    tickets: dict[str, str] = st.session_state.setdefault(_TICKETS, {})
    ticket = tickets.setdefault(name, secrets.token_urlsafe(24))
    who = VISITOR if paper.is_public and is_visitor() else viewer()
    _OFFERS[ticket] = Offer(paper, who, context.session_id if context is not None else "")
    return ticket


def taken(ticket: str, claims: Mapping[str, Any]) -> Offer:
    """What lies out under this ticket for whoever has these claims of a login.

    LoginError where that is nobody, NotYoursError where it lies there for somebody else or for a role that he has no longer,
    RefusalError where it does not lie there any more.
    """
    offer = _OFFERS.get(ticket)
    is_for_all = settings.IS_PUBLIC and offer is not None and offer.who == VISITOR
    mine = roles(claims) if has_login() and not is_for_all else ()
    if offer is None or not runtime.get_instance().is_active_session(offer.session_id):
        raise RefusalError(NO_LONGER)
    if has_login() and not is_for_all and offer.who not in mine:
        raise NotYoursError(NO_LONGER)
    return offer


def drop_offers() -> None:
    """Forget what pages have laid out that are gone."""
    for ticket, offer in list(_OFFERS.items()):
        if not runtime.get_instance().is_active_session(offer.session_id):
            _OFFERS.pop(ticket, None)
