"""The list of the Senator for the Interior and Sport (SIS), kept by two sections in colours.

Messy: colours carry meaning (a coloured legend stands below, as if it were rows), rows are coloured as a whole, tick boxes left
TRUE and FALSE, blank links left zeros (a prepared row is nothing but zeros), words deny themselves ("in Umsetzung,
derzeit gestoppt"), obstacles are told in words that only sound like a kind, old names of houses, a struck-through word,
a comment, a total in between.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.trials.trial import UNCLEAR, Trial, Truth

SHEET = "SIS Maßnahmen"
FILLS = {
    name: PatternFill("solid", fgColor=colour)
    for name, colour in {
        "grün": "00B050",
        "gelb": "FFFF00",
        "rot": "FF0000",
        "hellgrün": "C6E0B4",
        "grau": "BFBFBF",
        "hellblau": "DDEBF7",
        "kopf": "1F4E78",
    }.items()
}
LINE = Side(style="hair")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
# fmt: off
HEAD = (
    "Lfd. Nr.", "HF", "Maßnahme", "Zuständigkeit", "Ebene", "Umsetzungs-\nstand", "Bewertung", "Begründung (bei gelb/rot)",
    "Hemmnis", "Beginn", "Ende", "Entscheidungs-\nbedarf", "Sachstand", "geprüft",
)
# fmt: on
WIDTHS = (6, 6, 34, 14, 13, 26, 11, 26, 26, 11, 13, 24, 34, 9)

Row = tuple[tuple[object, ...], str, str, dict[str, object] | None]
"""Cells; the colour of the rating cell; the colour of the whole row; the truth, None for what is no measure."""

# fmt: off
ROWS: tuple[Row, ...] = (
    ((1, 10, "Terminvergabe im Migrationsamt online", "SIS", "Bremen (Stadt)", "läuft", None, None, None, datetime(2024, 5, 1),
      "12/2026", False, "Testbetrieb seit August.", True), "grün", "",
     {"title": "Terminvergabe im Migrationsamt online", "number": "1", "action_field": 10, "lead_department": "SIS",
      "levels": ["bremen"], "stage": "in_progress", "rating": "green", "rating_reason": None, "decision_needed": None,
      "start": date(2024, 5, 1), "end": date(2026, 12, 31), "report": "Testbetrieb seit August."}),
    ((2, 10, "Einbürgerungslotsen", "SIS, SASJI", "Land", "in Umsetzung, derzeit gestoppt", None, "Zwei Stellen nicht besetzt",
      "Personalmangel", 2025, "30.06.2027", 0, 0, False), "gelb", "",
     {"title": "Einbürgerungslotsen", "lead_department": "SIS", "involved": ["SASJI"], "levels": ["land"], "stage": UNCLEAR,
      "rating": "yellow", "rating_reason": "Zwei Stellen nicht besetzt", "obstacle": ["staff"], "start": date(2025, 1, 1),
      "end": date(2027, 6, 30), "decision_needed": None}),
    ((3, 12, "Mehrsprachige Anzeigenformulare", "SI", "Land", "abgeschlossen, läuft aber weiter", "-", 0, 0, 2023, 2025, 0,
      "Zwölf Sprachen liegen vor.", True), "", "",
     {"title": "Mehrsprachige Anzeigenformulare", "action_field": 12, "lead_department": "SIS", "levels": ["land"],
      "stage": UNCLEAR, "rating": None, "rating_reason": None, "start": date(2023, 1, 1), "end": date(2025, 12, 31),
      "decision_needed": None, "report": "Zwölf Sprachen liegen vor."}),
    ((4, 12, "Einstellungskampagne „Wache für alle“", "SIS", "L", "nicht umgesetzt", None, False,
      "Förderverein hat sich aufgelöst", 2025, "Ende 2026", False, None, False), "rot", "",
     {"title": "Einstellungskampagne „Wache für alle“", "levels": ["land"], "stage": UNCLEAR, "rating": "red",
      "rating_reason": None, "obstacle": UNCLEAR, "start": date(2025, 1, 1), "end": date(2026, 12, 31), "decision_needed": None}),
    ((5, 13, "Schulung Diskriminierungsschutz im Streifendienst", "SIS", "Land", "fertiggestellt 06/2026", None, None, None,
      "2024", "Juni 2026", None, "Alle Reviere geschult.", True), "hellgrün", "hellgrün",
     {"title": "Schulung Diskriminierungsschutz im Streifendienst", "action_field": 13, "stage": "completed", "rating": None,
      "start": date(2024, 1, 1), "end": date(2026, 6, 30), "decision_needed": None, "report": "Alle Reviere geschult."}),
    ((6, 13, "Meldestelle für Hassvorfälle im Sport", "SIS, ZGF", "Land", "läuft", None, None, None, "seit 2022", None, 0, 0,
      True), "grau", "grau",
     {"title": "Meldestelle für Hassvorfälle im Sport", "lead_department": "SIS", "involved": ["ZGF"], "stage": UNCLEAR,
      "start": date(2022, 1, 1), "end": None, "is_ongoing": True, "decision_needed": None, "report": None}),
    (("Zwischensumme Inneres", None, 6, None, None, None, None, None, None, None, None, 0, None, None), "", "", None),
    (("Bereich Sport", *(None,)*13), "", "", None),
    ((7, 11, "Übungsleiterausbildung mehrsprachig", "SJIS", "Stadt Bremen", "geplant ab 2027", None, None,
      "Haushaltsmittel fehlen", "2027", "2028", "Freigabe der Mittel 2027", 0, False), "gelb", "",
     {"title": "Übungsleiterausbildung mehrsprachig", "action_field": 11, "lead_department": UNCLEAR, "levels": ["bremen"],
      "stage": "planned", "rating": "yellow", "rating_reason": None, "obstacle": ["funding"], "start": date(2027, 1, 1),
      "end": date(2028, 12, 31), "decision_needed": "Freigabe der Mittel 2027"}),
    ((8, 11, "Hallenzeiten für Frauengruppen", "SIS / SKB", "HB und BHV", "umgesetzt zum Jahresende", "grün", None,
      "an der Haltestelle wird gebaut", 2026, 2026, 0, None, True), "", "",
     {"title": "Hallenzeiten für Frauengruppen", "lead_department": "SIS", "involved": ["SKB"], "levels": ["bremen",
      "bremerhaven"], "stage": UNCLEAR, "rating": "green", "obstacle": UNCLEAR, "start": date(2026, 1, 1), "end": date(2026, 12,
      31), "decision_needed": None}),
    ((9, 11, "Fanprojekt Vielfalt", "SIS", "Kommune", "läuft (mit Verspätung)", "gelb", "Ausschreibung verspätet", None,
      "Q1/2026", "I/2027", None, "Träger steht fest.", False), "gelb", "",
     {"title": "Fanprojekt Vielfalt", "levels": UNCLEAR, "stage": "in_progress", "rating": "yellow",
      "rating_reason": "Ausschreibung verspätet", "start": date(2026, 1, 1), "decision_needed": None,
      "report": "Träger steht fest."}),
    ((10, 11, "Schwimmfähigkeit geflüchteter Kinder", "SIS, SKB, SASJI", "Land", "Daueraufgabe", "im Plan", None, None,
      "ab 2021", "fortlaufend", None, "2025: 41 Kurse", True), "hellblau", "hellblau",
     {"title": "Schwimmfähigkeit geflüchteter Kinder", "lead_department": "SIS", "involved": ["SASJI", "SKB"],
      "stage": "permanent", "rating": "green", "start": date(2021, 1, 1), "end": None, "is_ongoing": True,
      "report": "2025: 41 Kurse"}),
    ((11, 6, "Ausbildung Sport- und Fitnesskaufleute für Zugewanderte", "SWAE", "Land", "noch nicht fertig", "grün?", None,
      None, "01.09.2024", "31.08.2027", True, 0, False), "", "",
     {"title": "Ausbildung Sport- und Fitnesskaufleute für Zugewanderte", "action_field": 6, "lead_department": UNCLEAR,
      "stage": UNCLEAR, "rating": UNCLEAR, "start": date(2024, 9, 1), "end": date(2027, 8, 31)}),
    ((12, 2, "Ehrenamtskarte für Vereine", "SK", "land", "zurückgestellt", "nicht bewertet", 0, "Bundesgesetz fehlt", None,
      None, 0, "Wird 2028 neu beraten.", False), "grau", "grau",
     {"title": "Ehrenamtskarte für Vereine", "action_field": 2, "lead_department": "SK", "levels": ["land"],
      "stage": "deferred", "rating": None, "obstacle": ["legal"], "start": None, "end": None, "decision_needed": None,
      "report": "Wird 2028 neu beraten."}),
    ((13, 11, "Rollstuhlbasketball in allen Stadtbezirken", "SIS", "Stadtgemeinde Bremen", "läuft", "rot", 0,
      "Personalausweis-Drucker defekt", "III/2025", "Juni 2027", False, "Zwei von fünf Hallen.", False), "grün", "",
     {"title": "Rollstuhlbasketball in allen Stadtbezirken", "levels": ["bremen"], "stage": "in_progress", "rating": UNCLEAR,
      "rating_reason": None, "obstacle": UNCLEAR, "end": date(2027, 6, 30), "decision_needed": None,
      "report": "Zwei von fünf Hallen."}),
    ((14, 11, "Sportgutscheine", "SIS", "k. A.", "gestartet, aber wieder eingestellt", None, None, None, "2025 gescheitert",
      None, None, None, False), "", "",
     {"title": "Sportgutscheine", "levels": None, "stage": UNCLEAR, "rating": None, "start": UNCLEAR, "decision_needed": None}),
    ((15, 11, "Schiedsrichterinnen gewinnen", "SIS", "Land", "läuft", None, None, None, 2026, 2027, None, "siehe Kommentar",
      True), "grün", "",
     {"title": "Schiedsrichterinnen gewinnen", "rating": "green", "start": date(2026, 1, 1), "end": date(2027, 12, 31)}),
    ((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, False), "", "", None),
    (("Gesamt", None, 15, *(None,)*11), "", "", None),
)
LEGEND = (
    ("grün", "Maßnahme im Plan"),
    ("gelb", "verzögert"),
    ("rot", "gefährdet"),
    ("hellgrün", "ganze Zeile: erledigt, läuft nicht mehr"),
    ("grau", "ganze Zeile: Maßnahme ruht"),
    ("hellblau", "ganze Zeile: seit der letzten Runde neu aufgenommen"),
)
# fmt: on


def trial() -> Trial:
    """The workbook and its truth."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _title(sheet)
    truths = []
    for row, (cells, rating, whole, values) in enumerate(ROWS, start=6):
        _write(sheet, row, cells, rating, whole)
        if values is not None:
            truths.append(Truth(row=row, sheet=SHEET, values=values))
        elif isinstance(cells[0], str):
            sheet.cell(row, 1).font = Font(bold=True)
    sheet.merge_cells("A13:N13")
    sheet["F19"] = CellRichText(TextBlock(InlineFont(strike=True), "läuft"), " zurückgestellt")
    sheet["M22"].comment = Comment("Achtung: Förderung im Juli beendet, bitte mit Abt. 4 klären!", "Sportamt")
    _legend(sheet, 6 + len(ROWS) + 1)
    _overview(book.create_sheet("Übersicht"))
    stream = BytesIO()
    book.save(stream)
    return Trial("inneres.xlsx", "SIS", stream.getvalue(), tuple(truths))


