"""SfK: copied from a text document, with soft hyphens, no-break spaces and asterisks; section rows for the action fields."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import (
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    OBSTACLE,
    REASON,
    REMARK,
    REPORT,
    SOURCE,
    TITLE,
    by_field,
    numbered,
)
from data.samples.content import Line, lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page

LOOK = Look(font="Cambria", size=10, header_fill="5B3A6B", section_fill="E9E0EE")
SAID = words.Words(
    stages={**words.STAGES, "in_progress": "läuft", "deferred": "ruht"},
    ratings={"green": "grün", "yellow": "gelb", "red": "rot"},
    between=", ",
)


def _as_in_a_letter(text: str) -> str:
    """What a text document leaves in a cell: soft hyphens in long words, a no-break space after the first word."""
    return (
        text.replace("Kulturarbeit", "Kultur\u00adarbeit")
        .replace("Kolonialismus", "Kolonia\u00adlismus")
        .replace(" ", "\u00a0", 1)
    )


def _title(line: Line) -> words.Value:
    return _as_in_a_letter(line.title)


COLUMNS = [
    Column("Nr.*", lambda line: line.number, 6),
    replace(TITLE, heading="Maß\u00adnahme /\nProjekt", value=_title),
    Column("Beteiligte\u00a0Ressorts", lambda line: line.involved or "–", 16),
    Column("Ebene**", SAID.level, 12),
    Column("Ziel\u00adgruppen", lambda line: line.target_group or "k. A.", 24),
    Column("Umsetzungs\u00adzeitraum", words.period, 16),
    Column("Umsetzungs\u00adstand", SAID.stage, 16),
    Column("Ampel", SAID.rating, 8),
    REASON,
    REPORT,
    FUNDING,
    INDICATOR,
    OBSTACLE,
    GOALS,
    SOURCE,
    REMARK,
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("Kultur"), LOOK, COLUMNS, first_column=2)
    page.title(f"Der Senator für Kultur: Beitrag zum Rahmenkonzept {year}", f"Stand: 30.09.{year}", DISCLAIMER)
    page.skip()
    page.header()
    for field, lines in by_field(numbered(lines_of("SfK", year))):
        page.section(f"Handlungsfeld {field} – {FIELD_NAMES[field]}")
        for line in lines:
            page.measure(line)
    page.skip()
    page.note("* Die Nummern werden jedes Jahr neu vergeben.")
    page.note("** Land, Stadt Bremen oder Stadt Bremerhaven.")
    page.finish()
    return workbook
