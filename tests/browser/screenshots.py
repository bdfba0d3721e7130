"""The README's pictures: `python -m tests.browser.screenshots` draws the pages on sample data into docs/images/."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from dashboard import settings
from tests.browser.chromium import PHONE, Scheme, chromium, new_visitor
from tests.browser.site import Site, serving, wait_until_drawn
from tests.sample_store import sample_store

IMAGES = settings.ROOT / "docs" / "images"
TALL = ViewportSize(width=1440, height=2560)


@dataclass(frozen=True, slots=True)
class Picture:
    """One file of docs/images/ without its ending, and what stands in it."""

    name: str
    address: str = "/"
    scheme: Scheme = "light"
    size: ViewportSize = field(default_factory=lambda: ViewportSize(width=1440, height=1000))


PICTURES = (
    Picture("ueberblick-hell", size=TALL),
    Picture("ueberblick-telefon", scheme="dark", size=PHONE),
    Picture("lage", "/lage", size=ViewportSize(width=1440, height=900)),
    Picture("ressort", "/ressorts?ressort=SKB"),
    Picture("massnahmen", "/massnahmen?ansicht=Zeitstrahl"),
    Picture("veraenderungen", "/veraenderungen"),
    Picture("runde", "/runde?haus=federfuehrend"),
    Picture("stammdaten", "/stammdaten?haus=federfuehrend"),
    Picture("hochladen", "/hochladen?haus=SKB"),
    Picture("rueckmeldestand", "/rueckmeldestand?haus=federfuehrend"),
    Picture("rueckmeldelisten", "/rueckmeldelisten?haus=federfuehrend"),
)


def draw(browser: Browser, site: Site, picture: Picture) -> None:
    """One picture of one page."""
    context = new_visitor(browser, picture.scheme, picture.size)
    page = context.new_page()
    page.goto(site.url + picture.address)
    wait_until_drawn(page)
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Build the sample store, serve it, and draw all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(sample_store(Path(folder) / "beispiel.duckdb").path) as site,
        chromium() as browser,
    ):
        for picture in PICTURES:
            draw(browser, site, picture)


if __name__ == "__main__":
    main()
