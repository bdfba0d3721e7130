"""The overview's questions on a small store: literal rows in and out, and parts that add up under every filter."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import queries
from dashboard.charts.tally import selected, tally
from dashboard.store import Store
from dashboard.ui.ways_to_measures import of_group
from dashboard.vocabulary import STAGES
from tests.small_store import DEPARTMENTS, FIELDS, LEVELS, said, small_store

STAGE_CODES = [*(stage.code for stage in STAGES), "none"]
RATING_CODES = ["green", "yellow", "red", "none"]
LEVEL_CODES = ["land", "bremen", "bremerhaven", "multiple", "none"]


def progress(store: Store, key: str, **filters: Any) -> dict[str, int]:
    """N per value of one column: the measures of the selection but the merged ones."""
    rows = queries.run(store, "overview/progress", round="2026", **filters).iter_rows(named=True)
    return dict(Counter(row[key] for row in rows if row["stage"] != "merged"))


def changes(store: Store, round_code: str = "2026", **filters: Any) -> dict[str, int]:
    """What the columns of change add up to."""
    return tally(queries.run(store, "overview/progress", round=round_code, **filters), (), ()).changes._asdict()


def decisions(store: Store, **filters: Any) -> tuple[int, int]:
    found = changes(store, **filters)
    return found["decisions"], found["decisions_change"]


def test_a_measure_counts_once_in_each_view_also_without_field_lead_or_level(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2026", "SKB-0001", action_field=4, levels=["land", "bremen"], involved=["SJV"]),
            said("2026", "SKB-0002", action_field=None, levels=None, lead_department=None),
            said("2026", "SJV-0001", action_field=7, levels=["bremerhaven"], stage="completed"),
            said("2026", "SJV-0002", action_field=7, stage="merged"),
        ],
    )
    assert len(queries.run(store, "overview/progress", round="2026")) == 4
    assert progress(store, "field") == {"4": 1, "7": 1, "none": 1}
    assert progress(store, "department") == {"SKB": 1, "SJV": 1, "none": 1}
    assert progress(store, "level") == {"multiple": 1, "bremerhaven": 1, "none": 1}


def test_a_rating_that_this_round_has_not_confirmed_is_not_counted_as_its_own(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2025", "SKB-0001", stage="in_progress", rating="green"),
            said("2025", "SJV-0001", stage="in_progress", rating="green"),
            said("2025", "SJV-0002", stage="in_progress", rating="red"),
            said("2026", "SKB-0001", stage="in_progress", rating="green"),
        ],
    )

    assert progress(store, "rating") == {"green": 1, "none": 2}
    assert changes(store)["on_plan_change"] == 0
    assert queries.run(store, "attention/no_reason", rounds=["2026"]).is_empty()
    assert queries.run(store, "attention/no_reason", rounds=["2025"])["measure_id"].to_list() == ["SJV-0002"]


def test_ended_measures_have_no_rating_to_count_and_missing_ratings_are_a_class(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2026", "SKB-0001", stage="completed", rating="green"),
            said("2026", "SKB-0002", stage="in_progress", rating="green"),
            said("2026", "SKB-0003", stage="deferred"),
        ],
    )
    rows = queries.run(store, "overview/progress", round="2026").iter_rows(named=True)
    assert [(row["stage"], row["rating"]) for row in rows] == [
        ("completed", None),
        ("in_progress", "green"),
        ("deferred", "none"),
    ]


def test_nur_federfuehrend_leaves_out_what_a_body_is_only_involved_in(tmp_path: Path) -> None:
    rows = [said("2026", "SKB-0001", involved=["SJV"]), said("2026", "SJV-0001"), said("2026", "SASJI-0001")]
    store = small_store(tmp_path / "store.duckdb", rows)
    assert progress(store, "department", departments=["SJV"], lead_only=True) == {"SJV": 1}
    assert progress(store, "department", departments=["SJV"], lead_only=False) == {"SJV": 1, "SKB": 1}


def test_changes_compare_the_same_measures_and_leave_new_ones_apart(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2025", "SKB-0001", stage="in_progress", rating="green"),
            said("2026", "SKB-0001", stage="completed", rating="green"),
            said("2025", "SKB-0002", stage="completed"),
            said("2026", "SKB-0002", stage="completed"),
            said("2026", "SKB-0003", stage="completed"),
            said("2025", "SKB-0004", stage="in_progress"),
            said("2026", "SKB-0004", stage="permanent", rating="green"),
            said("2025", "SJV-0001", stage="planned"),
        ],
    )
    assert changes(store) == {
        "new_measures": 1,
        "not_reported": 1,
        "completed_change": 1,
        "permanent_change": 1,
        "yellow_change": 0,
        "red_change": 0,
        "on_plan_change": 0,
        "overdue_change": 0,
        "not_reported_change": 1,
        "decisions": 0,
        "decisions_change": 0,
    }


def test_each_rating_is_compared_among_what_both_rounds_have_confirmed(tmp_path: Path) -> None:
    """One of each step; SKB-0005 is new, SKB-0006 has ended, and of SJV-0001 this round has no word."""
    steps = {1: ("green", "red"), 2: ("yellow", "red"), 3: ("green", "yellow"), 4: (None, "yellow")}
    rows = [said("2025", f"SKB-000{key}", stage="in_progress", rating=before) for key, (before, _) in steps.items()]
    rows += [said("2026", f"SKB-000{key}", stage="in_progress", rating=now) for key, (_, now) in steps.items()]
    rows += [
        said("2026", "SKB-0005", stage="in_progress", rating="red"),
        said("2025", "SKB-0006", stage="in_progress", rating="red"),
        said("2026", "SKB-0006", stage="completed", rating="red"),
        said("2025", "SJV-0001", stage="in_progress", rating="red"),
    ]
    found = changes(small_store(tmp_path / "store.duckdb", rows))
    assert (found["yellow_change"], found["red_change"], found["on_plan_change"]) == (1, 1, -2)


def test_what_is_overdue_is_compared_by_the_reference_date_of_each_round(tmp_path: Path) -> None:
    """1 was overdue and is done, 2 and 3 have become so, 4 was and is, 5 is new; of 3 this round has no word."""
    before, between = date(2025, 1, 1), date(2026, 1, 1)
    rows = [
        said("2025", "SKB-0001", stage="in_progress", end=before),
        said("2026", "SKB-0001", stage="completed", end=before),
        said("2025", "SKB-0002", stage="in_progress", rating="green", end=between),
        said("2026", "SKB-0002", stage="in_progress", rating="green", end=between),
        said("2025", "SJV-0003", stage="in_progress", end=between),
        said("2025", "SKB-0004", stage="in_progress", end=before),
        said("2026", "SKB-0004", stage="in_progress", end=before),
        said("2026", "SKB-0005", stage="in_progress", end=before),
    ]
    store = small_store(tmp_path / "store.duckdb", rows)
    assert changes(store)["overdue_change"] == 1
    assert changes(store, stages=["completed"])["overdue_change"] == -1


def test_the_first_round_compares_nothing(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store.duckdb", [said("2025", "SKB-0001", stage="completed")])
    assert set(changes(store, "2025").values()) == {0}


def test_lines_of_attention_follow_the_filter(tmp_path: Path) -> None:
    past = date(2026, 1, 1)
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2026", "SKB-0001", action_field=4, end=past, title="Lesen"),
            said("2026", "SJV-0001", action_field=7, end=past, lead_department=None, title="Recht"),
        ],
    )
    lines = queries.run(store, "overview/attention", round="2026").rows()
    assert lines == [
        ("no_lead", "SJV-0001", "Recht", "SJV", None),
        ("overdue", "SKB-0001", "Lesen", "SKB", "2026-01-01"),
        ("overdue", "SJV-0001", "Recht", "SJV", "2026-01-01"),
    ]
    assert queries.run(store, "overview/attention", round="2026", fields=["4"]).rows() == [lines[1]]


def test_decisions_are_compared_for_the_same_measures_and_new_ones_stand_apart(tmp_path: Path) -> None:
    asks = {"decision_needed": "Mehr Mittel?"}
    store = small_store(
        tmp_path / "store.duckdb",
        [
            said("2025", "SKB-0001", **asks),
            said("2026", "SKB-0001"),
            said("2025", "SKB-0002", **asks),
            said("2026", "SKB-0002", stage="merged", **asks),
            said("2025", "SKB-0003", action_field=4),
            said("2026", "SKB-0003", action_field=4, **asks),
            said("2026", "SKB-0004", **asks),
        ],
    )
    assert decisions(store) == (2, -1)
    assert decisions(store, fields=["4"]) == (1, 1)
    assert decisions(store, fields=["1"]) == (1, -2)


def test_rounds_come_newest_first_and_sample_data_are_known_as_such(tmp_path: Path) -> None:
    rows = [said("2025", "SKB-0001"), said("2026", "SKB-0001")]
    real = small_store(tmp_path / "real.duckdb", rows)
    sample = small_store(tmp_path / "sample.duckdb", rows, is_sample=True)
    assert [(row[0], row[3], row[4]) for row in queries.run(real, "overview/rounds").iter_rows()] == [
        ("2026", "2025", False),
        ("2025", None, False),
    ]
    assert [row[4] for row in queries.run(sample, "overview/rounds").iter_rows()] == [True, True]


def test_choices_are_in_official_order_with_the_missing_class_last(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store.duckdb", [said("2026", "SKB-0001")])
    choices = queries.run(store, "overview/choices").iter_rows()
    assert [(kind, code) for kind, code, *_ in choices if kind != "level"] == [
        *(("field", str(number)) for number in FIELDS),
        ("field", "none"),
        *(("department", code) for code in DEPARTMENTS),
        ("department", "none"),
    ]


def test_levels_can_be_chosen_in_official_order(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store.duckdb", [said("2026", "SKB-0001")])
    choices = queries.run(store, "overview/choices").filter(kind="level")
    assert list(choices.select("code", "label").iter_rows()) == list(LEVELS.items())


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Ninety measures over all fields, bodies, levels, stages and ratings, and none of them; no two steps share a divisor."""
    levels = [["land"], ["bremen"], ["bremerhaven"], ["land", "bremen"], None]
    rows = []
    for number in range(90):
        department = DEPARTMENTS[number % 4]
        values = {
            "action_field": [1, 4, 7, None][(number // 4) % 4],
            "lead_department": [department, department, None][number % 3],
            "involved": [DEPARTMENTS[(number + 1) % 4]] if number % 7 else None,
            "levels": levels[number % 5],
            "stage": [*(stage.code for stage in STAGES), None][number % 9],
            "rating": ["green", "yellow", "red", None][(number // 3) % 4],
        }
        rows.append(said("2026" if number % 11 else "2025", f"{department}-{number:04d}", **values))
    return small_store(tmp_path_factory.mktemp("mixed") / "store.duckdb", rows)


def some(values: list[str]) -> st.SearchStrategy[list[str] | None]:
    return st.none() | st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)


FILTERS = st.fixed_dictionaries(
    {
        "fields": some([*(str(number) for number in FIELDS), "none"]),
        "departments": some([*DEPARTMENTS, "none"]),
        "lead_only": st.booleans(),
        "levels": some(LEVEL_CODES),
        "spread": some(["one", "several"]),
        "stages": some(STAGE_CODES),
        "ratings": some(RATING_CODES),
    }
)


@given(filters=FILTERS)
def test_the_parts_add_up_in_every_view_under_every_filter(mixed: Store, filters: dict[str, Any]) -> None:
    rows = queries.run(mixed, "overview/progress", round="2026", **filters)
    counts = tally(rows, (), ())
    whole = counts.total.measures
    for groups in (counts.fields, counts.departments, counts.levels, counts.cells.values()):
        assert sum(group.measures for group in groups) == whole
        assert sum(group.rated + group.unrated for group in groups) == counts.total.rated + counts.total.unrated
    for field in counts.fields:
        assert field.measures == sum(cell.measures for (row, _), cell in counts.cells.items() if row == field.code)
    for department in counts.departments:
        assert department.measures == sum(
            cell.measures for (_, column), cell in counts.cells.items() if column == department.code
        )


@given(filters=FILTERS)
def test_the_way_from_a_group_opens_what_it_counts(mixed: Store, filters: dict[str, Any]) -> None:
    filters = {**filters, "spread": None}  # no page has this filter beside its charts
    everything = queries.run(mixed, "overview/progress", round="2026")
    for group in tally(selected(everything, filters), (), ()).levels:
        behind = selected(everything, {**filters, **of_group("levels", group.code, filters["levels"])})
        assert (behind.height, set(behind["level"])) == (group.measures + group.merged, {group.code})


@given(filters=FILTERS)
def test_what_the_page_selects_is_what_the_questions_give_for_the_same_filter(mixed: Store, filters: dict[str, Any]) -> None:
    everything = queries.run(mixed, "overview/progress", round="2026")
    rows = selected(everything, filters)
    assert rows.rows() == queries.run(mixed, "overview/progress", round="2026", **filters).rows()

    ids = tally(rows, (), ()).measure_ids
    lines = [line for line in queries.run(mixed, "overview/attention", round="2026").rows() if line[1] in ids]
    assert lines == queries.run(mixed, "overview/attention", round="2026", **filters).rows()


def test_without_a_filter_nothing_but_the_merged_is_left_out(mixed: Store) -> None:
    counts = tally(queries.run(mixed, "overview/progress", round="2026"), (), ())
    assert (counts.total.measures, counts.total.merged) == (80, 10)
