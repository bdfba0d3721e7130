"""One action field, body or level in depth: its state beside the whole, who works on it, what others expect, what changed."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import formats, queries
from dashboard.charts.yardstick import yardstick, yardstick_table
from dashboard.ui import data
from dashboard.ui.decisions.listing import show_decisions_for
from dashboard.ui.head import show_sentence
from dashboard.ui.measure.surroundings import titles_of
from dashboard.ui.navigation import is_open, way
from dashboard.ui.overview.attention import past_their_end, show_attention, state_words
from dashboard.ui.overview.figures import show_key_figures
from dashboard.ui.parts import show_state, show_table
from dashboard.ui.standings import HEADINGS, Blocks
from dashboard.ui.viewing import sees_shared
from dashboard.ui.views.off_plan import show_off_plan
from dashboard.ui.views.rows import show_changes, show_gaps, show_postponed, show_reports
from dashboard.ui.views.view import Excerpt
from dashboard.ui.ways_to_measures import titled
from dashboard.ui.working_group.asking import show_asking
from dashboard.ui.working_group.forms import way_to_ask
from dashboard.vocabulary import Term

SHOWN_AT_MOST = 8


def show_depth(excerpt: Excerpt, term: Term) -> None:
    """Everything about one of them, from the sentence to the texts."""
    counts, steering_round = excerpt.counts, excerpt.round
    if not counts.measure_ids:
        show_state(
            f"Zur Runde {steering_round.code} gibt es {excerpt.view.scope(term)} keine Maßnahme.", "Bitte wählen Sie anders."
        )
        return
    silent, scope, late = _silent(excerpt, term), excerpt.view.scope(term), past_their_end(counts, steering_round)
    with excerpt.opening:
        show_sentence(state_words(counts, steering_round, silent, scope, late))
        _show_ways_to_the_house(excerpt, term)
    show_key_figures(counts, steering_round, excerpt.parameters, late)
    rows = excerpt.rows()
    if excerpt.view.parameter == "departments" and term.code != "none":
        show_asking(term.code)
    left, right = st.columns(2, gap="large")
    with left:
        show_off_plan(excerpt)
    with right:
        _show_yardstick(excerpt, rows)
    _show_stages(excerpt)
    left, right = st.columns(2, gap="large")
    with left:
        show_attention(counts, steering_round, excerpt.parameters)
        show_changes(excerpt, rows)
    with right:
        show_gaps(excerpt, rows)
        show_postponed(excerpt, rows)
        if excerpt.view.parameter == "departments" and term.code != "none":
            if sees_shared():
                show_decisions_for(term.code, steering_round.code)
            show_expected(excerpt, term, rows)
    if excerpt.view.parameter == "fields":
        st.caption(
            "Indikatoren dieses Handlungsfelds sind noch nicht erfasst; sie stehen künftig hier, als Rahmen und nicht als Erfolg."
        )
    show_reports(excerpt, rows)


def _show_ways_to_the_house(excerpt: Excerpt, term: Term) -> None:
    """Where a body is shown: to the form for a question to it, and to what it has delivered."""
    if excerpt.view.parameter != "departments" or term.code == "none":
        return
    query = {"runde": excerpt.round.code, "ressort": term.code}
    board = [way(f"Rückmeldungen von {term.code}", "delivery_board.py", query)] if is_open("delivery_board.py") else []
    if ways := [each for each in (way_to_ask(term.code), *board) if each]:
        with st.container(key="bildschirm-haus-wege"):
            st.markdown(f":small[{' · '.join(ways)}]")


def _silent(excerpt: Excerpt, term: Term) -> list[str]:
    """The name of the body where it is the one that is shown and has not answered."""
    if excerpt.view.parameter != "departments":
        return []
    rows = data.frame("delivery_board/board", round=excerpt.round.code).filter(department=term.code, state="missing")
    return [str(name) for name in rows["name"]]


def _show_yardstick(excerpt: Excerpt, rows: pl.DataFrame) -> None:
    """The shares of all other measures beside its own."""
    st.subheader("Im Vergleich mit allen anderen", anchor=False)
    others = data.frame("measures/list", round=excerpt.round.code).filter(
        ~pl.col("measure_id").is_in(rows["measure_id"].implode())
    )
    figures = yardstick(rows, others, excerpt.round.silence, is_rated=sees_shared())
    show_table(yardstick_table(figures), "Anteile hier und in allen anderen Maßnahmen")
    st.caption(
        "Verglichen werden Anteile, nicht Anzahlen. „Gleich wäre“ sagt, wie viele es hier mit dem Anteil aller anderen wären. "
        "Unter 20 Maßnahmen steht kein Prozentwert; wenige sagen wenig, und gleicher Anteil heißt nicht gleiche Aufgabe."
    )


def _show_stages(excerpt: Excerpt) -> None:
    """The rows of the two other dimensions; its own is told by the figures above."""
    others = [dimension for dimension in HEADINGS if dimension != excerpt.view.parameter]
    Blocks(excerpt.counts, excerpt.round, excerpt.parameters, is_part=True).show(*others)


def show_expected(excerpt: Excerpt, term: Term, rows: pl.DataFrame) -> None:
    """Measures of others in which it has a part, inquiries to it, rows of others that wait for it; and likeness."""
    asked = sees_shared()
    st.subheader("Beteiligungen und Anfragen anderer Häuser" if asked else "Beteiligungen", anchor=False)
    every = data.frame("measures/list", round=excerpt.round.code)
    parts = every.filter(pl.col("involved").list.contains(term.code), pl.col("department") != term.code, ~pl.col("has_ended"))
    inquiries = queries.run(data.store(), "round_sheet/inquiries", department=term.code, round=excerpt.round.code)
    open_inquiries = inquiries.filter(pl.col("answer").is_null())
    answered = data.frame("meetings/inquiries", round=excerpt.round.code).filter(
        pl.col("answer").is_not_null(), pl.coalesce("heir", "department") == term.code, round=excerpt.round.code
    )
    waiting = data.frame("identity/waiting_co_reports", department=term.code)
    if parts.is_empty() and open_inquiries.is_empty() and answered.is_empty() and waiting.is_empty():
        also = ", keine Rückfrage, keine wartende Mitmeldung" if asked else ""
        st.markdown(f"Nichts: keine Beteiligung an Maßnahmen anderer{also}.")
    if not parts.is_empty():
        st.markdown(f"Beteiligt an {formats.counted(parts.height, 'Maßnahme', 'Maßnahmen')} anderer Häuser:")
        shown = parts.head(SHOWN_AT_MOST).iter_rows(named=True)
        st.markdown("\n".join(f"- {titled(row, {'round': excerpt.round.code})} · {row['responsible']}" for row in shown))
        if parts.height > SHOWN_AT_MOST:
            st.caption(f"und {formats.counted(parts.height - SHOWN_AT_MOST, 'weitere', 'weitere')}.")
    lines = [f"Offene Rückfrage ({row['asked_by']}): {row['text']}" for row in open_inquiries.to_dicts()]
    lines += [f"Rückfrage ({row['asked_by']}): {row['text']} – Antwort: {row['answer']}" for row in answered.to_dicts()]
    lines += [f"Mitmeldung von {row['reported_by']} wartet: {row['title']}" for row in waiting.to_dicts()]
    if lines:
        st.markdown("\n".join(f"- {formats.literal(line)}" for line in lines))
    _show_alike(rows, excerpt.round.code)


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
