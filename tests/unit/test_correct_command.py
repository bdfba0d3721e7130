"""The command `correct`: what it writes, what it says, and that it never writes over the list itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.commands.cli import cli
from dashboard.commands.german import run
from tests import hostile
from tests.active_workbooks import ACTIVE
from tests.corrections import FAULTY, list_of, opened

GOOD = list_of((1, 4, "Vorkurse", "SKB", "läuft", "31.12.2027"))


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """A list of SKB with faults, and where its correction goes."""
    source = tmp_path / "Liste SKB.xlsx"
    source.write_bytes(FAULTY)
    return source, tmp_path / "Liste SKB_Prüfhinweise.xlsx"


def correct(source: Path, out: Path, *more: str) -> int:
    return run(cli, ["correct", str(source), "--out", str(out), *more])


def test_a_list_with_errors_is_corrected_and_gives_1(paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    source, out = paths

    assert correct(source, out) == 1
    assert opened(out.read_bytes()).sheetnames == ["Maßnahmen", "Prüfhinweise"]
    assert source.read_bytes() == FAULTY
    said = "Ihre Mappe mit markierten Zellen, Kommentaren und dem Blatt „Prüfhinweise“."
    assert capsys.readouterr().out == f"{out} wurde geschrieben: {said}\n"


def test_a_list_without_errors_gives_0(paths: tuple[Path, Path]) -> None:
    source, out = paths
    source.write_bytes(GOOD)

    assert correct(source, out) == 0
    assert opened(out.read_bytes()).sheetnames == ["Maßnahmen", "Prüfhinweise"]


def test_a_macro_workbook_gets_a_workbook_of_findings_and_the_reason(
    paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = paths
    source.write_bytes(ACTIVE["macros under another name"][0])

    assert correct(source, out) == 1
    assert opened(out.read_bytes()).sheetnames == ["Prüfhinweise"]
    assert "denn sie enthält Makros" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_gives_2_and_no_file(paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    source, out = paths
    source.write_bytes(hostile.truncated())

    assert correct(source, out) == 2
    assert not out.exists()
    assert "ist unvollständig" in capsys.readouterr().err


def test_a_file_that_is_not_there_gives_2(paths: tuple[Path, Path]) -> None:
    source, out = paths

    assert correct(source.with_name("fehlt.xlsx"), out) == 2


@pytest.mark.parametrize("name", ["Liste SKB.xlsx", "unter/../Liste SKB.xlsx", "verweis.xlsx", "zweitname.xlsx"])
def test_the_list_itself_is_never_overwritten(paths: tuple[Path, Path], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    source, _ = paths
    (source.parent / "unter").mkdir()
    (source.parent / "verweis.xlsx").symlink_to(source)
    os.link(source, source.parent / "zweitname.xlsx")

    assert correct(source, source.parent / name) == 2
    assert source.read_bytes() == FAULTY
    assert "nie überschrieben" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "said"), [("ergebnis.csv", "auf .xlsx enden"), ("gibt/es/nicht.xlsx", "lässt sich nicht schreiben")]
)
def test_a_target_that_cannot_be_gives_2(
    paths: tuple[Path, Path], out: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, _ = paths

    assert correct(source, source.parent / out) == 2
    assert said in capsys.readouterr().err


def test_the_department_may_be_given(paths: tuple[Path, Path]) -> None:
    source, out = paths

    assert correct(source, out, "--department", "SKB") == 1
    assert correct(source, out, "--department", "XYZ") == 2
