"""What the tests of hochladen share: a store with a little history, a messy list, and a coordinator who works by label."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from dashboard.intake.desk import Desk
from dashboard.store import Store
from tests.browser.site import Site, drafts_of, serving, wait_until_drawn
from tests.builders import Page as SheetPage
from tests.builders import workbook
from tests.small_store import said, small_store

ADDRESS = "/hochladen?haus=SKB&runde=2026"
LONG = "Die Kurse laufen in acht Stadtteilen; die Nachfrage ist hoch, zwei weitere Stadtteile warten auf einen Raum."
HEAD = ("lfd. Nr.", "HF", "Titel der Maßnahme", "Ebene", "Stand der Umsetzung", "Sachstand", "Ende", "Wer hilft mit?")


def small_history(path: Path) -> Store:
    """SKB has told of four measures in 2025; nobody has said anything for 2026 but SJV."""
    common = {"action_field": 4, "levels": ["land"]}
    return small_store(
        path,
        [
            said("2025", "SKB-0001", number="1", title="Lesen üben", stage="in_progress", report=LONG, **common),
            said("2025", "SKB-0002", number="2", title="Gemeinsam singen", stage="planned", **common),
            said("2025", "SKB-0003", number="3", title="Mütterkurse in Kitas", stage="in_progress", **common),
            said("2025", "SKB-0004", number="4", title="Sprachtests für alle", stage="in_progress", **common),
            said("2026", "SJV-0001", number="1", title="Rechtskunde", stage="permanent", action_field=7),
        ],
    )


def messy_list() -> bytes:
    """Own headings, an interim heading, a bare K, "offen", a renamed measure, a new one, a missing one, a contradiction."""
    return workbook(
        SheetPage(
            [
                ("Maßnahmen SKB – Zulieferung für die Runde",),
                (None, None, "Stand: 30.09.2026"),
                (),
                HEAD,
                ("1", 4, "Lesen üben", "Land", "umgesetzt", LONG.replace("acht", "neun"), date(2027, 12, 31), "AWO"),
                ("2", 4, "Gemeinsam singen", "K", "offen", None, None, None),
                ("3", 4, "Elternkurse an Grundschulen", "Land", "läuft", None, None, None),
                ("5", 4, "Tanzen", "K", "abgeschlossen", None, None, None),
                ("6", 4, "Rechtskunde an Schulen", "Land", "umgesetzt", None, None, None),
                (None, None, "Summe: 5 Maßnahmen"),
            ],
            name="Liste",
        )
    )


@contextmanager
def own_site(folder: Path) -> Iterator[Site]:
    """A server with a store of its own."""
    small_history(folder / "eigen.duckdb")
    with serving(folder / "eigen.duckdb") as running:
        yield running


def desk(site: Site) -> Desk:
    """The desk beside the store of a site."""
    return Desk(drafts_of(site.store))


def drop(page: Page, name: str, content: bytes) -> None:
    """Give a file to the control, and wait until the page has something to say about it."""
    page.locator("input[type=file]").set_input_files(FilePayload(name=name, mimeType="", buffer=content))
    page.get_by_text("Liste hierher ziehen").or_(headline(page)).first.wait_for()
    page.wait_for_function("() => location.search.includes('entwurf=') || document.querySelector('[data-testid=stAlert]')")
    wait_until_drawn(page)


def headline(page: Page) -> Locator:
    return page.get_by_role("heading", level=2).first


def answer(page: Page, question: str, option: str) -> None:
    """Choose an option among those of a question."""
    page.get_by_role("radiogroup", name=question).get_by_text(option).first.click()
    wait_until_drawn(page)


def pick(page: Page, question: str, option: str) -> None:
    """Choose an option of a long list with the keyboard: by typing its beginning, and Enter."""
    box = page.get_by_role("combobox", name=question)
    expect(box).to_be_visible()
    wait_until_drawn(page)
    box.focus()
    box.press_sequentially(option, delay=30)
    expect(page.get_by_role("option", name=option, exact=True)).to_be_visible()
    box.press("Enter")
    wait_until_drawn(page)


def write(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label)
    field.fill(text)
    field.press("Enter")
    wait_until_drawn(page)


def go_on(page: Page, to: str) -> None:
    """To the next step."""
    page.get_by_role("button", name=f"Weiter: {to}").click()
    expect(headline(page)).to_contain_text(to)
    wait_until_drawn(page)
