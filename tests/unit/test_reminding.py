"""Reminders are recorded with function, day and way; who has answered, also with nothing to report, gets none any more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.intake.accepting.acceptance import receipt
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.deliveries.book import confirm_unchanged
from dashboard.refusals import RefusalError
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.reminding import Sent, is_next, remind, withdraw_reminder
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store

LEAD = "Federführende Stelle"
DUE = date(2026, 10, 15)


@a_copy_for_each_test
def store(path: Path) -> Store:
    store = empty_store(path)
    with store.write() as writer:
        derive(writer)
    return store


def reminded(store: Store, department: str = "SKB", *, to: str = "Ansprechstelle", way: str = "mail", day: int = 1) -> int:
    (number,) = remind(store, "2026", [department], Sent(to, way, date(2026, 10, day)), by=LEAD)
    return number


def on_board(store: Store) -> dict[str, date]:
    rows = queries.run(store, "delivery_board/board", round="2026").select("department", "reminded_on")
    return dict(rows.drop_nulls().iter_rows())


def test_a_reminder_says_whom_when_and_by_which_way(store: Store) -> None:
    assert (reminded(store), reminded(store, day=8, way="phone")) == (1, 2)

    rows = queries.run(store, "reminders/list", department="SKB")
    assert rows.select("reminder_id", "reminded_on", "addressed_to", "way", "recorded_by").rows() == [
        (2, date(2026, 10, 8), "Ansprechstelle", "phone", LEAD),
        (1, date(2026, 10, 1), "Ansprechstelle", "mail", LEAD),
    ]
    assert on_board(store) == {"SKB": date(2026, 10, 8)}


def test_the_same_reminder_is_recorded_once(store: Store) -> None:
    reminded(store)

    with pytest.raises(RefusalError, match="Diese Erinnerung an SKB ist schon vermerkt"):
        reminded(store)


def test_several_bodies_are_reminded_in_one_act_or_none_is(store: Store) -> None:
    confirm_unchanged(store, "SIS", receipt=receipt("2026", "Leitung"), none_to_report=True)
    mail = Sent("Ansprechstelle", "mail", date(2026, 10, 1))
    with pytest.raises(RefusalError, match="SIS hat zur Runde 2026 vollständig geantwortet"):
        remind(store, "2026", ["SKB", "SIS"], mail, by=LEAD)
    with pytest.raises(RefusalError, match="wenigstens ein Haus"):
        remind(store, "2026", [], mail, by=LEAD)

    assert on_board(store) == {}
    assert remind(store, "2026", ["SKB", "SASJI"], mail, by=LEAD) == [1, 2]


@pytest.mark.parametrize(
    ("to", "way", "day", "sentence"),
    [
        (" ", "mail", date(2026, 10, 1), "die Funktion, die erinnert wurde"),
        ("Ansprechstelle", "fax", date(2026, 10, 1), "Einen Weg „fax“ gibt es nicht"),
        ("Ansprechstelle", "mail", date(2999, 1, 1), "liegt noch vor uns"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, to: str, way: str, day: date, sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        remind(store, "2026", ["SKB"], Sent(to, way, day), by=LEAD)


def test_who_has_confirmed_that_there_is_nothing_to_report_is_not_reminded(store: Store) -> None:
    confirm_unchanged(store, "SIS", receipt=receipt("2026", "Leitung"), none_to_report=True)

    with pytest.raises(RefusalError, match="SIS hat zur Runde 2026 vollständig geantwortet"):
        reminded(store, "SIS")


def test_a_reminder_that_was_recorded_by_mistake_is_taken_back_and_stays_in_the_books(store: Store) -> None:
    withdraw_reminder(store, reminded(store), reason="an das falsche Haus", by=LEAD)

    assert on_board(store) == {}
    with pytest.raises(RefusalError, match="schon zurückgezogen"):
        withdraw_reminder(store, 1, reason="noch einmal", by=LEAD)
    rebuild(store.path)
    assert store.rows("reminder").height == 1
    assert on_board(store) == {}


@pytest.mark.parametrize(
    ("state", "today", "last", "asks", "expected"),
    [
        ("missing", date(2026, 10, 7), None, False, False),
        ("missing", date(2026, 10, 8), None, False, True),
        ("draft", date(2026, 11, 28), date(2026, 11, 21), False, True),
        ("partial", date(2026, 11, 28), date(2026, 11, 22), False, False),
        ("missing", date(2026, 11, 28), None, True, False),
        ("released", date(2026, 11, 28), None, False, False),
        ("unchanged", date(2026, 11, 28), None, False, False),
        ("nil_return", date(2026, 11, 28), None, False, False),
    ],
)
def test_the_next_reminder_goes_to_who_owes_an_answer_near_or_after_its_deadline_and_was_not_reminded_lately(
    state: str, today: date, last: date | None, asks: bool, expected: bool
) -> None:
    assert is_next(state, Deadline(DUE, today), last, asks_for_time=asks) is expected


def test_without_a_deadline_nobody_is_reminded() -> None:
    assert not is_next("missing", Deadline(None, DUE), None, asks_for_time=False)
