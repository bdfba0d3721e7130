"""What holds for all tests: stores are built once for all workers, and property tests try the same examples each time.

`HYPOTHESIS_SEARCH=1 python -m tests -k whatever` lets them look for new ones; what decides must decide the same twice.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.built_once import shared_folder

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
if not os.environ.get("HYPOTHESIS_SEARCH"):
    settings.load_profile("steady")


def pytest_configure() -> None:
    """Before any worker starts, so that all of them find one folder."""
    shared_folder()


_NUMBERS = count(1)


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder whose path no other test of this process has had.

    pytest cuts names after 30 letters and gives a path again once its test has passed; DuckDB and what pages keep take a store
    under a path that they know for the one that they know.
    """
    folder = tmp_path / str(next(_NUMBERS))
    folder.mkdir()
    return folder
