"""What concerns one body beside its own measures: what others expect from it, and what is alike elsewhere."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats, queries
from dashboard.ui import data
from dashboard.ui.measure.surroundings import titles_of
from dashboard.ui.opening import link_to_measure
from dashboard.ui.views.view import Shown
from dashboard.vocabulary import Term

SHOWN_AT_MOST = 8


def show_expected(shown: Shown, term: Term, rows: pl.DataFrame) -> None:
    """Measures of others in which it has a part, questions to it, rows of others that wait for it; and likeness."""
    st.subheader("Was andere erwarten", anchor=False)
    every = data.frame("measures/list", round=shown.period.code)
    parts = every.filter(pl.col("involved").list.contains(term.code), pl.col("department") != term.code, ~pl.col("has_ended"))
    asked = queries.run(data.store(), "round_sheet/questions", department=term.code, round=shown.period.code)
    open_questions = asked.filter(pl.col("answer").is_null())
    waiting = data.frame("identity/waiting_co_reports", department=term.code)
    if parts.is_empty() and open_questions.is_empty() and waiting.is_empty():
        st.markdown("Nichts: keine Beteiligung an Maßnahmen anderer, keine offene Rückfrage, keine wartende Mitmeldung.")
    if not parts.is_empty():
        st.markdown(f"Beteiligt an {formats.counted(parts.height, 'Maßnahme', 'Maßnahmen')} anderer Häuser:")
        for row in parts.head(SHOWN_AT_MOST).iter_rows(named=True):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"{formats.literal(row['title'])} · {row['responsible']}")
                link_to_measure(row["measure_id"], row["measure_id"], {"round": shown.period.code})
        if parts.height > SHOWN_AT_MOST:
            st.caption(f"und {formats.counted(parts.height - SHOWN_AT_MOST, 'weitere', 'weitere')}.")
    lines = [f"Offene Rückfrage ({row['asked_by']}): {row['text']}" for row in open_questions.to_dicts()]
    lines += [f"Mitmeldung von {row['reported_by']} wartet: {row['title']}" for row in waiting.to_dicts()]
    if lines:
        st.markdown("\n".join(f"- {formats.literal(line)}" for line in lines))
    _show_alike(rows, shown.period.code)


def _show_alike(rows: pl.DataFrame, round_code: str) -> None:
    with st.expander("Ähnliche Titel in anderen Häusern", key="aehnliche", on_change="rerun") as details:
        if not details.open:
            return
        st.caption("Ein Vorschlag nach dem Wortlaut der Titel, keine Feststellung.")
        titles = titles_of(round_code)
        lines = [
            f"- {formats.literal(row['title'])} ({row['measure_id']}) – {formats.literal(title)} ({key}, {house})"
            for row in rows.filter(~pl.col("has_ended")).iter_rows(named=True)
            for key, title, house in titles.alike(row["title"], row["responsible"])[:1]
        ]
        st.markdown("\n".join(lines) if lines else "Kein Titel ist einem anderen ähnlich.")
