"""The list of SUKW: three tables of three referats, each with headings of its own, made for the screen and not for a reader.

Messy: two heading rows with a merged group (Indikator | Ziel | Ist), merged cells down the action fields, one measure over two
rows, deadlines as number formats (month, year, a week), progress as 40, 0.4 in percent, 0.5 without, "ca. 75 %" and 50-60 %,
ratings as words, discs, arrows and a bare "g", money as `0.0" Mio. €"`, numbers as `"U-"000` and one that Excel made a date,
footnotes (¹ and *) beside signs that are none (², **, 2.0), Ende alt / Ende neu, a poorer second table below, a sheet of
indicators, an evaluation beside the table.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.trials.trial import UNCLEAR, Trial, Truth

GREEN, SCIENCE = "Umwelt+Klima", "Wissenschaft"
THIN = Border(*(Side(style="thin", color="A9D08E"),) * 4)
HEADINGS = ("Nr.", "Handlungsfeld", "Vorhaben", "für wen", "Ebene", "Mitwirkung", "Zieltermin", "Umsetzungsstand in %",
            "Ampel aktuell", "Warum nicht grün?", "Indikator", "Ziel", "Ist", "Kosten", "Sachstand Sept. 26")  # fmt: skip
WIDTHS = (8, 18, 32, 20, 10, 16, 13, 13, 10, 22, 24, 16, 12, 12, 32)
MONTH, YEAR, DAY, MILLION = "mmm\\ yy", "yyyy", "dd.mm.yyyy", '0.0" Mio. €"'

Values = dict[str, object]
Formats = dict[int, str]
Line = tuple[tuple[object, ...], Formats, Values]
FIELDS: list[tuple[str, int, list[Line]]] = [
    ("3 Quartiere", 3, [
        ((1, "Umweltbildung im Quartier¹", "Kinder und Familien", "HB", "SASJI", datetime(2027, 6, 1), 40, "grün", None,
          "Zahl der Angebote", 24, 17, 1.5, "Läuft in sechs Quartieren."), {7: MONTH, 8: '0"%"', 14: MILLION},
         {"title": "Umweltbildung im Quartier", "levels": ["bremen"], "involved": ["SASJI"], "end": date(2027, 6, 30),
          "progress_percent": 40, "rating": "green", "rating_reason": None, "funding_text": "1,5 Mio. €"}),
        ((2, "Gießgruppen*", "Nachbarschaften", "HB", "SBMS", datetime(2028, 1, 1), 0.25, "gelb", "Pumpen fehlen noch",
          "betreute Bäume", "mind. 300 Bäume", "110", None, None), {7: YEAR, 8: "0%"},
         {"title": "Gießgruppen", "levels": ["bremen"], "involved": ["SBMS"], "end": date(2028, 12, 31), "progress_percent": 25,
          "rating": "yellow", "rating_reason": "Pumpen fehlen noch", "report": None}),
        ((3, "Wasser marsch² – Trinkbrunnen", "alle Bremer:innen", "HB, BHV", "SGFV, MAG-BHV", "31.12.2026", "ca. 75 %", "🟢",
          None, "Brunnen", 20, 15, 0.4, "15 Brunnen stehen, fünf folgen."), {14: MILLION},
         {"levels": ["bremen", "bremerhaven"], "involved": ["MAG-BHV", "SGFV"], "end": date(2026, 12, 31),
          "progress_percent": 75, "rating": "green", "funding_text": "0,4 Mio. €"}),
    ]),
    ("9 Migrantische Selbstorganisationen", 9, [
        ((4, "Stromspar-Check 2.0", "Vereine", "L", "-", "3. Quartal 2027", 0, "🔴", "Förderbescheid fehlt", "beratene Vereine",
          "30", "0", None, "0"), {8: "0%"},
         {"levels": ["land"], "involved": None, "end": date(2027, 9, 30), "progress_percent": 0, "rating": "red",
          "rating_reason": "Förderbescheid fehlt", "report": None}),
        ((5, "Radfahrkurse für Frauen**", "Frauen", "BHV", "ZGF/SBMS", 2027, 0.5, "grün → gelb", "Trainerin ausgefallen",
          "Absolventinnen", 60, 22, 0.1, "Vierter Kurs verschoben"), {14: MILLION},
         {"levels": ["bremerhaven"], "involved": ["SBMS", "ZGF"], "end": date(2027, 12, 31), "progress_percent": UNCLEAR,
          "rating": "yellow", "rating_reason": "Trainerin ausgefallen", "funding_text": "0,1 Mio. €"}),
    ]),
    ("7 Gesundheit, Pflege & ältere Menschen", 7, [
        ((6, "Hitzelots:innen", "ältere Menschen", "HB", "SGFV", "KW 40/2026", "50-60 %", "gelb/rot", "Schulung verschoben",
          "geschulte Personen", 80, 35, "rd. 60 T€", "Zwei Schulungen durchgeführt"), {},
         {"levels": ["bremen"], "involved": ["SGFV"], "end": date(2026, 10, 4), "progress_percent": UNCLEAR, "rating": UNCLEAR,
          "rating_reason": "Schulung verschoben", "funding_text": "rd. 60 T€"}),
        ((datetime(2026, 2, 3), "Kühle Orte mehrsprachig", "Alle", "Bremen", "SBMS", "laut Senatsbeschluss 2024", 1, "g", None,
          "kühle Orte", "flächendeckend", "41", "-", "Karte online"), {1: "d\\.m\\.", 8: "0%"},
         {"number": "3.2", "levels": UNCLEAR, "involved": ["SBMS"], "end": None, "progress_percent": 100, "rating": UNCLEAR,
          "target": "flächendeckend",
          "funding_text": None}),
    ]),
    ("12 Diversitätsgerechte Öffnung der Verwaltung", 12, [
        ((8, "Mehr Vielfalt im Freiwilligen Ökologischen Jahr", "junge Menschen", "L", "SF", datetime(2026, 12, 31), 120, "-",
          None, "Anteil FÖJ-Plätze", "25 %", "k. A.", 0.25, "Werbung in fünf Sprachen"), {7: DAY, 14: MILLION},
         {"levels": ["land"], "involved": ["SF"], "end": date(2026, 12, 31), "progress_percent": UNCLEAR, "rating": None}),
        ((9, "Leichte Sprache in Umweltbescheiden", "Menschen mit Lernschwierigkeiten", "L/HB", "SJV", "vorbehaltlich Haushalt",
          "k. A.", "nicht bewertet", None, None, None, None, None, "Muster in Erarbeitung¹"), {},
         {"levels": ["bremen", "land"], "involved": ["SJV"], "end": None, "progress_percent": None, "rating": None,
          "indicator": None, "funding_text": None, "report": "Muster in Erarbeitung"}),
    ]),
]  # fmt: skip
HEADINGS_2 = ("lfd. Nr.", "HF", "Projekttitel", "Beginn", "Ende alt", "Ende neu", "Status neu", "Ampel aktuell", "Federführung")
UNIVERSITY: list[Line] = [
    ((1, 4, "Brückensemester für Geflüchtete", datetime(2024, 10, 1), "30.09.2026", "30.09.2028", "läuft", "grün", "SUKW"),
     {4: DAY}, {"start": date(2024, 10, 1), "end": date(2028, 9, 30), "stage": "in_progress", "rating": "green"}),
    ((2, "4", "Studienlots*innen", datetime(2025, 4, 1), datetime(2027, 3, 1), datetime(2027, 12, 1), "in Umsetzung", "gelb",
      "SUKW"), {4: MONTH, 5: MONTH, 6: MONTH},
     {"start": date(2025, 4, 1), "end": date(2027, 12, 31), "stage": "in_progress", "rating": "yellow"}),
    ((3, "HF 13", "Antidiskriminierungsstelle Hochschulen", "seit 2020", None, None, "verstetigt", "grün", "SUKW"), {},
     {"start": date(2020, 1, 1), "end": None, "is_ongoing": True, "stage": "permanent", "rating": "green"}),
    ((4, 4, "Wissenschaft hoch drei³", 2026, "2027", "2026", "geplant, nun doch nicht", None, "SUKW"), {},
     {"start": date(2026, 1, 1), "end": date(2026, 12, 31), "stage": UNCLEAR, "rating": None}),
    ((5, 4, "Dialogreihe „Stadt.Labor“", "01/2026", "12/2026", "wie alt", "realisiert (1. Staffel)", "grün", "SfK"), {},
     {"start": date(2026, 1, 1), "stage": UNCLEAR, "rating": "green", "lead_department": "SfK"}),
    ((6, 6, "Anerkennungs-\nberatung für Akademiker:innen", "II/2025", "2026", "Ende 2027", "läuft", "rot", "SWH"), {},
     {"title": "Anerkennungsberatung für Akademiker:innen", "start": date(2025, 4, 1), "end": date(2027, 12, 31),
      "stage": "in_progress", "rating": "red", "lead_department": UNCLEAR}),
]  # fmt: skip
FIELDS_2 = (4, 4, 13, 4, 4, 6)
PORT: list[Line] = [
    (("B1", "Mentoring am Standort Bremerhaven", "30.06.2027", "grün"), {}, {"end": date(2027, 6, 30), "rating": "green"}),
    (("B2", "Sprachcafé auf dem Campus", datetime(2026, 11, 1), "gelb"), {3: "mmmm\\ yyyy"},
     {"end": date(2026, 11, 30), "rating": "yellow"}),
    (("B3", "Welcome-Tage", "n. n.", "?"), {}, {"end": None, "rating": UNCLEAR}),
]  # fmt: skip


def trial() -> Trial:
    """SUKW, three tables on two sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = GREEN
    truths = _environment(sheet) + _science(book.create_sheet(SCIENCE))
    indicators = book.create_sheet("Indikatoren")
    for line in (("Indikator", "Einheit", "2024", "2025", "2026"), ("Zahl der Angebote", "Anzahl", 9, 13, 17),
                 ("betreute Bäume", "Anzahl", 20, 75, 110), ("Absolventinnen", "Anzahl", None, 14, 22)):  # fmt: skip
        indicators.append(line)
    buffer = BytesIO()
    book.save(buffer)
    return Trial("umwelt.xlsx", "SUKW", buffer.getvalue(), tuple(truths))