def _title(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A1"].font = (
        "Der Senator für Inneres und Sport – Maßnahmen zum Rahmenkonzept (Beispiel, frei erfunden)",
        Font(bold=True, size=14),
    )
    sheet["A2"] = "Stand: 30.09.2026 – Abt. 2 (Inneres) und Abt. 4 (Sport)"
    sheet["A3"] = "Farben siehe unten. Spalte „geprüft“ bitte nur durch das Referat ändern!"
    for column, (text, width) in enumerate(zip(HEAD, WIDTHS, strict=True), start=1):
        cell = sheet.cell(5, column, text)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), FILLS["kopf"]
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes, sheet.row_dimensions[5].height = "D6", 34
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 8, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write(sheet: Worksheet, row: int, cells: tuple[object, ...], rating: str, whole: str) -> None:
    sheet.row_dimensions[row].height = 32
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(row, column, value)
        cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
        if whole:
            cell.fill = FILLS[whole]
    if isinstance(cells[9], datetime):
        sheet.cell(row, 10).number_format = "DD.MM.YYYY"
    if rating:
        sheet.cell(row, 7).fill = FILLS[rating]


def _legend(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 3, "Legende:").font = Font(bold=True)
    for offset, (colour, meaning) in enumerate(LEGEND, start=1):
        sheet.cell(row + offset, 3, meaning).fill = FILLS[colour]
        sheet.cell(row + offset, 2).fill = FILLS[colour]


def _overview(sheet: Worksheet) -> None:
    for line in (
        ("Auswertung zum 30.09.2026",),
        (),
        ("HF", "Anzahl", "davon grün"),
        (2, 1, 0),
        (6, 1, 0),
        (10, 2, 1),
        (11, 7, 3),
        (12, 2, 0),
        (13, 2, 0),
        ("Summe", 15, 4),
    ):
        sheet.append(line)
