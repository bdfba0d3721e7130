"""Papers of the round: each passes the gate in both forms, its figures are those of the queries, no text of a list breaks it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl
import pypdf
import pytest
from docx import Document

from dashboard import queries
from dashboard.access.sight import Sight, statements
from dashboard.fields import Visibility
from dashboard.papers.changes import changes
from dashboard.papers.dossier import dossier
from dashboard.papers.drafts import draft
from dashboard.papers.files import all_parts, dossier_name
from dashboard.papers.group_minutes import group_minutes
from dashboard.papers.interim import interim
from dashboard.papers.measure_sheet import measure_sheet
from dashboard.papers.minutes import minutes
from dashboard.papers.model import Paper
from dashboard.papers.parliament import parliament_table
from dashboard.papers.pdf import NO_SIGN, pdf
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.papers.word import word
from dashboard.refusals import RefusalError
from dashboard.rounds.agenda import agenda, save_agenda
from dashboard.rounds.comparing import rounds_with_state
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze
from dashboard.rounds.outcomes import Outcome, record_outcome
from dashboard.rounds.steps import note_step
from dashboard.store import SeenStore, Store
from tests.paper_gate import in_language, pdf_faults, pdf_tables, without_scope, without_title, word_faults
from tests.planted_store import DRAFT, HOUSE, OTHER, OWN, SHARED, planted_store
from tests.sample_store import sample_store
from tests.small_store import said, small_store

TODAY = date(2026, 11, 29)
MEETING = date(2026, 9, 10)
WHOLE, HOUSES = Part(), Part(("SKB", "SJV"), ("7",))
PAPERS: dict[str, Callable[[RoundFacts], Paper]] = {
    "dossier for the chair": lambda facts: dossier(facts, WHOLE),
    "dossier of two houses and a field": lambda facts: dossier(facts, HOUSES),
    "sheet of a measure": lambda facts: measure_sheet(facts, str(facts.measures["measure_id"][0])),
    "table for parliament": lambda facts: parliament_table(facts, HOUSES),
    "changes between two rounds": lambda facts: changes_since(facts),
    "agenda": minutes,
    "agenda to pass on": lambda facts: minutes(facts, is_passed_on=True),
    "draft for the round": lambda facts: draft(facts, next(iter(facts.drafts)), str(facts.requests["measure_id"][0])),
    "draft for the government": lambda facts: draft(facts, list(facts.drafts)[-1], str(facts.requests["measure_id"][-1])),
    "minutes of the working group": lambda facts: group_minutes(facts, MEETING),
    "minutes of the working group to pass on": lambda facts: group_minutes(facts, MEETING, is_passed_on=True),
    "interim report": interim,
}


def changes_since(facts: RoundFacts) -> Paper:
    """The paper on what changed between the last two rounds."""
    *_, earlier, later = rounds_with_state(facts.source)
    return changes(facts, earlier, later)


FOR_EVERYBODY = ("sheet of a measure", "table for parliament")
"""The others lie on a page that a reader has not (dashboard/ui/navigation.py)."""
pytestmark = pytest.mark.xdist_group("papers")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> RoundFacts:
    store = sample_store(tmp_path_factory.mktemp("papers") / "dashboard.duckdb")
    return RoundFacts.of(store, "2026", TODAY)


def small(path: Path, *rows: object, round_code: str = "2026", **given: object) -> RoundFacts:
    return RoundFacts.of(small_store(path / "dashboard.duckdb", rows, **given), round_code, TODAY)  # type: ignore[arg-type]


def text_of(content: bytes) -> str:
    """The words of a PDF without its heads and feet, in one line; a word that was parted at the end of a line is whole again."""
    pages = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    return " ".join(re.sub(r"(?<=[a-zäöüß])[-\u00ad]\n(?=[a-zäöüß])", "", pages).split())


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def attached(content: bytes, name: str) -> list[list[str]]:
    (file,) = pypdf.PdfReader(io.BytesIO(content)).attachments[name]
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))


def figures_of(content: bytes) -> dict[str, list[str]]:
    """The table of key figures of a Word document, by its first column."""
    table = next(each for each in Document(io.BytesIO(content)).tables if each.cell(0, 0).text == "Kennzahl")
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows[1:]}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_passes_the_gate_in_both_forms(facts: RoundFacts, name: str, tmp_path: Path) -> None:
    paper = PAPERS[name](facts)
    assert pdf_faults(pdf(paper)) == []
    file = tmp_path / "paper.docx"
    file.write_bytes(word(paper))
    assert word_faults(file) == []


def test_the_gate_finds_each_fault(facts: RoundFacts, tmp_path: Path) -> None:
    content = pdf(dossier(facts, HOUSES))
    assert pdf_tables(content) == 2
    assert pdf_faults(without_scope(content, "/Row")) == ["table without heads of rows"] * 2
    assert pdf_faults(without_scope(content, "/Column")) == ["table without heads of columns"] * 2
    assert pdf_faults(in_language(content, "en-US")) == ["language 'en-US'"]
    assert any("DisplayDocTitle" in fault for fault in pdf_faults(without_title(content)))
    broken = Document(io.BytesIO(word(dossier(facts, HOUSES))))
    broken.tables[0].rows[0]._tr.remove(broken.tables[0].rows[0]._tr.trPr)
    broken.save(str(tmp_path / "broken.docx"))
    assert word_faults(tmp_path / "broken.docx") == ["table without a head"]


def test_the_same_state_gives_the_same_bytes(facts: RoundFacts) -> None:
    assert pdf(dossier(facts, HOUSES)) == pdf(dossier(RoundFacts.of(facts.source, "2026", TODAY), HOUSES))


@pytest.mark.parametrize("name", PAPERS)
def test_a_word_document_has_no_blank_line_nor_a_blank_or_tab_too_many(facts: RoundFacts, name: str) -> None:
    """As the Land's instruction on accessible documents demands: distances are those of the styles."""
    document = Document(io.BytesIO(word(PAPERS[name](facts))))
    cells = [each for table in document.tables for row in table.rows for cell in row.cells for each in cell.paragraphs]
    told = [paragraph.text for paragraph in (*document.paragraphs, *cells)]
    assert [text for text in told if not text.strip() and text] == []
    assert [text for text in told if re.search(r"\t|  |\n\n|^[ \n]|[ \n]$", text)] == []
    assert [paragraph.style.name for paragraph in document.paragraphs if not paragraph.text and paragraph.style] == []


