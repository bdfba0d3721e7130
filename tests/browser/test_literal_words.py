"""What a browser makes of the words of a list: the words, and no link, no colour, no picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.site import Site, serving
from tests.browser.uploading import drop, headline
from tests.builders import Page as SheetPage
from tests.builders import workbook
from tests.small_store import said, small_store

TITLE = "# Kurs &amp; *Rat* [l](https://evil.example/a) www.evil.example <b>x</b> A -> B"
PICTURES = ":material/star: :smile: :red[r] $a$ amt@evil.example https://evil.example/b 1 >= 2"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("words") / "store.duckdb"
    small_store(path, [said("2026", "SKB-0001", stage="planned", title=TITLE, report=PICTURES)])
    with serving(path) as running:
        yield running


def must_be_words_only(page: Page) -> None:
    expect(page.locator("a[href*='evil.example']")).to_have_count(0)
    expect(page.locator("main b, main .katex, main :is(p, h1, h2) [role=img][aria-label='Symbol']")).to_have_count(0)


def test_a_page_shows_a_title_and_a_text_as_they_stand_and_makes_nothing_of_them(visit: Visitor, own: Site) -> None:
    page = visit(f"{own.url}/massnahme?kennung=SKB-0001&runde=2026").page
    expect(page.get_by_role("heading", level=2).first).to_contain_text(TITLE)
    expect(page.get_by_text(PICTURES).first).to_be_visible()
    must_be_words_only(page)


def test_the_name_of_a_file_is_shown_as_it_stands_in_a_tooltip_too(visit: Visitor, own: Site) -> None:
    page = visit(f"{own.url}/hochladen?haus=SKB&runde=2026").page
    name = "Liste *neu* &amp; www.evil.example _b_.xlsx"
    drop(page, name, workbook(SheetPage([("Maßnahmen SKB",), ("Nr.", "Maßnahme", "Ebene"), ("1", TITLE, "Land")])))
    expect(headline(page)).to_contain_text("Schritt 1 von 4")
    expect(page.get_by_text(name, exact=True)).to_be_visible()

    page.get_by_role("button", name="Verwerfen").hover()

    expect(page.get_by_test_id("stTooltipContent")).to_contain_text(name)
    must_be_words_only(page)
