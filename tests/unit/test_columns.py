"""Naming columns: the template's headings, synonyms, likeness, content, duplicates, crosses, and what cannot be named."""

from __future__ import annotations

import pytest

from dashboard.intake.layout.headings import Certainty, name_heading
from dashboard.vocabulary import FIELDS, Field
from tests.builders import Value, codes, column, read_rows


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_heading_of_the_template_names_its_field(field: Field) -> None:
    assert name_heading(field.heading).fields[0] == field.name


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("lfd.\nNr.", "number"),
        ("Maß\u00adnahme /\nProjekt", "title"),
        ("Maßnahme\u00a0*", "title"),
        ("MASSNAHME", "title"),
        ("\u200bZiel\u00adgruppen", "target_group"),
        ("Umsetzungs-\nstand", "stage"),
        ("Ebene¹", "levels"),
        ("Ebene 1)", "levels"),
        ("Ebene1", "levels"),
        ("Zeitraum (von – bis)", "period_text"),
        ("Ressort (federführend)", "lead_department"),
        ("Ressort (beteiligt)", "involved"),
        ("Adressat*innen", "target_group"),
        ("Adressat:innen", "target_group"),
        ("Was bleibt zu tun?", "next_step"),
        ("Kosten in €", "funding_text"),
        ("Beschreibung der Maßnahme", "description"),
        ("Sachstand 30.09.2026", "report"),
        ("Maßnahme / Beschreibung", "title"),
        ("Maßnahmen im Bereich Bildung", "title"),
        ("i. Z. m.", "involved"),
    ],
)
def test_synonyms_are_known_however_they_are_written(heading: str, field: str) -> None:
    name = name_heading(heading)

    assert name.fields[0] == field
    assert name.certainty < Certainty.LIKENESS


@pytest.mark.parametrize(
    "heading", ["L / HB / BHV", "HB/BHV", "HB/BHV*", "Land/HB/BHV (bitte nennen)", "Ebene: L/HB/BHV", "Geltungsbereich HB / BHV"]
)
def test_words_of_the_levels_with_slashes_are_the_column_of_levels(heading: str) -> None:
    reading = read_rows(("Nr.", "Maßnahme", heading), (1, "Lesen", "BHV"), (2, "Singen", "L"))

    assert column(reading, "levels") == [["bremerhaven"], ["land"]]


@pytest.mark.parametrize("heading", ["HB/Nord", "Gröpelingen/BHV", "Stadtteil HB"])
def test_words_that_are_not_all_levels_do_not_name_the_column(heading: str) -> None:
    reading = read_rows(("Nr.", "Maßnahme", heading), (1, "Lesen", "BHV"), (2, "Singen", "L"))

    assert column(reading, "levels") == [None, None]


@pytest.mark.parametrize("heading", ["Quelle", "International", "Internetseite", "Prüfvermerk", "Standort", "Maßnahmenart", ""])
def test_headings_that_only_resemble_a_known_one_are_not_named(heading: str) -> None:
    assert name_heading(heading).fields == ()


@pytest.mark.parametrize("heading", ["Bemerkung intern", "Interner Sachstand", "Kommentar (vertraulich)", "hausintern"])
def test_internal_comes_before_every_other_name(heading: str) -> None:
    assert name_heading(heading).fields == ("internal_note",)


def test_columns_are_found_in_any_order() -> None:
    reading = read_rows(["Status", "Titel", "HF"], ["läuft", "Sprachkurse", 1])

    assert reading.tables[0].columns == {"stage": "A", "title": "B", "action_field": "C"}


def test_a_misspelt_heading_is_read_with_a_note() -> None:
    reading = read_rows(["Maßnahme", "Handlungfeld", "Nr."], ["Sprachkurse", 1, 1])

    assert column(reading, "action_field") == [1]
    assert "column.alike" in codes(reading)


def test_a_heading_too_unlike_is_kept_as_an_extra_column() -> None:
    reading = read_rows(["Maßnahme", "Hndlgsfld", "Nr."], ["Sprachkurse", 1, 1])

    assert column(reading, "action_field") == [None]
    assert reading.measures[0].extra == {"Hndlgsfld": "1"}
    assert reading.tables[0].extra_columns == {"Hndlgsfld": "B"}
    assert "column.unknown" in codes(reading)


