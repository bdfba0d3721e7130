"""The list of the Senator for Culture (SfK), copied from a Word table and kept on by three people.

Messy: explanation rows below titles ("a) …"), titles broken over two rows or hyphenated over a line, soft hyphens, numbers before
words that are no action field ("3. Bühnen"), exceptions in brackets in levels and stages, progress as share, text and number,
conditional formats (traffic lights for bare numbers), comments like a thread; the sheets
"Indikatoren" and "Meilensteine" hold no measures.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, FormulaRule, IconSetRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.trials.trial import UNCLEAR, Trial, Truth

SHEET = "Kultur"
# fmt: off
HEAD = (
    "Nr.", "Handlungsfeld", "Maßnahme", "Land/Stadt", "Federführung /\nBeteiligte", "Stand der Umsetzung", "Umsetzungs-\ngrad",
    "Ampel", "Begründung", "Zeitraum", "Leitziele", "Zielgruppe", "Bemerkungen",
)
# fmt: on
WIDTHS = (6, 22, 36, 24, 18, 26, 11, 8, 26, 20, 9, 22, 30)
LINE = Side(style="thin", color="A6A6A6")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEADING = PatternFill("solid", fgColor="E4DFEC")
LATE = PatternFill("solid", bgColor="FFC7CE")

Row = tuple[tuple[object, ...], dict[str, object] | None]


def _only(title: str) -> Row:
    """A row with words under the title and nothing else."""
    return (None, None, title, *(None,) * 10), None


# fmt: off
ROWS: tuple[Row, ...] = (
    ((1, "11. Kultur, Religion & Sport", "Kulturelle Bildung in Über\u00adgangs\u00adwohnheimen", "Stadtgemeinde Bremen",
     "SfK, SASJI", "läuft", 0.45, "gelb", "Räume werden saniert", "01.01.2025 – 31.12.2027", "1, 3", "Geflüchtete Kinder",
     None),
    {"title": "Kulturelle Bildung in Übergangswohnheimen", "number": "1", "action_field": 11, "levels": ["bremen"],
     "lead_department": "SfK", "involved": ["SASJI"], "stage": "in_progress", "progress_percent": 45.0, "rating": "yellow",
     "rating_reason": "Räume werden saniert", "start": date(2025, 1, 1), "end": date(2027, 12, 31), "guiding_goals": [1, 3],
     "target_group": "Geflüchtete Kinder", "report": None}),
    _only("a) Werkstätten Malen und Druck"),
    _only("b) Theaterbesuche mit Begleitung"),
    ((2, "3. Bühnen", "Übertitel in vier Sprachen", "Bremen und Bremerhaven (ohne Land)", "SfK",
     "umgesetzt (außer Bremerhaven)", "80 %", "grün", "-", "2024/2025", "2", "Theaterpublikum", "Stadttheater folgt."),
    {"title": "Übertitel in vier Sprachen", "action_field": UNCLEAR, "levels": ["bremen", "bremerhaven"],
     "lead_department": "SfK", "stage": UNCLEAR, "progress_percent": 80.0, "rating": "green", "rating_reason": None,
     "start": date(2024, 1, 1), "end": date(2025, 12, 31), "guiding_goals": [2], "target_group": "Theaterpublikum",
     "report": "Stadttheater folgt."}),
    ((3, "Kultur, Religion und Sport", "Vermittlungsprogramm in Stadtteil-", "Land (ohne Bremerhaven)", "SfK",
     "in Vorbereitung", 20, "gelb", None, "ab 2026", "k. A.", "-", None),
    {"title": "Vermittlungsprogramm in Stadtteilbibliotheken und Bürgerhäusern", "action_field": 11, "levels": UNCLEAR,
     "stage": "preparing", "progress_percent": 20.0, "rating": "yellow", "rating_reason": None, "start": date(2026, 1, 1),
     "end": None, "is_ongoing": True, "guiding_goals": None, "target_group": None, "report": None}),
    _only("bibliotheken und Bürgerhäusern"),
    ((4, 11, "Museums-\npädagogik in Einfacher Sprache", "HB (ab 2027 auch BHV)", "SfK",
     "abgeschlossen (ohne Standort Vegesack)", 1, "grün", None, "seit 2023", "1", "alle", 0),
    {"title": "Museumspädagogik in Einfacher Sprache", "action_field": 11, "levels": UNCLEAR, "stage": UNCLEAR,
     "progress_percent": 100.0, "rating": "green", "start": date(2023, 1, 1), "end": None, "is_ongoing": True,
     "guiding_goals": [1]}),
    ((5, "4. Häuser und Museen", "Lese-\nund Schreibwerkstatt am Stadtrand", "Stadt Bremen", "SfK / SKB", "läuft (dauerhaft)",
     None, None, None, "unbefristet seit 2019", "3", "Jugendliche ab 14", "-"),
    {"title": "Lese- und Schreibwerkstatt am Stadtrand", "action_field": UNCLEAR, "levels": ["bremen"],
     "lead_department": "SfK", "involved": ["SKB"], "stage": "permanent", "progress_percent": None, "rating": None,
     "start": date(2019, 1, 1), "end": None, "is_ongoing": True, "guiding_goals": [3], "target_group": "Jugendliche ab 14"}),
    ((6, "9 Migrantische Selbstorganisationen", "Projektfonds „Meine Kultur, deine Kultur“", "Stadt Bremen (nicht BHV)", "SfK",
     "geplant (Beschluss fehlt)", 0, 1, "Beschluss der Deputation steht aus", "2027", "2, 4", "Migrantische Vereine", None),
    {"title": "Projektfonds „Meine Kultur, deine Kultur“", "action_field": 9, "levels": ["bremen"], "stage": "planned",
     "progress_percent": 0.0, "rating": "red", "rating_reason": "Beschluss der Deputation steht aus", "start": date(2027, 1,
     1), "end": date(2027, 12, 31), "guiding_goals": [2, 4], "target_group": "Migrantische Vereine"}),
    (("Weitere Vorhaben der Einrichtungen", *(None,)*12), None),
    ((7, "2. Preise und Stipendien", "Stipendien für Künstlerinnen im Exil", "Land", "SfK", "siehe Nr. 6", None, None, None,
     "2023 – ?", "–", "Künstlerinnen", None),
    {"title": "Stipendien für Künstlerinnen im Exil", "action_field": UNCLEAR, "levels": ["land"], "stage": "merged",
     "rating": None, "start": date(2023, 1, 1), "end": None, "guiding_goals": None, "target_group": "Künstlerinnen"}),
    ((8, "13 – Abbau von Diskriminierung", "Kodex gegen Diskriminierung in Kultureinrichtungen", "Land und beide Städte",
     "SfK, ZGF", "in Abstimmung", "30%", "gelb", "Abstimmung mit den Häusern dauert", "Q4/2025 – Q2/2027", "4", "Beschäftigte",
     "Entwurf liegt vor."),
    {"title": "Kodex gegen Diskriminierung in Kultureinrichtungen", "action_field": 13, "levels": ["bremen", "bremerhaven",
     "land"], "lead_department": "SfK", "involved": ["ZGF"], "stage": "preparing", "progress_percent": 30.0,
     "rating": "yellow", "rating_reason": "Abstimmung mit den Häusern dauert", "start": date(2025, 10, 1), "end": date(2027, 6,
     30), "guiding_goals": [4], "target_group": "Beschäftigte", "report": "Entwurf liegt vor."}),
    _only("davon: Leitfaden für Jurys, Muster für Hausordnungen"),
    ((9, 11, "Orchester für alle*", "Kommune (Bremen)", "SfK", "läuft", 0.6, 3, None, datetime(2026, 2, 1), "1", "Familien",
     None),
    {"title": "Orchester für alle", "action_field": 11, "levels": ["bremen"], "stage": "in_progress", "progress_percent": 60.0,
     "rating": "green", "start": date(2026, 2, 1), "guiding_goals": [1], "target_group": "Familien"}),
    ((10, "8. Sammlungen", "Tastmodelle für Blinde und Sehbehinderte", "alle (außer Bremerhaven)", "SfK",
     "umgesetzt, Nachbesserung nötig", "100 %", "grün", None, "2025", "2", "Blinde Menschen", "Abnahme am 3.9.2026"),
    {"title": "Tastmodelle für Blinde und Sehbehinderte", "action_field": UNCLEAR, "levels": ["bremen", "land"],
     "progress_percent": 100.0, "rating": "green", "start": date(2025, 1, 1), "end": date(2025, 12, 31), "guiding_goals": [2],
     "target_group": "Blinde Menschen", "report": "Abnahme am 3.9.2026"}),
    ((11, 11, "Chöre der Stadtteile (Förderstufe 2)", "K", "SfK", "vorerst nicht (Mittel gesperrt)", None, "rot",
     "Haushaltssperre", "Antrag 2024 abgelehnt", None, "Chöre", None),
    {"title": "Chöre der Stadtteile (Förderstufe 2)", "levels": UNCLEAR, "stage": "deferred", "rating": "red",
     "rating_reason": "Haushaltssperre", "start": UNCLEAR, "guiding_goals": None, "target_group": "Chöre"}),
    ((12, 11, "Archiv der Migrationsgeschichten", "Land", "SfK, SUKW", "entfallen", None, None, None, "2022 - 2024", None, None,
     None),
    {"title": "Archiv der Migrationsgeschichten", "action_field": 11, "levels": ["land"], "involved": ["SUKW"],
     "stage": "discontinued", "start": date(2022, 1, 1), "end": date(2024, 12, 31), "target_group": None, "report": None}),
    (("* Titel vorläufig, Abstimmung mit den Philharmonikern läuft", *(None,)*12), None),
)
INDICATORS = (
    ("Indikatoren zu den Maßnahmen (Beispiel, frei erfunden)",),
    (),
    ("Nr.", "Maßnahme", "Indikator", "Ziel", "Ist", "Stand"),
    (1, "Kulturelle Bildung in Übergangswohnheimen", "Werkstätten im Jahr", 40, 18, "läuft"),
    (2, "Übertitel in vier Sprachen", "Vorstellungen mit Übertiteln", 60, 61, "erreicht"),
    (9, "Orchester für alle", "verliehene Instrumente", 120, 75, "läuft"),
)
MILESTONES = (
    ("Meilensteine bis 2027",),
    (),
    ("Nr.", "Meilenstein", "Termin", "Stand", "zuständig"),
    ("3.1", "Auswahl der Bibliotheken", datetime(2026, 11, 30), "offen", "SfK"),
    ("3.2", "Start in Gröpelingen", datetime(2027, 2, 1), "geplant", "SfK"),
    ("8.1", "Entwurf des Kodex", datetime(2026, 6, 30), "erledigt", "SfK"),
    ("8.2", "Beschluss der Deputation", datetime(2027, 4, 15), "geplant", "SfK"),
)
# fmt: on
THREAD = (
    "[Kommentarthread]\n\nIhre Version von Excel gestattet Ihnen das Lesen dieses Kommentars.\n\n"
    "Kommentar:\n    Stimmt das noch?\nAntwort:\n    Nein, die Philharmoniker sind seit Mai ausgestiegen."
)


def trial() -> Trial:
    """The workbook and its truth."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _title(sheet)
    truths = []
    for row, (cells, values) in enumerate(ROWS, start=7):
        sheet.row_dimensions[row].height = 32 if cells[0] else 16
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(row, column, value)
            cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
        if values is not None:
            truths.append(Truth(row=row, sheet=SHEET, values=values))
        elif cells[0]:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=13)
            sheet.cell(row, 1).font, sheet.cell(row, 1).fill = Font(bold=not str(cells[0]).startswith("*")), HEADING
        if isinstance(cells[6], float) or cells[6] in (0, 1):
            sheet.cell(row, 7).number_format = "0%"
        if isinstance(cells[9], datetime):
            sheet.cell(row, 10).number_format = "DD.MM.YYYY"
    _extras(sheet, 6 + len(ROWS))
    _append(book.create_sheet("Indikatoren"), INDICATORS)
    _append(book.create_sheet("Meilensteine"), MILESTONES)
    stream = BytesIO()
    book.save(stream)
    return Trial("kultur.xlsx", "SfK", stream.getvalue(), tuple(truths))


