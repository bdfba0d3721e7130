"""The trial lists: nothing is read wrong in silence, and no cell is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.reading import read_list
from tests.builders import Page, Value, workbook
from tests.trials.accounting import unaccounted
from tests.trials.lists import NAMES, judged, reading_of, trial_of
from tests.unit.masters import MASTER

every_trial = pytest.mark.parametrize("name", NAMES)


@every_trial
def test_nothing_is_read_wrong_in_silence(name: str) -> None:
    assert [str(fact) for fact in judged(trial_of(name)).wrong] == []


@every_trial
def test_every_cell_is_accounted_for(name: str) -> None:
    trial = trial_of(name)
    assert unaccounted(trial.content, reading_of(trial)) == []


HEADINGS: list[Value] = [
    "Nr.",
    "Maßnahme",
    "Umsetzungsstand",
    "Ampel",
    "Beginn",
    "Ende",
    "Federführung",
    "Ebene",
    "Sachstand",
    "Akte",
]
CELLS = {
    "Maßnahme": ("Sprachkurse", "Lernpaten an Grund-", "Für Mädchen*", "Kurs Stufe 1)", "Projekt H²", "Migrations-\ngeschichte"),
    "Umsetzungsstand": (
        "läuft", "Läuft, aber verzögert, weil der Referent erkrankt ist.", "umgesetzt, ruht derzeit", "erledigt (Teil 1)",
        "geplant, aber gestrichen", "umgesetzt ab 2027", "Noch nicht begonnen, Vergabe verschoben.", "erledigt: Wachtmeister", 0,
    ),
    "Ampel": ("grün", "gelb, Personal fehlt", "Gelb?", "rot (Bund zahlt nicht)", "grün/gelb", "Regenbogen"),
    "Beginn": ("2024", "gemäß Senatsbeschluss 2021", "Herbst 2025", date(2025, 3, 1), "sobald Lehrkräfte da sind", 45_000),
    "Ende": ("2027", "unbefristet seit 2018", "31.12.2025 (verlängert bis 31.12.2027)", "Mitte 2027", "offen", "nach Baubeginn"),
    "Federführung": ("SKB", "Bürgerpark-Verein", "SJIS/Sportamt", "Frau Muster"),
    "Ebene": ("Land", "K", "HB und BHV", "Quartier Tenever"),
    "Sachstand": ("Läuft gut.", 0, True, 12.5),
    "Akte": ("E-Akte 7", "siehe Ordner", 2025),
}  # fmt: skip

rows_of_cells = st.tuples(st.integers(1, 40), *(st.sampled_from([*CELLS[str(heading)], None]) for heading in HEADINGS[1:])).map(
    list
)


@settings(max_examples=80, deadline=None)
@given(st.lists(rows_of_cells, min_size=1, max_size=5), st.permutations(range(len(HEADINGS))))
def test_no_cell_of_a_made_up_list_is_lost(body: list[list[Value]], order: list[int]) -> None:
    table: list[list[Value]] = [[row[place] for place in order] for row in ([*HEADINGS], *body)]
    content = workbook(Page([["Maßnahmen SKB, Stand: 30.09.2026"], *table]))
    reading = read_list(content, "liste.xlsx", MASTER, "SKB")

    assert unaccounted(content, reading) == []
