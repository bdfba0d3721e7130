"""A login in a real browser, by a real provider: in, as whom, refused, expired, out; and what is asked for beside the pages."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.provider import login_files, provider
from tests.browser.site import Site, free_port, serving, wait_until_drawn
from tests.browser.talk import listen
from tests.pages.test_roles import ACCESS
from tests.planted_store import HOUSE, OWN, SHARED, planted_store

USERS = {
    "leitung-person": ["leitung"],
    "haus-person": ["haus"],
    "anderes-person": ["anderes-haus", "ag"],
    "lese-person": ["alle"],
    "fremde-person": ["kantine"],
}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server with a login, on the planted store."""
    folder = tmp_path_factory.mktemp("login")
    store, port = folder / "store.duckdb", free_port()
    planted_store(store)
    with provider(USERS) as url, serving(store, port, **login_files(folder, ACCESS, url, port)) as site:
        yield site


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A page of somebody of whom nothing is kept, neither here nor at the provider."""
    visitor.clear_cookies()
    opened = visitor.new_page()
    listen(opened)
    yield opened
    opened.close()
    visitor.clear_cookies()


def log_in(page: Page, site: Site, user: str, path: str = "") -> None:
    """From the page's own button to the provider, and back as this user."""
    page.goto(f"{site.url}/{path}")
    expect(page.get_by_role("heading", name="Anmeldung")).to_be_visible()
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(lambda url: not url.startswith(site.url))
    page.locator("input[name=sub]").fill(user)
    page.locator("input[name=sub]").press("Enter")
    page.wait_for_url(lambda url: url.startswith(site.url))
    wait_until_drawn(page)


def test_nobody_sees_anything_before_the_login(guarded: Site, page: Page) -> None:
    page.goto(f"{guarded.url}/massnahmen")
    wait_until_drawn(page)
    expect(page.get_by_role("heading", name="Anmeldung")).to_be_visible()
    expect(page.get_by_text("Bitte melden Sie sich an.")).to_be_visible()
    assert SHARED not in page.content()


def test_a_coordinator_works_for_her_house_alone(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "haus-person")
    expect(page.get_by_text(f"Angemeldet: Ansprechstelle {HOUSE}")).to_be_visible()
    page.goto(f"{guarded.url}/rueckmeldestand?ressort=SF&haus=SF")
    wait_until_drawn(page)
    expect(page.get_by_role("link", name="Originaldatei herunterladen")).to_have_count(0)
    page.goto(f"{guarded.url}/rueckmeldestand?ressort={HOUSE}")
    wait_until_drawn(page)
    assert OWN in page.content()


def test_a_reader_sees_no_rating_and_nothing_shared(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "lese-person")
    for path in ("", "massnahmen?ampel=gelb", "veraenderungen", "runde", "beschluesse", "arbeitsgruppe"):
        page.goto(f"{guarded.url}/{path}")
        wait_until_drawn(page)
        told = page.content()
        assert SHARED not in told, path
        assert OWN not in told, path


def test_who_has_two_roles_chooses_and_sees_which_acts(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "anderes-person")
    choice = page.get_by_role("combobox", name="Sie arbeiten als")
    expect(choice).to_have_value("Ansprechstelle SF")
    choice.click()
    page.get_by_role("option", name="Arbeitsgruppe").click()
    wait_until_drawn(page)
    expect(choice).to_have_value("Arbeitsgruppe")


def test_who_has_no_role_gets_one_sentence(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "fremde-person")
    expect(page.get_by_text("haben in diesem Dashboard aber keine Rolle")).to_be_visible()
    assert SHARED not in page.content()


def test_out_is_out(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "leitung-person")
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url(lambda url: not url.startswith(guarded.url))
    page.get_by_role("button", name="End session").click()  # the provider asks too, and leads back
    page.wait_for_url(lambda url: url.startswith(guarded.url))
    wait_until_drawn(page)
    page.goto(guarded.url)
    wait_until_drawn(page)
    expect(page.get_by_text("Bitte melden Sie sich an.")).to_be_visible()


def test_a_mailed_link_leads_to_its_page_after_the_login(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "leitung-person", "massnahmen?handlungsfeld=7")
    page.wait_for_url("**/massnahmen?handlungsfeld=7")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Maßnahmen")


def test_a_provider_that_is_down_is_said_in_one_sentence(page: Page, tmp_path: Path) -> None:
    store, port = tmp_path / "store.duckdb", free_port()
    planted_store(store)
    nobody = f"http://localhost:{free_port()}"
    with serving(store, port, **login_files(tmp_path, ACCESS, nobody, port)) as site:
        page.goto(f"{site.url}/massnahmen")
        page.get_by_role("button", name="Anmelden").click()
        expect(page.get_by_text("Die Anmeldung ist gerade nicht zu erreichen.")).to_be_visible()
        expect(page.get_by_role("button", name="Anmelden")).to_be_visible()
        assert "error" not in page.locator("body").inner_text()


@pytest.mark.parametrize("name", ["X-Forwarded-User", "X-Forwarded-Email", "Remote-User", "Authorization"])
def test_a_forged_header_lets_nobody_in(guarded: Site, page: Page, name: str) -> None:
    page.set_extra_http_headers({name: "leitung-person"})
    page.goto(guarded.url)
    wait_until_drawn(page)
    expect(page.get_by_text("Bitte melden Sie sich an.")).to_be_visible()


def test_a_forged_cookie_lets_nobody_in(guarded: Site, page: Page) -> None:
    value = base64.urlsafe_b64encode(json.dumps({"is_logged_in": True, "sub": "x", "groups": ["leitung"]}).encode()).decode()
    page.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": guarded.url}])
    page.goto(guarded.url)
    wait_until_drawn(page)
    expect(page.get_by_text("Bitte melden Sie sich an.")).to_be_visible()


@pytest.mark.parametrize(
    ("headers", "status"), [({"Host": "fremd.example"}, 400), ({"Origin": "http://fremd.example"}, 403), ({}, 403)]
)
def test_another_host_and_another_origin_are_refused(guarded: Site, headers: dict[str, str], status: int) -> None:
    with closing(http.client.HTTPConnection(urlsplit(guarded.url).netloc)) as connection:
        connection.request("POST" if "Host" not in headers else "GET", "/", headers=headers)
        assert connection.getresponse().status == status


def test_a_page_of_a_login_that_has_ended_elsewhere_shows_the_way_in(guarded: Site, page: Page) -> None:
    log_in(page, guarded, "leitung-person", "massnahmen")
    other = page.context.new_page()
    other.goto(f"{guarded.url}/auth/logout")
    expect(page.get_by_role("heading", name="Anmeldung")).to_be_visible()
    assert SHARED not in page.content()
    other.close()
