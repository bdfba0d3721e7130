"""What can be asked, and statements that are put together from the catalogue: names checked against it, values as parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl

from dashboard.store.errors import StoreError
from dashboard.store.frames import quoted


class Queryable(Protocol):
    """What can be asked: the published store, or a writer that sees its own unpublished changes."""

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pl.DataFrame: ...

    def rows(self, table: str, where: Mapping[str, Any] | None = None, columns: Sequence[str] = ()) -> pl.DataFrame: ...


@dataclass(frozen=True, slots=True)
class Statement:
    """What DuckDB's parser sees in a text: how many statements, and the named parameters of the first."""

    count: int
    parameters: frozenset[str]


Conditions = Mapping[str, Any]
"""Column -> the value that it has, None included; a list, tuple or set means any of its values."""

CATALOGUE = "select table_name, column_name, data_type from duckdb_columns() where not internal order by table_name, column_index"

_WORDS = "regexp_replace({0}, $pattern, $mark, 'g')"
_REWRITTEN: dict[str, str] = {
    "VARCHAR": _WORDS,
    "VARCHAR[]": f"list_transform({{0}}, lambda each: {_WORDS.format('each')})",
    "MAP(VARCHAR, VARCHAR)": (
        "map_from_entries(list_transform(map_entries({0}), lambda each: "
        f"{{{{'key': {_WORDS.format('each.key')}, 'value': {_WORDS.format('each.value')}}}}}))"
    ),
}
"""By type: a column with the words that match replaced."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the database: its name, and the type of each column in their order."""

    name: str
    types: Mapping[str, str]

    def checked(self, names: Iterable[str]) -> list[str]:
        """The names; StoreError where the table has no such column."""
        listed = list(names)
        if unknown := [name for name in listed if name not in self.types]:
            raise StoreError(f"Die Tabelle {self.name} hat keine Spalte {', '.join(unknown)}.")
        return listed


@dataclass(frozen=True, slots=True)
class Composed:
    """A statement as text, with the values of its parameters."""

    sql: str
    values: dict[str, Any]


def reading(table: Table, where: Conditions, columns: Sequence[str] = ()) -> Composed:
    """The rows that meet all conditions, in the order in which they were written; all columns, or those named."""
    names = ", ".join(map(quoted, table.checked(columns or table.types)))
    condition, values = _meeting(table, where)
    return _composed(["select", names, "from", quoted(table.name), condition, "order by rowid"], values)


def highest(table: Table, column: str) -> Composed:
    """The highest number in a column, as `number`; null where there is no row."""
    (name,) = table.checked([column])
    return _composed(["select max(", quoted(name), ") as number from", quoted(table.name)], {})


def summing(table: Table) -> Composed:
    """How many rows there are, as `rows`, and a number made of all that they hold, whatever their order, as `sum`."""
    return _composed(["select count(*) as rows, bit_xor(hash(", quoted(table.name), ")) as sum from", quoted(table.name)], {})


def lost(table: Table, column: str, of: Table) -> Composed:
    """How many rows have a value in a column that no row of `of` has in its column of that name, as `rows`."""
    (name,) = map(quoted, table.checked([column]))
    there = ["(select", name, "from", quoted(of.name), ")"]
    return _composed(["select count(", name, ") as rows from", quoted(table.name), "where", name, "not in", *there], {})


def updating(table: Table, given: Mapping[str, Any], where: Conditions) -> Composed:
    """Give columns one value in the rows that meet all conditions."""
    names = table.checked(given)
    told = ", ".join(f"{quoted(name)} = $v{at}::{table.types[name]}" for at, name in enumerate(names))
    condition, values = _meeting(table, where)
    return _composed(["update", quoted(table.name), "set", told, condition], values | _numbered(given))


def deleting(table: Table, where: Conditions) -> Composed:
    """Remove the rows that meet all conditions."""
    condition, values = _meeting(table, where)
    return _composed(["delete from", quoted(table.name), condition], values)


def copying(table: Table, source: Table, where: Conditions, given: Mapping[str, Any]) -> Composed:
    """Add the rows of `source` that meet all conditions: the columns that both have, and those of `given` with one value."""
    shared = [quoted(name) for name in table.types if name in source.types and name not in given]
    names = ", ".join([*shared, *map(quoted, table.checked(given))])
    taken = ", ".join([*shared, *(f"$v{at}" for at in range(len(given)))])
    condition, values = _meeting(source, where)
    parts = ["insert into", quoted(table.name), f"({names})", "select", taken, "from", quoted(source.name), condition]
    return _composed([*parts, "order by rowid"], values | _numbered(given))


def filling(table: Table, select: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> Composed:
    """Add the rows of a select whose columns have the table's names, and those of `given` with one value."""
    taken = ", ".join(["found.*", *(f"$v{at} as {quoted(name)}" for at, name in enumerate(table.checked(given)))])
    parts = ["insert into", quoted(table.name), "by name select", taken, "from (", select, ") as found"]
    return _composed(parts, {**parameters, **_numbered(given)})


def rewriting(table: Table, columns: Sequence[str], pattern: str, mark: str) -> Composed:
    """Put `mark` in the place of what matches the regular expression, wherever it stands in the columns."""
    if wordless := [name for name in table.checked(columns) if table.types[name] not in _REWRITTEN]:
        raise StoreError(f"In der Tabelle {table.name} stehen keine Worte in {', '.join(wordless)}.")
    told = ", ".join(f"{quoted(name)} = {_REWRITTEN[table.types[name]].format(quoted(name))}" for name in columns)
    return _composed(["update", quoted(table.name), "set", told], {"pattern": pattern, "mark": mark})


def _meeting(table: Table, where: Conditions) -> tuple[str, dict[str, Any]]:
    parts, values = [], {}
    for at, name in enumerate(table.checked(where)):
        value, kind = where[name], table.types[name]
        if isinstance(value, list | tuple | set | frozenset):
            parts.append(f"{quoted(name)} in (select unnest($w{at}::{kind}[]))")
            values[f"w{at}"] = list(value)
        else:
            parts.append(f"{quoted(name)} is not distinct from $w{at}::{kind}")
            values[f"w{at}"] = value
    return f"where {' and '.join(parts)}" if parts else "", values


def _numbered(given: Mapping[str, Any]) -> dict[str, Any]:
    return {f"v{at}": value for at, value in enumerate(given.values())}


def _composed(parts: Sequence[str], values: dict[str, Any]) -> Composed:
    return Composed(" ".join(part for part in parts if part), values)
