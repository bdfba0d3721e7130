"""The list of SIS: interim headings over the whole width, columns under names of the house's own, and a sheet that only counts.

Messy: "HF 12/13" as a heading, an end column "Auslauf" with years, months and words for no end, levels under "Wo?", the stage of
the year before under "2025", "ja", "27 besetzt" and "rot/gelb" where one class belongs, a row without a number, a sum of money
and a footnote below the table.
"""

from __future__ import annotations

from datetime import date

from tests.builders import Page, Value, workbook
from tests.trials.trial import UNCLEAR, Trial, Truth

HEADINGS = (
    None,
    "lfd.",
    "Vorhaben",
    "Zust.",
    "Auslauf",
    "Fortschritt",
    "Einschätzung",
    "Bericht an Staatsrat",
    "Kosten",
    "Wo?",
    "2025",
)

Line = tuple[tuple[Value | None, ...], dict[str, object]]
SECTIONS: list[tuple[str, int, list[Line]]] = [
    ("HF 2 Politische Teilhabe", 2, [
        (("1", "Probewahl an Berufsschulen", "Ref. 30", "30.6.2027", "läuft", "grün", "3 Schulen", "4 T€", "Land", "geplant"),
         {"stage": "in_progress", "rating": "green"}),
    ]),
    ("HF 10 Einbürgerung und Aufenthalt", 10, [
        (("2", "Anschreiben an Berechtigte", "MA", "2021", "erledigt", None, None, None, "HB", "erledigt"),
         {"stage": "completed", "rating": None}),
        (("3", "Ehrenamtliche Lots:innen", "MA", "unbefristet", "läuft", "grün", "24 Lotsen", None, "HB", "läuft"),
         {"stage": "in_progress", "rating": "green"}),
        (("6", "Mehr Stellen im Migrationsamt", "MA/BA", "12/27", "27 besetzt", "gelb", "stockt", "1,6 Mio.", "HB", "läuft"),
         {"stage": UNCLEAR, "rating": "yellow"}),
        (("9", "Elektronischer Nachweis", "MA", "12/2028", "läuft", "rot/gelb", "IT verschoben", "250 T€", "HB", "läuft"),
         {"stage": "in_progress", "rating": UNCLEAR}),
        ((None, "Digitaler Einbürgerungsantrag", "MA", "2027", "in Prüfung", "gelb", None, "500 T€", "HB", None),
         {"stage": "preparing", "rating": "yellow"}),
    ]),
    ("HF 11 Sport", 11, [
        (("10", "Integration durch Sport", "Sportamt", "fortl.", "läuft", "grün", None, "120 T€", "L", "läuft"),
         {"stage": "in_progress", "rating": "green"}),
    ]),
    ("HF 12/13 Polizei", 12, [  # of several the first counts; it is asked
        (("15", "Fachstelle bei der Polizei", "PP", "fortl.", "ja", "grün", None, None, "HB", "läuft"),
         {"stage": UNCLEAR, "rating": "green"}),
        (("17", "Ombudsstelle für Beschwerden", "SIS", "fortl.", "läuft", None, "Bericht erschienen", None, "L", "läuft"),
         {"stage": "in_progress", "rating": None}),
    ]),
]  # fmt: skip
DAYS = {
    "30.6.2027": date(2027, 6, 30),
    "2021": date(2021, 12, 31),
    "12/27": date(2027, 12, 31),
    "12/2028": date(2028, 12, 31),
    "2027": date(2027, 12, 31),
}


def trial() -> Trial:
    """The workbook of SIS and what is in it: ends and levels are asked, as their headings do not say what they are."""
    rows: list[tuple[Value | None, ...]] = [
        (None, "Der Senator für Inneres und Sport – Zulieferung Teilhabe"),
        (None, "Stand 23.11.2026"),
        (),
        HEADINGS,
    ]
    truths, merges = [], []
    for heading, number, lines in SECTIONS:
        rows.append((None, heading))
        merges.append(f"B{len(rows)}:K{len(rows)}")
        for cells, meant in lines:
            rows.append((None, *cells))
            told = {"title": cells[1], "action_field": number, "end": DAYS.get(str(cells[3])), **meant}
            truths.append(Truth(len(rows), told))
    rows += [(None, "Gesamt", *[None] * 6, "2,5 Mio."), (None, "*) Stellen laut Haushaltsplan")]
    counted = Page([("Ampel", "Anzahl"), ("grün", 4), ("gelb", 2)], "Auswertung")
    return Trial("sport.xlsx", "SIS", workbook(Page(rows, "Tabelle1", merges), counted), tuple(truths))
