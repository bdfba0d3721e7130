"""The commands on papers: which files they write, and the one sentence where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.commands.cli import cli
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


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--round", "2031"), "Eine Steuerungsrunde „2031“"),
        (("--round", "2026", "--department", "XYZ"), "„XYZ“"),
        (("--round", "2026", "--field", "99"), "Ein Handlungsfeld 99 gibt es in den Stammdaten nicht."),
        (("--round", "2026", "--field", "7", "--all"), "Entweder --all, oder einzelne Häuser und Handlungsfelder."),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(
    store: Store, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = call(store, tmp_path / "out", "dossier", *words)
    assert done.exit_code != 0
    assert sentence in done.output
    assert not (tmp_path / "out").exists()
