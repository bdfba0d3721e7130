"""What the pages' tests share: where their store lies, and one look for components of other packages instead of one per page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard import settings

_NUMBERS = count(1)


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder whose path no other test of this process has had.

    pytest cuts names after 30 letters and gives a path again once its test has passed; pages keep stores open by their paths.
    """
    folder = tmp_path / str(next(_NUMBERS))
    folder.mkdir()
    return folder


@pytest.fixture
def store_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the pages look for their store; nothing lies there yet."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    return path


@pytest.fixture(scope="session", autouse=True)
def one_look_for_components() -> Iterator[None]:
    """Reading what all installed packages say of themselves takes three times as long as drawing a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield
