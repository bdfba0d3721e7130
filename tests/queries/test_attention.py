"""Each rule of queries/attention/: a measure for which it fires, beside one for which it just does not.

The reference date of 2026 is 30.09.2026.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.store import Writer
from tests.small_store import Delivered, Said, said, small_store

Found = list[tuple[str, str | None]]


def found(path: Path, rule: str, *rows: Any, deliveries: tuple[Delivered, ...] = (), round_code: str = "2026") -> Found:
    store = small_store(path / "store.duckdb", rows, deliveries)
    return list(queries.run(store, f"attention/{rule}", rounds=[round_code]).select("measure_id", "detail").iter_rows())


def test_overdue_names_what_ended_before_the_reference_date_and_not_what_ends_on_it(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "overdue",
        said("2026", "SKB-0001", stage="in_progress", end=date(2026, 9, 29)),
        said("2026", "SKB-0002", stage="in_progress", end=date(2026, 9, 30)),
        said("2026", "SKB-0003", stage="in_progress"),
        said("2026", "SKB-0004", end=date(2026, 9, 29)),
    ) == [("SKB-0001", "2026-09-29"), ("SKB-0004", "2026-09-29")]


def test_overdue_leaves_out_what_has_ended_or_goes_on(tmp_path: Path) -> None:
    over = {"end": date(2020, 1, 1)}
    assert found(
        tmp_path,
        "overdue",
        said("2026", "SKB-0001", stage="completed", **over),
        said("2026", "SKB-0002", stage="discontinued", **over),
        said("2026", "SKB-0003", stage="permanent", **over),
        said("2026", "SKB-0004", stage="in_progress", is_ongoing=True, **over),
        said("2026", "SKB-0005", stage="in_progress", **over),
    ) == [("SKB-0005", "2020-01-01")]


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


CONTRADICTIONS: list[tuple[dict[str, Any], str]] = [
    ({"stage": "completed", "end": date(2026, 10, 1)}, "completed_early=2026-10-01"),
    ({"stage": "in_progress", "rating": "green", "end": date(2026, 9, 29)}, "on_plan_after_end=2026-09-29"),
    ({"stage": "in_progress", "progress_percent": 100}, "full_progress=in_progress"),
    ({"stage": "completed", "progress_percent": 99}, "completed_progress=99"),
    ({"stage": "planned", "progress_percent": 1}, "begun_progress=1"),
    ({"start": date(2026, 2, 1), "end": date(2026, 1, 31)}, "end_before_start=2026-01-31"),
    ({"stage": "in_progress", "report": "Die Kurse haben bisher nicht begonnen."}, "not_begun=in_progress"),
    (
        {"stage": "completed", "end": date(2027, 1, 1), "progress_percent": 50},
        "completed_early=2027-01-01;completed_progress=50",
    ),
]
JUST_NONE: list[dict[str, Any]] = [
    {"stage": "completed", "end": date(2026, 9, 30), "progress_percent": 100},
    {"stage": "in_progress", "rating": "green", "end": date(2026, 9, 30)},
    {"stage": "in_progress", "rating": "yellow", "end": date(2026, 9, 29)},
    {"stage": "in_progress", "progress_percent": 99},
    {"stage": "permanent", "rating": "green", "end": date(2025, 1, 1), "progress_percent": 100},
    {"stage": "planned", "progress_percent": 0},
    {"start": date(2026, 1, 31), "end": date(2026, 1, 31)},
    {"stage": "in_progress", "actual": 100.0, "target": 100.0},
]


def test_two_statements_that_do_not_go_together_are_named_and_those_that_just_do_are_not(tmp_path: Path) -> None:
    named = {f"SKB-{number:04}": case for number, case in enumerate(CONTRADICTIONS, 1)}
    rows = [said("2026", key, **values) for key, (values, _) in named.items()]
    rows += [said("2026", f"SJV-{number:04}", **values) for number, values in enumerate(JUST_NONE, 1)]
    assert found(tmp_path, "contradiction", *rows) == [(key, detail) for key, (_, detail) in named.items()]


def test_a_measure_without_a_lead_is_named_until_it_has_ended(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "no_lead",
        said("2026", "SKB-0001", lead_department=None),
        said("2026", "SKB-0002"),
        said("2026", "SKB-0003", lead_department=None, stage="merged"),
    ) == [("SKB-0001", None)]


UNCHANGED = (
    said("2025", "SKB-0001", stage="in_progress", report="Der Kurs läuft."),
    said("2026", "SKB-0001", stage="in_progress", report="Der Kurs läuft."),
    said("2025", "SKB-0002", stage="in_progress", report="Der Kurs läuft."),
    said("2026", "SKB-0002", stage="in_progress", report="Der Kurs läuft weiter."),
    said("2025", "SKB-0003", stage="planned", report="Der Kurs läuft."),
    said("2026", "SKB-0003", stage="in_progress", report="Der Kurs läuft."),
    said("2025", "SKB-0004", stage="in_progress", report="Der Kurs läuft."),
)


def test_the_same_report_in_two_rounds_is_named_of_what_is_under_way_and_told_anew_and_is_no_contradiction(
    tmp_path: Path,
) -> None:
    assert found(tmp_path / "same", "same_report", *UNCHANGED) == [("SKB-0001", "2025")]
    assert found(tmp_path / "contradiction", "contradiction", *UNCHANGED) == []


def test_a_target_is_reached_from_above_and_from_below_by_what_goes_on(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        "target_reached",
        said("2026", "SKB-0001", stage="in_progress", actual=100.0, target=100.0),
        said("2026", "SKB-0002", stage="in_progress", actual=99.0, target=100.0),
        said("2026", "SKB-0003", stage="in_progress", baseline=30.0, actual=9.5, target=10.0),
        said("2026", "SKB-0004", stage="in_progress", baseline=30.0, actual=11.0, target=10.0),
        said("2026", "SKB-0005", stage="completed", actual=100.0, target=100.0),
        said("2026", "SKB-0006", stage="permanent", actual=100.0, target=100.0),
        said("2026", "SKB-0007", stage="in_progress", actual=100.0),
    ) == [("SKB-0001", "100/100"), ("SKB-0003", "9.5/10")]


@pytest.mark.parametrize(("rule", "detail"), [("same_report", "2025"), ("target_reached", "5/5")])
def test_what_is_no_contradiction_is_set_aside_likewise(tmp_path: Path, rule: str, detail: str) -> None:
    values = {"stage": "in_progress", "report": "Der Kurs läuft.", "actual": 5.0, "target": 5.0}
    rows = [said(each, key, **values) for each in ("2025", "2026") for key in ("SKB-0001", "SKB-0002")]
    store = small_store(tmp_path / "store.duckdb", rows)
    reason = {"delivery_id": 2, "kind": rule, "reason": "gilt weiter"}
    with store.write() as writer:
        writer.insert("set_aside", [reason | {"measure_id": "SKB-0001", "detail": detail}])
        writer.insert("set_aside", [reason | {"measure_id": "SKB-0002", "detail": "1/2"}])

    assert queries.run(store, f"attention/{rule}", rounds=["2026"]).rows() == [("2026", "SKB-0002", detail)]


def test_what_was_set_aside_is_silent_as_long_as_it_says_the_same(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2026", "SKB-0001", stage="completed", progress_percent=80, end=date(2027, 1, 1)),
            said("2026", "SKB-0002", stage="completed", progress_percent=80),
            said("2026", "SJV-0001", stage="completed", progress_percent=80),
        ],
    )
    row = {"delivery_id": 2, "kind": "completed_progress", "reason": "Restarbeiten"}
    with store.write() as writer:
        writer.insert("set_aside", [row | {"measure_id": "SKB-0001", "detail": "80"}])
        writer.insert("set_aside", [row | {"measure_id": "SKB-0002", "detail": "70"}])
        writer.insert("set_aside", [row | {"delivery_id": 1, "measure_id": "SJV-0001", "detail": "80"}])
        taken_back(writer, 1)

    rows = queries.run(store, "attention/contradiction", rounds=["2026"]).select("measure_id", "detail").rows()

    assert rows == [
        ("SJV-0001", "completed_progress=80"),
        ("SKB-0001", "completed_early=2027-01-01"),
        ("SKB-0002", "completed_progress=80"),
    ]


def taken_back(writer: Writer, delivery_id: int) -> None:
    entry = {"reason": "Irrtum", "withdrawn_by": "Koordination", "withdrawn_at": datetime(2026, 10, 1)}
    writer.insert("withdrawal", [entry | {"delivery_id": delivery_id}])


PAIRS: dict[str, tuple[tuple[Said, ...], tuple[Said, ...]]] = {
    "decision_needed": (
        (said("2026", "SKB-0001", decision_needed="Wer zahlt?", stage="in_progress"),),
        (said("2026", "SKB-0001", decision_needed="Wer zahlt?", stage="completed"),),
    ),
    "vanished": (
        (said("2025", "SKB-0001", stage="in_progress"), said("2026", "SKB-0002")),
        (said("2025", "SKB-0001", stage="completed"), said("2026", "SKB-0002")),
    ),
    "overdue": (
        (said("2026", "SKB-0001", stage="in_progress", end=date(2026, 9, 29)),),
        (said("2026", "SKB-0001", stage="in_progress", end=date(2026, 9, 30)),),
    ),
    "rating_worse": (
        (said("2025", "SKB-0001", rating="green"), said("2026", "SKB-0001", rating="yellow")),
        (said("2025", "SKB-0001", rating="yellow"), said("2026", "SKB-0001", rating="yellow")),
    ),
    "due_soon_not_begun": (
        (said("2026", "SKB-0001", stage="planned", end=date(2027, 3, 30)),),
        (said("2026", "SKB-0001", stage="planned", end=date(2027, 3, 31)),),
    ),
    "contradiction": (
        (said("2026", "SKB-0001", stage="completed", end=date(2026, 10, 1)),),
        (said("2026", "SKB-0001", stage="completed", end=date(2026, 9, 30)),),
    ),
    "no_reason": (
        (said("2026", "SKB-0001", rating="yellow", rating_reason=None),),
        (said("2026", "SKB-0001", rating="yellow", rating_reason="Personal fehlt"),),
    ),
    "no_lead": (
        (said("2026", "SKB-0001", lead_department=None),),
        (said("2026", "SKB-0001", lead_department="SKB"),),
    ),
    "same_report": (
        (
            said("2025", "SKB-0001", stage="in_progress", report="Läuft."),
            said("2026", "SKB-0001", stage="in_progress", report="Läuft."),
        ),
        (
            said("2025", "SKB-0001", stage="in_progress", report="Läuft."),
            said("2026", "SKB-0001", stage="in_progress", report="Läuft aus."),
        ),
    ),
    "target_reached": (
        (said("2026", "SKB-0001", stage="in_progress", actual=5.0, target=5.0),),
        (said("2026", "SKB-0001", stage="in_progress", actual=4.0, target=5.0),),
    ),
    "silent": (
        (said("2025", "SKB-0001", stage="in_progress"), said("2026", "SJV-0001")),
        (said("2025", "SKB-0001", stage="completed"), said("2026", "SJV-0001")),
    ),
}
"""For each rule rows for which it names SKB-0001, and the same rows, one value apart, for which it names nothing."""


def test_each_rule_has_a_pair_of_rows() -> None:
    assert {f"attention/{rule}" for rule in PAIRS} == set(queries.names("attention"))


@pytest.mark.parametrize("rule", PAIRS)
def test_one_value_decides_whether_a_rule_fires(tmp_path: Path, rule: str) -> None:
    fires, just_not = PAIRS[rule]
    assert [key for key, _ in found(tmp_path / "fires", rule, *fires)] == ["SKB-0001"]
    assert found(tmp_path / "not", rule, *just_not) == []


def test_a_rule_is_asked_once_for_several_rounds_and_keeps_them_apart(tmp_path: Path) -> None:
    rows = [said(each, "SKB-0001", rating=rating) for each, rating in (("2025", "yellow"), ("2026", "green"), ("2027", "red"))]
    store = small_store(tmp_path / "store.duckdb", rows)
    assert queries.run(store, "attention/no_reason", rounds=["2025", "2026"]).rows() == [("2025", "SKB-0001", "yellow")]
    assert queries.run(store, "attention/no_reason", rounds=["2025", "2027"])["round"].to_list() == ["2025", "2027"]
    assert queries.run(store, "attention/rating_worse", rounds=["2026", "2027"]).rows() == [("2027", "SKB-0001", "green>red")]
