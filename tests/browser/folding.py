"""Opening what is folded, as a patient reader does: what a page that is still being drawn folds up again is opened once more."""

from __future__ import annotations

import time
from contextlib import suppress

from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.site import wait_until_drawn

PATIENCE_SECONDS = 20
SETTLING_MS = 300
"""Streamlit unfolds within about this time; what stands open after it stays open."""


def unfold(page: Page, title: str, *, by_keyboard: bool = False) -> None:
    """Open the first folded part whose title contains `title`; AssertionError where it does not stay open."""
    folded = page.locator(f'details:has(> summary:has-text("{title}"))').first
    summary = folded.locator("> summary")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        wait_until_drawn(page)
        summary.wait_for()
        if folded.get_attribute("open") is None:
            if by_keyboard:
                summary.focus()
                page.keyboard.press("Enter")
            else:
                summary.click()
        page.wait_for_timeout(SETTLING_MS)
        wait_until_drawn(page)
        if folded.get_attribute("open") is not None:
            return
    raise AssertionError(f"„{title}“ does not stay open")


def press_until(button: Locator, answer: Locator) -> None:
    """Press a button until the page answers: a press is lost where the page is being drawn anew at that moment."""
    for _ in range(PATIENCE_SECONDS // 5):
        button.click()
        with suppress(Error):
            answer.first.wait_for(timeout=5_000)
            return
    answer.first.wait_for(timeout=1)


def unfold_all(page: Page) -> None:
    """Open everything that is folded, also what appears inside, so that nothing hides from a check."""
    for _ in range(4):
        wait_until_drawn(page)
        page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach(folded => folded.click())")
        page.wait_for_timeout(SETTLING_MS)
    wait_until_drawn(page)
    expect(page.locator("details:not([open])")).to_have_count(0)
