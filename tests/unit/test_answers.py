"""Answers as data, the questions that a page puts, and what is remembered, proposed, withdrawn and carried over."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.answers.answered import answered, read_answered
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers
from dashboard.intake.answers.questions import QuestionGroup, places_in_words, questions
from dashboard.intake.answers.remembered import Remembered, carried_over, proposals, remembered, withdraw_answer
from dashboard.intake.catalogue.asking import ASKED
from dashboard.intake.findings import CATALOGUE
from dashboard.intake.model import ListReading
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.builders import Page, Value, read, read_rows, workbook
from tests.readings import empty_store, taken
from tests.readings import row as measure
from tests.unit.masters import MASTER

OFFEN = Answer(AnswerKind.VALUE, ("stage.ambiguous", "stage", "offen"), "planned", is_remembered=True)
ANSWERED_AT = datetime(2026, 10, 1, 12, 0)


def stages(*words: Value) -> ListReading:
    rows: list[list[Value]] = [[f"Kurs {number}", word] for number, word in enumerate(words, 1)]
    return read_rows(["Maßnahme", "Umsetzungsstand"], *rows)


def group_of(reading: ListReading, code: str, answers: Answers = NONE) -> QuestionGroup:
    return next(group for group in questions(reading, answers) if group.code == code)


def test_answers_become_text_and_come_back() -> None:
    answers = Answers.of(
        [
            OFFEN,
            Answer(AnswerKind.VALUE, ("period.unclear", "period_text", "2024/2"), {"start": "2024-02-01", "end": None}),
            Answer(AnswerKind.MISSING, ("SKB-0001",), "merged", target="SKB-0002", reason="doppelt „gemeldet“"),
            Answer(AnswerKind.SCOPE, (), [1, 7]),
        ]
    )
    assert Answers.from_json(answers.to_json()) == answers
    assert list(Answers.from_json(answers.to_json())) == list(answers)


def test_of_two_answers_to_one_question_the_later_holds() -> None:
    later = Answer(OFFEN.kind, OFFEN.subject, None)
    assert list(Answers.of([OFFEN]).given(later)) == [later]
    assert list(Answers.of([OFFEN]).withdrawn(*OFFEN.key[:1], *OFFEN.subject)) == []


def test_every_finding_that_is_asked_is_in_the_catalogue() -> None:
    assert set(ASKED) <= set(CATALOGUE)


def test_every_question_is_one_german_sentence() -> None:
    for asking in ASKED.values():
        sentence = asking.question.format(word="Wort", sheet="Liste", cell="B2")
        assert sentence[0].isupper()
        assert sentence.endswith("?")


def test_cells_with_the_same_word_are_one_question() -> None:
    group = group_of(stages("offen", "läuft", "offen"), "stage.ambiguous")
    assert (group.kind, group.subject) == (AnswerKind.VALUE, ("stage.ambiguous", "stage", "offen"))
    assert group.sentence == "Welcher Umsetzungsstand ist mit „offen“ gemeint?"
    assert group.cells == (("Maßnahmen", "B2"), ("Maßnahmen", "B4"))
    assert (group.places, group.asks, group.can_be_remembered) == ("Maßnahmen: B2, B4", "choice", True)
    assert (group.group, group.severity, group.answer, group.is_answered) == ("Umsetzungsstand", "warning", None, False)


def test_a_question_makes_its_answer_and_shows_it_once_given() -> None:
    reading = stages("offen", "offen")
    answer = group_of(reading, "stage.ambiguous").with_value("planned", is_remembered=True)
    alone = group_of(reading, "stage.ambiguous").for_cell("Maßnahmen", "B3", "in_progress")
    answers = Answers.of([answer, alone])
    group = group_of(answered(reading, answers, MASTER), "stage.ambiguous", answers)
    assert answer == OFFEN
    assert (group.answer, group.cell_answers, group.is_answered) == (answer, {("Maßnahmen", "B3"): alone}, True)
    assert group.label_of("planned") == "geplant"


def test_a_question_that_was_left_unclear_is_not_answered() -> None:
    reading = stages("offen")
    answers = Answers.of([group_of(reading, "stage.ambiguous").with_value(None)])
    group = group_of(answered(reading, answers, MASTER), "stage.ambiguous", answers)
    assert (group.is_answered, group.label_of(None)) == (False, "Unklar lassen")


def test_what_blocks_comes_first_and_notes_come_last() -> None:
    page = Page([["Nr.", "Maßnahme", "Umsetzungsstand", "Was los ist"], [1, "Kurs", "offen", "12-3"]])
    copy = Page([["Nr.", "Maßnahme"], [1, "Kurs"]], "Kopie")
    found = [(group.severity, group.kind) for group in questions(read(page, copy, department=None))]
    assert found == [
        ("warning", AnswerKind.DEPARTMENT),
        ("warning", AnswerKind.SHEET),
        ("warning", AnswerKind.VALUE),
        ("warning", AnswerKind.VALUE),
        ("note", AnswerKind.COLUMN),
    ]


def test_questions_about_single_cells_are_not_remembered() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "geplant", "in Umsetzung", "umgesetzt"], [1, "Kurs", "x", None, "x"], [2, "Fest", "x", "x", None]
    )
    groups = [group for group in questions(reading) if group.code == "cross.several"]
    assert [group.subject[3:] for group in groups] == [("Maßnahmen", "C2"), ("Maßnahmen", "C3")]
    assert [group.can_be_remembered for group in groups] == [False, False]
    assert not groups[0].with_value("planned", is_remembered=True).is_remembered


def test_a_word_that_is_a_whole_text_is_asked_cell_by_cell() -> None:
    longest = "x" * 199
    assert group_of(stages(longest), "stage.unreadable").can_be_remembered
    assert not group_of(stages(longest + "y"), "stage.unreadable").can_be_remembered


def test_a_proposal_stands_only_where_no_cell_proposes_another() -> None:
    header: list[Value] = ["Maßnahme", "Handlungsfeld", "Federführung"]
    agreed = read_rows(header, ["Kurs", 6, "SWAE"], ["Fest", 6, "SWAE"])
    apart = read_rows(header, ["Kurs", 3, "SKUMS"], ["Fest", 4, "SKUMS"])
    assert [each.value for each in group_of(agreed, "department.ambiguous").choices if each.is_proposed] == ["SASJI"]
    assert [each.value for each in group_of(apart, "department.ambiguous").choices] == ["SBMS", "SUKW"]


def test_a_column_offers_the_free_fields_and_to_keep_it() -> None:
    group = group_of(read_rows(["Nr.", "Maßnahme", "Was los ist"], [1, "Kurs", "12-3"]), "column.unknown")
    values = [choice.value for choice in group.choices]
    assert group.subject == ("Was los ist",)
    assert "report" in values
    assert not {"title", "number"} & set(values)
    assert (group.choices[0].label, group.choices[0].value) == ("als Zusatzangabe behalten", None)


@pytest.mark.parametrize(("word", "is_kept"), [("offen", True), ("siehe Vorjahr", False), ("unverändert", False)])
def test_what_refers_to_the_year_before_is_not_remembered_for_the_next(word: str, is_kept: bool) -> None:
    group = group_of(read_rows(["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Kurs", word]), "stage.ambiguous")
    assert group.can_be_remembered == is_kept


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "Liste: B1"), (5, "Liste: B1, B2, B3, B4, B5"), (6, "Liste: B1, B2, B3, B4, B5 und 1 weitere")],
)
def test_places_are_named_as_far_as_they_can_be_read(count: int, said: str) -> None:
    assert places_in_words([("Liste", f"B{number}") for number in range(1, count + 1)]) == said


def with_answers(tmp_path: Path, *deliveries: list[dict[str, Any]]) -> Store:
    """A store with a delivery of SKB for each list of answers; what is not named is a remembered answer about "offen"."""
    store = empty_store(tmp_path / "store.duckdb")
    rows: list[dict[str, Any]] = []
    for number, answers in enumerate(deliveries, 1):
        taken(store, [measure(f"Kurs {number}")])
        for told in answers:
            rows.append(
                {
                    "answer_id": len(rows) + 1,
                    "delivery_id": number,
                    "department": "SKB",
                    "kind": "value",
                    "subject": list(OFFEN.subject),
                    "value": '"planned"',
                    "is_remembered": True,
                    "answered_at": ANSWERED_AT,
                    **told,
                }
            )
    with store.write() as writer:
        writer.insert("answer", rows)
    return store


def kept(store: Store, department: str = "SKB") -> list[tuple[int, Any]]:
    return [(each.answer_id, each.answer.value) for each in remembered(store, department)]


def test_what_was_remembered_is_found_for_the_own_department_only(tmp_path: Path) -> None:
    store = with_answers(tmp_path, [{}])
    assert remembered(store, "SKB") == [Remembered(1, 1, OFFEN, ANSWERED_AT)]
    assert remembered(store, "SIS") == []


def test_what_was_not_to_be_remembered_or_is_about_rows_is_not_found(tmp_path: Path) -> None:
    store = with_answers(tmp_path, [{"is_remembered": False}, {"kind": "row", "subject": ["Liste", "3"], "value": "false"}])
    assert kept(store) == []


def test_of_two_deliveries_the_later_answer_counts(tmp_path: Path) -> None:
    store = with_answers(tmp_path, [{}, {"subject": ["stage.ambiguous", "stage", "beschlossen"]}], [{"value": '"deferred"'}])
    assert kept(store) == [(3, "deferred"), (2, "planned")]


def test_a_delivery_that_was_taken_back_leaves_the_answer_before_it(tmp_path: Path) -> None:
    store = with_answers(tmp_path, [{}], [{"value": '"deferred"'}])
    gone = {"delivery_id": 2, "reason": "falsche Datei", "withdrawn_by": "Leitung", "withdrawn_at": ANSWERED_AT}
    with store.write() as writer:
        writer.insert("withdrawal", [gone])
    assert kept(store) == [(1, "planned")]


def test_a_withdrawn_answer_is_gone_and_no_older_one_comes_back(tmp_path: Path) -> None:
    store = with_answers(tmp_path, [{}], [{"value": '"deferred"'}])
    withdraw_answer(store, 2, "Koordination SKB")
    assert kept(store) == []
    with pytest.raises(RefusalError, match="schon zurückgezogen"):
        withdraw_answer(store, 2, "Koordination SKB")


@pytest.mark.parametrize("answer_id", [2, 99])
def test_what_is_not_remembered_cannot_be_withdrawn(tmp_path: Path, answer_id: int) -> None:
    store = with_answers(tmp_path, [{}, {"is_remembered": False, "subject": ["a", "b", "c"]}])
    with pytest.raises(RefusalError, match="nicht gemerkt"):
        withdraw_answer(store, answer_id, "Koordination SKB")
    assert kept(store) == [(1, "planned")]


def proposed(reading: ListReading, answer: Answer) -> bool:
    return answer in list(proposals(reading, [Remembered(1, 1, answer, ANSWERED_AT)]))


def test_a_remembered_answer_is_proposed_where_the_list_asks_again() -> None:
    assert proposed(stages("läuft", "offen"), OFFEN)
    assert not proposed(stages("läuft", "beschlossen"), OFFEN)


def test_a_remembered_answer_that_is_no_choice_any_more_is_not_proposed() -> None:
    reading = read_rows(["Maßnahme", "Federführung"], ["Kurs", "SWAE"])
    subject = ("department.ambiguous", "lead_department", "SWAE")
    assert proposed(reading, Answer(AnswerKind.VALUE, subject, "SWHT", is_remembered=True))
    assert not proposed(reading, Answer(AnswerKind.VALUE, subject, "SWAH", is_remembered=True))


def test_unclear_is_not_proposed_but_a_column_that_is_kept_is() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Was los ist", "Umsetzungsstand"], [1, "Kurs", "12-3", "offen"])
    assert not proposed(reading, Answer(OFFEN.kind, OFFEN.subject, None, is_remembered=True))
    assert proposed(reading, Answer(AnswerKind.COLUMN, ("Was los ist",), None, is_remembered=True))


def test_answers_about_rows_go_over_where_the_same_measure_stands_in_the_row() -> None:
    same = Answer(AnswerKind.IDENTITY, ("Maßnahmen", "2"), "same", target="SKB-0001")
    moved = Answer(AnswerKind.ROW, ("Maßnahmen", "3"), False)
    one_cell = Answer(AnswerKind.VALUE, (*OFFEN.subject, "Maßnahmen", "B3"), "planned")
    aside = Answer(AnswerKind.SET_ASIDE, ("", "ended_in_future", "x", "Maßnahmen", "2"), True, reason="so")
    before = read_rows(["Maßnahme", "Umsetzungsstand"], ["Kurs", "offen"], ["Fest", "offen"])
    now = read_rows(["Maßnahme", "Umsetzungsstand"], ["Kurs", "läuft"], ["Haus", "offen"], ["Fest", "offen"])
    answers = Answers.of([OFFEN, same, moved, one_cell, aside])
    assert list(carried_over(answers, before, now)) == [OFFEN, same, aside]
    assert carried_over(answers, before, before) == answers


def test_a_note_may_be_corrected_but_wants_no_answer() -> None:
    reading = read_rows(["Nr.", "Maßnahme", "Was los ist", "Umsetzungsstand"], [1, "Kurs", "12-3", "offen"])
    assert not group_of(reading, "column.unknown").wants_answer
    assert group_of(reading, "stage.ambiguous").wants_answer
    assert not group_of(reading, "stage.ambiguous", Answers.of([OFFEN])).wants_answer


def test_a_date_that_is_asked_about_is_written_in_german() -> None:
    group = group_of(read_rows(["Maßnahme", "Handlungsfeld"], ["Kurs", date(2026, 7, 3)]), "action_field.is_date")
    assert group.sentence == "Welches Handlungsfeld ist mit „03.07.2026“ gemeint bei der Maßnahme „Kurs“ (Zelle B2)?"
    assert group.word == "03.07.2026"


def test_an_answer_accepted_with_one_list_is_proposed_for_the_next(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "store.duckdb")
    content = workbook(Page([["Maßnahme", "Umsetzungsstand", "Handlungsfeld"], ["Kurs", "offen", 1]]))
    answers = Answers.of([OFFEN])
    read_now = read_answered(content, "liste.xlsx", MASTER, answers, department="SKB")
    accept(store, read_now, content, receipt=receipt("2025"), answers=answers)
    later = read_rows(["Maßnahme", "Umsetzungsstand"], ["Fest", "offen"])
    assert [each.values["stage"] for each in read_now.measures] == ["planned"]
    assert list(proposals(later, remembered(store, "SKB"))) == [OFFEN]
