"""Opening what is folded, as a reader does."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.site import wait_until_drawn

DEPTH = 4
"""So many times something folded may lie in something folded."""


def unfold(page: Page, title: str, *, by_keyboard: bool = False) -> None:
    """Open the first folded part whose title contains `title`; AssertionError where it does not stay open."""
    folded = page.locator(f'details:has(> summary:has-text("{title}"))').first
    summary = folded.locator("> summary")
    wait_until_drawn(page)
    summary.wait_for()
    if folded.get_attribute("open") is None:
        if by_keyboard:
            summary.focus()
            page.keyboard.press("Enter")
        else:
            summary.click()
    wait_until_drawn(page)
    expect(folded).to_have_attribute("open", "")


def unfold_all(page: Page) -> None:
    """Open everything that is folded, also what appears inside, so that nothing hides from a check."""
    for _ in range(DEPTH):
        wait_until_drawn(page)
        page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach(folded => folded.click())")
    wait_until_drawn(page)
    expect(page.locator("details:not([open])")).to_have_count(0)
