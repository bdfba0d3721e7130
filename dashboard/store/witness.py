"""A store of which somebody is told before each publication, so that a change and what is noted of it cannot part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard.store.database import Store, Writer


@dataclass(frozen=True, slots=True)
class Publication:
    """What is about to be published: the generation that holds, the one that follows it, and what was entered into the books."""

    before: int | None
    after: int
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


Witness = Callable[[Publication], AbstractContextManager[object]]
"""Around the moment of publishing: what it refuses is not published, and it learns where the publication failed."""


class WitnessedStore(Store):
    """The same store as `store`, whose open file it reads, with a witness of what is written through this one."""

    def __init__(self, store: Store, witness: Witness) -> None:
        super().__init__(store.path)
        self._store = store
        self._witness = witness

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._store._reading() as cursor:
            yield cursor

    def _publishing(self, writer: Writer, before: int | None, after: int) -> AbstractContextManager[object]:
        return self._witness(Publication(before, after, writer.entered))
