"""A coordinator brings a messy list home: choices, comparison, acceptance, the figure changes, and taking back brings it back."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Scheme
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold
from tests.browser.site import Site, serving, wait_until_drawn
from tests.browser.uploading import ADDRESS, answer, desk, drop, go_on, headline, messy_list, pick, small_history, write


@pytest.fixture
def own(workshop: Site) -> Site:
    return workshop.lay(small_history)


def completed(visit: Visitor, site: Site) -> str:
    """The overview's figure "umgesetzt" in the round 2026."""
    page = visit(f"{site.url}/?runde=2026").page
    metric = page.get_by_test_id("stMetric").filter(has=page.get_by_text("umgesetzt", exact=True))
    return metric.get_by_test_id("stMetricValue").inner_text()


def answer_everything(page: Page) -> None:
    """From the first step to the last, with a choice in each."""
    answer(page, "Welche Ebene ist mit „K“ gemeint?", "Stadt Bremerhaven")
    answer(page, "Welcher Umsetzungsstand ist mit „offen“ gemeint", "in Umsetzung")
    page.get_by_text("So wurde es verstanden").click()
    pick(page, "Was steht in der Spalte „Wer hilft mit?“?", "Beteiligte")
    go_on(page, "Zuordnung")
    answer(page, "Was ist „Elternkurse an Grundschulen“?", "Dieselbe wie SKB-0003")
    go_on(page, "Vergleich")
    answer(page, "Was wurde aus „Sprachtests für alle“?", "Gilt unverändert weiter")
    expect(page.get_by_text("Weitere Beteiligte")).to_be_visible()
    go_on(page, "Annehmen")


def test_a_messy_list_is_brought_home_and_taken_back(visit: Visitor, own: Site) -> None:
    before = completed(visit, own)
    page = visit(own.url + ADDRESS).page
    drop(page, "Zulieferung.xlsx", messy_list())
    expect(headline(page)).to_have_text("Schritt 1 von 4: Prüfhinweise")
    answer_everything(page)
    assert completed(visit, own) == before

    answer(page, "In welchem Stand?", "Freigegeben")
    write(page, "Freigegeben durch", "Abteilungsleitung 2")
    page.get_by_role("button", name="Jetzt annehmen").click()
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")
    assert before == "0 von 5"
    assert completed(visit, own) == "3 von 7"

    wait_until_drawn(page)
    page.get_by_role("link", name="SKB im Rückmeldestand ansehen").click()
    unfold(page, "Nr. ")
    unfold(page, "Zurücknehmen")
    page.get_by_label("Grund").fill("falsche Fassung")
    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text("ist zurückgenommen").first).to_be_visible()
    assert completed(visit, own) == before