def _title(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A1"].font = "Der Senator für Kultur", Font(bold=True, size=14)
    sheet["A2"] = "Maßnahmen zur gesellschaftlichen Teilhabe und Diversity (Beispiel, frei erfunden)"
    sheet["A3"] = "Stand: 30. September 2026"
    sheet["A4"] = "Leitziele 1–4 wie im Rahmenkonzept; Ampel als Zahl: 1 = rot, 2 = gelb, 3 = grün (Symbol erscheint von selbst)"
    for column, (text, width) in enumerate(zip(HEAD, WIDTHS, strict=True), start=1):
        cell = sheet.cell(6, column, text)
        cell.font, cell.fill, cell.border = Font(bold=True), HEADING, BOX
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes, sheet.row_dimensions[6].height = "D7", 34
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 8, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _extras(sheet: Worksheet, last: int) -> None:
    sheet.conditional_formatting.add(f"H7:H{last}", IconSetRule("3TrafficLights1", "num", [1, 2, 3], showValue=False))
    sheet.conditional_formatting.add(f"G7:G{last}", ColorScaleRule("min", None, "F8696B", "max", None, "63BE7B"))
    sheet.conditional_formatting.add(f"J7:J{last}", FormulaRule(formula=['ISNUMBER(SEARCH("2025",$J7))'], fill=LATE))
    for row in range(7, last):
        if str(sheet.cell(row, 3).value).startswith("Orchester"):
            sheet.cell(row, 3).comment = Comment(THREAD, "tc={0B8C1F2E-1111-4222-8333-944455556666}", height=160, width=320)
        if sheet.cell(row, 6).value == "entfallen":
            sheet.cell(row, 6).comment = Comment("lt. Hausleitung", "Ref. 11")


def _append(sheet: Worksheet, lines: tuple[tuple[object, ...], ...]) -> None:
    for line in lines:
        sheet.append(line)
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True), HEADING
    for letter, width in zip("ABCDEF", (8, 42, 30, 12, 10, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            if isinstance(cell.value, datetime):
                cell.number_format = "DD.MM.YYYY"
