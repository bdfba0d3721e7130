"""The filter bar: what is shown, kept in the URL in German words so that a view can be mailed (?handlungsfeld=7&ressort=SKB).

Streamlit writes an option's label into the URL. Links may also name the short code (a number, SKB), which outlives a new name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.master import Round
from dashboard.ui.data import Choices
from dashboard.ui.former import gone, older_words
from dashboard.ui.ways_to_measures import WORDS, unpack
from dashboard.vocabulary import NO_RATING, RATINGS, Term

ROUND, LEAD_ONLY, SEARCH, UNKNOWN = WORDS["round"], WORDS["lead_only"], WORDS["search"], "unbekannte_filter"


SHOWN_ON = "filter_seite"
"""The page on which the filters were last drawn."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One filter: its word in the URL, its label, its options in official order, and its parameter in queries/."""

    key: str
    label: str
    terms: tuple[Term, ...]
    parameter: str

    @property
    def labels(self) -> dict[str, str]:
        return {term.code: term.label for term in self.terms}


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen: the round, and the codes per parameter of queries/overview/ (only parameters with a choice)."""

    round: Round
    chosen: tuple[tuple[Dimension, tuple[str, ...]], ...]
    lead_only: bool

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of queries/overview/ for this selection."""
        named: dict[str, Any] = {dimension.parameter: list(codes) for dimension, codes in self.chosen}
        if "departments" in named:
            named["lead_only"] = self.lead_only
        return {"round": self.round.code, **named}

    def kept(self, parameter: str, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Of `terms` those that the filter of this parameter leaves, all where there is none; without the class "none"."""
        codes = next((codes for dimension, codes in self.chosen if dimension.parameter == parameter), None)
        return tuple(term for term in terms if term.code != "none" and (codes is None or term.code in codes))

    @property
    def scope(self) -> str:
        """The selection in words for a sentence; empty where nothing is filtered."""
        if not self.chosen:
            return ""
        dimension, codes = self.chosen[0]
        if len(self.chosen) == 1 and len(codes) == 1 and codes[0] != "none" and dimension.parameter == "fields":
            return f"im Handlungsfeld {dimension.labels[codes[0]]}"
        return "dieser Auswahl"


def dimensions(choices: Choices) -> tuple[Dimension, ...]:
    """The filters of the overview, in the order of the bar."""
    return (
        Dimension("handlungsfeld", "Handlungsfeld", choices.fields, "fields"),
        Dimension("ressort", "Ressort/Stelle", choices.departments, "departments"),
        Dimension("ebene", "Ebene", choices.levels, "levels"),
        Dimension("umsetzungsstand", "Umsetzungsstand", SHOWN_STAGES, "stages"),
        Dimension("ampel", "Ampel", (*RATINGS, NO_RATING), "ratings"),
    )


def filter_bar(choices: Choices, page: Path, more: Sequence[Dimension] = (), boxes: Sequence[Dimension] = ()) -> Selection:
    """Draw the bar of the page in the file `page`, and the chips of what is active; `choices` has at least one round.

    The filters of `more` stand together behind one button. `boxes` are choices that the page draws itself: a link may name them
    by their codes as well.
    """
    filters = dimensions(choices)
    unpack(page)
    _accept_codes((*filters, *more, *boxes), choices, page)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        steering_round = _round_filter(choices.rounds, choices.first)
        chosen = [(dimension, _filter(dimension)) for dimension in filters]
        chosen += _more_filters(more)
    selection = Selection(
        steering_round,
        tuple((_of_its_day(dimension, codes, choices, steering_round), codes) for dimension, codes in chosen if codes),
        bool(st.session_state.get(LEAD_ONLY, True)),
    )
    _chips(selection)
    _tell_unknown()
    _tell_gone(selection)
    return selection


def _of_its_day(dimension: Dimension, codes: tuple[str, ...], choices: Choices, steering_round: Round) -> Dimension:
    """The filter with the names that the round has for what is chosen; the bar itself goes on with those of today.

    A frozen round has names of its own, and silence is called by its word: "noch nicht bestätigt" until the round is frozen.
    """
    if dimension.parameter == "changes":
        named_so = {"not_reported": steering_round.silence}
        return replace(
            dimension, terms=tuple(replace(term, label=named_so.get(term.code, term.label)) for term in dimension.terms)
        )
    of_day = dimensions(choices.of(steering_round.code))
    named = next((each for each in of_day if each.parameter == dimension.parameter), dimension)
    return named if set(codes) <= set(named.labels) else dimension


def reset() -> None:
    """Take all filters of the page back, what is searched for as well; the round stays."""
    for key in set(WORDS.values()) & {str(key) for key in st.session_state}:
        if key == SEARCH:
            st.session_state[key] = ""
        elif key not in (ROUND, LEAD_ONLY, WORDS["order"], WORDS["grouping"]):
            st.session_state[key] = []
    st.session_state[LEAD_ONLY] = True


def _round_filter(rounds: Sequence[Round], first: Round) -> Round:
    by_code = {steering_round.code: steering_round for steering_round in rounds}
    with st.popover("Steuerungsrunde"):
        code = st.pills("Steuerungsrunde", list(by_code), default=first.code, required=True, key=ROUND, bind="query-params")
    return by_code.get(code or "", first)


def _filter(dimension: Dimension) -> tuple[str, ...]:
    labels = dimension.labels
    with st.popover(dimension.label):
        chosen = st.pills(
            dimension.label,
            list(labels),
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=dimension.key,
            bind="query-params",
        )
        if dimension.parameter == "departments":
            st.toggle("nur federführend", value=True, key=LEAD_ONLY, bind="query-params")
    return tuple(code for code in labels if code in (chosen or []))


def _more_filters(more: Sequence[Dimension]) -> list[tuple[Dimension, tuple[str, ...]]]:
    if not more:
        return []
    with st.popover("Weitere Filter", width="content"):
        return [(dimension, _box(dimension)) for dimension in more]


def _box(dimension: Dimension) -> tuple[str, ...]:
    labels = dimension.labels
    chosen = st.multiselect(
        dimension.label,
        list(labels),
        format_func=labels.__getitem__,
        placeholder="alle",
        key=dimension.key,
        bind="query-params",
        width=360,
    )
    return tuple(code for code in labels if code in chosen)


def _accept_codes(filters: Sequence[Dimension], choices: Choices, page: Path) -> None:
    """Open a link with short codes as one with labels: Streamlit knows labels only, and drops what it does not know."""
    if st.session_state.get(SHOWN_ON) == page.name:
        return  # not opened by a link: the filters themselves have written what the URL says
    st.session_state[SHOWN_ON] = page.name
    unknown = [f"{dimension.label} „{word}“" for dimension in filters for word in _unknown_of_link(dimension)]
    rounds = {steering_round.code for steering_round in choices.rounds}
    unknown += [f"Steuerungsrunde „{code}“" for code in st.query_params.get_all(ROUND) if code not in rounds]
    if unknown:
        st.session_state[UNKNOWN] = unknown
    found = {dimension.key: _labels_of_link(dimension) for dimension in filters}
    if any(labels is not None for labels in found.values()):
        given = {key: st.query_params.get_all(key) for key in st.query_params}
        st.switch_page(page, query_params={**given, **{key: labels for key, labels in found.items() if labels is not None}})


def _labels_of_link(dimension: Dimension) -> list[str] | None:
    """The labels that a link means by short codes; None where it has none, and Streamlit understands it as it is."""
    given, known = st.query_params.get_all(dimension.key), _known_words(dimension)
    meant = [known[word.casefold()] for word in given if word.casefold() in known]
    return meant if meant and meant != given else None


def _unknown_of_link(dimension: Dimension) -> list[str]:
    known = _known_words(dimension)
    return [word for word in st.query_params.get_all(dimension.key) if word.casefold() not in known]


def _known_words(dimension: Dimension) -> dict[str, str]:
    """The labels by every word that a link may use for them: the label, its beginning, the code."""
    found: dict[str, str] = {}
    for code, label in dimension.labels.items():
        # "nicht gemeldet" was a label of its own once, and links outlive labels.
        found |= {word.casefold(): label for word in (label.split(" ")[0], *label.split(" oder "), label, code)}
    older = {word.casefold(): dimension.labels.get(code, "") for word, code in older_words(dimension.parameter).items()}
    return {word: label for word, label in older.items() if label} | found


def _tell_unknown() -> None:
    """Say once what a link asked for in vain, so that nobody takes the whole for the part."""
    unknown = st.session_state.pop(UNKNOWN, None)
    if unknown:
        named = formats.literal(formats.joined(unknown))
        st.warning(f"Der Link nennt, was es hier nicht gibt: {named}. Gezeigt wird die Auswahl ohne diese Angabe.")


def _tell_gone(selection: Selection) -> None:
    """Say of what is chosen that it is not there on the day of the round, and who follows it."""
    for dimension, codes in selection.chosen:
        sentences = gone(dimension.parameter, selection.round.reference_date)
        for code in codes:
            if code in sentences:
                st.info(formats.literal(sentences[code]), icon=":material/info:")


def _remove(key: str, code: str) -> None:
    st.session_state[key] = [other for other in st.session_state.get(key, []) if other != code]


def _restrict_no_longer() -> None:
    st.session_state[LEAD_ONLY] = True


def _chips(selection: Selection) -> None:
    """One button per active choice, which takes it back, and one for all."""
    if not selection.chosen:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for dimension, codes in selection.chosen:
            for code in codes:
                label = f"{dimension.label}: {formats.literal(dimension.labels[code])}"
                st.button(
                    f"{label} ✕",
                    key=f"chip-{dimension.key}-{code}",
                    help=f"Filter „{label}“ aufheben",
                    on_click=_remove,
                    args=(dimension.key, code),
                )
        if not selection.lead_only and "departments" in selection.parameters:
            st.button("auch beteiligt ✕", key="chip-lead", help="Nur federführende zeigen", on_click=_restrict_no_longer)
        st.button("alle Filter zurücksetzen", key="filter-reset", type="tertiary", on_click=reset)
