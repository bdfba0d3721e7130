"""Decisions in a real browser: the page of the sample store breaks no rule, and a decision recorded there is closed there."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.chromium import PHONE, VIEWS, WIDE
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold_all
from tests.browser.keyboard import press, write
from tests.browser.site import Site, in_each_view, wait_until_drawn
from tests.browser.test_accessibility import unlisted
from tests.sample_store import sample_store

ADDRESS = "/beschluesse"


@pytest.fixture(scope="module")
def own(workshop: Site) -> Site:
    """A store of its own: what is decided here must not stand on the other tests' pages."""
    return workshop.lay(sample_store)


def test_the_page_breaks_no_rule_and_fits_the_screen(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS, *VIEWS[0]).page
    unfold_all(page)
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_decision_is_recorded_and_closed_with_the_keyboard_alone_and_a_house_reads_it(
    visit: Visitor, own: Site, size: ViewportSize
) -> None:
    wording = f"Die Häuser legen ihre Zahlen offen ({size['width']})."
    page = visit(own.url + ADDRESS, size=size).page
    press(page, page.locator(".st-key-beschluss-aufnehmen summary"))
    write(page, page.get_by_label("Wortlaut", exact=True), wording)
    write(page, page.get_by_role("combobox", name="Betroffene Stellen (freiwillig)"), "Kinder und Bildung")
    page.get_by_role("option", name="Kinder und Bildung (SKB)").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    write(page, page.get_by_role("combobox", name="Beschlussart"), "Kenntnisnahme")
    page.get_by_role("option", name="Kenntnisnahme").wait_for()
    page.keyboard.press("Enter")
    write(page, page.get_by_role("combobox", name="Maßnahmen (freiwillig)"), "SBMS-0004")
    page.get_by_role("option", name="SBMS-0004 · ").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    press(page, page.get_by_role("button", name="Beschluss aufnehmen"))
    expect(page.get_by_text("ist aufgenommen.").first).to_be_visible()
    wait_until_drawn(page)

    number = recorded(own, wording)["decision_id"]
    house = visit(f"{own.url}{ADDRESS}?haus=SKB&stand=offen", size=size).page
    expect(house.get_by_text(wording)).to_be_visible()
    expect(house.get_by_text("Beschluss aufnehmen", exact=True)).to_have_count(0)

    press(page, page.locator(f".st-key-bearbeiten-{number} summary"))
    press(page, page.get_by_role("radio", name="erledigt"), "Space")
    write(page, page.get_by_label("Grund (bei „fallen gelassen“ nötig)"), "liegt vor")
    press(page, page.get_by_role("button", name="Abschließen", exact=True))
    expect(page.get_by_text(f"Beschluss Nr. {number}: erledigt.").first).to_be_visible()
    found = recorded(own, wording)
    assert (found["departments"], found["measures"]) == (["SKB"], ["SBMS-0004"])
    assert (found["state"], found["reason"]) == ("done", "liegt vor")


def recorded(own: Site, wording: str) -> dict[str, Any]:
    (row,) = [row for row in own.query("decisions/list") if row["wording"] == wording]
    return row