def test_tabs_and_blank_lines_of_a_list_stand_in_no_word_document(tmp_path: Path) -> None:
    text = "Erst\tdies,  dann\n\n \njenes."
    facts = small(tmp_path, said("2026", "SKB-0001", rating="red", title="Kurs", rating_reason=text, decision_needed=text))
    for paper in (dossier(facts, Part(("SKB",))), draft(facts, "Beschlussvorlage", "SKB-0001")):
        told = words_of(word(paper))
        assert "Erst dies, dann\njenes." in told
        assert "\t" not in told


def test_there_is_a_dossier_for_the_chair_one_for_each_body_and_those_of_the_master_data(facts: RoundFacts) -> None:
    names = [dossier_name("2026", part) for part in all_parts(facts)]
    assert names[:3] == ["Sitzungsmappe_2026_alle", "Sitzungsmappe_2026_SASJI", "Sitzungsmappe_2026_SKB"]
    assert names[-3:] == [
        "Sitzungsmappe_2026_Frauen-und-Gleichstellung",
        "Sitzungsmappe_2026_Bau-und-Umwelt",
        "Sitzungsmappe_2026_Bildung-und-Spracherwerb",
    ]
    assert len(names) == 1 + queries.run(facts.source, "round_sheet/bodies", round="2026").height + 3


def test_a_dossier_of_the_master_data_says_what_is_in_it(facts: RoundFacts) -> None:
    paper = dossier(facts, facts.presets[2])
    assert paper.title == "Sitzungsmappe: Bildung und Spracherwerb"
    assert paper.facts[0] == ("Diese Mappe", "Kinder und Bildung (SKB) und Handlungsfeld 1 Erwerb der deutschen Sprache")
    combined = dossier(facts, Part(("SKB",), ("1",)))
    assert paper.blocks == combined.blocks


