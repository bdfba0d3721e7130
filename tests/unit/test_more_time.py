"""A house asks for more time, and the lead unit grants or declines: its own deadline then holds for it and for nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.refusals import RefusalError
from dashboard.rounds.more_time import decline, extend, grant, request, withdraw_request
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store

LEAD, HOUSE = "Federführende Stelle", "Ansprechstelle SKB"
LATER = date(2026, 10, 30)


@a_copy_for_each_test
def store(path: Path) -> Store:
    """The deadline of 2026 is 15.10.2026."""
    store = empty_store(path)
    with store.write() as writer:
        writer.execute("update steering_round set deadline = date '2026-10-15' where round = '2026'")
        derive(writer)
    return store


def deadlines(store: Store) -> dict[str, date]:
    return {row["department"]: row["extended_to"] or row["deadline"] for row in board(store)}


def board(store: Store) -> list[dict[str, Any]]:
    return queries.run(store, "delivery_board/board", round="2026").to_dicts()


def asked(store: Store) -> int:
    return request(store, "2026", "SKB", LATER, reason="Umzug des Referats", by=HOUSE)


def test_a_request_waits_on_the_board_and_changes_no_deadline(store: Store) -> None:
    assert asked(store) == 1

    (skb,) = [row for row in board(store) if row["department"] == "SKB"]
    assert (skb["asked_until"], deadlines(store)["SKB"]) == (LATER, date(2026, 10, 15))


def test_a_granted_day_is_the_deadline_of_this_house_alone(store: Store) -> None:
    assert grant(store, asked(store), by=LEAD) == LATER

    assert deadlines(store) == {"SKB": LATER, "SIS": date(2026, 10, 15), "SASJI": date(2026, 10, 15)}
    assert [row["asked_until"] for row in board(store)] == [None, None, None]


def test_another_day_than_the_one_asked_for_may_be_granted(store: Store) -> None:
    assert grant(store, asked(store), until=date(2026, 10, 20), by=LEAD) == date(2026, 10, 20)

    assert deadlines(store)["SKB"] == date(2026, 10, 20)


def test_a_refusal_needs_a_reason_and_leaves_the_deadline(store: Store) -> None:
    number = asked(store)
    with pytest.raises(RefusalError, match="den Grund der Ablehnung"):
        decline(store, number, reason=" ", by=LEAD)
    decline(store, number, reason="Die Runde tagt vorher", by=LEAD)

    (row,) = queries.run(store, "deadlines/requests").to_dicts()
    assert (row["is_granted"], row["decision_reason"], row["decided_by"]) == (False, "Die Runde tagt vorher", LEAD)
    assert deadlines(store)["SKB"] == date(2026, 10, 15)


def test_what_is_decided_stands(store: Store) -> None:
    number = asked(store)
    grant(store, number, by=LEAD)

    with pytest.raises(RefusalError, match="schon entschieden: gewährt durch Federführende Stelle"):
        decline(store, number, reason="doch nicht", by=LEAD)
    with pytest.raises(RefusalError, match="schon entschieden"):
        withdraw_request(store, number, reason="erledigt", by=HOUSE)


def test_one_request_waits_at_a_time_until_it_is_taken_back(store: Store) -> None:
    number = asked(store)
    with pytest.raises(RefusalError, match=r"bis 30\.10\.2026 ist schon gebeten"):
        asked(store)

    withdraw_request(store, number, reason="Die Liste ist fertig", by=HOUSE)

    with pytest.raises(RefusalError, match="Nummer 1 gibt es nicht, oder sie ist zurückgezogen"):
        grant(store, number, by=LEAD)
    assert asked(store) == 2


@pytest.mark.parametrize(
    ("day", "reason", "sentence"),
    [
        (date(2026, 10, 15), "Urlaub", "nach der Frist der Runde liegen, dem 15.10.2026"),
        (date(2026, 10, 16), " ", "den Grund, aus dem Ihr Haus mehr Zeit braucht"),
    ],
)
def test_a_request_names_a_later_day_and_a_reason(store: Store, day: date, reason: str, sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        request(store, "2026", "SKB", day, reason=reason, by=HOUSE)


def test_the_same_extension_is_recorded_once(store: Store) -> None:
    extend(store, "2026", "SKB", LATER, reason=None, by=LEAD)

    with pytest.raises(RefusalError, match=r"gilt schon die Frist 30\.10\.2026"):
        extend(store, "2026", "SKB", LATER, reason=None, by=LEAD)


def test_a_rebuild_keeps_requests_and_what_was_said_to_them(store: Store) -> None:
    grant(store, asked(store), by=LEAD)
    before = [store.rows(table).rows() for table in ("extension_request", "extension_decision", "extension")]

    rebuild(store.path)

    assert [store.rows(table).rows() for table in ("extension_request", "extension_decision", "extension")] == before
