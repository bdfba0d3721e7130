"""What the lead unit and a house do on the delivery board and with the round sheets, in a real browser on their own store."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard import settings
from tests.browser.chromium import VIEWS
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.keyboard import reach
from tests.browser.site import Site, in_each_scheme, in_each_view, wait_until_drawn
from tests.browser.test_accessibility import unlisted
from tests.sample_store import sample_store


@pytest.fixture(scope="module")
def board(workshop: Site) -> Site:
    """A store of its own: what is taken back here must not be missing in the other tests."""
    return workshop.lay(sample_store)


def headline(page: Page) -> Locator:
    return page.get_by_role("heading", level=2).first


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a box, found by its label."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    wait_until_drawn(page)


def state_of(site: Site, department: str) -> str:
    rows = site.query("delivery_board/board", round="2026")
    return next(str(row["state"]) for row in rows if row["department"] == department)


def test_a_list_is_taken_back_and_then_confirmed_without_a_list(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?haus=SF").page
    expect(headline(page)).to_contain_text("Finanzen hat geantwortet")
    unfold(page, "Nr. ")
    unfold(page, "Zurücknehmen")
    page.get_by_label("Grund").fill("falsche Datei geschickt")
    page.get_by_role("button", name="Zurücknehmen").click()

    expect(headline(page)).to_contain_text("Finanzen hat noch nichts gemeldet")
    expect(page.get_by_text("ist zurückgenommen. Der Stand davor gilt wieder.").first).to_be_visible()
    expect(page.get_by_text("✕ zurückgenommen")).to_be_visible()
    assert state_of(board, "SF") == "missing"

    unfold(page, "Fehlanzeige oder „alles unverändert“ melden")
    page.get_by_label(re.compile("Freigegeben durch")).fill("Abteilungsleitung")
    page.get_by_role("button", name="Bestätigen").click()
    expect(headline(page)).to_contain_text("Finanzen hat geantwortet: alles unverändert")
    assert state_of(board, "SF") == "unchanged"


def test_a_view_of_a_body_can_be_mailed(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand").page
    choose(page, "Steuerungsrunde", "Steuerungsrunde 2025")
    choose(page, "Gezeigt wird", "Kinder und Bildung (SKB)")
    expect(page).to_have_url(re.compile(r"runde=2025.*ressort=SKB|ressort=SKB.*runde=2025"))
    expect(headline(visit(page.url).page)).to_contain_text("Kinder und Bildung hat geantwortet")


def test_who_works_here_is_kept_over_the_pages(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?haus=SKB").page
    page.get_by_role("button", name="Rückmeldungen").click()
    page.get_by_role("menuitem", name="Rückmeldelisten").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rückmeldelisten")
    wait_until_drawn(page)
    expect(page).to_have_url(re.compile("haus=SKB"))


def test_another_house_is_offered_neither_file_nor_form(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?haus=SJV&ressort=SKB").page
    unfold(page, "Nr. ")
    expect(page.get_by_text("Was sie geändert hat", exact=True)).to_be_visible()
    for name in ("Zurücknehmen", "Schwärzen", "Bestätigen"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("link", name="Originaldatei herunterladen")).to_have_count(0)


def test_the_original_file_comes_back_as_it_was_sent(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?haus=SKB&ressort=SKB").page
    unfold(page, "Nr. ")
    expect(page.get_by_role("link", name="Originaldatei herunterladen")).to_be_visible()
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Originaldatei herunterladen").click()
    sent = next(row for row in board.query("deliveries/list", round="2026", department="SKB") if not row["is_withdrawn"])
    assert download.value.suggested_filename == sent["file_name"]
    assert download.value.path().read_bytes()[:2] == b"PK"


def test_a_deadline_is_extended_with_the_keyboard_alone(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?ressort=SJV").page
    unfold(page, "Frist verlängern", by_keyboard=True)
    page.get_by_label("Grund (freiwillig)").focus()
    page.keyboard.type("Urlaub der Ansprechstelle")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Die Frist für Justiz und Verfassung ist bis").first).to_be_visible()
    expect(headline(page)).to_contain_text("Frist verlängert bis")


def test_an_inquiry_is_answered_without_a_list_with_the_keyboard_alone(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?haus=MAG-BHV&ressort=MAG-BHV").page
    page.get_by_label("Antwort", exact=True).focus()
    page.keyboard.type("Eine feste Zusage für zwei Jahre.")
    page.keyboard.press("Tab")
    page.keyboard.type("Dezernatsleitung")
    reach(page, page.get_by_role("button", name="Antwort geben"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("ist beantwortet.").first).to_be_visible()
    expect(page.get_by_text("Eine feste Zusage für zwei Jahre.").first).to_be_visible()
    [told] = [row for row in board.query("meetings/inquiries") if row["department"] == "MAG-BHV"]
    assert told["answer"] == "Eine feste Zusage für zwei Jahre."


def test_a_list_is_taken_back_with_the_keyboard_alone(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?haus=ZGF&ressort=ZGF").page
    unfold(page, "Nr. ", by_keyboard=True)
    unfold(page, "Zurücknehmen", by_keyboard=True)
    page.get_by_label("Grund").focus()
    page.keyboard.type("falsche Datei")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("ist zurückgenommen. Der Stand davor gilt wieder.").first).to_be_visible()
    assert state_of(board, "ZGF") == "missing"


def test_a_draft_is_released_with_the_keyboard_alone(visit: Visitor, board: Site) -> None:
    take_in_as_draft(board, "SJV")
    page = visit(f"{board.url}/rueckmeldestand?haus=SJV&ressort=SJV").page
    unfold(page, "Nr. ", by_keyboard=True)
    unfold(page, "Freigeben", by_keyboard=True)
    page.get_by_label("Freigegeben durch (Funktion, kein Name)", exact=True).focus()
    page.keyboard.type("Abteilungsleitung 1")
    reach(page, page.get_by_role("button", name="Jetzt freigeben"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("ist freigegeben und zählt ab jetzt.").first).to_be_visible()
    assert state_of(board, "SJV") == "released"


def test_a_file_is_redacted_with_the_keyboard_alone(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand?ressort=SfK").page
    unfold(page, "Nr. ", by_keyboard=True)
    unfold(page, "Schwärzen", by_keyboard=True)
    page.get_by_role("radio", name="bestimmte Worte, etwa einen Namen").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("Grund (ohne die Worte selbst)").focus()
    page.keyboard.type("falsche Datei")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    reach(page, page.get_by_role("button", name="Endgültig schwärzen"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("Die Datei der Rückmeldung Nr. .+ ist geschwärzt.")).first).to_be_visible()
    [sent] = [row for row in board.query("deliveries/list", round="2026", department="SfK") if not row["is_withdrawn"]]
    assert board.query("delivery_board/has_workbook", delivery_id=str(sent["delivery_id"])) == [{"has_workbook": False}]


def take_in_as_draft(site: Site, department: str) -> None:
    """Last year's list once more, as an Arbeitsstand for this round."""
    [workbook] = [path for path in (settings.LISTS / "2025").iterdir() if department in path.name]
    command = [sys.executable, "-m", "dashboard", "accept", str(workbook), "--round", "2026", "--store", str(site.store)]
    command += ["--confirm-round", "--without-questions"]
    subprocess.run([*command, "--department", department], check=True, capture_output=True)


