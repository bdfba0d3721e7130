"""SASJI: a cover, one sheet per action field, a legend; older names of the house in 2025."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

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
    numbered_in_field,
)
from data.samples.content import Line, lines_of
from data.samples.files import empty_workbook
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column, Look, Page

LOOK = Look(font="Calibri", size=10, header_fill="7B2D26")
STAGES = {
    **words.STAGES,
    "in_progress": "laufend",
    "completed": "abgeschlossen",
    "preparing": "in Erarbeitung",
    "merged": "aufgegangen in Mobile Jugendwerkstatt",
}
SAID = words.Words(stages=STAGES, ratings={"green": "grün", "yellow": "gelb", "red": "rot"}, between=" / ")


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    workbook = empty_workbook()
    _cover(workbook, year)
    for field, lines in by_field(numbered_in_field(lines_of("SASJI", year))):
        _field_sheet(workbook, year, field, lines)
    _legend(workbook)
    return workbook


def _columns(year: int) -> list[Column]:
    return [
        Column("lfd. Nr.", lambda line: line.number, 7),
        TITLE,
        Column("Federführung", lambda line: "SJIS" if year == 2025 and line.former_lead == "SJIS" else words.lead(line), 13),
        INVOLVED,
        Column("Ebene", SAID.level, 14),
        TARGET_GROUP,
        Column("Laufzeit", words.period, 18),
        Column("Status", SAID.stage, 15),
        Column("Ampel", SAID.rating, 8),
        REASON,
        REPORT,
        FUNDING,
        INDICATOR,
        Column("Zielwert", lambda line: words.number(line.target), 9),
        Column("Istwert", lambda line: words.number(line.actual), 9),
        OBSTACLE,
        DECISION,
        GOALS,
        SOURCE,
        REMARK,
    ]


def _cover(workbook: Workbook, year: int) -> None:
    page = Page(workbook.create_sheet("Deckblatt"), LOOK, [Column("", words.lead, 90)])
    page.skip(2)
    page.title(
        "Zulieferung zum Rahmenkonzept Gesellschaftliche Teilhabe und Diversity",
        "Die Senatorin für Arbeit, Soziales, Jugend und Integration (SASJI)",
        f"Steuerungsrunde {year}, Stand: 30.09.{year}",
        DISCLAIMER,
        "Je Handlungsfeld ein Blatt. Fragen bitte an das Referat Integrationspolitik.",
    )
    page.finish()


def _field_sheet(workbook: Workbook, year: int, field: int, lines: Sequence[Line]) -> None:
    page = Page(workbook.create_sheet(f"HF {field} {FIELD_NAMES[field]}"[:31].rstrip()), LOOK, _columns(year))
    page.title(f"Handlungsfeld {field}: {FIELD_NAMES[field]}", f"SASJI, Stand: 30.09.{year} – {DISCLAIMER}")
    page.skip()
    page.header()
    for line in lines:
        page.measure(line)
    page.finish()


def _legend(workbook: Workbook) -> None:
    page = Page(workbook.create_sheet("Legende"), LOOK, [Column("", words.lead, 20), Column("", words.lead, 60)])
    page.title("Legende", DISCLAIMER)
    page.cells(["grün", "verläuft nach Plan"])
    page.cells(["gelb", "weicht ab, das Haus steuert nach"])
    page.cells(["rot", "gefährdet, die Runde muss entscheiden"])
    page.finish()