def test_the_template_heading_wins_over_a_synonym() -> None:
    reading = read_rows(["Projekt", "Maßnahme", "Nr."], ["Kita-Einstieg", "Sprachkurse", 1])

    assert column(reading, "title") == ["Sprachkurse"]
    assert reading.measures[0].extra == {"Projekt": "Kita-Einstieg"}
    assert "column.duplicate" in codes(reading)


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Stand", ["läuft", "geplant"], "stage"),
        ("Stand", ["30.09.2026", "15.08.2026"], "as_of"),
        ("Stand", ["Die Kurse sind seit März ausgebucht.", "Das Konzept liegt der Deputation vor."], "report"),
        ("Status", ["grün", "rot"], "rating"),
        ("Status", ["offen", "beschlossen"], "stage"),
        ("Fortschritt", [0.5, 0.75], "progress_percent"),
        ("Fortschritt", ["läuft", "umgesetzt"], "stage"),
        ("Thema", ["Spracherwerb", "Quartiere"], "action_field"),
        ("Thema", ["Kita", "Schule"], "subtopic"),
        ("Leitziel", ["1", "2, 3"], "guiding_goals"),
        ("Leitziel", ["Kinder lernen früh Deutsch", "Eltern sind beteiligt"], "subtopic"),
        ("Referat", ["SKB", "SJV"], "lead_department"),
        ("Referat", ["Referat 12", "Referat 20-3"], "contact"),
        ("Kennung", ["SKB-0001", "SKB-0002"], "measure_id"),
        ("Kennung", ["L-EA-004", "L-EA-005", "L-EA-006"], "number"),
    ],
)
def test_ambiguous_headings_are_decided_by_their_values(heading: str, values: list[Value], field: str) -> None:
    reading = read_rows(["Maßnahme", "Zielgruppe", heading], *([f"Sprachkurse {value}", "alle", value] for value in values))

    assert reading.tables[0].columns[field] == "C"


def test_a_second_stand_is_the_date_of_the_information() -> None:
    reading = read_rows(["Maßnahme", "Stand", "Stand"], ["Sprachkurse", "läuft", "30.09.2026"])

    assert column(reading, "stage") == ["in_progress"]
    assert [str(day) for day in column(reading, "as_of")] == ["2026-09-30"]


def test_costs_beside_the_funding_are_kept_and_not_said_to_mean_the_same() -> None:
    reading = read_rows(["Maßnahme", "Finanzierung", "Kosten (T€)"], ["Sprachkurse", "gesichert", 250])

    assert (column(reading, "funding_status"), column(reading, "funding_text")) == (["secured"], ["gesichert"])
    assert reading.measures[0].extra == {"Kosten (T€)": "250"}
    (told,) = (finding.message for finding in reading.findings if finding.code == "column.duplicate")
    assert (
        "Auch die Spalte „Kosten (T€)“ gehört zur Angabe „Finanzierung“; gelesen wird dafür „Finanzierung“ in Spalte B, "
        "der Inhalt dieser hier bleibt als Zusatzangabe"
    ) in told


def test_a_second_column_of_the_same_meaning_is_kept_with_a_warning() -> None:
    reading = read_rows(["Maßnahme", "Status", "Umsetzungsstand"], ["Sprachkurse", "geplant", "läuft"])

    assert column(reading, "stage") == ["in_progress"]
    assert reading.measures[0].extra == {"Status": "geplant"}
    assert [finding.severity for finding in reading.findings if finding.code == "column.duplicate"] == ["warning"]


def test_of_two_years_the_newer_column_is_read() -> None:
    reading = read_rows(["Maßnahme", "Status 2025", "Status 2026"], ["Sprachkurse", "geplant", "läuft"])

    assert column(reading, "stage") == ["in_progress"]
    assert reading.measures[0].extra == {"Status 2025": "geplant"}


def test_a_sachstand_of_nothing_but_stage_words_is_read_as_stage_with_a_warning() -> None:
    reading = read_rows(["Maßnahme", "Sachstand", "Nr."], ["Sprachkurse", "läuft", 1], ["Lesepaten", "geplant", 2])

    assert column(reading, "stage") == ["in_progress", "planned"]
    assert "column.read_otherwise" in codes(reading)


def test_a_sachstand_in_words_stays_a_report_and_only_proposes_a_stage() -> None:
    reading = read_rows(["Maßnahme", "Sachstand", "Nr."], ["Sprachkurse", "Die Maßnahme ist in Umsetzung, 40 Plätze.", 1])

    assert column(reading, "report") == ["Die Maßnahme ist in Umsetzung, 40 Plätze."]
    assert column(reading, "stage") == [None]
    proposed = next(finding for finding in reading.findings if finding.code == "stage.from_report")
    assert [(choice.value, choice.is_proposed) for choice in proposed.choices][:1] == [("in_progress", True)]


def _courses(*values: Value) -> list[list[Value]]:
    """One row per value: a title and the value."""
    return [[f"Kurs {number}", value] for number, value in enumerate(values, 1)]


def test_unreadable_stage_words_stay_questions_of_their_own_column() -> None:
    reading = read_rows(["Maßnahme", "Umsetzungsstand"], *_courses("offen", "beschlossen", "??"))

    assert column(reading, "stage") == [None, None, None]
    assert codes(reading).count("stage.ambiguous") == 2


