"""The list of a coordinator at SKB: one sheet, kept for years by three people who write whole sentences.

Messy: the stage column holds sentences (two classes, dates to come, question marks, struck words); each date is spelled in
its own way (Schuljahr, Herbst, I/2027, month formats, a bare serial number, years inside sentences); a struck row, a struck
cell, a heading repeated in the middle, explanation rows, sub-headings, a footnote and signs that are none, 0 and FALSCH from
links and tick boxes, a count and an evaluation below, milestones and a legend on sheets of their own.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.trials.trial import UNCLEAR, Trial, Truth

SHEET = "Maßnahmen SKB"
HEADINGS = ("Nr.", "HF", "Maßnahme/Projekt", "Für wen?", "Mitwirkende", "Ebene", "Beginn", "Läuft bis", "Stand der Umsetzung",
            "Bemerkungen", "Entscheidungs-\nbedarf")  # fmt: skip
WIDTHS = (6, 17, 34, 20, 17, 12, 17, 19, 42, 30, 22)
THIN = Border(*(Side(style="thin", color="A6A6A6"),) * 4)

FAMILIES = CellRichText("Familienklassen", TextBlock(InlineFont(vertAlign="superscript"), "1)"))
CORRECTED = CellRichText(TextBlock(InlineFont(strike=True), "noch nicht begonnen"), " Läuft seit August an vier Standorten.")

Values = dict[str, object]
KITA: list[tuple[tuple[object, ...], Values]] = [
    (("1", "Spracherwerb", "Sprachbegleitung im Kita-\nAlltag", "Kinder ab 3 Jahren", "SASJI", "HB",
      datetime(2024, 8, 1), "31.7.27", "Läuft planmäßig in 14 Häusern; das 15. kommt nach den Ferien dazu.", None, 0),
     {"title": "Sprachbegleitung im Kita-Alltag", "action_field": 1, "involved": ["SASJI"], "levels": ["bremen"],
      "start": date(2024, 8, 1), "end": date(2027, 7, 31), "stage": "in_progress", "decision_needed": None}),
    (("2", "4 – Bildung", "Elternlotsinnen im Einschulungs\u00adjahr", "Familien mit Kindern im letzten Kita-Jahr", "SASJI, SGFV",
      "HB", "seit Kita-Jahr 2022/23", None, "Angelaufen, aber erst in drei von sechs Stadtteilen.", "Honorare knapp", False),
     {"title": "Elternlotsinnen im Einschulungsjahr", "action_field": 4, "involved": ["SASJI", "SGFV"], "levels": ["bremen"],
      "start": date(2022, 8, 1), "end": None, "is_ongoing": True, "stage": "in_progress", "report": "Honorare knapp",
      "decision_needed": None}),
    (("3", "Bildung & Wissenschaft", FAMILIES, "Familien", "-", "L", "Herbst 2026", "Ende des Schuljahres 2028/29",
      "In Vorbereitung – die Ausschreibung liegt bei der Vergabestelle.", None, 0),
     {"title": "Familienklassen", "action_field": 4, "involved": None, "levels": ["land"], "end": date(2029, 7, 31),
      "stage": "preparing", "decision_needed": None}),
    (("3a", "HF 4", "Spielkreise für Kinder ohne Kita-Platz", "Kinder ohne Platz", "SASJI", "BHV", "I/2027", "IV. Quartal 2028",
      "Noch nicht begonnen, da die Stelle erst zum 1.11. besetzt wird.", "k. A.", None),
     {"action_field": 4, "involved": ["SASJI"], "levels": ["bremerhaven"], "start": date(2027, 1, 1),
      "end": date(2028, 12, 31), "stage": "planned", "decision_needed": None}),
    (("4", "Bildung & Wissenschaft", "Fachberatung  Mehrsprachigkeit", "Fachkräfte in Kitas", None, "Land", "seit 2019",
      "unbefristet", "Daueraufgabe; die Stellen sind im Haushalt verstetigt.", None, None),
     {"title": "Fachberatung Mehrsprachigkeit", "action_field": 4, "levels": ["land"], "start": date(2019, 1, 1), "end": None,
      "is_ongoing": True, "stage": "permanent"}),
    (("5", "Erwerb der deutschen Sprache", "Vorlesewochen in Familiensprachen", "Kita-Kinder", "SfK", "HB", "1.2.2023",
      "ursprünglich 31.07.2026, neu 31.07.2028", "läuft", None, "Verlängerung bitte zur Kenntnis nehmen."),
     {"action_field": 1, "involved": ["SfK"], "levels": ["bremen"], "start": date(2023, 2, 1), "end": date(2028, 7, 31),
      "stage": UNCLEAR, "decision_needed": "Verlängerung bitte zur Kenntnis nehmen."}),
    (("6", "4", "Bildungspass für den Übergang Kita – Schule", "Kinder vor der Einschulung", None, "HB", "2023", "2026", "läuft",
      None, None), {"stage": UNCLEAR}),
    (("7", "4", "Rucksack-Gruppen im Kinder- und Familienzentrum", "Eltern", "SASJI", "HB", "2022",
      datetime(2027, 6, 1), "Begonnen, ruht aber seit Ostern, weil die Fachberaterin in Elternzeit ist.", None, None),
     {"action_field": 4, "involved": ["SASJI"], "levels": ["bremen"], "start": date(2022, 1, 1), "end": date(2027, 6, 30),
      "stage": UNCLEAR}),
]  # fmt: skip
SCHOOL: list[tuple[tuple[object, ...], Values]] = [
    (("8", "1 Spracherwerb", "Vorkurse in der Sekundarstufe", "Neu zugewanderte Jugendliche", None, "HB, BHV",
      "Schuljahr 2025/26", "SJ 2026/27", "Begonnen, zwei Schulen steigen erst zum Halbjahr ein.", None, 0),
     {"action_field": 1, "levels": ["bremen", "bremerhaven"], "start": date(2025, 8, 1), "end": date(2027, 7, 31),
      "stage": "in_progress", "decision_needed": None}),
    (("9", "1", "Herkunftssprachlicher Unterricht", "Schüler*innen Kl. 1–10", "SKB/MAG-BHV", "HB + BHV", "08/2025", "07/2028",
      "Umgesetzt in der Stadt, in Bremerhaven noch in Planung.", None, None),
     {"action_field": 1, "levels": ["bremen", "bremerhaven"], "start": date(2025, 8, 1), "end": date(2028, 7, 31),
      "stage": UNCLEAR}),
    (("10", "13", "Meldestelle „Schule ohne Ausgrenzung“", "Schulgemeinschaften", "ZGF", "Land", "August 2024", "31.07.2026",
      "Abgeschlossen zum 31.07.2026, Abschlussbericht liegt vor.", None, None),
     {"action_field": 13, "involved": ["ZGF"], "levels": ["land"], "start": date(2024, 8, 1), "end": date(2026, 7, 31),
      "stage": "completed"}),
    (("11", "HF 13", "Leitfaden diskriminierungssensible Beurteilung", "Lehrkräfte", "SJV, ZGF", "L",
      "laut Koalitionsvertrag 2023", "n. n.", "Wird zum Schuljahr 2027/28 fertig.", None, "ja: Veröffentlichung"),
     {"action_field": 13, "involved": ["SJV", "ZGF"], "levels": ["land"], "start": None, "end": None, "stage": UNCLEAR,
      "decision_needed": "ja: Veröffentlichung"}),
    (("12", "5", "Pausenlots:innen", "Schüler:innen ab Kl. 5", None, "BHV", "1. Schulhalbjahr 2026/27",
      "2. Schulhalbjahr 2027/28", "läuft?", None, None),
     {"action_field": 5, "levels": ["bremerhaven"], "start": date(2026, 8, 1), "end": date(2028, 7, 31), "stage": UNCLEAR}),
    (("13", "Bildung & Wissenschaft", "Mathe² – Lernferien", "Schüler*innen Kl. 8–10", None, "HB", datetime(2026, 10, 1),
      datetime(2028, 1, 1), "-", "Träger gefunden", False),
     {"action_field": 4, "levels": ["bremen"], "start": date(2026, 10, 1), "end": date(2028, 12, 31), "stage": None,
      "report": "Träger gefunden", "decision_needed": None}),
    (("14", "4", "MINT für alle*", "Mädchen und junge Frauen", "SUKW", "Land", "2025 ff.", None,
      "Nicht mehr weiterverfolgt, die Drittmittel wurden gestrichen.", None, None),
     {"action_field": 4, "involved": ["SUKW"], "levels": ["land"], "start": date(2025, 1, 1), "stage": "discontinued"}),
    (("15", "4/1", "Sprachtandems an Berufsschulen", "Berufsschüler:innen", "SASJI", "HB", 45870, "31.07.2027", CORRECTED,
      None, None),
     {"action_field": 4, "involved": ["SASJI"], "levels": ["bremen"], "start": date(2025, 8, 1), "end": date(2027, 7, 31),
      "stage": "in_progress"}),
    (("16", "Abbau von Diskriminierung", "Aufgeklärt! Projekttage gegen Antisemitismus", "Kl. 7–13", "SIS, SK", "L",
      "01.02.2021", "fortlaufend", "umgesetzt", None, None),
     {"action_field": 13, "involved": ["SIS", "SK"], "levels": ["land"], "start": date(2021, 2, 1), "end": None,
      "is_ongoing": True, "stage": UNCLEAR}),
    (("17", "12", "Vielfalt im Referendariat", "Lehramtsanwärter:innen", "SF", "Land", "voraussichtlich 01.02.2027", "2 Jahre",
      "Vorgesehen, Abstimmung mit dem Personalrat folgt", None, None),
     {"action_field": 12, "involved": ["SF"], "levels": ["land"], "start": date(2027, 2, 1), "stage": "planned"}),
    (("18", "4", "Schulsozialarbeit: mehrsprachige Sprechstunde", "Eltern", None, "Kommune", "2020/2021", "2026/2027",
      "Aufgegangen in Nr. 2", None, None),
     {"action_field": 4, "levels": UNCLEAR, "stage": "merged"}),
    (("19", "8", "Gebärdensprache als Wahlpflichtfach", "gehörlose und hörende Jugendliche", "SGFV", "L", "ab 01.08.2026", None,
      "Zurückgestellt bis zum Doppelhaushalt 2028/29.", "2 Schulen wollen", "Anschubmittel aus Restmitteln?"),
     {"action_field": 8, "involved": ["SGFV"], "levels": ["land"], "start": date(2026, 8, 1), "end": None, "is_ongoing": True,
      "stage": "deferred", "report": "2 Schulen wollen", "decision_needed": "Anschubmittel aus Restmitteln?"}),
    (("20", "5", "Jugendparlamente an Oberschulen", "Jugendliche", "SASJI", "HB", datetime(2023, 9, 15), "bis Ende März 2027",
      "Die Förderung läuft aus.", None, None),
     {"action_field": 5, "involved": ["SASJI"], "levels": ["bremen"], "start": date(2023, 9, 15), "end": date(2027, 3, 31),
      "stage": UNCLEAR}),
]  # fmt: skip


def trial() -> Trial:
    """SKB, one sheet in the manner of a diary."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _head(sheet)
    truths: list[Truth] = []
    row = 6
    for heading, lines in (("Kita-Bereich (Ref. 30)", KITA), ("Schulbereich (Ref. 21/22)", SCHOOL)):
        if row > 6:
            _headings(sheet, row)
            row += 1
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADINGS))
        sheet.cell(row, 1, heading).font = Font(bold=True)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="DDEBF7")
        row += 1
        for cells, values in lines:
            _write(sheet, row, cells)
            known: Values = {"number": cells[0], "title": cells[2], "target_group": cells[3], "lead_department": "SKB"}
            if cells[0] == "6":
                known = {"title": cells[2]}
            truths.append(Truth(row, known | values, SHEET))
            row += 1
            if cells[0] in ("2", "13"):
                note = "davon 2 Gruppen am Samstag" if cells[0] == "2" else "→ umfasst auch die Herbstferien (Förderung bis 2027)"
                sheet.cell(row, 3, note).font = Font(italic=True, color="7F7F7F")
                row += 1
    _foot(sheet, row)
    _further_sheets(book)
    buffer = BytesIO()
    book.save(buffer)
    return Trial("bildung.xlsx", "SKB", buffer.getvalue(), tuple(truths))


