"""SUKW: the rating as a sign; in 2026 only a partial list for two action fields."""

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
    INVOLVED,
    NUMBER,
    REASON,
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

LOOK = Look(font="Calibri", size=10, header_fill="2E75B6")
SAID = words.Words(
    ratings={"green": "🟢", "yellow": "🟡", "red": "🔴"}, levels={"land": "L", "bremen": "HB", "bremerhaven": "BHV"}
)
COLUMNS = [
    NUMBER,
    Column("Handlungs-\nfeld", lambda line: f"HF {line.field}", 10),
    replace(TITLE, heading="Titel der Maßnahme"),
    Column("FF", words.lead, 9),
    replace(INVOLVED, heading="Umsetzungspartner"),
    Column("Land / Kommune", SAID.level, 10),
    TARGET_GROUP,
    Column("Laufzeit", words.period, 18),
    Column("Status", SAID.stage, 15),
    Column("Ampel", SAID.rating, 8),
    REASON,
    replace(REPORT, heading="Kommentar"),
    FUNDING,
    replace(INDICATOR, heading="Messgröße"),
    Column("Zielwert", lambda line: words.number(line.target), 9),
    Column("Istwert", lambda line: words.number(line.actual), 9),
    GOALS,
    CROSS_REFERENCE,
    SOURCE,
    REMARK,
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    lines = lines_of("SUKW", year)
    page = Page(workbook.create_sheet("Zulieferung"), LOOK, COLUMNS)
    page.title("Zulieferung Umwelt, Klima und Wissenschaft", f"SUKW – Stand: 30.09.{year}", DISCLAIMER)
    if year == 2026:
        fields = " und ".join(str(field) for field in sorted({line.field for line in lines}))
        page.title_line(f"Teilliste: nur Handlungsfelder {fields}")
    page.skip()
    page.header()
    for line in numbered(lines):
        page.measure(line)
    page.finish()
    return workbook
