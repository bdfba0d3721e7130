"""Each rule of queries/attention/: a measure for which it fires, beside one for which it just does not.

The reference date of 2026 is 30.09.2026.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from tests.small_store import Delivered, said, small_store

Found = list[tuple[str, str | None]]


def found(path: Path, rule: str, *rows: Any, deliveries: tuple[Delivered, ...] = (), round_code: str = "2026") -> Found:
    store = small_store(path / "store.duckdb", rows, deliveries)
    return [(key, detail) for key, detail in queries.run(store, f"attention/{rule}", round=round_code).iter_rows()]


def test_overdue_names_what_ended_before_the_reference_date_and_not_what_ends_on_it(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "overdue",
        said("2026", "SKB-0001", stage="in_progress", end=date(2026, 9, 29)),
        said("2026", "SKB-0002", stage="in_progress", end=date(2026, 9, 30)),
        said("2026", "SKB-0003", stage="in_progress"),
        said("2026", "SKB-0004", end=date(2026, 9, 29)),
    ) == [("SKB-0001", "2026-09-29"), ("SKB-0004", "2026-09-29")]


@pytest.mark.parametrize(
    "values",
    [{"stage": "completed"}, {"stage": "discontinued"}, {"stage": "permanent"}, {"stage": "in_progress", "is_ongoing": True}],
)
def test_overdue_leaves_out_what_has_ended_or_goes_on(tmp_path: Path, values: dict[str, Any]) -> None:
    assert found(tmp_path, "overdue", said("2026", "SKB-0001", end=date(2020, 1, 1), **values)) == []


def test_due_soon_looks_six_months_ahead_at_what_has_not_begun(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "due_soon_not_begun",
        said("2026", "SKB-0001", stage="planned", end=date(2027, 3, 30)),
        said("2026", "SKB-0002", stage="planned", end=date(2027, 3, 31)),
        said("2026", "SKB-0003", stage="preparing", end=date(2026, 9, 30)),
        said("2026", "SKB-0004", stage="preparing", end=date(2026, 9, 29)),
        said("2026", "SKB-0005", stage="in_progress", end=date(2026, 12, 31)),
    ) == [("SKB-0001", "2027-03-30"), ("SKB-0003", "2026-09-30")]


def test_a_rating_is_worse_only_against_a_rating_of_the_previous_round(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "rating_worse",
        said("2025", "SKB-0001", rating="green"),
        said("2026", "SKB-0001", rating="yellow"),
        said("2025", "SKB-0002", rating="red"),
        said("2026", "SKB-0002", rating="yellow"),
        said("2025", "SKB-0003"),
        said("2026", "SKB-0003", rating="red"),
        said("2025", "SKB-0004", rating="green"),
        said("2026", "SKB-0004", rating="red", stage="completed"),
    ) == [("SKB-0001", "green>yellow")]


def test_yellow_and_red_need_a_reason_and_green_does_not(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "no_reason",
        said("2026", "SKB-0001", rating="yellow"),
        said("2026", "SKB-0002", rating="red", rating_reason="Personal fehlt"),
        said("2026", "SKB-0003", rating="green"),
        said("2026", "SKB-0004", rating="red", stage="discontinued"),
    ) == [("SKB-0001", "yellow")]


def test_a_decision_is_asked_for_until_the_measure_has_ended(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "decision_needed",
        said("2026", "SKB-0001", decision_needed="Verlängerung bis 2028?"),
        said("2026", "SKB-0002", decision_needed="Verlängerung?", stage="completed"),
        said("2026", "SKB-0003"),
    ) == [("SKB-0001", "Verlängerung bis 2028?")]


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({"stage": "completed", "end": date(2026, 10, 1)}, "completed_early=2026-10-01"),
        ({"stage": "in_progress", "rating": "green", "end": date(2026, 9, 29)}, "on_plan_after_end=2026-09-29"),
        ({"stage": "in_progress", "progress_percent": 100}, "full_progress=in_progress"),
        ({"stage": "completed", "progress_percent": 99}, "completed_progress=99"),
        ({"stage": "planned", "progress_percent": 1}, "begun_progress=1"),
        ({"start": date(2026, 2, 1), "end": date(2026, 1, 31)}, "end_before_start=2026-01-31"),
        (
            {"stage": "completed", "end": date(2027, 1, 1), "progress_percent": 50},
            "completed_early=2027-01-01;completed_progress=50",
        ),
    ],
)
def test_two_statements_that_do_not_go_together_are_named(tmp_path: Path, values: dict[str, Any], detail: str) -> None:
    assert found(tmp_path, "contradiction", said("2026", "SKB-0001", **values)) == [("SKB-0001", detail)]


@pytest.mark.parametrize(
    "values",
    [
        {"stage": "completed", "end": date(2026, 9, 30), "progress_percent": 100},
        {"stage": "in_progress", "rating": "green", "end": date(2026, 9, 30)},
        {"stage": "in_progress", "rating": "yellow", "end": date(2026, 9, 29)},
        {"stage": "in_progress", "progress_percent": 99},
        {"stage": "permanent", "rating": "green", "end": date(2025, 1, 1), "progress_percent": 100},
        {"stage": "planned", "progress_percent": 0},
        {"start": date(2026, 1, 31), "end": date(2026, 1, 31)},
    ],
)
def test_statements_that_just_go_together_are_no_contradiction(tmp_path: Path, values: dict[str, Any]) -> None:
    assert found(tmp_path, "contradiction", said("2026", "SKB-0001", **values)) == []


def test_a_measure_without_a_lead_is_named_until_it_has_ended(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "no_lead",
        said("2026", "SKB-0001", lead_department=None),
        said("2026", "SKB-0002"),
        said("2026", "SKB-0003", lead_department=None, stage="merged"),
    ) == [("SKB-0001", None)]


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
