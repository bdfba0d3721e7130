"""The public report as a web page: axe-core finds nothing, it asks nobody, and is read and printed without JavaScript."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize
from pypdf import PdfReader

from dashboard.papers.html import html
from dashboard.papers.report import report_paper
from dashboard.papers.report_facts import ReportFacts
from tests.browser.chromium import VIEWS, Scheme
from tests.browser.test_accessibility import violations
from tests.small_store import said, small_store


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a report lies as a file, as somebody gets it by mail."""
    folder: Path = tmp_path_factory.mktemp("report")
    rows = [said("2026", f"SKB-{at:04}", title=f"Kurs {at}", stage="in_progress", report="Läuft.") for at in range(1, 6)]
    store = small_store(folder / "dashboard.duckdb", [*rows, said("2026", "SJV-0001", stage="discontinued")], is_sample=True)
    file = folder / "bericht.html"
    file.write_bytes(html(report_paper(ReportFacts.of(store, "2026", date(2026, 11, 29)))))
    return file.as_uri()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    opened = visitor.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize(("scheme", "size"), VIEWS)
def test_it_breaks_no_rule_and_asks_nobody(page: Page, address: str, scheme: Scheme, size: ViewportSize) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    assert violations(page) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_read_and_printed_without_a_script(page: Page, visitor: BrowserContext, address: str) -> None:
    visitor.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    page.get_by_role("link", name="Alle Maßnahmen").click()
    assert page.url.startswith(f"{address}#abschnitt-")
    assert page.get_by_role("img").first.is_visible()
    assert page.get_by_role("rowheader", name="SKB-0005").is_visible()
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = " ".join(sheet.extract_text() for sheet in sheets)
    assert "Zum Inhalt" not in text
    assert "Kurs 5" in text
    assert "Entwurf" in text
