"""Answers about the sender, sheets and columns: how they change the reading, and what is told of those that fit nothing."""

from __future__ import annotations

from typing import Any

from dashboard.intake.answers.answered import answered, read_answered
from dashboard.intake.answers.answers import NO_HINTS, Answer, AnswerKind, Answers, Hints, hints_of
from dashboard.intake.answers.questions import questions
from dashboard.intake.model import ListReading
from dashboard.intake.process.isolation import read_isolated
from dashboard.intake.reading import read_list
from tests.builders import Page, Value, codes, column, titles, workbook
from tests.unit.masters import MASTER

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand"]
COURSES: list[list[Value]] = [[1, "Kurs", "läuft"], [2, "Fest", "geplant"]]


def read_with(hints: Hints, *pages: Page, department: str | None = "SKB", name: str = "liste.xlsx") -> ListReading:
    return read_list(workbook(*pages), name, MASTER, department, hints)


def column_answer(heading: str, name: str | None) -> Answer:
    return Answer(AnswerKind.COLUMN, (heading,), name)


def in_column(heading: str, *values: Value) -> Page:
    """A list with one further column."""
    rows: list[list[Value]] = [[number, f"Kurs {number}", value] for number, value in enumerate(values, 1)]
    return Page([["Nr.", "Maßnahme", heading], *rows])


def settled(reading: ListReading, *answers: Answer) -> ListReading:
    return answered(reading, Answers.of(answers), MASTER)


def test_answers_become_hints_and_answers_about_values_do_not() -> None:
    answers = Answers.of(
        [
            Answer(AnswerKind.DEPARTMENT, (), "SJV"),
            Answer(AnswerKind.SHEET, ("Kopie",), "Kopie"),
            column_answer("Was los ist", "report"),
            column_answer("Akte", None),
            Answer(AnswerKind.VALUE, ("stage.ambiguous", "stage", "offen"), "planned"),
        ]
    )
    assert hints_of(answers) == Hints("SJV", {"Kopie": "Kopie"}, {"Was los ist": "report", "Akte": None})
    assert hints_of(Answers()) == NO_HINTS


def test_an_unknown_column_is_read_as_the_field_that_was_answered() -> None:
    page = in_column("Was los ist", "Der Kurs hat begonnen.")
    before, after = read_with(NO_HINTS, page), read_with(Hints(columns={"Was los ist": "report"}), page)
    assert (column(before, "report"), before.measures[0].extra) == ([None], {"Was los ist": "Der Kurs hat begonnen."})
    assert (column(after, "report"), after.measures[0].extra) == (["Der Kurs hat begonnen."], {})
    assert (codes(before), codes(after)) == (["column.unknown"], ["column.given"])
    assert codes(settled(after, column_answer("Was los ist", "report"))) == []


def test_a_column_may_be_kept_as_it_is() -> None:
    page = in_column("Zielgrupe", "Eltern")
    before, after = read_with(NO_HINTS, page), read_with(Hints(columns={"Zielgrupe": None}), page)
    assert (column(before, "target_group"), codes(before)) == (["Eltern"], ["column.alike"])
    assert (column(after, "target_group"), after.measures[0].extra) == ([None], {"Zielgrupe": "Eltern"})
    assert codes(settled(after, column_answer("Zielgrupe", None))) == []


def test_of_two_columns_for_one_field_the_answered_one_is_read() -> None:
    page = Page([["Nr.", "Maßnahme", "Sachstand", "Aktueller Sachstand"], [1, "Kurs", "alt", "neu"]])
    before = read_with(NO_HINTS, page)
    asked = next(finding for finding in before.findings if finding.code == "column.duplicate")
    after = read_with(Hints(columns={str(asked.value): "report"}), page)
    assert column(before, "report") != column(after, "report")
    assert sorted(codes(after)) == ["column.given", "column.yielded"]


def test_a_column_without_a_heading_is_named_by_its_letter() -> None:
    page = Page([["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Kurs", "läuft", "Bericht 1"], [2, "Fest", "läuft", "Bericht 2"]])
    assert codes(read_with(NO_HINTS, page)) == ["column.no_heading"]
    assert column(read_with(Hints(columns={"Spalte D": "report"}), page), "report") == ["Bericht 1", "Bericht 2"]


def test_a_list_is_never_left_without_its_titles() -> None:
    reading = read_with(Hints(columns={"Maßnahme": "description"}), in_column("Umsetzungsstand", "läuft"))
    assert titles(reading) == ["Kurs 1"]


def test_of_two_sheets_with_the_same_table_the_answered_one_is_read() -> None:
    pages = (Page([HEADER, *COURSES], "Neu"), Page([HEADER, COURSES[0], [2, "Fest", "umgesetzt"]], "Alt"))
    before = read_with(NO_HINTS, *pages)
    after = read_with(Hints(sheets={"Alt": "Alt"}), *pages)
    assert (column(before, "stage")[1], column(after, "stage")[1]) == ("planned", "completed")
    asked = [next(each for each in reading.findings if each.code == "sheet.same_table") for reading in (before, after)]
    assert [finding.sheet for finding in asked] == ["Alt", "Alt"]
    assert "gelesen wurde nur „Neu“" in asked[0].message
    assert "gelesen wurde nur „Alt“" in asked[1].message
    assert "sheet.no_list" not in codes(after)
    assert "sheet.same_table" not in codes(settled(after, Answer(AnswerKind.SHEET, ("Alt",), "Alt")))


