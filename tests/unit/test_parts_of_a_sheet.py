"""Parts of a sheet: tables above, below and beside the best one, headers that are hard to know, and what is offered."""

from __future__ import annotations

import pytest

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import MEASURES, NO_HINTS, Answer, AnswerKind, Answers, Hints, hints_of
from dashboard.intake.answers.questions import questions
from dashboard.intake.model import Finding, ListReading
from dashboard.intake.process.isolation import read_isolated
from dashboard.intake.reading import read_list
from tests.builders import Page, Value, codes, column, kinds, read, read_rows, titles, workbook
from tests.unit.masters import MASTER

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Federführung"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", "SKB"]
READING: list[Value] = [2, "Lesepaten", "geplant", "SKB"]
OLD: list[list[Value]] = [[f"Altes Vorhaben {number}", "läuft", "x"] for number in range(1, 9)]


def asked(reading: ListReading, code: str) -> Finding:
    """The one finding with this code."""
    (found,) = [each for each in reading.findings if each.code == code]
    return found


def read_with(page: Page, sheet: str, part: str, value: str) -> ListReading:
    """The sheet as it is read with an answer about a part of it, and with that answer taken out of the findings."""
    answers = Answers.of([Answer(AnswerKind.RANGE, (sheet, part), value)])
    return answered(read_list(workbook(page), "liste.xlsx", MASTER, "SKB", hints_of(answers)), answers, MASTER)


def test_a_block_with_a_poorer_header_above_the_best_one_is_a_table_of_its_own() -> None:
    reading = read_rows(["Maßnahme", "Status", "Bemerkung"], *OLD, [], HEADER, COURSE)

    assert titles(reading) == [*(row[0] for row in OLD), "Sprachkurse"]
    assert [table.header_row for table in reading.tables] == [1, 11]


def test_a_single_measure_below_a_poorer_header_is_read_or_asked_about() -> None:
    known = read_rows(["Nr.", "Maßnahme", "Sachstand"], [1, "Kurs", "beendet"], [], HEADER, COURSE)
    unknown = read_rows(["Maßnahme", "Foo", "Bar"], ["Kurs", "a", "b"], [], HEADER, COURSE)

    assert titles(known) == ["Kurs", "Sprachkurse"]
    assert (titles(unknown), codes(unknown)) == (["Sprachkurse"], ["range.unread"])


def test_a_line_of_a_title_block_that_looks_like_a_header_is_none_without_measures_below() -> None:
    reading = read_rows(["Maßnahmen", "Stand"], ["Vielfalt", "30.09.2026"], [], HEADER, COURSE)

    assert titles(reading) == ["Sprachkurse"]


def test_a_block_above_of_which_only_the_title_is_known_is_offered_to_be_read() -> None:
    page = Page([["Maßnahme", "Foo", "Bar"], *OLD, [], HEADER, COURSE])
    question = asked(read(page), "range.unread")

    assert (question.severity, question.sheet, question.word) == ("warning", "Maßnahmen", "A1:C9")
    assert "Der Bereich A1:C9 sieht wie eine Tabelle aus und wurde nicht gelesen." in question.message
    assert [(each.value, each.label) for each in question.choices] == [
        ("A", "Titel in Spalte A „Maßnahme“"),
        ("", "Nein, keine Maßnahmen"),
    ]
    after = read_with(page, "Maßnahmen", "A1:C9", "A")
    assert titles(after) == [*(row[0] for row in OLD), "Sprachkurse"]
    assert not {"range.unread", "range.given"} & set(codes(after))
    settled = read_with(page, "Maßnahmen", "A1:C9", "")
    assert (titles(settled), "range.unread" in codes(settled)) == (["Sprachkurse"], False)


def test_a_title_block_of_two_columns_is_just_not_asked_about() -> None:
    rows: list[list[Value]] = [["Ressort", "SKB"], ["Stand", "30.09.2026"], ["Rückfragen an", "Referat 32"], []]

    assert codes(read_rows(*rows, HEADER, COURSE)) == []


def test_a_table_without_any_known_heading_is_offered_where_nothing_else_is_a_list() -> None:
    page = Page([["Was", "Wer", "Bis wann"], ["Sprachkurse", "SKB", "2026"], ["Lesepaten", "SKB", "2027"]])
    before = read(page)

    assert codes(before) == ["list.none", "range.unread"]
    assert not before.is_acceptable
    after = read_with(page, "Maßnahmen", "A1:C3", "A")
    assert titles(after) == ["Sprachkurse", "Lesepaten"]
    assert after.is_acceptable


def test_a_second_sheet_with_a_heading_for_the_title_that_is_not_read_is_a_warning() -> None:
    second = Page([["Maßnahme", "Foo", "Bar", "Baz"], ["Mentoring", "a", "b", "c"], ["Lotsen", "a", "b", "c"]], "Weitere")
    question = asked(read(Page([HEADER, COURSE]), second), "range.unread")

    assert (question.severity, question.sheet, question.word) == ("warning", "Weitere", "A1:D3")


