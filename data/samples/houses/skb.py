"""SKB: in 2025 its own table, column A empty, header in row 7; in 2026 the headings of the Rückmeldeliste with Kennung."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from data.samples import words
from data.samples.columns import (
    DECISION,
    DISCLAIMER,
    FUNDING,
    GOALS,
    INDICATOR,
    INVOLVED,
    NUMBER,
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

LOOK = Look(header_fill="1F4E79")
SAID = words.Words(
    stages={**words.STAGES, "in_progress": "läuft", "completed": "umgesetzt"},
    ratings={"green": "im Plan", "yellow": "verzögert", "red": "gefährdet"},
    levels={"land": "L", "bremen": "HB", "bremerhaven": "BHV"},
    between=", ",
)
TEMPLATE = words.Words()


def build(year: int) -> Workbook:
    """The house's workbook of one year."""
    return _own_table() if year == 2025 else _template()


def identifiers() -> dict[str, str]:
    """The Kennung of each measure by its key, as the store gives them: in the order of the rows of 2025."""
    own = [line for line in lines_of("SKB", 2025) if line.department == "SKB"]
    return {line.key: f"SKB-{place:04d}" for place, line in enumerate(own, 1)}


def _own_table() -> Workbook:
    workbook = empty_workbook()
    columns = [
        NUMBER,
        Column("HF", lambda line: line.field, 6),
        replace(TITLE, heading="Maßnahme / Projekt"),
        Column("zuständig", words.lead, 11),
        replace(INVOLVED, heading="Mitwirkende Stellen"),
        Column("L / HB / BHV", SAID.level, 9),
        TARGET_GROUP,
        Column("Zeitraum", words.period, 18),
        Column("Stand der Umsetzung", SAID.stage, 15),
        Column("Ampel", SAID.rating, 11),
        replace(REASON, heading="Begründung bei Abweichung"),
        Column("Umsetzungsgrad", lambda line: f"{line.progress} %" if line.progress is not None else None, 12),
        replace(REPORT, heading="Erläuterung zum Stand"),
        replace(FUNDING, heading="Mittel"),
        INDICATOR,
        GOALS,
        SOURCE,
        REMARK,
    ]
    page = Page(workbook.create_sheet("Maßnahmen SKB"), LOOK, columns, first_column=2)
    page.skip()
    page.title(
        "Maßnahmenliste Rahmenkonzept Teilhabe und Diversity",
        "Die Senatorin für Kinder und Bildung",
        "Stand: 30.09.2025",
        DISCLAIMER,
    )
    page.skip()
    page.header()
    for line in numbered(lines_of("SKB", 2025)):
        page.measure(line)
    page.skip()
    page.note("L = Land, HB = Stadtgemeinde Bremen, BHV = Stadtgemeinde Bremerhaven")
    page.finish()
    return workbook


def _template() -> Workbook:
    workbook = empty_workbook()
    known = identifiers()
    page = Page(workbook.create_sheet("Rückmeldeliste"), LOOK, _template_columns())
    page.title(
        "Rückmeldeliste zur Steuerungsrunde 2026", "SKB – Die Senatorin für Kinder und Bildung", "Stand: 30.09.2026", DISCLAIMER
    )
    page.skip()
    page.header()
    for line in numbered(lines_of("SKB", 2026)):
        page.measure(replace(line, measure_id=known.get(line.key, "")))
    page.finish()
    return workbook


def _template_columns() -> list[Column]:
    def value(text: str) -> words.Value:
        return words.number(text)

    return [
        Column("Kennung", lambda line: line.measure_id or None, 11),
        NUMBER,
        Column("Handlungsfeld", lambda line: line.field, 13),
        TITLE,
        TARGET_GROUP,
        Column("Federführung", words.lead, 13),
        INVOLVED,
        Column("Ebene", TEMPLATE.level, 14),
        Column("Umsetzungsstand", TEMPLATE.stage, 16),
        Column("Ampel", TEMPLATE.rating, 11),
        REASON,
        Column("Umsetzungsgrad", lambda line: f"{line.progress} %" if line.progress is not None else None, 12),
        Column("Zeitraum", words.period, 18),
        REPORT,
        Column("Nächste Schritte", _next_step, 26),
        FUNDING,
        INDICATOR,
        Column("Ausgangswert", lambda line: value(line.baseline), 12),
        Column("Zielwert", lambda line: value(line.target), 9),
        Column("Istwert", lambda line: value(line.actual), 9),
        Column("Einheit", lambda line: line.unit or None, 13),
        Column("Datenquelle", lambda line: line.indicator_source or None, 18),
        DECISION,
        OBSTACLE,
        GOALS,
        Column("Herkunft", lambda line: line.origin or None, 16),
        Column("Querverweis", lambda line: line.cross_reference or None, 16),
        SOURCE,
        REMARK,
    ]


def _next_step(line: Line) -> words.Value:
    return line.next_step or None
