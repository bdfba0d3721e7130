"""The public view in a browser without a login: the list, a measure, a file; axe finds nothing, and every other page is shut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from dashboard import queries
from dashboard.store import Store
from tests.browser.chromium import VIEWS
from tests.browser.site import wait_until_drawn
from tests.browser.test_accessibility import unlisted
from tests.logged_in import ask, guarded_site
from tests.pages.test_public_report import publish
from tests.planted_store import DRAFT, OWN, SHARED


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """Of somebody who is nobody here."""
    visitor.clear_cookies()
    opened = visitor.new_page()
    yield opened
    opened.close()


def test_who_is_nobody_here_reads_the_report_takes_a_file_and_sees_nothing_else(tmp_path: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    with guarded_site(tmp_path, DASHBOARD_PUBLIC="ja") as guarded:
        store = Store(guarded.site.store)
        publish(store, "2025", tuple(queries.run(store, "round_sheet/bodies", round="2025")["code"].to_list()))
        for scheme, size in VIEWS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            page.goto(f"{guarded.site.url}/oeffentlich?handlungsfeld=4&ressort=SKB")
            wait_until_drawn(page)
            assert unlisted(page) == []
            text = page.inner_text("body")
            assert [word for word in (OWN, SHARED, DRAFT) if word in text] == []
            page.get_by_role("table", name="Maßnahmen des Berichts").get_by_role("link").first.click()
            page.get_by_role("link", name="Zurück zur Liste").wait_for()
            assert unlisted(page) == []
            address = page.get_by_role("link", name="massnahmen.csv").get_attribute("href") or ""
            response, content = ask(guarded.port, address.removeprefix(guarded.site.url))
            assert (response.status, "Kennung;Haus;" in content.decode("utf-8-sig")) == (200, True)
            for path in ("/", "/unterlagen", "/bericht"):
                page.goto(f"{guarded.site.url}{path}")
                page.get_by_role("heading", name="Anmeldung").wait_for()
                assert page.get_by_role("table").count() == 0
        page.goto("about:blank")
        assert ask(guarded.port, address.removeprefix(guarded.site.url))[0].status == 404  # with its page the way is gone
        assert {url for url in asked if not url.startswith((guarded.site.url, "data:", "blob:", "about:"))} == set()
