"""Sums, evaluations, legends and remarks: what is no measure although it stands where measures do, and what is asked about."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import MEASURES, Answer, AnswerKind, Answers, hints_of
from dashboard.intake.answers.questions import questions
from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from tests.builders import Page, Rows, Value, codes, kinds, read, read_rows, titles, workbook
from tests.unit.masters import MASTER

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Ampel", "Sachstand"]
MEASURE_ROWS: list[list[Value]] = [
    [1, "Sprachkurse", "läuft", "im Plan", "40 Plätze"],
    [2, "Lesepaten", "geplant", None, "Träger gefunden"],
    [3, "Elterncafé", "läuft", "im Plan", "zwei Standorte"],
]
NAMES = ["Sprachkurse", "Lesepaten", "Elterncafé"]


def below(*rows: list[Value], fills: dict[str, str] | None = None) -> ListReading:
    """A list of three measures in the rows 2 to 4 with these rows from row 5 on."""
    return read_rows(HEADER, *MEASURE_ROWS, *rows, fills=fills)


@pytest.mark.parametrize(
    "row",
    [
        ["Ergebnis", None, 3],
        ["Gesamtergebnis", None, 3],
        [None, "Teilergebnis", 3],
        [None, "Teilergebnis SKB", 3],
        ["Bildung Ergebnis", None, 3],
        [None, "Mittelwert", None, None, 3],
        [None, "Durchschnitt:", None, 12],
        ["Mittelwert Umsetzungsgrad", None, "45 %"],
        [None, "Anzahl von Maßnahme", 3],
        ["Zeilenbeschriftungen", "Anzahl von Maßnahme"],
        ["Gesamtergebnis"],
        [None, 3],
        [None, None, 3, 2],
    ],
)
def test_a_row_in_excels_own_words_for_sums_or_of_bare_numbers_is_a_total(row: list[Value]) -> None:
    reading = below(row)

    assert (titles(reading), kinds(reading)[5]) == (NAMES, "total")


@pytest.mark.parametrize(
    "row",
    [
        [4, "Ergebnis der Befragung 2024", "läuft"],
        [None, "Ergebnisse sichern", "läuft"],
        [4, "Anzahl von Beratungen erhöhen", "läuft"],
        [None, "Mittelwerte der Schulen vergleichen", "läuft"],
        [4, "Durchschnitt", "läuft"],
        [4, 2030, "läuft", "im Plan", "Programm läuft", "SKB"],
    ],
)
def test_a_title_that_begins_like_a_sum_is_a_measure(row: list[Value]) -> None:
    assert kinds(read_rows([*HEADER, "Federführung"], *MEASURE_ROWS, row))[5] == "measure"


def test_a_bare_number_is_no_title() -> None:
    reading = below([4, 12, "läuft"])

    assert kinds(reading)[5] == "unclear"
    assert "row.no_title" in codes(reading)


EVALUATION: list[list[Value]] = [[], ["Stand", "Anzahl"], ["Bildung", 2], ["Arbeit", 1]]


def test_counts_below_the_table_are_left_out_and_asked_about() -> None:
    reading = below(*EVALUATION)
    (finding,) = [each for each in reading.findings if each.code == "range.evaluation"]
    (group,) = [each for each in questions(reading) if each.kind is AnswerKind.RANGE]

    assert titles(reading) == NAMES
    assert [kinds(reading)[row] for row in (6, 7, 8)] == ["set_aside"] * 3
    assert (finding.severity, finding.word) == ("warning", "6–8")
    assert "Die Zeilen 6–8 („Stand Anzahl“, „Bildung“, „Arbeit“)" in finding.message
    assert group.sentence == "Die Zeilen 6–8 im Blatt „Maßnahmen“ sehen nach einer Auswertung aus. Auslassen?"
    assert [(each.value, each.label, each.is_proposed) for each in group.choices] == [
        ("", "Ja, auslassen", True),
        (MEASURES, "Nein, es sind Maßnahmen", False),
    ]
    assert reading.is_acceptable


@pytest.mark.parametrize(("value", "is_read"), [("", False), (MEASURES, True)])
def test_the_answer_about_counts_is_followed(value: str, is_read: bool) -> None:
    content = workbook(Page([HEADER, *MEASURE_ROWS, [], [None, "geplant", 2], [None, "Vielfalt", 1]]))
    answers = Answers.of([Answer(AnswerKind.RANGE, ("Maßnahmen", "6–7"), value)])
    reading = answered(read_list(content, "liste.xlsx", MASTER, "SKB", hints_of(answers)), answers, MASTER)

    assert titles(reading) == ([*NAMES, "geplant", "Vielfalt"] if is_read else NAMES)
    assert not {"range.evaluation", "range.given"} & set(codes(reading))


@pytest.mark.parametrize(
    "rows",
    [
        [[None, "geplant", 1], [None, "läuft", 2]],
        [[None, "geplant", 1], [None, "läuft", 2], [None, "Gesamt", 3]],
        [[], [None, "geplant", "=COUNTIF(C2:C4,B6)"], [None, "läuft", "=COUNTIF(C2:C4,B7)"]],
        [[], ["Auswertung"], ["Bildung", 2], ["Arbeit", 1]],
        [[], ["Zeilenbeschriftungen", "Anzahl von Maßnahme"], [None, "Vielfalt", 3]],
        [[], ["Haus", "2025", "2026"], ["Nord", 2, 3], ["Süd", 1, 4]],
    ],
)
def test_counts_of_classes_or_below_a_gap_are_an_evaluation(rows: list[list[Value]]) -> None:
    reading = below(*rows)

    assert titles(reading) == NAMES
    assert "range.evaluation" in codes(reading)


@pytest.mark.parametrize(
    "rows",
    [
        [[], [4, "Lotsen"], [5, "Mentoring"]],
        [[], [None, "Lotsen", "läuft"], [None, "Mentoring", "läuft"]],
        [[], [4, "Lotsen", None, None, 12], [5, "Mentoring", None, None, 7]],
        [[], [None, "Vielfalt", 4]],
    ],
)
def test_measures_below_a_gap_are_just_no_evaluation(rows: list[list[Value]]) -> None:
    assert "range.evaluation" not in codes(below(*rows))


def test_titles_with_numbers_where_the_table_has_numbers_are_measures() -> None:
    header: list[Value] = ["Maßnahme", "Umsetzungsgrad", "Umsetzungsstand"]
    reading = read_rows(header, ["Kurse", 40, "läuft"], [], ["Paten", 50], ["Fest", 60])

    assert titles(reading) == ["Kurse", "Paten", "Fest"]


def test_texts_without_a_number_are_asked_about_where_all_other_rows_carry_one() -> None:
    reading = below([None, "a) Küche"], [None, "b) Keller"], [4, "Lotsen", "läuft", None, "x"], [None, "Sachstand 2024"])
    (finding,) = [each for each in reading.findings if each.code == "range.unnumbered"]

    assert titles(reading) == [*NAMES, "Lotsen"]
    assert (finding.severity, finding.word) == ("warning", "5–6, 8")
    assert "Die Zeilen 5–6, 8 („a) Küche“, „b) Keller“, „Sachstand 2024“)" in finding.message


def test_a_text_without_a_number_is_read_when_the_house_says_so() -> None:
    content = workbook(Page([HEADER, *MEASURE_ROWS, [None, "Lotsen"]]))
    answers = Answers.of([Answer(AnswerKind.RANGE, ("Maßnahmen", "5"), MEASURES)])
    reading = answered(read_list(content, "liste.xlsx", MASTER, "SKB", hints_of(answers)), answers, MASTER)

    assert titles(reading) == [*NAMES, "Lotsen"]
    assert "range.unnumbered" not in codes(reading)


@pytest.mark.parametrize(
    "rows",
    [
        [[None, "Lotsen", "läuft"]],
        [[4, "Lotsen"]],
        [[None, "Lotsen"], [None, "Mentoring", "läuft", None, "x"], [None, "Paten", "läuft", None, "x"]],
    ],
)
def test_a_text_without_a_number_that_tells_more_or_is_not_alone_is_a_measure(rows: list[list[Value]]) -> None:
    assert "Lotsen" in titles(below(*rows))


def test_two_numbered_rows_are_just_too_few_to_doubt_a_third() -> None:
    assert titles(read_rows(HEADER, *MEASURE_ROWS[:2], [None, "Lotsen"])) == [*NAMES[:2], "Lotsen"]


@pytest.mark.parametrize(
    "rows",
    [
        [[None, "im Plan"], [None, "verzögert"], [None, "gefährdet"]],
        [["grün", "im Plan"], ["rot", "gefährdet"]],
        [[None, "noch nicht begonnen"]],
    ],
)
def test_words_for_classes_below_the_table_are_a_legend(rows: list[list[Value]]) -> None:
    reading = below([], *rows)

    assert titles(reading) == NAMES
    assert {kinds(reading)[row] for row in range(6, 6 + len(rows))} == {"legend"}


def test_texts_beside_colours_below_the_table_are_a_legend() -> None:
    reading = below([], [None, "Alles in Ordnung"], [None, "Es klemmt ein wenig"], fills={"A6": "00B050", "A7": "FF0000"})

    assert titles(reading) == NAMES


def test_a_measure_that_is_nothing_but_title_and_colour_of_its_own_is_one() -> None:
    rows: list[list[Value]] = [["Maßnahme", "Ampel", "Sachstand"], ["Kurse", None, "läuft gut"], ["Paten"]]
    reading = read_rows(*rows, fills={"B2": "00B050", "B3": "FF0000"})

    assert [row.values["rating"] for row in reading.measures] == ["green", "red"]


def with_totals_row(rows: Rows, *, has_totals: bool) -> bytes:
    """A list that is a table of Excel, with its own totals row or without."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(Page(rows))))
    table = Table(displayName="Liste", ref=f"A1:E{len(rows)}", totalsRowCount=1 if has_totals else None)
    book.worksheets[0].add_table(table)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("has_totals", [True, False])
