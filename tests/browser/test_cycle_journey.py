"""A round from end to end in a real browser: collect, freeze, decide, next round sheet, delivery, changes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, ViewportSize, expect

from dashboard import settings
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.master.tables import Load, load_into
from dashboard.store import Store
from tests.browser.chromium import PHONE, WIDE
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold
from tests.browser.site import Site, wait_until_drawn
from tests.browser.uploading import answer, drop, headline, write
from tests.builders import Page as SheetPage
from tests.builders import workbook

WORDING = "Die Lesekurse werden bis zur nächsten Runde abgeschlossen."
LIST = workbook(
    SheetPage(
        [
            ["Nr.", "Handlungsfeld", "Maßnahme", "Ebene", "Umsetzungsstand", "Ampel", "Ende"],
            [1, 4, "Lesekurse", "Land", "läuft", "im Plan", "31.12.2025"],
            [2, 4, "Singkreise", "Land", "geplant", None, "31.12.2026"],
        ]
    )
)


@pytest.fixture
def own(workshop: Site) -> Site:
    return workshop.lay(before_any_list)


def before_any_list(path: Path) -> Store:
    """The master data of data/ and nothing else."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    return store


def bring(page: Page, name: str, content: bytes) -> None:
    """Upload a list that raises no question, and release it."""
    drop(page, name, content)
    expect(headline(page)).to_contain_text("Schritt")
    while "Annehmen" not in headline(page).inner_text():
        before = headline(page).inner_text()
        page.get_by_role("button", name="Weiter: ").click()
        expect(headline(page)).not_to_have_text(before)
        wait_until_drawn(page)
    answer(page, "In welchem Stand?", "Freigegeben")
    write(page, "Freigegeben durch", "Staatsrat")
    page.get_by_role("button", name="Jetzt annehmen").click()
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")


def freeze(page: Page) -> None:
    page.get_by_label("Stelle, die festschreibt").fill("Referat 31")
    page.get_by_text("Der Stand soll jetzt festgeschrieben werden.").click()
    page.get_by_role("button", name="Stand festschreiben").click()
    expect(page.get_by_text("Der Stand der Runde 2025 ist festgeschrieben: 2 Maßnahmen.").first).to_be_visible()


def choose_kind(page: Page, kind: str = "Kenntnisnahme") -> None:
    """Say of which kind a decision is, in its open form."""
    box = page.get_by_role("combobox", name="Beschlussart")
    box.focus()
    box.press_sequentially(kind, delay=30)
    page.get_by_role("option", name=kind).first.wait_for()
    box.press("Enter")


def decide(page: Page) -> None:
    """Record a decision about the first measure."""
    unfold(page, "Beschluss aufnehmen")
    page.get_by_label("Wortlaut").fill(WORDING)
    choose_kind(page)
    house = page.get_by_role("combobox", name="Betroffene Stellen (freiwillig)")
    wait_until_drawn(page)
    house.focus()
    house.press_sequentially("Kinder und Bildung", delay=30)
    page.get_by_role("option", name="Kinder und Bildung").first.wait_for()
    house.press("Enter")
    house.press("Escape")
    page.get_by_role("combobox", name="Haltung: Kinder und Bildung").wait_for()
    box = page.get_by_role("combobox", name="Maßnahmen (freiwillig)")
    box.focus()
    box.press_sequentially("SKB-0001", delay=30)
    page.get_by_role("option", name="SKB-0001").first.click()
    box.press("Escape")  # the list of options covers the page as long as it is open
    page.get_by_role("button", name="Beschluss aufnehmen").click()
    expect(page.get_by_text("Beschluss Nr. 1 ist aufgenommen.").first).to_be_visible()


def filled(content: bytes) -> bytes:
    """The round sheet with a new stage for the first measure, as a coordinator fills it in."""
    book = load_workbook(io.BytesIO(content))
    assert WORDING in {cell for row in book["Beschlüsse"].iter_rows(values_only=True) for cell in row}
    sheet = next(each for each in book.worksheets if column_of(each, "Umsetzungsstand") is not None)
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "SKB-0001")
    column = column_of(sheet, "Umsetzungsstand")
    assert row is not None
    assert column is not None
    sheet.cell(row, column).value = "umgesetzt"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def column_of(sheet: Worksheet, heading: str) -> int | None:
    return next((cell.column for line in sheet.iter_rows(max_row=15) for cell in line if cell.value == heading), None)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_round_goes_from_collecting_to_what_has_changed(visit: Visitor, own: Site, size: ViewportSize) -> None:
    def go(address: str) -> Page:
        return visit(f"{own.url}{address}", size=size).page

    bring(go("/hochladen?haus=SKB&runde=2025"), "Liste SKB.xlsx", LIST)

    page = go("/runde?runde=2025")
    expect(headline(page)).to_contain_text("Nichts freigegeben haben")
    freeze(page)
    decide(go("/beschluesse?runde=2025"))

    page = go("/runde?runde=2026")
    expect(page.get_by_text(WORDING).first).to_be_visible()
    page = go("/rueckmeldelisten?runde=2026")
    with page.expect_download() as taken:
        page.locator(".st-key-liste-SKB").get_by_role("link").click()
    content = Path(taken.value.path()).read_bytes()

    bring(go("/hochladen?haus=SKB&runde=2026"), "Rückmeldung SKB.xlsx", filled(content))

    page = go("/veraenderungen")
    expect(headline(page)).to_contain_text("1 beendet")
    page.get_by_role("radiogroup", name="Gleichung des Verbleibs").get_by_role("radio").first.click()
    wait_until_drawn(page)
    expect(page.get_by_text("Steuerungsrunde 2025: 2 Maßnahmen")).to_be_visible()
    expect(page.get_by_text("Lesekurse").first).to_be_visible()

    page = go("/beschluesse")
    expect(page.get_by_text("umgesetzt").first).to_be_visible()
    frozen = {row["measure_id"]: row["stage"] for row in own.query("measures/list", round="2025")}
    assert frozen == {"SKB-0001": "in_progress", "SKB-0002": "planned"}
