"""Ties the trail to the store: what is published through a witnessed store stands in the trail before, or is not published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from dashboard import formats
from dashboard.refusals import RefusalError
from dashboard.store import Publication, Store, WitnessedStore
from dashboard.trail.chain import note, trail_of
from dashboard.trail.event import Event, Kind

_SINGLE = 3
"""So many numbers are named; of more the first and the last."""
_NAMES = {
    "delivery_id": ("Rückmeldung", "Rückmeldungen"),
    "round": ("Runde", "Runden"),
    "decision_id": ("Beschluss", "Beschlüsse"),
    "freeze_id": ("Festschreibung", "Festschreibungen"),
    "inquiry_id": ("Rückfrage", "Rückfragen"),
    "reply_id": ("Antwort", "Antworten"),
    "answer_id": ("Antwort zur Liste", "Antworten zur Liste"),
    "request_id": ("Antrag auf Frist", "Anträge auf Frist"),
    "reminder_id": ("Erinnerung", "Erinnerungen"),
    "note_id": ("Notiz", "Notizen"),
    "day": ("Sitzung am", "Sitzungen am"),
    "measure_id": ("Maßnahme", "Maßnahmen"),
    "master_id": ("Stammdaten", "Stammdaten"),
}
"""What the columns that name an entry are called, one and several."""
_WITHDRAWN = {"inquiry": "inquiry_id", "note": "note_id", "reply": "reply_id", "reminder": "reminder_id", "request": "request_id"}
"""What the number of a withdrawn entry is, by its kind."""


def witnessed(store: Store, event: Event) -> Store:
    """The same store; each publication through it is noted as this event, with its generations and what it entered."""
    return WitnessedStore(store, partial(_noted, store, event))


@contextmanager
def _noted(store: Store, event: Event, publication: Publication) -> Iterator[None]:
    told = _with(event, publication)
    folder = trail_of(store.path)
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
    """A row of the books; one that withdraws an entry names that entry."""
    return {_WITHDRAWN[row["kind"]]: row["number"]} if row.get("kind") in _WITHDRAWN else row


def _listed(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """ "Rückmeldung 12", "Rückmeldungen 3 und 4", "26 Rückmeldungen (1 bis 26)"; nothing where none of the rows names one."""
    found = sorted({row[name] for row in rows if row.get(name) is not None})
    words = [formats.day(each) if isinstance(each, date) else str(each) for each in found]
    one, several = _NAMES[name]
    if len(words) <= _SINGLE:
        return f"{one if len(words) == 1 else several} {formats.joined(words)}" if words else ""
    return f"{len(words)} {several} ({words[0]} bis {words[-1]})"
