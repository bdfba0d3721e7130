"""What is chosen on a page and stands in its address, in words that outlive labels (?haus=SKB, ?ampel=verzoegert).

One rule for all of it: a choice belongs to its page and to the link that names it. Another page begins without it, the address
says all of it, and Back brings what the address said. Only the round and the house that one works for come along (`follows`), and
each page that heeds them says so at its top. Streamlit's own binding is not used: it takes choices along to other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import formats
from dashboard.address_words import KNOWN_KEYS, in_address, meant_in_address
from dashboard.master import Round
from dashboard.rounds.under_way import called_from, is_called, under_way

KEY = "runde"
_SHOWN, _ANEW = "gezeigte-seite", "adresse-lesen"


SHARED_KEYS = ("ampel", "hemmnis", "messbarkeit")
"""Words of addresses that ask what is for the houses; for a reader no page heeds them."""


def tell_unheeded(also: Collection[str] = ()) -> None:
    """Name what the address asks for under words that no page knows, so that nobody takes the whole for the part.

    `also`: known words that nothing is done with for whoever looks.
    """
    unheeded = [f"„{key}“" for key in st.query_params if key not in KNOWN_KEYS or key in also]
    if unheeded:
        st.caption(
            formats.literal(f"Die Adresse nennt {formats.joined(unheeded)}; das ist hier nicht bekannt und ändert nichts.")
        )


def turn_to(page: str) -> None:
    """Note which page is about to be drawn: coming from another one, or by Back, its controls take what the address says."""
    context = get_script_run_ctx()
    is_back = context is not None and context.is_history_navigation
    st.session_state[_ANEW] = is_back or st.session_state.get(_SHOWN) != page
    st.session_state[_SHOWN] = page


def shown_page() -> str:
    """The page that is drawn, by its word in the address."""
    return str(st.session_state.get(_SHOWN, ""))


def take(key: str, read: Callable[[Sequence[str]], object], *, is_folded: bool = False) -> str:
    """Before a control is drawn: `read` its value from the codes of the address, unless somebody has set it since; its key.

    Later on the control knows better than the address, which may lag behind quick hands. What `is_folded` away is given its value
    in each run: the browser makes it only when it is unfolded, and would begin it with nothing.
    """
    if st.session_state.get(_ANEW, False) or key not in st.session_state:
        st.session_state[key] = read(meant_in_address(key, st.query_params.get_all(key)))
    elif is_folded:
        st.session_state[key] = st.session_state[key]
    return key


def tell(key: str, codes: Sequence[str]) -> None:
    """After a control was drawn: let the address say these codes, in words; none where it shows what it shows by itself."""
    words = in_address(key, codes)
    if not words:
        st.query_params.pop(key, None)
    elif st.query_params.get_all(key) != words:
        st.query_params[key] = words


def linked_code(key: str) -> str:
    """The code that the address names under a key; empty where it names none."""
    return meant_in_address(key, [str(st.query_params.get(key, ""))])[0]


def linked_switch(label: str, options: Sequence[str], key: str, *, is_named: bool = False) -> str:
    """A row of buttons, of which one is pressed, the first one at first; in the URL stands what is written on it, in any case.

    `is_named`: the label stands above it, and is not only read out.
    """

    def meant(words: Sequence[str]) -> str:
        told = {word.casefold() for word in words}
        return next((option for option in options if option.casefold() in told), options[0])

    chosen = st.segmented_control(
        label,
        options,
        required=True,
        key=take(key, meant),
        label_visibility="visible" if is_named else "collapsed",
    )
    tell(key, [] if chosen in (None, options[0]) else [chosen])
    return chosen or options[0]


def following(key: str) -> str | None:
    """The code that was last chosen on this visit for what comes along."""
    code: str | None = st.session_state.get(f"{key}-behalten")
    return code


def follow(key: str, code: str, default: str) -> None:
    """Let a code come along to other pages; what a page shows by itself says nothing about another one."""
    if code != default:
        st.session_state[f"{key}-behalten"] = code
    elif following(key) != code:
        st.session_state.pop(f"{key}-behalten", None)


def linked_choice(
    label: str,
    options: Mapping[str, str],
    key: str,
    default: str,
    gone: Mapping[str, str] | None = None,
    *,
    follows: bool = False,
) -> str:
    """A box to choose one of `options` (label by code) and the chosen code; `key` is its word in the URL.

    The URL bears the code unless it is `default`; a word that is none of the codes is told and left aside. What `follows` comes
    back on the next page where it follows under the same key. `gone`: codes that are no option any more, with a sentence on each.
    """
    state, word = f"{key}-gewaehlt", linked_code(key)
    linked = {code.casefold(): code for code in options}.get(word.casefold())
    if word and linked is None:
        sentence = (gone or {}).get(word, f"Der Link nennt „{word}“; das gibt es unter „{label}“ nicht.")
        st.warning(formats.literal(sentence))
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
        follow(key, chosen, default)
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


def round_choice(rounds: Sequence[Round], label: str = "Steuerungsrunde") -> Round:
    """Draw the choice and return the round; the one that is under way stands there first, and what to know is said below."""
    today = datetime.now(UTC).date()
    by_code = {each.code: each for each in rounds}
    default = under_way(rounds, today)
    chosen = by_code[linked_choice(label, {code: each.title for code, each in by_code.items()}, KEY, default.code, follows=True)]
    told = round_sentence(chosen, default, rounds, today)
    if told:
        st.caption(formats.literal(told))
    return chosen


def round_sentence(chosen: Round, default: Round, rounds: Sequence[Round], today: date) -> str:
    """What one should know before giving something to the chosen round; empty where it is the one that everybody works on."""
    if not is_called(chosen, today):
        begins = f"Die Abfrage zur Runde {chosen.code} hat noch nicht begonnen ({_from(chosen)})."
        return (
            begins if chosen.code == default.code else f"{begins} Was jetzt kommt, gehört in der Regel zur Runde {default.code}."
        )
    met = _met(chosen, today)
    if chosen.code != default.code:
        return (
            f"{met}; gearbeitet wird jetzt an der Runde {default.code}." if met else f"Vorgewählt ist die Runde {default.code}."
        )
    if not met:
        return ""
    coming = [each for each in rounds if each.reference_date > chosen.reference_date]
    if not coming:
        return f"{met}; späte Listen gehören weiter zu ihr."
    following = min(coming, key=lambda each: each.reference_date)
    return f"{met}; späte Listen gehören weiter zu ihr, bis die Abfrage zur Runde {following.code} beginnt ({_from(following)})."


def _met(steering_round: Round, today: date) -> str:
    """What is known of the day of a round that has passed: that it has met only where somebody has noted it; else empty."""
    if steering_round.held_on is None or steering_round.held_on >= today:
        return ""
    day = formats.day(steering_round.held_on)
    was = f"hat am {day} getagt" if steering_round.is_held else f"war für den {day} vorgesehen"
    return f"Die Runde {steering_round.code} {was}"


def _from(steering_round: Round) -> str:
    return f"spätestens am {formats.day(called_from(steering_round))}, früher, sobald der Schritt „Abfrage“ vermerkt ist"
