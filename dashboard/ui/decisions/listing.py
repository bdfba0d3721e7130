"""The decisions one below the other: what was decided, what has changed in its measures since, and its history folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.decisions.chosen import body_names
from dashboard.ui.decisions.forms import show_forms
from dashboard.ui.decisions.words import facts, head, history, since
from dashboard.ui.opening import link_to_measure
from dashboard.ui.working_group.fields import field_names

AT_ONCE = 20
MEASURES_AT_MOST = 10
SINCE_WIDTH = 640
_MORE = "beschluesse-mehr"


def show_decisions(rows: Sequence[Mapping[str, Any]], who: Acting) -> None:
    """Rows of queries/decisions/list in their order, so many at once."""
    shown = AT_ONCE * (1 + int(st.session_state.get(_MORE, 0)))
    told: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for each in data.frame("decisions/since").iter_rows(named=True):
        told[each["decision_id"]].append(each)
    for row in rows[:shown]:
        with st.container(border=True, gap="xsmall"):
            _show_one(row, told[row["decision_id"]], who)
    if len(rows) > shown:
        st.button(f"Weitere zeigen ({formats.number(len(rows) - shown)})", on_click=_more)


def _more() -> None:
    st.session_state[_MORE] = int(st.session_state.get(_MORE, 0)) + 1


def _show_one(row: Mapping[str, Any], measures: Sequence[Mapping[str, Any]], who: Acting) -> None:
    below = formats.literal(facts(row, body_names(), field_names()))
    st.markdown(f"{head(row)}  \n**{formats.literal(row['wording'].strip())}**  \n:small[{below}]")
    for each in measures[:MEASURES_AT_MOST]:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            parameters = {"round": each["now_round"]} if each["now_round"] else {}
            link_to_measure(each["measure_id"], each["measure_id"], parameters)
            title, changed = formats.literal(each["title"] or ""), formats.literal(since(each))
            # On a telephone a long title wraps beside its key, while a link would be cut off.
            st.markdown(f"{title}  \n:small[{changed}]", width=SINCE_WIDTH)
    if len(measures) > MEASURES_AT_MOST:
        st.caption(f"und {formats.counted(len(measures) - MEASURES_AT_MOST, 'weitere Maßnahme', 'weitere Maßnahmen')}.")
    number = row["decision_id"]
    with st.expander(f"Verlauf zu Nr. {number}", key=f"verlauf-{number}", type="compact", on_change="rerun") as details:
        if details.open:
            entries = data.frame("decisions/history", decision_id=number).to_dicts()
            lines = history(entries, body_names(), field_names())
            st.markdown("\n".join(f"- {formats.literal(line)}" for line in lines))
    if who.is_lead_unit:
        label = "abschließen oder ändern" if row["state"] == "open" else "wieder öffnen"
        with st.expander(f"Nr. {number} {label}", key=f"bearbeiten-{number}", type="compact", on_change="rerun") as editing:
            if editing.open:
                show_forms(row, who)