def test_the_totals_row_of_a_table_of_excel_is_no_measure(has_totals: bool) -> None:
    rows: Rows = [HEADER, *MEASURE_ROWS, ["Vorhaben", "Alle zusammen", "läuft", "3", "drei"]]
    reading = read_list(with_totals_row(rows, has_totals=has_totals), "liste.xlsx", MASTER, "SKB")

    assert titles(reading) == (NAMES if has_totals else [*NAMES, "Alle zusammen"])
    assert kinds(reading)[5] == ("total" if has_totals else "measure")


def test_a_list_that_is_read_right_is_asked_nothing() -> None:
    assert codes(read(Page([HEADER, *MEASURE_ROWS, ["Summe", None, 3], [], ["* Die Nummern werden neu vergeben."]]))) == []


BUDGET: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Mittel"]
NUMBERED: list[list[Value]] = [[at, title, "läuft", 10 * at] for at, title in enumerate(("Chor", "Kurse", "Paten", "Treff"), 1)]


@pytest.mark.parametrize("words", ["Summe entfallen", "Ø je Maßnahme", "Teilsumme Kultur"])
def test_a_sum_in_the_house_s_own_words_with_figures_alone_is_no_measure(words: str) -> None:
    reading = read_rows(BUDGET, *NUMBERED, [None, words, None, 4])

    assert titles(reading) == ["Chor", "Kurse", "Paten", "Treff"]


def test_words_beside_figures_alone_are_asked_where_all_others_carry_a_number() -> None:
    reading = read_rows(BUDGET, *NUMBERED, [None, "noch nicht gebunden", None, 186.5])

    assert titles(reading) == ["Chor", "Kurse", "Paten", "Treff"]
    assert "range.unnumbered" in codes(reading)


def test_a_title_with_a_stage_beside_its_figures_is_a_measure_without_a_number_too() -> None:
    assert titles(read_rows(BUDGET, *NUMBERED, [None, "Summe der Vielfalt", "geplant", 4]))[-1] == "Summe der Vielfalt"
