"""The overview: its sentence, its key figures, the charts, and beside them what is asked, owed and to be looked at; all of one
selection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.charts.tally import Tally, selected, tally
from dashboard.papers.round_facts import Part
from dashboard.ui import data
from dashboard.ui.acting import KEY as HOUSE
from dashboard.ui.acting import LEAD_UNIT_CODE
from dashboard.ui.filters import Selection, filter_bar, reset, search_hint
from dashboard.ui.handing_papers import dossier_to_print
from dashboard.ui.head import page_head, show_sentence, state_of
from dashboard.ui.measures.asking import note_taken
from dashboard.ui.measures.choosing import read_as_filters
from dashboard.ui.navigation import AGENDA, INQUIRIES, way
from dashboard.ui.overview.attention import asked, lines_of, past_their_end, show_rules, state_words, to_look_at
from dashboard.ui.overview.deliveries import deliveries, silent_bodies
from dashboard.ui.overview.figures import show_key_figures
from dashboard.ui.overview.matrix import show_matrix
from dashboard.ui.parts import show_state
from dashboard.ui.standings import Blocks
from dashboard.ui.viewing import sees_shared
from dashboard.ui.ways_to_measures import COUNTED, open_measures, way_to_measure, way_to_measures
from dashboard.vocabulary import GAPS

TITLE = "Überblick"
_QUESTION = "ueberblick-suche"
_NAMED_ABOVE = frozenset({"no_field", "no_lead", "no_level", "no_stage", "no_rating", "no_reason"})
"""Gaps that the charts and rules of this page count already."""


def show(choices: data.Choices) -> None:
    """Sentence, filters, figures, charts, what needs attention, who has answered; all of one selection."""
    opening = st.container()
    selection = filter_bar(choices, beside=_search)
    if question := st.session_state.get(_QUESTION):
        _answer(question, selection, choices)
    steering_round = selection.round
    rows = selected(data.frame("overview/progress", round=steering_round.code), selection.parameters)
    counts = tally(rows, *(selection.kept(view, terms) for view, terms in choices.of(steering_round.code).views))
    late = past_their_end(counts, steering_round)
    with opening:
        title = f"{TITLE}: {formats.literal(steering_round.title)}"
        printed = dossier_to_print(steering_round.code, _part(selection))
        page_head(title, is_sample=steering_round.is_sample, state=state_of(steering_round), printed=printed)
        if not rows.is_empty():
            silent, scope = silent_bodies(selection, counts), _scope(counts, selection)
            show_sentence(state_words(counts, steering_round, silent, scope, late))
    if rows.is_empty():
        show_state("Zu dieser Auswahl gibt es keine Maßnahme.", "Bitte nehmen Sie einen Filter zurück.")
        st.button("alle Filter zurücksetzen", key="empty-reset", on_click=reset)
        return
    earlier = 0 if selection.chosen else len(_carried(selection))
    show_key_figures(counts, steering_round, selection.parameters, late, earlier)
    _show_details(counts, selection)


def _part(selection: Selection) -> Part:
    """What the dossier is about: the bodies or the fields that alone are chosen, else all."""
    chosen = {dimension.parameter: tuple(code for code in codes if code != "none") for dimension, codes in selection.chosen}
    if len(chosen) != 1:
        return Part()
    return Part(chosen.get("departments", ()), chosen.get("fields", ()))


def _search() -> None:
    """A question about measures, answered on their page among what is chosen here."""
    st.text_input(
        "Maßnahmen suchen", key=_QUESTION, placeholder=f"Suche: {search_hint()}", label_visibility="collapsed", width=320
    )


def _answer(question: str, selection: Selection, choices: data.Choices) -> None:
    """Go to the measures that are asked for; what names filters and nothing else sets them there."""
    reading = read_as_filters(question, choices, selection.round.code)
    if not reading.is_whole:
        open_measures({**selection.parameters, "search": question})
    note_taken(question, reading)
    open_measures({**selection.parameters, **reading.parameters})


def _scope(counts: Tally, selection: Selection) -> str:
    """The selection in words; of a single measure also which one it is."""
    if counts.total.measures != 1:
        return selection.scope
    listed = data.frame("measures/list", round=selection.round.code).select("measure_id", "title", "stage").iter_rows()
    ((key, title),) = ((key, title) for key, title, stage in listed if key in counts.measure_ids and stage != "merged")
    named = f"„{way_to_measure(formats.literal(title), key, selection.parameters)}“ ({formats.literal(key)})"
    return f"{selection.scope}, {named}," if selection.scope else named


def _show_details(counts: Tally, selection: Selection) -> None:
    blocks = Blocks(counts, selection.round, selection.parameters)
    charts, aside = st.columns([5, 2], gap="medium")
    with charts:
        blocks.show("fields", "levels", "departments")
    with aside:
        _show_aside(counts, selection)
    show_matrix(counts, selection)
    st.markdown(f":small[{way('Barrierefreiheit: Barrieren melden, Durchsetzungsverfahren', 'accessibility.py')}]")


def _show_aside(counts: Tally, selection: Selection) -> None:
    """What is to be decided, who owes an answer, what needs a look; and what only leads on, which paper does without."""
    lines = lines_of(counts, selection.round)
    parts = [
        ("Rückmeldungen", deliveries(selection)),
        ("Braucht einen Blick", to_look_at(lines, selection.parameters)),
    ]
    if sees_shared():
        parts.insert(0, ("Zu entscheiden", asked(lines, selection.parameters)))
    with st.container(key="ueberblick-seite"):
        st.markdown("\n\n".join(f"### {heading}\n\n{text}" for heading, text in parts), anchors=False)
        show_rules(lines)
        with st.container(key="bildschirm-wege"):
            further = f"### Nach Leitziel und Lücke\n\n{_further(counts, selection)}"
            st.markdown(f"{further}\n\n{_of_the_round(selection)}", anchors=False)


def _further(counts: Tally, selection: Selection) -> str:
    """The ways to the measures of each guiding goal, and to those that leave something unsaid, each with its number."""
    listed = data.frame("measures/list", round=selection.round.code).filter(
        pl.col("stage") != "merged", pl.col("measure_id").is_in(counts.measure_ids)
    )
    numbers = {name: Counter(chain.from_iterable(listed[name])) for name in ("guiding_goals", "gaps")}

    def ways(name: str, terms: Iterable[tuple[str, str]]) -> str:
        here = {**selection.parameters, **COUNTED}
        told = [
            f"{way_to_measures(formats.literal(label), {**here, name: [code]})} :gray[{formats.number(numbers[name][code])}]"
            for code, label in terms
            if numbers[name][code]
        ]
        return f":small[{' · '.join(told)}]" if told else ""

    goals = ((str(number), f"Leitziel {number} {name}") for number, name in data.frame("master/guiding_goal").iter_rows())
    gaps = ((gap.code, gap.label) for gap in GAPS if gap.code not in _NAMED_ABOVE)
    return "\n\n".join(filter(None, (ways("guiding_goals", goals), ways("gaps", gaps))))


def _of_the_round(selection: Selection) -> str:
    """The ways to the agenda and the open decisions, to what has changed, and to what the houses were asked."""
    steering_round, is_shared = selection.round, sees_shared()
    carried = _carried(selection)
    ways = [way("Tagesordnung", "steering_round.py", {"runde": steering_round.code}, AGENDA)] if is_shared else []
    if carried:
        rounds = formats.joined(sorted({row["round"] for row in carried}))
        whole = ", unabhängig vom Filter" if selection.chosen else ""
        label = formats.counted(len(carried), "offener Beschluss", "offene Beschlüsse")
        ways.append(f"{way(label, 'decisions.py', {'stand': 'offen'})} aus {rounds}{whole}")
    if steering_round.previous is not None:
        query = {"von": steering_round.previous, "bis": steering_round.code}
        ways.append(way(f"Veränderungen seit {steering_round.previous}", "changes.py", query))
    ways += [way("Fragen an die Häuser", "working_group.py", {HOUSE: LEAD_UNIT_CODE}, INQUIRIES)] if is_shared else []
    return f":small[{' · '.join(ways)}]" if ways else ""


def _carried(selection: Selection) -> list[dict[str, Any]]:
    """The decisions of earlier rounds that are still open, whatever is filtered."""
    code = selection.round.code
    decisions = data.made(("decisions", code), lambda: data.frame("decisions/list", round=code).to_dicts())
    return [row for row in decisions if row["is_carried"]]
