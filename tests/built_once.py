"""Stores for tests: each is built once in a run, whichever worker asks first, and copied for all who ask for the same."""

from __future__ import annotations

import atexit
import functools
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import pytest
from filelock import FileLock

from dashboard.store import Store, schema_version

Given = ParamSpec("Given")
Builder = Callable[Concatenate[Path, Given], Store]

_VARIABLE = "DASHBOARD_BUILT_STORES"


def built_once(build: Builder[Given]) -> Builder[Given]:
    """For a function that builds a store at a path from literal values: the second call with the same values copies the first.

    Its answer is a store of the caller's own, which may be written to.
    """

    @functools.wraps(build)
    def copied(path: Path, /, *args: Given.args, **kwargs: Given.kwargs) -> Store:
        asked = repr((schema_version(), build.__module__, build.__qualname__, args, sorted(kwargs.items())))
        kept = shared_folder() / f"{hashlib.sha256(asked.encode()).hexdigest()}.duckdb"
        if not kept.exists():
            _build(kept, lambda fresh: build(fresh, *args, **kwargs))
        store = Store(path)
        if store.exists:
            with store.restore(kept):
                pass
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kept, path)
        return store

    return copied


def a_copy_for_each_test(build: Callable[[Path], Store]) -> Any:
    """A fixture of the function's name: for each test a store of its own, with what the function builds once in a run."""
    once = built_once(build)

    @pytest.fixture(name=build.__name__)
    def copied(tmp_path: Path) -> Store:
        folder = tmp_path / build.__name__
        folder.mkdir()
        return once(folder / "dashboard.duckdb")

    return copied


def shared_folder() -> Path:
    """The folder of this run: of the process that asked first, and of all that it starts. It goes when that process ends."""
    if _VARIABLE not in os.environ:
        folder = tempfile.mkdtemp(prefix="dashboard-built-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ[_VARIABLE] = folder
    return Path(os.environ[_VARIABLE])


def _build(kept: Path, build: Callable[[Path], Store]) -> None:
    with FileLock(kept.with_suffix(".lock")), tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        if not kept.exists():  # another worker may have built it meanwhile
            store = build(Path(folder, "fresh.duckdb"))
            store.close()
            store.path.resolve().rename(kept)
