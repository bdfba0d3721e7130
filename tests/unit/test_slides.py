"""The presentation for the session: it passes the gate, its figures are those of the queries, nothing on it is cut in silence."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from pptx import Presentation
from pptx.shapes.graphfrm import GraphicFrame

from dashboard import queries
from dashboard.access.sight import Sight, statements
from dashboard.fields import Visibility
from dashboard.papers.presentation import presentation
from dashboard.papers.round_facts import RoundFacts
from dashboard.papers.slides import slides
from dashboard.rounds.ledger import ledger
from dashboard.store import SeenStore
from dashboard.vocabulary import FATES, LABELS, NO_STAGE
from tests.paper_gate import slides_faults
from tests.planted_store import DRAFT, OTHER, OWN, SHARED, planted_store
from tests.sample_store import sample_store
from tests.small_store import said
from tests.unit.test_papers import EXTREME, TODAY, small

pytestmark = pytest.mark.xdist_group("slides")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> RoundFacts:
    store = sample_store(tmp_path_factory.mktemp("slides") / "dashboard.duckdb")
    return RoundFacts.of(store, "2026", TODAY)


@pytest.fixture(scope="module")
def content(facts: RoundFacts) -> bytes:
    return slides(presentation(facts))


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(io.BytesIO(content)).slides if slide.shapes.title is not None]


def shapes(content: bytes, number: int) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides[number - 1].shapes)


def table(content: bytes, beginning: str) -> list[list[str]]:
    """The rows of the table on the slide whose title begins so, its head first."""
    slide = next(number for number, title in enumerate(titles(content), 1) if title.startswith(beginning))
    (frame,) = (shape for shape in shapes(content, slide) if isinstance(shape, GraphicFrame) and shape.has_table)
    return [[cell.text for cell in row.cells] for row in frame.table.rows]


def words(content: bytes) -> str:
    """All that stands on the slides, in notes, in alternative texts and in the properties."""
    found = []
    shown = Presentation(io.BytesIO(content))
    for slide in shown.slides:
        frames = [shape for shape in slide.shapes if isinstance(shape, GraphicFrame)]
        cells = [cell.text for frame in frames if frame.has_table for row in frame.table.rows for cell in row.cells]
        alts = [frame._element.nvGraphicFramePr.cNvPr.get("descr", "") for frame in frames]
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        notes = slide.notes_slide.notes_text_frame
        found += [*texts, *cells, *alts, notes.text if notes is not None else ""]
    return "\n".join([*found, shown.core_properties.title, shown.core_properties.author])


def test_the_presentation_passes_the_gate(content: bytes) -> None:
    assert slides_faults(content) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('firstRow="1"', 'firstRow="0"', "table without a head"),
        ('descr="', 'was="', "without words of its own"),
        ('lang="de-DE"', 'lang="en-US"', "language"),
        ('type="title"', 'type="body" idx="7"', "slide without a title"),
    ],
)
def test_the_gate_finds_each_fault(content: bytes, old: str, new: str, fault: str) -> None:
    assert any(fault in each for each in slides_faults(_changed(content, old, new)))


def _changed(content: bytes, old: str, new: str) -> bytes:
    """The presentation with other words in its second slide, which has a table."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(buffer, "w") as written:
        for name in whole.namelist():
            part = whole.read(name)
            written.writestr(name, part.replace(old.encode(), new.encode()) if name.endswith("slides/slide2.xml") else part)
    return buffer.getvalue()


def test_a_slide_says_its_message_and_whose_state_it_is(facts: RoundFacts, content: bytes) -> None:
    rows = queries.run(facts.source, "overview/progress", round="2026")
    done, n = rows.filter(stage="completed").height, rows.filter(pl.col("stage") != "merged").height
    rated = rows.filter(pl.col("rating").is_in(["green", "yellow", "red"])).height
    off_plan = rows.filter(pl.col("rating").is_in(["yellow", "red"])).height
    told = titles(content)
    assert told[0] == "Steuerungsrunde 2026"
    assert told[1].startswith(f"Umgesetzt: {done} von {n}")
    assert told[1].endswith(f"verzögert oder gefährdet: {off_plan} von {rated} bewerteten")
    for number in range(1, len(told) + 1):
        foot = next(shape.text_frame.text for shape in shapes(content, number) if shape.name == "Fußzeile")
        assert foot == f"{facts.state} · Beispieldaten"


def test_what_each_slide_is_about_stands_in_its_order(content: bytes) -> None:
    beginnings = ("Steuerungsrunde", "Umgesetzt", "Handlungsfeld", "Seit der Runde 2025", "Nicht nach Plan")
    told = titles(content)
    assert len(told) == 10
    assert all(title.startswith(begin) for title, begin in zip(told, beginnings, strict=False))
    assert "erbeten" in told[5]
    assert "bei" in told[6]
    assert [title.partition(" ")[0] for title in told[7:]] == ["Verbleib:", "Beschlüsse", "Bis"]


