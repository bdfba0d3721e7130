"""Which measures the page shows and in which order, all in the URL; what a filter by body leaves out; the neighbours of one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import formats, search
from dashboard.charts.tally import selected
from dashboard.search.ordering import GROUPINGS, ORDERS, Arrangement, arranged
from dashboard.ui import data
from dashboard.ui.attention import RULES
from dashboard.ui.choices import take, tell
from dashboard.ui.filters import SEARCH, Dimension, Selection, dimensions, meant, search_hint, show_involved, tell_unknown
from dashboard.ui.kept import Kept
from dashboard.ui.measures.asking import Reading, offer_filters, offer_words, read, take_whole
from dashboard.ui.viewing import for_viewer, sees_shared
from dashboard.ui.ways_to_measures import WORDS
from dashboard.vocabulary import (
    CHANGES,
    FUNDING_STATUSES,
    GAPS,
    MEASURABILITY,
    NO_RATING,
    NO_STAGE,
    OBSTACLES,
    RATINGS,
    SPREADS,
    STAGES,
    STANDINGS,
    Term,
)

ORDER, GROUPING = WORDS["order"], WORDS["grouping"]
_UNTOLD = Term("none", "keine Angabe", "nicht gemeldet")
_INDEXES: Kept[Hashable, search.Index] = Kept(8)
PER_PAGE = 25
_OF_HOUSES = ("rating", "changed")
"""Of orders and groups: a rating, and the day of the last change, which may be one of what only the houses see."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The measures of a selection in their order (rows of queries/measures/list.sql), and how they were asked for."""

    rows: pl.DataFrame
    question: str
    how: Arrangement
    group_labels: Mapping[str, str]
    as_filters: pl.DataFrame | None = None
    """What the filters would find which the question names; None where it names none."""


def more_dimensions() -> tuple[Dimension, ...]:
    """The filters that the overview does not have, as far as there are any for whoever looks."""
    goals = tuple(Term(str(number), f"{number} {name}", "") for number, name in data.frame("master/guiding_goal").iter_rows())
    rules = tuple(Term(rule.name, rule.heading, "") for rule in for_viewer(RULES))
    return for_viewer(
        (
            Dimension("ebenenzahl", "Zahl der Ebenen", SPREADS, "spread"),
            Dimension("bestand", "Bestand", STANDINGS, "standings"),
            Dimension("veraenderung", "Veränderung", for_viewer(CHANGES), "changes"),
            Dimension("hinweis", "Was Aufmerksamkeit braucht", rules, "rules"),
            Dimension("luecke", "Lücken in den Angaben", for_viewer(GAPS), "gaps"),
            Dimension("finanzierung", "Finanzierungsstand", (*FUNDING_STATUSES, _UNTOLD), "funding"),
            Dimension("hemmnis", "Hemmnis", OBSTACLES, "obstacles"),
            Dimension("leitziel", "Leitziel", goals, "guiding_goals"),
            Dimension("herkunft", "Herkunft", (*data.origin_kinds(), _UNTOLD), "origins"),
            Dimension("messbarkeit", "Messbarkeit", MEASURABILITY, "measurability"),
        )
    )


