"""New cuts (Neuzuschnitt): which moves between two points the master data explain, so that no house is said to have made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import formats, queries
from dashboard.store import Queryable

_NAMES = {"department": "", "field": "Handlungsfeld "}
NEW_CUT = "Neuzuschnitt"


@dataclass(frozen=True, slots=True)
class NewCut:
    """Rows of queries/changes/lineage.sql: kind, code and heir -> the first day of the new cut."""

    days: Mapping[tuple[str, str, str], date]

    @classmethod
    def of(cls, rows: pl.DataFrame) -> NewCut:
        return cls({(kind, code, heir): day for kind, code, heir, day in rows.iter_rows()})

    @classmethod
    def between(cls, source: Queryable, earlier: str, later: str) -> NewCut:
        """What was cut anew between two rounds or days; StoreError where there is no store."""
        return cls.of(queries.run(source, "changes/lineage", **{"from": earlier, "to": later}))

    def told(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of queries/changes/measures.sql, with the new cut as the reason of what it has moved."""
        reasons = ["; ".join(self.words(row)) or row["reason"] for row in rows.iter_rows(named=True)]
        return rows.with_columns(pl.Series("reason", reasons, dtype=pl.String))

    def heirs(self, kind: str, code: str) -> list[str]:
        """Which fields or bodies follow one."""
        return [heir for each, was, heir in self.days if (each, was) == (kind, code)]

    def words(self, row: Mapping[str, Any]) -> Iterator[str]:
        """Each move of a row of queries/changes/measures.sql that a new cut explains, in words.

        "wechselt von SJV zu SIS: Neuzuschnitt zum 01.07.2027"
        """
        for kind, was, now, day in self._moves(row):
            if day is not None:
                yield f"wechselt von {_NAMES[kind]}{was} zu {_NAMES[kind]}{now}: {NEW_CUT} zum {formats.day(day)}"

    def explains(self, row: Mapping[str, Any], kind: str) -> bool:
        """Whether the move of that kind (department or field) comes from a new cut."""
        return any(moved == kind and day is not None for moved, _, _, day in self._moves(row))

    def explains_all(self, row: Mapping[str, Any]) -> bool:
        """Whether all that moved did so by a new cut, and nothing by the house."""
        days = [day for _, _, _, day in self._moves(row)]
        return bool(days) and None not in days

    def _moves(self, row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, date | None]]:
        for kind in _NAMES:
            was, now = (str(row[name]) if row[name] is not None else "" for name in (f"was_{kind}", kind))
            if was and now and was != now:
                yield kind, was, now, self.days.get((kind, was, now))


NO_NEW_CUT = NewCut({})
