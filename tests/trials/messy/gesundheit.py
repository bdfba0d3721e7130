"""The list of SGFV: two heading rows with groups, ratings as bare colours, half dates, and words that only the house knows.

Messy: "fortl.", "ff.", "?", "offen" and "Mitte 2027" in a column "bis", "erl.", "s. Vorjahr", "läuft/ausgesetzt" and "umgesetzt
ab 2027" as stages, a column "was ist passiert?", one of a referat, a sum and a legend below, and "vertraulich" beside the title.
"""

from __future__ import annotations

from datetime import date, datetime

from tests.builders import Page, Value, workbook
from tests.trials.trial import UNCLEAR, Trial, Truth

GREEN, YELLOW, RED = "92D050", "FFFF00", "FF0000"
RATINGS = {GREEN: "green", YELLOW: "yellow", RED: "red", None: None}
GROUPS = ("Nr.", "HF", "Maßnahme", None, "Zeitraum", None, "Umsetzung", None, None, "Mittel", "Bemerkungen Ref. 40")
HEADINGS = (None, None, "Titel", "Kurzbeschreibung", "von", "bis", "Status", "Ampel", "was ist passiert?")
MERGES = ("A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:I4", "J4:J5", "K4:K5")

Row = tuple[int, str, Value | None, Value | None, str, str | None, str | None, dict[str, object]]
"""Number, title, from, until, stage as written, colour, what happened, and what it means."""
ROWS: list[Row] = [
    (2, "Fachkräfte für Gesundheit an Schulen", "2018", "ff.", "läuft", GREEN, "12 Schulen, zwei angefragt",
     {"stage": "in_progress", "start": date(2018, 1, 1), "end": None, "is_ongoing": True}),
    (3, "Gesundheitszentrum im Quartier", "2020", "fortl.", "Daueraufgabe", GREEN, None,
     {"stage": "permanent", "start": date(2020, 1, 1), "end": None, "is_ongoing": True}),
    (4, "Strategie gegen Ungleichheit", "2019", "Mitte 2027", "in Arbeit", YELLOW, "Entwurf in der Hausabstimmung",
     {"stage": "in_progress", "start": date(2019, 1, 1), "end": date(2027, 8, 31)}),
    (7, "Hebammenzentrum West", "Mai 23", None, "läuft", YELLOW, "Personal fehlt",
     {"stage": "in_progress", "start": date(2023, 5, 1)}),
    (8, "Hebammenzentrum in Lehe", "2025", "offen", "s. Vorjahr", None, None, {"stage": UNCLEAR, "end": UNCLEAR}),
    (10, "Behandlung ohne Papiere", "Aug 22", "31.12.26", "läuft", RED, "Anschlussfinanzierung offen!",
     {"stage": "in_progress", "start": date(2022, 8, 1), "end": date(2026, 12, 31)}),
    (11, "Versorgung auch in Bremerhaven", "2027", None, "beschlossen", None, None, {"stage": UNCLEAR}),
    (13, "Dolmetschen", "2016", "?", "läuft/ausgesetzt", YELLOW, "Vertrag läuft aus", {"stage": UNCLEAR, "end": UNCLEAR}),
    (16, "Mehrsprachiger Wegweiser", "01/26", "12/26", "umgesetzt ab 2027", GREEN, None,
     {"stage": UNCLEAR, "start": date(2026, 1, 1), "end": date(2026, 12, 31)}),
    (22, "Hitzeschutz für Ältere", datetime(2026, 6, 1), datetime(2027, 9, 30), "in Vorbereitung", None, None,
     {"stage": "preparing", "start": date(2026, 6, 1), "end": date(2027, 9, 30)}),
    (1, "Austausch mit Vereinen", "06/2023", "06/2023", "erl.", None, "Abschlussbericht liegt vor",
     {"stage": "completed", "end": date(2023, 6, 30)}),
]  # fmt: skip
FIRST = 6


def trial() -> Trial:
    """The workbook of SGFV and what is in it."""
    title = ("Rückmeldung SGFV", *[None] * 8, "VERTRAULICH – nur für den Dienstgebrauch")
    lines = [(number, 7, name, None, start, end, stage, None, told) for number, name, start, end, stage, _, told, _ in ROWS]
    below = [(None, None, f"Summe: {len(ROWS)} Maßnahmen, davon 4 grün"), (), (None, None, "grün = im Plan, rot = kritisch")]
    fills = {f"H{at}": row[5] for at, row in enumerate(ROWS, start=FIRST) if row[5]}
    page = Page([title, ("Stand: Nov. 2026",), (), GROUPS, HEADINGS, *lines, *below], "Übersicht 2026", MERGES, fills)
    truths = tuple(
        Truth(at, {"title": row[1], "number": str(row[0]), "action_field": 7, "rating": RATINGS[row[5]], **row[7]})
        for at, row in enumerate(ROWS, start=FIRST)
    )
    return Trial("gesundheit.xlsx", "SGFV", workbook(page), truths)
