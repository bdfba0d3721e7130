"""The server: where it listens, and what it answers, asked as a browser would ask a running one."""

from __future__ import annotations

import gzip
import re
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from dashboard.server import ServerError, open_socket, require_loopback
from tests.browser.site import Site, serving
from tests.small_store import said, small_store

pytestmark = pytest.mark.xdist_group("server")


@pytest.mark.parametrize("named", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_the_machine_itself_may_be_named_in_every_way(named: str) -> None:
    assert require_loopback(named) == "127.0.0.1"


@pytest.mark.parametrize("named", ["0.0.0.0", "::", "192.168.1.5", "128.0.0.1", "dashboard.bremen.de", ""])
def test_any_other_address_is_refused_until_there_is_a_login(named: str) -> None:
    with pytest.raises(ServerError, match=r"braucht es zuerst eine Anmeldung"):
        require_loopback(named)


def test_a_taken_port_is_refused_where_it_was_asked_for() -> None:
    with open_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=rf"Port {port} ist belegt"):
            open_socket("127.0.0.1", port)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(ServerError, match=r"belegt oder nicht erlaubt"):
        open_socket("127.0.0.1", port)


def test_without_a_wish_the_next_free_port_is_taken() -> None:
    with open_socket("127.0.0.1", None) as first, open_socket("127.0.0.1", None) as second:
        assert second.getsockname()[1] > first.getsockname()[1] >= 8501


def test_the_socket_names_its_protocol_so_that_answers_are_not_held_back() -> None:
    with open_socket("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("server") / "store.duckdb"
    small_store(path, [said("2026", "SKB-0001", stage="planned")])
    with serving(path) as running:
        yield running


def ask(site: Site, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """The answer and its body as sent."""
    address = urlsplit(site.url)
    connection = HTTPConnection("127.0.0.1", address.port or 80, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def a_script_of(site: Site) -> str:
    """The address of the first script that the document names."""
    found = re.search(r'src="\.?(/static/js/[^"]+\.js)"', ask(site, "/")[1].decode())
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", ["/", "/?handlungsfeld=7", "/gibt-es-nicht"])
def test_every_page_is_a_german_document(site: Site, path: str) -> None:
    response, body = ask(site, path)
    text = body.decode()
    assert response.status == 200
    assert '<html lang="de">' in text
    assert "<title>Steuerungs-Dashboard</title>" in text
    assert "Diese Seite braucht JavaScript." in text


@pytest.mark.parametrize("path", ["/", "/gesundheit", "/gibt-es-nicht.txt", "/_stcore/metrics", "/_stcore/host-config"])
def test_every_answer_carries_the_security_headers(site: Site, path: str) -> None:
    response, _ = ask(site, path)
    policy = dict(part.split(" ", 1) for part in (response.getheader("Content-Security-Policy") or "").split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert re.fullmatch(r"'self'( 'sha256-[A-Za-z0-9+/=]{44}')+", policy["script-src"])
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Referrer-Policy") == "no-referrer"
    assert response.getheader("Cross-Origin-Opener-Policy") == "same-origin"
    assert response.getheader("Server") is None


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent", "/_stcore/script-health-check"])
def test_routes_that_nobody_needs_are_closed(site: Site, path: str) -> None:
    assert ask(site, path)[0].status == 404


def test_the_health_route_answers(site: Site) -> None:
    response, body = ask(site, "/gesundheit")
    assert (response.status, body) == (200, b'{"status":"ok"}')


def test_the_first_page_is_also_found_under_its_name_with_its_filters(site: Site) -> None:
    response, _ = ask(site, "/ueberblick?handlungsfeld=7&ressort=SKB")
    assert response.status == 307
    assert urlsplit(response.getheader("Location") or "")[2:4] == ("/", "handlungsfeld=7&ressort=SKB")


def test_a_script_comes_packed_and_may_be_kept_for_a_year(site: Site) -> None:
    script = a_script_of(site)
    plain, whole = ask(site, script)
    packed, body = ask(site, script, Accept_Encoding="gzip, br")
    assert plain.getheader("Content-Encoding") is None
    assert packed.getheader("Content-Encoding") == "gzip"
    assert packed.getheader("Cache-Control") == "public, max-age=31536000, immutable"
    assert gzip.decompress(body) == whole
    assert len(body) < len(whole) / 2


def test_the_document_comes_packed_and_is_asked_for_anew_each_time(site: Site) -> None:
    _, plain = ask(site, "/")
    response, body = ask(site, "/", Accept_Encoding="gzip")
    assert gzip.decompress(body) == plain
    assert response.getheader("Cache-Control") == "no-cache"


def test_packing_that_is_refused_is_not_forced_on_anybody(site: Site) -> None:
    assert ask(site, "/", Accept_Encoding="gzip;q=0")[0].getheader("Content-Encoding") is None


def test_a_part_of_a_file_is_still_answered_as_a_part(site: Site) -> None:
    response, body = ask(site, a_script_of(site), Range="bytes=0-9", Accept_Encoding="gzip")
    assert (response.status, len(body)) == (206, 10)


def test_a_head_request_has_the_headers_and_no_body(site: Site) -> None:
    response, body = ask(site, "/", "HEAD")
    assert (response.status, body) == (200, b"")


@pytest.mark.parametrize(
    "path", ["/static/../config.toml", "/static/%2e%2e/%2e%2e/streamlit/config.py", "/static/js/../../index.py"]
)
def test_no_path_leads_out_of_the_folder_of_files(site: Site, path: str) -> None:
    response, body = ask(site, path, Accept_Encoding="gzip")
    assert response.status in (400, 404) or b"<!doctype html>" in gzip.decompress(body).lower()


def test_a_foreign_host_name_that_points_here_is_refused(site: Site) -> None:
    assert ask(site, "/", Host="dashboard.example")[0].status == 400


def stream(site: Site) -> str:
    return site.url.replace("http:", "ws:") + "/_stcore/stream"


def test_a_page_of_this_server_may_open_the_stream(site: Site) -> None:
    with connect(stream(site), origin=Origin(site.url)) as opened:
        assert opened.response is not None
        assert opened.response.status_code == 101


def test_a_page_of_another_server_may_not(site: Site) -> None:
    with pytest.raises(InvalidStatus, match=r"403"), connect(stream(site), origin=Origin("https://dashboard.example")):
        pass


def test_the_journal_lies_beside_the_store(site: Site) -> None:
    assert Path(site.store).with_suffix(".log").is_file()
