"""Two servers and one browser per worker for the tests of this folder; the tests of one file stay on one worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, ViewportSize, expect

from dashboard.server import HEALTH_PATH
from dashboard.ui.navigation import ENTRIES
from tests.browser.chromium import WIDE, Scheme, regular_visitor
from tests.browser.site import Site, serving, wait_until_drawn
from tests.browser.talk import leave, listen
from tests.opening import LEAD_UNIT, ROLES
from tests.sample_store import sample_store
from tests.start_key import let_in

HERE = Path(__file__).parent

expect.set_options(timeout=40_000)
"""Milliseconds until something expected has to stand: a shared machine draws slowly, and what is wrong stays wrong."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together: they share what was laid under the server, and follow one another."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@dataclass
class Visit:
    """An open page, and what its browser did and complained of meanwhile."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on the sample lists, for all who only read."""
    with serving(sample_store(tmp_path_factory.mktemp("site") / "beispiel.duckdb").path) as running:
        yield running
        assert running.outgoing() == []  # whatever was clicked in all journeys together, the server asked nobody


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server for those who write: each file, or each test, lays a store of its own under it (`Site.lay`)."""
    with serving(sample_store(tmp_path_factory.mktemp("workshop") / "eigen.duckdb").path) as running:
        yield running


@pytest.fixture(scope="session")
def visitor(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[BrowserContext]:
    """One browser for all tests of a worker; a page that stays open keeps its process, with what that has compiled."""
    with regular_visitor(tmp_path_factory.mktemp("profile")) as running:
        running.pages[0].goto(site.url + HEALTH_PATH)
        yield running


def with_role(address: str) -> str:
    """An address of a page that asks for whom one works, as the lead unit opens it where it names nobody."""
    parts = urlsplit(address)
    if "haus=" in parts.query or parts.path.strip("/") not in {entry.url for entry in ENTRIES if entry.file in ROLES}:
        return address
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, f"haus={LEAD_UNIT}")))))


@pytest.fixture(scope="session")
def tabs() -> list[Visit]:
    """Tabs that are free again: in one that was used a page stands in three quarters of the time of a new one."""
    return []


@pytest.fixture
def visit(visitor: BrowserContext, site: Site, tabs: list[Visit]) -> Iterator[Visitor]:
    """Open an address of the site in a new session, as somebody of whom nothing is kept, and wait until the page stands.

    `own_tab`: for who changes the tab itself, as by answering its dialogs; nobody gets it afterwards.
    """
    opened: list[tuple[Visit, bool]] = []

    def open_page(address: str = "/", scheme: Scheme = "light", size: ViewportSize = WIDE, *, own_tab: bool = False) -> Visit:
        made = _new_tab(visitor) if own_tab or not tabs else tabs.pop()
        let_in(visitor)
        made.page.bring_to_front()  # what stands behind another tab draws nothing anew
        opened.append((made, own_tab))
        made.page.set_viewport_size(size)
        made.page.emulate_media(media="null", color_scheme=scheme)
        made.page.goto(with_role(address if address.startswith("http") else site.url + address))
        wait_until_drawn(made.page)
        return made

    yield open_page
    for made, own_tab in opened:
        made.page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        made.page.context.clear_cookies()
        if own_tab:
            made.page.close()
        else:
            _free(made, site)
            tabs.append(made)


def _new_tab(visitor: BrowserContext) -> Visit:
    made = Visit(visitor.new_page())
    listen(made.page)
    made.page.on("request", lambda request: made.requests.append(request.url))
    made.page.on("websocket", lambda socket: made.requests.append(socket.url))
    made.page.on("console", lambda message: made.complaints.append(message.text) if message.type == "error" else None)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    return made


def _free(visit: Visit, site: Site) -> None:
    """End the visit's session, whatever stands in its forms, and forget where its tab has been."""
    page = visit.page
    page.mouse.move(0, 0)
    page.on("dialog", _let_go)
    page.goto(site.url + HEALTH_PATH)
    page.remove_listener("dialog", _let_go)
    leave(page)
    past = page.context.new_cdp_session(page)
    past.send("Page.resetNavigationHistory")
    past.detach()
    visit.requests.clear()
    visit.complaints.clear()


def _let_go(dialog: Dialog) -> None:
    dialog.accept()