def test_the_list_of_a_body_opens_with_the_keyboard_alone(visit: Visitor, board: Site) -> None:
    page = visit(f"{board.url}/rueckmeldestand").page
    page.get_by_role("link", name="Kinder und Bildung").focus()
    page.keyboard.press("Enter")
    expect(headline(page)).to_contain_text("Kinder und Bildung hat geantwortet")


@pytest.mark.parametrize("address", ["/rueckmeldestand", "/rueckmeldestand?ressort=SKB", "/rueckmeldelisten"])
def test_the_pages_break_no_rule_and_fit_the_screen(visit: Visitor, board: Site, address: str) -> None:
    page = visit(board.url + address, *VIEWS[0]).page
    unfold_all(page)
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("form", ["Zurücknehmen", "Schwärzen"])
def test_an_open_form_and_its_refusal_break_no_rule(visit: Visitor, board: Site, form: str) -> None:
    page = visit(f"{board.url}/rueckmeldestand?ressort=SKB").page
    unfold(page, "Nr. ")
    unfold(page, form)
    page.get_by_role("button", name=form if form == "Zurücknehmen" else "Endgültig schwärzen").click()
    page.get_by_text(re.compile("^Bitte (bestätigen|geben) Sie")).wait_for()
    page.mouse.move(0, 0)  # Streamlit's own tint of a button under the mouse is not ours to judge
    for _ in in_each_scheme(page):
        assert unlisted(page) == []


@pytest.mark.parametrize("address", ["/rueckmeldestand", "/rueckmeldelisten?haus=SKB", "/rueckmeldestand?ressort=gibt-es-nicht"])
def test_no_address_opens_with_a_dialog_or_an_english_word_of_the_tool(visit: Visitor, board: Site, address: str) -> None:
    page = visit(board.url + address).page
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text(re.compile(r"Deploy|Page not found|Rerun|Made with|required"))).to_have_count(0)
    expect(page.get_by_text("Beispieldaten").first).to_be_visible()
