"""One entry of the catalogue of findings: what the sentence says of a place, of a value, and what is expected."""

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


_AT = "Blatt „{sheet}“, Zelle {cell}: "


def warning(code: str, group: str, sentence: str, expected: str = "") -> Entry:
    """An entry that wants a look or an answer."""
    return Entry(code, "warning", group, _AT + sentence, expected)


def note(code: str, group: str, sentence: str, expected: str = "") -> Entry:
    """An entry about what was understood and is told."""
    return Entry(code, "note", group, _AT + sentence, expected)
