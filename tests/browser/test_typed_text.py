"""What was typed outlives a login that ends in the middle of it; for nobody else, and not beyond a logout."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.folding import unfold
from tests.browser.provider import login_files, provider
from tests.browser.site import free_port, serving, wait_until_drawn
from tests.browser.talk import listen
from tests.logged_in import NAME, Guarded
from tests.pages.test_roles import ACCESS
from tests.planted_store import planted_store

TYPED = "Die Runde bittet um einen Bericht"
LIFE_SECONDS = 25


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    folder, port = tmp_path_factory.mktemp("getippt"), free_port()
    planted_store(folder / "store.duckdb")
    with (
        provider({"leitung-person": ["leitung"]}) as url,
        serving(folder / "store.duckdb", port, **login_files(folder, ACCESS, url, port)) as site,
    ):
        yield Guarded(site, folder)


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    visitor.clear_cookies()
    opened = visitor.new_page()
    opened.on("dialog", lambda dialog: dialog.accept())
    listen(opened)
    yield opened
    opened.close()
    visitor.clear_cookies()


def open_as(page: Page, guarded: Guarded, subject: str, group: str, seconds: float = 600) -> None:
    """The page of decisions for somebody whose login has so many seconds left."""
    cookie = guarded.cookie(subject, group, exp=time.time() + seconds).partition("=")[2]
    page.context.add_cookies([{"name": NAME, "value": cookie, "url": guarded.site.url}])
    page.goto(f"{guarded.site.url}/beschluesse?runde=2026")
    wait_until_drawn(page)


def wording(page: Page) -> Locator:
    return page.get_by_label("Wortlaut", exact=True).first


def typed(page: Page) -> None:
    unfold(page, "Beschluss aufnehmen")
    wording(page).press_sequentially(TYPED)
    expect(wording(page)).to_have_value(TYPED)


def kept(page: Page) -> object:
    return page.evaluate("() => sessionStorage.getItem('getippt')")


def test_what_was_typed_when_the_login_ended_stands_there_after_the_next_one(guarded: Guarded, page: Page) -> None:
    open_as(page, guarded, "leitung-person", "leitung", LIFE_SECONDS)
    typed(page)
    expect(page.get_by_text("Ihre Anmeldung ist abgelaufen.")).to_be_visible()
    assert TYPED not in page.content()

    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(lambda url: not url.startswith(guarded.site.url))
    page.locator("input[name=sub]").fill("leitung-person")
    page.locator("input[name=sub]").press("Enter")
    page.wait_for_url("**/beschluesse?runde=2026")
    expect(wording(page)).to_have_value(TYPED)
    assert wording(page).is_visible()

    page.get_by_role("button", name="Beschluss aufnehmen").click()
    refused = page.get_by_test_id("stAlertContentError").last
    expect(refused).to_contain_text("Bitte")
    expect(refused).not_to_contain_text("Wortlaut")  # the server knows it too


def test_another_person_does_not_get_it(guarded: Guarded, page: Page) -> None:
    open_as(page, guarded, "leitung-person", "leitung")
    typed(page)
    assert kept(page) is not None
    open_as(page, guarded, "zweite-person", "leitung")
    page.wait_for_function("() => sessionStorage.getItem('getippt') === null")
    unfold(page, "Beschluss aufnehmen")
    expect(wording(page)).to_have_value("")


def test_a_logout_forgets_it(guarded: Guarded, page: Page) -> None:
    open_as(page, guarded, "leitung-person", "leitung")
    typed(page)
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url(lambda url: not url.startswith(f"{guarded.site.url}/beschluesse"))
    page.goto(f"{guarded.site.url}/gesundheit")
    assert kept(page) is None
