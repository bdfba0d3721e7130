"""Answers about values: what they put into a reading, what they leave alone, and what follows from them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers
from dashboard.intake.answers.questions import questions
from dashboard.intake.model import ListReading
from tests.builders import Page, Value, codes, column, read, read_rows
from tests.unit.masters import MASTER


def the_word(code: str, field: str, word: str, value: Any) -> Answer:
    """What a word means in all cells."""
    return Answer(AnswerKind.VALUE, (code, field, word), value)


def the_cell(code: str, field: str, word: str, cell: str, value: Any) -> Answer:
    """What a word means in one cell of the sheet "Maßnahmen"."""
    return Answer(AnswerKind.VALUE, (code, field, word, "Maßnahmen", cell), value)


def with_answers(reading: ListReading, *answers: Answer) -> ListReading:
    return answered(reading, Answers.of(answers), MASTER)


def stages(*words: Value) -> ListReading:
    rows: list[list[Value]] = [[f"Kurs {number}", word] for number, word in enumerate(words, 1)]
    return read_rows(["Maßnahme", "Umsetzungsstand"], *rows)


def one(heading: str, cell: Value, *further: tuple[str, Value]) -> ListReading:
    """A list of one measure with the title in A and these columns from B on."""
    return read_rows(["Maßnahme", heading, *(name for name, _ in further)], ["Kurs", cell, *(value for _, value in further)])


def test_without_answers_nothing_changes() -> None:
    reading = stages("offen", "läuft")
    assert answered(reading, NONE, MASTER) == reading


def test_one_answer_serves_all_cells_with_the_word_and_no_other() -> None:
    reading = stages("offen", "beschlossen", "offen", "läuft")
    result = with_answers(reading, the_word("stage.ambiguous", "stage", "offen", "planned"))
    assert column(reading, "stage") == [None, None, None, "in_progress"]
    assert column(result, "stage") == ["planned", None, "planned", "in_progress"]
    assert codes(result) == ["stage.ambiguous"]
    assert [finding.cell for finding in result.answered_findings] == ["B2", "B4"]


def test_an_answer_for_one_cell_wins_over_the_one_for_its_word() -> None:
    result = with_answers(
        stages("offen", "offen"),
        the_word("stage.ambiguous", "stage", "offen", "planned"),
        the_cell("stage.ambiguous", "stage", "offen", "B3", "in_progress"),
    )
    assert column(result, "stage") == ["planned", "in_progress"]


def test_the_reading_itself_stays_as_it_was() -> None:
    reading = stages("offen")
    with_answers(reading, the_word("stage.ambiguous", "stage", "offen", "planned"))
    assert (column(reading, "stage"), codes(reading), reading.answered_findings) == ([None], ["stage.ambiguous"], [])


def test_other_fields_of_an_answered_row_stay_as_they_were() -> None:
    reading = stages("offen")
    before = dict(reading.measures[0].values)
    after = with_answers(reading, the_word("stage.ambiguous", "stage", "offen", "planned")).measures[0].values
    assert {name: value for name, value in after.items() if value != before[name]} == {"stage": "planned"}


def test_unclear_keeps_the_finding_and_empties_the_field() -> None:
    reading = one("Handlungsfeld", "3, 7")
    result = with_answers(reading, the_word("action_field.several", "action_field", "3, 7", None))
    assert (column(reading, "action_field"), column(result, "action_field")) == ([3], [None])
    assert codes(result) == ["action_field.several"]


def test_an_answer_that_is_none_of_the_choices_is_as_none() -> None:
    reading = stages("offen")
    result = with_answers(reading, the_word("stage.ambiguous", "stage", "offen", "erledigt"))
    assert (column(result, "stage"), codes(result)) == ([None], ["stage.ambiguous"])


def test_an_old_department_becomes_the_lead() -> None:
    reading = one("Federführung", "SWAE", ("Beteiligte", "SWHT, SF"))
    result = with_answers(reading, the_word("department.ambiguous", "lead_department", "SWAE", "SWHT"))
    assert column(reading, "lead_department") == [None]
    assert (column(result, "lead_department"), column(result, "involved")) == (["SWHT"], [["SF"]])


def test_a_lead_of_another_house_is_told_as_a_co_report_and_the_own_one_is_not() -> None:
    reading = one("Federführung", "SWAE")
    foreign = with_answers(reading, the_word("department.ambiguous", "lead_department", "SWAE", "SWHT"))
    own = with_answers(one("Federführung", "Verein"), the_word("department.unknown", "lead_department", "Verein", "SKB"))
    assert codes(foreign) == ["row.co_report"]
    assert codes(own) == []


def test_of_involved_bodies_only_the_one_asked_about_changes() -> None:
    reading = one("Beteiligte", "SF, SWAE, Refugio")
    result = with_answers(reading, the_word("department.ambiguous", "involved", "SWAE", "SASJI"))
    assert (column(reading, "involved"), column(reading, "involved_other")) == ([["SF"]], [["SWAE", "Refugio"]])
    assert (column(result, "involved"), column(result, "involved_other")) == ([["SASJI", "SF"]], [["Refugio"]])


def test_two_old_names_in_one_cell_are_two_questions() -> None:
    result = with_answers(
        one("Beteiligte", "SWAE, SKUMS"),
        the_word("department.ambiguous", "involved", "SWAE", "SWHT"),
        the_word("department.ambiguous", "involved", "SKUMS", "SUKW"),
    )
    assert (column(result, "involved"), column(result, "involved_other"), codes(result)) == ([["SUKW", "SWHT"]], [None], [])


def test_an_unclear_body_leaves_the_others() -> None:
    reading = one("Beteiligte", "SF, SWAE")
    result = with_answers(reading, the_word("department.ambiguous", "involved", "SWAE", None))
    assert (column(result, "involved"), codes(result)) == ([["SF"]], ["department.ambiguous"])


def test_a_period_goes_in_as_a_whole() -> None:
    period = {"start": "2025-01-01", "end": "2025-06-30", "is_ongoing": False, "period_precision": "day"}
    reading = one("Zeitraum", "bis 31.06.2025")
    result = with_answers(reading, the_word("period.impossible_date", "period_text", "bis 31.06.2025", period))
    values = result.measures[0].values
    assert (values["start"], values["end"], values["is_ongoing"]) == (date(2025, 1, 1), date(2025, 6, 30), False)
    assert (values["period_precision"], values["period_text"]) == ("day", "bis 31.06.2025")
    assert codes(result) == []


@pytest.mark.parametrize(("at", "end"), [(0, date(2025, 12, 31)), (1, date(2027, 12, 31))])
@pytest.mark.parametrize("heading", ["Ende", "Zeitraum"])
def test_of_an_end_and_its_prolongation_the_chosen_one_goes_in(heading: str, at: int, end: date) -> None:
    reading = one(heading, "31.12.2025 (verlängert bis 31.12.2027)")
    assert (column(reading, "end"), codes(reading)) == ([None], ["period.extended"])
    (question,) = [each for each in questions(reading) if each.code == "period.extended"]
    result = with_answers(reading, question.with_value(question.choices[at].value))
    assert (column(result, "end"), column(result, "is_ongoing"), codes(result)) == ([end], [False], [])


def test_a_day_in_the_column_of_the_end_leaves_the_beginning() -> None:
    reading = one("Beginn", "01.03.2024", ("Ende", "31.06.2025"))
    result = with_answers(reading, the_word("period.impossible_date", "end", "31.06.2025", "2025-06-30"))
    assert (column(result, "start"), column(result, "end")) == ([date(2024, 3, 1)], [date(2025, 6, 30)])


def test_an_end_may_be_answered_by_that_there_is_none() -> None:
    reading = read_rows(("Nr.", "Maßnahme", "Beginn", "Ende"), (1, "Sprachkurse", "2024", "offen"))
    (measure,) = with_answers(reading, the_word("period.says_open", "end", "offen", {"is_ongoing": True})).measures

    assert [measure.values[name] for name in ("start", "end", "is_ongoing")] == [date(2024, 1, 1), None, True]


def test_that_there_is_none_is_no_answer_for_a_beginning() -> None:
    reading = read_rows(("Nr.", "Maßnahme", "Beginn"), (1, "Sprachkurse", "31.06.2024"))
    refused = with_answers(reading, the_word("period.impossible_date", "start", "31.06.2024", {"is_ongoing": True}))
    assert "period.impossible_date" in codes(refused)


def test_a_period_that_ends_before_it_begins_is_no_answer() -> None:
    word = "bis 31.06.2025"
    backwards = {"start": "2025-07-01", "end": "2025-06-30"}
    on_one_day = {"start": "2025-06-30", "end": "2025-06-30"}
    refused = with_answers(one("Zeitraum", word), the_word("period.impossible_date", "period_text", word, backwards))
    allowed = with_answers(one("Zeitraum", word), the_word("period.impossible_date", "period_text", word, on_one_day))
    assert codes(refused) == ["period.impossible_date"]
    assert codes(allowed) == []


def test_an_answered_date_is_looked_at_beside_the_other_one() -> None:
    reading = one("Beginn", "01.09.2025", ("Ende", "31.06.2025"))
    result = with_answers(reading, the_word("period.impossible_date", "end", "31.06.2025", "2025-06-30"))
    assert codes(result) == ["period.end_before_start"]
    assert [finding.cell for finding in result.findings if finding.code == "period.end_before_start"] == ["C2"]


def test_columns_that_disagree_are_settled_by_one_of_the_two() -> None:
    reading = one("Beginn", "2024", ("Ende", "2026"), ("Zeitraum", "2023 – 2027"))
    asked = next(finding for finding in reading.findings if finding.code == "period.columns_disagree")
    value = {"start": "2023-01-01", "end": "2027-12-31", "is_ongoing": False, "period_precision": "year"}
    answer = the_cell(asked.code, "period_text", "", asked.cell or "", value)
    result = with_answers(reading, answer)
    assert (column(result, "start"), column(result, "end")) == ([date(2023, 1, 1)], [date(2027, 12, 31)])
    assert codes(result) == []


@pytest.mark.parametrize(
    ("percent", "is_taken"), [(0, True), (100, True), (101, False), (-1, False), (True, False), ("50", False)]
)
def test_a_number_is_taken_within_its_bounds(percent: Any, is_taken: bool) -> None:
    result = with_answers(one("Umsetzungsgrad", "halb"), the_word("progress.unreadable", "progress_percent", "halb", percent))
    assert codes(result) == ([] if is_taken else ["progress.unreadable"])
    assert column(result, "progress_percent") == [float(percent) if is_taken else None]


def test_a_rating_that_is_answered_asks_for_its_reason() -> None:
    word = "grün oder rot"
    reading = one("Ampel", word)
    code = reading.findings[-1].code
    red = with_answers(reading, the_word(code, "rating", word, "red"))
    green = with_answers(reading, the_word(code, "rating", word, "green"))
    assert codes(red) == ["rating.reason_missing"]
    assert codes(green) == []


def test_a_contradiction_that_an_answer_settles_is_gone() -> None:
    reading = one("Umsetzungsgrad", 100, ("Umsetzungsstand", "offen"))
    finished = with_answers(reading, the_word("stage.ambiguous", "stage", "offen", "planned"))
    assert codes(finished) == ["progress.full_but_unfinished"]


def test_the_status_of_funding_is_filled_and_its_words_stay() -> None:
    words = "teils gesichert, teils offen"
    reading = one("Finanzierung", words)
    result = with_answers(reading, the_word("funding.ambiguous", "funding_status", words, "open"))
    assert (column(result, "funding_status"), column(result, "funding_text")) == (["open"], [words])
    assert result.measures[0].cells["funding_status"] == "B2"


def test_levels_are_a_set_of_those_that_are_offered() -> None:
    result = with_answers(one("Ebene", "K"), the_word("levels.ambiguous", "levels", "K", ["bremen", "bremerhaven"]))
    assert column(result, "levels") == [["bremen", "bremerhaven"]]


def test_a_sheet_without_an_action_field_gets_one_for_all_its_rows() -> None:
    reading = stages("läuft", "geplant")
    answer = Answer(AnswerKind.VALUE, ("sheet.no_action_field", "action_field", "", "Maßnahmen", ""), 7)
    result = with_answers(reading, answer)
    assert column(result, "action_field") == [7, 7]
    assert "sheet.no_action_field" not in [finding.code for finding in result.findings]


def test_what_an_interim_heading_means_goes_to_every_row_below_it() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Umsetzungsstand"],
        ["Handlungsfeld Meeresforschung"],
        [1, "Kurs", "läuft"],
        [2, "Fest", "geplant"],
        ["Handlungsfeld 7"],
        [3, "Haus", "geplant"],
    )
    asked = next(finding for finding in reading.findings if finding.code == "action_field.unknown")
    result = with_answers(reading, the_word(asked.code, "action_field", asked.value or "", 2))
    assert column(result, "action_field") == [2, 2, 7]


def test_the_stand_of_a_list_is_the_one_that_was_answered() -> None:
    def page(stand: str, title: str) -> Page:
        return Page([[f"Stand: {stand}"], ["Nr.", "Maßnahme"], [1, title]], title)

    reading = read(page("31.08.2026", "Kurs"), page("30.09.2026", "Fest"))
    answer = next(group for group in questions(reading) if group.code == "list.several_as_of")
    result = with_answers(reading, answer.with_value("2026-08-31"))
    assert (reading.as_of, result.as_of) == (date(2026, 9, 30), date(2026, 8, 31))
    assert [choice.value for choice in answer.choices] == ["2026-08-31", "2026-09-30"]


def test_a_new_action_field_brings_a_new_proposal_for_an_old_department() -> None:
    reading = one("Handlungsfeld", "Meeresforschung", ("Federführung", "SWAE"))
    result = with_answers(reading, the_word("action_field.unknown", "action_field", "Meeresforschung", 6))
    asked = next(finding for finding in result.findings if finding.code == "department.ambiguous")
    assert [choice.value for choice in asked.choices if choice.is_proposed] == ["SASJI"]


def test_new_findings_stand_in_the_order_of_the_workbook() -> None:
    header: list[Value] = ["Maßnahme", "Ampel", "Umsetzungsstand"]
    first = Page([header, ["A", "rot oder grün", "offen"], ["B", "rot oder grün", None], ["C", None, "offen"]], "Eins")
    second = Page([header, ["D", "rot oder grün", "offen"]], "Zwei")
    reading = read(first, second)
    asked = next(group for group in questions(reading) if group.field == "rating")
    result = with_answers(reading, asked.with_value("red"))
    assert [(each.sheet, each.cell, each.code) for each in result.findings if each.cell] == [
        ("Eins", "C2", "stage.ambiguous"),
        ("Eins", "B2", "rating.reason_missing"),
        ("Eins", "B3", "rating.reason_missing"),
        ("Eins", "C4", "stage.ambiguous"),
        ("Zwei", "C2", "stage.ambiguous"),
        ("Zwei", "B2", "rating.reason_missing"),
    ]


WORDS = ("offen", "beschlossen", "läuft", "siehe Vorjahr", "SWAE", "K", "Quark", None)
HEADINGS: list[Value] = ["Maßnahme", "Umsetzungsstand", "Federführung", "Beteiligte", "Ebene", "Handlungsfeld", "Zeitraum"]
BESIDE = {
    "lead_department": {"lead_department", "involved"},
    "involved": {"involved", "involved_other"},
    "period_text": {"start", "end", "is_ongoing", "period_precision"},
}
"""What an answer to a question about a field may change, where that is more than the field."""


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6), min_size=1, max_size=5), st.data())
@settings(max_examples=60, deadline=None)
def test_an_answer_touches_no_other_row_and_no_other_field(rows: list[list[Value]], data: st.DataObject) -> None:
    reading = read_rows(HEADINGS, *([f"Kurs {number}", *row] for number, row in enumerate(rows)))
    groups = [group for group in questions(reading) if group.kind is AnswerKind.VALUE and group.choices]
    assume(groups)
    group = data.draw(st.sampled_from(groups))
    value = data.draw(st.sampled_from([None, *(choice.value for choice in group.choices)]))
    result = with_answers(reading, group.with_value(value))
    field, cells = group.field or "", {cell for _, cell in group.cells}
    for before, after in zip(reading.measures, result.measures, strict=True):
        changed = {name for name in before.values if before.values[name] != after.values[name]}
        assert changed <= BESIDE.get(field, {field})
        if group.cells != (("Maßnahmen", None),) and not any(cell and cell.endswith(str(before.row)) for cell in cells):
            assert changed == set()
    assert result.tables == reading.tables
    assert with_answers(result, group.with_value(value)) == result


def test_the_words_of_a_stage_that_was_asked_about_stay_with_the_measure() -> None:
    words = "umgesetzt, aber in einer Schule fehlt der Träger noch, daher ruht es dort"
    reading = one("Umsetzungsstand", words)
    code = next(finding.code for finding in reading.findings if finding.field == "stage" and finding.choices)
    result = with_answers(reading, the_word(code, "stage", words, "in_progress"))
    assert result.measures[0].values["stage"] == "in_progress"
    assert result.measures[0].values["report"] == words
