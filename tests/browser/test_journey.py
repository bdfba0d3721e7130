"""What a user does with the overview, in a real browser and found by label: open, filter, mail the link, check the figures."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard import formats
from tests.browser import keyboard
from tests.browser.chromium import Scheme
from tests.browser.conftest import Visitor
from tests.browser.site import Site, wait_until_drawn

HEALTH = "7 Gesundheit, Pflege & ältere Menschen"


def figure(page: Page, label: str, part: str = "stMetricValue") -> str:
    """The value of a key figure, or another part of it."""
    metric = page.get_by_test_id("stMetric").filter(has=page.get_by_text(label, exact=True))
    return metric.get_by_test_id(part).inner_text()


def choose(page: Page, label: str, option: str) -> None:
    """Open a filter of the bar, choose one option and close it again."""
    page.get_by_role("button", name=label, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=option, exact=True).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"{label}: {option}")).to_be_visible()
    wait_until_drawn(page)


def test_a_filtered_view_shows_the_same_figures_to_whoever_follows_its_link(visit: Visitor, site: Site) -> None:
    page = visit().page
    choose(page, "Handlungsfeld", HEALTH)
    assert parse_qs(urlsplit(page.url).query)["handlungsfeld"] == ["7"]

    followed = visit(page.url).page

    rows = site.query("overview/progress", round="2026", fields="7")
    counted = sum(row["stage"] != "merged" for row in rows)
    completed = sum(row["stage"] == "completed" for row in rows)
    more_completed = formats.signed(sum(row["completed_change"] for row in rows))
    for each in (page, followed):
        assert figure(each, "Maßnahmen") == str(counted)
        assert figure(each, "umgesetzt") == f"{completed or '–'} von {counted}"
        assert figure(each, "umgesetzt", "stMetricDelta") == f"{more_completed} seit 2025"
        expect(each.get_by_role("heading", level=2).first).to_contain_text(f"Von den Maßnahmen im Handlungsfeld {HEALTH}")


def test_a_chip_takes_its_filter_back(visit: Visitor) -> None:
    page = visit("/?handlungsfeld=7").page
    everything = figure(visit().page, "Maßnahmen")
    filtered = figure(page, "Maßnahmen")

    page.get_by_role("button", name=f"Handlungsfeld: {HEALTH}").click()
    expect(page.get_by_role("button", name=f"Handlungsfeld: {HEALTH}")).to_have_count(0)
    wait_until_drawn(page)

    assert int(filtered) < int(everything)
    assert figure(page, "Maßnahmen") == everything
    assert "handlungsfeld" not in page.url


def test_every_figure_says_how_it_is_counted_one_click_away(visit: Visitor) -> None:
    page = visit().page
    page.get_by_text("Rechenweg", exact=True).first.click()
    expect(page.get_by_text("So wird gerechnet:").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"\./start query overview/")).first).to_be_visible()


def test_a_filter_works_with_the_keyboard_alone(visit: Visitor) -> None:
    page = visit().page
    keyboard.press(page, page.get_by_role("button", name="Ebene", exact=True))
    keyboard.press(page, page.get_by_role("dialog").get_by_role("button", name="Land", exact=True))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Ebene: Land")).to_be_visible()


def test_the_first_option_of_the_first_filter_is_reached_in_less_than_ten_tabs(visit: Visitor) -> None:
    page = visit().page
    button = page.get_by_test_id("stPopoverButton").first
    steps = keyboard.reach(page, button)
    page.keyboard.press("Enter")
    steps += keyboard.reach(page, page.get_by_role("dialog").get_by_role("radio").first)
    assert steps < 10
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_the_dossiers_that_are_prepared_are_reached_in_less_than_ten_tabs(visit: Visitor) -> None:
    page = visit("/unterlagen").page
    steps = keyboard.reach(page, page.get_by_role("combobox", name="Mappe"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="Frauen und Gleichstellung")).to_be_visible()
    assert steps < 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_clearly_seen_on_a_number_that_is_a_link(visit: Visitor, scheme: Scheme) -> None:
    page = visit(scheme=scheme).page
    link = page.get_by_test_id("stMetric").get_by_role("link").first
    before = link.screenshot()
    keyboard.reach(page, link)
    assert link.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
    assert link.screenshot() != before


@pytest.mark.parametrize("address", ["/", "/ueberblick", "/?handlungsfeld=7&ressort=SGFV", "/?handlungsfeld=gibt-es-nicht"])
def test_no_address_of_the_overview_opens_with_a_dialog_or_an_english_word_of_the_tool(visit: Visitor, address: str) -> None:
    page = visit(address).page
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text(re.compile(r"Deploy|Page not found|Rerun|Made with"))).to_have_count(0)
    expect(page.get_by_text("Beispieldaten").first).to_be_visible()
