"""One measure on paper: where it stands, everything that is told of it in groups, and its story over the rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dashboard import formats
from dashboard.charts.story import CONFIRMED, FIRST, PERIOD, SILENT, Chapter, chapters, held
from dashboard.charts.words import period_words, rating_words
from dashboard.documents.field_values import FieldWords, label
from dashboard.papers import words as said
from dashboard.papers.model import Block, Heading, Items, Line, Paper, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.papers.since import since
from dashboard.refusals import RefusalError
from dashboard.vocabulary import SHARED_FIELDS

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Worum es geht", ("description", "goal", "target_group", "subtopic", "guiding_goals", "origin", "cross_reference")),
    (
        "Wo sie steht",
        (
            "stage",
            "rating",
            "rating_reason",
            "progress_percent",
            "report",
            "next_step",
            "obstacle",
            "obstacle_text",
            "decision_needed",
        ),
    ),
    ("Wer und wo", ("action_field", "lead_department", "involved", "involved_other", "levels", "number")),
    ("Zeit und Geld", (*PERIOD, "as_of", "funding_status", "funding_text")),
    ("Messung", ("indicator", "baseline", "target", "actual", "indicator_unit", "indicator_source")),
)
FURTHER = tuple(name for name in SHARED_FIELDS if name != "title" and not any(name in names for _, names in GROUPS))
"""Fields that nobody has put into a group; the title is the measure's own."""
_ANY_STAGE = "in_progress"


def value_words(name: str, value: Any, words: FieldWords) -> str:
    """A value as plain German text; a rating has its sign."""
    if name == "rating" and value is not None:
        return rating_words(value, _ANY_STAGE)
    return words.value(name, value)


def told(values: Mapping[str, Any], names: Sequence[str], words: FieldWords) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Field, label and plain text of what is told of these fields, the period as one; and the labels of what is not."""
    lines: list[tuple[str, str, str]] = []
    missing: list[str] = []
    has_period = False
    for name in names:
        if name in PERIOD:
            if not has_period:
                period = period_words(values["start"], values["end"], is_ongoing=bool(values["is_ongoing"]))
                raw = f" – in der Liste: „{values['period_text']}“" if values["period_text"] else ""
                lines.append((name, "Zeitraum", f"{period}{raw}"))
                has_period = True
        elif name == "obstacle_text" and values["obstacle"] and values[name]:
            continue
        elif values[name] in (None, [], ""):
            missing.append(label(name))
        else:
            lines.append((name, label(name), _with_its_words(name, values, words)))
    return lines, missing


def _with_its_words(name: str, values: Mapping[str, Any], words: FieldWords) -> str:
    """A value; a class of obstacles with what the list says of it."""
    text = value_words(name, values[name], words)
    if name != "obstacle" or not values["obstacle_text"]:
        return text
    whole = " ".join(values["obstacle_text"].split())
    return whole if whole.casefold().startswith(text.casefold()) else f"{text} – {whole}"


def measure_sheet(facts: RoundFacts, measure_id: str, fields: Iterable[str] = SHARED_FIELDS) -> Paper:
    """The sheet of a measure as a round has it; `fields` are those that whoever takes it may see.

    RefusalError where the round does not know the measure.
    """
    listed = facts.measures.filter(measure_id=measure_id).to_dicts()
    if not listed:
        raise RefusalError(f"Zur Runde {facts.round.code} ist eine Maßnahme {measure_id} nicht bekannt.")
    (row,) = listed
    seen = tuple(fields)
    rounds = {each["round"]: each["reference_date"] for each in facts.asked("overview/rounds").iter_rows(named=True)}
    rounds = {code: day for code, day in rounds.items() if day <= facts.round.reference_date}
    story = facts.story(measure_id)
    blocks = [*_groups(story[-1], seen, facts), *_decisions(facts, measure_id), *_story(story, seen, rounds, facts)]
    return Paper(
        title=str(row["title"]),
        author=facts.lead_unit,
        day=facts.round.reference_date,
        state=facts.state,
        blocks=tuple(blocks),
        facts=tuple(_head(row, facts)),
        marks=facts.marks,
    )


def _head(row: Mapping[str, Any], facts: RoundFacts) -> Iterator[tuple[str, str]]:
    yield "Maßnahme", str(row["measure_id"])
    yield "Federführung", facts.body(str(row["responsible"]))
    if not row["is_reported"]:
        yield facts.round.silence, "es gelten die zuletzt gemeldeten Angaben"


def _groups(values: Mapping[str, Any], seen: Sequence[str], facts: RoundFacts) -> Iterator[Block]:
    missing: list[str] = []
    for heading, names in (*GROUPS, ("Weitere Angaben", FURTHER)):
        lines, untold = told(values, [name for name in names if name in seen], facts.words)
        missing += untold
        if lines:
            yield Heading(heading)
            yield Items(tuple((line(strong(f"{name}: "), text),) for _, name, text in lines))
    if missing:
        yield Text(line(f"Keine Angabe: {formats.joined(missing)}."), is_note=True)


def _decisions(facts: RoundFacts, measure_id: str) -> Iterator[Block]:
    rows = facts.asked("decisions/list", measure_id=measure_id, here=facts.round.code).to_dicts()
    if rows:
        yield Heading("Beschlüsse der Steuerungsrunde dazu")
        yield Items(tuple(said.decision(row, _since(facts, row["decision_id"], measure_id)) for row in rows))


def _since(facts: RoundFacts, decision_id: int, measure_id: str) -> list[str]:
    return [since(row, facts.words) for row in facts.since.get(decision_id, ()) if row["measure_id"] == measure_id]


def _story(
    rows: Sequence[Mapping[str, Any]], seen: Sequence[str], rounds: Mapping[str, Any], facts: RoundFacts
) -> Iterator[Block]:
    yield Heading("Verlauf")
    yield Items(tuple(_chapter(each, facts.words) for each in chapters(rows, seen, rounds)))


def _chapter(chapter: Chapter, words: FieldWords) -> tuple[Line, ...]:
    """One list's word, and below it a line for each thing that it changed; long texts are cut, and what was told for the first
    time is only named: the page has them whole.
    """
    head = strong(chapter.when)
    match chapter.kind:
        case kind if kind == SILENT:
            return (line(head, f": nicht gemeldet; es galt weiter, was die Runde {chapter.row['round']} sagte"),)
        case kind if kind == FIRST:
            return (line(head, f": zum ersten Mal gemeldet, Umsetzungsstand {words.value('stage', chapter.row['stage'])}"),)
        case kind if kind == CONFIRMED:
            return (line(head, ": ohne Änderung bestätigt"),)
    period = [said.marked(chapter.period)] if chapter.period else []
    first = [label(name) for name, old, _ in chapter.changes if held(old) is None]
    again = [(name, old, new) for name, old, new in chapter.changes if held(old) is not None]
    changed = [line(change) for each in again for change in words.change_lines(*each)]
    found = [line(f"erstmals angegeben: {formats.joined(first)}")] if first else []
    return (line(head, ":"), *period, *changed, *found)
