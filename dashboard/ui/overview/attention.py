"""What needs attention in a selection: its lines by rule, and what is past its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import formats, queries
from dashboard.charts import words
from dashboard.charts.tally import Tally
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.attention import RULES, Rule
from dashboard.ui.ways_to_measures import link_to_measures

LINES_OF_A_RULE = 25
"""So many measures a rule names on a page; a whole body's silence must not drown the rest, and the link below opens all."""


def past_their_end(counts: Tally, steering_round: Round) -> words.Late:
    """How many measures of the selection are past their end, and how many end before a reference date that lies ahead."""
    lines = data.frame("overview/attention", round=steering_round.code)
    found = Counter(rule for rule, key in lines.select("rule", "measure_id").iter_rows() if key in counts.measure_ids)
    return words.Late(found["overdue"], found["ending"], lies_ahead(steering_round))


def lies_ahead(steering_round: Round) -> bool:
    """Whether the reference date is still to come; what is frozen is told as it stands."""
    return not steering_round.is_frozen and steering_round.reference_date > today()


def show_attention(counts: Tally, steering_round: Round, selection: Mapping[str, Any]) -> None:
    """The lines that need attention by rule; what the round is asked to decide lies open, the others open with a click."""
    lines: dict[str, list[tuple[str, ...]]] = {}
    for name, *line in data.frame("overview/attention", round=steering_round.code).iter_rows():
        if line[0] in counts.measure_ids:
            lines.setdefault(name, []).append(tuple(line))
    st.subheader("Was Aufmerksamkeit braucht", anchor=False)
    if not lines:
        st.markdown("Keine Regel trifft auf eine Maßnahme dieser Auswahl zu.")
    for rule in (rule for rule in RULES if rule.name in lines):
        label = f"**{rule.heading}** · {formats.measures(len(lines[rule.name]))}"
        is_request = rule.name == "decision_needed"
        with st.expander(label, expanded=is_request, key=f"regel-{rule.name}", on_change="rerun") as details:
            if details.open:
                _show_lines(rule, lines[rule.name])
                link_to_measures(_all_of(len(lines[rule.name])), {**selection, "rules": [rule.name]})


def _all_of(count: int) -> str:
    """The words of the link to the measures of a rule; it says so where the page names only the first of them."""
    if count > LINES_OF_A_RULE:
        return f"Alle {formats.number(count)} Maßnahmen ansehen; hier stehen die ersten {LINES_OF_A_RULE}"
    return "Diese Maßnahme ansehen" if count == 1 else "Diese Maßnahmen ansehen"


def _show_lines(rule: Rule, lines: list[tuple[str, ...]]) -> None:
    """A list rather than a table: titles and questions are long, and a telephone shows them whole."""
    st.markdown(
        "\n".join(
            f"- **{formats.literal(title)}** · {department} · {measure_id}  \n  {rule.sentence(detail or '')}"
            for measure_id, title, department, detail in lines[:LINES_OF_A_RULE]
        )
    )
    st.caption(f"Regel: {queries.find(rule.query).rule}")
