"""A store of an older version becomes one of this version: the same tables as a new store, and every row as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import queries
from dashboard.intake.accepting.upgrading import needs_upgrade, upgrade
from dashboard.master import DECISION_KINDS
from dashboard.store import SCHEMA_VERSION, SchemaError, Store, StoreError
from tests.old_store import MOMENT, store_of_version_1
from tests.readings import empty_store


@pytest.fixture
def old(tmp_path: Path) -> Store:
    return store_of_version_1(tmp_path / "alt.duckdb")


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


def test_an_old_store_is_refused_until_it_is_upgraded(old: Store) -> None:
    with pytest.raises(SchemaError, match="Fassung 1, erwartet wird 3"):
        old.query("select 1")

    assert upgrade(old)
    assert old.query("select value from store_info")["value"].to_list() == [SCHEMA_VERSION]


def test_an_upgraded_store_has_the_tables_of_a_new_one(old: Store, tmp_path: Path) -> None:
    upgrade(old)

    assert tables(old) == tables(empty_store(tmp_path / "neu.duckdb"))


def test_every_row_is_as_it_was(old: Store) -> None:
    upgrade(old)

    assert old.query("select sha256, content from workbook").rows() == [("ab", b"Bytes")]
    delivery = old.query("select kind, sha256, file_name, sender, scope, scope_fields, known_from, row_count from delivery")
    assert delivery.rows() == [("list", "ab", "Liste.xlsx", "Referat 10", "fields", [1, 4], MOMENT, 1)]
    assert old.query("select delivery_id, released_by, released_at from release").rows() == [(1, "Leitung", MOMENT)]
    said = old.query("select measure_id, version_id, source, sheet, row, cells::varchar from delivered_measure")
    assert said.rows() == [("SKB-0001", 1, "row", "Liste", 5, "{title=B5}")]
    assert old.query("select round, measure_id, stage from round_figure").rows() == [("2026", "SKB-0001", "planned")]


def test_an_upgraded_store_has_the_usual_kinds_of_decisions(old: Store) -> None:
    upgrade(old)

    assert tuple(queries.run(old, "master/decision_kind")["name"]) == DECISION_KINDS


def test_a_second_upgrade_does_nothing(old: Store) -> None:
    upgrade(old)
    version = old.version

    assert not upgrade(old)
    assert not needs_upgrade(old)
    assert old.version == version


@pytest.mark.parametrize("found", ["4", "0", "neu"])
def test_a_newer_or_unknown_store_is_refused_and_left_alone(old: Store, found: str) -> None:
    with old.write(any_schema=True) as writer:
        writer.execute("update store_info set value = $value where key = 'schema_version'", {"value": found})
    version = old.version

    with pytest.raises(SchemaError, match=f"Fassung {found}"):
        upgrade(old)

    assert old.version == version


def test_where_there_is_no_store_there_is_nothing_to_upgrade(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Es gibt noch keine Datenbank"):
        upgrade(Store(tmp_path / "leer.duckdb"))
