"""The workbook that a body gets for a round: who is asked for what until when, its sheets, its name, and all of them in one
archive.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

from dashboard import formats, queries
from dashboard.documents.round_sheet.drop_downs import add_words, words_of_master
from dashboard.documents.round_sheet.list_sheet import EMPTY_ROWS, Heading, Measure, measure_of, write_list
from dashboard.documents.round_sheet.list_sheet import SHEET as LIST
from dashboard.documents.round_sheet.side_sheets import SHEET as COVER
from dashboard.documents.round_sheet.side_sheets import write_cover, write_decisions, write_inquiries
from dashboard.intake.joining.candidates import Known
from dashboard.intake.joining.identity import known_measures
from dashboard.intake.layout.own_sheets import DECISIONS_SHEET as DECISIONS
from dashboard.intake.layout.own_sheets import INQUIRIES_SHEET as INQUIRIES
from dashboard.intake.master.tables import load_master, master_of_round
from dashboard.intake.values.context import Context
from dashboard.master import MasterData, valid_on
from dashboard.refusals import RefusalError
from dashboard.rounds.deadlines import Deadline
from dashboard.store import Queryable
from dashboard.vocabulary import SAMPLE_MARK

BLANK_ROWS = 60
TEMPLATE_TITLE = "Maßnahmenliste"


@dataclass(frozen=True, slots=True)
class Said:
    """What the round says to the body: rows of queries/round_sheet/inquiries, and open ones of queries/decisions/list."""

    inquiries: list[dict[str, Any]]
    decisions: list[dict[str, Any]]


def round_sheet(source: Queryable, department: str, round_code: str) -> bytes:
    """The department's workbook for a round: its measures as last told up to that round, its own draft included.

    RefusalError: the department or the round is unknown, or a text is longer than a cell holds. StoreError: there is no store.
    """
    asked = asked_of(source, department, round_code)
    master = master_of_round(source, round_code)
    known = [each for each in known_measures(source, department, round_code) if each.values["stage"] != "merged"]
    known = [each.led_by_heir(department) for each in known]
    measures = [measure_of(each, Context(master, department, each.values["action_field"])) for each in sorted(known, key=_order)]
    inquiries = queries.run(source, "round_sheet/inquiries", department=department, round=round_code).to_dicts()
    rows = queries.run(source, "decisions/list", department=department, round=round_code)
    said = Said(inquiries, rows.filter(state="open").to_dicts())
    title = f"Rückmeldeliste {department} zur Steuerungsrunde {asked.round_code}"
    heading = Heading(title, _line(asked), asked.reference_date)
    return _workbook(valid_on(master, asked.reference_date), heading, measures, _facts(asked), said, asked.is_sample)


def blank_template(source: Queryable) -> bytes:
    """The same workbook without a body, a round and measures, for a body that starts; StoreError where there is no store."""
    is_sample = has_samples(source)
    line = " · ".join(("Vorlage ohne Maßnahmen", *([SAMPLE_MARK] if is_sample else [])))
    facts = [("Stelle", "bitte über der Liste eintragen"), ("Stand", "bitte über der Liste eintragen")]
    return _workbook(
        valid_on(load_master(source), date.today()), Heading(TEMPLATE_TITLE, line), [], facts, Said([], []), is_sample
    )


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
    sheet, asked = book.create_sheet(LIST), book.create_sheet(INQUIRIES)
    places = add_words(book, words_of_master(master))
    write_cover(cover, heading.title, facts, master.levels, is_sample=is_sample)
    write_list(sheet, heading, measures, places, EMPTY_ROWS if measures else BLANK_ROWS)
    write_inquiries(asked, f"{INQUIRIES} · {heading.title}", said.inquiries)
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
    parts = [f"Stichtag: {formats.day(asked.reference_date)}", f"Rückmeldung bis: {asked.deadline.words}"]
    return " · ".join((*parts, *([SAMPLE_MARK] if asked.is_sample else [])))


def _facts(asked: Asked) -> list[tuple[str, str]]:
    return [
        ("Stelle", f"{asked.official_name} ({asked.department})"),
        ("Steuerungsrunde", f"{asked.round_title}, Sitzung: {asked.held_text}"),
        ("Stichtag der Angaben", formats.day(asked.reference_date)),
        ("Rückmeldung bis", asked.deadline.words),
        ("Erstellt am", formats.day(date.today())),
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """A body, the round for which it is asked, and the days that count."""

    department: str
    official_name: str
    round_code: str
    round_title: str
    held_on: date | None
    reference_date: date
    deadline: Deadline
    is_sample: bool

    @property
    def held_text(self) -> str:
        """The day of the round in words."""
        return formats.day(self.held_on) if self.held_on else "noch nicht festgelegt"


def asked_of(source: Queryable, department: str, round_code: str, today: date | None = None) -> Asked:
    """What a body is asked in a round, as of a day (None: now); RefusalError where one of them is unknown."""
    rows = queries.run(source, "round_sheet/asked", department=department, round=round_code).to_dicts()
    if not rows:
        raise RefusalError(
            f"Eine Rückmeldeliste für „{department}“ zur Runde „{round_code}“ gibt es nicht: "
            "die Stelle oder die Runde ist nicht bekannt."
        )
    row = rows[0]
    return Asked(
        row["department"],
        row["official_name"],
        row["round"],
        row["title"],
        row["held_on"],
        row["reference_date"],
        Deadline(row["due"], today or date.today(), row["is_extended"], row["is_settled"]),
        has_samples(source),
    )


def has_samples(source: Queryable) -> bool:
    """Whether sample data are loaded, so that what is made from them must say so."""
    return bool(queries.run(source, "delivery_board/sample")["is_sample"][0])


TEMPLATE_FILE = "Vorlage_Massnahmenliste.xlsx"

_NO_NAME = re.compile(r"[^\w.-]+")


def file_name(department: str, round_code: str) -> str:
    """Under which name a round sheet goes out, without umlauts and blanks: "Rueckmeldeliste_2026_SKB.xlsx"."""
    return f"Rueckmeldeliste_{plain_name(round_code)}_{plain_name(department)}.xlsx"


def plain_name(text: str) -> str:
    """What a name of a file may hold of a text."""
    return _NO_NAME.sub("-", text).strip(".-") or "ohne"
