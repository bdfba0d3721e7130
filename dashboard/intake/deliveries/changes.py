"""What a delivery changed, measure by measure and field by field, beside what held before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import queries
from dashboard.intake.joining.canonical import COMPARED_FIELDS, canonical
from dashboard.store import Queryable

_NAMES = (*COMPARED_FIELDS, "extra", "footnotes")


@dataclass(frozen=True, slots=True)
class ChangedMeasure:
    """A measure with a new version: `fields` maps each changed field to its old and new value; empty for a new measure."""

    measure_id: str
    title: str
    is_new: bool
    fields: dict[str, tuple[Any, Any]]


def changed_measures(source: Queryable, delivery_id: int) -> list[ChangedMeasure]:
    """In the order of the keys; with all fields, also those that are internal to the house that delivered."""
    changed = queries.run(source, "deliveries/changes", delivery_id=delivery_id)
    numbers = {number for name in ("version_id", "old_version_id") for number in changed[name].to_list()} - {None}
    found = queries.run(source, "deliveries/versions", versions=sorted(numbers))
    versions = {row["version_id"]: row for row in found.iter_rows(named=True)}
    return [_changed(row, versions) for row in changed.iter_rows(named=True)]


def _changed(row: Mapping[str, Any], versions: Mapping[int, Mapping[str, Any]]) -> ChangedMeasure:
    old, new = versions.get(row["old_version_id"]), versions[row["version_id"]]
    fields = {} if old is None else dict(_differences(old, new))
    return ChangedMeasure(row["measure_id"], row["title"], old is None, fields)


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in _NAMES:
        before, after = (_plain(name, values[name]) for values in (old, new))
        if before != after:
            yield name, (before, after)


def _plain(name: str, value: Any) -> Any:
    return value or None if name in ("extra", "footnotes") else canonical(name, value)
