"""The board and the list of deliveries: literal rows in, one row per body or delivery out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.store import Store, Writer
from tests.small_store import Delivered, said, small_store

DAY = date(2026, 9, 30)
COLUMNS = ("state", "kind", "scope", "versions", "received_on", "released_by")


def store_of(path: Path, *unusual: Delivered) -> Store:
    """SKB and SJV have said something in 2026, SASJI and MAG-BHV have not."""
    rows = [said("2025", "SKB-0001"), said("2026", "SKB-0001"), said("2026", "SJV-0001")]
    return small_store(path / "store.duckdb", rows, unusual)


def board(store: Store, *columns: str, round_code: str = "2026") -> dict[str, tuple[Any, ...]]:
    rows = queries.run(store, "delivery_board/board", round=round_code).to_dicts()
    return {row["department"]: tuple(row[name] for name in columns) for row in rows}


def delivered(writer: Writer, number: int, **values: Any) -> None:
    """One more delivery of SKB for 2026, on the day after the reference date; `released_by` releases it."""
    released_by = values.pop("released_by", None)
    row = {"round": "2026", "department": "SKB", "kind": "list", "scope": "whole_list", "is_sample": False, "row_count": 1}
    times = {"valid_from": DAY, "known_from": datetime(2026, 10, 1, 9)}
    writer.insert("delivery", [row | times | {"delivery_id": number} | values])
    if released_by:
        writer.insert("release", [{"delivery_id": number, "released_by": released_by, "released_at": datetime(2026, 10, 2)}])


def test_each_body_has_a_row_in_official_order_also_where_it_said_nothing(tmp_path: Path) -> None:
    assert board(store_of(tmp_path), *COLUMNS) == {
        "SASJI": ("missing", None, None, 0, None, None),
        "SKB": ("released", "list", "whole_list", 1, DAY, "Leitung"),
        "SJV": ("released", "list", "whole_list", 1, DAY, "Leitung"),
        "MAG-BHV": ("missing", None, None, 0, None, None),
    }


def test_a_draft_is_no_answer_and_a_part_is_a_part(tmp_path: Path) -> None:
    store = store_of(
        tmp_path, Delivered("2026", "SKB", is_released=False), Delivered("2026", "SJV", scope="fields", scope_fields=(4,))
    )

    states = board(store, "state", "scope", "is_waiting")

    assert (states["SKB"], states["SJV"]) == (("draft", "whole_list", False), ("partial", "fields", False))


def test_after_a_released_list_a_draft_waits_and_the_list_still_counts(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        delivered(writer, 4)

    assert board(store, "state", "is_waiting", "versions", "delivery_id", "received_on")["SKB"] == (
        "released",
        True,
        2,
        4,
        date(2026, 10, 1),
    )


def test_a_confirmation_without_a_list_is_an_answer(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        delivered(writer, 4, department="SASJI", kind="confirmation", released_by="Staatsrat", recorded_by="Federführende Stelle")

    assert board(store, "state", "kind", "released_by", "recorded_by")["SASJI"] == (
        "unchanged",
        "confirmation",
        "Staatsrat",
        "Federführende Stelle",
    )


def test_what_was_taken_back_is_not_on_the_board(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        entry = {"reason": "Irrtum", "withdrawn_by": "Koordination", "withdrawn_at": datetime(2026, 10, 3)}
        writer.insert("withdrawal", [entry | {"delivery_id": 3}])

    assert board(store, *COLUMNS)["SKB"] == ("missing", None, None, 0, None, None)
    assert board(store, "state")["SJV"] == ("released",)


def test_of_several_extensions_the_last_one_that_was_recorded_holds(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        writer.execute("update steering_round set deadline = date '2026-09-15' where round = '2026'")
        for day, until in ((1, date(2026, 10, 20)), (2, date(2026, 10, 10))):
            entry = {"round": "2026", "department": "SKB", "extended_to": until, "recorded_at": datetime(2026, 9, day)}
            writer.insert("extension", [entry | {"recorded_by": "Federführende Stelle"}])

    deadlines = board(store, "deadline", "extended_to")

    assert (deadlines["SKB"], deadlines["SJV"]) == ((date(2026, 9, 15), date(2026, 10, 10)), (date(2026, 9, 15), None))


def test_findings_are_open_in_the_newest_delivery_and_notes_are_not(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        delivered(writer, 4)
        places = [(3, "warning"), (4, "warning"), (4, "error"), (4, "note")]
        rows = [{"delivery_id": number, "severity": severity, "code": "a", "message": "b"} for number, severity in places]
        writer.insert("finding", [row | {"position": at} for at, row in enumerate(rows)])

    assert board(store, "findings_open")["SKB"] == (2,)


def test_an_unknown_round_has_no_board(tmp_path: Path) -> None:
    assert board(store_of(tmp_path), "state", round_code="1999") == {}


def test_the_list_counts_what_each_delivery_brought_and_which_is_the_newest(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        confirmed = {"source": "confirmation", "is_new_version": False, "valid_from": DAY, "cells": {}}
        delivered(writer, 4, kind="confirmation")
        writer.insert("delivered_measure", [confirmed | {"delivery_id": 4, "measure_id": "SKB-0001", "version_id": 2}])

    rows = queries.run(store, "deliveries/list", department="SKB").to_dicts()

    names = ("delivery_id", "new", "changed", "unchanged", "is_released", "is_newest")
    assert [tuple(row[name] for name in names) for row in rows] == [
        (4, 0, 0, 1, False, True),
        (3, 0, 1, 0, True, False),
        (1, 1, 0, 0, True, False),
    ]


@pytest.mark.parametrize(
    ("withdrawn_at", "old"),
    [(None, 2), (datetime(2026, 10, 1, 9), 1), (datetime(2026, 10, 1, 10), 2)],
    ids=["holds", "taken back before", "taken back afterwards"],
)
def test_a_change_is_told_against_what_held_when_the_list_came(tmp_path: Path, withdrawn_at: datetime | None, old: int) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        delivered(writer, 4)
        writer.insert("measure_version", [{"version_id": 9, "measure_id": "SKB-0001", "delivery_id": 4, "title": "Neu"}])
        place = {"is_new_version": True, "valid_from": DAY, "cells": {}, "sheet": "Liste", "row": 5}
        writer.insert("delivered_measure", [place | {"delivery_id": 4, "measure_id": "SKB-0001", "version_id": 9}])
        if withdrawn_at is not None:
            entry = {"reason": "Irrtum", "withdrawn_by": "Koordination", "withdrawn_at": withdrawn_at}
            writer.insert("withdrawal", [entry | {"delivery_id": 3}])

    changes = queries.run(store, "deliveries/changes", delivery_id=4)

    assert changes.select("measure_id", "version_id", "old_version_id").rows() == [("SKB-0001", 9, old)]


def test_a_late_list_for_an_earlier_round_is_told_against_that_round(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    with store.write() as writer:
        delivered(writer, 4, round="2025")
        writer.insert("measure_version", [{"version_id": 9, "measure_id": "SKB-0001", "delivery_id": 4, "title": "Neu"}])
        place = {"is_new_version": True, "valid_from": DAY, "cells": {}, "sheet": "Liste", "row": 5}
        writer.insert("delivered_measure", [place | {"delivery_id": 4, "measure_id": "SKB-0001", "version_id": 9}])

    assert queries.run(store, "deliveries/changes", delivery_id=4)["old_version_id"].to_list() == [1]
