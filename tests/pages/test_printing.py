"""What "Drucken" hands out on each page: the paper that belongs to what is shown, in its round, for whom it is."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import Store
from dashboard.ui.handing_out import _OFFERS, Paper
from tests.opening import open_page
from tests.pages.test_roles import planted, visited
from tests.planted_store import HOUSE
from tests.small_store import said, small_store

__all__ = ["planted"]


@pytest.fixture
def store(store_path: Path) -> Store:
    rows = [
        said("2025", "SKB-0001", title="Kurs", rating="green"),
        said("2026", "SKB-0001", title="Kurs", rating="red", rating_reason="Stellen fehlen"),
        said("2026", "SJV-0001", title="Rat", action_field=7),
    ]
    return small_store(store_path, rows)


def printed(app: AppTest) -> list[Paper]:
    links = [each.proto for each in app.get("link_button") if each.proto.label == "Drucken"]
    return [_OFFERS[each.url.rpartition("/")[2]].paper for each in links]


@pytest.mark.parametrize(
    ("file", "query", "name"),
    [
        ("overview.py", {}, "Sitzungsmappe_2026_alle.pdf"),
        ("overview.py", {"runde": "2025"}, "Sitzungsmappe_2025_alle.pdf"),
        ("overview.py", {"ressort": "SKB"}, "Sitzungsmappe_2026_SKB.pdf"),
        ("overview.py", {"ressort": "SKB", "handlungsfeld": "1"}, "Sitzungsmappe_2026_alle.pdf"),
        ("fields.py", {"handlungsfeld": "7"}, "Sitzungsmappe_2026_HF7.pdf"),
        ("fields.py", {}, "Sitzungsmappe_2026_alle.pdf"),
        ("departments.py", {"ressort": "SKB"}, "Sitzungsmappe_2026_SKB.pdf"),
        ("measure.py", {"kennung": "SKB-0001"}, "Massnahme_SKB-0001_2026.pdf"),
        ("measure.py", {"kennung": "SKB-0001", "runde": "2025"}, "Massnahme_SKB-0001_2025.pdf"),
        ("changes.py", {}, "Veraenderungen_2025_2026.pdf"),
        ("steering_round.py", {"runde": "2026"}, "Tagesordnung_2026.pdf"),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_page_hands_out_what_belongs_to_it(file: str, query: dict[str, str], name: str) -> None:
    (paper,) = printed(open_page(file, query))
    assert paper.file_name == name


@pytest.mark.parametrize(("file", "query"), [("levels.py", {"ebene": "land"}), ("method.py", {}), ("measures.py", {})])
@pytest.mark.usefixtures("store")
def test_where_no_paper_belongs_to_a_page_there_is_none(file: str, query: dict[str, str]) -> None:
    assert printed(open_page(file, query)) == []


@pytest.mark.usefixtures("store")
def test_what_is_compared_is_what_is_printed() -> None:
    (paper,) = printed(open_page("changes.py", {"handlungsfeld": "7"}))
    told = " ".join(pypdf.PdfReader(io.BytesIO(bytes(paper.make()))).pages[0].extract_text().split())  # type: ignore[arg-type]
    assert "Veränderungen: Steuerungsrunde 2025 bis Steuerungsrunde 2026" in told
    assert "Umfang: 7 Gesundheit" in told
    assert "Neu: 1 von 1 Maßnahme neu: Rat" in told.replace("– ", "")
    assert "Kurs" not in told


@pytest.mark.parametrize(
    ("file", "query"), [("overview.py", {}), ("fields.py", {}), ("departments.py", {"ressort": HOUSE}), ("changes.py", {})]
)
@pytest.mark.usefixtures("planted")
def test_a_reader_is_offered_no_paper_of_the_houses(file: str, query: dict[str, str]) -> None:
    assert printed(visited(file, "alle", query)) == []
    assert len(printed(visited(file, "ag", query))) == 1


@pytest.mark.usefixtures("planted")
def test_a_reader_prints_a_measure() -> None:
    (paper,) = printed(visited("measure.py", "alle", {"kennung": f"{HOUSE}-0002"}))
    assert paper.file_name == f"Massnahme_{HOUSE}-0002_2026.pdf"