def list_choice(selection: Selection, choices: data.Choices) -> Chosen:
    """Draw search, order and groups, and give what is to be shown."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        key = take(SEARCH, lambda words: " ".join(words))
        asking = (choices, selection.round.code)
        question = st.text_input("Suche", placeholder=search_hint(), key=key, width=360, on_change=_understand, args=asking)
        order = _box("Reihenfolge", _offered(ORDERS), ORDER, is_off=bool(question.strip()))
        grouping = _box("Gruppen", _offered(GROUPINGS), GROUPING)
    tell(SEARCH, [question] if question else [])
    tell_unknown()
    reading = read_as_filters(question, *asking) if question.strip() else None
    if reading is not None:
        offer_filters(reading)
    offer_words()
    labels = _group_labels(grouping, choices.of(selection.round.code))
    how, rows = _arranged(selection.parameters, question, order, grouping, tuple(labels))
    return Chosen(rows, question.strip(), how, labels, _as_filters(reading, selection.parameters))


def read_as_filters(question: str, choices: data.Choices, round_code: str) -> Reading:
    """What a question names of all filters of this page."""
    return read(question, (*dimensions(choices.named(round_code)), *more_dimensions()), round_code)


def _understand(choices: data.Choices, round_code: str) -> None:
    question = st.session_state[SEARCH]
    take_whole(question, read_as_filters(question, choices, round_code))


def _as_filters(reading: Reading | None, parameters: Mapping[str, Any]) -> pl.DataFrame | None:
    if reading is None or not reading.asked.codes:
        return None
    named = {"lead_only": True, **parameters, **reading.parameters}
    return _arranged(named, reading.asked.rest, "official", "none", ())[1]


def _offered(options: Mapping[str, str]) -> Mapping[str, str]:
    """The orders or groups that there are for whoever looks."""
    return options if sees_shared() else {code: word for code, word in options.items() if code not in _OF_HOUSES}


def _box(label: str, options: Mapping[str, str], key: str, *, is_off: bool = False) -> str:
    dimension = Dimension(key, label, tuple(Term(code, word, "") for code, word in options.items()), key)
    help_text = "Bei einer Suche steht oben, was am besten passt." if is_off else None
    chosen = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=take(key, lambda words: next(iter(meant(dimension, words)), next(iter(options)))),
        width=250,
        disabled=is_off,
        help=help_text,
    )
    tell(key, [] if chosen == next(iter(options)) else [chosen])
    return chosen


def _arranged(
    parameters: Mapping[str, Any], question: str, order: str, grouping: str, groups: tuple[str, ...]
) -> tuple[Arrangement, pl.DataFrame]:
    rows = selected(data.frame("measures/list", round=parameters["round"]), parameters)
    ranks = tuple(index(parameters["round"]).find(question)) if question.strip() else None
    how = Arrangement(order, grouping, ranks)
    return how, arranged(rows, how, groups)


def in_order(parameters: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a selection as the page would list them; `search`, `order` and `grouping` may be among the parameters."""
    words = {"search", "order", "grouping"}
    grouping = _code(_offered(GROUPINGS), parameters.get("grouping"))
    return _arranged(
        {name: value for name, value in parameters.items() if name not in words},
        str(parameters.get("search") or ""),
        _code(_offered(ORDERS), parameters.get("order")),
        grouping,
        tuple(_group_labels(grouping, data.choices().of(parameters["round"]))),
    )[1]


def _code(options: Mapping[str, str], word: str | None) -> str:
    """The code that a link means by a code or by its label; the first one where it means none."""
    return next((code for code, label in options.items() if word in (code, label)), next(iter(options)))


def index(round_code: str) -> search.Index:
    """The index of what the measures of a round say; kept until the next publication."""
    return _INDEXES.get(
        (data.sight(), round_code), lambda: search.build(data.frame("measures/texts", round=round_code)), data.generation()
    )


def _group_labels(grouping: str, choices: data.Choices) -> dict[str, str]:
    """The groups in their official order, with their labels."""
    terms: dict[str, tuple[Term, ...]] = {
        "none": (),
        "field": choices.fields,
        "responsible": choices.departments,
        "level": choices.levels,
        "stage": (*STAGES, NO_STAGE),
        "rating": (*RATINGS, NO_RATING),
    }
    return {term.code: f"{term.sign} {term.label}".strip() for term in terms[grouping]}


def show_part_in_others(chosen: Chosen, selection: Selection) -> None:
    """Below the list of what bodies lead: how much more there is in which they have a part, and the way to it."""
    bodies = [code for code in selection.parameters.get("departments", []) if code != "none"]
    if not bodies or not selection.lead_only:
        return
    more = _arranged({**selection.parameters, "lead_only": False}, chosen.question, "official", "none", ())[1]
    count = more.height - chosen.rows.height
    if not count:
        return
    counted = formats.counted(count, "weitere Maßnahme nennt", "weitere Maßnahmen nennen")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{counted} {formats.joined(bodies, 'oder')} als beteiligt.", width="content")
        st.button("auch diese zeigen", key="auch-beteiligt", on_click=show_involved)


def neighbours(parameters: Mapping[str, Any], measure_id: str) -> tuple[str | None, str | None, int]:
    """The keys before and after a measure within a selection (parameters of queries/measures/list.sql, `search`, `order` and
    `grouping`), and the page of the list on which it stands.

    None at either end, and twice None and the first page for a measure that the selection does not hold.
    """
    keys = in_order(parameters)["measure_id"].to_list()
    if measure_id not in keys:
        return None, None, 1
    at = keys.index(measure_id)
    return (keys[at - 1] if at else None), (keys[at + 1] if at + 1 < len(keys) else None), at // PER_PAGE + 1
