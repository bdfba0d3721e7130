"""Ties the trail to the store: what is published through a witnessed store stands in the trail before, or is not published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from dashboard import formats
from dashboard.refusals import RefusalError
from dashboard.store import Publication, Store, WitnessedStore, witnessed_by
from dashboard.trail.chain import note, trail_of
from dashboard.trail.event import Event, Kind

_SINGLE = 3
"""So many numbers are named; of more the first and the last."""
_NAMES = {
    "delivery_id": ("Rückmeldung", "Rückmeldungen"),
    "round": ("Runde", "Runden"),
    "decision_id": ("Beschluss", "Beschlüsse"),
    "freeze_id": ("aufgehobene Festschreibung", "aufgehobene Festschreibungen"),
    "inquiry_id": ("Rückfrage", "Rückfragen"),
    "reply_id": ("Antwort", "Antworten"),
    "answer_id": ("Antwort zur Liste", "Antworten zur Liste"),
    "request_id": ("Antrag auf Frist", "Anträge auf Frist"),
    "reminder_id": ("Erinnerung", "Erinnerungen"),
    "note_id": ("Notiz", "Notizen"),
    "day": ("Sitzung am", "Sitzungen am"),
    "measure_id": ("Maßnahme", "Maßnahmen"),
    "master_id": ("Stammdaten", "Stammdaten"),
    "report_id": ("Bericht", "Berichte"),
    "withdrawn": ("zurückgezogen:", "zurückgezogen:"),
}
"""What the columns that name an entry are called, one and several."""


def witnessed(store: Store, event: Event) -> Store:
    """The same store; each publication through it is noted as this event, with its generations and what it entered."""
    return WitnessedStore(store, partial(_noted, trail_of(store.path), event))


def commanded(store: Path, event: Event) -> AbstractContextManager[None]:
    """Within it, every publication of this process is noted as this event, in the trail of this store."""
    return witnessed_by(partial(_noted, trail_of(store), event))


@contextmanager
def _noted(folder: Path, event: Event, publication: Publication) -> Iterator[None]:
    told = _with(event, publication)
    note(told, folder)
    try:
        yield
    except BaseException:  # whatever it was, what was announced did not happen
        with suppress(RefusalError):
            note(replace(told, kind=Kind.FAILED), folder)
        raise


def _with(event: Event, publication: Publication) -> Event:
    rows = [_plain(row) for table in publication.rows.values() for row in table]
    bodies = sorted({str(row["department"]) for row in rows if row.get("department")})
    named = [_listed(name, rows) for name in _NAMES]
    return replace(
        event,
        body=event.body or ", ".join(bodies) or None,
        has_proof=any(row.get("proof") for row in rows),
        detail=" · ".join(part for part in (event.detail, *named) if part),
        before=publication.before,
        after=publication.after,
    )


def _plain(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of the books; one that withdraws an entry says so and names that entry."""
    if "kind" not in row:
        return row
    one, _several = _NAMES[f"{row['kind']}_id"]
    return {"withdrawn": f"{one} {row['number']}"}


def _listed(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """ "Rückmeldung 12", "Rückmeldungen 3 und 4", "26 Rückmeldungen (1 bis 26)"; nothing where none of the rows names one."""
    found = sorted({row[name] for row in rows if row.get(name) is not None})
    words = [formats.day(each) if isinstance(each, date) else str(each) for each in found]
    one, several = _NAMES[name]
    if len(words) <= _SINGLE:
        return f"{one if len(words) == 1 else several} {formats.joined(words)}" if words else ""
    return f"{len(words)} {several} ({words[0]} bis {words[-1]})"
