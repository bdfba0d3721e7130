"""What cells of classes say beyond their class, and classes that contradict each other within a row."""

from __future__ import annotations

import pytest

from tests.builders import Page, Value, codes, column, read, read_rows

SICK = "Läuft, aber verzögert, weil der Referent erkrankt ist."
MOVED = "Noch nicht begonnen, Vergabe verschoben auf I. Quartal 2027."


def test_the_words_beyond_a_stage_become_the_sachstand_and_are_told_once() -> None:
    reading = read_rows(["Maßnahme", "Umsetzungsstand"], ["Kurse", SICK], ["Beratung", MOVED], ["Lotsen", "umgesetzt"])
    assert column(reading, "stage") == ["in_progress", "planned", "completed"]
    assert column(reading, "rating") == ["yellow", None, None]
    assert column(reading, "report") == [SICK, MOVED, None]
    assert reading.measures[0].cells["report"] == "B2"
    told = [finding for finding in reading.findings if finding.code == "words.beside_stage"]
    assert [(finding.severity, finding.cell) for finding in told] == [("note", "B2")]
    assert "(Anzahl: 2, hier zuerst)" in told[0].message


def test_beside_a_sachstand_they_are_kept_as_an_addition() -> None:
    reading = read_rows(["Maßnahme", "Umsetzungsstand", "Sachstand"], ["Kurse", MOVED, "Ein Raum ist gefunden."])
    measure = reading.measures[0]
    assert measure.values["report"] == "Ein Raum ist gefunden."
    assert measure.cells["report"] == "C2"
    assert measure.extra == {"Umsetzungsstand": MOVED}
    assert "words.beside_stage" in codes(reading)


def test_words_that_are_asked_about_are_kept_as_well() -> None:
    asked = "Umgesetzt in Bremen, in Bremerhaven fehlt der Träger."
    reading = read_rows(["Maßnahme", "Umsetzungsstand"], ["Kurse", asked])
    assert (column(reading, "stage"), column(reading, "report")) == ([None], [asked])
    assert "stage.unreadable" in codes(reading)


@pytest.mark.parametrize("word", ["umgesetzt", "läuft, verzögert", "offen", "umgesetz", "Das Projekt läuft"])
def test_a_class_alone_is_no_sachstand(word: str) -> None:
    reading = read_rows(["Maßnahme", "Umsetzungsstand"], ["Kurse", word])
    assert column(reading, "report") == [None]
    assert "words.beside_stage" not in codes(reading)


def test_the_reason_behind_a_rating_stays_beside_a_reason_of_its_own() -> None:
    rows: list[list[Value]] = [["Maßnahme", "Ampel", "Begründung"], ["Kurse", "gelb: Personal fehlt", "Umbau"]]
    measure = read_rows(*rows).measures[0]
    assert measure.values["rating_reason"] == "Umbau"
    assert measure.cells["rating_reason"] == "C2"
    assert measure.extra == {"Ampel": "gelb: Personal fehlt"}


@pytest.mark.parametrize(
    ("stand", "word", "stage"),
    [
        ("Stand: 30.09.2026", "umgesetzt ab 2027", None),
        ("Stand: 30.09.2027", "umgesetzt ab 2027", "completed"),
        ("Stand: 30.09.2026", "fertig bis Ende 2026", None),
        ("Stand: 31.12.2026", "fertig bis Ende 2026", "completed"),
    ],
)
def test_a_stage_is_held_against_the_stand_of_the_list(stand: str, word: str, stage: str | None) -> None:
    reading = read(Page([[stand], ["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Kurse", word], [2, "Lotsen", "geplant"]]))
    assert column(reading, "stage") == [stage, "planned"]
    assert ("stage.against_date" in codes(reading)) is (stage is None)
    assert column(reading, "report") == [word, None]


def test_a_stand_of_its_own_row_comes_first() -> None:
    rows: list[list[Value]] = [
        ["Maßnahme", "Umsetzungsstand", "Stand der Angaben"],
        ["Kurse", "abgeschlossen am 30.06.2026", "01.05.2026"],
    ]
    assert "stage.against_date" in codes(read_rows(*rows))


def test_a_delay_told_beside_the_stage_against_a_green_rating_is_asked_at_the_rating() -> None:
    rows: list[list[Value]] = [
        ["Maßnahme", "Umsetzungsstand", "Ampel"],
        ["Kurse", "läuft (verzögert)", "grün"],
        ["Lotsen", "läuft (verzögert)", "gelb"],
    ]
    reading = read_rows(*rows)
    assert column(reading, "rating") == [None, "yellow"]
    asked = [finding for finding in reading.findings if finding.code == "rating.stage_disagrees"]
    assert [(finding.cell, finding.value) for finding in asked] == [("C2", "grün")]
    assert "„läuft (verzögert)“" in asked[0].message
    assert reading.measures[1].cells["rating"] == "C3"


