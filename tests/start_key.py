"""The start key of every server of the tests: laid beside its store before it starts, and borne by each visitor."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

from dashboard.disk import write_whole
from dashboard.start_key import WORD, cookie_name

KEY = "p" * 43
HEADER = f"{cookie_name(KEY)}={KEY}"
"""What a browser that was let in sends as its cookie."""


def lay_key(store: Path) -> None:
    """Let a server that is started on this store take KEY for its own."""
    write_whole({store.with_name(f"{store.name}.{WORD}"): KEY.encode()})


def let_in(context: BrowserContext) -> None:
    """As if this browser had opened the address of the start once."""
    context.add_cookies([{"name": cookie_name(KEY), "value": KEY, "domain": "localhost", "path": "/"}])
