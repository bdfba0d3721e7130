"""The filter bar: what is shown, kept in the URL so that a view can be mailed (?handlungsfeld=7&ampel=verzoegert).

Links may also name labels or codes, as older ones do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard import formats
from dashboard.charts.tally import SHOWN_STAGES
from dashboard.master import Round
from dashboard.ui.choices import follow, following, take, tell
from dashboard.ui.data import Choices, names_in
from dashboard.ui.former import gone, older_words
from dashboard.ui.viewing import for_viewer, sees_shared
from dashboard.ui.ways_to_measures import OF_HOUSES, WORDS
from dashboard.vocabulary import NO_RATING, RATINGS, SEVERAL_LEVELS, Term, Visibility

ROUND, LEAD_ONLY, SEARCH, UNKNOWN = WORDS["round"], WORDS["lead_only"], WORDS["search"], "unbekannte_filter"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One filter: its word in the URL, its label, its options in official order, and its parameter in queries/."""

    key: str
    label: str
    terms: tuple[Term, ...]
    parameter: str

    @property
    def visibility(self) -> Visibility:
        """Whether there is this filter for everybody."""
        return Visibility.SHARED if self.parameter in OF_HOUSES else Visibility.PUBLIC

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
        if codes is not None and parameter == "levels":
            codes = (*codes, SEVERAL_LEVELS.code)  # where a measure counts that lies on a chosen level and on another one
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


def search_hint() -> str:
    """What a search understands, in the field before somebody types."""
    return f"Wörter, Kennung, „Feld 2, Land, {'gelb' if sees_shared() else 'geplant'}“"


def dimensions(choices: Choices) -> tuple[Dimension, ...]:
    """The filters of the overview that there are for whoever looks, in the order of the bar."""
    return for_viewer(
        (
            Dimension("handlungsfeld", "Handlungsfeld", choices.fields, "fields"),
            Dimension("ressort", "Ressort/Stelle", choices.departments, "departments"),
            Dimension("ebene", "Ebene", choices.levels, "levels"),
            Dimension("umsetzungsstand", "Umsetzungsstand", SHOWN_STAGES, "stages"),
            Dimension("ampel", "Ampel", (*RATINGS, NO_RATING), "ratings"),
        )
    )


def filter_bar(choices: Choices, more: Sequence[Dimension] = (), beside: Callable[[], None] | None = None) -> Selection:
    """Draw the bar, and the chips of what is active; `choices` has at least one round.

    The filters of `more` stand together behind one button; `beside` draws what else stands in the line.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        steering_round = _round_filter(choices.rounds, choices.first)
        shown = dimensions(choices.named(steering_round.code))
        chosen = [(each, _filter(each, named.labels)) for each, named in zip(dimensions(choices), shown, strict=True)]
        chosen += _more_filters([_of_its_round(each, steering_round) for each in more])
        if beside is not None:
            beside()
    selection = Selection(
        steering_round,
        tuple((_of_its_day(dimension, codes, choices, steering_round), codes) for dimension, codes in chosen if codes),
        bool(st.session_state.get(LEAD_ONLY, True)),
    )
    _chips(selection)
    tell_unknown()
    _tell_gone(selection)
    return selection


def _of_its_day(dimension: Dimension, codes: tuple[str, ...], choices: Choices, steering_round: Round) -> Dimension:
    """The filter with the names and the order that the round has; what it does not know at all keeps its name of today.

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


def _of_its_round(dimension: Dimension, steering_round: Round) -> Dimension:
    """A filter by guiding goal with the names of the round; the other ones behind the button have names for ever."""
    if dimension.parameter != "guiding_goals":
        return dimension
    names = names_in(steering_round.code, "guiding_goal")
    named = {code: f"{code} {name}" for code, name in names.items()}
    return replace(dimension, terms=tuple(replace(term, label=named.get(term.code, term.label)) for term in dimension.terms))


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
    dimension = Dimension(ROUND, "Steuerungsrunde", tuple(Term(code, code, "") for code in by_code), "round")
    come_along = following(ROUND)
    usual = come_along if come_along in by_code else first.code

    def read(words: Sequence[str]) -> str:
        return next(iter(meant(dimension, words)), usual)

    with st.popover(dimension.label):
        key = take(ROUND, read, is_folded=True)
        code = st.pills(dimension.label, list(by_code), selection_mode="single", required=True, key=key) or first.code
    follow(ROUND, code, first.code)
    tell(ROUND, [] if code == first.code else [code])
    return by_code[code]


def _filter(dimension: Dimension, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Draw it by the names of the round, `labels` by code; a link may also bear those of today."""
    with st.popover(dimension.label):
        key = take(dimension.key, partial(meant, dimension), is_folded=True)
        chosen = st.pills(dimension.label, list(labels), selection_mode="multi", format_func=labels.__getitem__, key=key)
        if dimension.parameter == "departments":
            lead_only = take(LEAD_ONLY, lambda words: "false" not in words, is_folded=True)
            is_lead_only = st.toggle("nur federführend", key=lead_only)
            tell(LEAD_ONLY, [] if is_lead_only else ["false"])
    tell(dimension.key, chosen)
    return tuple(code for code in labels if code in chosen)


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
        key=take(dimension.key, partial(meant, dimension), is_folded=True),
        width=360,
    )
    tell(dimension.key, chosen)
    return tuple(code for code in labels if code in chosen)


def meant(dimension: Dimension, words: Sequence[str]) -> list[str]:
    """The codes that the words of a link mean; what is none of the dimension's is noted, and told by `tell_unknown`."""
    known: dict[str, str] = {}
    for code, label in dimension.labels.items():
        # "nicht gemeldet" was a label of its own once, and links outlive labels.
        known |= {word.casefold(): code for word in (label.split(" ")[0], *label.split(" oder "), label, code)}
    older = {word.casefold(): code for word, code in older_words(dimension.parameter).items() if code in dimension.labels}
    known = older | known
    codes = {code.casefold(): code for code in dimension.labels}
    found = {word: known.get(word.casefold()) or codes.get(word.casefold().partition(" ")[0]) for word in words}
    unknown = [f"{dimension.label} „{word}“" for word, code in found.items() if code is None]
    if unknown:
        st.session_state[UNKNOWN] = [*st.session_state.get(UNKNOWN, ()), *unknown]
    return list(dict.fromkeys(code for code in found.values() if code is not None))


def tell_unknown() -> None:
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


def show_involved() -> None:
    """Take in what the chosen bodies only have a part in."""
    st.session_state[LEAD_ONLY] = False


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
