"""Decisions in a real browser: the page of the sample store breaks no rule, and a decision recorded there is closed there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.chromium import PHONE, WIDE, Scheme
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.site import Site, sample_store, serving
from tests.browser.test_accessibility import unlisted

VIEWS = [(scheme, size) for scheme in ("light", "dark") for size in (WIDE, PHONE)]
ADDRESS = "/beschluesse"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server of its own: what is decided here must not stand on the other tests' pages."""
    with serving(sample_store(tmp_path_factory.mktemp("decisions"))) as running:
        yield running


@pytest.mark.parametrize(("scheme", "size"), VIEWS)
def test_the_page_breaks_no_rule_and_fits_the_screen(visit: Visitor, own: Site, scheme: Scheme, size: ViewportSize) -> None:
    page = visit(own.url + ADDRESS, scheme, size).page
    unfold_all(page)
    assert unlisted(page) == []
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]


def test_a_decision_is_recorded_and_a_house_reads_it_without_a_form(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    unfold(page, "Beschluss aufnehmen")
    page.get_by_label("Wortlaut", exact=True).fill("Die Häuser legen ihre Zahlen offen.")
    page.get_by_role("button", name="Beschluss aufnehmen").click()
    expect(page.get_by_text("ist aufgenommen.")).to_be_visible()

    house = visit(f"{own.url}{ADDRESS}?haus=SKB&stand=offen").page
    expect(house.get_by_text("Die Häuser legen ihre Zahlen offen.")).to_be_visible()
    expect(house.get_by_text("Beschluss aufnehmen", exact=True)).to_have_count(0)
