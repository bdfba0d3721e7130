"""The working group in a real browser on a store of its own: choose fields, ask, note, and read it again where it belongs."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Error, Page, expect

from tests.browser.chromium import VIEWS
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.site import Site, in_each_view, wait_until_drawn
from tests.browser.test_accessibility import unlisted
from tests.sample_store import sample_store

ADDRESS = "/arbeitsgruppe?sitzung=2026-02-12"


@pytest.fixture(scope="module")
def group(workshop: Site) -> Site:
    """A store of its own: what is asked here must not stand in the other tests' sheets."""
    return workshop.lay(sample_store)


def choose(page: Page, label: str, option: str | re.Pattern[str]) -> None:
    """Pick an option of a box, found by its label; a long list that a click left shut is opened by the arrow key."""
    wait_until_drawn(page)
    box, found = page.get_by_role("combobox", name=label, exact=True), page.get_by_role("option", name=option)
    box.click()
    with suppress(Error):
        found.first.wait_for(timeout=3_000)
    if found.count() == 0:
        box.press("ArrowDown")
    found.first.click()
    wait_until_drawn(page)


def test_what_a_meeting_takes_up_asks_and_notes_is_found_again_where_it_belongs(visit: Visitor, group: Site) -> None:
    page = visit(group.url + ADDRESS).page
    page.get_by_role("button", name="4 Bildung & Wissenschaft").click()
    page.get_by_role("button", name="Festhalten").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("zum Handlungsfeld 4 Bildung & Wissenschaft")

    unfold(page, "Frage stellen")
    choose(page, "An", "Kinder und Bildung (SKB)")
    page.get_by_label("Frage", exact=True).fill("Wie viele Plätze gibt es je Standort?")
    page.get_by_role("button", name="Frage stellen").click()
    expect(page.get_by_text("Frage Nr. 4 an SKB ist gestellt.").first).to_be_visible()
    wait_until_drawn(page)
    expect(page.get_by_label("Frage", exact=True).first).to_have_value("")  # the old form may still stand behind the new one

    unfold(page, "Notiz aufnehmen")
    choose(page, "Maßnahme", re.compile("^SKB-0005"))
    page.get_by_label("Notiz", exact=True).fill("Zahlen getrennt nach Geschlecht")
    page.get_by_role("button", name="Notiz aufnehmen").click()
    expect(page.get_by_text("Die Notiz zu SKB-0005 ist aufgenommen.").first).to_be_visible()

    sheets = visit(f"{group.url}/rueckmeldelisten?haus=SKB").page
    with sheets.expect_download() as download:
        sheets.get_by_role("link", name="Rückmeldeliste", exact=True).click()
    asked = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))["Rückfragen"]
    assert "Wie viele Plätze gibt es je Standort?" in [cell.value for line in asked.iter_rows() for cell in line]

    measure = visit(f"{group.url}/massnahme?kennung=SKB-0005").page
    expect(measure.get_by_text("Notiz: Zahlen getrennt nach Geschlecht")).to_be_visible()


def test_a_house_reads_what_it_is_asked_and_has_no_form(visit: Visitor, group: Site) -> None:
    page = visit(f"{group.url}{ADDRESS}&haus=SKB").page
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Ihr Haus hat")
    expect(page.get_by_text("Frage stellen", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Festhalten")).to_have_count(0)


def test_the_page_breaks_no_rule_and_fits_the_screen(visit: Visitor, group: Site) -> None:
    page = visit(group.url + ADDRESS, *VIEWS[0]).page
    unfold_all(page)
    choose(page, "An", "Kinder und Bildung (SKB)")
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]
