"""The office of a state secretary takes papers along: a dossier put together, its files opened, all at once, and "Drucken"."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.site import Site, wait_until_drawn

PARTS = 17
"""The dossiers of a round of the sample: for the chair, of 13 houses, and the three that the master data prepare."""


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """The name and the content of the file behind a link."""
    with page.expect_download() as download:
        page.get_by_role("link", name=label, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def text_of(content: bytes) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages).split())


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    wait_until_drawn(page)


def test_a_dossier_is_put_together_and_its_files_say_the_figures_of_the_query(visit: Visitor, site: Site) -> None:
    page = visit("/unterlagen").page
    choose(page, "Häuser", "Kinder und Bildung (SKB)")
    rows = site.query("overview/progress", round="2026", departments="SKB", lead_only="true")
    count = sum(row["stage"] != "merged" for row in rows)
    done = sum(row["stage"] == "completed" for row in rows)

    name, content = taken(page, "Sitzungsmappe als PDF")
    assert name == "Sitzungsmappe_2026_SKB.pdf"
    assert f"umgesetzt {done} von {count}" in text_of(content)
    name, content = taken(page, "Sitzungsmappe als Word")
    assert name == "Sitzungsmappe_2026_SKB.docx"
    figures = next(each for each in Document(io.BytesIO(content)).tables if each.cell(0, 0).text == "Kennzahl")
    told = {row.cells[0].text: row.cells[1].text for row in figures.rows}
    assert told["Maßnahmen"] == str(count)
    assert told["umgesetzt"].startswith(f"{done} von {count}")


def test_all_dossiers_are_written_with_a_bar_and_then_taken(visit: Visitor) -> None:
    page = visit("/unterlagen").page
    page.get_by_role("button", name="Alle Sitzungsmappen schreiben").click()
    expect(page.get_by_text(re.compile(rf"\d+ von {PARTS}: Sitzungsmappe_2026_"))).to_be_visible()
    expect(page.get_by_role("link", name="Alle Sitzungsmappen als ZIP")).to_be_visible(timeout=120_000)
    name, content = taken(page, "Alle Sitzungsmappen als ZIP")
    assert name == "Sitzungsmappen_2026.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.namelist()) == 2 * PARTS + 1
        shown = Presentation(io.BytesIO(archive.read("Praesentation_2026.pptx")))
    assert len(shown.slides) == 10


@pytest.mark.parametrize(
    ("address", "name", "words"),
    [
        ("/", "Sitzungsmappe_2026_alle.pdf", "Sitzungsmappe: alle Häuser"),
        ("/handlungsfelder?handlungsfeld=7&runde=2025", "Sitzungsmappe_2025_HF7.pdf", "Steuerungsrunde 2025"),
        ("/ressorts?ressort=SKB", "Sitzungsmappe_2026_SKB.pdf", "Kinder und Bildung (SKB)"),
        ("/massnahme?kennung=SKB-0004", "Massnahme_SKB-0004_2026.pdf", "Nur vier von zwölf Stellen sind besetzt."),
        ("/veraenderungen", "Veraenderungen_2025_2026.pdf", "Was aus jeder Maßnahme des früheren Stands wurde"),
        ("/runde", "Tagesordnung_2026.pdf", "Tagesordnung: Steuerungsrunde 2026"),
    ],
)
def test_each_page_prints_as_the_document_that_belongs_to_it(visit: Visitor, address: str, name: str, words: str) -> None:
    given, content = taken(visit(address).page, "Drucken")
    assert given == name
    assert words in text_of(content)
