"""What a list would change: nothing is saved, and only what was said counts."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.joining.canonical import canonical
from dashboard.intake.joining.comparison import compare
from dashboard.store import Store
from tests.readings import COLUMNS, empty_store, reading, row, taken


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def test_every_row_of_a_first_list_is_new(store: Store) -> None:
    found = compare(store, reading([row("Sprachkurse", number="1"), row("Lesepaten")]))

    assert found.to_dict() == {
        "new": [
            {"sheet": "Liste", "row": 5, "number": "1", "title": "Sprachkurse"},
            {"sheet": "Liste", "row": 6, "number": None, "title": "Lesepaten"},
        ],
        "changed": [],
        "unchanged": 0,
        "missing": [],
    }


def test_comparing_saves_nothing(store: Store) -> None:
    before = store.version
    compare(store, reading([row("Sprachkurse")]))

    assert store.version == before
    assert store.query("select count(*) as n from delivery")["n"][0] == 0


def test_the_same_list_again_changes_nothing(store: Store) -> None:
    rows = [row("Sprachkurse", number="1", report="läuft"), row("Lesepaten", stage="planned")]
    taken(store, rows)

    assert compare(store, reading(rows)).to_dict() == {"new": [], "changed": [], "unchanged": 2, "missing": []}


def test_a_change_names_the_field_with_its_old_and_new_value(store: Store) -> None:
    columns = (*COLUMNS, "end")
    taken(store, [row("Sprachkurse", stage="planned", end=date(2025, 12, 31))], columns=columns)

    found = compare(store, reading([row("Sprachkurse", stage="in_progress", end=date(2026, 6, 30))], columns=columns))

    assert found.to_dict()["changed"] == [
        {
            "measure_id": "SKB-0001",
            "title": "Sprachkurse",
            "fields": {"stage": ["planned", "in_progress"], "end": ["2025-12-31", "2026-06-30"]},
        }
    ]


def test_a_set_in_another_order_and_a_blank_for_nothing_are_no_change(store: Store) -> None:
    taken(store, [row("Sprachkurse", levels=["land", "bremen"], report=None)])

    assert compare(store, reading([row("Sprachkurse", levels=["bremen", "land"], report="")])).to_dict()["unchanged"] == 1


def test_an_empty_cell_in_a_column_voids_the_value(store: Store) -> None:
    taken(store, [row("Sprachkurse", report="läuft")])

    found = compare(store, reading([row("Sprachkurse", report=None)]))

    assert found.to_dict()["changed"][0]["fields"] == {"report": ["läuft", None]}


def test_a_list_without_the_column_leaves_the_value(store: Store) -> None:
    taken(store, [row("Sprachkurse", report="läuft")])
    columns = [name for name in COLUMNS if name != "report"]

    assert compare(store, reading([row("Sprachkurse")], columns=columns)).to_dict()["unchanged"] == 1


def test_a_period_column_voids_all_that_it_filled(store: Store) -> None:
    columns = (*COLUMNS, "period_text")
    told = row("Sprachkurse", period_text="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), period_precision="year")
    taken(store, [told], columns=columns)

    fields = compare(store, reading([row("Sprachkurse")], columns=columns)).to_dict()["changed"][0]["fields"]

    assert fields == {
        "start": ["2025-01-01", None],
        "end": ["2025-12-31", None],
        "period_text": ["2025", None],
        "period_precision": ["year", None],
    }


def test_a_column_that_could_not_be_named_is_compared_by_its_heading(store: Store) -> None:
    taken(store, [row("Sprachkurse", extra={"Drucksache": "21/1"})])

    found = compare(store, reading([row("Sprachkurse", extra={"Drucksache": "21/2"})]))

    assert found.to_dict()["changed"][0]["fields"] == {"extra": [{"Drucksache": "21/1"}, {"Drucksache": "21/2"}]}


def test_a_row_that_is_gone_is_missing(store: Store) -> None:
    taken(store, [row("Sprachkurse", number="1"), row("Lesepaten", number="2")])

    found = compare(store, reading([row("Sprachkurse", number="1")]))

    assert found.to_dict()["missing"] == [{"measure_id": "SKB-0002", "number": "2", "title": "Lesepaten"}]


def test_a_partial_list_misses_only_measures_of_its_own_fields(store: Store) -> None:
    taken(store, [row("Sprachkurse"), row("Lesepaten"), row("Museum", action_field=11)])

    partial = compare(store, reading([row("Sprachkurse")], is_partial=True))
    whole = compare(store, reading([row("Sprachkurse")]))

    assert [measure.title for measure in partial.missing] == ["Lesepaten"]
    assert [measure.title for measure in whole.missing] == ["Lesepaten", "Museum"]


def test_an_ended_measure_is_missed_once_and_not_every_year(store: Store) -> None:
    taken(store, [row("Sprachkurse"), row("Fachtag", stage="completed")], round_code="2024")
    assert [measure.title for measure in compare(store, reading([row("Sprachkurse")])).missing] == ["Fachtag"]

    taken(store, [row("Sprachkurse")], round_code="2025")
    assert compare(store, reading([row("Sprachkurse")])).missing == []


def test_a_list_of_nobody_has_nothing_beside_it(store: Store) -> None:
    taken(store, [row("Sprachkurse")])

    found = compare(store, reading([row("Sprachkurse")], department=None))

    assert [outcome.is_new for outcome in found.outcomes] == [True]
    assert found.missing == []


def test_another_departments_measures_are_neither_matched_nor_missed(store: Store) -> None:
    taken(store, [row("Sprachkurse")], department="SASJI")

    found = compare(store, reading([row("Sprachkurse")], department="SKB"))

    assert len(found.to_dict()["new"]) == 1
    assert found.missing == []


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_never_matters(shared_store: Store, chance: random.Random) -> None:
    rows = [*ROWS]
    columns = [*COLUMNS]
    chance.shuffle(rows)
    chance.shuffle(columns)

    assert compare(shared_store, reading(rows, columns=columns)).to_dict() == {
        "new": [],
        "changed": [],
        "unchanged": len(ROWS),
        "missing": [],
    }


ROWS = [
    row("Sprachkurse", number="1", report="läuft"),
    row("Sprachkurse", number="2", stage="planned"),
    row("Beratung", report="eins"),
    row("Beratung", report="zwei"),
    row("Lesepaten", action_field=4, levels=["land", "bremen"]),
]


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = empty_store(tmp_path_factory.mktemp("store") / "dashboard.duckdb")
    taken(store, ROWS)
    return store


@given(st.lists(st.sampled_from(["land", "bremen", "bremerhaven"]), max_size=6))
def test_a_set_has_one_form(levels: list[str]) -> None:
    assert canonical("levels", levels) == canonical("levels", sorted(set(levels)))


def test_footnotes_that_come_back_in_a_column_of_their_own_stay_with_their_fields(store: Store) -> None:
    placed = {"title": "1) erst", "internal_note": "2) zweit\n3) dritt"}
    taken(store, [row("Sprachkurse", footnotes=placed)])

    found = compare(store, reading([row("Sprachkurse", footnotes={"": "1) erst\n2) zweit\n3) dritt"})]))

    assert found.outcomes[0].is_unchanged
    assert found.outcomes[0].values["footnotes"] == placed


def test_a_footnote_that_is_added_in_such_a_column_belongs_to_no_field(store: Store) -> None:
    taken(store, [row("Sprachkurse", footnotes={"title": "1) erst"})])

    found = compare(store, reading([row("Sprachkurse", footnotes={"": "1) erst\n2) neu"})]))

    assert found.outcomes[0].changes == {"footnotes": (["1) erst"], ["1) erst", "2) neu"])}
    assert found.outcomes[0].values["footnotes"] == {"title": "1) erst", "": "2) neu"}