@pytest.mark.parametrize("code", ["SKB", "SASJI", "SJV"])
def test_the_figures_are_those_of_the_query(facts: RoundFacts, code: str) -> None:
    """Counted here from the rows of the command `query`, in another way than the paper counts them."""
    rows = queries.run(facts.source, "overview/progress", round="2026", departments=[code], lead_only=True)
    n = rows.filter(pl.col("stage") != "merged").height
    rated = rows.filter(pl.col("rating").is_in(["green", "yellow", "red"])).height
    told = figures_of(word(dossier(facts, Part((code,)))))
    assert told["Maßnahmen"][0] == str(n)
    assert told["umgesetzt"][0].startswith(f"{rows.filter(stage='completed').height} von {n}")
    expected = f"{rows.filter(rating='red').height} von {rated} bewerteten" if rated else "keine bewertet"
    assert told["Ampel: ◆ gefährdet"][0] == expected
    assert told["noch nicht bestätigt"][0].startswith(f"{rows['not_reported'].sum()} von {n}")
    change = int(rows["completed_change"].sum())
    assert told["umgesetzt"][2] == ("±0" if not change else f"+{change}" if change > 0 else f"−{-change}")


def test_the_pdf_says_what_the_word_document_says_and_carries_the_list(facts: RoundFacts) -> None:
    paper = dossier(facts, Part(("SKB",)))
    content = pdf(paper)
    told, said_there = text_of(content), words_of(word(paper))
    assert "Sitzungsmappe: Kinder und Bildung (SKB)" in told
    assert "Nur vier von zwölf Stellen sind besetzt." in told
    assert "Nur vier von zwölf Stellen sind besetzt." in said_there
    assert "Votum" in said_there
    assert "Votum" not in told
    rows = queries.run(facts.source, "measures/list", round="2026", departments=["SKB"], lead_only=True)
    assert [row[0] for row in attached(content, "massnahmen.csv")[1:]] == rows["measure_id"].to_list()
    assert attached(content, "felder.csv")[1][:2] == ["measure_id", "Kennung"]


def test_what_the_front_part_cuts_stands_in_the_annex(tmp_path: Path) -> None:
    rows = [said("2026", f"SKB-{at:04}", rating="red", title=f"Kurs {at}", rating_reason=f"Grund {at}") for at in range(1, 14)]
    told = words_of(word(dossier(small(tmp_path, *rows), Part(("SKB",)))))
    assert "und 3 weitere: im Anhang unter „Was nicht nach Plan läuft, warum und seit wann“" in told
    assert all(f"Warum: Grund {at}" in told for at in range(1, 14))


EXTREME = {
    "markup of Typst": '#strong[x] *a* _b_ $x^2$ = Kopf \\u{41} @ref <label> #read("/etc/passwd") `code` // weg /* weg */',
    "fields of Word": '{ PAGE } <w:p/> &amp; ]]> "=1+1"',
    "a report of 20,000 letters": "Lange Sätze werden umbrochen. " * 667,
    "one word of 200 letters": "Donau" * 40,
    "other scripts": "עברית العربية Ελληνικά кириллица Ş ğ ł",
}


@pytest.mark.parametrize("name", EXTREME)
def test_no_text_of_a_list_is_code_or_breaks_a_page(tmp_path: Path, name: str) -> None:
    text = EXTREME[name]
    facts = small(tmp_path, said("2026", "SKB-0001", rating="red", title=f"Titel {text[:400]}", rating_reason=text))
    paper = dossier(facts, Part(("SKB",)))
    content = pdf(paper)
    assert pdf_faults(content) == []
    assert text in words_of(word(paper))
    if name == "markup of Typst":
        assert text in text_of(content)


def test_a_sign_that_no_font_has_is_told_by_a_box(tmp_path: Path) -> None:
    facts = small(tmp_path, said("2026", "SKB-0001", rating="red", title="Kurs 🎓 日", rating_reason="weil"))
    content = pdf(dossier(facts, Part(("SKB",))))
    assert pdf_faults(content) == []
    assert f"Kurs {NO_SIGN} {NO_SIGN}" in text_of(content)


