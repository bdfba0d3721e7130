"""What the lists of a round leave out: vanished where a list should hold it, silent where its body has not answered for it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from dashboard import queries
from tests.queries.test_attention import found, taken_back
from tests.small_store import Delivered, said, small_store


def test_vanished_is_what_a_whole_list_leaves_out_unless_it_had_ended(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "vanished",
        said("2025", "SKB-0001", stage="in_progress"),
        said("2025", "SKB-0002", stage="completed"),
        said("2025", "SKB-0003", stage="planned"),
        said("2026", "SKB-0003", stage="planned"),
    ) == [("SKB-0001", "2025")]


def test_a_body_that_has_not_answered_lets_nothing_vanish(tmp_path: Path) -> None:
    rows = (said("2025", "SJV-0001"), said("2026", "SKB-0001"))
    assert found(tmp_path, "vanished", *rows) == []


def test_a_draft_lets_nothing_vanish(tmp_path: Path) -> None:
    rows = (said("2025", "SJV-0001"), said("2025", "SJV-0002"), said("2026", "SJV-0002"), said("2026", "SKB-0001"))
    draft = Delivered("2026", "SJV", is_released=False)
    assert found(tmp_path / "a", "vanished", *rows) == [("SJV-0001", "2025")]
    assert found(tmp_path / "b", "vanished", *rows, deliveries=(draft,)) == []


def test_a_partial_list_lets_vanish_only_what_lies_in_its_fields(tmp_path: Path) -> None:
    rows = (
        said("2025", "SKB-0001", action_field=4),
        said("2025", "SKB-0002", action_field=7),
        said("2025", "SKB-0003", action_field=4),
        said("2026", "SKB-0003", action_field=4),
    )
    fields = Delivered("2026", "SKB", scope="fields", scope_fields=(4,))
    single = Delivered("2026", "SKB", scope="measures")
    assert found(tmp_path / "a", "vanished", *rows, deliveries=(fields,)) == [("SKB-0001", "2025")]
    assert found(tmp_path / "b", "vanished", *rows, deliveries=(single,)) == []


def test_in_the_first_round_nothing_can_have_vanished(tmp_path: Path) -> None:
    assert found(tmp_path, "vanished", said("2025", "SKB-0001"), round_code="2025") == []


@pytest.mark.parametrize(
    ("answer", "detail"),
    [(None, "2025"), ("forgotten", "2025;forgotten"), ("continued", None), ("ended", None), ("merged", None)],
)
def test_an_answer_about_a_missing_measure_is_heard(tmp_path: Path, answer: str | None, detail: str | None) -> None:
    rows = [said("2025", "SKB-0001"), said("2025", "SKB-0002"), said("2026", "SKB-0002")]
    store = small_store(tmp_path / "store.duckdb", rows)
    if answer is not None:
        with store.write() as writer:
            writer.insert("missing_answer", [{"delivery_id": 2, "measure_id": "SKB-0001", "answer": answer}])

    assert queries.run(store, "attention/vanished", rounds=["2026"]).rows() == ([("2026", "SKB-0001", detail)] if detail else [])


def test_an_answer_of_a_draft_or_of_what_was_taken_back_is_not_heard(tmp_path: Path) -> None:
    rows = [said("2025", "SKB-0001"), said("2025", "SKB-0002"), said("2026", "SKB-0002")]
    store = small_store(tmp_path / "store.duckdb", rows)
    later = {"round": "2026", "department": "SKB", "scope": "measures", "is_sample": False, "row_count": 0}
    with store.write() as writer:
        for number in (3, 4):
            times = {"valid_from": date(2026, 9, 30), "known_from": datetime(2026, 10, 1)}
            writer.insert("delivery", [later | times | {"delivery_id": number}])
            writer.insert("missing_answer", [{"delivery_id": number, "measure_id": "SKB-0001", "answer": "continued"}])
        writer.insert("release", [{"delivery_id": 4, "released_by": "Leitung", "released_at": datetime(2026, 10, 1)}])
        taken_back(writer, 4)

    assert queries.run(store, "attention/vanished", rounds=["2026"]).rows() == [("2026", "SKB-0001", "2025")]


def test_a_body_that_has_not_answered_is_silent_on_what_it_had_told_and_not_ended(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "silent",
        said("2025", "SKB-0001", stage="in_progress"),
        said("2025", "SKB-0002", stage="completed"),
        said("2025", "SJV-0001", stage="in_progress"),
        said("2025", "SJV-0002", stage="in_progress"),
        said("2026", "SJV-0002", stage="in_progress"),
    ) == [("SKB-0001", "2025")]


def test_a_draft_leaves_a_body_silent_until_it_is_released(tmp_path: Path) -> None:
    rows = (said("2025", "SJV-0001"), said("2025", "SJV-0002"), said("2026", "SJV-0001"), said("2026", "SKB-0001"))
    draft = Delivered("2026", "SJV", is_released=False)
    assert found(tmp_path / "draft", "silent", *rows, deliveries=(draft,)) == [("SJV-0001", "2025"), ("SJV-0002", "2025")]
    assert found(tmp_path / "released", "silent", *rows) == []


def test_a_partial_list_leaves_a_body_silent_on_the_rest(tmp_path: Path) -> None:
    rows = (
        said("2025", "SKB-0001", action_field=4),
        said("2025", "SKB-0002", action_field=7),
        said("2025", "SKB-0003", action_field=4),
        said("2026", "SKB-0003", action_field=4),
    )
    fields = Delivered("2026", "SKB", scope="fields", scope_fields=(4,))
    single = Delivered("2026", "SKB", scope="measures")
    assert found(tmp_path / "a", "silent", *rows, deliveries=(fields,)) == [("SKB-0002", "2025")]
    assert found(tmp_path / "b", "silent", *rows, deliveries=(single,)) == [("SKB-0001", "2025"), ("SKB-0002", "2025")]


def test_a_silent_measure_names_the_round_that_last_told_of_it(tmp_path: Path) -> None:
    rows = (said("2025", "SKB-0001", rating="green"), said("2026", "SJV-0001"))
    assert found(tmp_path, "silent", *rows) == [("SKB-0001", "2025")]


def test_in_the_first_round_nobody_is_silent(tmp_path: Path) -> None:
    assert found(tmp_path, "silent", said("2025", "SKB-0001"), round_code="2025") == []


@pytest.mark.parametrize(
    ("delivery", "vanished"),
    [
        (Delivered("2026", "SKB"), ["SJV-0001", "SKB-0001", "SKB-0002"]),
        (Delivered("2026", "SKB", is_released=False), ["SJV-0001"]),
        (Delivered("2026", "SKB", scope="fields", scope_fields=(4,)), ["SJV-0001", "SKB-0001"]),
        (Delivered("2026", "SKB", scope="measures"), ["SJV-0001"]),
    ],
    ids=["whole list", "draft", "one field", "single measures"],
)
def test_what_is_not_reported_has_either_vanished_or_is_silent_and_never_both(
    tmp_path: Path, delivery: Delivered, vanished: list[str]
) -> None:
    rows = (
        said("2025", "SASJI-0001", action_field=4),
        said("2025", "SKB-0001", action_field=4),
        said("2025", "SKB-0002", action_field=7),
        said("2025", "SKB-0003", action_field=4, stage="discontinued"),
        said("2026", "SKB-0004", action_field=4),
        said("2025", "SJV-0001", action_field=4),
        said("2026", "SJV-0002", action_field=4),
    )
    store = small_store(tmp_path / "store.duckdb", rows, (delivery,))
    missing = queries.run(store, "measures/list", round="2026", changes=["not_reported"])["measure_id"].to_list()
    classes = {
        rule: queries.run(store, f"attention/{rule}", rounds=["2026"])["measure_id"].to_list() for rule in ("vanished", "silent")
    }
    assert sorted(missing) == ["SASJI-0001", "SJV-0001", "SKB-0001", "SKB-0002"]
    assert classes == {"vanished": vanished, "silent": [key for key in sorted(missing) if key not in vanished]}


def test_what_a_whole_list_leaves_out_has_vanished_and_is_not_silent(tmp_path: Path) -> None:
    rows = (said("2025", "SKB-0001"), said("2025", "SKB-0002"), said("2026", "SKB-0002"))
    assert found(tmp_path, "silent", *rows) == []
    assert [key for key, _ in found(tmp_path / "again", "vanished", *rows)] == ["SKB-0001"]
