"""Choices stay with their page: what is taken back stays away, nothing follows unasked, Back is one step to the same place."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.folding import unfold
from tests.browser.site import wait_until_drawn

FILTERS = (
    "handlungsfeld=7&ressort=SGFV&ebene=land&umsetzungsstand=in_umsetzung&ampel=verzoegert"
    "&bestand=nicht_beendet&luecke=ohne_sachstand"
)


def chips(page: Page) -> list[str]:
    """What stands on the buttons that take a filter back."""
    return page.get_by_role("button", name=re.compile("✕")).all_inner_texts()


def address(page: Page) -> str:
    """Path and choices of the page that is open."""
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def turn_to(page: Page, title: str) -> None:
    """Open a page by the menu."""
    page.get_by_test_id("stTopNavSection").first.click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=re.compile(f"^{title}$")).click()
    expect(page.get_by_role("heading", level=1, name=re.compile(f"^{title}"))).to_be_visible()
    wait_until_drawn(page)


def go_back(page: Page, path: str) -> None:
    """One step back, which has to lead to this address."""
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(path) + "$"))
    wait_until_drawn(page)


def press(page: Page, label: str, option: str) -> None:
    """Choose an option of the bar, or let go of it."""
    page.get_by_test_id("stPopoverButton").get_by_text(label, exact=True).click()
    page.get_by_role("dialog").get_by_text(option, exact=True).click()
    page.keyboard.press("Escape")
    wait_until_drawn(page)


def test_every_chip_that_is_taken_back_stays_away_after_reload_and_on_the_way_back(visit: Visitor) -> None:
    page = visit(f"/massnahmen?{FILTERS}").page
    steps = page.evaluate("history.length")
    for left in reversed(range(len(chips(page)))):
        page.get_by_role("button", name=re.compile("✕")).first.click()
        expect(page.get_by_role("button", name=re.compile("✕"))).to_have_count(left)
        wait_until_drawn(page)
    assert (address(page), page.evaluate("history.length")) == ("/massnahmen", steps)
    page.reload()
    wait_until_drawn(page)
    assert chips(page) == []
    turn_to(page, "Überblick")
    go_back(page, "/massnahmen")
    assert chips(page) == []


CHOICES = [
    ("Steuerungsrunde", "2025", "runde=2025"),
    ("Handlungsfeld", "7 Gesundheit, Pflege & ältere Menschen", "handlungsfeld=7"),
    ("Ressort/Stelle", "SGFV", "ressort=SGFV"),
    ("Ebene", "Land", "ebene=land"),
    ("Umsetzungsstand", "in Umsetzung", "umsetzungsstand=in_umsetzung"),
    ("Ampel", "verzögert", "ampel=verzoegert"),
]


def test_what_is_chosen_in_a_popover_and_let_go_of_again_stays_away(visit: Visitor) -> None:
    page = visit("/massnahmen").page
    for label, option, _ in CHOICES:
        press(page, label, option)
    expect(page).to_have_url(re.compile(re.escape("?" + "&".join(word for _, _, word in CHOICES)) + "$"))
    for label, option, _ in CHOICES:
        press(page, label, "2026" if label == "Steuerungsrunde" else option)
    expect(page).to_have_url(re.compile("/massnahmen$"))
    page.reload()
    wait_until_drawn(page)
    assert (address(page), chips(page)) == ("/massnahmen", [])


def test_quick_hands_lose_no_choice(visit: Visitor) -> None:
    page = visit("/massnahmen").page
    for label, option, _ in CHOICES[2:]:
        page.get_by_test_id("stPopoverButton").get_by_text(label, exact=True).click()
        page.get_by_role("dialog").get_by_text(option, exact=True).click()
        page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("ressort=SGFV&ebene=land&umsetzungsstand=in_umsetzung&ampel=verzoegert$"))
    wait_until_drawn(page)
    assert len(chips(page)) == len(CHOICES[2:])


def test_no_filter_follows_to_another_page_and_back_finds_each_as_it_was(visit: Visitor) -> None:
    page = visit("/ueberblick?ampel=verzoegert").page
    turn_to(page, "Maßnahmen")
    assert (address(page), chips(page)) == ("/massnahmen", [])
    page.get_by_label("Suche").fill("Kurs")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("suche=Kurs"))
    turn_to(page, "Handlungsfelder")
    unfold(page, "Tabelle und Rechenweg")
    page.get_by_role("link", name=re.compile("7 Gesundheit")).click()
    expect(page).to_have_url(re.compile("/handlungsfelder\\?handlungsfeld=7$"))
    turn_to(page, "Veränderungen")
    assert address(page) == "/veraenderungen"
    turn_to(page, "Handlungsfelder")
    assert address(page) == "/handlungsfelder"
    for path in ("/veraenderungen", "/handlungsfelder?handlungsfeld=7", "/handlungsfelder", "/massnahmen?suche=Kurs"):
        go_back(page, path)
    go_back(page, "/?ampel=verzoegert")
    assert chips(page) == ["Ampel: verzögert ✕"]


def test_a_figure_takes_its_filters_along_and_says_so_and_back_is_one_step(visit: Visitor) -> None:
    page = visit("/?ampel=verzoegert").page
    page.get_by_test_id("stMetric").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/massnahmen\\?ampel=verzoegert&bestand=zaehlt_mit$"))
    wait_until_drawn(page)
    assert chips(page) == ["Ampel: verzögert ✕", "Bestand: zählt mit ✕"]
    go_back(page, "/?ampel=verzoegert")


def test_back_from_a_measure_finds_the_same_list_at_the_same_place(visit: Visitor) -> None:
    page = visit("/massnahmen?ordnung=titel&seite=2").page
    link = page.get_by_role("link", name=re.compile("^Beispielmaßnahme")).nth(15)
    link.scroll_into_view_if_needed()
    place = page.get_by_test_id("stMain").evaluate("each => each.scrollTop")
    assert place > 0
    link.click()
    expect(page).to_have_url(re.compile("/massnahme\\?kennung="))
    wait_until_drawn(page)
    page.get_by_role("link", name=re.compile("→$")).first.click()
    expect(page).to_have_url(re.compile("/massnahme\\?kennung="))
    wait_until_drawn(page)
    page.go_back()
    wait_until_drawn(page)
    go_back(page, "/massnahmen?ordnung=titel&seite=2")
    expect(page.get_by_test_id("stMain")).to_have_js_property("scrollTop", place)


def test_a_link_in_a_text_opens_in_the_same_window_without_loading_anew_and_with_ctrl_in_another(visit: Visitor) -> None:
    page = visit("/?handlungsfeld=7").page
    page.evaluate("window.isSame = true")
    link = page.get_by_test_id("stMetric").get_by_role("link").first
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    expect(opened.value).to_have_url(re.compile("/massnahmen\\?.*handlungsfeld=7"))
    opened.value.close()
    assert address(page) == "/?handlungsfeld=7"
    link.click()
    expect(page).to_have_url(re.compile("/massnahmen\\?.*handlungsfeld=7"))
    wait_until_drawn(page)
    assert page.evaluate("window.isSame") is True
    assert page.get_by_test_id("stMain").evaluate("each => each.scrollTop") == 0
    go_back(page, "/?handlungsfeld=7")


def test_the_way_to_the_agenda_ends_at_the_agenda(visit: Visitor) -> None:
    page = visit("/").page
    page.get_by_role("link", name="Tagesordnung", exact=True).click()
    heading = page.get_by_role("heading", name="Tagesordnung", exact=True)
    expect(heading).to_be_in_viewport()
    wait_until_drawn(page)
    page.wait_for_timeout(1500)
    expect(heading).to_be_in_viewport()
