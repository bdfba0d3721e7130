"""Funding by words."""

from __future__ import annotations

import pytest

from dashboard.intake.model import Cell
from dashboard.intake.values.context import Context
from dashboard.intake.values.funding import read_funding, read_funding_status
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("gesichert (EFRE)", "secured"),
        ("bewilligt", "secured"),
        ("dauerhaft finanziert", "secured"),
        ("im Haushalt 2026 eingestellt", "secured"),
        ("nicht gesichert", "open"),
        ("ungesichert", "open"),
        ("unter Haushaltsvorbehalt", "open"),
        ("Antrag gestellt", "open"),
        ("offen, 180.000 EUR fehlen", "open"),
        ("noch nicht abschließend gesichert", "open"),
        ("Mittel offen", "open"),
        ("keine Mittel", "open"),
        ("keine Finanzierung", "open"),
        ("Mittel vorhanden", "secured"),
        ("Bund (finanziert)", "secured"),
    ],
)
def test_the_words_are_kept_and_tell_the_status(text: str, status: str) -> None:
    assert read_funding(Cell(text), CONTEXT).values == {"funding_text": text, "funding_status": status}


@pytest.mark.parametrize(
    "text",
    ["445.000 EUR (2024)", "1,785 Mio. EUR/Jahr (Bund)", "Land", "ESF und Land", "ja", "Land, sonst betroffen", "vorfinanziert"],
)
def test_words_that_say_nothing_of_it_leave_the_status_untouched(text: str) -> None:
    assert read_funding(Cell(text), CONTEXT).values == {"funding_text": text}


def test_words_that_say_both_are_a_question() -> None:
    reading = read_funding(Cell("bis 2025 gesichert, danach offen"), CONTEXT)
    assert reading.values["funding_status"] is None
    assert [issue.code for issue in reading.issues] == ["funding.ambiguous"]


@pytest.mark.parametrize(("text", "status"), [("ja", "secured"), ("x", "secured"), ("nein", "open"), ("beantragt", "open")])
def test_a_column_that_asks_gets_an_answer(text: str, status: str) -> None:
    assert read_funding_status(Cell(text), CONTEXT).values == {"funding_status": status}


def test_an_answer_that_is_neither_is_a_question() -> None:
    reading = read_funding_status(Cell("teilweise"), CONTEXT)
    assert reading.values == {"funding_status": None}
    assert [choice.value for choice in reading.issues[0].choices] == ["secured", "open"]


@pytest.mark.parametrize("text", ["Finanzierung gesichert?", "gesichert (ab 2027)", "bewilligt ab 01.01.2027"])
def test_what_is_doubtful_or_holds_only_from_a_day_on_is_a_question(text: str) -> None:
    reading = read_funding(Cell(text), CONTEXT)
    assert reading.values == {"funding_text": text, "funding_status": None}
    assert [issue.code for issue in read_funding_status(Cell(text), CONTEXT).issues] == ["funding.ambiguous"]
