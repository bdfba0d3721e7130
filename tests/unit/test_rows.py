"""What each row is: measure or something else, and what sections, merged cells and colours say for the rows."""

from __future__ import annotations

import pytest

from tests.builders import Page, Value, codes, column, kinds, read, read_rows, titles

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Ampel", "Sachstand"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", "im Plan", "40 Plätze"]
READING: list[Value] = [2, "Lesepaten", "geplant", None, None]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([None, "Summe", 2], "total"),
        ([None, "Summe der Maßnahmen", 2], "total"),
        (["Gesamt:", None, 12], "total"),
        (["Anzahl Maßnahmen: 12"], "total"),
        ([3, "Gesamtkonzept Sprachbildung", 2], "measure"),
        ([3, "Gesamtkonzept Sprachbildung"], "measure"),
        ([None, "Summende Kinder: Musik in der Kita"], "measure"),
        (["1) Die Mittel sind vorbehaltlich des Haushalts."], "footnote"),
        (["* Die Nummern werden neu vergeben."], "footnote"),
        (["*", "Die Nummern werden neu vergeben."], "footnote"),
        (["Anmerkung: Stand der Mittel vorläufig"], "footnote"),
        (["Quelle: eigene Erhebung"], "footnote"),
        (["L = Land, HB = Stadt Bremen"], "legend"),
        (["Legende: grün = im Plan"], "legend"),
        (["gez. Muster"], "signature"),
        (["Bremen, den 28.09.2026"], "signature"),
        (["Bremen, den 28.09.2026", None, "gez. Muster"], "signature"),
        (["Für die Richtigkeit: Referat 1"], "signature"),
        (["Zutreffendes bitte ankreuzen (x)."], "hint"),
        ([3, "Bremen, den Ort gemeinsam gestalten", "läuft", "im Plan", "begonnen"], "measure"),
        ([None, "Lesepaten"], "measure"),
        ([3, "Lesepaten II"], "measure"),
        ([3, None, "läuft"], "unclear"),
        ([3], "unfilled"),
        ([None, None, None, None, "ein Bericht ohne Titel"], "unclear"),
        ([3, "–", "läuft"], "unclear"),
        ([3, "#BEZUG!", "läuft"], "unclear"),
    ],
)
def test_a_row_below_the_measures_is_what_its_words_and_place_say(row: list[Value], kind: str) -> None:
    assert kinds(read_rows(HEADER, COURSE, READING, row))[4] == kind


def test_a_row_with_content_but_no_title_is_an_error_that_names_it() -> None:
    reading = read_rows(HEADER, COURSE, [3, None, "läuft"])

    error = next(finding for finding in reading.findings if finding.severity == "error")
    assert "Zeile 3" in error.message
    assert (error.code, error.sheet, error.cell, error.value) == ("row.no_title", "Maßnahmen", "B3", "3 | läuft")
    assert not reading.is_acceptable


def test_every_row_with_content_has_exactly_one_kind() -> None:
    reading = read_rows(["Liste SKB"], [], HEADER, COURSE, [], READING, ["Summe", None, 2], ["1) Fußnote dazu"])

    assert kinds(reading) == {1: "title", 3: "header", 4: "measure", 6: "measure", 7: "total", 8: "footnote"}
    assert len(reading.rows) == 6


@pytest.mark.parametrize("text", ["Bitte kurzen Titel eintragen", "(bitte ausfüllen)", "Freitext", "max. 100 Zeichen"])
def test_a_hint_row_under_the_header_is_no_measure(text: str) -> None:
    reading = read_rows(HEADER, ["fortlaufend", text, "bitte auswählen", "bitte auswählen"], COURSE)

    assert kinds(reading)[2] == "hint"
    assert titles(reading) == ["Sprachkurse"]
    assert "row.hint" in codes(reading)


def test_a_title_that_begins_with_bitte_is_a_measure_further_down() -> None:
    assert (
        titles(read_rows(HEADER, COURSE, [2, "Bitte lesen! Leseförderung", "läuft", None, None]))[1]
        == "Bitte lesen! Leseförderung"
    )


@pytest.mark.parametrize("title", ["Beispiel: Name der Maßnahme", "Bsp. – Titel", "z. B.: Titel", "Beispiel"])
def test_an_example_row_under_the_header_is_no_measure(title: str) -> None:
    reading = read_rows(HEADER, [0, title, "läuft", "im Plan", "Text"], COURSE)

    assert titles(reading) == ["Sprachkurse"]
    assert "row.example" in codes(reading)


