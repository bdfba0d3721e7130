"""Opening what is folded, as a reader does."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Page, expect

from tests.browser.site import wait_until_drawn

OPEN_ALL = """() => {
    const folded = [...document.querySelectorAll('details:not([open]) > summary')]
    folded.forEach(each => each.click())
    return folded.length
}"""
"""Presses the title of each part that is folded, and says of how many."""

PATIENCE = 5
"""So often a folded part is opened again."""

DEPTH = 4
"""So many times something folded may lie in something folded."""


def unfold(page: Page, title: str, *, key: str = "", by_keyboard: bool = False) -> None:
    """Open the first folded part whose title contains `title`, or the one of a `key`; AssertionError where it does not stay open.

    What a page that is still being drawn folds up again is opened once more, as a patient reader does.
    """
    folded = page.locator(f'{f".st-key-{key} " if key else ""}details:has(> summary:has-text("{title}"))').first
    summary = folded.locator("> summary")
    for _ in range(PATIENCE):
        wait_until_drawn(page)
        summary.wait_for()
        if folded.get_attribute("open") is None:
            if by_keyboard:
                summary.focus()
                page.keyboard.press("Enter")
            else:
                summary.click()
        wait_until_drawn(page)
        with suppress(AssertionError):
            expect(folded).to_have_attribute("open", "", timeout=2_000)
            return
    raise AssertionError(f"„{title}“ does not stay open")


def unfold_all(page: Page) -> None:
    """Open everything that is folded, also what appears inside, so that nothing hides from a check."""
    for _ in range(DEPTH):
        wait_until_drawn(page)
        if not page.evaluate(OPEN_ALL):
            return
    wait_until_drawn(page)
    expect(page.locator("details:not([open])")).to_have_count(0)
