"""Every kind of control that the pages have, opened and asked for what it says: no English word, whatever the browser speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.site import Site, wait_until_drawn
from tests.browser.test_accessibility import english
from tests.browser.uploading import ADDRESS, drop, messy_list, small_history


@pytest.mark.parametrize("address", ["/rueckmeldelisten", "/methodik", "/veraenderungen", "/unterlagen"])
def test_a_page_with_all_that_is_folded_says_no_english_word(visit: Visitor, address: str) -> None:
    page = visit(address).page
    unfold_all(page)
    assert english(page) == []


def write_a_day_that_is_none(page: Page) -> None:
    unfold(page, "Sitzung der Arbeitsgruppe anlegen")
    page.get_by_placeholder("TT.MM.JJJJ").first.fill("31.06.2027")
    page.get_by_role("button", name="Sitzung anlegen").click()
    expect(page.get_by_text("31.06.2027 gibt es nicht; bitte das Datum prüfen.")).to_be_visible()


def look_for_no_option(page: Page) -> None:
    box = page.get_by_test_id("stSelectbox").get_by_role("combobox").first
    box.focus()
    box.press_sequentially("qqq")
    expect(page.get_by_text("Kein Treffer")).to_be_visible()


def look_for_no_option_of_many(page: Page) -> None:
    unfold(page, "Beschluss aufnehmen")
    box = page.get_by_role("combobox", name="Maßnahmen (freiwillig)")
    box.focus()
    box.press_sequentially("qqq")
    expect(page.get_by_role("option", name="Übernehmen: qqq")).to_be_visible()


def look_for_no_house(page: Page) -> None:
    box = page.get_by_role("combobox", name="Häuser")
    box.focus()
    box.press_sequentially("qqq")
    expect(page.get_by_text("Kein Treffer")).to_be_visible()


def write_into_a_form(page: Page) -> None:
    unfold(page, "Beschluss aufnehmen")
    page.get_by_label("Wortlaut").press_sequentially("Ein Satz")
    expect(page.get_by_text("Strg+Eingabetaste: absenden")).to_be_visible()


def search(page: Page) -> None:
    page.get_by_test_id("stTextInput").locator("input").first.press_sequentially("Kita")
    expect(page.get_by_text("Eingabetaste: übernehmen")).to_be_visible()


def open_a_popover(page: Page) -> None:
    page.get_by_role("button", name="Ressort/Stelle", exact=True).click()
    page.get_by_role("dialog").wait_for()


def point_at_a_chart(page: Page) -> None:
    page.get_by_test_id("stFullScreenFrame").first.hover()
    page.get_by_role("button", name="Ganzer Bildschirm").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ganzen Bildschirm verlassen").first).to_be_attached()


def point_at_a_help(page: Page) -> None:
    page.get_by_role("button", name="Erläuterung zu").first.hover()
    expect(page.get_by_test_id("stTooltipContent")).to_be_visible()


def hold_a_workbook_against_the_data(page: Page) -> None:
    file = FilePayload(name="kaputt.xlsx", mimeType="", buffer=b"PK\x03\x04" * 5_000)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_test_id("stFileChip")).to_contain_text("20\xa0KB")


@pytest.mark.parametrize(
    ("address", "do"),
    [
        ("/stammdaten", write_a_day_that_is_none),
        ("/stammdaten", hold_a_workbook_against_the_data),
        ("/runde", look_for_no_option),
        ("/beschluesse", look_for_no_option_of_many),
        ("/beschluesse", write_into_a_form),
        ("/unterlagen", look_for_no_house),
        ("/massnahmen", search),
        ("/", open_a_popover),
        ("/", point_at_a_chart),
        ("/massnahmen?suche=Kita", point_at_a_help),
    ],
)
def test_no_control_says_an_english_word_when_it_is_used(visit: Visitor, address: str, do: Callable[[Page], None]) -> None:
    page = visit(address).page
    do(page)
    assert english(page) == []


def test_the_navigation_of_a_phone_says_no_english_word(visit: Visitor) -> None:
    page = visit("/", size=PHONE).page
    page.get_by_role("button", name="Seitenleiste aufklappen").click()
    expect(page.get_by_role("button", name="Seitenleiste zuklappen")).to_be_visible()
    assert english(page) == []


def test_the_navigation_of_a_narrow_window_says_no_english_word_for_what_has_no_room(visit: Visitor) -> None:
    page = visit("/", size=ViewportSize(width=768, height=900)).page
    page.get_by_role("button", name="Weitere").click()
    expect(page.get_by_role("menuitem", name="Methodik")).to_be_visible()
    assert english(page) == []


def test_a_list_on_its_way_says_no_english_word(visit: Visitor, workshop: Site) -> None:
    page = visit(workshop.lay(small_history).url + ADDRESS).page
    drop(page, "Liste.xlsx", messy_list())
    for step in ("Zuordnung", "Vergleich", "Annehmen"):
        unfold_all(page)
        assert english(page) == []
        page.get_by_role("button", name=f"Weiter: {step}").click()
        wait_until_drawn(page)
    assert english(page) == []


def test_a_server_that_went_away_is_told_in_german(visit: Visitor) -> None:
    page = visit("/barrierefreiheit", own_tab=True).page
    page.route("**/_stcore/**", lambda route: route.abort())
    page.route_web_socket("**/_stcore/**", lambda socket: socket.close())
    page.reload()
    expect(page.get_by_text("Der Server antwortet nicht. Läuft das Dashboard noch?")).to_be_visible()
    assert english(page) == []


def test_a_browser_in_another_language_gets_the_same_german_words(visit: Visitor) -> None:
    page = visit("/stammdaten", own_tab=True).page
    agent = page.evaluate("() => navigator.userAgent")
    page.context.new_cdp_session(page).send("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": "en-US"})
    page.reload()
    wait_until_drawn(page)
    assert page.evaluate("() => navigator.language") == "en-US"
    write_a_day_that_is_none(page)
    assert english(page) == []
