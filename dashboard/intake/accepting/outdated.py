"""Two coordinators at once: the second of one department is told what the first has changed, and compares anew."""

from __future__ import annotations

from typing import Final

from dashboard import formats, queries
from dashboard.intake.accepting.errors import OutdatedError
from dashboard.intake.joining.comparison import newest_delivery_id
from dashboard.store import Queryable

ANY: Final = -1
"""In place of a delivery: compared with nothing that somebody has seen, as unattended commands do."""


def refuse_outdated(source: Queryable, department: str | None, based_on: int | None) -> None:
    """OutdatedError where the department's newest delivery is not the one that the comparison was based on."""
    if based_on == ANY:
        return
    newest = newest_delivery_id(source, department)
    if newest != based_on:
        again = "Bitte vergleichen Sie erneut; Ihre Antworten bleiben erhalten."
        raise OutdatedError(f"Angenommen wurde nichts: {_what_came_between(source, department, newest, based_on)} {again}")


def _what_came_between(source: Queryable, department: str | None, newest: int | None, based_on: int | None) -> str:
    if newest is None or (based_on is not None and newest < based_on):
        return f"Inzwischen wurde die Rückmeldung {based_on} von {department} zurückgenommen."
    row = queries.run(source, "identity/newest_delivery", department=department).row(0, named=True)
    counts = [
        formats.counted(row["new"], "neue Maßnahme", "neue Maßnahmen"),
        formats.counted(row["changed"], "geänderte", "geänderte"),
    ]
    when = formats.day(row["known_from"].date())
    return (
        f"Inzwischen wurde für {department} die Rückmeldung {newest} zur Runde {row['round']} angenommen "
        f"(am {when}: {formats.joined(counts)})."
    )
