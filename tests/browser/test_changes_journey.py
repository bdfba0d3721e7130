"""What became of every measure, in a real browser: by keyboard, wide and on a phone, to mail and to take along."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import ViewportSize, expect

from tests.browser.chromium import PHONE, WIDE
from tests.browser.conftest import Visitor
from tests.browser.site import wait_until_drawn


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_term_of_the_equation_is_opened_by_keyboard_and_its_link_shows_the_same_list(
    visit: Visitor, size: ViewportSize
) -> None:
    page = visit("/veraenderungen", size=size).page
    page.get_by_role("radiogroup", name="Gleichung des Verbleibs").get_by_role("radio", name="− 1 aufgeteilt").focus()
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    expect(page.get_by_text("aufgeteilt: 1 Maßnahme")).to_be_visible()
    expect(page).to_have_url(re.compile("liste=verbleib-aufgeteilt"))

    mailed = visit(page.url, size=size).page
    title = mailed.get_by_role("listitem").filter(has_text="SGFV-0015").get_by_role("link")
    expect(mailed.get_by_text("lebt weiter in SGFV-0020 und SGFV-0021")).to_be_visible()
    title.click()
    expect(mailed.get_by_role("heading", level=1)).to_contain_text("SGFV-0015")


def test_the_ledger_is_taken_along_with_every_measure(visit: Visitor) -> None:
    page = visit("/veraenderungen").page
    with page.expect_download() as taken:
        page.get_by_role("link", name="Als Excel-Datei").click()
    sheet = load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes())).worksheets[0]
    assert "= 179" in str(sheet["A3"].value)
    assert "Beispieldaten" in str(sheet["A5"].value)
    fates = [row[3] for row in sheet.iter_rows(min_row=8, values_only=True)]
    assert (len(fates), fates.count("aufgeteilt"), fates.count("neu")) == (181, 1, 6)


def test_one_action_field_has_an_equation_of_its_own(visit: Visitor) -> None:
    page = visit("/veraenderungen?handlungsfeld=5").page
    expect(page.get_by_text("hierher gewechselt")).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("(5 Offene Jugend")


def test_which_measures_got_worse_is_one_click_from_the_overview_and_seen_without_scrolling(visit: Visitor) -> None:
    page = visit("/", size=ViewportSize(width=1440, height=900)).page
    page.get_by_role("link", name="Veränderungen seit 2025").click()
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("13 Maßnahmen schlechter, 5 besser, 10 beendet, 8 neu.")
    expect(page.get_by_role("link", name="Abendkurse Deutsch").first).to_be_in_viewport()
    expect(page.get_by_text("Für das zweite Halbjahr fehlen die Mittel.").first).to_be_in_viewport()
