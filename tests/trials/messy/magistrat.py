"""The Magistrat's list (MAG-BHV), grown over years and sent as a letter with tables in it.

Messy: the header stands in row 18 below a long letter; 2024 to 2027 are column headings with words in the cells; a second table
with other headings stands below the first, and a pivot-like evaluation below that; on the sheet "Stadtteile" a second table
stands beside the first, begun a few rows further down. Superscripts with a footnote, a struck-through row, a comment, dates
shown as months.
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

MAIN = "Zulieferung 2026"
QUARTERS = "Stadtteile"
BLUE = PatternFill("solid", fgColor="BDD7EE")
GREEN, YELLOW, RED = (PatternFill("solid", fgColor=colour) for colour in ("92D050", "FFC000", "FF0000"))
LINE = Side(style="thin", color="808080")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)

LETTER = (
    "Magistrat der Stadt Bremerhaven – Sozialamt, Koordinierungsstelle",
    "Rahmenkonzept gesellschaftliche Teilhabe und Diversity, Zulieferung für die Steuerungsrunde 2026 (Beispiel, frei erfunden)",
    "Stand: 15.10.2026",
    "",
    "Sehr geehrte Kolleginnen und Kollegen,",
    "anbei wie erbeten die Übersicht der Bremerhavener Maßnahmen. Die Ämter haben bis Ende September zugeliefert;",
    "das Schulamt hat seine Angaben am 12.10.2026 noch einmal ergänzt. Bitte beachten Sie:",
    "1. Die Spalten 2024 bis 2027 zeigen, was im jeweiligen Jahr getan wurde oder werden soll.",
    "2. Vorhaben, die das Land führt und an denen wir uns beteiligen, haben wir nur aufgenommen, wo wir Mittel geben.",
    "3. Was aus dem Kultur- und Sportbereich kommt, steht in der unteren Tabelle, weil dort andere Angaben vorliegen.",
    "4. Die Stadtteillisten (Lehe, Geestemünde) finden Sie auf dem zweiten Blatt.",
    "Für Rückfragen stehen wir gern zur Verfügung. Eine Änderung einzelner Angaben bis zur Sitzung bleibt vorbehalten.",
    "",
    "Mit freundlichen Grüßen",
    "i. A. Muster, Koordinierungsstelle",
)

# fmt: off
HEAD_1 = (
    "Nr.", "HF", "Maßnahme", "zuständig", "Partner", 2024, 2025, 2026, 2027, "Stand", "Bemerkung",
)
# fmt: on
Row = tuple[tuple[object, ...], dict[str, object] | None]
# fmt: off
TABLE_1: tuple[Row, ...] = (
    ((1, 1, "Sprachcafé in der Stadtbibliothek", "Amt 50", "vhs", "Konzept", "Aufbau", "Betrieb", "Betrieb", "läuft", None),
     {"title": "Sprachcafé in der Stadtbibliothek", "action_field": 1, "lead_department": "MAG-BHV", "stage": "in_progress",
      "report": None}),
    ((2, 4, "Vorlaufkurse für Quereinsteiger-\nklassen", "Schulamt", "SKB", "läuft", "läuft", "Ende 3/26", "–",
      "abgeschlossen zum 31.03.2026", "Bericht liegt vor."),
     {"title": "Vorlaufkurse für Quereinsteigerklassen", "action_field": 4, "lead_department": "MAG-BHV", "involved": ["SKB"],
      "stage": "completed"}),
    ((3, "HF 4", "Elternlotsen an Grundschulen", "Schulamt", "SKB, SASJI", "–", "Start", "läuft", "läuft",
      "abgeschlossen mit Ablauf des Schuljahrs 2027/28", None),
     {"title": "Elternlotsen an Grundschulen", "action_field": 4, "involved": ["SASJI", "SKB"], "stage": UNCLEAR}),
    ((4, "6 Erwerbsarbeit & Qualifizierung", "Berufsberatung am Hafen", "Magistrat", "SWHT", "–", "Start", "ausgesetzt", "?",
      "begonnen 2025, zurzeit ausgesetzt", "Träger hat gekündigt."),
     {"title": "Berufsberatung am Hafen", "action_field": 6, "lead_department": "MAG-BHV", "involved": ["SWHT"],
      "stage": UNCLEAR}),
    ((5, "2 Gesundheit", "Gesundheitslotsen Bremerhaven", "Gesundheitsamt BHV", "SGFV", "–", "–", "–", "Start",
      "noch nicht begonnen – Räume fehlen", "Amt 53 sucht."),
     {"title": "Gesundheitslotsen Bremerhaven", "action_field": UNCLEAR, "involved": ["SGFV"], "stage": "planned"}),
    ((6, 2, None, "Amt 50", "-", "Betrieb", "Betrieb", "Betrieb", "Betrieb", "verstetigt", None),
     {"title": "Treffpunkt Alte Bürger", "action_field": 2, "involved": None, "stage": "permanent", "report": None}),
    ((7, 3, "Quartiersmeisterei Leherheide", "Amt 50", None, "Konzept", "Umbau", "Umbau", "Eröffnung", "fast fertig",
      "Möbel sind bestellt."),
     {"title": "Quartiersmeisterei Leherheide", "action_field": 3, "involved": None, "stage": "in_progress",
      "report": "Möbel sind bestellt."}),
    ((8, 12, "Leitfaden „Einfache Bescheide“", "Magistrat", "k. A.", "–", "–", "Entwurf", "Druck", "in Erarbeitung", 0),
     {"title": "Leitfaden „Einfache Bescheide“", "action_field": 12, "involved": None, "stage": "preparing", "report": None}),
    ((9, 7, "Seniorenfrühstück Interkulturell", "Amt 50", None, "läuft", "läuft", "–", "–", "erledigt?", None),
     {"title": "Seniorenfrühstück Interkulturell", "action_field": 7, "stage": UNCLEAR}),
    ((10, 13, "Anlaufstelle Antidiskriminierung", "Magistrat", "ZGF", "–", "Ausschr.", "Aufbau", "Betrieb",
      "umgesetzt (Geestemünde), Lehe folgt", None),
     {"title": "Anlaufstelle Antidiskriminierung", "action_field": 13, "involved": ["ZGF"], "stage": UNCLEAR}),
    ((11, 5, "Jugendbus Süd", "Amt 51", None, "läuft", "läuft", "läuft", "–", "läuft", "Stand Herbst"),
     {"stage": UNCLEAR}),
    ((12, 10, "Beratung zur Einbürgerung im Bürgerbüro", "SIS", "Magistrat BHV", "–", "Start", "läuft", "läuft", "-", None),
     {"title": "Beratung zur Einbürgerung im Bürgerbüro", "action_field": 10, "lead_department": "SIS", "involved": ["MAG-BHV"],
      "stage": None}),
    (("Summe", None, "12 Maßnahmen", None, None, 6, 8, 9, 8, None, None), None),
)
# fmt: on

# fmt: off
HEAD_2 = (
    "Ziffer", "Handlungsfeld", "Vorhaben", "Federführung", "Ebene", "Beginn", "Ende", "Umsetzungsstand", "Ampel", "Begründung",
    "Entscheidungsbedarf",
)
# fmt: on
SPAN = {"start": date(2024, 1, 1), "end": date(2026, 12, 31)}
# fmt: off
TABLE_2: tuple[Row, ...] = (
    (("S1", "Kultur, Religion & Sport", "Schwimmkurse für Frauen", "MAG-BHV", "BHV", 2024, 2026, "laufend", "grün", None, None),
     {"title": "Schwimmkurse für Frauen", "number": "S1", "action_field": 11, "lead_department": "MAG-BHV",
      "levels": ["bremerhaven"], **SPAN, "stage": "in_progress", "rating": "green", "rating_reason": None,
      "decision_needed": None}),
    (("S2", 11, "Vereinslotsinnen", "MAG-BHV, SIS", "L + BHV", "ab 2023", None, "fortlaufend", "gelb", "Zu wenige Hallenzeiten",
      "–"),
     {"title": "Vereinslotsinnen", "number": "S2", "lead_department": "MAG-BHV", "involved": ["SIS"], "levels": ["bremerhaven",
      "land"], "start": date(2023, 1, 1), "end": None, "is_ongoing": True, "stage": "permanent", "rating": "yellow",
      "rating_reason": "Zu wenige Hallenzeiten", "decision_needed": None}),
    (("S3", 11, "Mitternachtssport Grünhöfe", "MAG-BHV", "K", datetime(2025, 3, 1), datetime(2027, 2, 1), "begonnen", "gelb",
      None, False),
     {"title": "Mitternachtssport Grünhöfe", "levels": UNCLEAR, "start": date(2025, 3, 1), "end": date(2027, 2, 28),
      "stage": "in_progress", "rating": UNCLEAR, "rating_reason": None, "decision_needed": None}),
    (("S4", 11, "Kulturpass Seestadt", "SfK", "Seestadt", "Beschluss der Stadtverordnetenversammlung 2022", "unbefristet",
      "läuft", None, None, "Soll der Pass auch in Bremen gelten?"),
     {"title": "Kulturpass Seestadt", "lead_department": "SfK", "levels": ["bremerhaven"], "start": UNCLEAR, "end": None,
      "is_ongoing": True, "stage": "in_progress", "rating": "green", "decision_needed": "Soll der Pass auch in Bremen gelten?"}),
    (("S5", 2, "Interreligiöses Hafenfest", "MAG-BHV", "Bremen", "Q2/2026", "Q3/2027", "in Vorbereitung", "nicht bewertet", 0,
      0),
     {"title": "Interreligiöses Hafenfest", "action_field": 2, "levels": UNCLEAR, "start": date(2026, 4, 1), "end": date(2027,
      9, 30), "stage": "preparing", "rating": None, "rating_reason": None, "decision_needed": None}),
    (("S6", 8, "Rollstuhlsport inklusiv", "MAG-BHV", "HB/BHV", "01.08.2025", "31.12.2025 (verlängert bis Mitte 2027)", "läuft",
      None, "Halle gesperrt", None),
     {"title": "Rollstuhlsport inklusiv", "action_field": 8, "levels": ["bremen", "bremerhaven"], "start": date(2025, 8, 1),
      "end": UNCLEAR, "stage": "in_progress", "rating": "red", "rating_reason": "Halle gesperrt"}),
)
EVALUATION = (
    ("Zeilenbeschriftungen", "Anzahl von Maßnahme", "Mittelwert von 2026"),
    ("abgeschlossen", 1, 0),
    ("in Arbeit", 9, 1),
    ("geplant", 2, 0),
    ("verstetigt", 1, 1),
    ("(Leer)", 5, None),
    ("Gesamtergebnis", 18, 0.6),
)
# fmt: on

LEFT_HEAD = ("Nr.", "Maßnahme in Lehe", "Stand", "bis")
# fmt: off
LEFT: tuple[Row, ...] = (
    (("L1", "Nachbarschaftsgarten Goethestraße", "umgesetzt", 2025),
     {"title": "Nachbarschaftsgarten Goethestraße", "number": "L1", "stage": "completed", "end": date(2025, 12, 31)}),
    (("L2", "Lesepaten  Lehe", "läuft", "31.07.2027"),
     {"title": "Lesepaten Lehe", "number": "L2", "stage": "in_progress", "end": date(2027, 7, 31)}),
    (("L3", "Frauencafé*", "geplant", "k. A."),
     {"title": "Frauencafé*", "number": "L3", "stage": "planned", "end": None}),
    (("L4", "Spielmobil Zollinlandplatz", "vorerst nicht", None),
     {"title": "Spielmobil Zollinlandplatz", "number": "L4", "stage": "deferred", "end": None}),
)
# fmt: on
RIGHT_HEAD = ("lfd. Nr.", "Projekt", "Träger", "Laufzeit", "Status")
# fmt: off
RIGHT: tuple[Row, ...] = (
    ((1, "Hausaufgabenhilfe Geestemünde", "AWO", "2024–2026", "laufend"),
     {"title": "Hausaufgabenhilfe Geestemünde", **SPAN, "stage": "in_progress"}),
    ((2, "Stadtteilküche Holzhafen", "Diakonie", "seit 2021", "läuft"),
     {"title": "Stadtteilküche Holzhafen", "start": date(2021, 1, 1), "end": None, "is_ongoing": True, "stage": "in_progress"}),
    ((3, "Tandem Ankommen", "Förderkreis", "2027", "offen"),
     {"title": "Tandem Ankommen", "start": date(2027, 1, 1), "end": date(2027, 12, 31), "stage": UNCLEAR}),
    ((4, "Fahrradwerkstatt", "BEW", "–", "aufgegangen in Nr. 2"),
     {"title": "Fahrradwerkstatt", "stage": "merged"}),
)
# fmt: on


def trial() -> Trial:
    """The workbook and its truth."""
    book = Workbook()
    main = book.active
    main.title = MAIN
    truths = _main(main)
    truths += _quarters(book.create_sheet(QUARTERS))
    stream = BytesIO()
    book.save(stream)
    return Trial("magistrat.xlsx", "MAG-BHV", stream.getvalue(), tuple(truths))


def _table(sheet: Worksheet, row: int, column: int, head: tuple[object, ...], rows: tuple[Row, ...]) -> list[Truth]:
    truths = []
    for offset, (cells, values) in enumerate(((head, None), *rows)):
        sheet.row_dimensions[row + offset].height = 30
        for index, value in enumerate(cells):
            cell = sheet.cell(row + offset, column + index, value)
            cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
            if not offset:
                cell.font, cell.fill = Font(bold=True), BLUE
        if values is not None:
            truths.append(Truth(row=row + offset, sheet=sheet.title, values=values))
    return truths


def _main(sheet: Worksheet) -> list[Truth]:
    for row, text in enumerate(LETTER, start=1):
        sheet.cell(row, 1, text or None)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=11)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A17"], sheet["A17"].font = "Teil 1: Maßnahmen der Ämter", Font(bold=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 8, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    truths = _table(sheet, 18, 1, HEAD_1, TABLE_1)
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    sheet["C24"] = CellRichText("Treffpunkt Alte Bürger", raised)
    for column in range(1, 12):
        sheet.cell(29, column).font = Font(strike=True)
        sheet.cell(31, column).font = Font(bold=True)
    sheet["J20"].comment = Comment("Bitte Bericht beilegen!", "Schulamt")
    sheet["A32"] = CellRichText(TextBlock(InlineFont(vertAlign="superscript"), "1"), " Mit Mitteln des Landes eingerichtet.")
    sheet["A34"], sheet["A34"].font = "Teil 2: Kultur und Sport", Font(bold=True)
    truths += _table(sheet, 35, 1, HEAD_2, TABLE_2)
    sheet["F38"].number_format, sheet["G38"].number_format = "DD.MM.YYYY", "MMM YY"
    for address, fill in {"I36": GREEN, "I37": YELLOW, "I38": RED, "I39": GREEN, "I41": RED}.items():
        sheet[address].fill = fill
    _table(sheet, 45, 2, EVALUATION[0], tuple((cells, None) for cells in EVALUATION[1:]))
    for letter, width in zip("ABCDEFGHIJK", (7, 20, 36, 18, 14, 16, 18, 16, 14, 28, 28), strict=True):
        sheet.column_dimensions[letter].width = width
    return truths


def _quarters(sheet: Worksheet) -> list[Truth]:
    sheet["A1"], sheet["A1"].font = "Stadtteillisten (Beispiel, frei erfunden), Stand 15.10.2026", Font(bold=True, size=13)
    sheet["A3"], sheet["G7"] = "Lehe", "Geestemünde (Zulieferung kam später)"
    truths = _table(sheet, 4, 1, LEFT_HEAD, LEFT)
    truths += _table(sheet, 8, 7, RIGHT_HEAD, RIGHT)
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for letter, width in zip("BCDGHIJK", (36, 16, 12, 8, 36, 14, 14, 22), strict=True):
        sheet.column_dimensions[letter].width = width
    return truths
