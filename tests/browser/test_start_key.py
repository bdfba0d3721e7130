"""The first visit in a real browser: with the address of the start, by the file that leads to it, and without the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.start_key import NO_KEY, WORD, opening_page
from tests.browser.site import Site, wait_until_drawn
from tests.start_key import KEY


@pytest.fixture
def stranger(visitor: BrowserContext) -> Iterator[Page]:
    """A page of a browser that has never been here."""
    visitor.clear_cookies()
    opened = visitor.new_page()
    yield opened
    opened.close()


def test_without_the_key_there_is_one_sentence(site: Site, stranger: Page) -> None:
    stranger.goto(f"{site.url}/massnahmen")
    assert stranger.locator("body").inner_text() == NO_KEY


def test_the_address_of_the_start_opens_its_page_and_the_key_is_kept(site: Site, stranger: Page) -> None:
    stranger.goto(f"{site.url}/massnahmen?ampel=gelb&{WORD}={KEY}")
    stranger.wait_for_url(f"{site.url}/massnahmen?ampel=gelb")
    wait_until_drawn(stranger)
    stranger.goto(f"{site.url}/ebenen")
    wait_until_drawn(stranger)
    expect(stranger.get_by_role("heading", level=1)).to_contain_text("Ebenen")


def test_the_file_of_the_start_opens_the_pages_too(site: Site, stranger: Page, tmp_path: Path) -> None:
    stranger.goto(opening_page(tmp_path / "a.duckdb", f"{site.url}/?{WORD}={KEY}"))
    stranger.wait_for_url(f"{site.url}/")
    wait_until_drawn(stranger)
    assert KEY not in stranger.url
