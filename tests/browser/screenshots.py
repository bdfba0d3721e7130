"""The README's pictures: `python -m tests.browser.screenshots` draws the overview on sample data into docs/images/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from dashboard import settings
from tests.browser.chromium import PHONE, Scheme, chromium, new_visitor
from tests.browser.site import Site, sample_store, serving, wait_until_drawn

IMAGES = settings.ROOT / "docs" / "images"
TALL = ViewportSize(width=1440, height=2250)


def draw(browser: Browser, site: Site, name: str, scheme: Scheme, size: ViewportSize) -> None:
    """One picture of the first page."""
    context = new_visitor(browser, scheme, size)
    page = context.new_page()
    page.goto(site.url)
    wait_until_drawn(page)
    page.screenshot(path=IMAGES / f"{name}.png")
    context.close()


def main() -> None:
    """Build the sample store, serve it, and draw both pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(sample_store(Path(folder))) as site, chromium() as browser:
        draw(browser, site, "ueberblick-hell", "light", TALL)
        draw(browser, site, "ueberblick-telefon", "dark", PHONE)


if __name__ == "__main__":
    main()
