"""What needs attention in a selection: its lines by rule, and what is past its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
    """How many measures of the selection are past their end, by today at the most while the reference date lies ahead."""
    lines = data.frame("overview/attention", round=steering_round.code).filter(rule="overdue")
    ends = {
        key: date.fromisoformat(end) for key, end in lines.select("measure_id", "detail").iter_rows() if key in counts.measure_ids
    }
    is_ahead = lies_ahead(steering_round)
    coming = sum(end >= today() for end in ends.values()) if is_ahead else 0
    return words.Late(len(ends) - coming, coming, is_ahead)


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
        heading = rule.heading_ahead if rule.heading_ahead and lies_ahead(steering_round) else rule.heading
        label = f"**{heading}** · {formats.measures(len(lines[rule.name]))}"
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
    st.caption(f"Regel: {queries.find(f'attention/{rule.name}').rule}")
