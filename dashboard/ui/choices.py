"""What is chosen on a page and stands in its address: in codes (?haus=SKB, ?ampel=yellow), which outlive labels.

One rule for all of it: a choice belongs to its page and to the link that names it. Another page begins without it, the address
says all of it, and Back brings what the address said. Only the round and the house that one works for come along (`follows`), and
each page that heeds them says so at its top. Streamlit's own binding is not used: it takes choices along to other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import formats
from dashboard.master import Round
from dashboard.rounds.under_way import under_way

KEY = "runde"
_SHOWN, _ANEW = "gezeigte-seite", "adresse-lesen"


def turn_to(page: str) -> None:
    """Note which page is about to be drawn: coming from another one, or by Back, its controls take what the address says."""
    context = get_script_run_ctx()
    is_back = context is not None and context.is_history_navigation
    st.session_state[_ANEW] = is_back or st.session_state.get(_SHOWN) != page
    st.session_state[_SHOWN] = page


def take(key: str, read: Callable[[Sequence[str]], object], *, is_folded: bool = False) -> str:
    """Before a control is drawn: `read` its value from the words of the address, unless somebody has set it since; its key.

    Later on the control knows better than the address, which may lag behind quick hands. What `is_folded` away is given its value
    in each run: the browser makes it only when it is unfolded, and would begin it with nothing.
    """
    if st.session_state.get(_ANEW, False) or key not in st.session_state:
        st.session_state[key] = read(st.query_params.get_all(key))
    elif is_folded:
        st.session_state[key] = st.session_state[key]
    return key


def tell(key: str, words: Sequence[str]) -> None:
    """After a control was drawn: let the address say these words; none where it shows what it shows by itself."""
    if not words:
        st.query_params.pop(key, None)
    elif st.query_params.get_all(key) != list(words):
        st.query_params[key] = list(words)


def linked_switch(label: str, options: Sequence[str], key: str, *, is_named: bool = False) -> str:
    """A row of buttons, of which one is pressed, the first one at first; in the URL stands what is written on it.

    `is_named`: the label stands above it, and is not only read out.
    """
    chosen = st.segmented_control(
        label,
        options,
        required=True,
        key=take(key, lambda words: next((option for option in options if option in words), options[0])),
        label_visibility="visible" if is_named else "collapsed",
    )
    tell(key, [] if chosen in (None, options[0]) else [chosen])
    return chosen or options[0]


def following(key: str) -> str | None:
    """The code that was last chosen on this visit for what comes along."""
    code: str | None = st.session_state.get(f"{key}-behalten")
    return code


def follow(key: str, code: str) -> None:
    """Let a code come along to other pages."""
    st.session_state[f"{key}-behalten"] = code


def linked_choice(label: str, options: Mapping[str, str], key: str, default: str, *, follows: bool = False) -> str:
    """A box to choose one of `options` (label by code) and the chosen code; `key` is its word in the URL.

    The URL bears the code unless it is `default`; a word that is none of the codes is told and left aside. What `follows` comes
    back on the next page where it follows under the same key.
    """
    state, word = f"{key}-gewaehlt", str(st.query_params.get(key, ""))
    linked = {code.casefold(): code for code in options}.get(word.casefold())
    if word and linked is None:
        st.warning(f"Der Link nennt „{formats.literal(word)}“; das gibt es unter „{label}“ nicht.")
    chosen_here = None if st.session_state.get(_ANEW, False) else st.session_state.get(state)
    come_along = following(key) if follows else None
    # Given to the control in each run: on another page it is a new one, which forgets what came from a link.
    st.session_state[state] = next((code for code in (linked, chosen_here, come_along) if code in options), default)
    chosen: str = st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=state,
        on_change=_write,
        args=(state, key, default),
    )
    if follows:
        follow(key, chosen)
    _write(state, key, default)
    return chosen


def set_choice(key: str, code: str, default: str) -> None:
    """Set the choice from elsewhere on the page, as the callback of a button."""
    st.session_state[f"{key}-gewaehlt"] = code
    _write(f"{key}-gewaehlt", key, default)


def _write(state: str, key: str, default: str) -> None:
    """Put the choice into the URL; before a run, so that the run does not take the old URL for a newer wish."""
    chosen = st.session_state[state]
    tell(key, [] if chosen == default else [chosen])


def round_choice(rounds: Sequence[Round]) -> Round:
    """Draw the choice and return the round; the one that is being prepared stands there first."""
    by_code = {each.code: each for each in rounds}
    default = under_way(rounds, datetime.now(UTC).date()).code
    titles = {code: each.title for code, each in by_code.items()}
    return by_code[linked_choice("Steuerungsrunde", titles, KEY, default, follows=True)]