def test_the_sheet_that_is_read_anyway_may_be_confirmed() -> None:
    pages = (Page([HEADER, *COURSES], "Neu"), Page([HEADER, *COURSES], "Alt"))
    reading = read_with(Hints(sheets={"Alt": "Neu"}), *pages)
    assert [table.sheet for table in reading.tables] == ["Neu"]
    assert "sheet.same_table" not in codes(settled(reading, Answer(AnswerKind.SHEET, ("Alt",), "Neu")))


def test_a_sheet_called_a_sample_is_read_when_the_house_says_so() -> None:
    pages = (Page([HEADER, COURSES[0]], "Liste"), Page([HEADER, COURSES[1]], "Muster"))
    answer = Answer(AnswerKind.SHEET, ("Muster",), "Muster")
    refusal = Answer(AnswerKind.SHEET, ("Muster",), "")
    before, after = read_with(NO_HINTS, *pages), read_with(Hints(sheets={"Muster": "Muster"}), *pages)
    assert (titles(before), titles(after)) == (["Kurs"], ["Kurs", "Fest"])
    assert "sheet.given" not in codes(settled(after, answer))
    assert "sheet.explains" not in codes(settled(before, refusal))
    assert "sheet.explains" in codes(settled(before, answer))


def test_the_answered_department_counts_before_what_the_workbook_says() -> None:
    page = Page([["Zulieferung SJV"], HEADER, *COURSES])
    reading = read_with(Hints(department="SF"), page, department=None)
    assert (reading.department, column(reading, "lead_department")) == ("SF", ["SF", "SF"])
    assert codes(reading) == ["list.other_department"]
    assert codes(settled(reading, Answer(AnswerKind.DEPARTMENT, (), "SF"))) == []
    assert codes(settled(reading, Answer(AnswerKind.DEPARTMENT, (), "SJV"))) == ["list.other_department"]


def test_an_answered_department_can_be_changed_later() -> None:
    reading = read_with(Hints(department="SF"), Page([HEADER, *COURSES]), department=None)
    asked = next(finding for finding in reading.findings if finding.code == "list.department_given")
    assert [choice.value for choice in asked.choices] == [department.code for department in MASTER.departments]


def test_a_hint_that_fits_nothing_is_told() -> None:
    hints = Hints(sheets={"Kopie": "Kopie"}, columns={"Was los war": "report"})
    reading = read_with(hints, Page([HEADER, *COURSES]))
    assert [(finding.code, finding.severity) for finding in reading.findings if "unused" in finding.code] == [
        ("column.answer_unused", "warning"),
        ("sheet.answer_unused", "warning"),
    ]
    assert "unused" not in str(codes(read_with(Hints(columns={"Maßnahme": "title"}), Page([HEADER, *COURSES]))))


def test_hints_cross_to_the_reading_process() -> None:
    content = workbook(in_column("Was los ist", "Der Kurs hat begonnen."))
    hints: Any = Hints("SJV", {}, {"Was los ist": "report"})
    reading = read_isolated(content, "liste.xlsx", MASTER, department="SKB", hints=hints)
    assert reading == read_list(content, "liste.xlsx", MASTER, "SKB", hints)
    assert (reading.department, column(reading, "report")) == ("SJV", ["Der Kurs hat begonnen."])


def test_the_same_bytes_with_the_same_answers_give_the_same_reading() -> None:
    content = workbook(in_column("Was los ist", "Der Kurs hat begonnen."))
    answers = Answers.of([column_answer("Was los ist", "report")])
    first, second = (read_answered(content, "liste.xlsx", MASTER, answers, department="SKB") for _ in range(2))
    assert first == second
    assert [finding.code for finding in first.answered_findings] == ["column.given"]


def test_a_column_that_nobody_would_take_for_the_titles_is_named_by_the_house() -> None:
    page = Page(
        [["Nr.", "Was wir tun", "Umsetzungsstand", "Federführung"], [1, "Kurs", "läuft", "SKB"], [2, "Fest", "läuft", "SKB"]]
    )
    before = read_with(NO_HINTS, page)
    asked = questions(before)[0]
    answer = asked.with_value("Was wir tun", is_remembered=True)
    after = read_with(hints_of(Answers.of([answer])), page)
    assert (asked.severity, asked.sentence) == ("error", "In welcher Spalte stehen die Titel der Maßnahmen?")
    assert [choice.value for choice in asked.choices] == ["Nr.", "Was wir tun", "Umsetzungsstand", "Federführung"]
    assert (before.is_acceptable, after.is_acceptable) == (False, True)
    assert titles(after) == ["Kurs", "Fest"]
    assert codes(settled(after, answer)) == []


def test_a_title_column_that_is_left_unclear_is_asked_again() -> None:
    page = Page([["Nr.", "Was wir tun", "Umsetzungsstand", "Federführung"], [1, "Kurs", "läuft", "SKB"]])
    answers = Answers.of([questions(read_with(NO_HINTS, page))[0].with_value(None)])
    reading = answered(read_with(hints_of(answers), page), answers, MASTER)
    assert [(group.code, group.is_answered) for group in questions(reading, answers)] == [("table.no_title_column", False)]


def test_another_column_answered_as_the_titles_leaves_the_list_unread() -> None:
    page = Page([["Nr.", "Was wir tun", "Umsetzungsstand", "Federführung"], [1, "Kurs", "läuft", "SKB"]])
    reading = read_with(Hints(columns={"Was wir lassen": "title"}), page)
    assert {"table.no_title_column", "column.answer_unused"} <= set(codes(reading))
