"""What lies beside a store longer than it should: states that a restore left, drafts, full logs; the trail drops its months."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard import settings
from dashboard.disk import unwritable
from dashboard.formats import day
from dashboard.intake.desk import Draft, Folders, GoneError
from dashboard.keeping.belongings import BELONGINGS, log_of
from dashboard.refusals import RefusalError
from dashboard.store import KEPT_GENERATIONS, Store
from dashboard.trail import Chain, trail_of

_REST_HOURS = 24
"""What a killed restore has left is no longer worked on after this."""
_DRAFTS = next(each for each in BELONGINGS if each.ending == ".drafts")


@dataclass(frozen=True, slots=True)
class Due:
    """A file or folder whose term is over: what it is and since when, in German, and which term that is."""

    path: Path
    what: str
    why: str


def due(store: Store, now: datetime) -> list[Due]:
    """What may go at this moment (UTC without zone), oldest kinds first; nothing is changed."""
    return [*_generations(store, now), *_drafts(store, now), *_logs(store, now), *_rests(store, now)]


def clear(store: Store, now: datetime) -> list[Due]:
    """Remove it, and tell what it was; RefusalError where something cannot be removed."""
    with store.still():
        gone = due(store, now)
        for each in gone:
            try:
                if each.path.is_dir():
                    shutil.rmtree(each.path)
                else:
                    each.path.unlink(missing_ok=True)
            except OSError as error:
                raise RefusalError(unwritable(f"dem Ordner {each.path.parent}", error)) from error
    Chain(trail_of(store.path)).drop_old(now.replace(tzinfo=UTC))
    return gone


def _generations(store: Store, now: datetime) -> Iterator[Due]:
    """Old states but the one that holds and the newest others, which are the way back."""
    for path in store.generations[:-KEPT_GENERATIONS]:
        if path != store.path.resolve() and _age(path, now) > timedelta(days=settings.GENERATION_DAYS):
            yield Due(path, f"früherer Stand vom {_written(path)}", f"älter als {settings.GENERATION_DAYS} Tage")


def _drafts(store: Store, now: datetime) -> Iterator[Due]:
    folders = Folders(_DRAFTS.at(store.path))
    for draft_id in folders.ids():
        with suppress(GoneError, ValueError, KeyError, TypeError):  # of what is no draft any more the desk decides by its age
            draft = Draft.from_json(folders.state(draft_id), folders.workbook(draft_id))
            if draft.kept_until < now.date():
                told = f"Entwurf von {draft.acting} für die Runde {draft.round_code}, zuletzt bearbeitet am "
                why = f"seit {settings.DRAFT_DAYS} Tagen nicht bearbeitet"
                yield Due(folders.path / draft_id, told + day(draft.changed_at.date()), why)


def _logs(store: Store, now: datetime) -> Iterator[Due]:
    log = log_of(store.path)
    for path in sorted(log.parent.glob(f"{log.name}.*")):
        if _age(path, now) > timedelta(days=settings.LOG_DAYS):
            yield Due(path, f"volles Betriebsprotokoll, zuletzt vom {_written(path)}", f"älter als {settings.LOG_DAYS} Tage")


def _rests(store: Store, now: datetime) -> Iterator[Due]:
    for path in sorted(store.path.parent.glob(f"{store.path.name}.unpacking-*")):
        if _age(path, now) > timedelta(hours=_REST_HOURS):
            yield Due(path, f"Rest vom {_written(path)}", "eine Wiederherstellung brach ab")


def _age(path: Path, now: datetime) -> timedelta:
    with suppress(OSError):
        return now - datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None)
    return timedelta(0)


def _written(path: Path) -> str:
    return day(datetime.fromtimestamp(path.stat().st_mtime, UTC).date())
