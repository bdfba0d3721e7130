"""The list of measures: postponements, gaps and changes by literal rows; and that pages and store select the same, adding up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import queries
from dashboard.charts.tally import selected, tally
from dashboard.search.ordering import GROUPINGS, ORDERS, Arrangement, arranged
from dashboard.store import Store
from dashboard.vocabulary import (
    BESIDE_LEVELS,
    CHANGES,
    FUNDING_STATUSES,
    GAPS,
    MEASURABILITY,
    OBSTACLES,
    RATINGS,
    STAGES,
    STANDINGS,
    Term,
)
from data.samples.master_framework import ORIGIN_KINDS
from tests.sample_store import sample_store
from tests.small_store import LEVELS, said, small_store


def listed(path: Path, *rows: Any, **parameters: Any) -> dict[str, dict[str, Any]]:
    store = small_store(path / "store.duckdb", rows)
    return {row["measure_id"]: row for row in queries.run(store, "measures/list", round="2026", **parameters).to_dicts()}


def test_an_end_that_moves_away_is_put_off_and_one_that_comes_nearer_is_not(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        said("2025", "SKB-0001", end=date(2025, 12, 31)),
        said("2026", "SKB-0001", end=date(2026, 12, 31)),
        said("2025", "SKB-0002", end=date(2026, 12, 31)),
        said("2026", "SKB-0002", end=date(2026, 12, 30)),
        said("2026", "SKB-0003", end=date(2026, 12, 31)),
    )
    moves = {key: (row["first_end"], row["moves"], row["postponed_days"]) for key, row in found.items()}
    assert moves == {
        "SKB-0001": (date(2025, 12, 31), 1, 365),
        "SKB-0002": (date(2026, 12, 31), 0, 0),
        "SKB-0003": (date(2026, 12, 31), 0, 0),
    }


End = tuple[date, str | None, str | None]
"""The last day that is meant, the words that a list has for it, and how exact they are."""
ENDS: list[tuple[End, End, int]] = [
    ((date(2027, 12, 31), "2027", "year"), (date(2027, 12, 31), "Ende 2027", "year"), 0),
    ((date(2027, 11, 30), "Herbst 2027", "quarter"), (date(2027, 12, 31), "Q4 2027", "quarter"), 0),
    ((date(2027, 6, 30), "30.06.2027", "day"), (date(2027, 8, 31), "Mitte 2027", "half"), 0),
    ((date(2027, 8, 31), "Mitte 2027", "half"), (date(2027, 12, 31), "Ende 2027", "year"), 1),
    ((date(2027, 12, 31), "2027", "year"), (date(2028, 12, 31), "2028", "year"), 1),
    ((date(2027, 9, 30), "Q3 2027", "quarter"), (date(2027, 12, 31), "Q4 2027", "quarter"), 1),
    ((date(2026, 3, 31), "2024 – 31.03.2026", "year"), (date(2026, 12, 31), "2024 – 31.12.2026", "year"), 1),
    ((date(2026, 3, 31), "2024 – 31.03.2026", "year"), (date(2026, 12, 31), "2024 – 2026", "year"), 0),
    ((date(2026, 6, 30), None, None), (date(2026, 12, 31), None, None), 1),
    ((date(2026, 6, 30), None, "day"), (date(2026, 12, 31), None, "year"), 0),
]
"""An end as it was, as it is now, and how often it was put off."""


def test_an_end_is_put_off_only_where_the_days_meant_do_not_overlap(tmp_path: Path) -> None:
    names = ("end", "period_text", "period_precision")
    rows = [
        said(code, f"SKB-{number:04}", **dict(zip(names, told, strict=True)))
        for number, (before, now, _) in enumerate(ENDS, 1)
        for code, told in (("2025", before), ("2026", now))
    ]
    moves = {key: row["moves"] for key, row in listed(tmp_path, *rows).items()}
    assert moves == {f"SKB-{number:04}": expected for number, (_, _, expected) in enumerate(ENDS, 1)}


@pytest.mark.parametrize(
    ("told", "moves", "days"),
    [
        ((("Q1 2027", date(2027, 3, 31)), ("2027", date(2027, 12, 31)), ("Q4 2027", date(2027, 12, 31))), 1, 275),
        ((("Q1 2027", date(2027, 3, 31)), ("2027", date(2027, 12, 31)), ("Q1 2027", date(2027, 3, 31))), 0, 0),
        ((("Q1 2027", date(2027, 3, 31)), ("2027", date(2027, 12, 31)), ("2028", date(2028, 12, 31))), 1, 641),
    ],
)
def test_a_wider_end_between_two_hides_no_move(tmp_path: Path, told: tuple[tuple[str, date], ...], moves: int, days: int) -> None:
    rows = [
        said(code, "SKB-0001", end=end, period_text=text)
        for code, (text, end) in zip(("2025", "2026", "2027"), told, strict=True)
    ]
    store = small_store(tmp_path / "store.duckdb", rows)
    (row,) = queries.run(store, "measures/list", round="2027").to_dicts()
    assert (row["moves"], row["postponed_days"]) == (moves, days)


MISSING: list[tuple[dict[str, Any], str, bool]] = [
    ({"stage": "in_progress"}, "no_end", True),
    ({"stage": "in_progress", "is_ongoing": True}, "no_end", False),
    ({"stage": "permanent"}, "no_end", False),
    ({"stage": "completed"}, "no_end", False),
    ({"rating": "yellow"}, "no_reason", True),
    ({"rating": "yellow", "rating_reason": "Personal"}, "no_reason", False),
    ({"rating": "green"}, "no_reason", False),
    ({"stage": None}, "no_stage", True),
    ({}, "no_target_group", True),
    ({"target_group": "Eltern"}, "no_target_group", False),
    ({"stage": "completed"}, "no_goal", True),
    ({"guiding_goals": [3]}, "no_goal", False),
    ({"indicator": "Plätze"}, "no_indicator", False),
    ({}, "no_indicator", True),
]
"""What a list says of a measure, and whether it is named under this gap."""


def test_a_gap_is_what_should_be_said_and_is_not(tmp_path: Path) -> None:
    found = listed(tmp_path, *(said("2026", f"SKB-{number:04}", **values) for number, (values, _, _) in enumerate(MISSING, 1)))
    is_named = [(gap in found[f"SKB-{number:04}"]["gaps"]) for number, (_, gap, _) in enumerate(MISSING, 1)]
    assert is_named == [is_missing for _, _, is_missing in MISSING]


def test_a_filter_by_gap_and_one_by_standing_leave_what_has_both(tmp_path: Path) -> None:
    rows = (said("2026", "SKB-0001", stage="completed"), said("2026", "SKB-0002"), said("2026", "SKB-0003", stage="merged"))
    assert list(listed(tmp_path, *rows, standings=["counted"])) == ["SKB-0001", "SKB-0002"]
    assert list(listed(tmp_path / "b", *rows, standings=["merged", "open"])) == ["SKB-0002", "SKB-0003"]
    assert list(listed(tmp_path / "c", *rows, gaps=["no_indicator"])) == ["SKB-0002"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return sample_store(tmp_path_factory.mktemp("list") / "dashboard.duckdb", with_entries=False)


def codes(*terms: Term) -> st.SearchStrategy[list[str] | None]:
    return st.none() | st.lists(st.sampled_from([term.code for term in terms]), min_size=1, max_size=3, unique=True)


NONE = Term("none", "", "")
FILTERS = st.fixed_dictionaries(
    {
        "round": st.sampled_from(["2025", "2026"]),
        "fields": st.none() | st.lists(st.sampled_from(["1", "4", "7", "11", "none"]), min_size=1, unique=True),
        "departments": st.none() | st.lists(st.sampled_from(["SKB", "SBMS", "MAG-BHV", "none"]), min_size=1, unique=True),
        "lead_only": st.booleans(),
        "levels": codes(*(Term(code, "", "") for code in LEVELS), *BESIDE_LEVELS),
        "stages": codes(*STAGES, NONE),
        "ratings": codes(*RATINGS, NONE),
        "standings": codes(*STANDINGS),
        "changes": codes(*CHANGES),
        "gaps": codes(*GAPS),
        "rules": st.none() | st.lists(st.sampled_from(["overdue", "contradiction", "silent"]), min_size=1, unique=True),
        "funding": codes(*FUNDING_STATUSES, NONE),
        "obstacles": codes(*OBSTACLES),
        "guiding_goals": st.none() | st.lists(st.sampled_from(["1", "2", "3", "4"]), min_size=1, unique=True),
        "origins": codes(*(Term(kind.code, "", "") for kind in ORIGIN_KINDS), NONE),
        "measurability": codes(*MEASURABILITY),
    }
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parameters=FILTERS)
def test_the_page_selects_what_the_store_selects(store: Store, parameters: dict[str, Any]) -> None:
    every = queries.run(store, "measures/list", round=parameters["round"])
    keys = queries.run(store, "measures/list", **parameters)["measure_id"].to_list()
    assert selected(every, parameters)["measure_id"].to_list() == keys


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parameters=FILTERS)
def test_under_every_filter_the_parts_add_up_to_the_whole(store: Store, parameters: dict[str, Any]) -> None:
    known = {
        name: value for name, value in parameters.items() if name in ("fields", "departments", "lead_only", "levels", "stages")
    }
    rows = selected(queries.run(store, "overview/progress", round=parameters["round"]), known)
    counts = tally(rows, (), ())
    whole = rows.filter(pl.col("stage") != "merged").height
    assert counts.total.measures == whole
    for groups in (counts.fields, counts.departments, counts.levels, counts.cells.values()):
        assert sum(group.measures for group in groups) == whole
        assert sum(group.rated + group.unrated for group in groups) == counts.total.rated + counts.total.unrated
    assert sum(count for code, count in counts.total.stages.items() if code != "merged") == whole


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parameters=FILTERS,
    order=st.sampled_from(list(ORDERS)),
    grouping=st.sampled_from([code for code in GROUPINGS if code != "none"]),
)
def test_under_every_filter_and_order_the_groups_of_the_list_add_up_to_it(
    store: Store, parameters: dict[str, Any], order: str, grouping: str
) -> None:
    rows = selected(queries.run(store, "measures/list", round=parameters["round"]), parameters)
    groups = tuple(sorted(rows[grouping].unique(), reverse=True))
    listed = arranged(rows, Arrangement(order, grouping), groups)
    assert sorted(listed["measure_id"]) == sorted(rows["measure_id"])
    sizes = dict(rows.group_by(grouping).len().iter_rows())
    assert listed[grouping].to_list() == [code for code in groups for _ in range(sizes[code])]
