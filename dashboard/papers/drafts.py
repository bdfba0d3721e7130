"""Drafts (Vorlagen) of what is to be decided: the sections of the master data, each with what the lists say and room to write.

What is to be written is never generated: a draft is a Word document, and its facts are the house's own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard import formats
from dashboard.documents.field_values import label
from dashboard.master import DraftSection
from dashboard.papers import words as said
from dashboard.papers.measure_sheet import told
from dashboard.papers.model import Block, Heading, Items, Paper, Slot, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.refusals import RefusalError

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "Eckdaten": ("lead_department", "action_field", "levels", "stage", "rating", "rating_reason", "start", "end"),
    "Worum es geht": ("description", "goal", "target_group", "guiding_goals"),
    "Sachstand": ("report", "next_step", "obstacle", "obstacle_text"),
    "Finanzierung": ("funding_status", "funding_text"),
    "Messung": ("indicator", "baseline", "target", "actual", "indicator_unit", "indicator_source"),
    "Beteiligte": ("lead_department", "involved", "involved_other"),
}
"""The fields of a measure behind each of DRAFT_FACTS that is made of fields."""


@dataclass(frozen=True)
class _Asked:
    """The measure for which a decision is asked: a row of queries/agenda/asked.sql, and all that the round knows of it."""

    facts: RoundFacts
    row: Mapping[str, Any]

    @cached_property
    def values(self) -> Mapping[str, Any]:
        return self.facts.story(self.row["measure_id"])[-1]


def draft(facts: RoundFacts, name: str, measure_id: str) -> Paper:
    """The draft of that name for the decision that is asked for a measure; RefusalError where there is no such draft, or nothing
    is asked for it.
    """
    sections = facts.drafts.get(name)
    if sections is None:
        raise RefusalError(f"Eine Vorlage „{name}“ gibt es nicht; bekannt sind: {', '.join(facts.drafts)}.")
    found = facts.requests.filter(measure_id=measure_id).to_dicts()
    if not found:
        raise RefusalError(f"Zur Maßnahme {measure_id} ist in der Runde {facts.round.code} keine Entscheidung erbeten.")
    asked = _Asked(facts, found[0])
    return Paper(
        title=f"{name}: {asked.row['title']}",
        author=facts.lead_unit,
        day=facts.round.reference_date,
        state=facts.state,
        blocks=tuple(block for section in sections for block in _section(section, asked)),
        facts=tuple(_head(asked)),
        marks=(*facts.marks, "Entwurf"),
    )


def _head(asked: _Asked) -> Iterator[tuple[str, str]]:
    the_round = asked.facts.round
    meets = f", Sitzung am {formats.day(the_round.held_on)}" if the_round.held_on else ""
    yield "Anlass", f"{the_round.title}{meets}"
    yield "Maßnahme", f"{asked.row['title']} ({asked.row['measure_id']})"
    yield "Haus", asked.facts.body(str(asked.row["responsible"]))
    yield "Stichtag der Angaben", formats.day(the_round.reference_date)


def _section(section: DraftSection, asked: _Asked) -> Iterator[Block]:
    """Its heading, what is filled in, what of it the list does not say, and room to write."""
    yield Heading(section.heading)
    missing: list[str] = []
    for name in section.facts:
        if name in _COMPOSED:
            yield from _COMPOSED[name](asked)
            continue
        lines, untold = told(asked.values, _FIELDS[name], asked.facts.words)
        missing += [each for each in untold if each != label("obstacle_text")]  # the obstacle itself is named
        if lines:
            yield Items(tuple((line(strong(f"{heading}: "), text),) for _, heading, text in lines))
    if missing:
        yield Text(line(f"Keine Angabe: {formats.joined(missing)}."), is_note=True)
    yield Slot("", section.hint or "Hier ist zu schreiben.")


def _request(asked: _Asked) -> Iterator[Block]:
    yield Text(line(strong("Erbeten: "), str(asked.row["detail"])))


def _decisions(asked: _Asked) -> Iterator[Block]:
    rows = asked.facts.asked("decisions/list", measure_id=asked.row["measure_id"], here=asked.facts.round.code).to_dicts()
    if rows:
        yield Text(line("Bisher beschlossen:"))
        yield Items(tuple(said.decision(row, ()) for row in rows))


_COMPOSED: Mapping[str, Callable[[_Asked], Iterator[Block]]] = {
    "Erbetene Entscheidung": _request,
    "Frühere Beschlüsse": _decisions,
}
