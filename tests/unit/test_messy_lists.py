"""Lists as a hurried coordinator leaves them: what looks like a measure and is none, and what is one but looks otherwise."""

from __future__ import annotations

import pytest

from tests.builders import Value, codes, column, kinds, read_rows, titles

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Handlungsfeld"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", 1]
READING: list[Value] = [2, "Lesepaten stärken", "geplant", 4]
BOTH = ["Sprachkurse", "Lesepaten stärken"]


@pytest.mark.parametrize(
    "title",
    [
        "Summe der Vielfalt",
        "Legende der Stadt",
        "Gesamtstrategie gegen Rassismus",
        "Anzahl der Sprachmittler erhöhen",
        "Beispielmaßnahme Mentoring",
        "Muster gegen Rassismus durchbrechen",
        "Hinweisgeberstelle einrichten",
        "Stand der Dinge: Dialogreihe",
        "Im Auftrag der Vielfalt",
        "Unterschriftenaktion für Teilhabe",
        "Bremen, die bunte Stadt",
        "Bitte nicht rassistisch sein",
        "Text in leichter Sprache",
        "Bildung",
        "Bremerhaven",
        "Kita",
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_title_that_looks_like_something_else_is_a_measure(title: str, place: int) -> None:
    rows: list[list[Value]] = [HEADER, COURSE, READING]
    rows.insert(place, [3, title, "geplant", 2])
    narrow = [row[:2] for row in rows]

    expected = [*BOTH[: place - 1], title, *BOTH[place - 1 :]]
    assert titles(read_rows(*rows)) == expected
    assert titles(read_rows(*narrow)) == expected


@pytest.mark.parametrize(
    "row",
    [
        ["Summe", "4 Maßnahmen"],
        ["Gesamtsumme:", "12 Maßnahmen", "davon 3 abgeschlossen"],
        ["Zwischensumme", 2],
        ["Anzahl", "2 Projekte"],
    ],
)
def test_a_sum_beside_a_count_is_no_measure_wherever_its_word_stands(row: list[Value]) -> None:
    assert kinds(read_rows(HEADER, COURSE, row, READING))[3] == "total"


def test_a_sum_beside_a_title_is_a_measure() -> None:
    assert kinds(read_rows(HEADER, COURSE, ["Summe", "Vielfalt im Viertel"], READING))[3] == "measure"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([None, "Beispiel: Titel der Maßnahme hier eintragen"], "example"),
        (["Bsp.", "Titel der Maßnahme hier eintragen", "in Umsetzung", 4], "example"),
        (["z. B. 1", "Sprachförderung", "läuft", 4], "example"),
        ([0, "Titel der Maßnahme hier eintragen", "in Umsetzung", 4], "hint"),
        ([0, "Titel hier einfügen statt kopieren", "in Umsetzung", 4], "measure"),
    ],
)
def test_a_row_that_shows_how_to_fill_in_is_no_measure(row: list[Value], kind: str) -> None:
    assert kinds(read_rows(HEADER, row, COURSE, READING))[2] == kind


def test_a_request_to_enter_a_title_is_no_measure_further_down_either() -> None:
    reading = read_rows(HEADER, COURSE, [2, "Beispiel: Titel hier eintragen", "geplant", 4], READING)

    assert titles(reading) == BOTH


@pytest.mark.parametrize("row", [[3], ["3."], ["A-3"], [3, "-", "-", "k. A."], [3, None, "bitte auswählen"]])
def test_a_prepared_row_that_nobody_filled_is_told_once_and_hinders_nothing(row: list[Value]) -> None:
    reading = read_rows(HEADER, COURSE, READING, row, row)

    assert titles(reading) == BOTH
    assert reading.is_acceptable
    told = [finding for finding in reading.findings if finding.code == "sheet.unfilled_rows"]
    assert [(each.severity, "Anzahl: 2" in each.message) for each in told] == [("note", True)]


@pytest.mark.parametrize("row", [[3, None, None, 4], [3, None, "läuft"], [3, "-", "läuft"], ["offen"]])
def test_a_row_with_anything_beside_its_number_must_have_a_title(row: list[Value]) -> None:
    reading = read_rows(HEADER, COURSE, READING, row)

    assert not reading.is_acceptable
    assert "row.no_title" in codes(reading)


