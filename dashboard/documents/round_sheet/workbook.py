"""The workbook that a body gets for a round (Rückmeldeliste), and the blank one for a body that starts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

from dashboard import formats, queries
from dashboard.documents.round_sheet.asked import Asked, asked_of, has_samples
from dashboard.documents.round_sheet.cover_sheet import SHEET as COVER
from dashboard.documents.round_sheet.cover_sheet import write_cover
from dashboard.documents.round_sheet.decisions_sheet import SHEET as DECISIONS
from dashboard.documents.round_sheet.decisions_sheet import write_decisions
from dashboard.documents.round_sheet.drop_downs import add_words, words_of_master
from dashboard.documents.round_sheet.list_sheet import (
    EMPTY_ROWS,
    Heading,
    Measure,
    measure_of,
    write_list,
)
from dashboard.documents.round_sheet.list_sheet import SHEET as LIST
from dashboard.documents.round_sheet.questions_sheet import SHEET as QUESTIONS
from dashboard.documents.round_sheet.questions_sheet import write_questions
from dashboard.intake.joining.belonging import Known
from dashboard.intake.joining.identity import known_measures
from dashboard.intake.master.tables import load_master
from dashboard.intake.values.context import Context
from dashboard.master import MasterData
from dashboard.store import Queryable
from dashboard.vocabulary import SAMPLE_MARK

BLANK_ROWS = 60
TEMPLATE_TITLE = "Maßnahmenliste"


@dataclass(frozen=True, slots=True)
class Said:
    """What the round says to the body: rows of queries/round_sheet/questions, and open ones of queries/decisions/list."""

    questions: list[dict[str, Any]]
    decisions: list[dict[str, Any]]


def round_sheet(source: Queryable, department: str, round_code: str) -> bytes:
    """The department's workbook for a round: its measures as last told up to that round, its own draft included.

    DocumentError: the department or the round is unknown, or a text is longer than a cell holds. StoreError: there is no store.
    """
    asked = asked_of(source, department, round_code)
    master = load_master(source)
    known = [each for each in known_measures(source, department, round_code) if each.values["stage"] != "merged"]
    measures = [measure_of(each, Context(master, department, each.values["action_field"])) for each in sorted(known, key=_order)]
    questions = queries.run(source, "round_sheet/questions", department=department, round=round_code).to_dicts()
    rows = queries.run(source, "decisions/list", department=department, round=round_code)
    said = Said(questions, rows.filter(state="open").to_dicts())
    title = f"Rückmeldeliste {department} zur Steuerungsrunde {asked.round_code}"
    heading = Heading(title, _line(asked), asked.reference_date)
    return _workbook(master, heading, measures, _facts(asked), said, asked.is_sample)


def blank_template(source: Queryable) -> bytes:
    """The same workbook without a body, a round and measures, for a body that starts; StoreError where there is no store."""
    is_sample = has_samples(source)
    line = " · ".join(("Vorlage ohne Maßnahmen", *([SAMPLE_MARK] if is_sample else [])))
    facts = [("Stelle", "bitte über der Liste eintragen"), ("Stand", "bitte über der Liste eintragen")]
    return _workbook(load_master(source), Heading(TEMPLATE_TITLE, line), [], facts, Said([], []), is_sample)


def _workbook(
    master: MasterData,
    heading: Heading,
    measures: list[Measure],
    facts: list[tuple[str, str]],
    said: Said,
    is_sample: bool,
) -> bytes:
    book = Workbook()
    cover = book.worksheets[0]
    cover.title = COVER
    sheet, asked = book.create_sheet(LIST), book.create_sheet(QUESTIONS)
    places = add_words(book, words_of_master(master))
    write_cover(cover, heading.title, facts, master.levels, is_sample=is_sample)
    write_list(sheet, heading, measures, places, EMPTY_ROWS if measures else BLANK_ROWS)
    write_questions(asked, f"{QUESTIONS} · {heading.title}", said.questions)
    if said.decisions:
        write_decisions(book.create_sheet(DECISIONS, book.index(asked) + 1), f"{DECISIONS} · {heading.title}", said.decisions)
    book.properties.title = heading.title
    book.properties.creator = "Steuerungs-Dashboard"
    book.properties.keywords = SAMPLE_MARK if is_sample else None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _order(known: Known) -> tuple[int, str]:
    """By action field in official order, those without one last; within a field by Kennung."""
    number = known.values["action_field"]
    return (number if number is not None else 1_000, known.measure_id)


def _line(asked: Asked) -> str:
    parts = [f"Stichtag: {formats.day(asked.reference_date)}", f"Rückmeldung bis: {asked.due_text}"]
    return " · ".join((*parts, *([SAMPLE_MARK] if asked.is_sample else [])))


def _facts(asked: Asked) -> list[tuple[str, str]]:
    return [
        ("Stelle", f"{asked.official_name} ({asked.department})"),
        ("Steuerungsrunde", f"{asked.round_title}, Sitzung: {asked.held_text}"),
        ("Stichtag der Angaben", formats.day(asked.reference_date)),
        ("Rückmeldung bis", asked.due_text),
        ("Erstellt am", formats.day(date.today())),
    ]
