"""What stands in a form and was not sent is asked about before it is lost: by a reload or a link, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.folding import unfold
from tests.browser.site import Site, wait_until_drawn
from tests.browser.test_cycle_journey import choose_kind
from tests.sample_store import sample_store


@pytest.fixture(scope="module")
def own(workshop: Site) -> Site:
    return workshop.lay(sample_store)


def asked_by(page: Page, *, leaves: bool) -> list[str]:
    """The kinds of questions that the page asks from now on; each is answered by leaving or by staying."""
    asked: list[str] = []

    def reply(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept() if leaves else dialog.dismiss()

    page.on("dialog", reply)
    return asked


def decide(page: Page) -> None:
    unfold(page, "Beschluss aufnehmen")
    page.get_by_label("Wortlaut").press_sequentially("Ein Beschluss")


def inquire(page: Page) -> None:
    unfold(page, "Rückfrage stellen")
    page.get_by_label("Rückfrage", exact=True).press_sequentially("Wie weit ist es?")


def put_on_the_agenda(page: Page) -> None:
    unfold(page, "Tagesordnung bearbeiten")
    page.get_by_label("Wortlaut").first.press_sequentially("Begrüßung")


def enter_a_day(page: Page) -> None:
    unfold(page, "Sitzung der Arbeitsgruppe anlegen")
    page.get_by_placeholder("TT.MM.JJJJ").first.click()
    page.keyboard.type("11")


@pytest.mark.parametrize(
    ("address", "write"),
    [
        ("/beschluesse", decide),
        ("/rueckmeldelisten", inquire),
        ("/runde", put_on_the_agenda),
        ("/stammdaten", enter_a_day),
    ],
)
def test_a_reload_asks_while_a_form_is_filled(visit: Visitor, own: Site, address: str, write: Callable[[Page], None]) -> None:
    page = visit(own.url + address, own_tab=True).page
    write(page)
    asked = asked_by(page, leaves=True)
    page.reload()
    assert asked == ["beforeunload"]


def test_a_link_asks_too_and_who_stays_has_lost_nothing(visit: Visitor, own: Site) -> None:
    page = visit(own.url + "/beschluesse", own_tab=True).page
    decide(page)
    asked = asked_by(page, leaves=False)
    page.get_by_test_id("stTopNav").get_by_text("Überblick").click()
    page.locator("a[href$='/handlungsfelder']").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("link", name=re.compile("^Beispielmaßnahme")).first.click()
    assert asked == ["confirm", "confirm"]
    expect(page.get_by_label("Wortlaut")).to_have_value("Ein Beschluss")
    expect(page).to_have_url(re.compile(r"/beschluesse\b"))


def test_nothing_is_asked_of_who_has_written_nothing_or_has_sent_it(visit: Visitor, own: Site) -> None:
    page = visit(own.url + "/beschluesse", own_tab=True).page
    asked = asked_by(page, leaves=True)
    unfold(page, "Beschluss aufnehmen")
    page.reload()
    wait_until_drawn(page)
    decide(page)
    choose_kind(page)
    page.get_by_role("button", name="Beschluss aufnehmen").click()
    expect(page.get_by_text("ist aufgenommen.").first).to_be_visible()
    wait_until_drawn(page)
    page.reload()
    assert asked == []


def test_what_was_refused_is_still_asked_about(visit: Visitor, own: Site) -> None:
    page = visit(own.url + "/stammdaten", own_tab=True).page
    unfold(page, "Runde anlegen")
    page.get_by_label("Titel").press_sequentially("Steuerungsrunde 2027")
    page.get_by_role("button", name="Runde anlegen").last.click()
    expect(page.get_by_text("Bitte geben Sie die Runde und den Stichtag an")).to_be_visible()
    wait_until_drawn(page)
    asked = asked_by(page, leaves=True)
    page.reload()
    assert asked == ["beforeunload"]
