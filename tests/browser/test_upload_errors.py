"""What goes wrong with lists in a real browser: one German sentence with what to do, no stack trace, and nothing lost."""

from __future__ import annotations

import re
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FilePayload, Page, expect

from dashboard import settings
from dashboard.uploads import TOO_MANY_AT_ONCE
from tests.browser.conftest import Visitor
from tests.browser.site import Site, wait_until_drawn
from tests.browser.uploading import ADDRESS, answer, desk, drop, headline, messy_list, own_site, small_history
from tests.builders import Page as SheetPage
from tests.builders import workbook
from tests.dropping import Dropper
from tests.page_visit import visiting


@pytest.fixture(scope="module")
def own(workshop: Site) -> Site:
    return workshop.lay(small_history)


def alerts(page: Page) -> list[str]:
    return [text.strip() for text in page.get_by_test_id("stAlert").all_inner_texts()]


def must_not_show_a_trace(page: Page) -> None:
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.get_by_text("Fehlernummer")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kaputt.xlsx", messy_list()[:900]),
        ("brief.xlsx", b"Sehr geehrte Damen und Herren,"),
        ("leer.xlsx", b""),
        ("ohne Liste.xlsx", workbook(SheetPage([("Nur ein Satz",)]))),
    ],
    ids=["broken", "no workbook", "empty", "no list"],  # a workbook holds the time, and both workers must name a test alike
)
def test_a_file_that_is_no_list_is_told_in_one_sentence(visit: Visitor, own: Site, name: str, content: bytes) -> None:
    page = visit(own.url + ADDRESS).page
    drop(page, name, content)
    told = page.get_by_text(name).or_(page.get_by_text("verhindert, dass diese Liste angenommen wird"))
    expect(told.first).to_be_visible()
    must_not_show_a_trace(page)


def test_of_several_files_the_broken_one_is_told_and_the_others_go_on(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    page.locator("input[type=file]").set_input_files(
        [
            FilePayload(name="kaputt.xlsx", mimeType="", buffer=b"PK\x03\x04"),
            FilePayload(name="gut.xlsx", mimeType="", buffer=messy_list()),
        ]
    )
    expect(headline(page)).to_contain_text("Schritt 1 von 4")
    wait_until_drawn(page)
    assert [alert for alert in alerts(page) if "kaputt.xlsx" in alert]


def test_a_file_that_the_server_refuses_is_told_in_a_sentence_beside_it(
    visit: Visitor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with ExitStack() as opened:
        site = opened.enter_context(own_site(tmp_path_factory.mktemp("full")))  # of its own: what is held counts for a while
        page = visit(site.url + ADDRESS).page
        for _ in range(2):  # two other pages have sent as much as all pages together may
            other = Dropper(opened.enter_context(visiting(urlsplit(site.url).port or 80)))
            for number in range(5):
                other.upload(f"{number}.xlsx", bytes(settings.MAX_FILE_BYTES - 512))
        page.locator("input[type=file]").set_input_files(FilePayload(name="Liste.xlsx", mimeType="", buffer=messy_list()))
        expect(page.get_by_test_id("stFileUploader")).to_contain_text(TOO_MANY_AT_ONCE)
        must_not_show_a_trace(page)


def test_a_list_of_another_house_waits_for_an_answer(visit: Visitor, own: Site) -> None:
    page = visit(f"{own.url}/hochladen?haus=SJV&runde=2026").page
    drop(page, "fremd.xlsx", messy_list())
    expect(headline(page)).to_have_text("Wessen Liste ist das?")
    expect(page.get_by_role("button", name="Weiter: Zuordnung")).to_have_count(0)
    expect(page.get_by_text("geändert")).to_have_count(0)

    page.get_by_role("button", name="Es ist die Liste von SKB").click()
    expect(headline(page)).to_contain_text("Schritt 1 von 4")
    expect(page).to_have_url(re.compile("haus=SKB"))


def test_a_file_that_changed_on_disk_takes_its_answers_along(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    drop(page, "Liste.xlsx", messy_list())
    answer(page, "Welche Ebene ist mit „K“ gemeint?", "Stadt Bremerhaven")
    page.get_by_role("button", name="Andere Liste").click()
    expect(page.get_by_text("Ihre offenen Entwürfe")).to_be_visible()
    wait_until_drawn(page)

    head = ("Nr.", "HF", "Maßnahme", "Ebene")
    drop(page, "Liste.xlsx", workbook(SheetPage([("Maßnahmen SKB",), head, ("2", 4, "Gemeinsam singen", "K")])))

    expect(page.get_by_text("der Inhalt ist inzwischen ein anderer").first).to_be_visible()
    kept = [draft for draft in desk(own).drafts("SKB") if draft.file_name == "Liste.xlsx"]
    assert [[each.value for each in draft.answers] for draft in kept] == [[["bremerhaven"]]]


def test_a_draft_that_was_discarded_elsewhere_is_told_and_the_way_back_is_shown(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    drop(page, "kurz.xlsx", workbook(SheetPage([("Maßnahmen SKB",), ("Nr.", "Maßnahme", "Ebene"), ("1", "Lesen üben", "K")])))
    gone = next(draft for draft in desk(own).drafts("SKB") if draft.file_name == "kurz.xlsx")
    desk(own).discard(gone.draft_id)
    page.get_by_role("button", name="Weiter: Vergleich").click()
    expect(page.get_by_text("Hier ist kein Entwurf.")).to_be_visible()
    must_not_show_a_trace(page)
    page.get_by_role("button", name="Zur Übersicht der Entwürfe").click()
    expect(page.get_by_text("Liste hierher ziehen")).to_be_visible()


def test_a_store_that_went_away_is_told_in_one_sentence(visit: Visitor, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("away")
    with own_site(folder) as site:
        visit(site.url + ADDRESS)
        for file in folder.glob("*.duckdb"):
            file.rename(file.with_suffix(".fort"))
        page = visit(site.url + ADDRESS).page
        expect(page.get_by_text("Es gibt keine lesbaren Daten.")).to_be_visible()
        expect(page.get_by_text("Traceback")).to_have_count(0)
        expect(page.get_by_text(str(folder))).to_have_count(0)
