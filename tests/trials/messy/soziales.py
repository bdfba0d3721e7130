"""The list of SASJI: a sheet for each year, an archive and a sheet of dropped measures, grown since 2019.

Messy: action fields as sub-headings (one with a soft hyphen, one of none), sub-headings below them, a subtotal after each
section and several totals at the end, levels as K/L/HB/BHV mixtures beside a legend that does not say which city, old names of
houses, ratings as colours, a whole row in yellow, a colour against its word, comments that contradict cells, FALSCH and 0, last
year's sheet with the same measures, an archive of other columns, and "Entfallene Maßnahmen", where the sheet itself is the stage.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.trials.trial import UNCLEAR, Trial, Truth

HEADINGS = ("Lfd. Nr.", "Maßnahme", "L/K", "FF", "Beteiligte Ressorts", "Mittel 2026\n(T€)", "Beginn", "Ende", "Ampel",
            "Begründung\n(nur gelb/rot)", "Status", "Sachstand 09/2026", "Votum Steuerungs-\nrunde")  # fmt: skip
WIDTHS = (7, 36, 15, 11, 18, 11, 12, 14, 8, 24, 18, 36, 22)
FILLS = {"green": "92D050", "yellow": "FFFF00", "red": "FF0000"}
THIN = Border(*(Side(style="thin", color="BFBFBF"),) * 4)
BOTH, ALL = ["bremen", "bremerhaven"], ["bremen", "bremerhaven", "land"]

Values = dict[str, object]
Line = tuple[tuple[object, ...], str, Values]
SECTIONS: list[tuple[str, str, int | None, list[Line]]] = [
    ("Handlungsfeld 1: Spracherwerb", "", 1, [
        ((1, "Kommunale Sprachkurse", "HB", "SASJI", "SKB", 445, 2014, "unbefristet", None, None, "läuft",
          "Vergabe 2027 läuft", 0),
         "green", {"levels": ["bremen"], "involved": ["SKB"], "start": date(2014, 1, 1), "end": None, "is_ongoing": True,
                   "stage": "in_progress", "rating": "green"}),
        ((2, "Kinderbeaufsichtigung in Sprachkursen", "K (BHV)", "SASJI", "MAG-BHV", 80.5, "01.01.2025", "31.12.2026", None,
          "Personal fehlt an zwei Orten", "in Umsetzung", "Zwei von fünf Gruppen geöffnet", None),
         "yellow", {"levels": ["bremerhaven"], "involved": ["MAG-BHV"], "start": date(2025, 1, 1), "end": date(2026, 12, 31),
                    "stage": "in_progress", "rating": "yellow"}),
        ((3, "Sprachmittlung per Video", "K", "Soziales", "SGFV, SIS", 120, "07/2025", "06/2028", None, False, "begonnen",
          None, None),
         "green", {"levels": UNCLEAR, "involved": ["SGFV", "SIS"], "start": date(2025, 7, 1), "end": date(2028, 6, 30),
                   "stage": "in_progress", "rating": "green", "report": None}),
    ]),
    ("3. Quartiere", "a) Treffpunkte", 3, [
        ((4, "Nachbarschaftstreffs mit Mittagstisch", "Stadt Bremen", "SASJI", "SBMS", 1250, "2024", "2027", None,
          "Zwei Mietverträge gekündigt", "beschlossen", "Ersatzräume werden gesucht.", "Zustimmung zu Umschichtung"),
         "red", {"levels": ["bremen"], "involved": ["SBMS"], "start": date(2024, 1, 1), "end": date(2027, 12, 31),
                 "stage": UNCLEAR, "rating": "red"}),
        ((5, "Stadtteilmütter", "HB + BHV", "SJIS", "-", 310, "seit 2021", None, None, None, "verstetigt",
          "24 Mütter im Einsatz", None),
         "green", {"levels": BOTH, "lead_department": "SASJI", "involved": None, "start": date(2021, 1, 1), "end": None,
                   "is_ongoing": True, "stage": "permanent", "rating": "green"}),
        ((6, "Quartiersfonds „Zusammen wohnen“", "Kommune", "SASJI", None, 90, "2026", "2026", "gelb", "Antragsflut", "läuft",
          "Mittel bis Juli gebunden", 0),
         "green", {"levels": UNCLEAR, "start": date(2026, 1, 1), "end": date(2026, 12, 31), "stage": "in_progress",
                   "rating": UNCLEAR}),
    ]),
    ("Erwerbsarbeit & Qualifizierung", "", 6, [
        ((7, "Lotsenstelle Berufsanerkennung", "L", "SWAE", "SWHT", 200, "01.03.2020", "28.02.2027", None, None,
          "Förderung ausgelaufen", None, None),
         "", {"levels": ["land"], "lead_department": UNCLEAR, "start": date(2020, 3, 1), "end": date(2027, 2, 28),
              "stage": UNCLEAR, "rating": None, "report": None}),
        ((8, "Einstieg für Frauen mit Fluchterfahrung", "L + K", "SASJI", "ZGF, SWHT", 175, "2025", "2028", None, None, "läuft",
          "48 Teilnehmerinnen", None),
         "green", {"levels": UNCLEAR, "involved": ["SWHT", "ZGF"], "start": date(2025, 1, 1), "end": date(2028, 12, 31),
                   "stage": "in_progress", "rating": "green"}),
        ((9, "Jobbörse Bremerhaven", "BHV", "SASJI", "MAG-BHV", 15, "15.05.2026", "15.05.2026", None, None, "erledigt",
          "620 Besucher:innen", None),
         "green", {"levels": ["bremerhaven"], "involved": ["MAG-BHV"], "start": date(2026, 5, 15), "end": date(2026, 5, 15),
                   "stage": "completed", "rating": "green"}),
    ]),
    ("Handlungsfeld 11 – Kultur, Religion & Sport", "", 11, [
        ((10, "Schwimmkurse für Mütter", "Stadtgemeinde Bremen", "SJIS", "SfK", 40, "2022", "2026", None, 0, "offen", None,
          None),
         "", {"levels": ["bremen"], "lead_department": UNCLEAR, "involved": ["SfK"], "start": date(2022, 1, 1),
              "end": date(2026, 12, 31), "stage": UNCLEAR, "rating": None, "rating_reason": None, "report": None}),
    ]),
    ("Handlungs\u00adfeld 13: Abbau von Diskri\u00adminierung", "", 13, [
        ((11, "Beratungsnetz gegen Diskriminierung", "L, HB, BHV", "SASJI", "SJV/ZGF", 260, "2019", "fortlaufend", None, None,
          "Daueraufgabe", "Fallzahl um ein Drittel gestiegen", None),
         "green", {"levels": ALL, "involved": ["SJV", "ZGF"], "start": date(2019, 1, 1), "end": None, "is_ongoing": True,
                   "stage": "permanent", "rating": "green"}),
        ((12, "Testing-Verfahren Wohnungsmarkt", "Bremen", "SASJI", "SBMS", 30, "III/2026", "II/2027", None,
          "Gutachten verspätet", "s. Vorjahr", None, None),
         "yellow", {"levels": UNCLEAR, "involved": ["SBMS"], "start": date(2026, 7, 1), "stage": UNCLEAR,
                    "rating": "yellow", "report": None}),
        ((13, "Fortbildung „Kritisch weiß“", "K (HB u. BHV)", "SI", "SF", 12, "2027", "2027", None, None, "geplant",
          "k. A.", None),
         "", {"levels": BOTH, "lead_department": "SIS", "involved": ["SF"], "start": date(2027, 1, 1),
              "end": date(2027, 12, 31), "stage": "planned", "rating": None, "report": None}),
    ]),
    ("Handlungsfeldübergreifend", "", None, [
        ((14, "Fachtag Teilhabe", "Land (Mittel), HB (Durchführung)", "SASJI", "SKB; SK", 25, "16.11.2027", "17.11.2027", None,
          None, "in Abstimmung", "Termin vorgemerkt", None),
         "row", {"levels": ["bremen", "land"], "involved": ["SK", "SKB"], "start": date(2027, 11, 16), "end": date(2027, 11, 17),
                 "stage": "preparing", "rating": UNCLEAR}),
        ((15, "Integrationsbudget", "Bremen und Bremerhaven", "SASJI", None, 500, "2024", "2026", None, None, "verzögert",
          "Richtlinie in Überarbeitung", None),
         "red", {"levels": BOTH, "start": date(2024, 1, 1), "end": date(2026, 12, 31), "stage": None, "rating": "red",
                 "rating_reason": None}),
        ((16, "Mehrsprachige Bescheide", "-", "SF", "SASJI", 0, datetime(2026, 4, 1), datetime(2027, 9, 30), "grün", None,
          "teilweise umgesetzt", "Erste drei Vordrucke übersetzt", None),
         "green", {"levels": None, "lead_department": "SF", "involved": ["SASJI"], "start": date(2026, 4, 1),
                   "end": date(2027, 9, 30), "stage": "in_progress", "rating": "green"}),
    ]),
]  # fmt: skip
DROPPED = [
    ("E1", 2, "Dolmetschpool Ehrenamt", "HB", "06/2024", "Träger insolvent"),
    ("E2", 5, "Jugendmobil Nord", "HB", "12/2024", "Fahrzeug nicht ersetzt"),
    ("E3", 9, "Coworking für Vereine", "BHV", "03/2025", "keine Nachfrage"),
    ("E4", 13, "Plakataktion „Alle hier“", "L", "09/2026", "Haushaltssperre"),
]
LEVELS = {"HB": ["bremen"], "BHV": ["bremerhaven"], "L": ["land"]}
NOTES = {3: (11, "Träger hat im August gekündigt!! Status mit Fr. Muster klären"), 12: (8, "m. E. erst 2028"),
         5: (6, "HH-Ansatz 2027: 325")}  # fmt: skip


def trial() -> Trial:
    """SASJI, the years side by side."""
    book = Workbook()
    sheet = book.active
    sheet.title = "2026"
    truths = _year(sheet, 2026)
    _year(book.create_sheet("2025"), 2025)
    truths += _dropped(book.create_sheet("Entfallene Maßnahmen"))
    _archive(book.create_sheet("Archiv 2019-2023"))
    legend = book.create_sheet("Ausfüllhinweise")
    for line in (("L = Land", "K = kommunal"), ("HB = Stadt Bremen", "BHV = Bremerhaven"), ("Farbe", "nur Spalte Ampel!")):
        legend.append(line)
    buffer = BytesIO()
    book.save(buffer)
    return Trial("soziales.xlsx", "SASJI", buffer.getvalue(), tuple(truths))


def _year(sheet: Worksheet, year: int) -> list[Truth]:
    truths: list[Truth] = []
    sheet["A1"] = f"Senatorin für Arbeit, Soziales, Jugend und Integration: Maßnahmenliste Teilhabe {year}"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:M1")
    sheet["A2"] = f"Stand: 30.09.{year} – Beispiel, frei erfunden"
    _headings(sheet, 4, [heading.replace("2026", str(year)) for heading in HEADINGS], WIDTHS)
    row = 5
    for heading, below, action_field, lines in SECTIONS:
        _band(sheet, row, heading, "BDD7EE")
        row += 1
        if below:
            _band(sheet, row, below, "EDEDED")
            row += 1
        for cells, look, values in lines:
            _measure(sheet, row, cells if year == 2026 else (*cells[:9], None, "geplant", None, None), look, year)
            known: Values = {"number": str(cells[0]), "title": cells[1], "action_field": action_field, "lead_department": "SASJI"}
            known |= {"rating_reason": cells[9] or None, "decision_needed": cells[12] or None, "report": cells[11]}
            if cells[0] == 3:
                values = {name: value for name, value in values.items() if name != "stage"}
            truths.append(Truth(row, known | values, sheet.title))
            row += 1
        _total(sheet, row, f"Zwischensumme ({len(lines)})", sum(float(str(cells[5])) for cells, _, _ in lines))
        row += 1
    spent = sum(float(str(cells[5])) for *_, lines in SECTIONS for cells, _, _ in lines)
    totals = (("Gesamt", spent), ("davon Landesmittel", 1240), ("noch nicht gebunden", 186.5), ("Ø je Maßnahme", spent / 16))
    for label, number in totals:
        _total(sheet, row, label, number)
        row += 1
    sheet.cell(row + 1, 1, "Bei Fragen: Referat Integrationspolitik. Grau hinterlegte Zeilen nicht ändern.")
    return truths


def _measure(sheet: Worksheet, row: int, cells: tuple[object, ...], look: str, year: int) -> None:
    sheet.row_dimensions[row].height = 30
    for column, value in enumerate(cells, 1):
        cell = sheet.cell(row, column, value)
        cell.border, cell.alignment = THIN, Alignment(wrap_text=True, vertical="top")
        if look == "row":
            cell.fill = PatternFill("solid", fgColor=FILLS["yellow"])
        if isinstance(value, datetime):
            cell.number_format = "dd.mm.yyyy"
    sheet.cell(row, 6).number_format = "#,##0.0"
    if look in FILLS:
        sheet.cell(row, 9).fill = PatternFill("solid", fgColor=FILLS[look])
    if year == 2026 and cells[0] in NOTES:
        column, text = NOTES[int(str(cells[0]))]
        sheet.cell(row, column).comment = Comment(text, "Ref. 22")


def _headings(sheet: Worksheet, row: int, headings: list[str], widths: tuple[int, ...]) -> None:
    sheet.row_dimensions[row].height = 32
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), 1):
        cell = sheet.cell(row, column, heading)
        cell.font, cell.border = Font(bold=True), THIN
        cell.fill, cell.alignment = PatternFill("solid", fgColor="D9D9D9"), Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _band(sheet: Worksheet, row: int, text: str, colour: str) -> None:
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADINGS))
    sheet.cell(row, 1, text).font = Font(bold=True)
    sheet.cell(row, 1).fill = PatternFill("solid", fgColor=colour)


def _total(sheet: Worksheet, row: int, label: str, number: float) -> None:
    sheet.cell(row, 2, label).font = Font(bold=True)
    sheet.cell(row, 6, round(number, 1)).font = Font(bold=True)
    sheet.cell(row, 6).number_format = "#,##0.0"
    for column in range(1, len(HEADINGS) + 1):
        sheet.cell(row, column).border = Border(top=Side(style="medium"))


def _dropped(sheet: Worksheet) -> list[Truth]:
    sheet["A1"] = "Entfallene Maßnahmen (Beispiel, frei erfunden), Stand: 30.09.2026"
    _headings(sheet, 3, ["Nr.", "HF", "Maßnahme", "L/K", "entfallen seit", "Grund"], (6, 6, 36, 10, 14, 30))
    for line in DROPPED:
        sheet.append(line)
    sheet.append((None, None, "Summe entfallen", None, None, len(DROPPED)))
    return [
        Truth(row, {"number": number, "action_field": field, "title": title, "levels": LEVELS[level], "stage": "discontinued",
                    "lead_department": "SASJI"}, sheet.title)
        for row, (number, field, title, level, _, _) in enumerate(DROPPED, 4)
    ]  # fmt: skip


def _archive(sheet: Worksheet) -> None:
    sheet["A1"] = "Archiv: Maßnahmen der Jahre 2019 bis 2023 (nicht mehr pflegen!)"
    _headings(sheet, 3, ["Nr.", "Projekt", "Ressort", "Zeitraum", "Ergebnis"], (6, 36, 10, 14, 40))
    for line in ((1, "Integrationswoche 2019", "SJFIS", "2019", "durchgeführt"),
                 (2, "Willkommensmappe", "SJIS", "2020/2021", "verteilt"),
                 (3, "Patenschaften Alt und Jung", "SJIS", "2019-2023", "fortgeführt vom Träger")):  # fmt: skip
        sheet.append(line)
