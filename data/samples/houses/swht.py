"""SWHT: action fields as section rows, the stage as a cross in one of several columns under a merged heading."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import (
    DECISION,
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    INVOLVED,
    NUMBER,
    OBSTACLE,
    REASON,
    REMARK,
    REPORT,
    SOURCE,
    TARGET_GROUP,
    TITLE,
    by_field,
    field_heading,
    numbered,
)
from data.samples.content import lines_of
from data.samples.files import empty_workbook
from data.samples.page import Column, Look, Page

LOOK = Look(font="Verdana", size=8, header_fill="2F5597", section_fill="DAE3F3")
SAID = words.Words(ratings={"green": "grün", "yellow": "gelb", "red": "rot"}, between=" / ")
CROSS_WIDTH = 12
CROSSED = ("planned", "preparing", "in_progress", "permanent", "completed", "discontinued")


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("Übersicht"), LOOK, _columns())
    page.title("Maßnahmen im Bereich Wirtschaft, Häfen und Transformation", f"SWHT, Stand: 30.09.{year}", DISCLAIMER)
    page.skip()
    page.header()
    for field, lines in by_field(numbered(lines_of("SWHT", year))):
        page.section(field_heading(field))
        for line in lines:
            page.measure(line)
    page.skip()
    page.note("Zutreffendes bitte ankreuzen (x).")
    page.finish()
    return workbook


def _columns() -> list[Column]:
    return [
        NUMBER,
        replace(TITLE, heading="Maßnahme"),
        Column("Federführung", words.lead, 13),
        INVOLVED,
        Column("Ebene", SAID.level, 15),
        TARGET_GROUP,
        Column("von", words.start, 10, "Laufzeit"),
        Column("bis", words.end, 12, "Laufzeit"),
        *(_cross(stage) for stage in CROSSED),
        Column("Ampel", SAID.rating, 8),
        REASON,
        REPORT,
        FUNDING,
        INDICATOR,
        replace(OBSTACLE, heading="Hemmnisse"),
        DECISION,
        GOALS,
        SOURCE,
        REMARK,
    ]


def _cross(stage: str) -> Column:
    return Column(words.STAGES[stage], lambda line: "x" if line.stage == stage else None, CROSS_WIDTH, "Stand der Umsetzung")