@pytest.mark.parametrize("title", ["Beispielmaßnahme: Sprachcafé", "Beispielhafte Beteiligung", "Musterung der Quartiere"])
def test_a_title_that_only_begins_like_an_example_is_a_measure(title: str) -> None:
    assert titles(read_rows(HEADER, [1, title, "läuft", "im Plan", "Text"], COURSE)) == [title, "Sprachkurse"]


def test_section_rows_give_the_rows_below_them_their_action_field() -> None:
    reading = read_rows(
        HEADER,
        ["Handlungsfeld 1: Spracherwerb"],
        COURSE,
        ["HF 4 – Bildung & Wissenschaft"],
        READING,
        merges=["A2:E2", "A4:E4"],
    )

    assert column(reading, "action_field") == [1, 4]
    assert kinds(reading) == {1: "header", 2: "section", 3: "measure", 4: "section", 5: "measure"}
    assert reading.measures[1].cells["action_field"] == "A4"


@pytest.mark.parametrize("row", [["Quartiere"], [None, "Quartiere"], ["3. Quartiere"], ["HF 3", "Quartiere"], ["Kapitel 3.3"]])
def test_an_unmerged_section_row_is_known_by_the_name_of_an_action_field(row: list[Value]) -> None:
    assert column(read_rows(HEADER, row, COURSE), "action_field") == [3]


def test_a_section_above_each_repeated_header_counts_for_its_block() -> None:
    reading = read_rows(["Handlungsfeld 1"], HEADER, COURSE, ["Handlungsfeld 4"], HEADER, READING)

    assert column(reading, "action_field") == [1, 4]


def test_a_section_names_the_lead_or_a_topic() -> None:
    reading = read_rows(HEADER, ["SJV"], COURSE, ["Vor und nach der Schule"], READING, merges=["A2:E2", "A4:E4"])

    assert column(reading, "lead_department") == ["SJV", "SJV"]
    assert column(reading, "subtopic") == [None, "Vor und nach der Schule"]
    assert codes(reading).count("row.co_report") == 2


def test_a_column_wins_over_a_section_and_the_difference_is_told() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "Handlungsfeld"]

    reading = read_rows(header, ["Handlungsfeld 1"], [1, "Sprachkurse", 1], [2, "Lesepaten", 4], [3, "Elterncafé", None])

    assert column(reading, "action_field") == [1, 4, 1]
    assert codes(reading).count("row.field_disagrees") == 1


def test_merged_cells_speak_for_all_rows_beside_them() -> None:
    reading = read_rows(
        ["Handlungsfeld", "Federführung", "Maßnahme"],
        ["Spracherwerb", "SKB", "Sprachkurse"],
        [None, None, "Lesepaten"],
        ["Quartiere", None, "Elterncafé"],
        merges=["A2:A3", "B2:B4"],
    )

    assert column(reading, "action_field") == [1, 1, 3]
    assert column(reading, "lead_department") == ["SKB", "SKB", "SKB"]
    assert reading.measures[1].cells["action_field"] == "A2"


def test_without_a_merge_an_empty_cell_says_nothing() -> None:
    reading = read_rows(["Handlungsfeld", "Nr.", "Maßnahme"], ["Spracherwerb", 1, "Sprachkurse"], [None, 2, "Lesepaten"])

    assert column(reading, "action_field") == [1, None]


def test_rows_under_a_merged_title_go_on_with_the_measure() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Sachstand", "Indikator"],
        [1, "Sprachkurse", "40 Plätze", "Plätze"],
        [None, None, "Warteliste", "Wartende"],
        merges=["A2:A3", "B2:B3"],
    )

    assert titles(reading) == ["Sprachkurse"]
    assert column(reading, "report") == ["40 Plätze\nWarteliste"]
    assert kinds(reading)[3] == "continuation"


def test_the_colour_of_an_empty_ampel_cell_is_the_rating() -> None:
    reading = read_rows(
        HEADER,
        [1, "Sprachkurse", "läuft", None, "a"],
        [2, "Lesepaten", "läuft", "im Plan", "b"],
        [3, "Elterncafé", "läuft", None, "c"],
        fills={"D2": "00B050", "D3": "FF0000", "D4": "D9D9D9"},
    )

    assert column(reading, "rating") == ["green", "green", None]
    assert reading.measures[0].cells["rating"] == "D2"
    assert codes(reading).count("rating.by_colour") == 1