def test_a_reload_in_each_step_shows_the_same_step_with_its_answers(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    drop(page, "Zulieferung.xlsx", messy_list())
    answer_everything(page)
    for step, kept in (
        ("pruefhinweise", "Stadt Bremerhaven"),
        ("zuordnung", "Dieselbe wie SKB-0003"),
        ("vergleich", "unverändert"),
    ):
        page.goto(re.sub("schritt=[a-z]+", f"schritt={step}", page.url))
        wait_until_drawn(page)
        expect(page.locator("label:has(input:checked)").filter(has_text=kept)).to_have_count(1)


def test_after_acceptance_a_reload_shows_the_receipt_and_accepts_nothing_again(visit: Visitor, own: Site) -> None:
    page = visit(own.url + ADDRESS).page
    drop(page, "Zulieferung.xlsx", messy_list())
    address = re.sub("schritt=[a-z]+", "schritt=annehmen", page.url)
    page.goto(address)
    wait_until_drawn(page)
    page.get_by_role("button", name="Jetzt annehmen").click()
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")

    page.reload()
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")
    expect(headline(visit(address).page)).to_contain_text("Angenommen: Rückmeldung")
    assert [row["department"] for row in own.query("deliveries/list", round="2026", department="SKB")] == ["SKB"]


def test_a_server_killed_in_any_step_loses_neither_the_draft_nor_its_answers(visit: Visitor, tmp_path: Path) -> None:
    store = tmp_path / "eigen.duckdb"
    small_history(store)
    with serving(store) as first:
        page = visit(first.url + ADDRESS).page
        drop(page, "Zulieferung.xlsx", messy_list())
        answer(page, "Welche Ebene ist mit „K“ gemeint?", "Stadt Bremerhaven")
        address = page.url.removeprefix(first.url)
        os.kill(first.pid, signal.SIGKILL)
    for step in ("pruefhinweise", "zuordnung", "vergleich", "annehmen"):
        with serving(store) as again:
            page = visit(again.url + re.sub("schritt=[a-z]+", f"schritt={step}", address)).page
            expect(headline(page)).to_contain_text("Schritt ")
            assert [each.value for each in desk(again).drafts("SKB")[0].answers] == [["bremerhaven"]]
            os.kill(again.pid, signal.SIGKILL)


def test_what_was_accepted_before_a_kill_is_there_afterwards(visit: Visitor, tmp_path: Path) -> None:
    store = tmp_path / "eigen.duckdb"
    small_history(store)
    with serving(store) as first:
        page = visit(first.url + ADDRESS).page
        drop(page, "Zulieferung.xlsx", messy_list())
        page.goto(re.sub("schritt=[a-z]+", "schritt=annehmen", page.url))
        wait_until_drawn(page)
        page.get_by_role("button", name="Jetzt annehmen").click()
        expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")
        os.kill(first.pid, signal.SIGKILL)
        address = page.url.removeprefix(first.url)
    with serving(store) as second:
        expect(headline(visit(second.url + address).page)).to_contain_text("Angenommen: Rückmeldung")
        assert desk(second).drafts() == []


def test_the_whole_way_works_with_the_keyboard_alone(visit: Visitor, own: Site, tmp_path: Path) -> None:
    file = tmp_path / "Zulieferung.xlsx"
    file.write_bytes(messy_list())
    page = visit(own.url + ADDRESS).page
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploader").get_by_role("button").first.focus()
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    expect(headline(page)).to_contain_text("Schritt 1 von 4")
    wait_until_drawn(page)

    page.get_by_role("radiogroup", name="Welche Ebene ist mit „K“ gemeint?").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    wait_until_drawn(page)
    for step in ("Zuordnung", "Vergleich", "Annehmen"):
        page.get_by_role("button", name=f"Weiter: {step}").focus()
        page.keyboard.press("Enter")
        expect(headline(page)).to_contain_text(step)
        wait_until_drawn(page)
    page.get_by_role("button", name="Jetzt annehmen").focus()
    page.keyboard.press("Enter")
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("then", ["Jetzt annehmen", "Freigegeben"])
def test_a_list_is_accepted_once_and_told_whatever_is_clicked_at_once(
    visit: Visitor, own: Site, then: str, *, is_held: bool
) -> None:
    page = visit(own.url + ADDRESS).page
    drop(page, "Zulieferung.xlsx", messy_list())
    page.goto(re.sub("schritt=[a-z]+", "schritt=annehmen", page.url))
    wait_until_drawn(page)
    with held(own.pid) if is_held else nullcontext():
        page.get_by_role("button", name="Jetzt annehmen").click()
        page.get_by_text(then).first.click(no_wait_after=True)
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")
    wait_until_drawn(page)
    expect(headline(page)).to_contain_text("Angenommen: Rückmeldung")
    assert len(own.query("deliveries/list", round="2026", department="SKB")) == 1


@contextmanager
def held(pid: int) -> Iterator[None]:
    """A server that gets no processor meanwhile: all that is clicked reaches it at one stroke."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_leads_on_stands_out_in_the_light_and_in_the_dark(visit: Visitor, own: Site, scheme: Scheme) -> None:
    page = visit(own.url + ADDRESS, scheme).page
    drop(page, "Zulieferung.xlsx", messy_list())
    assert shade(page, "1. Prüfhinweise") != shade(page, "3. Vergleich")
    assert shade(page, "Weiter: Zuordnung") != shade(page, "Andere Liste")


def shade(page: Page, button: str) -> tuple[str, str]:
    """The ground of a button and, where they lie on one of their own, that of its words."""
    found = page.get_by_role("button", name=button)
    grounds = found.evaluate(
        "each => [each, each.querySelector('p span') || each].map(one => getComputedStyle(one).backgroundColor)"
    )
    return tuple(grounds)
