"""What is looked at when the server starts: each thing that will go wrong later, as one German sentence; none stops it."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from dashboard import formats, queries
from dashboard.keeping.belongings import BELONGINGS, log_of
from dashboard.store import Store, StoreError

ROOM_BYTES = 200 * 1024 * 1024
"""Less than that, or than a change of the store takes, is nearly full: an update, a log and some uploads want room too."""
_COPIES = 4
"""What a change takes at most: the draft, a file put over the link, a rewriting of each."""
_CLOCK_SLACK = timedelta(minutes=5)


def at_start(store: Store, now: datetime) -> Iterator[str]:
    """What somebody should mend; `now` in UTC without zone. StoreError where the store cannot be read."""
    folder = store.path.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        yield f"In dem Ordner {folder} lässt sich nicht schreiben: Es kann gelesen, nichts geändert werden. Bitte Rechte prüfen."
    yield from _room(store, folder)
    yield from _clock(store, now)
    yield from _rights(store.path)


def _room(store: Store, folder: Path) -> Iterator[str]:
    free, needed = shutil.disk_usage(folder).free, max(ROOM_BYTES, _COPIES * store.path.stat().st_size)
    if free < needed:
        yield (
            f"Der Datenträger mit {folder} ist fast voll: frei sind {_megabytes(free)}, eine Änderung braucht bis zu "
            f"{_megabytes(needed)}. Bitte Platz schaffen."
        )


def _clock(store: Store, now: datetime) -> Iterator[str]:
    with suppress(StoreError):  # of an unreadable store the pages tell
        newest = queries.run(store, "deliveries/newest_entry")["newest"][0]
        if newest is not None and newest > now + _CLOCK_SLACK:
            yield (
                f"Die Uhr dieses Rechners geht nach: Sie zeigt {formats.plain(now)} (UTC), der neueste Eintrag der Datenbank ist "
                f"vom {formats.plain(newest)}. Bitte die Uhr stellen, bevor etwas geändert wird."
            )


def _rights(store: Path) -> Iterator[str]:
    """What lies beside the store is for its owner only."""
    places = [each.at(store) for each in BELONGINGS] + list(log_of(store).parent.glob(f"{log_of(store).name}*"))
    for place in places:
        open_ones = [path for path in (place, *place.rglob("*")) if _is_open(path)]
        if open_ones:
            count = formats.counted(len(open_ones), "Stelle", "Stellen")
            yield (
                f"{place} dürfen auch andere Konten dieses Rechners lesen ({count}). "
                f"Bitte schließen: chmod -R go= {shlex.quote(str(place))}"
            )


def _is_open(path: Path) -> bool:
    try:
        return bool(stat.S_IMODE(path.lstat().st_mode) & 0o077) and not path.is_symlink()
    except OSError:
        return False


def _megabytes(size_bytes: int) -> str:
    return f"{formats.number(size_bytes // 1_000_000)} MB"
