"""Two persons and the trail in a real browser: one asks to undo a freeze, another one does it, and both stand on the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.browser.chromium import VIEWS
from tests.browser.folding import unfold_all
from tests.browser.keyboard import press, reach, write
from tests.browser.site import in_each_view, wait_until_drawn
from tests.browser.test_accessibility import english, unlisted
from tests.logged_in import Guarded, guarded_site


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded_site(tmp_path_factory.mktemp("protokoll")) as running:
        freeze(Store(running.site.store), "2026", by="Referat")
        yield running


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    opened = visitor.new_page()
    yield opened
    opened.close()
    visitor.clear_cookies()


def opened(page: Page, guarded: Guarded, subject: str, path: str) -> None:
    """The page as somebody of the lead unit opens it."""
    name, value = guarded.cookie(subject, "leitung").split("=", 1)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": value, "url": guarded.site.url}])
    page.set_viewport_size(VIEWS[0][1])
    page.emulate_media(color_scheme=VIEWS[0][0])
    page.goto(guarded.site.url + path)
    wait_until_drawn(page)


def test_one_asks_another_one_confirms_and_both_stand_in_the_trail(guarded: Guarded, page: Page) -> None:
    opened(page, guarded, "person-a", "/runde?runde=2026")
    press(page, page.locator(".st-key-aufheben summary"))
    write(page, page.get_by_label("Grund", exact=True), "Nachmeldung")
    press(page, page.get_by_role("button", name="Aufheben beantragen"))
    expect(page.get_by_role("button", name="Antrag zurückziehen")).to_be_visible()
    expect(page.get_by_role("button", name="Bestätigen: Festschreibung aufheben")).to_have_count(0)

    opened(page, guarded, "person-b", "/runde?runde=2026")
    press(page, page.get_by_role("button", name="Bestätigen: Festschreibung aufheben"))
    expect(page.get_by_text("Die Festschreibung der Runde 2026 ist aufgehoben.").first).to_be_visible()

    opened(page, guarded, "person-b", "/protokoll")
    expect(page.get_by_text("Die Kette ist lückenlos.")).to_be_visible()
    expect(page.get_by_text("Festschreibung aufheben: Antrag")).to_have_count(2)
    expect(page.get_by_text("federführende Stelle (person-a)").first).to_be_visible()


def test_the_page_breaks_no_rule_and_fits_the_screen(guarded: Guarded, page: Page) -> None:
    opened(page, guarded, "person-b", "/protokoll")
    unfold_all(page)
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]


def test_the_options_of_a_choice_are_german_and_reached_in_less_than_ten_tabs(guarded: Guarded, page: Page) -> None:
    opened(page, guarded, "person-b", "/protokoll")
    page.set_viewport_size(VIEWS[1][1])
    wait_until_drawn(page)
    box = page.get_by_role("combobox", name="Zeitraum")
    assert reach(page, box) < 10
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="letzte 31 Tage")).to_be_visible()
    box.press_sequentially("qqq")
    expect(page.get_by_text("Kein Treffer")).to_be_visible()
    assert english(page) == []


def test_the_trail_is_taken_along_and_that_stands_in_it_too(guarded: Guarded, page: Page) -> None:
    opened(page, guarded, "person-b", "/protokoll")
    address = page.get_by_role("link", name="Als CSV-Datei").get_attribute("href")
    answer = page.request.get(f"{guarded.site.url}{address}")
    assert answer.status == 200
    assert "Protokoll der Zugriffe" in answer.text()
    assert "person-b" in answer.text()
    last = guarded.trail()[-1]
    assert (last.kind, last.what, last.subject) == ("download", "Protokoll", "person-b")