@pytest.mark.parametrize(("heading", "is_asked"), [("Maßnahme", True), ("Abkürzung", False)])
def test_a_sheet_called_a_legend_is_asked_about_only_where_it_has_a_heading_for_the_title(heading: str, is_asked: bool) -> None:
    legend = Page([[heading, "Foo", "Bar"], ["Mentoring", "a", "b"], ["Lotsen", "a", "b"]], "Legende")

    assert ("range.unread" in codes(read(Page([HEADER, COURSE]), legend))) is is_asked


def test_a_second_sheet_of_something_else_is_just_a_note() -> None:
    second = Page([["Ansprechpartner", "Telefon", "Raum"], ["Frau Abel", "1", "2"], ["Herr Bebel", "3", "4"]], "Kontakt")
    reading = read(Page([HEADER, COURSE]), second)

    assert asked(reading, "sheet.no_list").severity == "note"
    assert "range.unread" not in codes(reading)


SENTENCE = "Die Sprachkurse laufen seit dem Frühjahr in allen Stadtteilen und werden im nächsten Jahr weiter ausgebaut."


@pytest.mark.parametrize(("count", "code"), [(3, "sheet.prose"), (2, "sheet.no_list")])
def test_a_sheet_of_sentences_is_a_warning_that_offers_our_forms(count: int, code: str) -> None:
    reading = read(Page([HEADER, COURSE]), Page([[SENTENCE]] * count, "Bericht"))

    assert [finding.code for finding in reading.findings if finding.sheet == "Bericht"] == [code]
    offers = "Nehmen Sie sonst die Rückmeldeliste oder die leere Vorlage" in asked(reading, code).message
    assert (offers, asked(reading, code).severity) == (count == 3, "warning" if count == 3 else "note")


def test_a_workbook_of_prose_is_refused_with_the_way_to_our_forms() -> None:
    message = asked(read(Page([[SENTENCE]] * 3)), "list.none").message

    assert "Nehmen Sie sonst die Rückmeldeliste oder die leere Vorlage" in message


def test_many_columns_of_years_do_not_hide_six_good_ones() -> None:
    years = list(range(2020, 2035))
    header: list[Value] = [*HEADER, "Sachstand", "Ende", *years]
    row: list[Value] = [*COURSE, "läuft gut", "31.12.2026", *[1000 for _ in years]]

    reading = read_rows(header, row)

    assert titles(reading) == ["Sprachkurse"]
    assert reading.measures[0].extra == {str(year): "1000" for year in years}
    unknown = [each for each in reading.findings if each.code == "column.unknown"]
    assert "Die Spalte „2020“ ist nicht bekannt; ihr Inhalt bleibt als Zusatzangabe" in unknown[0].message
    group = next(each for each in questions(reading) if each.word == "2020")
    assert group.sentence == "Was steht in der Spalte „2020“?"


@pytest.mark.parametrize(("heading", "is_header"), [(2025, True), (1990, True), (1989, False), (12, False)])
def test_a_year_may_head_a_column_and_another_number_may_not(heading: int, is_header: bool) -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Umsetzungsstand", heading], [1, "Sprachkurse", "läuft", 500])

    assert (titles(reading) == ["Sprachkurse"]) is is_header


def test_years_below_a_group_are_headings_too() -> None:
    page = Page(
        [["Nr.", "Maßnahme", "Stand", "Kosten", None], [None, None, None, 2025, 2026], [1, "Sprachkurse", "läuft", 5, 6]],
        merges=["D1:E1"],
    )

    assert kinds(read(page)) == {1: "header", 2: "header", 3: "measure"}


def test_a_heading_merged_over_number_and_title_stands_for_both() -> None:
    page = Page(
        [["Maßnahme", None, "Umsetzungsstand"], [1, "Sprachkurse", "läuft"], [2, "Lesepaten", "geplant"]], merges=["A1:B1"]
    )
    reading = read(page)

    assert (titles(reading), column(reading, "number")) == (["Sprachkurse", "Lesepaten"], ["1", "2"])
    assert codes(reading) == []


def test_a_heading_merged_over_two_columns_of_words_is_the_first_ones() -> None:
    page = Page(
        [["Maßnahme", None, "Umsetzungsstand"], ["Kurse", "in Walle", "läuft"], ["Paten", "in Hemelingen", "läuft"]],
        merges=["A1:B1"],
    )
    reading = read(page)

    assert titles(reading) == ["Kurse", "Paten"]
    assert "column.no_heading" in codes(reading)


RIGHT: list[list[Value]] = [["Nr.", "Maßnahme", "Umsetzungsstand"], [7, "Lotsen", "umgesetzt"], [8, "Mentoring", "läuft"]]


def beside(*gap: Value) -> Page:
    """Two tables side by side, with these cells between each two rows."""
    return Page([[*left, *gap, *right] for left, right in zip([HEADER, COURSE, READING], RIGHT, strict=True)])


