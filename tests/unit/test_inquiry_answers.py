"""The sheet "Rückfragen": its answers are read with the list, and it is never taken for a list itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake.joining.comparison import checked_inquiries
from dashboard.intake.model import InquiryAnswer, ListReading
from dashboard.intake.process.wire import reading_from_dict, reading_to_dict
from tests.builders import Page, Value, codes, read, titles
from tests.readings import empty_store, reading, row

LIST = Page([["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Kurs", "läuft"]])
HEADINGS: list[Value] = ["Nr. der Rückfrage", "Kennung", "Rückfrage", "gestellt von", "Antwort"]


def asked(*rows: list[Value], name: str = "Rückfragen", headings: list[Value] = HEADINGS) -> ListReading:
    """A list with a sheet of inquiries behind it."""
    return read(LIST, Page([headings, *rows], name))


def test_answers_are_read_with_their_number_and_cell() -> None:
    found = asked(
        [3, "SKB-0001", "Wann beginnt der Kurs?", "Arbeitsgruppe", "Im Mai 2027"],
        [4, None, "Gibt es Hemmnisse?", "Steuerungsrunde", None],
        ["12", "SKB-0002", "Wer zahlt?", "Arbeitsgruppe", "  der Bund "],
    )
    assert found.inquiry_answers == [
        InquiryAnswer(3, "Im Mai 2027", "Rückfragen", "E2"),
        InquiryAnswer(12, "der Bund", "Rückfragen", "E4"),
    ]
    assert titles(found) == ["Kurs"]
    assert codes(found) == ["questions.read"]
    assert found.other_sheets == {"Rückfragen": "Rückfragen"}


@pytest.mark.parametrize("mark", ["-", "k. A.", "  ", None])
def test_an_empty_mark_is_no_answer(mark: Value) -> None:
    assert asked([3, None, "Wann?", "Arbeitsgruppe", mark]).inquiry_answers == []


def test_the_columns_may_stand_in_any_order_below_a_title_and_under_any_name_of_the_sheet() -> None:
    rows: list[list[Value]] = [
        ["Rückfragen der Arbeitsgruppe an SKB"],
        [],
        ["Antwort", "Rückfrage", "Nr. der Rückfrage"],
        ["Im Mai", "Wann?", 3],
    ]
    found = read(LIST, Page(rows, "Tabelle2"))
    assert found.inquiry_answers == [InquiryAnswer(3, "Im Mai", "Tabelle2", "A4")]


def test_a_sheet_called_so_without_its_headings_is_read_as_ever() -> None:
    found = asked([1, "Fest", "geplant"], headings=["Nr.", "Maßnahme", "Umsetzungsstand"])
    assert titles(found) == ["Kurs", "Fest"]
    assert found.inquiry_answers == []


def test_a_sheet_of_inquiries_alone_is_no_list() -> None:
    found = read(Page([HEADINGS, [3, None, "Wann?", "Arbeitsgruppe", "Im Mai"]], "Rückfragen"))
    assert not found.is_acceptable
    assert [answer.inquiry_id for answer in found.inquiry_answers] == [3]


def test_a_hidden_sheet_of_inquiries_is_not_read() -> None:
    found = read(LIST, Page([HEADINGS, [3, None, "Wann?", "Arbeitsgruppe", "Im Mai"]], "Rückfragen", is_hidden=True))
    assert found.inquiry_answers == []


@pytest.mark.parametrize("number", [None, "drei", "3a", 2.5, -3, "3" * 12])
def test_an_answer_without_a_readable_number_is_a_warning(number: Value) -> None:
    found = asked([number, None, "Wann?", "Arbeitsgruppe", "Im Mai"])
    assert found.inquiry_answers == []
    assert [(each.severity, each.cell) for each in found.findings if each.code == "questions.unreadable_number"] == [
        ("warning", "E2")
    ]


def test_of_two_answers_to_one_inquiry_the_first_counts() -> None:
    found = asked([3, None, "Wann?", "Arbeitsgruppe", "Im Mai"], [3, None, "Wann?", "Arbeitsgruppe", "Im Juni"])
    assert [answer.answer for answer in found.inquiry_answers] == ["Im Mai"]
    assert codes(found) == ["questions.read", "questions.repeated"]


def test_answers_to_inquiries_cross_to_another_process() -> None:
    found = asked([3, None, "Wann?", "Arbeitsgruppe", "Im Mai"])
    assert reading_from_dict(reading_to_dict(found)) == found


def test_only_inquiries_that_were_put_to_the_house_may_be_answered(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "store.duckdb")
    inquiry = {"round": "2026", "text": "Wann?", "asked_by": "Arbeitsgruppe", "asked_on": "2026-09-01"}
    with store.write() as writer:
        writer.insert(
            "inquiry",
            [inquiry | {"inquiry_id": 3, "department": "SKB"}, inquiry | {"inquiry_id": 4, "department": "SIS"}],
        )
    told = reading([row("Kurs")])
    told.inquiry_answers = [InquiryAnswer(number, "Im Mai", "Rückfragen", f"E{number}") for number in (3, 4, 5)]
    own, findings = checked_inquiries(store, told)
    assert [answer.inquiry_id for answer in own] == [3]
    assert [(each.code, each.severity, each.cell) for each in findings] == [
        ("questions.unknown_number", "warning", "E4"),
        ("questions.unknown_number", "warning", "E5"),
    ]
