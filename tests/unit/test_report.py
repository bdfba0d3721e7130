"""The public report: every form passes the gate, its figures are those of the queries, and nothing in it is not public."""

from __future__ import annotations

import base64
import csv
import io
import re
from datetime import date
from html import unescape
from pathlib import Path

import polars as pl
import pypdf
import pytest
from docx import Document

from dashboard import queries
from dashboard.papers.html import html
from dashboard.papers.model import Paper, Picture
from dashboard.papers.pdf import pdf
from dashboard.papers.report import report_paper
from dashboard.papers.report_facts import ReportFacts
from dashboard.papers.report_files import files_to_write, release_report
from dashboard.papers.word import word
from dashboard.report.agreeing import Agreement, record
from dashboard.report.released import LEDGER_FILE, MEASURES_FILE, files
from dashboard.report.texts import write
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.paper_gate import pdf_faults, word_faults
from tests.planted_store import DRAFT, OWN, SHARED, planted_store
from tests.sample_store import sample_store
from tests.small_store import DEPARTMENTS, said, small_store

TODAY = date(2026, 11, 29)
LEAD = "Federführende Stelle"
pytestmark = pytest.mark.xdist_group("report")


def lines_of(content: bytes) -> str:
    """The words of a web page, a line for each block, without what stands in its head."""
    body = content.decode("utf-8").partition("<body>")[2]
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br>|</(?:p|li|h\d|td|th|caption|div)>", "\n", body)))


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def text_of(content: bytes) -> str:
    """The words of a PDF; a word that was parted at the end of a line is whole again."""
    pages = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    return " ".join(re.sub(r"(?<=[a-zäöüß])[-\u00ad]\n(?=[a-zäöüß])", "", pages).split())


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> ReportFacts:
    store = sample_store(tmp_path_factory.mktemp("report") / "dashboard.duckdb")
    write(store, "2026", ("initial", "1"), "Die Plätze reichen nicht.\n\nZiel: mehr Plätze.", by=LEAD)
    return ReportFacts.of(store, "2026", TODAY)


@pytest.fixture(scope="module")
def paper(sample: ReportFacts) -> Paper:
    return report_paper(sample)


@pytest.fixture(scope="module")
def forms(paper: Paper) -> dict[str, bytes]:
    return {"pdf": pdf(paper), "docx": word(paper), "html": html(paper)}


@pytest.fixture(scope="module")
def told(forms: dict[str, bytes]) -> dict[str, str]:
    """What each form says."""
    return {"pdf": text_of(forms["pdf"]), "docx": words_of(forms["docx"]), "html": lines_of(forms["html"])}


def test_the_report_passes_the_gate(forms: dict[str, bytes], tmp_path: Path) -> None:
    assert pdf_faults(forms["pdf"]) == []
    (tmp_path / "report.docx").write_bytes(forms["docx"])
    assert word_faults(tmp_path / "report.docx") == []


def test_the_web_page_is_german_whole_and_asks_nobody(forms: dict[str, bytes]) -> None:
    page = forms["html"].decode("utf-8")
    assert '<html lang="de">' in page
    assert "<script" not in page
    assert re.findall(r'(?:src|href|action)="(?!data:|#)([^"]*)"', page) == []
    assert re.findall(r"url\((?!data:)|@import", page) == []
    assert all(re.findall(r'<svg role="img" aria-label="([^"]*)"', page))
    assert "group mark container" not in page


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_every_form_says_the_same(told: dict[str, str], form: str) -> None:
    for words in (
        "Stichtag der Angaben: 30.09.2026" if form != "html" else "Stichtag der Angaben",
        "noch nicht; seit dem Stichtag sind 60 Tage vergangen (Entwurf vom 29.11.2026)",
        "Die Plätze reichen nicht.",
        "nicht ausgefüllt",
        "Gefragt waren 13 Häuser",
        "Zwei Ausschreibungen",
    ):
        assert words in told[form]