def test_the_figures_are_those_of_the_query(facts: RoundFacts, content: bytes) -> None:
    """Counted here from the rows of the command `query`, in another way than the presentation counts them."""
    rows = queries.run(facts.source, "overview/progress", round="2026")
    told = {row[0]: row[1:] for row in table(content, "Umgesetzt")}
    assert told["Maßnahmen"][0] == str(rows.filter(pl.col("stage") != "merged").height)
    assert told["Daueraufgabe"][0].startswith(f"{rows.filter(stage='permanent').height} von ")
    assert told["Ampel: ◆ gefährdet"][0].startswith(f"{rows.filter(rating='red').height} von ")
    asked = queries.run(facts.source, "agenda/asked", round="2026")
    assert titles(content)[5].startswith(f"{asked.height} ")
    off_plan = queries.run(facts.source, "measures/off_plan", round="2026", today=TODAY)
    assert titles(content)[4].startswith(f"Nicht nach Plan: {off_plan.height} von ")


def test_the_matrix_and_the_ledger_are_those_of_the_queries(facts: RoundFacts, content: bytes) -> None:
    rows = queries.run(facts.source, "overview/progress", round="2026").filter(pl.col("stage") != "merged")
    matrix = table(content, titles(content)[6])
    column = matrix[0].index("SKB")
    for row, (code, _) in zip(matrix[1:], facts.names["field"].items(), strict=False):
        found = rows.filter(pl.col("field").cast(pl.String) == code, department="SKB").height
        assert row[column].split()[0] == (str(found) if found else "–")
    changed = queries.run(facts.source, "changes/measures", **{"from": "2025", "to": "2026"})
    told = {row[0]: row[1] for row in table(content, "Verbleib")}
    book = ledger(changed, "2025", "2026")
    assert told["neu"] == str(book.new)
    assert told["umgesetzt"] == str(len(book.classes["completed"]))
    assert sum(int(told[label]) for label in LABELS_OF_FATES) == book.old_total


LABELS_OF_FATES = ["noch nicht bestätigt" if term.code == "not_reported" else term.label for term in FATES]


def test_the_chart_is_one_of_the_program_with_its_numbers_behind_it(facts: RoundFacts, content: bytes) -> None:
    (frame,) = (shape for shape in shapes(content, 3) if isinstance(shape, GraphicFrame))
    rows = queries.run(facts.source, "overview/progress", round="2026").filter(pl.col("stage") != "merged")
    counted = Counter(rows.select(pl.col("field").cast(pl.String), "stage").iter_rows())
    names = list(frame.chart.plots[0].categories)
    codes = {facts.field(code): code for code in facts.names["field"]}
    labels = LABELS["stage"] | {"none": NO_STAGE.label}
    for series in frame.chart.plots[0].series:
        (stage,) = (code for code, label in labels.items() if label == series.name)
        expected = [counted[codes[name.rpartition(" (N = ")[0]], stage] for name in names]
        assert list(series.values) == expected
    part: Any = frame.chart.part
    behind = openpyxl.load_workbook(io.BytesIO(part.chart_workbook.xlsx_part.blob)).active
    assert behind is not None
    assert [cell.value for cell in behind["A"][1:]] == names


def test_each_slide_tells_where_its_figures_come_from(content: bytes) -> None:
    for slide in Presentation(io.BytesIO(content)).slides:
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        assert notes.text.startswith("Quelle: Abfrage „")


def test_what_a_slide_leaves_out_is_counted_on_it(tmp_path: Path) -> None:
    rows = [said("2026", f"SKB-{at:04}", rating="red", title=f"Kurs {at}", rating_reason=f"Grund {at}") for at in range(1, 9)]
    told = slides(presentation(small(tmp_path, *rows)))
    assert len(table(told, "Nicht nach Plan: 8 von 8 Maßnahmen")) == 1 + 6
    assert "Hier fehlen 2 weitere; vollständig in der Sitzungsmappe für den Vorsitz." in words(told)


def test_a_long_text_is_cut_at_a_word_and_says_so(tmp_path: Path) -> None:
    rows = [said("2026", "SKB-0001", rating="red", title="Kurs", rating_reason="Stellen fehlen. " * 50)]
    told = slides(presentation(small(tmp_path, *rows)))
    reason = table(told, "Nicht nach Plan")[1][2]
    assert set(reason.split()) == {"Stellen", "fehlen.", "…"}
    assert len(reason) < 200
    assert "Nicht alles ist ausgeschrieben; vollständig in der Sitzungsmappe für den Vorsitz." in words(told)


def test_without_a_round_before_nothing_is_compared(tmp_path: Path) -> None:
    told = slides(presentation(small(tmp_path, said("2026", "SKB-0001"))))
    assert slides_faults(told) == []
    assert [title for title in titles(told) if title.startswith(("Seit der Runde", "Verbleib"))] == []
    assert "Keine Entscheidung ist erbeten" in titles(told)


@pytest.mark.parametrize("name", EXTREME)
def test_no_text_of_a_list_breaks_a_slide(tmp_path: Path, name: str) -> None:
    text = EXTREME[name]
    told = slides(presentation(small(tmp_path, said("2026", "SKB-0001", rating="red", title="Titel", rating_reason=text))))
    assert slides_faults(told) == []
    assert " ".join(text.split())[:60] in words(told)


def test_planted_words_stand_on_no_slide_of_who_may_not_see_them(tmp_path: Path) -> None:
    store = planted_store(tmp_path / "dashboard.duckdb")
    seen = SeenStore(store.path, partial(statements, Sight(Visibility.SHARED, (OTHER,))))
    told = words(slides(presentation(RoundFacts.of(seen, "2026", TODAY))))
    assert [each for each in (OWN, DRAFT) if each in told] == []
    assert SHARED in words(slides(presentation(RoundFacts.of(store, "2026", TODAY))))