def test_a_rating_in_words_beside_the_stage_is_not_told_as_a_colour() -> None:
    reading = read_rows(["Maßnahme", "Umsetzungsstand"], ["Sprachkurse", "in Umsetzung, verzögert"], ["Lesepaten", "läuft"])

    assert column(reading, "rating") == ["yellow", None]
    assert "rating.by_colour" not in codes(reading)


def test_differing_colours_of_the_stage_are_ratings_where_no_column_is() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand"]
    rows: list[list[Value]] = [[1, "Sprachkurse", "läuft"], [2, "Lesepaten", "geplant"]]

    differing = read_rows(header, *rows, fills={"C2": "00B050", "C3": "FFC000"})
    alike = read_rows(header, *rows, fills={"C2": "00B050", "C3": "00B050"})

    assert column(differing, "rating") == ["green", "yellow"]
    assert column(alike, "rating") == [None, None]


def test_footnotes_are_kept_with_the_measures_that_bear_their_mark() -> None:
    reading = read_rows(
        HEADER,
        [1, "Sprachkurse 1)", "läuft", "im Plan", "a"],
        [2, "Lesepaten*", "läuft", "im Plan", "b"],
        [3, "Elterncafé", "läuft", "im Plan", "c"],
        ["1) vorbehaltlich Haushalt"],
        ["* mit dem Senator für Kultur"],
    )

    assert titles(reading) == ["Sprachkurse", "Lesepaten", "Elterncafé"]
    assert [measure.footnotes for measure in reading.measures] == [
        {"title": "1) vorbehaltlich Haushalt"},
        {"title": "* mit dem Senator für Kultur"},
        {},
    ]


def test_a_footnote_belongs_to_the_field_whose_cell_bears_its_mark_and_to_the_closest_of_several() -> None:
    reading = read_rows(
        ["Maßnahme", "Sachstand", "Interne Notiz", "Quelle"],
        ["Sprachkurse 1)", "Es läuft gut. 2)", "Frau Muster 3)", "7-12 4)"],
        ["Lesepaten 1) 5)", "Es läuft gut. 3)", "offen 3)", None],
        ["Elterncafé 4)", "Es läuft gut. 2)", None, "7-13 4)"],
        ["1) erst"],
        ["2) zweit"],
        ["3) dritt"],
        ["4) viert"],
        ["5) fünft"],
    )

    assert [measure.footnotes for measure in reading.measures] == [
        {"title": "1) erst", "report": "2) zweit", "internal_note": "3) dritt", "": "4) viert"},
        {"title": "1) erst\n5) fünft", "internal_note": "3) dritt"},
        {"report": "2) zweit", "": "4) viert"},
    ]


def test_a_legend_in_several_rows_is_no_list_of_measures() -> None:
    reading = read_rows(HEADER, COURSE, ["Legende"], ["grün", "im Plan"], ["rot", "gefährdet"])

    assert titles(reading) == ["Sprachkurse"]
    assert kinds(reading)[4] == "legend"


def test_repeated_titles_and_numbers_are_warned_of_at_the_second_place() -> None:
    reading = read_rows(HEADER, COURSE, [1, "Lesepaten", "läuft", None, None], [3, "SPRACHKURSE", "läuft", None, None])

    told = [(finding.code, finding.severity, finding.cell) for finding in reading.findings if "repeated" in finding.code]
    assert told == [("row.repeated_number", "warning", "A3"), ("row.repeated_title", "warning", "B4")]


def test_numbers_may_begin_anew_on_another_sheet() -> None:
    reading = read(Page([HEADER, COURSE], "A"), Page([HEADER, [1, "Lesepaten", "läuft", None, None]], "B"))

    assert "row.repeated_number" not in codes(reading)


def test_a_repeated_kennung_is_an_error() -> None:
    header: list[Value] = ["Kennung", "Maßnahme"]

    reading = read_rows(header, ["SKB-0001", "Sprachkurse"], ["SKB-0001", "Lesepaten"], ["SKB-0002", "Elterncafé"])

    assert [finding.cell for finding in reading.findings if finding.code == "row.repeated_id"] == ["A3"]
    assert not reading.is_acceptable
