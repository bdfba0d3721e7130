"""What is derived from deliveries: spans of days and the states of rounds, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.model import ListReading
from dashboard.store import Store
from tests.readings import empty_store, reading, row, taken

FOR_EVER = date(9999, 12, 31)

SPANS = (
    "select measure_id, version_id, valid_from, valid_to, level_class, stage from measure_span order by measure_id, valid_from"
)
STATES = (
    "select round, measure_id, version_id, previous_round, previous_version_id, is_reported, is_new, has_ended "
    "from round_state order by round, measure_id"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def test_a_span_lasts_until_the_next_word(store: Store) -> None:
    taken(store, [row("Kurse", stage="planned")], round_code="2024")
    taken(store, [row("Kurse", stage="completed", levels=["land", "bremen"])], round_code="2026")

    assert store.query(SPANS).rows() == [
        ("SKB-0001", 1, date(2024, 9, 30), date(2026, 9, 30), "land", "planned"),
        ("SKB-0001", 2, date(2026, 9, 30), FOR_EVER, "multiple", "completed"),
    ]


def test_of_two_words_for_one_day_the_later_one_holds(store: Store) -> None:
    taken(store, [row("Kurse", stage="planned")])
    taken(store, [row("Kurse", stage="preparing", levels=None)])

    assert store.query(SPANS).rows() == [("SKB-0001", 2, date(2025, 9, 30), FOR_EVER, "none", "preparing")]


def test_a_correction_for_an_earlier_day_comes_to_lie_before(store: Store) -> None:
    taken(store, [row("Kurse", stage="completed")])
    late = replace_as_of([row("Kurse", stage="planned")], date(2025, 3, 1))
    accept(store, late, b"spaet", receipt=receipt("2025", "Leitung"))

    assert [span[1:4] for span in store.query(SPANS).rows()] == [
        (2, date(2025, 3, 1), date(2025, 9, 30)),
        (1, date(2025, 9, 30), FOR_EVER),
    ]


def test_the_day_of_a_row_wins_over_the_lists_and_the_rounds(store: Store) -> None:
    rows = [row("Kurse", as_of=date(2025, 8, 1)), row("Museum")]
    accept(store, replace_as_of(rows, date(2025, 9, 1)), b"Liste", receipt=receipt("2025", "Leitung"))

    assert [span[2] for span in store.query(SPANS).rows()] == [date(2025, 8, 1), date(2025, 9, 1)]


def test_the_first_round_has_nothing_new_and_the_next_one_has(store: Store) -> None:
    taken(store, [row("Kurse")], round_code="2024")
    taken(store, [row("Kurse"), row("Museum")], round_code="2025")

    assert store.query(STATES).rows() == [
        ("2024", "SKB-0001", 1, None, None, True, False, False),
        ("2025", "SKB-0001", 1, "2024", 1, True, False, False),
        ("2025", "SKB-0002", 2, "2024", None, True, True, False),
    ]


def test_what_is_not_named_keeps_its_state_and_is_not_reported(store: Store) -> None:
    taken(store, [row("Kurse"), row("Fachtag", stage="completed")], round_code="2024")
    taken(store, [row("Museum")], round_code="2026")

    # An ended measure need not be named again: it counts as reported.
    assert [state[1:2] + state[5:] for state in store.query(STATES).rows() if state[0] == "2026"] == [
        ("SKB-0001", False, False, False),
        ("SKB-0002", True, False, True),
        ("SKB-0003", True, True, False),
    ]


def test_a_round_without_a_released_list_has_no_state_and_is_passed_over(store: Store) -> None:
    taken(store, [row("Kurse")], round_code="2024")
    accept(store, reading([row("Kurse", stage="planned")]), b"Entwurf", receipt=receipt("2025"))
    taken(store, [row("Kurse", stage="completed")], round_code="2026")

    assert [state[:5] for state in store.query(STATES).rows()] == [
        ("2024", "SKB-0001", 1, None, None),
        ("2026", "SKB-0001", 3, "2024", 1),
    ]


def test_within_a_round_the_last_list_holds(store: Store) -> None:
    taken(store, [row("Kurse", stage="planned"), row("Museum")])
    taken(store, [row("Kurse", stage="preparing")])

    assert [state[1:3] + state[5:6] for state in store.query(STATES).rows()] == [("SKB-0001", 3, True), ("SKB-0002", 2, True)]


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        (date(2024, 9, 29), []),
        (date(2024, 9, 30), [(1, "SKB", "land", "planned", 1)]),
        (date(2025, 9, 29), [(1, "SKB", "land", "planned", 1)]),
        (
            date(2025, 9, 30),
            [(1, "SKB", "land", "completed", 1), (1, "SKB", "land", None, 2), (None, "SKB", "none", "planned", 1)],
        ),
    ],
)
def test_progress_as_of_a_day(store: Store, day: date, rows: list[tuple[object, ...]]) -> None:
    taken(store, [row("Kurse", stage="planned")], round_code="2024")
    taken(
        store,
        [
            row("Kurse", stage="completed"),
            row("Museum"),
            row("Garten"),
            row("Orchester", action_field=None, levels=None, stage="planned"),
        ],
        round_code="2025",
    )

    assert queries.run(store, "progress/as_of", day=day).rows() == rows


def test_each_rule_of_attention_is_kept_for_each_round(store: Store) -> None:
    columns = ("title", "stage", "end")
    late = {"stage": "in_progress", "is_ongoing": False}
    taken(store, [row("Kurse", end=date(2025, 6, 30), **late)], round_code="2024", columns=columns)
    taken(store, [row("Kurse", end=date(2025, 6, 30), **late)], round_code="2025", columns=columns)

    found = store.query("select round, measure_id, rule, detail from attention where rule = 'overdue' order by round")
    assert found.rows() == [("2025", "SKB-0001", "overdue", "2025-06-30")]


def replace_as_of(rows: list[dict[str, object]], day: date) -> ListReading:
    return replace(reading(rows), as_of=day)
