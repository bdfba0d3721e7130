"""A meeting of the working group: its agenda until its day, from then on its minutes: what it noted, and who answers until when.

Two versions, as of the round: the whole one, and one to pass on without the answers of the houses, who noted, and what was taken
back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.papers import words
from dashboard.papers.model import Block, Heading, Items, Line, Paper, Slot, Table, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.refusals import known_meeting

Row = Mapping[str, Any]
_AT_ONCE = 10
"""So many measures that are off plan are told of a meeting's fields; the dossiers have all of them."""
_TAKEN_BACK = {"inquiry": "Frage an", "note": "Notiz zu"}


def has_met(facts: RoundFacts, day: date) -> bool:
    """Whether the meeting of that day is over, so that its paper is called minutes."""
    return day < facts.today


def group_minutes(facts: RoundFacts, day: date, *, is_passed_on: bool = False) -> Paper:
    """The paper of the meeting of that day, which prepares the round of `facts`; RefusalError where there is no such meeting."""
    meetings = {row["day"]: row for row in facts.asked("meetings/list").to_dicts()}
    meeting = meetings[known_meeting(day, meetings)]
    name = "Niederschrift" if has_met(facts, day) else "Tagesordnung"
    blocks = [*_fields(facts, meeting, is_passed_on=is_passed_on), *_notes(facts, day, is_passed_on=is_passed_on)]
    blocks += _inquiries(facts, day, is_passed_on=is_passed_on)
    if not is_passed_on:
        blocks += _taken_back(facts, day)
    around = (_PRESENT, _AGREED) if has_met(facts, day) else ((), ())
    return Paper(
        title=f"{name} der Arbeitsgruppe: {meeting['title'] or 'Sitzung'}",
        author=facts.lead_unit,
        day=day,
        state=facts.state,
        blocks=(*around[0], *blocks, *around[1]),
        facts=tuple(_head(facts, day)),
        marks=(*facts.marks, "zur Weitergabe") if is_passed_on else facts.marks,
    )


_PRESENT = (Slot("Teilnehmende", "Hier trägt die federführende Stelle ein, wer vertreten war."),)
_AGREED = (Slot("Weitere Absprachen", "Was besprochen wurde und oben nicht steht."),)


def _head(facts: RoundFacts, day: date) -> Iterator[tuple[str, str]]:
    yield "Sitzung", f"am {formats.day(day)}"
    yield "Bereitet vor", f"{facts.round.title}, Stichtag {formats.day(facts.round.reference_date)}"
    yield "Aufgestellt von", facts.lead_unit


def _fields(facts: RoundFacts, meeting: Row, *, is_passed_on: bool) -> Iterator[Block]:
    """The action fields that the meeting takes up, in figures, and what of them is off plan."""
    yield Heading("Handlungsfelder der Sitzung")
    if meeting["remark"] and not is_passed_on:
        yield Text(line(str(meeting["remark"])))
    codes = [str(number) for number in meeting["fields"] or ()]
    if not codes:
        yield Text(line("Ein Handlungsfeld ist nicht gewählt."))
        return
    rows = facts.measures.filter(pl.col("field").is_in(codes))
    heads = ("Handlungsfeld", "Maßnahmen", "umgesetzt", "verzögert", "gefährdet", facts.round.silence)
    counted = tuple(_in_figures(facts.field(code), rows.filter(pl.col("field") == code)) for code in codes)
    yield Table(f"Stand zum {formats.day(facts.round.reference_date)}", heads, counted, (4, 1.7, 1.7, 1.6, 1.6, 2.6))
    found = facts.off_plan.filter(pl.col("measure_id").is_in(rows["measure_id"].implode())).to_dicts()
    lines = [words.off_plan(row) for row in found[:_AT_ONCE]]
    if len(found) > _AT_ONCE:
        lines.append((line(strong(f"und {formats.number(len(found) - _AT_ONCE)} weitere"), ": in den Sitzungsmappen"),))
    if lines:
        yield Heading("Was davon nicht nach Plan läuft", level=3)
        yield Items(tuple(lines))


