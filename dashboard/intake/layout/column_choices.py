"""What a column may be said to hold, as the choices of a question about it."""

from __future__ import annotations

from collections.abc import Iterable, Set

from dashboard.intake.model import Choice
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, Kind

KEPT = "als Zusatzangabe behalten"
"""The label of the choice null: the column is no field, and its content stays with the measure."""


def column_choices(current: str | None, likely: Iterable[str], taken: Set[str]) -> tuple[Choice, ...]:
    """What it is read as now (first and proposed), what its heading may mean, and every field that no other column holds."""
    free = (each.name for each in FIELDS if each.name not in taken and each.kind is not Kind.TEXTS)
    names = dict.fromkeys([*([current] if current else []), *likely, *free])
    fields = tuple(Choice(name, FIELD_BY_NAME[name].heading, name == current) for name in names)
    kept = Choice(None, KEPT, current is None)
    return (*fields, kept) if current else (kept, *fields)


def meaning_of(name: str | None) -> str:
    """How the answer reads in a sentence ("wird … gelesen")."""
    return f"als „{FIELD_BY_NAME[name].heading}“ gelesen" if name else KEPT
