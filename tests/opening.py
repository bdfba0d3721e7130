"""A page opened at its address without a browser: drawn once, from the real entry, as a link that was mailed opens it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.ui.navigation import ENTRIES

LEAD_UNIT = "federfuehrend"
ROLES = frozenset(
    {"changes.py", "decisions.py", "delivery_board.py", "master_data.py", "round_sheets.py", "steering_round.py", "upload.py"}
    | {"working_group.py", "trail.py", "report.py"}
)
"""Pages that ask for whom one works; the tests open them as the lead unit where they do not say otherwise."""

_LINK = re.compile(r"\[((?:\\.|[^][\\]|\[[^]]*\])*)\]\(([^)]*)\)")
ENTRY = settings.ROOT / "dashboard" / "app.py"
SECONDS = 60


def open_page(file: str, query: Mapping[str, str | list[str]] | None = None, state: Mapping[str, Any] | None = None) -> AppTest:
    """The page in this file of pages/, with these words in its URL and this kept in its session; it has raised nothing."""
    app = AppTest.from_file(str(ENTRY), default_timeout=SECONDS)
    # Streamlit's `switch_page` knows the pages only after another one was drawn, which would be most of the work of a test.
    app._page_hash = next(calc_hash(entry.url) for entry in ENTRIES if entry.file == file)
    role = {"haus": LEAD_UNIT} if file in ROLES else {}
    for key, value in (role | dict(query or {})).items():
        app.query_params[key] = value
    for key, value in (state or {}).items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def links(app: AppTest) -> list[tuple[str, str]]:
    """Label and address of each link in a text of the page, in their order."""
    found = [link for text in app.markdown for link in _LINK.findall(text.value)]
    return [(re.sub(r"\\(.)", r"\1", label), address) for label, address in found]
