"""ZGF: with a contact and an internal column (one hidden), and a profile sheet beside the table."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from data.samples import words
from data.samples.columns import (
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    INVOLVED,
    NUMBER,
    REMARK,
    REPORT,
    SOURCE,
    TARGET_GROUP,
    TITLE,
    numbered,
)
from data.samples.content import lines_of
from data.samples.files import empty_workbook
from data.samples.page import Column, Look, Page

LOOK = Look(font="Calibri", size=10, header_fill="6A4C93")
SAID = words.Words(
    stages={**words.STAGES, "permanent": "Regelaufgabe", "completed": "abgeschlossen"},
    ratings={"green": "im Plan", "yellow": "verzögert", "red": "gefährdet"},
)
CONTACT = Column("Ansprechperson", lambda line: f"Referat {line.field} (Beispiel)", 18)
COLUMNS = [
    NUMBER,
    Column("Handlungsfeld", lambda line: line.field, 13),
    replace(TITLE, heading="Maßnahme"),
    Column("Hauptverantwortliche", words.lead, 16),
    replace(INVOLVED, heading="Beteiligte"),
    Column("Ebene", SAID.level, 16),
    replace(TARGET_GROUP, heading="Richtet sich an"),
    Column("Zeitrahmen", words.period, 18),
    Column("Umsetzungsphase", SAID.stage, 16),
    Column("Ampel", SAID.rating, 11),
    REPORT,
    FUNDING,
    INDICATOR,
    GOALS,
    CONTACT,
    Column("Interner Vermerk (vertraulich)", lambda line: None if line.is_fact else "Wiedervorlage im Februar (Beispiel)", 24),
    SOURCE,
    REMARK,
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("Maßnahmen"), LOOK, COLUMNS)
    page.title("ZGF – Landesfrauenbeauftragte", f"Zulieferung zum Rahmenkonzept, Stand: 30.09.{year}", DISCLAIMER)
    page.skip()
    page.header()
    for line in numbered(lines_of("ZGF", year)):
        page.measure(line)
    page.finish()
    page.sheet.column_dimensions[get_column_letter(COLUMNS.index(CONTACT) + 1)].hidden = True
    _profile(workbook)
    return workbook


def _profile(workbook: Workbook) -> None:
    page = Page(workbook.create_sheet("Steckbrief"), LOOK, [Column("", words.lead, 24), Column("", words.lead, 60)])
    page.title("Steckbrief der Stelle", DISCLAIMER)
    page.cells(["Stelle", "Zentralstelle für die Verwirklichung der Gleichberechtigung der Frau"])
    page.cells(["Aufgabe", "Gleichberechtigung im Land Bremen"])
    page.finish()
