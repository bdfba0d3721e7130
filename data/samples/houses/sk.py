"""SK: the smallest list: no lead column, no numbers, few words."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import DISCLAIMER, GOALS, INVOLVED, REASON, REMARK, REPORT, SOURCE, TARGET_GROUP, TITLE
from data.samples.content import lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page

LOOK = Look(font="Georgia", size=10, header_fill="8C2D19")
SAID = words.Words(between=" und ")
COLUMNS = [
    replace(TITLE, heading="Angebot / Vorhaben"),
    Column("Handlungsfeld", lambda line: FIELD_NAMES[line.field], 26),
    INVOLVED,
    Column("Ebene", SAID.level, 16),
    TARGET_GROUP,
    Column("Wann?", words.period, 18),
    Column("Umsetzungsstand", SAID.stage, 16),
    Column("Bewertung (Ampel)", SAID.rating, 12),
    REASON,
    replace(REPORT, heading="Was wurde gemacht?"),
    GOALS,
    SOURCE,
    REMARK,
]


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    page = Page(workbook.create_sheet("SK"), LOOK, COLUMNS)
    page.title(f"Senatskanzlei – Maßnahmen, Stand: 30.09.{year} – {DISCLAIMER}")
    page.skip()
    page.header()
    for line in lines_of("SK", year):
        page.measure(line)
    page.finish()
    return workbook
