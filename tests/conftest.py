"""What holds for all tests: property tests try the same examples each time, for what decides must decide the same twice.

`HYPOTHESIS_SEARCH=1 python -m tests -k whatever` lets them look for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
if not os.environ.get("HYPOTHESIS_SEARCH"):
    settings.load_profile("steady")
