"""A deadline in words: it runs until its day is over, and then it says since when something is overdue."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.rounds.deadlines import Deadline

DUE = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("today", "sentence", "label"),
    [
        (date(2026, 10, 15), "Die Frist ist der 15.10.2026.", "Frist 15.10.2026"),
        (
            date(2026, 10, 16),
            "Die Frist war der 15.10.2026, seit 1 Tag fällig.",
            "Frist war 15.10.2026, seit 1 Tag fällig",
        ),
        (
            date(2026, 11, 28),
            "Die Frist war der 15.10.2026, seit 44 Tagen fällig.",
            "Frist war 15.10.2026, seit 44 Tagen fällig",
        ),
    ],
)
def test_a_deadline_runs_on_its_day_and_is_overdue_on_the_next(today: date, sentence: str, label: str) -> None:
    deadline = Deadline(DUE, today)

    assert (deadline.sentence, deadline.label) == (sentence, label)


def test_what_has_come_is_not_overdue() -> None:
    deadline = Deadline(DUE, date(2026, 11, 28), is_settled=True)

    assert (deadline.sentence, deadline.words, deadline.since) == ("Die Frist war der 15.10.2026.", "15.10.2026", "")


def test_a_deadline_of_one_body_says_that_it_was_extended() -> None:
    deadline = Deadline(DUE, date(2026, 10, 18), is_extended=True)

    assert deadline.sentence == "Die Frist war der 15.10.2026 (für Ihr Haus verlängert), seit 3 Tagen fällig."
    assert deadline.label == "Frist war verlängert bis 15.10.2026, seit 3 Tagen fällig"


def test_without_a_day_nothing_is_due() -> None:
    deadline = Deadline(None, DUE)

    assert (deadline.sentence, deadline.label, deadline.words) == ("", "ohne Frist", "noch nicht festgelegt")