def test_a_body_without_a_measure_gets_a_paper_that_says_so(tmp_path: Path) -> None:
    paper = dossier(small(tmp_path, said("2026", "SKB-0001")), Part(("SJV",)))
    assert pdf_faults(pdf(paper)) == []
    told = words_of(word(paper))
    assert "Zu dieser Auswahl ist keine Maßnahme bekannt." in told
    assert "Rückmeldung SJV: liegt nicht vor" in told


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return planted_store(tmp_path_factory.mktemp("planted") / "dashboard.duckdb")


@pytest.mark.parametrize(
    ("sight", "hidden", "names"),
    [
        pytest.param(Sight(Visibility.SHARED, (OTHER,)), (OWN, DRAFT), tuple(PAPERS), id="another house"),
        pytest.param(Sight(Visibility.PUBLIC, ()), (OWN, DRAFT, SHARED), FOR_EVERYBODY, id="the public"),
    ],
)
def test_planted_words_stand_in_no_paper_of_who_may_not_see_them(
    planted: Store, sight: Sight, hidden: tuple[str, ...], names: tuple[str, ...]
) -> None:
    facts = RoundFacts.of(SeenStore(planted.path, partial(statements, sight)), "2026", TODAY)
    for name in names:
        paper = PAPERS[name](facts)
        content = pdf(paper)
        told = f"{text_of(content)}{words_of(word(paper))}{pypdf.PdfReader(io.BytesIO(content)).metadata}{paper.attachments}"
        assert [each for each in hidden if each in told] == []


def test_the_planted_words_stand_where_they_may(planted: Store) -> None:
    """Else the test above could not fail."""
    assert SHARED in words_of(word(dossier(RoundFacts.of(planted, "2026", TODAY), Part((HOUSE,)))))


def test_a_measure_fits_one_sheet_and_tells_its_story(facts: RoundFacts) -> None:
    paper = measure_sheet(facts, "SKB-0004")
    content = pdf(paper)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
    told = words_of(word(paper))
    assert "Begründung: Nur vier von zwölf Stellen sind besetzt." in told
    assert "Ampel: verzögert → gefährdet" in told
    assert "September 2025 (Runde 2025): zum ersten Mal gemeldet, Umsetzungsstand in Umsetzung" in told


def test_who_may_not_see_a_field_gets_a_sheet_without_a_word_of_it(facts: RoundFacts) -> None:
    told = words_of(word(measure_sheet(facts, "SKB-0004", ("title", "stage", "report"))))
    assert "Sachstand: Zwei Ausschreibungen" in told
    assert "Ampel" not in told
    assert "Begründung" not in told


def test_a_measure_that_a_round_does_not_know_is_refused(facts: RoundFacts) -> None:
    with pytest.raises(RefusalError, match=r"Zur Runde 2026 ist eine Maßnahme SKB-9999 nicht bekannt\."):
        measure_sheet(facts, "SKB-9999")


def test_a_table_for_parliament_has_every_measure_of_the_part_and_counts_them(tmp_path: Path) -> None:
    rows = [
        said("2026", "SKB-0001", title="Kurs", stage="completed", report="Alle Plätze sind belegt.", rating="green"),
        said("2026", "SKB-0002", title="Rat", stage="merged"),
        said("2026", "SJV-0001", title="Haft", action_field=7),
        said("2026", "SASJI-0001", title="Anderes", action_field=4),
    ]
    paper = parliament_table(small(tmp_path, *rows), Part(("SKB",), ("7",)))
    told = words_of(word(paper))
    assert told.splitlines()[0].startswith("Maßnahmen in tabellarischer Form: ")
    assert "Umfang: 2 Maßnahmen, davon umgesetzt: 1, keine Angabe: 1" in told
    assert "Alle Plätze sind belegt." in told
    assert "(SJV-0001)" in told
    assert "(SKB-0002)" in told
    assert "SASJI-0001" not in told
    assert "im Plan" not in told


def test_what_was_held_has_minutes_with_its_decisions(tmp_path: Path) -> None:
    """One version tells how the houses stood and the file number, the other one does not."""
    facts = held(tmp_path)
    whole, passed_on = (words_of(word(minutes(facts, is_passed_on=each))) for each in (False, True))
    assert whole.splitlines()[0] == "Niederschrift: Steuerungsrunde 2026"
    for told in (whole, passed_on):
        assert "Beschluss: Die Stellen werden entfristet." in told
        assert "Frist 31.01.2027" in told
        assert "Runde 2025 bis Runde 2026" in told
    assert "SKB: zugestimmt" in whole
    assert "Aktenzeichen 12-3" in whole
    assert "zugestimmt" not in passed_on
    assert "12-3" not in passed_on
    assert "Ergebnis: ein Beschluss ist dazu nicht aufgenommen." in whole


