"""Entries beside a folder of lists: they come with the build, bear the mark of sample data, and do not stop the next build."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.building import build
from dashboard.refusals import RefusalError
from dashboard.rounds.decisions import close
from dashboard.rounds.entries import FILE, entries_of
from dashboard.store import Store
from tests.builders import Page, workbook

ENTRIES = """
[[freeze]]
round = "2025"

[[decision]]
round = "2025"
wording = "Der Kurs wird erweitert."
kind = "erweitern"
positions = { SKB = "agreed" }
measures = ["Kurs"]

[[decision]]
round = "2025"
wording = "Zur Kenntnis genommen."
kind = "Kenntnisnahme"
state = "done"
reason = "erledigt"

[[plan]]
day = 2026-05-21
fields = [4]

[[inquiry]]
day = 2026-05-21
round = "2026"
department = "SKB"
measure = "Kurs"
text = "Wie viele?"

[[note]]
day = 2026-05-21
measure = "Kurs"
text = "Gut."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two rounds with a list of SKB each, and the entries."""
    for code in ("2025", "2026"):
        (tmp_path / "listen" / code).mkdir(parents=True)
        content = workbook(Page([["Maßnahme", "Umsetzungsstand", "Handlungsfeld", "Federführung"], ["Kurs", "läuft", 4, "SKB"]]))
        (tmp_path / "listen" / code / "Liste SKB.xlsx").write_bytes(content)
    (tmp_path / "listen" / FILE).write_text(ENTRIES, encoding="utf-8")
    return tmp_path / "listen"


def built(folder: Path) -> Store:
    store = Store(folder.parent / "s.duckdb")
    build(store.path, folder, settings.MASTER, entries=entries_of(folder))
    return store


def test_entries_come_with_the_build(folder: Path) -> None:
    store = built(folder)
    assert queries.run(store, "freezing/standing").select("round", "frozen_by").rows() == [
        ("2025", "Federführende Stelle (Beispieldaten)")
    ]
    decisions = store.query("select decision_id, measures, state, reason from standing_decision order by decision_id").rows()
    assert decisions == [(1, ["SKB-0001"], "open", None), (2, [], "done", "erledigt")]
    assert store.query("select measure_id, asked_by, meeting::varchar from inquiry").rows() == [
        ("SKB-0001", "Arbeitsgruppe (Beispieldaten)", "2026-05-21")
    ]
    assert store.query('select measure_id, "text" from meeting_note').rows() == [("SKB-0001", "Gut.")]


def test_a_second_build_makes_them_again_but_loses_nothing_that_was_entered_by_hand(folder: Path) -> None:
    built(folder)
    store = built(folder)
    close(store, 1, "done", reason="Erledigt", by="Leitstelle")
    with pytest.raises(RefusalError, match="Beschlüsse oder festgeschriebene Stände; sie gingen verloren"):
        built(folder)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[freeze]", "ist nicht lesbar"),
        ("[[beschluss]]\nround = '2025'", "nennt „beschluss“; bekannt sind: freeze"),
        ("[[note]]\nday = 2026-05-21\nmeasure = 'Quark'\ntext = 'x'", "keine Maßnahme mit dem Titel: 'Quark'"),
        ("[[freeze]]\nround = '2031'", "gibt es in den Stammdaten nicht"),
    ],
)
def test_a_wrong_file_stops_the_build_with_one_sentence(folder: Path, text: str, sentence: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RefusalError, match=sentence):
        built(folder)
    assert not (folder.parent / "s.duckdb").exists()


def test_the_entries_of_the_sample_lists_are_only_about_fictitious_measures(folder: Path) -> None:
    del folder
    text = (settings.LISTS / FILE).read_text(encoding="utf-8")
    titles = pl.Series([line.split('"')[1] for line in text.splitlines() if line.startswith("measure")])
    assert titles.str.starts_with("Beispielmaßnahme: ").all()
