"""Behind a real proxy with TLS, as the handbook sets it up, and with a real provider: each role in, what it may, out."""

from __future__ import annotations

import gzip
import os
import signal
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from dashboard import settings
from dashboard.intake.desk import Desk
from dashboard.store import Store
from tests.browser.chromium import regular_visitor, stopped_by_policy
from tests.browser.provider import login_files_at, provider
from tests.browser.proxy import NAME, Proxy, nginx
from tests.browser.site import Site, drafts_of, free_port, serving, wait_until_drawn
from tests.browser.talk import listen
from tests.browser.uploading import messy_list
from tests.page_visit import Visit
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
    open_port: int
    sites: tuple[Site, Site]

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
            stack.enter_context(serving(folder / "store.duckdb", None, **environment, DASHBOARD_SOCKET=str(each)))
            for each in sockets
        ]
        proxy = stack.enter_context(nginx(folder, ports, sockets))
        yield Service(proxy, ports[0], (sites[0], sites[1]))


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What the proxy answered, read to its end."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def ask(service: Service, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
    with closing(service.proxy.connection()) as connection:
        told = {"Host": f"{NAME}:{service.proxy.port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, told)
        response = connection.getresponse()
        return Answer(response.status, response.getheaders(), response.read())


@pytest.mark.parametrize(
    ("user", "who", "sees", "brings"),
    [
        ("leitung-person", "federführende Stelle", {OWN, SHARED}, 1),
        ("haus-person", f"Ansprechstelle {HOUSE}", {OWN, SHARED}, 1),
        ("runde-person", f"Mitglied der Runde {OTHER}", {SHARED}, 0),
        ("ag-person", "Arbeitsgruppe", {SHARED}, 0),
        ("lese-person", "Lesen", set(), 0),
    ],
)
def test_each_role_comes_in_sees_what_is_its_own_and_is_out_again(
    service: Service, page: Page, user: str, who: str, sees: set[str], brings: int
) -> None:
    """`brings`: whether there is a place to drop a list."""
    log_in(page, service, user, "beschluesse")
    expect(page.get_by_text(f"Angemeldet: {who}")).to_be_visible()
    told = page.content() + go(page, service, f"rueckmeldestand?ressort={HOUSE}&haus={HOUSE}")
    assert {word for word in (OWN, SHARED) if word in told} == sees
    go(page, service, f"hochladen?haus={HOUSE}")
    expect(page.locator("input[type=file]")).to_have_count(brings)
    log_out(page, service)
    told = go(page, service, "beschluesse")
    expect(page.get_by_text("Bitte melden Sie sich an.")).to_be_visible()
    assert {word for word in (OWN, SHARED) if word in told} == set()


def test_a_coordinator_of_two_bodies_chooses_between_them_and_no_third(service: Service, page: Page) -> None:
    log_in(page, service, "zwei-person", f"rueckmeldestand?ressort={HOUSE}&haus=SUKW")
    choice = page.get_by_role("combobox", name="Sie arbeiten für")
    choice.click()
    options = page.get_by_role("option").all_inner_texts()
    assert sorted(each.rpartition("(")[2].rstrip(")") for each in options) == sorted((HOUSE, OTHER))
    page.get_by_role("option", name=f"({OTHER})").click()
    wait_until_drawn(page)
    assert f"haus={OTHER}" in page.url


def test_a_coordinator_gets_nothing_of_another_body_by_addresses_made_by_hand(service: Service, page: Page) -> None:
    desk = Desk(drafts_of(service.sites[0].store))
    draft = desk.open(messy_list(), f"{OWN}.xlsx", OTHER, "2026").draft_id
    log_in(page, service, "haus-person", f"hochladen?entwurf={draft}&haus={OTHER}")
    expect(page.get_by_text("Hier ist kein Entwurf.")).to_be_visible()
    assert OWN not in page.content()
    for path in (f"rueckmeldestand?ressort={OTHER}&haus={OTHER}", f"rueckmeldelisten?haus={OTHER}&ressort={OTHER}"):
        go(page, service, path)
        expect(page.get_by_role("button", name="Originaldatei herunterladen")).to_have_count(0)
        expect(page.get_by_role("button", name="Freigeben")).to_have_count(0)
    desk.discard(draft)


def test_a_page_behind_the_proxy_asks_nobody_else_and_keeps_to_the_policy(service: Service, page: Page) -> None:
    """What the policy stops is told in test_machine.py, of every page."""
    log_in(page, service, "leitung-person")
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    go(page, service, "")
    assert page.locator(".stVegaLiteChart").locator("svg, canvas").count() >= 3
    assert stopped_by_policy(page) == ["script-src wasm-eval"]
    assert hosts - {""} == {urlsplit(service.url).netloc}


def test_the_open_port_leads_to_the_safe_one(service: Service) -> None:
    with closing(HTTPConnection(settings.HOST, service.open_port)) as connection:
        connection.request("GET", "/massnahmen?ampel=gelb", headers={"Host": NAME})
        answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (308, f"{service.url}/massnahmen?ampel=gelb")


def test_only_tls_of_today_is_spoken(service: Service) -> None:
    old = service.proxy.trust()
    with pytest.deprecated_call():
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises(ssl.SSLError, match="PROTOCOL_VERSION"):
        old.wrap_socket(socket.create_connection((settings.HOST, service.proxy.port)), server_hostname=NAME)
    just = service.proxy.trust(ssl.TLSVersion.TLSv1_2)
    with just.wrap_socket(socket.create_connection((settings.HOST, service.proxy.port)), server_hostname=NAME) as spoken:
        assert spoken.version() == "TLSv1.2"


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/_stcore/upload_file/a/b", "PUT", 403),
        ("/_stcore/metrics", "GET", 404),
        ("/gesundheit", "GET", 200),
        ("/oauth2callback?code=a&state=b", "GET", 302),
    ],
)
def test_every_answer_asks_for_tls_and_carries_the_policy(service: Service, path: str, method: str, status: int) -> None:
    answer = ask(service, path, method)
    assert answer.status == status
    assert answer.header("Strict-Transport-Security") == "max-age=31536000"
    assert "script-src 'self' 'sha256-" in (answer.header("Content-Security-Policy") or "")
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("Server") == "nginx"


