"""Behind Apache with the configuration that the handbook names: the same answers, sockets, cookies and scheme as behind nginx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse

import pytest
from websockets.exceptions import InvalidStatus

from dashboard import settings
from tests.browser.provider import login_files_at
from tests.browser.proxy import NAME, Proxy, apache
from tests.browser.site import free_port, serving
from tests.pages.test_roles import ACCESS
from tests.small_store import said, small_store


@pytest.fixture(scope="module")
def ports() -> tuple[int, int]:
    return free_port(), free_port()


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, ports: tuple[int, int]) -> Iterator[Proxy]:
    folder = tmp_path_factory.mktemp("apache")
    small_store(folder / "store.duckdb", [said("2026", "SKB-0001", stage="planned")]).close()
    environment = login_files_at(f"https://{NAME}:{ports[1]}", folder, ACCESS, "http://localhost:9")
    path = folder / "1.sock"
    with (
        serving(folder / "store.duckdb", None, **environment, DASHBOARD_SOCKET=str(path)),
        apache(folder, ports, path) as running,
    ):
        yield running


def ask(proxy: Proxy, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    with closing(proxy.connection()) as connection:
        connection.request(method, path, headers={"Host": f"{NAME}:{proxy.port}", **headers})
        answer = connection.getresponse()
        answer.read()
        return answer


def test_the_open_port_leads_to_the_safe_one(proxy: Proxy, ports: tuple[int, int]) -> None:
    assert proxy.port == ports[1]
    with closing(HTTPConnection(settings.HOST, ports[0])) as connection:
        connection.request("GET", "/massnahmen", headers={"Host": NAME})
        answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (308, f"https://{NAME}/massnahmen")


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/ueberblick", 307), ("/_stcore/metrics", 404)])
def test_every_answer_asks_for_tls_and_carries_the_policy(proxy: Proxy, path: str, status: int) -> None:
    answer = ask(proxy, path)
    assert answer.status == status
    assert answer.getheader("Strict-Transport-Security") == "max-age=31536000"
    assert "script-src 'self' 'sha256-" in (answer.getheader("Content-Security-Policy") or "")


def test_the_server_knows_that_it_is_asked_over_tls(proxy: Proxy) -> None:
    assert ask(proxy, "/ueberblick", **{"X-Forwarded-Proto": "http"}).getheader("Location") == f"{proxy.url}/"
    cookies = ask(proxy, "/_stcore/health").headers.get_all("Set-Cookie") or []
    assert {each.partition("=")[0] for each in cookies} == {"_streamlit_xsrf", "dashboard_weg"}
    assert all("Secure" in each.split("; ") for each in cookies)


def test_the_socket_of_a_page_opens_for_its_own_origin_alone(proxy: Proxy) -> None:
    with closing(proxy.stream()) as opened:
        assert opened.response is not None
        assert opened.response.status_code == 101
    with pytest.raises(InvalidStatus, match="403"), closing(proxy.stream(origin="https://fremd.example")):
        pass
