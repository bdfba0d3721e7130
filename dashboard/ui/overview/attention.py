"""What the round is asked to decide and what else needs a look in a selection: lists whose titles and counts are the links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import formats, queries
from dashboard.charts import words
from dashboard.charts.tally import Tally
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.attention import RULES
from dashboard.ui.viewing import sees_shared
from dashboard.ui.ways_to_measures import way_to_measure, way_to_measures

NAMED_AT_MOST = 8
"""So many decisions are named with what is asked; a link opens the others."""
_ASKED = "decision_needed"
_FIRST = ("rating_worse", "overdue", "ending", "vanished", "contradiction")
"""What has a line of its own under "Braucht einen Blick", the risk first."""


def past_their_end(counts: Tally, steering_round: Round) -> words.Late:
    """How many measures of the selection are past their end, and how many end before a reference date that lies ahead."""
    found = Counter(rule for rule, key, *_ in _found(steering_round.code) if key in counts.measure_ids)
    return words.Late(found["overdue"], found["ending"], lies_ahead(steering_round))


def state_words(
    counts: Tally, steering_round: Round, silent: Sequence[str], scope: str = "", late: words.Late = words.NOT_LATE
) -> str:
    """The sentences that open a page, of what there is for whoever looks."""
    say = words.situation if sees_shared() else words.public_situation
    return say(counts.total, counts.changes, steering_round, silent, scope, late)


def lies_ahead(steering_round: Round) -> bool:
    """Whether the reference date is still to come; what is frozen is told as it stands."""
    return not steering_round.is_frozen and steering_round.reference_date > today()


def _found(round_code: str) -> list[tuple[str, str, str, str, str | None]]:
    """All lines of a round: rule, key of the measure, its title, its body, and what the rule found."""
    return data.made(("attention", round_code), lambda: data.frame("overview/attention", round=round_code).rows())


Lines = Mapping[str, Sequence[tuple[str, str, str, str]]]
"""Per rule its measures: key, title, body, and what the rule found."""


def lines_of(counts: Tally, steering_round: Round) -> Lines:
    """What the rules of queries/attention/ found in a selection."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for rule, key, title, department, detail in _found(steering_round.code):
        if key in counts.measure_ids:
            found.setdefault(rule, []).append((key, title, department, detail or ""))
    return found


def asked(lines: Lines, selection: Mapping[str, Any]) -> str:
    """What the round is asked to decide: the measure, which is the link, its body, and the question; or that nobody asks."""
    found = lines.get(_ASKED, ())
    told = [
        f"{way_to_measure(formats.literal(title), key, {**selection, 'rules': [_ASKED]})} :gray[{department}]  \n"
        f":small[{formats.literal(question)}]"
        for key, title, department, question in found[:NAMED_AT_MOST]
    ]
    if len(found) > NAMED_AT_MOST:
        more = formats.counted(len(found) - NAMED_AT_MOST, "weitere", "weitere")
        told.append(way_to_measures(more, {**selection, "rules": [_ASKED]}))
    return "\n\n".join(told) or "Kein Haus bittet um eine Entscheidung."


def to_look_at(lines: Lines, selection: Mapping[str, Any]) -> str:
    """The other rules that found something, each with its number of measures; the heading is the link to them.

    What matters most has a line of its own, and the others share one.
    """
    found = {
        rule.name: f"{way_to_measures(rule.heading, {**selection, 'rules': [rule.name]})} "
        f":gray[{formats.number(len(lines[rule.name]))}]"
        for rule in RULES
        if rule.name in lines and rule.name != _ASKED
    }
    told = [f"- {found.pop(name)}" for name in _FIRST if name in found]
    if found:
        told.append(f"- :small[{' · '.join(found.values())}]")
    return "\n".join(told) or "Keine Regel trifft auf eine Maßnahme dieser Auswahl zu."


def rules_of(lines: Lines) -> str:
    """The words of the rules that found something, as the files of their queries have them."""
    return "\n".join(f"- **{rule.heading}:** {queries.find(rule.query).rule}" for rule in RULES if rule.name in lines)


def show_attention(counts: Tally, steering_round: Round, selection: Mapping[str, Any]) -> None:
    """What the round is asked to decide, and what else needs a look; the rules are one click below."""
    lines = lines_of(counts, steering_round)
    text = [f"### Zu entscheiden\n\n{asked(lines, selection)}"] if _ASKED in lines else []
    st.markdown("\n\n".join([*text, f"### Braucht einen Blick\n\n{to_look_at(lines, selection)}"]), anchors=False)
    show_rules(lines)


def show_rules(lines: Lines) -> None:
    """By which rule a measure is named, one click away."""
    if not lines:
        return
    with st.expander("Rechenweg", key="rechenweg-hinweise", type="compact", on_change="rerun") as details:
        if details.open:
            st.markdown(rules_of(lines))
