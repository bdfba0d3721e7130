"""A store of an older version becomes one of this version: the same tables as a new store, and every row as it was."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.intake.accepting.restoring import needs_upgrade, upgrade
from dashboard.store import SchemaError, Store, StoreError, schema_version
from tests.made_up_step import with_made_up_step
from tests.readings import empty_store, row, taken


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with one list, made before the program came to its next version."""
    store = empty_store(tmp_path / "alt.duckdb")
    with store.write() as writer:
        writer.insert("guiding_goal", [{"number": 1, "name": "Teilhabe"}])
    taken(store, [row("Sprachkurse", stage="planned")], round_code="2026")
    with_made_up_step(tmp_path / "queries", monkeypatch)
    return store


def tables(store: Store) -> list[tuple[object, ...]]:
    """Every column of every table and view, with type, default and whether it may be null; and every constraint and view."""
    columns = store.query(
        "select table_name, column_name, data_type, column_default, is_nullable from duckdb_columns() "
        "where not internal order by table_name, column_index"
    )
    constraints = store.query(
        "select table_name, constraint_type, constraint_column_names::varchar from duckdb_constraints() order by all"
    )
    views = store.query("select view_name, sql from duckdb_views() where not internal order by view_name")
    return [*columns.rows(), *constraints.rows(), *views.rows()]


LANDED = {"1": "4d9df82387425fb9", "2": "9b4cae99412efce2", "3": "8fba970e88651150", "4": "07b2b7d092c6b786"}
"""The digest of the tables of each version: a version that has landed never changes, for stores of it exist."""


def test_the_tables_change_with_a_version_of_their_own_only(tmp_path: Path) -> None:
    found = hashlib.sha256(repr(tables(empty_store(tmp_path / "neu.duckdb"))).encode()).hexdigest()[:16]

    assert LANDED.get(schema_version()) == found, (
        f"The tables have changed: bring stores to them by a step in queries/upgrades/ (docs/recipes.md), and note {found} here."
    )


@pytest.mark.parametrize("folder", ["schema", *(f"upgrades/{each.name}" for each in (settings.QUERIES / "upgrades").glob("*"))])
def test_statements_are_numbered_from_one_without_a_gap_or_a_double(folder: str) -> None:
    numbers = [re.match(r"(\d\d)_", file.name) for file in sorted((settings.QUERIES / folder).glob("*.sql"))]

    assert [int(each[1]) if each else None for each in numbers] == list(range(1, len(numbers) + 1))


def test_an_old_store_is_refused_until_it_is_upgraded(old: Store) -> None:
    before = int(schema_version()) - 1
    with pytest.raises(SchemaError, match=f"Fassung {before}, erwartet wird {schema_version()}"):
        old.query("select 1")

    assert upgrade(old)
    assert old.query("select value from store_info")["value"].to_list() == [schema_version()]


def test_an_upgraded_store_has_the_tables_of_a_new_one(old: Store, tmp_path: Path) -> None:
    upgrade(old)

    assert tables(old) == tables(empty_store(tmp_path / "neu.duckdb"))


def test_a_store_of_version_3_gets_the_tables_of_version_4_and_keeps_its_rows(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "drei.duckdb")
    taken(store, [row("Sprachkurse", stage="planned")], round_code="2026")
    steps = "".join(file.read_text("utf-8") for file in sorted((settings.QUERIES / "upgrades" / "4").glob("*.sql")))
    with store.write() as writer:
        for kind, name in reversed(re.findall(r"create (table|view) (\w+)", steps)):
            writer.execute(f"drop {kind} {name}")
        writer.update("store_info", {"value": "3"}, {"key": "schema_version"})

    assert upgrade(store)
    assert tables(store) == tables(empty_store(tmp_path / "neu.duckdb"))
    assert store.query("select title from measure_version")["title"].to_list() == ["Sprachkurse"]


def test_every_row_is_as_it_was(old: Store) -> None:
    upgrade(old)

    assert old.rows("guiding_goal").to_dicts() == [{"number": 1, "name": "Teilhabe", "remark": None}]
    said = old.query("select measure_id, version_id, source, sheet, row, cells['title'] as cell from delivered_measure")
    assert said.rows() == [("SKB-0001", 1, "row", "Liste", 5, "C5")]
    assert old.query("select round, measure_id, stage from round_figure").rows() == [("2026", "SKB-0001", "planned")]


def test_a_second_upgrade_does_nothing(old: Store) -> None:
    upgrade(old)
    version = old.version

    assert not upgrade(old)
    assert not needs_upgrade(old)
    assert old.version == version


@pytest.mark.parametrize("found", ["99", "0", "neu"])
def test_a_newer_or_unknown_store_is_refused_and_left_alone(old: Store, found: str) -> None:
    with old.write(any_schema=True) as writer:
        writer.update("store_info", {"value": found}, {"key": "schema_version"})
    version = old.version

    with pytest.raises(SchemaError, match=f"Fassung {found}"):
        upgrade(old)

    assert old.version == version


def test_where_there_is_no_store_there_is_nothing_to_upgrade(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Es gibt noch keine Datenbank"):
        upgrade(Store(tmp_path / "leer.duckdb"))
