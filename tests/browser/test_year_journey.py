"""A year in a real browser: a round entered, lists, freeze, session; the next round, a new cut of houses, and a list by it.

Addresses bear no round, but where a link names the one that is only announced: each page has to open on the right one.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from dashboard import settings
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.master.tables import Load, load_into
from dashboard.store import Store
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold
from tests.browser.site import Site, wait_until_drawn
from tests.browser.test_cycle_journey import bring, choose_kind, column_of
from tests.browser.test_master_data_journey import hold
from tests.builders import Page as SheetPage
from tests.builders import workbook
from tests.master_edits import edited, row_of

TODAY = date.today()
HEAD = ["Nr.", "Handlungsfeld", "Maßnahme", "Ebene", "Umsetzungsstand", "Ampel"]
LAW = workbook(SheetPage([["Maßnahmen SJV"], HEAD, [1, 1, "Rechtsberatung in Stadtteilen", "Land", "läuft", "im Plan"]]))
SPORT = workbook(SheetPage([["Maßnahmen SIS"], HEAD, [1, 2, "Sportkurse für alle", "Land", "geplant", None]]))


def in_days(days: int) -> date:
    return TODAY + timedelta(days)


def no_round(book: Any) -> None:
    sheet = book["Steuerungsrunden"]
    sheet.delete_rows(row_of(sheet, "2022"), 5)


def without_rounds(path: Path) -> Store:
    """The master data of data/ without a round: what a framework begins with."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(edited(no_round), settings.MASTER.name, now()))
    return store


@pytest.fixture
def own(workshop: Site) -> Site:
    return workshop.lay(without_rounds)


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def enter_round(page: Page, code: str, days: tuple[int, int, int]) -> None:
    """The form of the page: the code, then reference date, deadline and session, so many days from today."""
    unfold(page, "Runde anlegen")
    page.get_by_label("Runde (kurz, wie 2027)").fill(code)
    for at, count in enumerate(days):
        page.get_by_placeholder("TT.MM.JJJJ").nth(at).fill(f"{in_days(count):%d.%m.%Y}")
    page.get_by_role("button", name="Runde anlegen").last.click()
    expect(page.get_by_text(f"Die Runde {code} ist angelegt")).to_be_visible()


def note_step(page: Page, step: str) -> None:
    unfold(page, "Schritt vermerken")
    wait_until_drawn(page)  # what is typed into a page that is being drawn loses its first letters
    box = page.get_by_role("combobox", name="Die Runde ist jetzt bei")
    box.focus()
    box.press_sequentially(step, delay=30)
    page.get_by_role("option", name=step).click()
    page.get_by_role("button", name="Vermerken", exact=True).click()
    expect(page.get_by_text("Vermerkt: ").first).to_contain_text(step)


def taken_along(page: Page, button: Locator) -> bytes:
    with page.expect_download() as taken:
        button.click()
    return Path(taken.value.path()).read_bytes()


def merge_law_into_sport(book: Any) -> None:
    """SJV ends in a month and lives on in SIS."""
    sheet = book["Ressorts"]
    sheet.cell(row_of(sheet, "SJV"), 8, in_days(30))
    book["Frühere Ressorts"].append(["Justiz und Verfassung", "SJV", "SIS", "automatisch", None])


def with_stage(content: bytes, measure_id: str, stage: str) -> bytes:
    """The round sheet with this stage, as a coordinator fills it in."""
    book = load_workbook(io.BytesIO(content))
    sheet = next(each for each in book.worksheets if column_of(each, "Umsetzungsstand") is not None)
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == measure_id)
    sheet.cell(int(row or 0), column_of(sheet, "Umsetzungsstand") or 0).value = stage
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


FIRST, SECOND = f"R{TODAY.year}", f"R{TODAY.year + 1}"
Go = Callable[[str], Page]


def collect(go: Go) -> None:
    """The round is entered, a letter goes out, two houses bring their lists; each page is on the round."""
    enter_round(go("/stammdaten"), FIRST, (-40, -25, -1))
    page = go("/rueckmeldelisten")
    expect(title(page)).to_have_text(f"Rückmeldelisten: Steuerungsrunde {FIRST}")
    assert taken_along(page, page.locator(".st-key-anschreiben-SJV").get_by_role("link")).startswith(b"PK")
    bring(go("/hochladen?haus=SJV"), "Liste SJV.xlsx", LAW)
    bring(go("/hochladen?haus=SIS"), "Liste SIS.xlsx", SPORT)
    expect(title(go("/rueckmeldestand"))).to_have_text(f"Rückmeldestand: Steuerungsrunde {FIRST}")


