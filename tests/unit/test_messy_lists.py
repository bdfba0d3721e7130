"""Lists as a hurried coordinator leaves them: what looks like a measure and is none, and what is one although it looks otherwise."""

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

    expected = BOTH[: place - 1] + [title] + BOTH[place - 1 :]
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