def test_a_column_whose_values_belong_elsewhere_is_told() -> None:
    rows: list[list[Value]] = [[f"Kurs {n}", word, n] for n, word in enumerate(["Kinder", "Eltern", "Schulen", "Kitas"])]

    assert "column.unlike_heading" in codes(read_rows(["Maßnahme", "Handlungsfeld", "Nr."], *rows))


def test_numbers_under_massnahme_beside_a_title_column_are_the_numbers() -> None:
    rows: list[list[Value]] = [["M1", "Sprachkurse", "läuft"], ["M2", "Lesepaten", "geplant"], ["M3", "Elterncafé", "läuft"]]

    reading = read_rows(["Maßnahme", "Titel", "Umsetzungsstand"], *rows)

    assert column(reading, "number") == ["M1", "M2", "M3"]
    assert column(reading, "title") == ["Sprachkurse", "Lesepaten", "Elterncafé"]
    assert "column.read_otherwise" in codes(reading)


def test_a_column_without_a_heading_is_kept_with_a_warning() -> None:
    reading = read_rows(["Maßnahme", "Nr.", None], ["Sprachkurse", 1, "seit Mai"])

    assert reading.measures[0].extra == {"Spalte C": "seit Mai"}
    assert "column.no_heading" in codes(reading)


def test_several_internal_columns_are_joined_and_none_becomes_an_extra_column() -> None:
    reading = read_rows(["Maßnahme", "Notiz intern", "Nr.", "vertraulich"], ["Sprachkurse", "erst klären", 1, "Rücksprache"])

    assert column(reading, "internal_note") == ["erst klären\nRücksprache"]
    assert reading.measures[0].extra == {}


CROSSES: list[Value] = ["Nr.", "Maßnahme", "geplant", "in Umsetzung", "umgesetzt"]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "●", 1, True, " x "])
def test_a_cross_in_one_of_several_columns_is_the_stage(mark: Value) -> None:
    reading = read_rows(CROSSES, [1, "Sprachkurse", None, mark, None], [2, "Lesepaten", mark, None, None])

    assert column(reading, "stage") == ["in_progress", "planned"]
    assert reading.measures[0].cells["stage"] == "D2"


@pytest.mark.parametrize(
    ("crosses", "code"),
    [([None, None, None], "cross.none"), (["x", "x", None], "cross.several"), (["x", "teils", None], "cross.unreadable")],
)
def test_no_cross_two_crosses_and_words_are_findings(crosses: list[Value], code: str) -> None:
    rows: list[list[Value]] = [[n, f"Kurs {n}", "x", None, None] for n in range(2, 9)]

    reading = read_rows(CROSSES, [1, "Sprachkurse", *crosses], *rows)

    assert reading.measures[0].values["stage"] is None
    assert codes(reading).count(code) == 1


def test_crosses_under_a_merged_ampel_are_ratings() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Ampel", None, None, "Begründung"],
        [None, None, "grün", "gelb", "rot", None],
        [1, "Sprachkurse", None, "x", None, "Personal fehlt"],
        [2, "Lesepaten", "x", None, None, None],
        merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
    )

    assert column(reading, "rating") == ["yellow", "green"]


def test_words_in_columns_named_like_stages_are_no_crosses() -> None:
    reading = read_rows(CROSSES, [1, "Sprachkurse", "Mai 2024", "Juni 2024", "Juli 2025"])

    assert column(reading, "stage") == [None]
    assert reading.measures[0].extra["geplant"] == "Mai 2024"


def test_an_indicator_group_names_what_stands_below_it() -> None:
    reading = read_rows(
        ["Maßnahme", "Indikator", None, None, "Status"],
        [None, "Bezeichnung", "Soll", "Ist", None],
        ["Sprachkurse", "Plätze", 40, 38, "läuft"],
        merges=["A1:A2", "B1:D1", "E1:E2"],
    )

    assert column(reading, "indicator") == ["Plätze"]
    assert column(reading, "target") == [40]
    assert column(reading, "actual") == [38]


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        (
            ("Ampel 2025", "Status 2026", "Ampel 2026"),
            ("grün", "läuft", "gelb"),
            "„Ampel 2026“ in Spalte F; gelesen wurde Spalte F",
        ),
        (
            ("Ampel 2025", "Ampel 2026", "Status 2026"),
            ("grün", "gelb", "läuft"),
            "„Ampel 2026“ in Spalte E; gelesen wurde Spalte E",
        ),
    ],
)
def test_a_column_that_is_kept_beside_names_the_one_of_the_same_kind(
    headings: tuple[str, ...], cells: tuple[str, ...], told: str
) -> None:
    rows: list[tuple[Value, ...]] = [(at, 4, f"Kurs {at}", *cells) for at in range(1, 4)]
    reading = read_rows(("Nr.", "Handlungsfeld", "Maßnahme", *headings), *rows)

    (kept,) = (finding.message for finding in reading.findings if finding.code == "column.older")
    assert f"Die Spalte „Ampel 2025“ nennt ein früheres Jahr als {told}" in kept
