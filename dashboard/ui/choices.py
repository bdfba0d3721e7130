"""One choice among a few, kept in the URL as a code (?haus=SKB, ?runde=2026) and over the pages of a visit.

Streamlit's own binding writes an option's label into the URL; labels change with a government, codes do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.rounds.under_way import called_from, is_called, under_way

KEY = "runde"


def linked_choice(label: str, options: Mapping[str, str], key: str, default: str, gone: Mapping[str, str] | None = None) -> str:
    """A box to choose one of `options` (label by code) and the chosen code; `key` is its word in the URL.

    The URL bears the code unless it is `default`; a word that is none of the codes is told and left aside. The choice comes back
    on the next page that offers it under the same key. `gone`: codes that are no option any more, with a sentence on each.
    """
    state, kept, word = f"{key}-gewaehlt", f"{key}-behalten", str(st.query_params.get(key, ""))
    linked = {code.casefold(): code for code in options}.get(word.casefold())
    if word and linked is None:
        sentence = (gone or {}).get(word, f"Der Link nennt „{word}“; das gibt es unter „{label}“ nicht.")
        st.warning(formats.literal(sentence))
    known = (code for code in (linked, st.session_state.get(state), st.session_state.get(kept)) if code in options)
    # Given to the control in each run: on another page it is a new one, which forgets what came from a link.
    st.session_state[state] = next(known, default)
    chosen: str = st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=state,
        on_change=_write,
        args=(state, key, default),
    )
    st.session_state[kept] = chosen
    _write(state, key, default)
    return chosen


def set_choice(key: str, code: str, default: str) -> None:
    """Set the choice from elsewhere on the page, as the callback of a button."""
    st.session_state[f"{key}-gewaehlt"] = code
    _write(f"{key}-gewaehlt", key, default)


def _write(state: str, key: str, default: str) -> None:
    """Put the choice into the URL; before a run, so that the run does not take the old URL for a newer wish."""
    chosen = st.session_state[state]
    if chosen == default:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != chosen:
        st.query_params[key] = chosen


def round_choice(rounds: Sequence[Round], label: str = "Steuerungsrunde") -> Round:
    """Draw the choice and return the round; the one that is under way stands there first, and what to know is said below."""
    today = datetime.now(UTC).date()
    by_code = {each.code: each for each in rounds}
    default = under_way(rounds, today)
    chosen = by_code[linked_choice(label, {code: each.title for code, each in by_code.items()}, KEY, default.code)]
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
    met = f"Die Runde {chosen.code} hat am {formats.day(chosen.meets)} getagt" if _has_met(chosen, today) else ""
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


def _has_met(steering_round: Round, today: date) -> bool:
    return steering_round.held_on is not None and steering_round.held_on < today


def _from(steering_round: Round) -> str:
    return f"spätestens am {formats.day(called_from(steering_round))}, früher, sobald der Schritt „Abfrage“ vermerkt ist"
