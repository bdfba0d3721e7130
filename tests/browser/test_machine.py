"""What a visit must not do: talk to another machine, or break the server's own policy."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboard.ui.navigation import ENTRIES
from tests.browser.chromium import PHONE, stopped_by_policy
from tests.browser.conftest import Visitor
from tests.browser.site import Site


def test_no_request_of_a_visit_leaves_the_machine_and_the_policy_stops_none(visit: Visitor, site: Site) -> None:
    made = visit(own_tab=True)
    made.page.get_by_text("Rechenweg", exact=True).first.click()
    made.page.wait_for_load_state("networkidle")  # what a page tells others it tells once it stands

    hosts = {urlsplit(url).netloc for url in made.requests if urlsplit(url).scheme not in ("data", "blob")}

    assert hosts == {urlsplit(site.url).netloc}
    assert any(urlsplit(url).scheme == "ws" for url in made.requests)
    assert made.complaints == []


def test_visiting_all_pages_lets_neither_server_nor_browser_ask_anybody_outside(visit: Visitor, site: Site) -> None:
    """The policy stops one thing: Streamlit's protobuf.js tries whether it may run WebAssembly, and does without."""
    visits = [visit(f"/{entry.url}") for entry in ENTRIES]

    assert all(each.page.get_by_role("heading", level=1).count() for each in visits)
    assert site.outgoing() == []
    assert {urlsplit(url).netloc for each in visits for url in each.requests} - {""} == {urlsplit(site.url).netloc}
    assert [stopped_by_policy(each.page) for each in visits] == [["script-src wasm-eval"]] * len(ENTRIES)


def test_a_page_from_elsewhere_gets_no_socket_and_makes_the_server_ask_nobody(visitor: BrowserContext, site: Site) -> None:
    page = visitor.new_page()  # an empty one, whose origin is none

    opened = page.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address)
            socket.onopen = () => done(true)
            socket.onerror = () => done(false)
        })""",
        f"{site.url.replace('http', 'ws')}/_stcore/stream",
    )
    page.close()

    assert not opened
    assert site.outgoing() == []


def test_the_document_is_german_and_its_charts_are_drawn(visit: Visitor) -> None:
    page = visit().page
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.title() == "Überblick · Gesellschaftliche Teilhabe und Diversität"
    assert page.locator(".stVegaLiteChart").locator("svg, canvas").count() >= 3


def test_the_tests_of_one_file_stay_on_one_worker(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@test_machine")


def test_on_a_phone_nothing_has_to_be_scrolled_sideways(visit: Visitor) -> None:
    page = visit(size=PHONE).page
    width = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('main, main h1, main h2')].map(each => each.scrollWidth))"
    )
    assert 0 < width <= PHONE["width"]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
