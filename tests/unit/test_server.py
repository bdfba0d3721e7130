"""The server: where it listens, and what it answers, asked as a browser would ask a running one."""

from __future__ import annotations

import gzip
import json
import re
import socket
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from dashboard.refusals import RefusalError
from dashboard.server import new_loop, open_socket, require_loopback
from tests.browser.site import Site, serving
from tests.small_store import said, small_store
from tests.start_key import HEADER

pytestmark = pytest.mark.xdist_group("server")
KNOWN = {"Cookie": HEADER}
"""So that nobody is refused for another reason than the one in question."""


@pytest.mark.parametrize("named", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_the_machine_itself_may_be_named_in_every_way(named: str) -> None:
    assert require_loopback(named) == "127.0.0.1"


@pytest.mark.parametrize("named", ["0.0.0.0", "::", "192.168.1.5", "128.0.0.1", "dashboard.bremen.de", ""])
def test_any_other_address_is_refused_until_there_is_a_login(named: str) -> None:
    with pytest.raises(RefusalError, match=r"braucht es zuerst eine Anmeldung"):
        require_loopback(named)


def test_a_taken_port_is_refused_where_it_was_asked_for() -> None:
    with open_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RefusalError, match=rf"Port {port} ist belegt"):
            open_socket("127.0.0.1", port)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(RefusalError, match=r"belegt oder nicht erlaubt"):
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
    given = {"Cookie": HEADER, **headers}
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in given.items()})
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


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/steuerungsrunde?runde=2027", "/runde?runde=2027"),
        ("/ressorts-und-stellen", "/ressorts"),
        ("/beschl%C3%BCsse?runde=2026", "/beschluesse?runde=2026"),
        ("/%C3%BCberblick", "/"),
    ],
)
def test_a_page_is_also_found_under_its_title(site: Site, typed: str, found: str) -> None:
    response, _ = ask(site, typed)
    assert response.status == 307
    assert urlunsplit(("", "", *urlsplit(response.getheader("Location") or "")[2:])) == found


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


def foreign_origins(site: Site) -> dict[str, str]:
    """Origins that are not that of the pages of this server, asked for as localhost."""
    port = urlsplit(site.url).port or 80
    return {
        "another host": "http://dashboard.example",
        "another host at our port": f"http://dashboard.example:{port}",
        "another port": f"http://localhost:{port - 1}",
        "no port": "http://localhost",
        "another scheme": f"https://localhost:{port}",
        "a hidden origin": "null",
        "the same machine by number": f"http://127.0.0.1:{port}",
        "the same machine by another number": f"http://127.0.0.2:{port}",
        "another network's number": f"http://10.0.0.1:{port}",
        "capitals": f"http://LOCALHOST:{port}",
        "a trailing dot": f"http://localhost.:{port}",
        "a path": f"http://localhost:{port}/",
        "our host as a part": f"http://localhost:{port}.example",
        "our host as a name before": f"http://localhost:{port}@dashboard.example",
        "nothing": "",
    }


FOREIGN = list(foreign_origins(Site("http://localhost:8501", Path(), 0, Path())))


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1"])
def test_a_page_of_this_server_may_open_the_stream_and_upload(site: Site, address: str) -> None:
    url = site.url.replace("localhost", address)
    with connect(url.replace("http:", "ws:") + "/_stcore/stream", origin=Origin(url), additional_headers=KNOWN) as opened:
        assert opened.response is not None
        assert opened.response.status_code == 101
    answer = ask(site, "/_stcore/upload_file/a/b", "PUT", Origin=url, Host=url.removeprefix("http://"))[1]
    assert answer.startswith(b"XSRF token missing")  # so far it came, and only lacks the mark that the page sends along


@pytest.mark.parametrize("kind", FOREIGN)
def test_no_other_page_may_open_the_stream(site: Site, kind: str) -> None:
    with (
        pytest.raises(InvalidStatus, match=r"403"),
        connect(stream(site), origin=Origin(foreign_origins(site)[kind]), additional_headers=KNOWN),
    ):
        pass
    assert site.outgoing() == []


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "OPTIONS"])
def test_no_other_page_may_change_anything_or_ask_whether_it_may(site: Site, method: str, kind: str) -> None:
    host = urlsplit(site.url).netloc
    response, _ = ask(site, "/_stcore/upload_file/a/b", method, Origin=foreign_origins(site)[kind], Host=host)
    assert response.status == 403
    assert response.getheader("Access-Control-Allow-Origin") is None
    assert site.outgoing() == []


def test_who_names_no_origin_is_no_page(site: Site) -> None:
    with pytest.raises(InvalidStatus, match=r"403"), connect(stream(site), additional_headers=KNOWN):
        pass
    host = urlsplit(site.url).netloc
    assert [ask(site, "/_stcore/upload_file/a/b", method, Host=host)[0].status for method in ("PUT", "OPTIONS")] == [403, 403]


def test_the_answer_before_an_upload_names_the_port_that_is_listened_on(site: Site) -> None:
    response, _ = ask(site, "/_stcore/upload_file/a/b", "OPTIONS", Origin=site.url, Host=urlsplit(site.url).netloc)
    assert response.getheader("Access-Control-Allow-Origin") == site.url


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server of a user whose own settings of Streamlit open what ours close."""
    home = tmp_path_factory.mktemp("home")
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "config.toml").write_text(
        """
        [global]
        developmentMode = true
        [client]
        allowedOrigins = ["https://*.dashboard.example"]
        [browser]
        gatherUsageStats = true
        serverAddress = "dashboard.example"
        serverPort = 1
        [server]
        enableCORS = false
        corsAllowedOrigins = ["https://dashboard.example"]
        enableAgentApi = true
        baseUrlPath = "anders"
        """,
        "utf-8",
    )
    (home / ".streamlit" / "secrets.toml").write_text(
        """
        [auth]
        redirect_uri = "http://localhost/oauth2callback"
        cookie_secret = "ein langes Geheimnis"
        client_id = "a"
        client_secret = "b"
        server_metadata_url = "http://dashboard.example/.well-known/openid-configuration"
        """,
        "utf-8",
    )
    path = home / "store.duckdb"
    small_store(path, [said("2026", "SKB-0001", stage="planned")])
    with serving(path, HOME=str(home)) as running:
        yield running


def test_settings_in_the_users_own_folder_open_nothing(careless: Site) -> None:
    host = urlsplit(careless.url).netloc
    _, told = ask(careless, "/_stcore/host-config", Origin="https://dashboard.example")
    allowed, _ = ask(careless, "/_stcore/upload_file/a/b", "OPTIONS", Origin=careless.url, Host=host)
    health, _ = ask(careless, "/_stcore/health", Origin="https://dashboard.example")

    assert json.loads(told)["allowedOrigins"] == []
    assert allowed.getheader("Access-Control-Allow-Origin") == careless.url
    assert health.getheader("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("path", ["/auth/login", "/auth/logout", "/oauth2callback?code=a&state=b"])
def test_no_login_asks_another_host(careless: Site, path: str) -> None:
    assert ask(careless, path)[0].status == 404
    assert careless.outgoing() == []


def test_the_journal_lies_beside_the_store(site: Site) -> None:
    assert Path(site.store).with_suffix(".log").is_file()


def test_the_server_runs_on_the_loop_that_is_written_in_c() -> None:
    loop = new_loop()
    loop.close()
    assert (type(loop).__module__ == "uvloop") is (sys.platform != "win32")
