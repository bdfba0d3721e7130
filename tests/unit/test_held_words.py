"""Every column of the schema has been decided upon: whether it holds words about a person, and who may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.fields import BESIDE_FIELDS
from dashboard.intake.accepting.carrying import BROUGHT, FROZEN
from dashboard.intake.accepting.rebuilding import CARRIED_OVER
from dashboard.intake.deliveries import redacting
from dashboard.intake.deliveries.held_words import DERIVED, HARMLESS, WORDS
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.intake.master.tables import MASTER_TABLES
from dashboard.store import Store
from dashboard.vocabulary import FIELD_BY_NAME, STAGE_ORDER, STAGES, UNORDERED_STAGES
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store, row, taken

NAME = "Erika Beispielfrau"
PLANTED: dict[str, Any] = {
    "VARCHAR": f"mit {NAME} und",
    "VARCHAR[]": ["vhs", NAME],
    "JSON": f'{{"text": "{NAME}", "list": ["{NAME}"]}}',
    "MAP(VARCHAR, VARCHAR)": {f"bei {NAME}": NAME},
    "MAP(INTEGER, VARCHAR)": {1: NAME},
}
"""The types that can hold words, each with a value that names a person."""
OTHERS: dict[str, Any] = {
    "INTEGER": 1,
    "BIGINT": 1,
    "DOUBLE": 1.0,
    "BOOLEAN": False,
    "DATE": date(2026, 9, 30),
    "TIMESTAMP": datetime(2026, 9, 30),
    "INTEGER[]": [1],
    "BLOB": b"",
}


@a_copy_for_each_test
def store(path: Path) -> Store:
    store = empty_store(path)
    taken(store, [row("Sprachkurse")])
    return store


def catalogue(store: Store) -> list[tuple[str, str, str]]:
    """Table, column and type of every column of every table."""
    told = store.query(
        "select c.table_name, c.column_name, c.data_type from duckdb_columns() as c join duckdb_tables() as t using (table_name) "
        "order by c.table_name, c.column_index"
    )
    return told.rows()


def undecided(store: Store, words: Mapping[str, Sequence[str]]) -> set[str]:
    """The columns that can hold words and stand neither among `words` nor among the harmless ones."""
    decided = {f"{table}.{name}" for table, names in words.items() for name in names}
    decided |= {column for columns in HARMLESS.values() for column in columns}
    found = {f"{table}.{name}" for table, name, kind in catalogue(store) if kind in PLANTED and table not in DERIVED}
    return found - decided


def forgetting(table: str, column: str) -> dict[str, tuple[str, ...]]:
    return {**WORDS, table: tuple(name for name in WORDS[table] if name != column)}


def test_every_type_of_the_schema_is_known_to_hold_words_or_none(store: Store) -> None:
    assert {kind for _, _, kind in catalogue(store)} <= PLANTED.keys() | OTHERS.keys()


def test_every_column_that_can_hold_words_is_redacted_or_declared_harmless(store: Store) -> None:
    assert undecided(store, WORDS) == set()


def test_a_column_that_the_schema_does_not_have_is_declared_nowhere_and_none_is_twice(store: Store) -> None:
    declared = [f"{table}.{name}" for table, names in WORDS.items() for name in names]
    declared += [column for columns in HARMLESS.values() for column in columns]

    assert set(declared) <= {f"{table}.{name}" for table, name, _ in catalogue(store)}
    assert len(declared) == len(set(declared))


@pytest.mark.parametrize(("table", "column"), [(table, column) for table, columns in WORDS.items() for column in columns])
def test_whoever_forgets_a_column_is_told(store: Store, table: str, column: str) -> None:
    assert undecided(store, forgetting(table, column)) == {f"{table}.{column}"}


def test_a_new_column_is_undecided(store: Store) -> None:
    with store.write() as writer:
        writer.execute("alter table consent add column remark varchar")
        writer.execute("alter table measure_version add column places map(varchar, varchar)")

    assert undecided(store, WORDS) == {"consent.remark", "measure_version.places"}


def plant(store: Store) -> None:
    """A row in every table from which words are redacted, with the name in each of its columns that hold words."""
    types = {(table, name): kind for table, name, kind in catalogue(store)}
    with store.write() as writer:
        for table, columns in WORDS.items():
            values = {name: OTHERS.get(kind) for (own, name), kind in types.items() if own == table}
            values |= {name: "x" for name in values if types[table, name] == "VARCHAR"}
            values |= {name: {"a": "b"} for name in values if types[table, name].startswith("MAP")}
            values |= {name: ["x"] for name in values if types[table, name] == "VARCHAR[]"}
            values |= {name: PLANTED[types[table, name]] for name in columns}
            writer.delete(table, {name: 1 for name in ("delivery_id", "version_id", "answer_id") if name in values})
            writer.insert(table, [values])


def left(store: Store) -> set[str]:
    """The columns in which the name still stands."""
    return {
        f"{table}.{name}"
        for table, name, kind in catalogue(store)
        if kind in PLANTED and NAME in repr(store.rows(table)[name].to_list())
    }


def test_a_name_that_stands_in_every_column_vanishes_from_all(store: Store) -> None:
    plant(store)
    assert left(store) >= {f"{table}.{name}" for table, names in WORDS.items() for name in names}

    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    assert left(store) == set()


@pytest.mark.parametrize("column", ["goal", "cross_reference", "extra"])
def test_a_name_outlives_where_its_column_is_forgotten(store: Store, column: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(store)
    monkeypatch.setattr(redacting, "WORDS", forgetting("measure_version", column))

    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")

    assert left(store) == {f"measure_version.{column}"}


def test_names_within_json_are_redacted_and_its_own_names_stay(store: Store) -> None:
    record = '{"title": "von title", "none": null}'
    with store.write() as writer:
        freeze = {"freeze_id": 1, "round": "2025", "frozen_by": "Leitung", "frozen_at": datetime(2026, 1, 1), "deliveries": [1]}
        writer.insert("round_freeze", [freeze | {"record": record}])

    redact_words(store, 1, ["title", "null"], reason="Bitte", by="Federführende Stelle")

    assert store.rows("round_freeze")["record"].to_list() == ['{"none": null, "title": "von [geschwärzt]"}']


def test_every_column_of_a_version_is_a_field_of_the_vocabulary_or_declared_to_be_none(store: Store) -> None:
    columns = [name for table, name, _ in catalogue(store) if table == "measure_version"]

    assert sorted(columns) == sorted([*FIELD_BY_NAME, *BESIDE_FIELDS])


def test_every_table_is_rebuilt_in_one_way_that_somebody_has_chosen(store: Store) -> None:
    by_themselves = ("store_info", "master_load", "former_label", "workbook", "withdrawal", "frozen_state")
    chosen = [*MASTER_TABLES, *BROUGHT, *CARRIED_OVER, *DERIVED, *by_themselves]

    assert sorted(chosen) == sorted({table for table, _, _ in catalogue(store)})


def test_all_that_is_said_beside_the_lists_keeps_a_new_build_from_losing_it() -> None:
    counted = queries.find("building/beside").sql
    with_others = ("release", "answer_withdrawal", "freeze_undone", *FROZEN)  # the deliveries, answers and freezes they belong to

    assert [name for name in CARRIED_OVER if name not in with_others and f"select '{name}'" not in counted] == []


def test_every_stage_has_its_place_in_the_order_or_is_declared_to_have_none() -> None:
    assert sorted([*STAGE_ORDER, *UNORDERED_STAGES]) == sorted(stage.code for stage in STAGES)
