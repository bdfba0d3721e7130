"""The start key: without a login nobody gets in who has not opened the address of the start, whatever he asks for."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from dashboard import settings
from dashboard.start_key import NO_KEY, cookie_name, opening_page, start_key
from tests.browser.site import Site, free_port, serving
from tests.logged_in import ask, upload
from tests.small_store import said, small_store
from tests.start_key import HEADER, KEY

pytestmark = pytest.mark.xdist_group("server")
FORGED = f"{cookie_name(KEY)}={'q' * 43}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("start") / "store.duckdb"
    small_store(path, [said("2026", "SKB-0001", stage="planned")])
    with serving(path) as running:
        yield running


def port_of(site: Site) -> int:
    return urlsplit(site.url).port or 80


@pytest.mark.parametrize("cookie", ["", FORGED, f"{cookie_name(KEY)}="])
@pytest.mark.parametrize(
    "path",
    ["/", "/massnahmen", "/herunterladen/x", "/_stcore/health", "/_stcore/host-config", "/static/favicon.png", "/ueberblick"],
)
def test_whoever_comes_without_the_key_gets_one_sentence(site: Site, path: str, cookie: str) -> None:
    response, told = ask(port_of(site), path, cookie=cookie)
    assert (response.status, told.decode()) == (403, NO_KEY)


@pytest.mark.parametrize("query", ["?schluessel=", f"?schluessel={'q' * 43}", f"?schluessel={KEY}x"])
def test_a_wrong_key_leaves_no_cookie(site: Site, query: str) -> None:
    response, told = ask(port_of(site), f"/{query}")
    assert (response.status, told.decode(), response.getheader("Set-Cookie")) == (403, NO_KEY, None)


@pytest.mark.parametrize("method", ["POST", "PUT", "HEAD"])
def test_the_key_in_an_address_opens_nothing_but_the_way_in(site: Site, method: str) -> None:
    response, _ = ask(port_of(site), f"/?schluessel={KEY}", method, headers={"Origin": site.url})
    assert (response.status, response.getheader("Set-Cookie")) == (403, None)


@pytest.mark.parametrize("cookie", ["", FORGED])
def test_no_socket_and_no_upload_without_the_key(site: Site, cookie: str) -> None:
    stream = f"ws://localhost:{port_of(site)}/_stcore/stream"
    with (
        pytest.raises(InvalidStatus, match=r"403"),
        connect(stream, origin=Origin(site.url), additional_headers={"Cookie": cookie}),
    ):
        pass
    assert upload(port_of(site), "a", cookie) == 403


def test_whoever_has_the_key_is_let_in(site: Site) -> None:
    stream = f"ws://localhost:{port_of(site)}/_stcore/stream"
    with connect(stream, origin=Origin(site.url), additional_headers={"Cookie": HEADER}) as opened:
        assert opened.response is not None
        assert opened.response.status_code == 101
    assert ask(port_of(site), "/massnahmen", cookie=HEADER)[0].status == 200


def test_the_health_route_answers_without_the_key(site: Site) -> None:
    assert ask(port_of(site), "/gesundheit")[0].status == 200


def test_the_first_visit_leaves_the_cookie_and_leads_to_the_clean_address(site: Site) -> None:
    response, told = ask(port_of(site), f"/massnahmen?ampel=gelb&schluessel={KEY}&runde=2026")
    cookie = response.getheader("Set-Cookie") or ""
    assert cookie.startswith(f"{HEADER};")
    assert all(word in cookie for word in ("HttpOnly", "Max-Age=31536000", "Path=/", "SameSite=strict"))
    assert re.findall(r'url=([^"]+)"', told.decode()) == [f"{site.url}/massnahmen?ampel=gelb&amp;runde=2026"]
    assert KEY not in told.decode()


def test_whoever_is_in_already_is_led_to_the_clean_address_too(site: Site) -> None:
    response, told = ask(port_of(site), "/?schluessel=alt", cookie=HEADER)
    assert (response.status, f"url={site.url}/" in told.decode()) == (200, True)


def test_the_start_names_the_address_that_opens_the_pages(tmp_path: Path) -> None:
    store, port = tmp_path / "store.duckdb", free_port()
    small_store(store, [said("2026", "SKB-0001", stage="planned")])
    command = [sys.executable, "-m", "dashboard", "--no-browser", "--port", str(port), "--store", str(store)]
    with subprocess.Popen(command, cwd=settings.ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"läuft auf (http://localhost:\S+) ", process.stdout.readline())
        assert found is not None
        response, _ = ask(port, found[1].removeprefix(f"http://localhost:{port}"))
        process.terminate()
    assert (response.status, (response.getheader("Set-Cookie") or "").partition("-")[0]) == (200, "schluessel")


def test_the_key_holds_over_starts_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    key = start_key(tmp_path / "a.duckdb")
    start_key.cache_clear()
    assert start_key(tmp_path / "a.duckdb") == key
    assert start_key(tmp_path / "b.duckdb") != key
    assert stat.S_IMODE((tmp_path / "a.duckdb.schluessel").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"kurz", b"\xff" * 50])
def test_a_key_that_is_none_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.duckdb.schluessel"
    path.write_bytes(content)
    path.chmod(0o644)
    start_key.cache_clear()
    assert len(start_key(tmp_path / "a.duckdb")) == 43
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_browser_is_led_by_a_file_and_not_by_what_it_is_started_with(tmp_path: Path) -> None:
    uri = opening_page(tmp_path / "a.duckdb", f"http://localhost:8501/?schluessel={KEY}")
    path = tmp_path / "a.duckdb.start.html"
    assert uri == path.as_uri()
    assert f"url=http://localhost:8501/?schluessel={KEY}" in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