def test_a_closing_sentence_below_the_table_is_a_footnote_in_any_column_but_those_of_prose() -> None:
    sentence = "Diese Liste wird jährlich fortgeschrieben."
    header: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Sachstand"]

    assert kinds(read_rows(header, COURSE, [None, None, sentence]))[3] == "footnote"
    assert kinds(read_rows(header, COURSE, [None, None, None, sentence]))[3] == "unclear"


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Umsetzung 2027 geplant", "planned"),
        ("Umsetzung ist für Herbst 2026 vorgesehen", "planned"),
        ("Umsetzung ab 2025", "in_progress"),
        ("Umsetzung abgeschlossen", "completed"),
        ("Umsetzung bis 2027 geplant", None),
        ("umgesetzt ab 2027 geplant", None),
        ("Abschluss 2027 geplant", None),
        ("umgesetzt?", None),
        ("umgesetzt", "completed"),
        ("ruht derzeit", "deferred"),
        ("ruht nicht", None),
        ("noch in Planung", "planned"),
        ("teilw. umgesetzt", "in_progress"),
        ("zurück-gestellt", "deferred"),
        ("zurück-\ngestellt", "deferred"),
    ],
)
def test_a_stage_in_everyday_words_is_read_or_asked_but_never_guessed(words: str, stage: str | None) -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Sprachkurse", words])

    assert column(reading, "stage") == [stage]
    assert any(code.startswith("stage.") for code in codes(reading)) == (stage is None)


@pytest.mark.parametrize(
    ("words", "department"),
    [
        ("Senator f. Kultur", "SfK"),
        ("Sen. für Kultur", "SfK"),
        ("Senatorin f. Kinder u. Bildung", "SKB"),
        ("Senatorin Kinder und Bildung", "SKB"),
        ("Sen. Inneres u. Sport", "SIS"),
        ("Senator f. Kulturgut", None),
    ],
)
def test_a_house_is_known_by_its_abbreviated_title(words: str, department: str | None) -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Federführung"], [1, "Sprachkurse", words])

    assert column(reading, "lead_department") == [department]


@pytest.mark.parametrize("words", ["2022 ff.", "2022ff.", "fortlaufend"])
def test_an_open_end_in_the_column_ende_is_ongoing(words: str) -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Ende"], [1, "Sprachkurse", words])

    assert (column(reading, "is_ongoing"), column(reading, "end")) == ([True], [None])
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("heading", "field", "value"),
    [
        ("Umsetzungs-stand", "stage", "läuft"),
        ("Umsetzungs-\nstand", "stage", "läuft"),
        ("Aktueller Umsetzungsstand", "stage", "läuft"),
        ("Umsetzungsstand am 30.09.2025", "stage", "läuft"),
        ("Stand der Umsetzung (Ampel)", "stage", "läuft"),
        ("Ebene Land/Stadt", "levels", "Land"),
        ("Ebene (Land / Kommune)", "levels", "Land"),
        ("Zeitraum (von - bis)", "period_text", "2024-2026"),
        ("Zeitraum von – bis", "period_text", "2024-2026"),
        ("Voraussichtliches Ende", "end", "31.12.2026"),
        ("Federführendes Ressort / Amt", "lead_department", "SKB"),
        ("FF Ressort", "lead_department", "SKB"),
        ("Beteiligte Ressorts und Stellen", "involved", "SASJI"),
        ("Weitere beteiligte Stellen", "involved", "SASJI"),
        ("Sachstand zum 30.09.2025", "report", "Die Kurse sind gut besucht, weitere folgen im Herbst."),
        ("Handlungsfeld RK", "action_field", 4),
    ],
)
def test_a_heading_with_explaining_words_is_known(heading: str, field: str, value: Value) -> None:
    reading = read_rows(["Maßnahme", heading], ["Sprachkurse", value], ["Lesepaten", value])

    assert reading.tables[0].columns == {"title": "A", field: "B"}


@pytest.mark.parametrize("heading", ["Ebene der Bearbeitungstiefe", "Ressort und Haushalt", "Amt", "Zeitraum Personal"])
def test_a_heading_that_only_begins_with_a_known_word_is_not_named(heading: str) -> None:
    reading = read_rows(["Nr.", "Maßnahme", heading], [1, "Sprachkurse", "a"], [2, "Lesepaten", "b"])

    assert list(reading.tables[0].extra_columns.values()) == ["C"]


