"""Another Land, made up: its own master workbook with ten fields, six bodies, two levels other words, and two rounds of lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dashboard.intake.accepting.building import build
from dashboard.intake.master.workbook import OPTIONAL_COLUMNS, OPTIONAL_SHEETS, SHEETS
from dashboard.store import Store
from tests.builders import Page, Value, workbook

NAME = "Zusammen wachsen"
FIELDS = ("Sprache", "Schule", "Arbeit", "Wohnen", "Gesundheit", "Kultur", "Sport", "Ehrenamt", "Verwaltung", "Schutz")
BODIES = (
    ("MBK", "Ministerium für Bildung und Kultur", "Bildung und Kultur", "Ministerium", "ja", "Kultusministerium"),
    ("MSG", "Ministerium für Soziales und Gesundheit", "Soziales und Gesundheit", "Ministerium", "ja", "Sozialministerium"),
    ("MIK", "Ministerium des Innern und für Kommunales", "Inneres und Kommunales", "Ministerium", "ja", "Innenministerium"),
    ("MWA", "Ministerium für Wirtschaft und Arbeit", "Wirtschaft und Arbeit", "Ministerium", "ja", None),
    ("StK", "Staatskanzlei", "Staatskanzlei", "Staatskanzlei", "ja", "Regierungszentrale"),
    ("LKT", "Landkreistag Mittelmark", "Landkreistag", "Verband", "nein", "Kreistag"),
)

MASTER: dict[str, Sequence[Sequence[Value]]] = {
    "Handlungsfelder": [[number, name, f"{name} und Teilhabe", None, None, None] for number, name in enumerate(FIELDS, 1)],
    "Leitziele": [[1, "Alle gehören dazu"], [2, "Alle reden mit"]],
    "Ressorts": [[*body, None, None] for body in BODIES],
    "Frühere Ressorts": [["MKJ", "Kultus und Jugend", "MBK\nMSG", "vorschlagen", "1: MBK"]],
    "Dienststellen": [["Landesamt für Soziales", "LAS", "MSG"]],
    "Ebenen": [
        ["staat", "Land Mittelmark", "Staat\nstaatlich", "das ganze Land"],
        ["kreis", "Landkreise", "Kreise\nkreislich", "einer oder mehrere Landkreise"],
    ],
    "Wörter der Ebenen": [["Mittelmark; vor Ort", "staat\nkreis"], ["beide Ebenen", "staat + kreis"]],
    "Herkunft": [["leitbild", "Leitbild 2028", "Leitbild", "im Leitbild von 2028"], ["other", "andere", None, "andere Herkunft"]],
    "Rahmen": [
        ["Name", NAME],
        ["Federführend für", "Zusammenhalt"],
        ["Amtstitel", "Ministerium für\nMinisterin für\nMinister für\nMinisterium des"],
        ["Orte", "Markstadt"],
        ["Barrierefreiheit: Pflicht", "Die Pflicht folgt aus § 8 des Teilhabegesetzes Mittelmark."],
    ],
    "Steuerungsrunden": [
        ["2029", "Steuerungskreis 2029", date(2025, 11, 20), date(2029, 9, 30), date(2029, 10, 15)],
        ["2030", "Steuerungskreis 2030", date(2030, 11, 20), date(2030, 9, 30), date(2030, 10, 15)],
    ],
    "Arbeitsgruppe": [[date(2030, 5, 7), "Frühjahrstreffen"], [date(2030, 9, 3), "Herbsttreffen"]],
    "Berichte": [[date(2031, 3, 31), "Erster Bericht"]],
    "Beschlussarten": [["aufnehmen"], ["Bericht dem Kabinett zuleiten"]],
}

HEAD = ("Nr.", "Handlungsfeld", "Maßnahme", "Staat/Kreise", "Federführung", "Umsetzungsstand", "Ampel", "Ende", "Sachstand")
BEFORE = (
    (1, "Sprache", "Deutsch in der Kita", "Staat", "Ministerin für Bildung und Kultur", "laufend", "grün", "2030", "Läuft."),
    (2, "Schule", "Lernpaten", "Kreise", "MBK", "geplant", None, "2031", None),
    (3, "Kultur", "Bühne für alle", "beide Ebenen", "MBK; Bet.: MSG", "laufend", "gelb", "2030", "Es fehlt Personal."),
)
AFTER = (
    (1, "Sprache", "Deutsch in der Kita", "Staat", "Kultusministerium", "umgesetzt", None, "2030", "Fertig."),
    (2, "Schule", "Lernpaten", "Kreise", "MBK", "laufend", "rot", "2032", "Die Stelle ist nicht besetzt."),
    (4, "Sport", "Verein für alle", "staatlich", "MBK", "geplant", None, "2033", None),
)
CROSSED = ("lfd. Nr.", "HF", "Titel der Maßnahme", "Land Mittelmark", "Kreise", "Stand", "Bemerkung")
MESSY = (
    (1, 5, "Sprechstunde im Dorf", None, "x", "in Umsetzung", "Angelaufen."),
    (2, 5, "Hebammen", "x", "x", "geplant", "Gemeinsam."),
    ("Markstadt, den 30.9.2030", None, None, None, None, None, None),
)
ASKING = (
    (1, "Arbeit", "Anerkennung beschleunigen", "Mittelmark", "MWA", "laufend", None, "2031", "Läuft."),
    (2, "Wohnen", "Nachbarschaft", "überall", "MKJ", "läuft", "grün", "2031", None),
)


def measures(body: str, *rows: Sequence[Value], head: Sequence[str] = HEAD) -> bytes:
    """A list with a title block that names its body."""
    return workbook(Page([(f"Maßnahmenliste {body}",), ("Stand: 30.09.2030",), head, *rows]))


def master_workbook() -> bytes:
    """The master workbook of that Land."""
    headings = {name: (*found, *OPTIONAL_COLUMNS.get(name, ())) for name, found in (SHEETS | OPTIONAL_SHEETS).items()}
    return workbook(*(Page([headings[name], *rows], name) for name, rows in MASTER.items()))


def other_land(folder: Path) -> Store:
    """A store of that Land, built as the command builds it: MBK in both rounds, MSG with a messy list in the second."""
    files = {
        "stammdaten.xlsx": master_workbook(),
        "lists/2029/Liste MBK.xlsx": measures("MBK", *BEFORE),
        "lists/2030/Liste MBK.xlsx": measures("MBK", *AFTER),
        "lists/2030/Rückmeldung MSG final.xlsx": measures("MSG", *MESSY, head=CROSSED),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    told = build(folder / "store.duckdb", folder / "lists", folder / "stammdaten.xlsx")
    assert told.left_out == []
    return Store(folder / "store.duckdb")
