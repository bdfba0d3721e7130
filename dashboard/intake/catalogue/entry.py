"""The form of an entry in the catalogue of findings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be wrong.

    `code` is stable ("period.impossible_date"). `severity`: `error` makes the list unacceptable, `warning` wants a look or an
    answer, `note` was understood and is told. `sentence` says in plain German where, what, and what to do; it may name {sheet},
    {cell}, {value} and the details of the issue. `expected` says what would be right; `group` is the German heading under which
    findings of one kind stand together.
    """

    code: str
    severity: str
    group: str
    sentence: str
    expected: str = ""
