"""What the pages of action fields, bodies and levels have in common, and in what they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import formats
from dashboard.charts.tally import Group, Tally, selected, tally
from dashboard.master import Round
from dashboard.papers.round_facts import Part
from dashboard.ui import data
from dashboard.ui.choices import linked_choice
from dashboard.ui.former import gone
from dashboard.ui.handing_papers import dossier_to_print
from dashboard.ui.head import page_head, state_of
from dashboard.ui.ways_to_measures import of_group
from dashboard.vocabulary import Term

ALL = "alle"


@dataclass(frozen=True, slots=True)
class View:
    """One of the three pages: its title, file, word in the URL, the parameter of queries/ that it chooses, and its terms."""

    title: str
    page: Path
    word: str
    parameter: str
    label: str
    whole: str
    """The option that shows all."""

    def terms(self, choices: data.Choices, round_code: str) -> tuple[Term, ...]:
        """What can be chosen in a round, in official order; `choices` are those of the round."""
        if self.parameter == "departments":
            names = data.body_names(round_code)
            return tuple(Term(term.code, _named(term, names), "") for term in choices.departments)
        return choices.fields if self.parameter == "fields" else choices.levels

    def groups(self, counts: Tally) -> tuple[Group, ...]:
        """The groups of a tally that this view is about."""
        return {"fields": counts.fields, "departments": counts.departments, "levels": counts.levels}[self.parameter]

    def part(self, term: Term | None) -> Part | None:
        """What the dossier is about that belongs to the selection; None where none does: there is none of a level."""
        if self.parameter == "levels" or (term is not None and term.code == "none"):
            return None
        codes = () if term is None else (term.code,)
        return Part(bodies=codes) if self.parameter == "departments" else Part(fields=codes)

    def scope(self, term: Term) -> str:
        """The selection as a sentence says it."""
        if self.parameter == "fields":
            return f"im Handlungsfeld {term.label}" if term.code != "none" else term.label
        if self.parameter == "departments":
            return f"in Federführung von {term.label}" if term.code != "none" else term.label
        return {"multiple": "auf mehreren Ebenen", "none": "ohne Angabe der Ebene"}.get(term.code, f"auf der Ebene {term.label}")


def _named(term: Term, names: Mapping[str, str]) -> str:
    return f"{names[term.code]} ({term.code})" if term.code in names else term.label


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a page shows: the view, the round, what was chosen (None: all), and the counts of it."""

    view: View
    round: Round
    term: Term | None
    counts: Tally
    parameters: Mapping[str, Any]
    opening: DeltaGenerator
    """The place above the choices, for the sentence."""

    def rows(self) -> pl.DataFrame:
        """The rows of queries/measures/list.sql behind it."""
        return selected(data.frame("measures/list", round=self.round.code), self.parameters)


def counted(choices: data.Choices, parameters: Mapping[str, Any]) -> Tally:
    """The counts of a selection, with all action fields, bodies and levels."""
    rows = selected(data.frame("overview/progress", round=parameters["round"]), parameters)
    return tally(rows, *(tuple(term for term in terms if term.code != "none") for _, terms in choices.views))


def open_view(view: View, choices: data.Choices) -> Excerpt:
    """Draw the choices of round and of what to show, and the title that they make."""
    opening, what, when = st.container(), *st.columns([3, 2], gap="small")
    with when:
        rounds = {each.code: each.title for each in choices.rounds}
        code = linked_choice("Steuerungsrunde", rounds, "runde", choices.first.code, follows=True)
    choices = choices.of(code)
    terms = {term.code: term for term in view.terms(choices, code)}
    with what:
        options = {ALL: view.whole, **{code: term.label for code, term in terms.items()}}
        steering_round = next(each for each in choices.rounds if each.code == code)
        not_there = gone(view.parameter, steering_round.reference_date)
        term = terms.get(linked_choice(view.label, options, view.word, ALL, not_there))
    parameters: dict[str, Any] = {"round": code} if term is None else {"round": code, **of_group(view.parameter, term.code)}
    with opening:
        name = view.title if term is None else f"{view.label}: {formats.literal(term.label)}"
        title = f"{name} · {formats.literal(steering_round.title)}"
        printed = dossier_to_print(code, part) if (part := view.part(term)) is not None else None
        page_head(title, is_sample=steering_round.is_sample, state=state_of(steering_round), printed=printed)
        if term is not None and term.code in not_there:
            st.info(formats.literal(not_there[term.code]), icon=":material/info:")
    return Excerpt(view, steering_round, term, counted(choices, parameters), parameters, opening)