def test_stages_in_hyphenated_columns_of_crosses_are_read() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "geplant", "um-\ngesetzt", "zurück-gestellt"]
    rows: list[list[Value]] = [[1, "Kurse", "x"], [2, "Paten", None, "x"], [3, "Tests", None, None, "x"]]

    assert column(read_rows(header, *rows), "stage") == ["planned", "completed", "deferred"]


def test_crosses_below_ebene_are_levels_and_several_may_be_set() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Ebene", None, None],
        [None, None, "Land", "Bremen", "Bremerhaven"],
        [1, "Kurse", "x", None, None],
        [2, "Paten", "x", "x", None],
        [3, "Tests", None, None, "x"],
        [4, "Rat", None, None, None],
        merges=["A1:A2", "B1:B2", "C1:E1"],
    )

    assert column(reading, "levels") == [["land"], ["bremen", "land"], ["bremerhaven"], None]
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("headings", "levels", "cells"),
    [
        (("L", "HB", "BHV"), [["land"], ["bremen"]], []),
        (("Land", "Kommune", "Bremerhaven"), [["land"], None], ["D3"]),
        (("Stadt Bremen", "Bremen", "Bremerhaven"), [["bremen"], None], ["D3"]),
    ],
)
def test_a_cross_for_a_level_that_does_not_say_which_is_asked(
    headings: tuple[str, ...], levels: list[object], cells: list[str]
) -> None:
    reading = read_rows(["Nr.", "Maßnahme", *headings], [1, "Kurse", "x"], [2, "Paten", None, "x"])

    assert column(reading, "levels") == levels
    assert [finding.cell for finding in reading.findings if finding.code == "levels.ambiguous"] == cells


def test_words_below_the_names_of_levels_are_no_crosses() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Land", "Bremerhaven"], [1, "Kurse", "Fachkräfte gewinnen", "Räume suchen"])

    assert column(reading, "levels") == [None]
    assert reading.measures[0].extra == {"Land": "Fachkräfte gewinnen", "Bremerhaven": "Räume suchen"}


def test_a_word_and_a_colour_that_contradict_each_other_are_told_and_the_word_counts() -> None:
    rows: list[list[Value]] = [[1, "Kurse", "grün"], [2, "Paten", "rot", "Geld fehlt"], [3, "Rat", "grün"]]
    colours = {"C2": "FF0000", "C3": "FF0000", "C4": "00B050"}

    reading = read_rows(["Nr.", "Maßnahme", "Ampel", "Begründung"], *rows, fills=colours)

    assert column(reading, "rating") == ["green", "red", "green"]
    assert [(each.code, each.severity, each.cell) for each in reading.findings if each.field == "rating"] == [
        ("rating.word_and_colour", "warning", "C2")
    ]


def test_one_colour_down_the_whole_column_contradicts_no_word() -> None:
    rows: list[list[Value]] = [[1, "Kurse", "grün"], [2, "Paten", "rot", "Geld fehlt"]]

    reading = read_rows(["Nr.", "Maßnahme", "Ampel", "Begründung"], *rows, fills={"C2": "00B050", "C3": "00B050"})

    assert codes(reading) == []


def test_words_where_a_number_is_expected_stay_with_the_measure() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "Zielwert", "Ist 2025"]

    reading = read_rows(header, [1, "Kurse", "64 Kitas", "viele"], [2, "Paten", 64, "1.200"], [3, "Rat", "-", None])

    assert column(reading, "target") == [None, 64.0, None]
    assert column(reading, "actual") == [None, 1200.0, None]
    assert [measure.extra for measure in reading.measures] == [{"Zielwert": "64 Kitas", "Ist 2025": "viele"}, {}, {}]


@pytest.mark.parametrize("heading", ["Beteiligte", "Umsetzungspartner", "Kooperationspartner"])
def test_carriers_and_offices_alone_speak_for_a_column_of_the_involved(heading: str) -> None:
    words = ["Refugio", "VAJA e. V.", "vhs, LIGA", "Migrationsamt"]
    rows: list[list[Value]] = [[number, f"Kurs {number}", each] for number, each in enumerate(words, 1)]

    reading = read_rows(["Nr.", "Maßnahme", heading], *rows)

    assert reading.tables[0].columns["involved"] == "C"
    assert codes(reading) == []
