"""SJV: a small table with a row of hints and an example row under the header; no answer in 2026."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import DISCLAIMER, GOALS, INVOLVED, REASON, REMARK, SOURCE, TARGET_GROUP, TITLE, numbered
from data.samples.content import lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page

LOOK = Look(font="Times New Roman", size=10, header_fill="595959")
SAID = words.Words(ratings={"green": "im Plan", "yellow": "verzögert", "red": "gefährdet"})
COLUMNS = [
    Column("Nr.", lambda line: line.number, 6),
    Column("Themenfeld", lambda line: FIELD_NAMES[line.field], 24),
    replace(TITLE, heading="Bezeichnung der Maßnahme"),
    Column("Ebene", SAID.level, 12),
    replace(INVOLVED, heading="Weitere Akteure"),
    TARGET_GROUP,
    Column("Umsetzungszeitraum", words.period, 20),
    Column("Bearbeitungsstand", SAID.stage, 16),
    Column("Ampel", SAID.rating, 11),
    REASON,
    GOALS,
    SOURCE,
    REMARK,
]
HINTS: list[words.Value] = [
    None,
    "bitte auswählen",
    "Bitte kurzen Titel eintragen",
    "bitte auswählen",
    "bitte Kürzel eintragen",
    None,
    "bitte Monat und Jahr eintragen",
    "bitte auswählen",
    "bitte auswählen",
    "nur bei gelb oder rot",
]
EXAMPLE: list[words.Value] = [
    "Bsp.",
    "Spracherwerb",
    "Beispiel: Name der Maßnahme",
    "Land",
    "SKB",
    "Kinder",
    "01/2024 – 12/2025",
    "in Umsetzung",
    "im Plan",
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("Abfrage"), LOOK, COLUMNS)
    page.title("Abfrage Rahmenkonzept Teilhabe und Diversity", f"Justiz und Verfassung (SJV) – Stand: 30.09.{year}", DISCLAIMER)
    page.skip()
    page.header()
    page.cells(_whole_row(HINTS), is_italic=True)
    page.cells(_whole_row(EXAMPLE), is_italic=True)
    for line in numbered(lines_of("SJV", year)):
        page.measure(line)
    page.finish()
    return workbook


def _whole_row(values: list[words.Value]) -> list[words.Value]:
    return [*values, *[None] * (len(COLUMNS) - len(values))]