def test_a_draft_says_so_on_each_page(forms: dict[str, bytes]) -> None:
    pages = pypdf.PdfReader(io.BytesIO(forms["pdf"])).pages
    assert all("Beispieldaten · Entwurf" in page.extract_text() for page in pages)
    head = Document(io.BytesIO(forms["docx"])).sections[0].header.paragraphs[0].text
    assert head.endswith("Beispieldaten · Entwurf")
    assert "<strong>Beispieldaten · Entwurf</strong>" in forms["html"].decode("utf-8")


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_every_measure_of_the_round_stands_in_every_form(sample: ReportFacts, told: dict[str, str], form: str) -> None:
    keys = queries.run(sample.facts.source, "measures/list", round="2026")["measure_id"].to_list()
    assert len(keys) > 170
    assert [key for key in keys if key not in told[form]] == []


def test_the_figures_are_those_of_the_query(sample: ReportFacts, told: dict[str, str]) -> None:
    """Counted here from the rows of `query`, in another way than the report counts them."""
    rows = queries.run(sample.facts.source, "overview/progress", round="2026")
    counted = rows.filter(pl.col("stage") != "merged")
    lines = told["html"].splitlines()
    table = lines[lines.index("Maßnahmen nach Umsetzungsstand: alle, und daneben nur die, die beide Runden kennen") :]
    for label, stage in (("umgesetzt", "completed"), ("Daueraufgabe", "permanent"), ("keine Angabe", "none")):
        share = table[table.index(label) + 1]
        assert share.startswith(f"{counted.filter(stage=stage).height} von {counted.height}"), label
    field = counted.filter(field="7")
    _in_contents, begin, *_ = (at for at, line in enumerate(lines) if line.startswith("Handlungsfeld 7 "))
    assert f"umgesetzt: {field.filter(stage='completed').height} von {field.height}" in lines[begin : begin + 30]


def test_the_pdf_carries_the_rows_and_the_page_links_them(sample: ReportFacts, forms: dict[str, bytes]) -> None:
    inside = pypdf.PdfReader(io.BytesIO(forms["pdf"])).attachments
    rows = rows_of(inside[MEASURES_FILE][0].decode("utf-8"))
    listed = queries.run(sample.facts.source, "measures/list", round="2026")
    assert [(row["Kennung"], row["Umsetzungsstand"]) for row in rows][:3] == [
        ("SASJI-0001", "in Umsetzung"),
        ("SASJI-0002", "umgesetzt"),
        ("SASJI-0003", "umgesetzt"),
    ]
    assert [row["Kennung"] for row in rows] == listed["measure_id"].to_list()
    assert "Ampel" not in rows[0]
    data = re.findall(r'download="([^"]+)" href="data:text/csv;base64,([^"]+)"', forms["html"].decode("utf-8"))
    assert {name: base64.b64decode(content) for name, content in data} == {name: inside[name][0] for name in inside}


def test_the_ledger_adds_up_and_names_each_measure(sample: ReportFacts, paper: Paper, told: dict[str, str]) -> None:
    book = sample.book
    assert book is not None
    assert book.balances
    assert f"Runde {book.earlier} bis Runde {book.later}: {book.old_total} + " in told["pdf"]
    (ledger_file,) = (each.content for each in paper.attachments if each.name == LEDGER_FILE)
    rows = rows_of(ledger_file)
    assert len(rows) == sample.changes.height
    assert sum(row["Verbleib"] == "umgesetzt" for row in rows) == len(book.classes["completed"])


def test_charts_are_drawn_with_words_and_a_table_beside_each(paper: Paper) -> None:
    pictures = [at for at, block in enumerate(paper.blocks) if isinstance(block, Picture)]
    assert len(pictures) == 1 + 13
    assert all("Maßnahmen" in paper.blocks[at].alt for at in pictures)  # type: ignore[union-attr]
    assert all(hasattr(paper.blocks[at + 1], "caption") for at in pictures)
    svg = paper.blocks[pictures[0]].svg  # type: ignore[union-attr]
    assert "umgesetzt" in svg
    assert not re.search(r'(?:href|src)="http', svg)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return planted_store(tmp_path_factory.mktemp("planted") / "dashboard.duckdb")


def test_no_word_that_is_not_public_is_in_any_form(planted: Store) -> None:
    paper = report_paper(ReportFacts.of(planted, "2026", TODAY))
    content = pdf(paper)
    inside = str(pypdf.PdfReader(io.BytesIO(content)).attachments)
    everything = f"{paper}{text_of(content)}{inside}{words_of(word(paper))}{html(paper).decode()}"
    assert [each for each in (OWN, SHARED, DRAFT) if each in everything] == []


