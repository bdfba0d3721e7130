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
    button = page.locator(".st-key-oeffne-gleichung-verbleib-split").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    expect(page.get_by_text("aufgeteilt: 1 Maßnahme")).to_be_visible()
    expect(page).to_have_url(re.compile("liste=verbleib-split"))

    mailed = visit(page.url, size=size).page
    expect(mailed.get_by_text("lebt weiter in SGFV-0020 und SGFV-0021")).to_be_visible()
    mailed.get_by_role("link", name="SGFV-0015").click()
    expect(mailed.get_by_role("heading", level=1)).to_contain_text("SGFV-0015")


def test_the_ledger_is_taken_along_with_every_measure(visit: Visitor) -> None:
    page = visit("/veraenderungen").page
    with page.expect_download() as taken:
        page.get_by_role("button", name="Als Excel-Datei").click()
    sheet = load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes())).worksheets[0]
    assert "= 179" in str(sheet["A3"].value)
    assert "Beispieldaten" in str(sheet["A5"].value)
    fates = [row[3] for row in sheet.iter_rows(min_row=8, values_only=True)]
    assert (len(fates), fates.count("aufgeteilt"), fates.count("neu")) == (181, 1, 6)


def test_one_action_field_has_an_equation_of_its_own(visit: Visitor) -> None:
    page = visit("/veraenderungen?handlungsfeld=5").page
    expect(page.get_by_text("hierher gewechselt")).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("(5 Offene Jugend")
