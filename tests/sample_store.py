"""A store of the sample lists for tests: built once per process and copied for each who asks, for building takes many seconds."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from dashboard import settings
from dashboard.intake.accepting.building import build
from dashboard.rounds.entries import entries_of
from dashboard.store import Store


def sample_store(path: Path, *, with_entries: bool = True) -> Store:
    """A store of its own at `path`, as at the first start; without entries no round is frozen, and nothing is decided."""
    shutil.copyfile(_built(with_entries).resolve(), path)
    return Store(path)


@cache
def _built(with_entries: bool) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="beispiel-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "beispiel.duckdb"
    told = build(path, settings.LISTS, settings.MASTER, entries=entries_of(settings.LISTS) if with_entries else None)
    assert told.left_out == []
    return path
