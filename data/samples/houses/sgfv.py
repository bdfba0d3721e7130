"""SGFV: one block per action field, each with its own heading, header and total; lead and others in one cell."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import (
    CROSS_REFERENCE,
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    NUMBER,
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

LOOK = Look(font="Calibri", size=10, header_fill="1E6B52", section_fill="DDEFE6")
SAID = words.Words(
    stages={
        **words.STAGES,
        "planned": "vorgesehen",
        "preparing": "in Prüfung",
        "in_progress": "läuft",
        "permanent": "verstetigt",
        "completed": "erledigt",
    },
    ratings={"green": "im Plan", "yellow": "verzögert", "red": "gefährdet"},
    levels={"land": "Land", "bremen": "Kommune Bremen", "bremerhaven": "Kommune Bremerhaven"},
)
COLUMNS = [
    NUMBER,
    replace(TITLE, heading="Vorhaben"),
    Column("Zuständigkeit", words.in_order, 18),
    Column("Ebene", SAID.level, 14),
    TARGET_GROUP,
    Column("Zeitraum", words.period, 18),
    Column("Realisierungsstand", SAID.stage, 16),
    Column("Bewertung", SAID.rating, 11),
    replace(REASON, heading="Grund bei Abweichung"),
    replace(REPORT, heading="Aktueller Stand"),
    replace(FUNDING, heading="Finanzierung / Mittel"),
    replace(INDICATOR, heading="Kennzahl"),
    Column("Soll", lambda line: words.number(line.target), 8),
    Column("Ist", lambda line: words.number(line.actual), 8),
    GOALS,
    replace(CROSS_REFERENCE, heading="Auch enthalten in"),
    SOURCE,
    REMARK,
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet(f"Meldung {year}"), LOOK, COLUMNS)
    page.title(
        "Umsetzung des Rahmenkonzepts Teilhabe und Diversity",
        "Die Senatorin für Gesundheit, Frauen und Verbraucherschutz",
        f"Stand: 30.09.{year} – {DISCLAIMER}",
    )
    for field, lines in by_field(numbered(lines_of("SGFV", year))):
        page.skip()
        page.section(field_heading(field))
        page.header()
        for line in lines:
            page.measure(line)
        page.total("Summe der Maßnahmen", len(lines), at=2)
    page.finish()
    return workbook
