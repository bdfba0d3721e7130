"""Behind a real proxy with TLS, as the handbook sets it up, and with a real provider: each role in, what it may, out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chromium import regular_visitor
from tests.browser.provider import login_files_at, provider
from tests.browser.proxy import NAME, Proxy, nginx
from tests.browser.site import Site, free_port, serving, wait_until_drawn
from tests.browser.talk import listen
from tests.pages.test_roles import ACCESS
from tests.planted_store import HOUSE, OTHER, OWN, SHARED, planted_store

USERS = {
    "leitung-person": ["leitung"],
    "haus-person": ["haus"],
    "zwei-person": ["haus", "anderes-haus"],
    "runde-person": ["runde"],
    "ag-person": ["ag"],
    "lese-person": ["alle"],
}


@dataclass(frozen=True, slots=True)
class Service:
    """Two processes over one store behind a proxy, which people reach at `url`."""

    proxy: Proxy
    sites: tuple[Site, Site]
    sockets: tuple[Path, Path]

    @property
    def url(self) -> str:
        return self.proxy.url


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("proxy")
    planted_store(folder / "store.duckdb")
    ports, sockets = (free_port(), free_port()), (folder / "1.sock", folder / "2.sock")
    with ExitStack() as stack:
        url = stack.enter_context(provider(USERS))
        environment = login_files_at(f"https://{NAME}:{ports[1]}", folder, ACCESS, url)
        sites = [
            stack.enter_context(serving(folder / "store.duckdb", **environment, DASHBOARD_SOCKET=str(each))) for each in sockets
        ]
        proxy = stack.enter_context(nginx(folder, ports, sockets))
        yield Service(proxy, (sites[0], sites[1]), sockets)


@pytest.fixture(scope="module")
def house(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser that trusts the test's own authority."""
    with regular_visitor(tmp_path_factory.mktemp("house"), *service.proxy.chromium_options()) as running:
        yield running


@pytest.fixture
def page(house: BrowserContext) -> Iterator[Page]:
    """A page of somebody of whom nothing is kept, neither here nor at the provider."""
    house.clear_cookies()
    opened = house.new_page()
    listen(opened)
    yield opened
    opened.close()


def go(page: Page, service: Service, path: str) -> str:
    """Open an address, and all that its page holds then."""
    page.goto(f"{service.url}/{path}")
    wait_until_drawn(page)
    return page.content()


def log_in(page: Page, service: Service, user: str, path: str = "") -> None:
    go(page, service, path)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(lambda url: not url.startswith(service.url))
    page.locator("input[name=sub]").fill(user)
    page.locator("input[name=sub]").press("Enter")
    page.wait_for_url(lambda url: url.startswith(service.url))
    wait_until_drawn(page)


def log_out(page: Page, service: Service) -> None:
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url(lambda url: not url.startswith(service.url))
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(lambda url: url.startswith(service.url))
    wait_until_drawn(page)


def ask(service: Service, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> HTTPResponse:
    """The proxy's answer, read to its end."""
    connection = service.proxy.connection()
    told = {"Host": f"{NAME}:{service.proxy.port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(connection):
        connection.request(method, path, body, told)
        response = connection.getresponse()
        response.body = response.read()  # type: ignore[attr-defined]
        return response


@pytest.mark.parametrize(
    ("user", "who", "sees", "never"),
    [
        ("leitung-person", "federführende Stelle", {OWN, SHARED}, set()),
        ("haus-person", f"Ansprechstelle {HOUSE}", {OWN, SHARED}, set()),
        ("runde-person", f"Mitglied der Runde {OTHER}", {SHARED}, {OWN}),
        ("ag-person", "Arbeitsgruppe", {SHARED}, {OWN}),
        ("lese-person", "Lesen", set(), {OWN, SHARED}),
    ],
)
def test_each_role_comes_in_sees_what_is_its_own_and_is_out_again(
    service: Service, page: Page, user: str, who: str, sees: set[str], never: set[str]
) -> None:
    log_in(page, service, user, "beschluesse")
    expect(page.get_by_text(f"Angemeldet: {who}")).to_be_visible()
    told = page.content() + go(page, service, f"rueckmeldestand?ressort={HOUSE}&haus={HOUSE}")
    assert {word for word in (OWN, SHARED) if word in told} == sees
    assert not {word for word in never if word in told}
    log_out(page, service)
    told = go(page, service, "beschluesse")
    expect(page.get_by_text("Bitte melden Sie sich an.")).to_be_visible()
    assert {word for word in (OWN, SHARED) if word in told} == set()
