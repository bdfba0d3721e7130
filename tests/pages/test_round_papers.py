"""The page of papers from the real entry on a small real database: what lies ready, put together by house and field."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pypdf
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.papers.files import dossiers_archive
from dashboard.papers.round_facts import RoundFacts
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from dashboard.ui.handing_out import _OFFERS, Offer
from tests.opening import open_page
from tests.small_store import said, small_store


@pytest.fixture(autouse=True)
def store(store_path: Path) -> Store:
    rows = [
        said("2025", "SKB-0001", title="Kurs", rating="green"),
        said("2026", "SKB-0001", title="Kurs", rating="red", rating_reason="Stellen fehlen"),
        said("2026", "SJV-0001", title="Rat", action_field=7),
    ]
    return small_store(store_path, rows, is_sample=True)


def offers(app: AppTest) -> dict[str, Offer]:
    """What lies out on a page, by the words of its link."""
    return {each.proto.label: _OFFERS[each.proto.url.rpartition("/")[2]] for each in app.get("link_button")}


def test_the_dossiers_and_the_agenda_lie_ready() -> None:
    app = open_page("papers.py", {})
    assert app.header[0].value == "Bereit liegen **5 Sitzungsmappen** und die Tagesordnung, mit dem Stand dieses Augenblicks."
    assert list(offers(app)) == [
        "Sitzungsmappe als PDF",
        "Sitzungsmappe als Word",
        "Präsentation als PowerPoint-Datei",
        "Tagesordnung als PDF",
        "Tagesordnung als Word",
        "Tagesordnung zur Weitergabe als PDF",
        "Tagesordnung zur Weitergabe als Word",
        "Zwischenstand als PDF",
        "Zwischenstand als Word",
        "Tabelle für eine Anfrage als PDF",
        "Tabelle für eine Anfrage als Word",
        "Tabelle für eine Anfrage als Excel",
    ]


def test_a_dossier_that_the_master_data_prepare_is_one_choice_away(store: Store) -> None:
    with store.write() as writer:
        writer.insert("dossier_preset", [{"name": "Büro 1", "bodies": ["SKB"], "fields": [7], "position": 1}])
    app = open_page("papers.py", {})
    next(each for each in app.selectbox if each.label == "Mappe").set_value("Büro 1").run()
    assert "Darin: SKB und Handlungsfeld 7 Gesundheit." in [each.value for each in app.markdown]
    assert [each.label for each in app.multiselect] == []
    paper = offers(app)["Sitzungsmappe als PDF"].paper
    assert paper.file_name == "Sitzungsmappe_2026_Büro-1.pdf"
    told = pypdf.PdfReader(io.BytesIO(bytes(paper.make()))).pages[0].extract_text()  # type: ignore[arg-type]
    assert "Sitzungsmappe: Büro 1" in told
    linked = open_page("papers.py", {"mappe": "Büro 1", "vorlage": "Beschlussvorlage"})
    assert offers(linked)["Sitzungsmappe als PDF"].paper.file_name == paper.file_name
    assert [each.value for each in linked.caption if "nicht bekannt" in each.value] == []


def test_a_draft_is_offered_for_what_is_asked_and_papers_of_the_working_group_for_its_meetings(store_path: Path) -> None:
    rows = [said("2026", "SKB-0001", title="Kurs", decision_needed="Stellen entfristen")]
    store = small_store(store_path, rows)
    with store.write() as writer:
        writer.insert("meeting", [{"kind": "meeting", "day": date(2026, 9, 10), "title": "3. Sitzung"}])
    app = open_page("papers.py", {"vorlage": "Vorlage an die Regierung"})
    laid_out = offers(app)
    paper = laid_out["Vorlage als Word"].paper
    assert paper.file_name == "Vorlage-an-die-Regierung_2026_SKB-0001.docx"
    assert "Erbeten: Stellen entfristen" in [each.text for each in Document(io.BytesIO(bytes(paper.make()))).paragraphs]  # type: ignore[arg-type]
    assert "Vorlage als PDF" not in laid_out
    name = laid_out["Niederschrift der Arbeitsgruppe zur Weitergabe als Word"].paper.file_name
    assert name == "Niederschrift_Arbeitsgruppe_2026-09-10_zur_Weitergabe.docx"


def test_a_dossier_is_put_together_by_the_address_and_made_when_it_is_taken() -> None:
    paper = offers(open_page("papers.py", {"ressort": "SKB", "handlungsfeld": "7"}))["Sitzungsmappe als PDF"].paper
    assert paper.file_name == "Sitzungsmappe_2026_SKB_HF7.pdf"
    told = pypdf.PdfReader(io.BytesIO(bytes(paper.make()))).pages[0].extract_text()  # type: ignore[arg-type]
    assert "Warum: Stellen fehlen" in told
    assert "Beispieldaten" in told


def test_who_works_for_a_house_finds_it_chosen() -> None:
    app = open_page("round_sheets.py", {"haus": "SKB"})
    app.query_params.clear()
    app.switch_page(str(settings.PAGES / "papers.py")).run()
    assert offers(app)["Sitzungsmappe als Word"].paper.file_name == "Sitzungsmappe_2026_SKB.docx"


def test_all_dossiers_are_written_first_and_then_lie_ready_in_both_forms() -> None:
    app = open_page("papers.py", {})
    assert "Alle Sitzungsmappen als ZIP" not in offers(app)
    app.button[0].click().run()
    paper = offers(app)["Alle Sitzungsmappen als ZIP"].paper
    with zipfile.ZipFile(io.BytesIO(bytes(paper.make()))) as archive:  # type: ignore[arg-type]
        names = archive.namelist()
        assert [name for name in names if "SKB" in name] == ["Sitzungsmappe_2026_SKB.pdf", "Sitzungsmappe_2026_SKB.docx"]
        title = Document(io.BytesIO(archive.read("Sitzungsmappe_2026_alle.docx"))).paragraphs[0].text
    assert len(names) == 11
    assert "Praesentation_2026.pptx" in names
    assert title == "Sitzungsmappe: alle Häuser"
    assert list(offers(app.run())) == list(offers(app))


def test_what_was_written_goes_with_its_page_and_with_its_state(store: Store) -> None:
    app = open_page("papers.py", {})
    app.button[0].click().run()
    paper = offers(app)["Alle Sitzungsmappen als ZIP"].paper
    app.switch_page(str(settings.PAGES / "method.py")).run()
    with pytest.raises(RefusalError, match=r"Dieser Verweis gilt nicht mehr\."):
        paper.make()
    app.switch_page(str(settings.PAGES / "papers.py")).run()
    app.button[0].click().run()
    freeze(store, "2025", by="Leitstelle")
    assert "Alle Sitzungsmappen als ZIP" not in offers(app.run())


def test_the_bar_tells_each_dossier_before_it_is_written(store: Store) -> None:
    told: list[tuple[int, int, str]] = []
    dossiers_archive(RoundFacts.of(store, "2026", date(2026, 11, 29)), lambda *step: told.append(step))
    assert told[0] == (0, 5, "Sitzungsmappe_2026_alle")
    assert [done for done, *_ in told] == [0, 1, 2, 3, 4]


def test_the_presentation_is_made_when_it_is_taken() -> None:
    paper = offers(open_page("papers.py", {}))["Präsentation als PowerPoint-Datei"].paper
    assert paper.file_name == "Praesentation_2026.pptx"
    shown = Presentation(io.BytesIO(bytes(paper.make())))  # type: ignore[arg-type]
    assert shown.core_properties.title == "Präsentation: Steuerungsrunde 2026"


def test_the_table_for_parliament_is_of_the_same_choice_and_says_nothing_that_is_not_public() -> None:
    papers = offers(open_page("papers.py", {"ressort": "SKB"}))
    paper = papers["Tabelle für eine Anfrage als Word"].paper
    assert paper.file_name == "Massnahmen_tabellarisch_2026_SKB.docx"
    document = Document(io.BytesIO(bytes(paper.make())))  # type: ignore[arg-type]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Kurs\n(SKB-0001)" in cells
    assert "gefährdet" not in str(cells)
    book = load_workbook(io.BytesIO(bytes(papers["Tabelle für eine Anfrage als Excel"].paper.make())))  # type: ignore[arg-type]
    assert [row[0] for row in book["Maßnahmen"].iter_rows(values_only=True)] == ["Kennung", "SKB-0001"]
    assert "Stellen fehlen" not in str([row for sheet in book for row in sheet.iter_rows(values_only=True)])


def test_open_data_and_the_record_lie_ready_once_the_round_is_frozen(store: Store) -> None:
    assert "Beides gibt es, sobald der Stand der Runde festgeschrieben ist" in shown(open_page("papers.py", {}))
    for code in ("2025", "2026"):
        freeze(store, code, by="Leitstelle")
    papers = offers(open_page("papers.py", {}))
    with zipfile.ZipFile(io.BytesIO(bytes(papers["Offene Daten als ZIP"].paper.make()))) as archive:  # type: ignore[arg-type]
        assert "massnahmen_2026.csv" in archive.namelist()
    with zipfile.ZipFile(io.BytesIO(bytes(papers["Akte der Runde als ZIP"].paper.make()))) as archive:  # type: ignore[arg-type]
        assert "manifest.json" in archive.namelist()


def shown(app: AppTest) -> str:
    return "\n".join(each.value for each in app.markdown)


def test_an_earlier_round_has_its_own_papers() -> None:
    app = open_page("papers.py", {"runde": "2025"})
    assert offers(app)["Tagesordnung als PDF"].paper.file_name == "Tagesordnung_2025.pdf"