def test_of_two_tables_side_by_side_one_is_read_and_the_other_asked_about() -> None:
    reading = read(beside(None))
    question = asked(reading, "range.beside")

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]
    assert reading.measures[0].extra == {}
    assert (question.severity, question.word, question.cell) == ("warning", "F1:H3", "F1")
    assert "Neben der Tabelle steht eine zweite (F1:H3); sie wurde nicht gelesen." in question.message
    (group,) = [each for each in questions(reading) if each.kind is AnswerKind.RANGE]
    assert group.sentence == "Neben der Tabelle im Blatt „Maßnahmen“ steht eine zweite (F1:H3). Auch als Maßnahmen lesen?"
    assert not group.can_be_remembered


def test_a_table_beside_another_one_is_read_as_a_sheet_of_its_own() -> None:
    reading = read_with(beside(None), "Maßnahmen", "F1:H3", MEASURES)

    assert titles(reading) == ["Sprachkurse", "Lesepaten", "Lotsen", "Mentoring"]
    assert [row.sheet for row in reading.measures] == ["Maßnahmen", "Maßnahmen", "Maßnahmen (F1:H3)", "Maßnahmen (F1:H3)"]
    assert reading.measures[2].cells["title"] == "G2"
    assert column(reading, "stage") == ["in_progress", "planned", "completed", "in_progress"]
    assert not {"range.beside", "range.given"} & set(codes(reading))


def test_an_empty_column_within_one_table_parts_nothing() -> None:
    reading = read_rows([*HEADER, None, "Sachstand", "Ende"], [*COURSE, None, "läuft gut", "2026"])

    assert (column(reading, "report"), codes(reading)) == (["läuft gut"], [])


def test_columns_that_touch_are_one_table_and_the_second_title_is_told() -> None:
    reading = read(beside())

    assert "range.beside" not in codes(reading)
    assert "column.duplicate" in codes(reading)


def test_an_answer_about_a_part_reaches_the_process_that_reads() -> None:
    hints = Hints(ranges={("Maßnahmen", "F1:H3"): MEASURES})
    reading = read_isolated(workbook(beside(None)), "liste.xlsx", MASTER, department="SKB", hints=hints)

    assert len(reading.measures) == 4
    assert hints_of(Answers()) == NO_HINTS


@pytest.mark.parametrize("name", ["Indikatoren", "Meilensteine", "Archiv 2024", "Alte Liste", "Auswertung 2026"])
def test_a_sheet_whose_name_speaks_against_it_is_asked_about(name: str) -> None:
    pages = (Page([HEADER, COURSE], "Liste"), Page([HEADER, READING], name))

    assert titles(read(*pages)) == ["Sprachkurse"]
    assert asked(read(*pages), "sheet.explains").sheet == name
    read_too = read_list(workbook(*pages), "liste.xlsx", MASTER, "SKB", Hints(sheets={name: name}))
    assert titles(read_too) == ["Sprachkurse", "Lesepaten"]


@pytest.mark.parametrize("name", ["Altenhilfe", "Terminologie", "HF 4"])
def test_a_sheet_whose_name_only_resembles_that_is_read(name: str) -> None:
    reading = read(Page([HEADER, COURSE], "Liste"), Page([HEADER, READING], name))

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]


def test_such_a_sheet_is_read_where_it_is_the_only_list() -> None:
    assert titles(read(Page([HEADER, COURSE], "Archiv 2024"))) == ["Sprachkurse"]


def with_counts() -> Page:
    """A list of three measures, with counts in other rows behind an empty column."""
    counts: list[list[Value]] = [["Status", "Anzahl"], ["umgesetzt", 3], ["geplant", 1], []]
    measures: list[list[Value]] = [["Nr.", "Maßnahme", "Ende"], [1, "Kurs", "2027"], [2, "Fest", "2027"], [3, "Paten", "2028"]]
    return Page([[*row, None, *extra] for row, extra in zip(measures, counts, strict=True)])


def test_a_small_table_of_counts_beside_the_list_gives_no_measure_its_stage() -> None:
    reading = read(with_counts())
    question = asked(reading, "range.counts")

    assert (question.severity, question.word, question.cell) == ("warning", "E1:F3", "E1")
    assert column(reading, "stage") == [None, None, None]
    assert [row.extra for row in reading.measures] == [{}, {}, {}]


def test_such_a_table_is_kept_when_the_house_says_that_it_belongs_to_the_list() -> None:
    reading = read_with(with_counts(), "Maßnahmen", "E1:F3", MEASURES)

    assert column(reading, "stage") == ["completed", "planned", None]
    assert not {"range.counts", "range.kept"} & set(codes(reading))


def test_columns_with_counts_for_each_measure_belong_to_the_list() -> None:
    reading = read_rows([*HEADER, None, "Träger", "Anzahl Plätze"], [*COURSE, None, "Verein", 12], [*READING, None, "Haus", 7])

    assert "range.counts" not in codes(reading)
    assert reading.measures[0].extra["Anzahl Plätze"] == "12"


def test_an_answer_about_a_part_that_is_not_asked_about_is_told() -> None:
    reading = read_with(Page([HEADER, COURSE]), "Maßnahmen", "6–7", MEASURES)

    assert codes(reading) == ["range.answer_unused"]
