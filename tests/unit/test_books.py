"""What names an entry of the books in the trail: every table that somebody enters something into, and none of its words."""

from __future__ import annotations

from pathlib import Path

from dashboard.intake.accepting.rebuilding import CARRIED_OVER
from dashboard.intake.deliveries.held_words import WORDS
from dashboard.store import Store
from dashboard.store.books import NAMING
from dashboard.trail.noting import _NAMES
from tests.readings import empty_store

UNNAMED = {"department", "kind", "number", "proof"}
"""Told in another way: whose it is, what is withdrawn, and whether there is a proof."""


def test_every_table_that_is_said_beside_the_lists_is_named_and_none_of_its_words(tmp_path: Path) -> None:
    store: Store = empty_store(tmp_path / "s.duckdb")
    entered = {table for table in CARRIED_OVER if not table.startswith("frozen_")}  # what a freeze keeps, which is one entry
    assert entered - set(NAMING) == set()
    for table, columns in NAMING.items():
        assert set(columns) <= set(store.rows(table).columns), table
        assert set(columns) & set(WORDS.get(table, ())) - {"proof"} == set(), table


def test_every_column_that_names_an_entry_has_its_german_name() -> None:
    assert {name for columns in NAMING.values() for name in columns} - UNNAMED <= set(_NAMES)
