"""Hochladen by WCAG 2.1 A and AA with axe-core: every step, light and dark, wide and on a telephone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import VIEWS
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold_all
from tests.browser.site import Site, in_each_scheme, in_each_view
from tests.browser.test_accessibility import unlisted
from tests.browser.uploading import ADDRESS, desk, headline, messy_list, small_history

STEPS = ("pruefhinweise", "zuordnung", "vergleich", "annehmen")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A site on whose desk a messy list waits."""

    site: Site
    draft_id: str

    def address(self, step: str, body: str = "SKB") -> str:
        return f"{self.site.url}/hochladen?haus={body}&runde=2026&entwurf={self.draft_id}&schritt={step}"


@pytest.fixture(scope="module")
def waiting(workshop: Site) -> Waiting:
    draft = desk(workshop.lay(small_history)).open(messy_list(), "Zulieferung.xlsx", "SKB", "2026")
    return Waiting(workshop, draft.draft_id)


def overhang(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return int(page.evaluate("() => document.querySelector('main').scrollWidth - window.innerWidth"))


@pytest.mark.parametrize("step", STEPS)
def test_no_step_breaks_a_rule(visit: Visitor, waiting: Waiting, step: str) -> None:
    page = visit(waiting.address(step), *VIEWS[0]).page
    expect(headline(page)).to_contain_text("Schritt ")
    unfold_all(page)
    for _ in in_each_view(page):
        assert unlisted(page) == []
        assert overhang(page) <= 0


def test_the_place_to_drop_lists_breaks_no_rule(visit: Visitor, waiting: Waiting) -> None:
    page = visit(waiting.site.url + ADDRESS, *VIEWS[0]).page
    expect(page.get_by_text("Ihre offenen Entwürfe")).to_be_visible()
    unfold_all(page)
    for _ in in_each_view(page):
        assert unlisted(page) == []
        assert overhang(page) <= 0


def test_what_is_asked_and_told_instead_of_a_step_breaks_no_rule(visit: Visitor, waiting: Waiting) -> None:
    foreign = desk(waiting.site).open(messy_list(), "fremd.xlsx", "SJV", "2026")
    page = visit(f"{waiting.site.url}/hochladen?haus=SJV&entwurf={foreign.draft_id}").page
    expect(headline(page)).to_have_text("Wessen Liste ist das?")
    for _ in in_each_scheme(page):
        assert unlisted(page) == []

    page = visit(waiting.address("vergleich", body="SJV")).page
    expect(page.get_by_text("Hier ist kein Entwurf.")).to_be_visible()
    for _ in in_each_scheme(page):
        assert unlisted(page) == []
