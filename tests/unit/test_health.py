"""What an operator's tools are told: whether the store can be read, and figures that name nobody, on an address of their own."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard import settings
from dashboard.health import figures, health, serve_figures
from dashboard.intake.desk import Desk
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.browser.site import Site, free_port, serving
from tests.page_visit import visiting
from tests.readings import empty_store, row, taken
from tests.unit.test_sums import flip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = empty_store(tmp_path / "dashboard.duckdb")
    taken(store, [row("Sprachkurse", report="Ansprechpartnerin ist Erika Beispielfrau.")], round_code="2026")
    return store


@pytest.fixture
def metrics() -> int:
    return free_port()


@pytest.fixture
def site(store: Store, metrics: int) -> Iterator[Site]:
    with serving(store.path, DASHBOARD_METRICS=str(metrics)) as site:
        yield site


def asked(port: int | None, path: str) -> tuple[int, str]:
    with closing(HTTPConnection(settings.HOST, port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def value(text: str, name: str) -> float:
    found = re.search(rf"^dashboard_{re.escape(name)} ([\d.]+)$", text, re.MULTILINE)
    assert found is not None, f"{name} in {text}"
    return float(found[1])


def test_a_running_server_tells_its_health_and_its_figures_apart_from_the_pages(site: Site, metrics: int) -> None:
    port = urlsplit(site.url).port
    assert asked(port, "/gesundheit") == (200, '{"status":"ok"}')
    with visiting(port or 0) as page:
        page.run({})
        status, told = asked(metrics, "/metrics")

    assert status == 200
    assert (value(told, "store_readable"), value(told, "sockets"), value(told, "store_generations")) == (1, 1, 2)
    assert value(told, 'answers_total{status="2xx"}') >= 1
    assert value(told, "memory_bytes") > 50_000_000
    assert "Erika" not in told
    assert "/" not in told.replace("# HELP", ""), "no path"
    assert asked(metrics, "/")[0] == 404
    assert asked(port, "/metrics")[1] != told

    published = site.store.resolve()
    with Store(site.store).write():
        pass
    flip(site.store.resolve(), 5000)
    assert asked(port, "/gesundheit") == (503, '{"status":"store"}')
    assert value(asked(metrics, "/metrics")[1], "store_readable") == 0
    assert published.exists()


def test_a_store_that_is_lost_or_damaged_is_no_good_health(store: Store, tmp_path: Path) -> None:
    assert health(store) == (200, {"status": "ok"})
    assert health(Store(tmp_path / "fehlt.duckdb")) == (503, {"status": "store"})


def test_the_figures_count_what_lies_there(store: Store) -> None:
    Desk(store.path.with_name("dashboard.duckdb.drafts")).open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    told = figures(store)

    assert value(told, "drafts") == 2
    assert value(told, "store_bytes") == store.path.stat().st_size
    assert all(
        re.fullmatch(r"# (HELP|TYPE) dashboard_.*|dashboard_\w+(\{\w+=\"\w+\"\})? [\d.]+", line) for line in told.splitlines()
    )


def test_a_socket_is_for_its_group_and_a_wrong_or_taken_address_is_refused(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "figures.sock"
    server = serve_figures(str(place), store)
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(place))
        asking.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
        assert asking.recv(100).startswith(b"HTTP/1.0 200")
    assert place.stat().st_mode & 0o777 == 0o660
    server.shutdown()
    server.server_close()

    for address in ("0.0.0.0:9101", "metrics", "99999999"):
        with pytest.raises(RefusalError, match="DASHBOARD_METRICS"):
            serve_figures(address, store)