def _head(sheet: Worksheet) -> None:
    sheet["A1"] = "Die Senatorin für Kinder und Bildung – Maßnahmen zum Rahmenkonzept Teilhabe und Diversity"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:K1")
    sheet["A2"] = "Beispiel, frei erfunden"
    sheet["A3"] = "Stand: 30.09.2026 (bitte nur in dieser Datei weiterschreiben!)"
    _headings(sheet, 5)
    for column, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "D6"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _headings(sheet: Worksheet, row: int) -> None:
    sheet.row_dimensions[row].height = 32
    for column, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(row, column, heading)
        cell.font, cell.border = Font(bold=True, color="FFFFFF"), THIN
        cell.fill, cell.alignment = PatternFill("solid", fgColor="1F4E78"), Alignment(wrap_text=True, vertical="center")


def _write(sheet: Worksheet, row: int, cells: tuple[object, ...]) -> None:
    sheet.row_dimensions[row].height = 40
    for column, value in enumerate(cells, 1):
        cell = sheet.cell(row, column, value)
        cell.border, cell.alignment = THIN, Alignment(wrap_text=True, vertical="top")
        if cells[0] == "6" or (cells[0], column) == ("5", 9):
            cell.font = Font(strike=True)
        if isinstance(value, datetime):
            cell.number_format = {"7": "mmm\\ yy", "13": "yyyy"}.get(str(cells[0]), "dd.mm.yyyy") if column == 8 else "dd.mm.yyyy"
    if cells[0] == "10":
        sheet.cell(row, 9).comment = Comment("Bitte ins Archiv nehmen, sobald die Deputation zugestimmt hat.", "Ref. 21")