def meet(go: Go) -> None:
    """Agenda, freeze with its record, session, decision."""
    page = go("/steuerungsrunde?haus=federfuehrend")
    expect(title(page)).to_have_text(f"Steuerungsrunde {FIRST}")
    unfold(page, "Tagesordnung bearbeiten")
    page.get_by_label("Wortlaut").first.fill("Begrüßung")
    page.get_by_role("button", name="Punkt aufnehmen").click()
    expect(page.get_by_text("Die Tagesordnung ist gespeichert").first).to_be_visible()
    page.get_by_label("Stelle, die festschreibt").fill("Referat 31")
    page.get_by_text("Der Stand soll jetzt festgeschrieben werden.").click()
    page.get_by_role("button", name="Stand festschreiben").click()
    expect(page.get_by_text(f"Der Stand der Runde {FIRST} ist festgeschrieben: 2 Maßnahmen.").first).to_be_visible()
    wait_until_drawn(page)
    record = taken_along(page, page.get_by_role("link", name="Vermerk als Textdatei")).decode("utf-8-sig")
    assert "durch: Referat 31" in record
    note_step(page, "stattgefunden")
    page = go("/beschluesse")
    unfold(page, "Beschluss aufnehmen")
    page.get_by_label("Wortlaut").fill("Die Sportkurse werden ausgeweitet.")
    choose_kind(page)
    page.get_by_role("button", name="Beschluss aufnehmen").click()
    expect(page.get_by_text("Beschluss Nr. 1 ist aufgenommen.").first).to_be_visible()


def announce(go: Go) -> None:
    """The next round has its day and its link; the pages stay with the one that was held."""
    enter_round(go("/stammdaten"), SECOND, (300, 315, 350))
    expect(title(go(f"/steuerungsrunde?runde={SECOND}"))).to_have_text(f"Steuerungsrunde {SECOND}")
    expect(title(go("/steuerungsrunde"))).to_have_text(f"Steuerungsrunde {FIRST}")
    expect(go("/hochladen?haus=SIS").get_by_text(f"Die Runde {FIRST} hat am {in_days(-1):%d.%m.%Y} getagt")).to_be_visible()


def cut_anew(page: Page) -> None:
    """SJV merges into SIS, by the workbook that the page gave out."""
    master = taken_along(page, page.get_by_role("link", name="Stammdaten herunterladen (Excel)"))
    hold(page, "Neuer Zuschnitt.xlsx", edited(merge_law_into_sport, master))
    told_first = f"SJV gilt nur noch bis {in_days(30):%d.%m.%Y}. Nachfolge: SIS. 1 Maßnahme wechselt."
    expect(page.get_by_text(told_first)).to_be_visible()
    page.get_by_role("button", name="Stammdaten übernehmen").click()
    expect(page.get_by_text("Übernommen: 2 Änderungen der Stammdaten.")).to_be_visible()


def ask_again(go: Go) -> None:
    """The next round is called for: from now on the pages are on it, and the list of SIS holds what was SJV's."""
    note_step(go(f"/runde?runde={SECOND}"), "Abfrage")
    page = go("/rueckmeldelisten")
    expect(title(page)).to_have_text(f"Rückmeldelisten: Steuerungsrunde {SECOND}")
    sheet = taken_along(page, page.locator(".st-key-liste-SIS").get_by_role("link"))
    bring(go("/hochladen?haus=SIS"), "Rückmeldung SIS.xlsx", with_stage(sheet, "SJV-0001", "umgesetzt"))


def test_a_year_goes_round_with_a_new_cut_of_houses_in_between(visit: Visitor, own: Site) -> None:
    def go(address: str) -> Page:
        return visit(own.url + address).page

    def told(code: str) -> dict[str, tuple[str, str]]:
        return {row["measure_id"]: (row["department"], row["stage"]) for row in own.query("measures/list", round=code)}

    collect(go)
    meet(go)
    announce(go)
    cut_anew(go("/stammdaten"))
    ask_again(go)

    assert told(SECOND) == {"SIS-0001": ("SIS", "planned"), "SJV-0001": ("SIS", "completed")}
    assert told(FIRST) == {"SIS-0001": ("SIS", "planned"), "SJV-0001": ("SJV", "in_progress")}
    expect(go("/").get_by_text(f"Steuerungsrunde {SECOND}").first).to_be_visible()
