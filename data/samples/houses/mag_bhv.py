"""Magistrat Bremerhaven: two sheets of one shape, lead and others with roles in one cell, legend and signature below."""

from __future__ import annotations

from collections.abc import Sequence
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
    TARGET_GROUP,
    TITLE,
    numbered,
)
from data.samples.content import Line, lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page

LOOK = Look(font="Arial", header_fill="0B5345")
SAID = words.Words(
    stages={**words.STAGES, "permanent": "Daueraufgabe", "deferred": "ausgesetzt", "completed": "abgeschlossen"},
    ratings={"green": "grün", "yellow": "gelb", "red": "rot"},
    levels={"land": "L", "bremen": "HB", "bremerhaven": "BHV"},
)
SHEETS = (("Soziales und Bildung", range(1, 7)), ("Gesundheit und Kultur", range(7, 14)))


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    lines = numbered(lines_of("MAG-BHV", year))
    for name, fields in SHEETS:
        _sheet(workbook, year, name, [line for line in lines if line.field in fields])
    return workbook


def _columns() -> list[Column]:
    return [
        Column("lfd.\nNr.", lambda line: line.number, 6),
        Column("Themenfeld\n(Rahmenkonzept)", lambda line: f"{line.field}. {FIELD_NAMES[line.field]}", 22),
        replace(TITLE, heading="Maßnahme\nbzw. Projekt"),
        Column("Zuständigkeit", words.with_roles, 20),
        Column("Ebene", SAID.level, 8),
        TARGET_GROUP,
        Column("Laufzeit", words.period, 18),
        Column("Umsetzungs-\nstand", SAID.stage, 16),
        Column("Ampel", SAID.rating, 8),
        REASON,
        replace(REPORT, heading="Bemerkungen"),
        FUNDING,
        replace(INDICATOR, heading="Erfolgskriterium"),
        OBSTACLE,
        GOALS,
        SOURCE,
        REMARK,
    ]


def _sheet(workbook: Workbook, year: int, name: str, lines: Sequence[Line]) -> None:
    page = Page(workbook.create_sheet(name), LOOK, _columns())
    page.title("Magistrat der Stadt Bremerhaven", f"{name} – Stand: 30.09.{year}", DISCLAIMER)
    page.skip()
    page.header()
    for line in lines:
        page.measure(line)
    page.skip()
    page.note("Legende: BHV = Stadt Bremerhaven; FF = Federführung; Bet. = Beteiligte")
    page.skip()
    page.note("gez. Koordinierungsstelle (Beispiel)")
    page.finish()