def test_the_planted_words_are_there_to_be_found(planted: Store) -> None:
    """Else the test above could not fail."""
    rows = str(queries.run(planted, "measures/values", round="2026").to_dicts())
    assert SHARED in rows


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Of three measures one was stopped with an account, one without; the third goes on and says what it said before."""
    rows = [
        said("2025", "SKB-0001", title="Kurs", stage="in_progress", report="Läuft."),
        said("2025", "SKB-0002", title="Rat", stage="planned"),
        said("2025", "SJV-0001", title="Büro", stage="planned"),
        said("2026", "SKB-0001", title="Kurs", stage="in_progress", report="Läuft."),
        said("2026", "SKB-0002", title="Rat", stage="discontinued", report="Der Bund fördert nicht mehr."),
        said("2026", "SJV-0001", title="Büro", stage="discontinued", rating_reason="vertraulich", internal_note="geheim"),
    ]
    store = small_store(tmp_path / "dashboard.duckdb", rows)
    freeze(store, "2025", by=LEAD)
    freeze(store, "2026", by=LEAD)
    return store


def page_of(store: Store, *, is_final: bool = False) -> str:
    return lines_of(html(report_paper(ReportFacts.of(store, "2026", TODAY, is_final=is_final))))


def test_each_drop_has_its_reason_or_says_that_there_is_none(store: Store) -> None:
    told = page_of(store)
    assert "Rat (SKB-0002) – SKB, eingestellt\nGrund: Der Bund fördert nicht mehr." in told
    assert "Büro (SJV-0001) – SJV, eingestellt\nEin Grund ist nicht angegeben." in told
    assert "vertraulich" not in told
    write(store, "2026", ("dropped", "SJV-0001"), "Der Raum wurde verkauft.", by=LEAD)
    assert "Büro (SJV-0001) – SJV, eingestellt\nGrund: Der Raum wurde verkauft." in page_of(store)


def test_an_account_that_says_what_it_said_before_is_marked(store: Store) -> None:
    assert "Sachstand: Läuft. (unverändert seit dem letzten Bericht)" in page_of(store)


def agreed(store: Store) -> None:
    for code in DEPARTMENTS[1:]:
        record(store, "2026", code, Agreement("agreed", date(2026, 11, 10), None), by=LEAD)
    record(store, "2026", DEPARTMENTS[0], Agreement("no_answer", date(2026, 11, 10), None), by=LEAD)
    record(store, "2026", None, Agreement("agreed", date(2026, 11, 24), None), by=LEAD)


def test_a_released_report_is_no_draft_and_is_written_from_its_bytes(store: Store) -> None:
    agreed(store)
    released = release_report(store, "2026", TODAY, reason=None, by=LEAD)
    write(store, "2026", ("summary", None), "später geschrieben", by=LEAD)
    found, told = files_to_write(store, "2026", date(2027, 1, 1))
    assert found == released
    assert sorted(told) == [each.name for each in files(store, 1)]
    names = ["Umsetzungsbericht_2026.docx", "Umsetzungsbericht_2026.html", "Umsetzungsbericht_2026.pdf"]
    assert sorted(told) == [*names, "felder.csv", "massnahmen.csv", "verbleib.csv"]
    page = lines_of(told["Umsetzungsbericht_2026.html"])
    assert "Entwurf" not in page
    assert "später geschrieben" not in page
    assert "am 29.11.2026, 60 Tage nach dem Stichtag" in page
    assert "am 24.11.2026" in page
    assert "nicht geantwortet (10.11.2026)" in page
    head = Document(io.BytesIO(told["Umsetzungsbericht_2026.docx"])).sections[0].header.paragraphs[0].text
    assert head == "Umsetzungsbericht 2026\t"


def test_the_same_state_gives_the_same_bytes(store: Store) -> None:
    one, two = (report_paper(ReportFacts.of(store, "2026", TODAY)) for _ in range(2))
    assert pdf(one) == pdf(two)
    assert html(one) == html(two)
