"""A store of the sample lists for tests: built once in a run and copied for each who asks, for building takes many seconds."""

from __future__ import annotations

from pathlib import Path

from dashboard import settings
from dashboard.intake.accepting.building import build
from dashboard.rounds.entries import entries_of
from dashboard.store import Store
from tests.built_once import built_once


@built_once
def sample_store(path: Path, *, with_entries: bool = True) -> Store:
    """A store of its own at `path`, as at the first start; without entries no round is frozen, and nothing is decided."""
    told = build(path, settings.LISTS, settings.MASTER, entries=entries_of(settings.LISTS) if with_entries else None)
    assert told.left_out == []
    return Store(path)
