"""The commands on papers: which files they write, and the one sentence where something is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.commands.cli import cli
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.small_store import said, small_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_store(tmp_path / "s.duckdb", [said("2026", "SKB-0001"), said("2026", "SJV-0001")])


def call(store: Store, out: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--out", str(out), "--store", str(store.path)])


def test_a_dossier_is_written_in_both_forms(store: Store, tmp_path: Path) -> None:
    done = call(store, tmp_path / "out", "dossier", "--round", "2026", "--department", "skb", "--field", "7")
    assert done.exit_code == 0
    names = ["Sitzungsmappe_2026_SKB_HF7.docx", "Sitzungsmappe_2026_SKB_HF7.pdf"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert done.output.startswith("2 Dateien in ")


def test_one_for_each_house_and_the_chair(store: Store, tmp_path: Path) -> None:
    assert call(store, tmp_path / "out", "dossier", "--round", "2026", "--all").exit_code == 0
    parts = {path.stem.removeprefix("Sitzungsmappe_2026_") for path in (tmp_path / "out").iterdir()}
    assert parts == {"alle", "SASJI", "SKB", "SJV", "MAG-BHV", "Praesentation_2026"}


def test_the_presentation_is_written_alone_and_beside_the_chairs_dossier(store: Store, tmp_path: Path) -> None:
    assert call(store, tmp_path / "alone", "slides", "--round", "2026").exit_code == 0
    assert [path.name for path in (tmp_path / "alone").iterdir()] == ["Praesentation_2026.pptx"]
    assert call(store, tmp_path / "out", "dossier", "--round", "2026").exit_code == 0
    names = ["Praesentation_2026.pptx", "Sitzungsmappe_2026_alle.docx", "Sitzungsmappe_2026_alle.pdf"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names


def test_the_agenda_is_written_whole_and_to_pass_on(store: Store, tmp_path: Path) -> None:
    assert call(store, tmp_path / "out", "minutes", "--round", "2026").exit_code == 0
    assert call(store, tmp_path / "out", "minutes", "--round", "2026", "--to-pass-on").exit_code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"Tagesordnung_2026{each}" for each in (".pdf", ".docx", "_zur_Weitergabe.pdf", "_zur_Weitergabe.docx")}


def test_a_table_for_parliament_is_written_in_three_forms(store: Store, tmp_path: Path) -> None:
    assert call(store, tmp_path / "out", "table", "--round", "2026", "--department", "SKB").exit_code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"Massnahmen_tabellarisch_2026_SKB.{each}" for each in ("pdf", "docx", "xlsx")}


def test_open_data_are_written_and_it_is_said_what_lacks(store: Store, tmp_path: Path) -> None:
    freeze(store, "2026", by="Leitstelle")
    done = call(store, tmp_path / "out", "open-data", "--round", "2026")
    assert done.exit_code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"massnahmen_2026.csv", "felder_2026.csv", "massnahmen_2026.xlsx", "datapackage.json"}
    assert "nennen sie keine Lizenz, und es fehlt der Eintrag für ein Portal." in done.output


def test_a_dossier_of_the_master_data_is_written_by_its_name_and_with_all(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        writer.insert("dossier_preset", [{"name": "Büro 1", "bodies": ["SKB"], "fields": [7], "position": 1}])
    assert call(store, tmp_path / "one", "dossier", "--round", "2026", "--preset", "Büro 1").exit_code == 0
    names = ["Sitzungsmappe_2026_Büro-1.docx", "Sitzungsmappe_2026_Büro-1.pdf"]
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == names
    assert call(store, tmp_path / "all", "dossier", "--round", "2026", "--all").exit_code == 0
    assert {path.name for path in (tmp_path / "all").iterdir()} >= set(names)
    refused = call(store, tmp_path / "none", "dossier", "--round", "2026", "--preset", "Büro 2")
    assert "Eine Mappe „Büro 2“ gibt es in den Stammdaten nicht; bekannt sind: Büro 1." in refused.output


def test_every_draft_of_every_request_is_written_as_word(store: Store, tmp_path: Path) -> None:
    refused = call(store, tmp_path / "out", "drafts", "--round", "2026")
    assert "In der Runde 2026 ist keine Entscheidung erbeten" in refused.output
    asking = small_store(tmp_path / "t.duckdb", [said("2026", key, decision_needed="x") for key in ("SKB-0001", "SJV-0001")])
    assert call(asking, tmp_path / "out", "drafts", "--round", "2026").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Beschlussvorlage_2026_SJV-0001.docx",
        "Beschlussvorlage_2026_SKB-0001.docx",
        "Vorlage-an-die-Regierung_2026_SJV-0001.docx",
        "Vorlage-an-die-Regierung_2026_SKB-0001.docx",
    ]
    one = ("--measure", "SKB-0001", "--name", "Beschlussvorlage")
    assert call(asking, tmp_path / "one", "drafts", "--round", "2026", *one).exit_code == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["Beschlussvorlage_2026_SKB-0001.docx"]


def test_the_interim_report_and_the_minutes_of_the_working_group_are_written(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        writer.insert("meeting", [{"kind": "meeting", "day": date(2026, 9, 10), "title": "3. Sitzung"}])
    assert call(store, tmp_path / "out", "interim", "--round", "2026").exit_code == 0
    assert call(store, tmp_path / "out", "minutes", "--round", "2026", "--meeting", "10.09.2026").exit_code == 0
    stems = {path.stem for path in (tmp_path / "out").iterdir()}
    assert stems == {"Zwischenstand_2026", "Niederschrift_Arbeitsgruppe_2026-09-10"}
    refused = call(store, tmp_path / "none", "minutes", "--round", "2026", "--meeting", "2026-09-11")
    assert "Eine Sitzung der Arbeitsgruppe am 11.09.2026 gibt es in den Stammdaten nicht." in refused.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--round", "2031"), "Eine Steuerungsrunde „2031“"),
        (("--round", "2026", "--department", "XYZ"), "„XYZ“"),
        (("--round", "2026", "--field", "99"), "Ein Handlungsfeld 99 gibt es in den Stammdaten nicht."),
        (
            ("--round", "2026", "--field", "7", "--all"),
            "Entweder --all, oder --preset, oder einzelne Häuser und Handlungsfelder.",
        ),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(
    store: Store, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = call(store, tmp_path / "out", "dossier", *words)
    assert done.exit_code != 0
    assert sentence in done.output
    assert not (tmp_path / "out").exists()


def test_the_public_report_is_written_as_a_draft_until_it_is_released(store: Store, tmp_path: Path) -> None:
    done = call(store, tmp_path / "out", "report", "--round", "2026")
    assert done.exit_code == 0
    assert done.output.startswith("Der Bericht ist ein Entwurf")
    names = ["Umsetzungsbericht_2026.docx", "Umsetzungsbericht_2026.html", "Umsetzungsbericht_2026.pdf"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [*names, "felder.csv", "massnahmen.csv", "verbleib.csv"]
