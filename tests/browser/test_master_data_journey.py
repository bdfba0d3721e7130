"""Stammdaten in a real browser: rules of accessibility, the keyboard, and what a wrong, damaged or faulty workbook is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.chromium import VIEWS
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.keyboard import press, write
from tests.browser.site import Site, in_each_view, wait_until_drawn
from tests.browser.test_accessibility import unlisted
from tests.master_edits import edited, row_of
from tests.sample_store import sample_store

ADDRESS = "/stammdaten"


@pytest.fixture(scope="module")
def own(workshop: Site) -> Site:
    return workshop.lay(sample_store)


def hold(page: Page, name: str, content: bytes) -> None:
    """Give a workbook to the control, and wait for what the page says of it."""
    page.locator("input[type=file]").set_input_files(FilePayload(name=name, mimeType="", buffer=content))
    expect(page.get_by_test_id("stFileChip")).to_contain_text(name)
    wait_until_drawn(page)


def end_house(workbook: Any) -> None:
    sheet = workbook["Ressorts"]
    sheet.cell(row_of(sheet, "SJV"), 8, date(2027, 6, 30))


def lose_field(workbook: Any) -> None:
    workbook["Handlungsfelder"].delete_rows(row_of(workbook["Handlungsfelder"], 2))  # no prepared dossier names it


def lose_sheet(workbook: Any) -> None:
    del workbook["Ressorts"]


def test_the_page_breaks_no_rule_with_a_workbook_held_against_it(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS, *VIEWS[0]).page
    unfold_all(page)
    hold(page, "neu.xlsx", edited(end_house))
    expect(page.get_by_text("SJV gilt nur noch bis 30.06.2027.")).to_be_visible()
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.querySelector('main').scrollWidth") <= size["width"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("kaputt.xlsx", edited(end_house)[:2_000], "kaputt.xlsx"),
        ("brief.docx", b"Sehr geehrte Damen und Herren,", "brief.docx"),
        ("ohne.xlsx", edited(lose_sheet), "Ressorts"),
        ("luecke.xlsx", edited(lose_field), "Handlungsfeld 2"),
    ],
    ids=["damaged", "no workbook", "sheet missing", "in use"],
)
def test_a_workbook_that_cannot_be_taken_is_told_in_a_sentence(
    visit: Visitor, own: Site, name: str, content: bytes, told: str
) -> None:
    page = visit(own.url + ADDRESS).page
    hold(page, name, content)
    expect(page.get_by_test_id("stAlert").filter(has_text=told).first).to_be_visible()
    expect(page.get_by_role("button", name="Stammdaten übernehmen")).to_have_count(0)
    expect(page.get_by_text("Fehlernummer")).to_have_count(0)


def test_a_meeting_is_entered_and_taken_back_by_keyboard_alone(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    unfold(page, "Sitzung der Arbeitsgruppe anlegen", by_keyboard=True)
    write(page, page.get_by_placeholder("TT.MM.JJJJ").first, "11.02.2027")
    press(page, page.get_by_role("button", name="Sitzung anlegen"))
    expect(page.get_by_text("Die Sitzung am 11.02.2027 ist angelegt.")).to_have_count(1)  # and said in one place only
    wait_until_drawn(page)

    unfold(page, "Eintrag 2 zurücknehmen", by_keyboard=True)
    write(page, page.get_by_label("Grund", exact=True), "Versehen")
    press(page, page.get_by_role("button", name="Zurücknehmen", exact=True))
    expect(page.get_by_text("Zurückgenommen: Die Stammdaten davor gelten wieder.")).to_be_visible()
    expect(page.get_by_text("✕ zurückgenommen mit Eintrag 3")).to_be_visible()
