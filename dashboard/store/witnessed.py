"""A store with a witness of its own, as pages write through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from dashboard.store.database import Store
from dashboard.store.witness import Witness


class WitnessedStore(Store):
    """The same store as `store`, whose open file it reads, with a witness of what is written through this one."""

    def __init__(self, store: Store, witness: Witness) -> None:
        super().__init__(store.path, witness=witness)
        self._store = store

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._store._reading() as cursor:
            yield cursor