def _environment(sheet: Worksheet) -> list[Truth]:
    _title(sheet, "Die Senatorin für Umwelt, Klima und Wissenschaft – Teilhabe und Diversity, Teil Umwelt + Klima", "A1:O1")
    for column, heading in enumerate(HEADINGS, 1):
        if 11 <= column <= 13:
            _heading(sheet, 5, column, heading)
            _heading(sheet, 4, column, "Wirkung" if column == 11 else None)
        else:
            _heading(sheet, 4, column, heading)
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
        sheet.column_dimensions[sheet.cell(5, column).coordinate.rstrip("5")].width = WIDTHS[column - 1]
    sheet.merge_cells("K4:M4")
    truths: list[Truth] = []
    row = 6
    for name, action_field, lines in FIELDS:
        first = row
        for cells, formats, values in lines:
            _write(sheet, row, (cells[0], name if row == first else None, *cells[1:]), {1: '"U-"000'} | formats)
            truths.append(Truth(row, _known(cells, action_field) | values, GREEN))
            row += 1
            if cells[0] == 2:  # a second indicator of the same measure
                _write(sheet, row, (None,) * 10 + ("Gruppen", 12, 5, None, None), {})
                for column in (1, *range(3, 11), 14, 15):
                    sheet.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)
                row += 1
        sheet.merge_cells(start_row=first, end_row=row - 1, start_column=2, end_column=2)
    sheet.cell(row, 3, "Mittelwert Umsetzungsstand").font = Font(bold=True)
    sheet.cell(row, 8, 0.43).number_format = "0%"
    sheet.cell(row + 2, 1, "¹ einschließlich Bundesmittel")
    sheet.cell(row + 3, 1, "* ohne Bremen-Nord")
    for offset, pair in enumerate((("Ampel", "Anzahl"), ("grün", 2), ("gelb", 2), ("rot", 1))):
        for column, value in enumerate(pair, 17):
            sheet.cell(4 + offset, column, value).font = Font(bold=not offset)
    return truths


