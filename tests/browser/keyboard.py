"""Going through a page as somebody without a mouse does: Tab to what is wanted, then Enter, Space, arrows or words."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

STEPS_AT_MOST = 250
"""So many times Tab is pressed; a page where more is needed can hardly be used by keyboard."""

_IS_REACHED = """wanted => {
    const here = document.activeElement;
    return wanted === here || wanted.contains(here);
}"""


def reach(page: Page, wanted: Locator, *, back: bool = False) -> int:
    """Press Tab (`back`: Shift+Tab) until the focus is on `wanted` and can be seen there, and return how often it was pressed.

    AssertionError where it never is.
    """
    wanted.wait_for()
    handle = wanted.element_handle()
    for steps in range(STEPS_AT_MOST):
        if page.evaluate(_IS_REACHED, handle):
            assert page.evaluate("() => document.activeElement.matches(':focus-visible')"), "the focus cannot be seen"
            return steps
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab does not lead to {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go to a control and press it."""
    reach(page, wanted)
    page.keyboard.press(key)


def write(page: Page, wanted: Locator, text: str) -> None:
    """Go to a field and type into it."""
    reach(page, wanted)
    page.keyboard.type(text)