@pytest.mark.parametrize("value", [0, False, True, "0", "FALSCH", "WAHR"])
def test_what_stands_for_no_words_is_null_and_told_once_for_its_column(value: Value) -> None:
    rows: list[list[Value]] = [
        ["Maßnahme", "Ampel", "Begründung", "Sachstand"],
        ["Kurse", "gelb", value, "läuft gut"],
        ["Lotsen", "grün", value, "ruht"],
    ]
    reading = read_rows(*rows)
    assert column(reading, "rating_reason") == [None, None]
    told = [finding for finding in reading.findings if finding.code == "text.no_words"]
    assert [(finding.cell, finding.severity) for finding in told] == [("C2", "note")]
    assert "(Anzahl in der Spalte: 2, hier zuerst)" in told[0].message
    assert "rating.reason_missing" in codes(reading)


def test_numbers_that_mean_something_stay_words() -> None:
    rows: list[list[Value]] = [["Nr.", "Maßnahme", "Sachstand", "Entscheidungsbedarf"], [0, "Kurse", 12, "ja, bis Mai"]]
    reading = read_rows(*rows)
    assert (column(reading, "number"), column(reading, "report")) == (["0"], ["12"])
    assert "text.no_words" not in codes(reading)


@pytest.mark.parametrize("title", ["Für Mädchen*", "Projekt H²", "Kurs Stufe 1)", "Angebote [1]"])
def test_a_mark_without_a_footnote_is_a_part_of_the_words(title: str) -> None:
    assert column(read_rows(["Nr.", "Maßnahme"], [1, title], [2, "Lotsen"]), "title")[0] == title


def test_a_mark_is_cut_where_the_sheet_holds_its_footnote() -> None:
    reading = read_rows(["Nr.", "Maßnahme"], [1, "Für Mädchen*"], [2, "Projekt H²"], ["* nur in den Ferien"])
    assert column(reading, "title") == ["Für Mädchen", "Projekt H²"]
    assert reading.measures[0].footnotes == {"title": "* nur in den Ferien"}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Migrations-\ngeschichte", "Migrationsgeschichte"),
        ("Aus- und\nFortbildung", "Aus- und\nFortbildung"),
        ("Aus-\nund Fortbildung", "Aus- und Fortbildung"),
        ("E-\nlearning", "E-learning"),
        ("Sport-\nAngebote", "Sport-Angebote"),
    ],
)
def test_a_word_broken_over_two_lines_is_whole_again(typed: str, title: str) -> None:
    assert column(read_rows(["Nr.", "Maßnahme"], [1, typed], [2, "Lotsen"]), "title")[0] == title


def test_a_title_that_goes_on_in_the_next_row_is_one_measure() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Sachstand"], [1, "Lernpaten an Grund-", "läuft gut"], [None, "schulen fördern"], [2, "Kurse", None]
    )
    assert column(reading, "title") == ["Lernpaten an Grundschulen fördern", "Kurse"]


def test_half_a_word_with_a_number_of_its_own_is_an_error() -> None:
    reading = read_rows(["Nr.", "Maßnahme"], [1, "Lernpaten an Grund-"], [2, "schulen fördern"])
    assert [(each.code, each.cell) for each in reading.findings if each.severity == "error"] == [("row.half_a_word", "B3")]


@pytest.mark.parametrize("titles", [["Lernpaten an Grund-", "Schulen"], ["Lernpaten", "schulen"], ["Kurse A -", "weitere Kurse"]])
def test_titles_that_are_no_halves_are_two_measures(titles: list[str]) -> None:
    assert column(read_rows(["Nr.", "Maßnahme"], [1, titles[0]], [2, titles[1]]), "title") == titles


@pytest.mark.parametrize("title", [0, False, True, "0", "FALSCH"])
def test_a_row_whose_title_is_no_word_has_no_title(title: Value) -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Sachstand"], [1, "Kurse", "läuft"], [2, title, "Raum gefunden"])
    assert column(reading, "title") == ["Kurse"]
    assert "row.no_title" in codes(reading)


def test_a_row_of_nothing_but_zeros_is_prepared_and_not_filled() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Sachstand"], [1, "Kurse", "Raum gefunden"], [2, 0, 0])
    assert codes(reading) == ["sheet.unfilled_rows"]


