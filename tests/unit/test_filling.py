"""What deriving needs of a writer: tables filled from a select, and views that are asked again and again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from dashboard.store import Store
from tests.readings import empty_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def test_rows_of_a_select_are_added_by_name_with_what_is_given_in_each(store: Store) -> None:
    with store.write() as writer:
        select = (
            "select measure_id, $round as round from (values ('SKB-0002'), ('SKB-0001')) as m(measure_id) order by measure_id"
        )
        writer.fill("attention", select, {"round": "2026"}, {"rule": "overdue"})

    assert store.rows("attention").rows() == [("2026", "SKB-0001", "overdue", None), ("2026", "SKB-0002", "overdue", None)]


def test_a_settled_view_holds_the_rows_it_had_and_is_a_view_again_afterwards(store: Store) -> None:
    freeze = {"freeze_id": 1, "round": "2026", "frozen_by": "Leitung", "frozen_at": datetime(2026, 10, 1)}
    freeze |= {"deliveries": [], "record": "{}"}
    with store.write() as writer:
        with writer.settled("standing_freeze", "begun_round"):
            writer.insert("round_freeze", [freeze])
            assert writer.query("select round from standing_freeze").is_empty()
        assert writer.query("select round from standing_freeze")["round"].to_list() == ["2026"]

    assert store.query("select round from standing_freeze")["round"].to_list() == ["2026"]
