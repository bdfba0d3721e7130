"""What waits for a second person, on the page where it is asked for: who asked, what it would do, and the ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from dashboard import formats, settings
from dashboard.access.viewer import Act
from dashboard.four_eyes import Request, Requests, Wish
from dashboard.refusals import RefusalError
from dashboard.trail import Kind, note
from dashboard.trail.wording import ACT_WORDS
from dashboard.ui.noting import noted_by
from dashboard.ui.scheme import leading
from dashboard.ui.telling import attempt
from dashboard.ui.viewing import has_login, viewer

NEEDS_SECOND = "Eine zweite Person der federführenden Stelle bestätigt es; bis dahin ändert sich nichts."
CHANGED = (
    "Seit dem Antrag hat sich geändert, was geschähe. Damals: {before} Jetzt: {now} Es wurde nichts geändert; bitte lehnen Sie "
    "den Antrag ab, damit es neu beantragt werden kann."
)


def ask(wish: Wish) -> str:
    """Ask for what needs a second person; the sentence for who asked. RefusalError where he may not, or it is asked already."""
    who = viewer()
    if not who.may(wish.act):
        note(noted_by(who, Kind.REFUSAL, wish.act))
        raise RefusalError("Dazu sind Sie nicht berechtigt; es wurde nichts geändert.")
    request = _requests().ask(wish, who, datetime.now(UTC))
    return f"Beantragt ist: {_headline(wish)}. {NEEDS_SECOND} Der Antrag verfällt am {_day(request.ends_at)}."


def show_waiting(act: Act, effect: Callable[[Wish], str], carry_out: Callable[[Request], str]) -> None:
    """For the lead unit: each request of that kind, with the ways to confirm and to drop it; nothing where there is none.

    `effect` says what it would do now; `carry_out` does what a confirmed request asks for and returns the sentence on it.
    """
    if not has_login() or not viewer().may(act):
        return
    for request in _requests().waiting(datetime.now(UTC)):
        if request.wish.act is act:
            with st.container(border=True, key=f"antrag-{request.number}"):
                _show(request, effect, carry_out)


def _show(request: Request, effect: Callable[[Wish], str], carry_out: Callable[[Request], str]) -> None:
    wish, is_own = request.wish, request.subject == viewer().subject
    st.markdown(f":material/group: **Antrag: {formats.literal(_headline(wish))}**")
    asked = f"Beantragt am {_day(request.asked_at)} von {request.function} ({request.subject}), gilt bis {_day(request.ends_at)}."
    facts = [asked, f"Grund: {wish.reason}", wish.effect]
    st.markdown("  \n".join(formats.literal(fact) for fact in facts))
    if wish.words:
        st.markdown("Die Worte:\n" + "\n".join(f"- {formats.literal(word)}" for word in wish.words))
    with st.container(horizontal=True, gap="small"):
        label = f"Bestätigen: {ACT_WORDS[wish.act]}"
        if not is_own and st.button(**leading(label), key=f"bestaetigen-{request.number}"):
            attempt(lambda: _confirmed(request.number, effect, carry_out))
        words = "Antrag zurückziehen" if is_own else "Antrag ablehnen"
        if st.button(words, key=f"verwerfen-{request.number}"):
            attempt(lambda: _dropped(request.number))
    if is_own:
        st.caption("Bestätigen muss eine andere Person der federführenden Stelle.")


def _confirmed(number: str, effect: Callable[[Wish], str], carry_out: Callable[[Request], str]) -> str:
    with _requests().confirming(number, viewer(), datetime.now(UTC)) as request:
        now = effect(request.wish)
        if now != request.wish.effect:
            raise RefusalError(CHANGED.format(before=request.wish.effect, now=now))
        return carry_out(request)


def _dropped(number: str) -> str:
    request = _requests().withdraw(number, viewer(), datetime.now(UTC))
    return f"Der Antrag ist verworfen: {_headline(request.wish)}. Es wurde nichts geändert."


def _headline(wish: Wish) -> str:
    return f"{ACT_WORDS[wish.act]}, {wish.about}"


def _day(moment: datetime) -> str:
    return formats.day(moment.astimezone().date())


def _requests() -> Requests:
    return Requests(settings.STORE)
