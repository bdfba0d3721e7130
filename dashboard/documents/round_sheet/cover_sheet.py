"""The sheet "Anleitung": for whom and for when, how to fill in, what becomes of it, and what each word means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.round_sheet.cells import GRID, HEADING, MARK, PLAIN, STRONG, TITLE, WRAPPED, dress, put
from dashboard.documents.round_sheet.page import set_up_page
from dashboard.documents.round_sheet.row_heights import row_height
from dashboard.master import Level
from dashboard.vocabulary import FUNDING_STATUSES, NO_RATING, NO_STAGE, OBSTACLES, RATINGS, SAMPLE_MARK, STAGES, Term

SHEET = "Anleitung"
_WIDTHS = (26, 92)

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
    "Laden Sie die Mappe im Dashboard unter „Rückmeldungen“ – „Hochladen“ hoch. Vor dem Speichern sehen Sie Zelle für Zelle, "
    "was sich ändern würde; erst mit „Annehmen“ gilt es, zunächst als Arbeitsstand Ihres Hauses.",
    "Andere Häuser sehen Ihre Angaben erst nach der Freigabe; „Ansprechstelle“ und „Interne Notiz“ bleiben im eigenen Haus.",
    "Statt dieser Mappe geht auch Ihre eigene Liste, so wie sie ist.",
)
_UNRATED = Term("none", f"{NO_RATING.label} (leer)", NO_RATING.explanation)
_SILENT = Term("none", f"{NO_STAGE.label} (leer)", NO_STAGE.explanation)


def write_cover(
    sheet: Worksheet, title: str, facts: Sequence[tuple[str, str]], levels: Sequence[Level], *, is_sample: bool
) -> None:
    """Fill the sheet; `facts` are what is told first, each with its label, `levels` those of the master data."""
    for letter, width in zip("AB", _WIDTHS, strict=True):
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
        sheet.row_dimensions[row].height = row_height([(text, sum(_WIDTHS))])
    return row + 2


def _terms(sheet: Worksheet, row: int, heading: str, terms: Iterable[Term]) -> int:
    put(sheet, row, 1, heading).font = HEADING
    for term in terms:
        row += 1
        dress([put(sheet, row, 1, term.label)], STRONG, None, GRID)
        dress([put(sheet, row, 2, term.explanation)], PLAIN, None, GRID)
    return row + 2
