"""What a list would change: new, changed field by field, unchanged and missing measures. Nothing is saved here.

A field without a column in the list keeps its stored value: who leaves out a column has not said that its content is void. An
empty cell in a column that is there means "not reported" and is null.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from dashboard.intake.joining.belonging import Belonging, Known, Match
from dashboard.intake.joining.canonical import COMPARED_FIELDS, canonical, reported_fields, shown
from dashboard.intake.joining.identity import known_measures, match_rows
from dashboard.intake.model import Finding, ListReading, MeasureRow
from dashboard.store import Queryable


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row: what it was joined to, the values that would be stored, and per changed field the old and the new value."""

    match: Match
    values: dict[str, Any]
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.match.belonging is Belonging.NEW

    @property
    def is_changed(self) -> bool:
        return self.match.belonging is Belonging.KNOWN and bool(self.changes)

    @property
    def is_unchanged(self) -> bool:
        return self.match.belonging is Belonging.KNOWN and not self.changes

    @property
    def is_co_report(self) -> bool:
        return self.match.belonging is Belonging.CO_REPORT


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list beside what is stored. `covered_fields` are the action fields of a partial list, None for a whole one."""

    department: str | None
    outcomes: list[Outcome]
    missing: list[Known]
    covered_fields: tuple[int, ...] | None
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        """The contract of the command `compare`: new, changed field by field, the number of unchanged, and missing measures."""
        return {
            "new": [_row_as_json(outcome.match.row) for outcome in self.outcomes if outcome.is_new],
            "changed": [_change_as_json(outcome) for outcome in self.outcomes if outcome.is_changed],
            "unchanged": sum(outcome.is_unchanged for outcome in self.outcomes),
            "missing": [
                {"measure_id": known.measure_id, "number": known.values["number"], "title": known.title} for known in self.missing
            ],
        }


def compare(source: Queryable, reading: ListReading, *, round_code: str | None = None) -> Comparison:
    """Put a list beside the stored measures of its department, as last told up to a round (None: the newest).

    A list of no recognised department has nothing beside it: all its rows are new. StoreError: there is no store.
    """
    known = known_measures(source, reading.department, round_code)
    matching = match_rows(source, reading.department, reading.measures, known)
    columns = _columns(reading)
    extras = _extra_headings(reading)
    outcomes = [_outcome(match, columns[match.row.sheet], extras[match.row.sheet]) for match in matching.matches]
    covered = _covered_fields(reading)
    present = {_named(match) for match in matching.matches}
    missing = [measure for measure in known if measure.measure_id not in present and _is_asked_for(measure, covered)]
    return Comparison(reading.department, outcomes, missing, covered, matching.findings)


def _named(match: Match) -> str | None:
    return match.known.measure_id if match.known else match.co_reported_id


def _is_asked_for(measure: Known, covered: tuple[int, ...] | None) -> bool:
    """Whether its absence is a question: it has not ended or stood in the last list, and lies within what was delivered."""
    is_in_scope = covered is None or measure.values["action_field"] in covered
    return is_in_scope and (not measure.has_ended or measure.is_in_latest_list)


def _covered_fields(reading: ListReading) -> tuple[int, ...] | None:
    """The action fields that a partial list speaks of, by its rows."""
    if not reading.is_partial:
        return None
    return tuple(sorted({row.values["action_field"] for row in reading.measures if row.values["action_field"] is not None}))


def _columns(reading: ListReading) -> dict[str, set[str]]:
    """Per sheet the fields that have a column, or that any row of the sheet took from a cell (crosses, section rows, colours)."""
    columns: dict[str, set[str]] = defaultdict(set)
    for table in reading.tables:
        columns[table.sheet] |= set(table.columns)
    for row in reading.measures:
        columns[row.sheet] |= set(row.cells) & set(COMPARED_FIELDS)
    return columns


def _extra_headings(reading: ListReading) -> dict[str, set[str]]:
    headings: dict[str, set[str]] = defaultdict(set)
    for table in reading.tables:
        headings[table.sheet] |= set(table.extra_columns)
    return headings


def _outcome(match: Match, columns: set[str], headings: set[str]) -> Outcome:
    row = match.row
    told = {name: canonical(name, row.values[name]) for name in COMPARED_FIELDS}
    kept = match.known.values if match.known else None
    if kept is None:
        return Outcome(match, {**told, "extra": dict(row.extra), "footnotes": list(row.footnotes)})
    reported = reported_fields(columns, row.values)
    old = {name: canonical(name, kept[name]) for name in COMPARED_FIELDS}
    new = {name: told[name] if name in reported else old[name] for name in COMPARED_FIELDS}
    old |= {"extra": dict(kept["extra"] or {}), "footnotes": list(kept["footnotes"] or [])}
    new |= {"extra": _kept_extra(old["extra"], headings) | row.extra, "footnotes": list(row.footnotes)}
    return Outcome(match, new, {name: (old[name], new[name]) for name in new if old[name] != new[name]})


def _kept_extra(stored: dict[str, str], headings: set[str]) -> dict[str, str]:
    return {heading: text for heading, text in stored.items() if heading not in headings}


def _row_as_json(row: MeasureRow) -> dict[str, Any]:
    return {"sheet": row.sheet, "row": row.row, "number": row.values["number"], "title": row.values["title"]}


def _change_as_json(outcome: Outcome) -> dict[str, Any]:
    known = outcome.match.known
    return {
        "measure_id": known.measure_id if known else None,
        "title": outcome.values["title"],
        "fields": {name: [shown(old), shown(new)] for name, (old, new) in outcome.changes.items()},
    }