def test_a_cookie_goes_over_tls_only_and_the_way_stays_the_same(service: Service) -> None:
    cookies = [value for name, value in ask(service, "/_stcore/health").headers if name.lower() == "set-cookie"]
    assert {each.partition("=")[0] for each in cookies} == {"_streamlit_xsrf", "dashboard_weg"}
    assert all("Secure" in each.split("; ") for each in cookies)
    assert ask(service, "/", Cookie="dashboard_weg=a").header("Set-Cookie") is None


def test_what_somebody_says_of_himself_is_not_believed(service: Service) -> None:
    answer = ask(service, "/ueberblick?ampel=gelb", X_Forwarded_Proto="http", X_Forwarded_Host="fremd.example")
    assert answer.header("Location") == f"{service.url}/?ampel=gelb"


def test_another_name_and_another_page_are_refused(service: Service) -> None:
    assert ask(service, "/", Host="fremd.example").status == 421
    assert ask(service, "/_stcore/upload_file/a/b", "PUT", Origin="https://fremd.example").status == 403
    with pytest.raises(InvalidStatus, match="403"), service.proxy.stream(origin="https://fremd.example"):
        pass


def test_the_document_comes_packed(service: Service) -> None:
    answer = ask(service, "/", Accept_Encoding="gzip")
    assert answer.header("Content-Encoding") == "gzip"
    assert b'<html lang="de">' in gzip.decompress(answer.body)


@pytest.mark.parametrize(("size", "told"), [(22, "höchstens 20 MB"), (21, "fremden Seite")])
def test_what_is_larger_than_a_list_may_be_does_not_reach_the_server(service: Service, size: int, told: str) -> None:
    answer = ask(service, "/_stcore/upload_file/a/b", "PUT", b"0" * (size * 1024 * 1024))
    assert told in answer.body.decode()
    assert answer.status == (413 if size > 21 else 403)


def kill(site: Site) -> None:
    """Kill a server, and return when it is gone."""
    os.kill(site.pid, signal.SIGKILL)
    os.waitid(os.P_PID, site.pid, os.WEXITED | os.WNOWAIT)


class Crowd:
    """Visitors with one login, each on a way of his own to one of the processes, who look at the overview all at once.

    So many that there are some with each of two: where a way leads follows from the names of the sockets, which differ each time.
    """

    size = 20

    def __init__(self, service: Service, house: BrowserContext) -> None:
        self.cookies = {str(each.get("name")): str(each.get("value")) for each in house.cookies(service.url)}
        self.proxy = service.proxy
        self.visits: dict[int, Visit] = {}

    def look(self) -> list[bool]:
        """Whether the page was drawn for each: where it is open, and in a new one for whom it was lost before."""
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(self._is_drawn, range(self.size)))

    def measures(self) -> set[str]:
        """What the overview told them."""
        return {each.figures["Maßnahmen"] for each in self.visits.values()}

    def leave(self) -> None:
        for each in self.visits.values():
            each.socket.close()

    def _is_drawn(self, number: int) -> bool:
        try:
            if number not in self.visits:
                way = {"dashboard_weg": f"weg-{number}"}
                self.visits[number] = Visit(self.proxy.stream(cookies=self.cookies | way), self.proxy.port)
            self.visits[number].run({})
        except (ConnectionClosed, OSError):
            self.visits.pop(number, None)
            return False
        return True


def test_of_two_processes_both_tell_a_new_state_at_once_and_one_that_is_killed_costs_a_reload(
    service: Service, house: BrowserContext, page: Page
) -> None:
    log_in(page, service, "leitung-person")
    crowd, store = Crowd(service, house), service.sites[0].store
    draft = Desk(drafts_of(store)).open(messy_list(), "Liste.xlsx", HOUSE, "2026").draft_id
    assert all(crowd.look())
    before = crowd.measures()
    with Store(store).write() as writer:
        writer.execute("delete from round_figure where measure_id in (select min(measure_id) from round_figure)")
    assert all(crowd.look())
    after = crowd.measures()
    assert (len(before), len(after), before == after) == (1, 1, False)

    kill(service.sites[0])
    assert set(crowd.look()) == {True, False}  # some were with each of the two
    assert all(crowd.look())
    crowd.leave()
    page.reload()
    wait_until_drawn(page)
    go(page, service, f"hochladen?entwurf={draft}")
    expect(page.get_by_text("Liste.xlsx")).to_be_visible()


def test_a_login_may_be_begun_often_and_not_for_ever(service: Service) -> None:
    """One of the last tests: for a minute nobody comes in from here."""
    answers = [ask(service, "/auth/login") for _ in range(90)]
    assert [each.status for each in answers[:20]] == [302] * 20
    assert answers[-1].status == 429
    assert "Bitte versuchen Sie es in einer Minute noch einmal" in answers[-1].body.decode()


def test_where_no_process_is_left_one_sentence_says_so(service: Service) -> None:
    for site in service.sites:
        kill(site)
    answer = ask(service, "/")
    assert (answer.status, answer.header("Strict-Transport-Security")) == (503, "max-age=31536000")
    assert answer.body.decode().startswith("Das Dashboard ist gerade nicht erreichbar.")
