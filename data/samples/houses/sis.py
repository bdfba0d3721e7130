"""SIS: a filter left on hides rows, an older sheet is hidden, a footnote stands below; older name of the house in 2025."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

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
    numbered,
)
from data.samples.content import Line, lines_of
from data.samples.files import empty_workbook
from data.samples.page import Column, Look, Page

LOOK = Look(font="Calibri", size=10, header_fill="243F60")
SAID = words.Words(
    stages={**words.STAGES, "completed": "erledigt", "in_progress": "in Umsetzung", "discontinued": "nicht weiterverfolgt"},
    ratings={"green": "grün", "yellow": "gelb", "red": "rot"},
    levels={"land": "Land", "bremen": "Stadtgemeinde Bremen", "bremerhaven": "Stadtgemeinde Bremerhaven"},
)


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    lines = numbered(lines_of("SIS", year))
    page = Page(workbook.create_sheet(f"Stand {year}"), LOOK, _columns(year))
    page.title("Maßnahmen Inneres und Sport", "Der Senator für Inneres und Sport (SIS)", f"Stand: 30.09.{year}", DISCLAIMER)
    page.skip()
    page.header()
    for line in lines:
        page.measure(line)
    _leave_filter_on(page, lines)
    page.skip()
    for line in lines:
        if line.footnote:
            page.note(f"1) {line.footnote}")
    page.finish()
    _old_sheet(workbook)
    return workbook


def _columns(year: int) -> list[Column]:
    return [
        Column("Lfd.-Nr.", lambda line: line.number, 7),
        Column("HF", lambda line: line.field, 6),
        replace(TITLE, heading="Maßnahmentitel", value=_title),
        Column(
            "Federführendes Ressort", lambda line: "SI" if year == 2025 and line.former_lead == "SI" else words.lead(line), 13
        ),
        replace(INVOLVED, heading="Beteiligte Stellen"),
        Column("Geltungsbereich", SAID.level, 16),
        replace(TARGET_GROUP, heading="Adressatenkreis"),
        Column("Beginn", words.start, 12),
        Column("Ende", words.end, 12),
        Column("Umsetzungsstand", SAID.stage, 16),
        Column("Ampel", SAID.rating, 8),
        REASON,
        REPORT,
        FUNDING,
        INDICATOR,
        OBSTACLE,
        DECISION,
        GOALS,
        SOURCE,
        REMARK,
    ]


def _title(line: Line) -> words.Value:
    return f"{line.title} 1)" if line.footnote else line.title


def _leave_filter_on(page: Page, lines: list[Line]) -> None:
    """The coordinator last looked at action field 11 and saved: every other row is hidden."""
    last_row = page.header_row + len(lines)
    page.sheet.auto_filter.ref = f"A{page.header_row}:{get_column_letter(page.last)}{last_row}"
    page.sheet.auto_filter.add_filter_column(1, ["11"])
    for row, line in enumerate(lines, page.header_row + 1):
        page.sheet.row_dimensions[row].hidden = line.field != 11


def _old_sheet(workbook: Workbook) -> None:
    """A hidden state of an earlier year that must not be read."""
    columns = [Column("Nr.", lambda line: line.number, 6), TITLE, Column("Status", SAID.stage, 14)]
    page = Page(workbook.create_sheet("Stand 2023 alt"), LOOK, columns)
    page.title("Veralteter Stand 2023", DISCLAIMER)
    page.header()
    page.measure(Line("alt", "SIS", 10, "Beispielmaßnahme: Überholter Eintrag aus dem Jahr 2023", stage="planned", number="1"))
    page.finish()
    page.sheet.sheet_state = "hidden"