def _known(cells: tuple[object, ...], action_field: int) -> Values:
    known: Values = {"number": f"U-{cells[0]:03d}" if isinstance(cells[0], int) else None, "title": cells[1]}
    known |= {"target_group": cells[2], "action_field": action_field, "lead_department": "SUKW", "goal": None}
    return known | {"rating_reason": cells[8], "indicator": cells[9], "report": cells[13]} if cells[0] != 2 else known


def _science(sheet: Worksheet) -> list[Truth]:
    _title(sheet, "Teil Wissenschaft (Ref. 40)", "A1:I1")
    for column, (heading, width) in enumerate(zip(HEADINGS_2, (8, 28, 36, 13, 13, 13, 22, 10, 13), strict=True), 1):
        _heading(sheet, 4, column, heading)
        sheet.column_dimensions["ABCDEFGHI"[column - 1]].width = width
    truths: list[Truth] = []
    for row, ((cells, formats, values), action_field) in enumerate(zip(UNIVERSITY, FIELDS_2, strict=True), 5):
        _write(sheet, row, cells, formats)
        known: Values = {"number": str(cells[0]), "action_field": action_field, "title": cells[2], "lead_department": "SUKW"}
        truths.append(Truth(row, known | values, SCIENCE))
    sheet.cell(12, 1, "Außerdem gemeldet: Hochschule Bremerhaven").font = Font(bold=True, italic=True)
    for column, heading in enumerate(("Nr.", "Projekt", "Frist", "Ampel"), 1):
        _heading(sheet, 13, column, heading)
    for row, (cells, formats, values) in enumerate(PORT, 14):
        _write(sheet, row, cells, formats)
        truths.append(Truth(row, {"number": cells[0], "title": cells[1]} | values, SCIENCE))
    sheet.cell(18, 1, "Ergebnis: 9 Projekte, davon 4 grün")
    return truths


def _title(sheet: Worksheet, text: str, merged: str) -> None:
    sheet["A1"] = text
    sheet["A1"].font = Font(bold=True, size=14, color="375623")
    sheet.merge_cells(merged)
    sheet["A2"] = "Stand: 28.09.2026 | Beispiel, frei erfunden"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _heading(sheet: Worksheet, row: int, column: int, text: str | None) -> None:
    sheet.row_dimensions[row].height = 24
    cell = sheet.cell(row, column, text)
    cell.font, cell.border, cell.fill = Font(bold=True), THIN, PatternFill("solid", fgColor="C6E0B4")
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")


def _write(sheet: Worksheet, row: int, cells: tuple[object, ...], formats: Formats) -> None:
    sheet.row_dimensions[row].height = 30
    for column, value in enumerate(cells, 1):
        cell = sheet.cell(row, column, value)
        cell.border, cell.alignment = THIN, Alignment(wrap_text=True, vertical="top")
        if column in formats:
            cell.number_format = formats[column]
