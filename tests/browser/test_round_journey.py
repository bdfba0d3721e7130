"""A steering round in a real browser on a store of its own: set the agenda; freeze, take the record along, undo by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.chromium import PHONE, VIEWS, WIDE
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.keyboard import press, reach, write
from tests.browser.site import Site, in_each_view, wait_until_drawn
from tests.browser.test_accessibility import unlisted
from tests.sample_store import sample_store

ADDRESS = "/runde?runde=2026"


@pytest.fixture(scope="module")
def own(workshop: Site) -> Site:
    """A store of its own: what is frozen here must stay open in the other tests. 2025 is frozen with the sample lists."""
    return workshop.lay(sample_store)


@pytest.mark.parametrize("address", ["/runde?runde=2025", ADDRESS])
def test_the_page_breaks_no_rule_and_fits_the_screen(visit: Visitor, own: Site, address: str) -> None:
    page = visit(own.url + address, *VIEWS[0]).page
    unfold_all(page)
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]


def test_a_round_gets_its_agenda(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    unfold(page, "Tagesordnung bearbeiten")
    page.get_by_label("Wortlaut").first.fill("Begrüßung")
    page.get_by_role("button", name="Punkt aufnehmen").click()
    expect(page.get_by_text("Die Tagesordnung ist gespeichert, als 1. Fassung.").first).to_be_visible()
    expect(page.get_by_text("eigener Punkt")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_round_is_frozen_taken_along_and_undone_with_the_keyboard_alone(visit: Visitor, own: Site, size: ViewportSize) -> None:
    page = visit(own.url + ADDRESS, size=size).page
    freeze = page.get_by_role("button", name="Stand festschreiben")
    press(page, freeze)
    expect(page.get_by_text("Bitte tragen Sie die Stelle ein, die festschreibt, und bestätigen Sie")).to_be_visible()
    reach(page, page.get_by_label("Stelle, die festschreibt"), back=True)
    page.keyboard.type("Referat 31")
    press(page, page.get_by_role("checkbox", name="Der Stand soll jetzt"), "Space")
    press(page, freeze)
    expect(page.get_by_text("Der Stand der Runde 2026 ist festgeschrieben: 179 Maßnahmen.").first).to_be_visible()
    wait_until_drawn(page)

    with page.expect_download() as taken:
        press(page, page.get_by_role("link", name="Vermerk als Textdatei"))
    record = Path(taken.value.path()).read_text("utf-8-sig")
    assert taken.value.suggested_filename == "Vermerk Festschreibung 2026.txt"
    assert "Beispieldaten" in record
    assert "Nichts freigegeben hatten: Justiz und Verfassung (SJV)" in record
    assert "Nur zum Teil freigegeben hatten: Umwelt, Klima und Wissenschaft (SUKW)" in record
    assert "durch: Referat 31" in record

    press(page, page.locator(".st-key-aufheben summary"))
    write(page, page.get_by_label("Grund"), "falscher Stichtag")
    press(page, page.get_by_role("button", name="Festschreibung aufheben"))
    expect(page.get_by_text("Die Festschreibung der Runde 2026 ist aufgehoben.").first).to_be_visible()
