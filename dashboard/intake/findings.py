"""Findings: an issue of the catalogue at its place in a workbook.

A sentence may name {sheet}, {cell}, {value} and the details that the issue carries. It says where, what stands there, and what
to do. `expected` says what would be right. Severity: `error` makes the list unacceptable, `warning` wants a look or an answer,
`note` was understood and is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.intake.catalogue import answers, identity, layout, opening, struck, timeliness, value_classes, value_times
from dashboard.intake.catalogue.asking import input_for
from dashboard.intake.catalogue.entry import Entry
from dashboard.intake.model import Finding, Issue, ListReading
from dashboard.intake.opening.signature import file_name
from dashboard.intake.values.cells import written

_OF_VALUES = (*value_classes.ENTRIES, *value_times.ENTRIES, *struck.ENTRIES)
_OF_JOINING = (*identity.ENTRIES, *timeliness.ENTRIES, *answers.ENTRIES)

CATALOGUE: dict[str, Entry] = {entry.code: entry for entry in (*opening.ENTRIES, *layout.ENTRIES, *_OF_VALUES, *_OF_JOINING)}
"""Every entry by its code; a test sees to it that no code stands twice."""


def place(
    issue: Issue, *, sheet: str | None = None, cell: str | None = None, value: object = None, field: str | None = None
) -> Finding:
    """Turn an issue into a finding at its place; KeyError names a code that is not in the catalogue."""
    entry = CATALOGUE[issue.code]
    quoted = None if value is None else written(value)
    details: Mapping[str, Any] = {"sheet": sheet, "cell": cell, "value": quoted, **issue.details}
    return Finding(
        code=entry.code,
        severity=entry.severity,
        sheet=sheet,
        cell=cell,
        value=quoted,
        message=entry.sentence.format(**details),
        expected=entry.expected.format(**details),
        field=issue.field or field,
        choices=issue.choices,
        word=issue.word,
        asks=input_for(issue.code, issue.field or field, has_choices=bool(issue.choices)),
    )


def unreadable(issue: Issue, name: str, department: str | None) -> ListReading:
    """The reading of a file that could not be read: nothing but the one finding that says why."""
    return ListReading(file_name(name), department, None, False, False, [], [], [place(issue)], is_readable=False)
