"""SF: a two-row header with merged groups, real dates, the year's total and a signature below the table."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import (
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    REASON,
    REMARK,
    REPORT,
    SOURCE,
    TARGET_GROUP,
    TITLE,
    numbered_in_field,
)
from data.samples.content import lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page

LOOK = Look(header_fill="404040")
SAID = words.Words(between=" und ")
COLUMNS = [
    Column("M-Nr.", lambda line: line.number, 8),
    Column("Handlungsfeld", lambda line: f"{line.field} {FIELD_NAMES[line.field]}", 20),
    replace(TITLE, heading="Titel"),
    TARGET_GROUP,
    Column("federführend", words.lead, 12, "Zuständigkeit"),
    Column("beteiligt", lambda line: line.involved or None, 18, "Zuständigkeit"),
    Column("Gebietskörperschaft", SAID.level, 16),
    Column("Beginn", lambda line: words.as_day(words.start(line)), 12, "Zeitraum"),
    Column("Ende", lambda line: words.as_day(words.end(line)), 12, "Zeitraum"),
    Column("Status", SAID.stage, 14, "Umsetzung"),
    Column("Ampel", SAID.rating, 11, "Umsetzung"),
    replace(REASON, group="Umsetzung"),
    replace(REPORT, heading="Bemerkung"),
    FUNDING,
    INDICATOR,
    Column("Zielwert", lambda line: words.number(line.target), 9),
    Column("Istwert", lambda line: words.number(line.actual), 9),
    GOALS,
    SOURCE,
    REMARK,
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("Maßnahmen"), LOOK, COLUMNS)
    page.title(
        "Der Senator für Finanzen", "Maßnahmen zum Rahmenkonzept Teilhabe und Diversity", f"Stand: 30.09.{year}", DISCLAIMER
    )
    page.skip()
    page.header()
    lines = numbered_in_field(lines_of("SF", year))
    for line in lines:
        page.measure(line)
    page.total("Gesamt", len(lines), at=2)
    page.skip(2)
    page.note(f"Bremen, den 28.09.{year}")
    page.note("Für die Richtigkeit: Referat Diversity (Beispiel)")
    page.finish()
    return workbook