def _in_figures(name: str, rows: pl.DataFrame) -> tuple[str, ...]:
    counted = rows.filter(pl.col("stage") != "merged")
    told = (
        counted.filter(stage="completed"),
        *(counted.filter(~pl.col("has_ended"), pl.col("rating") == rating) for rating in ("yellow", "red")),
        counted.filter(~pl.col("is_reported")),
    )
    return (name, formats.number(counted.height), *(formats.share(each.height, counted.height) for each in told))


def _notes(facts: RoundFacts, day: date, *, is_passed_on: bool) -> Iterator[Block]:
    yield Heading("Notizen zu Maßnahmen")
    rows = facts.asked("meetings/notes", day=day).to_dicts()
    if not rows:
        yield Text(line("Notiert ist nichts."))
        return
    yield Items(tuple(_note(row, is_passed_on=is_passed_on) for row in rows))


def _note(row: Row, *, is_passed_on: bool) -> tuple[Line, ...]:
    by = line(f"notiert von: {row['noted_by']}, {formats.day(row['noted_at'].date())}")
    told = (line(*words.named({**row, "title": row["title"] or "Maßnahme"})), line(str(row["text"])))
    return told if is_passed_on else (*told, by)


def _inquiries(facts: RoundFacts, day: date, *, is_passed_on: bool) -> Iterator[Block]:
    """What the meeting asked of whom, until when it is answered; and what is unanswered from earlier meetings."""
    rows = facts.asked("meetings/inquiries", round=facts.round.code).to_dicts()
    here = [row for row in rows if row["meeting"] == day]
    yield Heading("Fragen an die Häuser")
    if here:
        heads = ("Nr.", "Haus", "Frage", "Antwort bis", "Stand" if is_passed_on else "Antwort")
        cells = tuple(_asked(facts, row, is_passed_on=is_passed_on) for row in here)
        yield Table("Wer bis wann antwortet", heads, cells, (0.6, 1.8, 4, 1.8, 3))
    else:
        yield Text(line("Gefragt ist nichts."))
    waiting = [row for row in rows if row["answer"] is None and row["meeting"] is not None and row["meeting"] < day]
    if waiting:
        yield Heading("Unbeantwortet aus früheren Sitzungen", level=3)
        yield Items(tuple((line(strong(f"Nr. {row['inquiry_id']}, {_house(facts, row)}: "), _question(row)),) for row in waiting))


def _asked(facts: RoundFacts, row: Row, *, is_passed_on: bool) -> tuple[str, ...]:
    answer = "unbeantwortet" if row["answer"] is None else "beantwortet" if is_passed_on else str(row["answer"])
    return (str(row["inquiry_id"]), _house(facts, row), _question(row), _until(facts, row), answer)


def _house(facts: RoundFacts, row: Row) -> str:
    """Who answers: the body that was asked, or its heir from that day on."""
    has_ended = row["heir"] is not None and row["heir_from"] <= facts.today
    return facts.body(str(row["heir"] if has_ended else row["department"]))


def _question(row: Row) -> str:
    about = f" (zu {row['title'] or 'Maßnahme'}, {row['measure_id']})" if row["measure_id"] else ""
    return f"{row['text']}{about}"


def _until(facts: RoundFacts, row: Row) -> str:
    """The deadline of the round for which it was asked; with more time, where the body has been given it."""
    board: Sequence[Row] = [facts.board.get(str(row["department"]), {})] if row["round"] == facts.round.code else []
    extended = [each["extended_to"] for each in board if each.get("extended_to")]
    days = dict(facts.asked("freezing/rounds").select("round", "deadline").iter_rows())
    day = extended[0] if extended else days.get(row["round"])
    return formats.day(day) if day else f"mit der Liste zur Runde {row['round']}"


def _taken_back(facts: RoundFacts, day: date) -> Iterator[Block]:
    rows = facts.asked("meetings/withdrawn", day=day).to_dicts()
    if rows:
        yield Heading("Zurückgezogen")
        yield Items(tuple(_withdrawn(row) for row in rows))


def _withdrawn(row: Row) -> tuple[Line, ...]:
    about = f"{_TAKEN_BACK[row['kind']]} {row['about']}"
    return (line(strong(f"{about}: "), str(row["text"])), line(f"Grund: {row['reason']} ({row['withdrawn_by']})"))
