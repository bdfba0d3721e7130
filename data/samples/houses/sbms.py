"""SBMS: the action field merged downwards, the rating as the colour of a cell without a word."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Alignment

from data.samples import words
from data.samples.columns import (
    DECISION,
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    INVOLVED,
    OBSTACLE,
    REASON,
    REMARK,
    REPORT,
    SOURCE,
    TARGET_GROUP,
    TITLE,
    by_field,
    numbered,
)
from data.samples.content import lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page, paint

LOOK = Look(header_fill="4E6B2F", section_fill="E2EFDA")
SAID = words.Words(levels={"land": "Land", "bremen": "Stadt Bremen", "bremerhaven": "Stadt Bremerhaven"}, between="\n")
COLOURS = {"green": "00B050", "yellow": "FFC000", "red": "FF0000"}
COLUMNS = [
    Column("Handlungsfeld", lambda line: f"{line.field} {FIELD_NAMES[line.field]}", 20),
    Column("Nr.", lambda line: line.number, 6),
    replace(TITLE, heading="Projekt"),
    Column("Verantwortlich", words.lead, 13),
    replace(INVOLVED, heading="Kooperationspartner"),
    Column("Ebene", SAID.level, 13),
    TARGET_GROUP,
    Column("Zeitplan", words.period, 18),
    Column("Stand der Umsetzung", SAID.stage, 15),
    Column("Ampel", lambda _: None, 8),
    REASON,
    REPORT,
    FUNDING,
    INDICATOR,
    OBSTACLE,
    replace(DECISION, heading="Beschlussbedarf"),
    GOALS,
    SOURCE,
    REMARK,
]
RATING_AT = [column.heading for column in COLUMNS].index("Ampel") + 1


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("Projektliste"), LOOK, COLUMNS)
    page.title(
        "Projektliste Teilhabe und Diversity", f"Bau, Mobilität und Stadtentwicklung (SBMS), Stand: 30.09.{year}", DISCLAIMER
    )
    page.skip()
    page.header()
    for _, lines in by_field(numbered(lines_of("SBMS", year))):
        first = page.row
        for line in lines:
            page.measure(line)
            if line.rating:
                paint(page, RATING_AT, COLOURS[line.rating])
        _merge_down(page, first)
    page.skip()
    page.note("Legende: grün = im Plan, gelb = verzögert, rot = gefährdet, ohne Farbe = nicht bewertet")
    page.finish()
    return workbook


def _merge_down(page: Page, first: int) -> None:
    last = page.row - 1
    for row in range(first + 1, last + 1):
        page.sheet.cell(row, 1).value = None
    if last > first:
        page.sheet.merge_cells(start_row=first, start_column=1, end_row=last, end_column=1)
    page.sheet.cell(first, 1).alignment = Alignment(vertical="center", wrap_text=True)