def _foot(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 3, "Anzahl Maßnahmen gesamt").font = Font(bold=True)
    sheet.cell(row, 4, len(KITA) + len(SCHOOL)).font = Font(bold=True)
    sheet.cell(row + 2, 1, "1) Angebot der Kita-Träger gemeinsam mit den Grundschulen, ohne Ganztag")
    sheet.cell(row + 3, 1, "Durchgestrichenes bitte noch stehen lassen.")
    counts = (("Auswertung nach Stand", "Anzahl"), ("läuft", 9), ("geplant/in Vorbereitung", 4), ("Rest", 8))
    for offset, pair in enumerate(counts):
        sheet.cell(row + 5 + offset, 3, pair[0])
        sheet.cell(row + 5 + offset, 4, pair[1])
    rule = FormulaRule(formula=['ISNUMBER(SEARCH("ruht",$I6))'], fill=PatternFill("solid", bgColor="FFE699"))
    sheet.conditional_formatting.add(f"I6:I{row - 1}", rule)


def _further_sheets(book: Workbook) -> None:
    milestones = book.create_sheet("Meilensteine")
    for line in (("Nr.", "Meilenstein", "Termin", "erledigt"), ("3", "Ausschreibung veröffentlicht", "15.11.2026", "nein"),
                 ("8", "Evaluation der Vorkurse", "30.06.2027", "nein"),
                 ("10", "Abschlussbericht", "31.07.2026", "ja")):  # fmt: skip
        milestones.append(line)
    legend = book.create_sheet("Legende")
    for line in (("HB", "Stadtgemeinde Bremen"), ("BHV", "Stadtgemeinde Bremerhaven"), ("L", "Land"), ("SJ", "Schuljahr")):
        legend.append(line)
