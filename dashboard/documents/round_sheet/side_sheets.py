"""The sheets beside the list: the guide, open decisions to read, and inquiries with room for their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from dashboard import formats
from dashboard.documents.round_sheet.cells import (
    GREY_FILL,
    GRID,
    HEAD_BORDER,
    HEAD_FILL,
    HEADING,
    MARK,
    PLAIN,
    QUIET,
    STRONG,
    TITLE,
    WRAPPED,
    dress,
    put,
    row_height,
    set_up_page,
)
from dashboard.intake.layout.own_sheets import DECISION_HEADINGS, INQUIRY_HEADINGS
from dashboard.master import Level
from dashboard.vocabulary import (
    FUNDING_STATUSES,
    NO_RATING,
    NO_STAGE,
    OBSTACLES,
    RATINGS,
    SAMPLE_MARK,
    STAGES,
    WHERE_OPEN,
    Term,
    stance_words,
)

SHEET = "Anleitung"
_COVER_WIDTHS = (26, 92)

HOW_TO = (
    "Weiße Spalten im Blatt „Liste“ sind die Angaben Ihres Hauses; sie sind mit dem zuletzt gemeldeten Stand gefüllt. "
    "Ändern Sie nur, was sich geändert hat. Graue Spalten dienen der Orientierung und bleiben, wie sie sind.",
    "Wo es eine Auswahl gibt, öffnet ein Pfeil an der Zelle die Wörter. Ein anderes Wort ist nicht verboten; "
    "das Dashboard fragt dann nach.",
    "Eine leere Zelle heißt „nicht gemeldet“. Nichts wird ergänzt oder geschätzt.",
    "Bei „verzögert“ und „gefährdet“ gehört eine Begründung dazu; die Zelle ist schraffiert, solange sie fehlt.",
    "Neue Maßnahmen kommen in die leeren Zeilen am Ende; die Kennung bleibt dort leer und wird vergeben.",
    "Bitte löschen Sie keine Zeile: Endet eine Maßnahme, wählen Sie „umgesetzt“, „eingestellt“ oder „zusammengeführt“. "
    "Fehlt eine Zeile, fragt das Dashboard nach ihr.",
    "Ein Blatt „Beschlüsse“ nennt, was die Steuerungsrunde beschlossen hat und was noch offen ist. Es ist nur zu lesen; "
    "berichten Sie dazu bitte im Sachstand der Maßnahme.",
    "Beantworten Sie bitte auch das Blatt „Rückfragen“. Spalten dürfen verschoben, Zeilen sortiert und gefiltert werden.",
)
WHAT_BECOMES = (
    f"Senden Sie die Mappe der federführenden Stelle zurück, oder laden Sie sie, {WHERE_OPEN}, dort unter „Rückmeldungen“ – "
    "„Hochladen“ hoch. Vor dem Speichern ist Zelle für Zelle zu sehen, was sich ändern würde; erst mit „Annehmen“ gilt es, "
    "zunächst als Arbeitsstand Ihres Hauses.",
    "Andere Häuser sehen Ihre Angaben erst nach der Freigabe; „Ansprechstelle“ und „Interne Notiz“ bleiben im eigenen Haus.",
    "Statt dieser Mappe geht auch Ihre eigene Liste, so wie sie ist.",
)
_UNRATED = Term("none", f"{NO_RATING.label} (leer)", NO_RATING.explanation)
_SILENT = Term("none", f"{NO_STAGE.label} (leer)", NO_STAGE.explanation)


def write_cover(
    sheet: Worksheet, title: str, facts: Sequence[tuple[str, str]], levels: Sequence[Level], *, is_sample: bool
) -> None:
    """Fill the sheet; `facts` are what is told first, each with its label, `levels` those of the master data."""
    for letter, width in zip("AB", _COVER_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, 1, 1, title).font = TITLE
    row = 2
    if is_sample:
        put(sheet, row, 1, f"{SAMPLE_MARK}: keine Angaben der Häuser").font = MARK
        row += 1
    row = _pairs(sheet, row + 1, facts)
    row = _paragraphs(sheet, row, "So füllen Sie aus", HOW_TO)
    row = _paragraphs(sheet, row, "Was daraus wird", WHAT_BECOMES)
    of_levels = ("Die Wörter zur Ebene", [Term(level.code, level.label, level.explanation) for level in levels])
    for name, terms in (*_EXPLAINED[:2], of_levels, *_EXPLAINED[2:]):
        row = _terms(sheet, row, name, terms)
    set_up_page(sheet, title, is_landscape=False)


def _signed(terms: Iterable[Term]) -> list[Term]:
    return [Term(term.code, f"{term.sign} {term.label}".strip(), term.explanation) for term in terms]


_EXPLAINED: tuple[tuple[str, Sequence[Term]], ...] = (
    ("Die Wörter zum Umsetzungsstand", (*STAGES, _SILENT)),
    ("Die Wörter zur Ampel", (*_signed(RATINGS), _UNRATED)),
    ("Die Wörter zum Hemmnis", OBSTACLES),
    ("Die Wörter zum Finanzierungsstand", FUNDING_STATUSES),
)


def _pairs(sheet: Worksheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    for label, text in pairs:
        dress([put(sheet, row, 1, label)], STRONG)
        dress([put(sheet, row, 2, text)], PLAIN)
        row += 1
    return row + 1


def _paragraphs(sheet: Worksheet, row: int, heading: str, texts: Iterable[str]) -> int:
    put(sheet, row, 1, heading).font = HEADING
    for text in texts:
        row += 1
        cell = put(sheet, row, 1, text)
        cell.font, cell.alignment = PLAIN, WRAPPED
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        sheet.row_dimensions[row].height = row_height([(text, sum(_COVER_WIDTHS))])
    return row + 2


def _terms(sheet: Worksheet, row: int, heading: str, terms: Iterable[Term]) -> int:
    put(sheet, row, 1, heading).font = HEADING
    for term in terms:
        row += 1
        dress([put(sheet, row, 1, term.label)], STRONG, None, GRID)
        dress([put(sheet, row, 2, term.explanation)], PLAIN, None, GRID)
    return row + 2


HEADER_ROW = 4
_DECISIONS_HOW_TO = (
    "Offene Beschlüsse, die Ihr Haus oder seine Maßnahmen betreffen. Bitte berichten Sie dazu im Blatt „Liste“, "
    "etwa im Sachstand; dieses Blatt wird nicht eingelesen."
)
_DECISIONS_WIDTHS = (18, 10, 66, 26, 30, 13, 20, 34)


def write_decisions(sheet: Worksheet, title: str, decisions: Sequence[Mapping[str, Any]]) -> None:
    """Fill the sheet with open rows of queries/decisions/list."""
    put(sheet, 1, 1, title).font = TITLE
    put(sheet, 2, 1, _DECISIONS_HOW_TO).font = QUIET
    for at, (heading, width) in enumerate(zip(DECISION_HEADINGS, _DECISIONS_WIDTHS, strict=True), 1):
        cell = put(sheet, HEADER_ROW, at, heading)
        dress([cell], QUIET, GREY_FILL, HEAD_BORDER)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, decision in enumerate(decisions, HEADER_ROW + 1):
        told = _told(decision)
        for at, value in enumerate(told, 1):
            dress([put(sheet, row, at, value)], PLAIN if at == 3 else QUIET, GREY_FILL, GRID)
        sheet.row_dimensions[row].height = row_height(zip(told, _DECISIONS_WIDTHS, strict=True))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    set_up_page(sheet, title)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _told(decision: Mapping[str, Any]) -> tuple[str | int | None, ...]:
    """The cells of a decision in the order of HEADINGS."""
    positions = zip(decision["departments"], decision["stances"], strict=True)
    return (
        decision["decision_id"],
        decision["round"],
        decision["wording"],
        decision["kind"],
        "; ".join(stance_words(code, stance) for code, stance in positions) or None,
        formats.day(decision["due_on"]) if decision["due_on"] else None,
        decision["file_number"],
        ", ".join(decision["measures"]) or None,
    )


NOTHING_ASKED = "Zu dieser Runde ist an Ihr Haus keine Rückfrage gestellt."
_INQUIRIES_HOW_TO = (
    "Bitte antworten Sie in der letzten Spalte, formlos der federführenden Stelle oder, "
    f"{WHERE_OPEN}, dort unter „Rückmeldestand“."
)
LEAST_POINTS = 42
"""Room for an answer of some lines."""
_INQUIRIES_WIDTHS = (20, 12, 58, 26, 66)


def write_inquiries(sheet: Worksheet, title: str, inquiries: Sequence[Mapping[str, Any]]) -> None:
    """Fill the sheet with the rows of queries/round_sheet/inquiries; without one it says so."""
    put(sheet, 1, 1, title).font = TITLE
    put(sheet, 2, 1, _INQUIRIES_HOW_TO if inquiries else NOTHING_ASKED).font = QUIET
    for at, (heading, width) in enumerate(zip(INQUIRY_HEADINGS, _INQUIRIES_WIDTHS, strict=True), 1):
        cell = put(sheet, HEADER_ROW, at, heading)
        dress(
            [cell],
            STRONG if at == len(INQUIRY_HEADINGS) else QUIET,
            HEAD_FILL if at == len(INQUIRY_HEADINGS) else GREY_FILL,
            HEAD_BORDER,
        )
        sheet.column_dimensions[cell.column_letter].width = width
    for row, inquiry in enumerate(inquiries, HEADER_ROW + 1):
        _write_inquiry(sheet, row, inquiry)
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    set_up_page(sheet, title)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _write_inquiry(sheet: Worksheet, row: int, inquiry: Mapping[str, Any]) -> None:
    asked_by = f"{inquiry['asked_by']}, {formats.day(inquiry['asked_on'])}"
    given = (inquiry["inquiry_id"], inquiry["measure_id"], inquiry["text"], asked_by)
    for at, value in enumerate(given, 1):
        dress([put(sheet, row, at, value)], QUIET if at != 3 else PLAIN, GREY_FILL, GRID)
    dress([put(sheet, row, len(given) + 1, inquiry["answer"])], PLAIN, None, GRID)
    texts = zip((*given, inquiry["answer"]), _INQUIRIES_WIDTHS, strict=True)
    sheet.row_dimensions[row].height = max(row_height(texts), LEAST_POINTS)
