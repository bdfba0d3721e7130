"""What holds for all tests: stores are built once for all workers, and property tests try the same examples each time.

`HYPOTHESIS_SEARCH=1 python -m tests -k whatever` lets them look for new ones; what decides must decide the same twice.
"""

from __future__ import annotations

import os

from hypothesis import settings

from tests.built_once import shared_folder

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
if not os.environ.get("HYPOTHESIS_SEARCH"):
    settings.load_profile("steady")


def pytest_configure() -> None:
    """Before any worker starts, so that all of them find one folder."""
    shared_folder()