def test_a_column_ziel_beside_ist_is_the_target_where_numbers_stand() -> None:
    header: list[Value] = ["Maßnahme", "Indikator", "Ziel", "Ist"]
    reading = read_rows(header, ["Kurse", "Teilnehmende", 100, 80], ["Lotsen", "Gespräche", 20, 5], ["Paten", "Paare", 10, 9])
    assert (column(reading, "target"), column(reading, "goal")) == ([100.0, 20.0, 10.0], [None] * 3)
    words = read_rows(header, ["Kurse", "Teilnehmende", "mehr Kurse", 80], ["Lotsen", "Gespräche", "mehr Gespräche", 5])
    assert (column(words, "goal"), column(words, "target")) == (["mehr Kurse", "mehr Gespräche"], [None] * 2)


def test_words_below_two_headings_in_one_are_told_by_what_stands_there() -> None:
    header: list[Value] = ["Maßnahme", "Inhalt / Stand der Umsetzung"]
    words = read_rows(header, ["Kurse", "Die Kurse richten sich an alle."], ["Lotsen", "Lotsen begleiten Familien."])
    assert column(words, "description") == ["Die Kurse richten sich an alle.", "Lotsen begleiten Familien."]
    assert "column.by_content" in codes(words)
    assert column(read_rows(header, ["Kurse", "umgesetzt"], ["Lotsen", "geplant"]), "stage") == ["completed", "planned"]


def test_of_an_old_and_a_new_end_the_old_one_is_kept_beside() -> None:
    reading = read_rows(["Maßnahme", "Ende alt", "Ende neu"], ["Kurse", "31.12.2025", "31.12.2026"])
    assert str(column(reading, "end")[0]) == "2026-12-31"
    assert reading.measures[0].extra == {"Ende alt": "31.12.2025"}


GREEN, YELLOW = "00B050", "FFC000"
PLAIN: list[list[Value]] = [
    ["Nr.", "Maßnahme", "Umsetzungsstand"],
    [1, "Kurse", "umgesetzt"],
    [2, "Lotsen", "in Umsetzung"],
    [3, "Paten", "geplant"],
]


def test_rows_coloured_as_a_whole_are_asked() -> None:
    reading = read_rows(*PLAIN, fills=dict.fromkeys(("A3", "B3", "C3"), YELLOW))
    assert column(reading, "rating") == [None] * 3
    asked = [finding for finding in reading.findings if finding.code == "rating.colour_unclear"]
    assert [(finding.cell, finding.word, finding.asks) for finding in asked] == [("C3", "gelb", "choice")]


def test_green_beside_all_that_is_done_and_nothing_else_is_asked() -> None:
    assert "rating.colour_unclear" in codes(read_rows(*PLAIN, fills={"C2": GREEN}))


def test_a_legend_that_gives_a_colour_another_meaning_makes_it_a_question() -> None:
    legend: list[list[Value]] = [["Legende: grün = erledigt"]]
    reading = read_rows(*PLAIN, *legend, fills={"C3": GREEN, "C4": YELLOW})
    assert column(reading, "rating") == [None] * 3
    assert codes(reading).count("rating.colour_unclear") == 2


def test_coloured_cells_of_different_stages_are_ratings() -> None:
    reading = read_rows(*PLAIN, fills={"C2": GREEN, "C3": GREEN, "C4": YELLOW})
    assert column(reading, "rating") == ["green", "green", "yellow"]
    assert "rating.colour_unclear" not in codes(reading)


@pytest.mark.parametrize(
    ("word", "stage"), [("umgesetzt (Bremerhaven)", None), ("umgesetzt (Land)", None), ("in Umsetzung (Land)", "in_progress")]
)
def test_what_is_done_on_one_level_only_is_asked(word: str, stage: str | None) -> None:
    reading = read_rows(["Maßnahme", "Umsetzungsstand"], ["Kurse", word])
    assert column(reading, "stage") == [stage]
    assert ("stage.partly" in codes(reading)) is (stage is None)


def test_a_column_of_ratings_of_the_year_before_is_told_with_the_column_that_is_read() -> None:
    header: list[Value] = ["Maßnahme", "Ampel 2025", "Umsetzungsstand", "Ampel 2026"]
    reading = read_rows(header, ["Kurse", "grün", "läuft", "gelb"], ["Lotsen", "gelb", "geplant", "gelb"])
    told = next(finding for finding in reading.findings if finding.code == "column.older")
    assert (told.cell, "„Ampel 2026“ in Spalte D" in told.message) == ("B1", True)


def test_a_stage_against_its_date_is_asked_once() -> None:
    reading = read(
        Page(
            [
                ["Stand: 30.09.2026"],
                ["Nr.", "Maßnahme", "Umsetzungsstand"],
                [1, "Kurse", "läuft ab 2027"],
                [2, "Lotsen", "geplant"],
            ]
        )
    )
    assert [code for code in codes(reading) if code.startswith("stage.")] == ["stage.against_date"]