def test_the_minutes_tell_what_came_of_each_item_and_the_next_agenda_what_was_deferred(tmp_path: Path) -> None:
    facts = held(tmp_path)
    asked = agenda(facts.source, "2026")
    save_agenda(facts.source, "2026", asked, by="Leitstelle")  # type: ignore[arg-type]
    store = Store(tmp_path / "dashboard.duckdb")
    first, second = ([item for item in asked if item.subject == key] for key in ("SKB-0001", "SKB-0002"))
    record_outcome(store, "2026", tuple(first), Outcome("decided", remark="Einstimmig."), by="Leitstelle")
    record_outcome(store, "2026", tuple(second), Outcome("deferred", remark="Der Ort ist noch offen."), by="Leitstelle")
    for is_passed_on in (False, True):
        told = words_of(word(minutes(RoundFacts.of(store, "2026", TODAY), is_passed_on=is_passed_on)))
        assert "Ergebnis: beschlossen (Nr. 1). Einstimmig.\nBeschluss: Die Stellen werden entfristet." in told
        assert "Ergebnis: vertagt auf die nächste Runde. Der Ort ist noch offen." in told
        assert "ein Beschluss ist dazu nicht aufgenommen" not in told
    with store.write() as writer:
        writer.insert("steering_round", [{"round": "2027", "title": "Runde 2027", "reference_date": date(2027, 9, 30)}])
    assert [item.deferred_in for item in agenda(store, "2027") if item.subject == "SKB-0002"] == ["2026"]


def held(path: Path) -> RoundFacts:
    """A round that was frozen and held; on the agenda stand two requests, one of which was decided."""
    rows = [
        said("2025", "SKB-0001", title="Kurs"),
        said("2026", "SKB-0001", title="Kurs", decision_needed="Stellen entfristen"),
        said("2026", "SKB-0002", title="Rat", decision_needed="Ort klären"),
    ]
    store: Store = small_store(path / "dashboard.duckdb", rows)
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "ändern", "position": 1}])
    for code in ("2025", "2026"):
        freeze(store, code, by="Leitstelle")
    decision = Decision(
        "2026", "Die Stellen werden entfristet.", "ändern", {"SKB": "agreed"}, "12-3", date(2027, 1, 31), ("SKB-0001",)
    )
    decide(store, decision, by="Leitstelle")
    note_step(store, "2026", "held", by="Leitstelle")
    return RoundFacts.of(store, "2026", TODAY)


def test_what_changed_tells_each_measure_and_the_equation_of_all(facts: RoundFacts) -> None:
    rows = queries.run(facts.source, "changes/measures", **{"from": "2025", "to": "2026"})
    told = words_of(word(changes_since(facts)))
    n = rows.filter("is_counted").height
    for trend, label in (("worse", "Schlechter"), ("better", "Besser"), ("new", "Neu"), ("ended", "Beendet")):
        found = rows.filter(pl.col("is_counted"), pl.col("trend") == trend)
        assert f"{label}: {found.height} von {n} Maßnahmen" in told
        assert all(f"({key})" in told for key in found["measure_id"])
    moved = rows.filter(pl.col("is_counted"), pl.col("moves") > 0)
    assert f"Ende verschoben: {moved.height} von {n} Maßnahmen" in told
    assert f" = {n}" in told


def test_the_key_figures_stand_whole_on_one_sheet(facts: RoundFacts) -> None:
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf(dossier(facts, WHOLE)))).pages]
    (table,) = (text for text in sheets if "Kennzahl Runde 2026" in text)
    assert all(
        label in table for label in ("Daueraufgabe", "Ampel: ◆ gefährdet", "Entscheidung erbeten", "noch nicht bestätigt 9")
    )


def test_the_annex_of_a_few_measures_needs_no_sheet_of_its_own(facts: RoundFacts) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(pdf(dossier(facts, Part(("SBMS",)))))).pages) == 2
