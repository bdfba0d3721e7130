"""Where the system's Chromium is, and how it is started without a window."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from tests.start_key import let_in

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE = ViewportSize(width=1440, height=1000)
PHONE = ViewportSize(width=390, height=844)

Scheme = Literal["light", "dark"]

VIEWS: tuple[tuple[Scheme, ViewportSize], ...] = (("dark", PHONE), ("light", WIDE))
"""Both colour schemes and both widths; colours do not follow the width, so that the other two pairs prove the same again."""


def find_chromium() -> str | None:
    """The path of the browser: what DASHBOARD_CHROMIUM names, else the first of NAMES that is installed."""
    return os.environ.get("DASHBOARD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; LookupError where none is installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_installed(), args=_options())
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def regular_visitor(folder: Path) -> Iterator[BrowserContext]:
    """A German browser with a profile in `folder`; LookupError where none is installed.

    As with a reader who comes every day, Streamlit's scripts are compiled once and kept, which is a third of opening a page.
    """
    options = [*_options(), "--process-per-site"]
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=_installed(), args=options, viewport=WIDE, locale="de-DE", reduced_motion="reduce"
        )
        let_in(context)
        try:
            yield context
        finally:
            context.close()


def new_visitor(browser: Browser, scheme: Scheme = "light", size: ViewportSize = WIDE) -> BrowserContext:
    """A fresh visitor with a German browser: nothing cached, no cookie but the one of the start."""
    context = browser.new_context(viewport=size, locale="de-DE", color_scheme=scheme, reduced_motion="reduce")
    let_in(context)
    return context


def _installed() -> str:
    path = find_chromium()
    if path is None:
        raise LookupError("no Chromium found; `python -m tests` says how to get one")
    return path


def _options() -> list[str]:
    # Root may not use Chromium's sandbox, and in containers /dev/shm is too small for it.
    return ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
