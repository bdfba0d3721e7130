"""What a list says that does not go together, and what wants a look beside: shown with its cells, and left for a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import settings
from tests.builders import Page, workbook
from tests.pages.upload_visit import HEAD, READING, SINGING, drafts, sheet, visit
from tests.small_store import said, small_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SKB has told of reading in 2025, and of nothing yet in 2026."""
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "store.duckdb.drafts")
    values = {"number": "1", "title": "Lesen üben", "stage": "in_progress", "report": "Läuft."}
    small_store(tmp_path / "store.duckdb", [said("2025", "SKB-0001", action_field=4, levels=["land"], **values)])


@pytest.mark.usefixtures("store")
def test_a_contradiction_shows_both_cells_and_stands_for_a_reason() -> None:
    head = (*HEAD, "Umsetzungsgrad", "Ende")
    rows = [("Maßnahmenliste SKB",), head, (*READING[:4], "umgesetzt", "Läuft.", 100, date(2027, 12, 31)), (*SINGING, None, None)]
    page = visit().drop("liste.xlsx", workbook(Page(rows))).step("Vergleich")
    assert "Widersprüchliche Angaben (1)" in page.text
    page.write("Beides stimmt", "Abschluss im Dezember")
    assert [answer.reason for answer in drafts()[0].answers] == ["Abschluss im Dezember"]


@pytest.mark.usefixtures("store")
def test_an_unchanged_text_is_no_contradiction_and_stands_for_a_reason() -> None:
    page = visit().drop("liste.xlsx", sheet(READING)).step("Vergleich")
    assert "Widersprüchliche Angaben" not in page.text
    assert "Text seit der letzten Runde unverändert (1)" in page.text
    page.write("Es stimmt so", "Der Kurs läuft wie bisher")
    assert [answer.reason for answer in drafts()[0].answers] == ["Der Kurs läuft wie bisher"]
