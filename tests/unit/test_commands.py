"""The command line: exit codes, the JSON contract, German words for everything that can go wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from dashboard import queries, settings
from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.store import Store
from dashboard.vocabulary import FIELDS

ROOT = settings.ROOT
SWHT_2025 = ROOT / "data/lists/2025/Übersicht Maßnahmen SWHT.xlsx"
SWHT_2026 = ROOT / "data/lists/2026/Übersicht Maßnahmen SWHT_2026.xlsx"
ENGLISH = ("Usage", "Options", "Commands", "Error", "Show this", "Missing", "Invalid", "No such", "default:")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one list of 2025."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "lists" / "2025").mkdir(parents=True)
    shutil.copy(SWHT_2025, folder / "lists" / "2025")
    store = folder / "store.duckdb"
    assert run(cli, ["build", "--lists", str(folder / "lists"), "--store", str(store)]) == 0
    return store


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A copy of that store, for a test that changes it."""
    copy = tmp_path / "store.duckdb"
    shutil.copyfile(built, copy)
    return copy


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def good_list(path: Path) -> Path:
    return workbook(
        path / "Liste SKB.xlsx",
        [["Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand"], [1, 4, "Vorkurse an Schulen", "läuft"]],
    )


def list_without_a_title(path: Path) -> Path:
    return workbook(
        path / "Liste SKB.xlsx",
        [["Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand"], [1, 4, "Vorkurse", "läuft"], [2, 4, None, "geplant"]],
    )


def test_check_prints_the_contract_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(cli, ["check", str(good_list(tmp_path)), "--json", "--store", str(tmp_path / "none.duckdb")])
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told["file"] == "Liste SKB.xlsx"
    assert told["department"] == "SKB"
    assert told["acceptable"] is True
    assert told["tables"][0]["sheet"] == "Sheet"
    assert told["tables"][0]["header_row"] == 1
    assert told["tables"][0]["columns"] == {"number": "A", "action_field": "B", "title": "C", "stage": "D"}
    (measure,) = told["measures"]
    assert {"sheet", "row", *(field.name for field in FIELDS)} <= set(measure)
    assert (measure["row"], measure["title"], measure["stage"], measure["rating"]) == (
        2,
        "Vorkurse an Schulen",
        "in_progress",
        None,
    )


def test_check_returns_1_for_a_list_with_errors_and_2_for_what_is_no_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "Liste SKB.txt.xlsx"
    text.write_text("kein Excel", encoding="utf-8")
    for file, code in ((list_without_a_title(tmp_path), 1), (text, 2), (tmp_path / "fehlt.xlsx", 2)):
        assert run(cli, ["check", str(file), "--json"]) == code
        told = json.loads(capsys.readouterr().out)
        assert told["acceptable"] is False
        assert [finding["severity"] for finding in told["findings"] if finding["severity"] == "error"] == ["error"]


def test_check_tells_people_what_was_read_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["check", str(list_without_a_title(tmp_path))]) == 1
    told = capsys.readouterr().out
    assert "Liste SKB.xlsx: 1 Maßnahme gelesen, SKB" in told
    assert "1 Fehler" in told
    assert "Zeile 3" in told
    assert "Bitte den Titel ergänzen" in told
    assert "kann so nicht angenommen werden" in told


def test_a_body_that_is_neither_given_nor_recognised_is_null_until_it_is_named(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = good_list(tmp_path).rename(tmp_path / "Liste.xlsx")
    assert run(cli, ["check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["department"] is None
    assert run(cli, ["accept", str(file), "--round", "2026", "--store", str(store)]) == 2
    assert "--department" in capsys.readouterr().err
    assert run(cli, ["accept", str(file), "--round", "2026", "--store", str(store), "--department", "skb"]) == 0


def test_compare_changes_nothing_and_accept_makes_a_draft_unless_it_is_released(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Store(store).version
    assert run(cli, ["compare", str(SWHT_2026), "--store", str(store), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"new", "changed", "unchanged", "missing"}
    assert told["changed"][0]["fields"]
    assert Store(store).version == before

    assert run(cli, ["accept", str(SWHT_2026), "--round", "2026", "--store", str(store)]) == 0
    assert "als Arbeitsstand (noch nicht freigegeben)" in capsys.readouterr().out
    rounds = queries.run(Store(store), "overview/rounds")["round"].to_list()
    assert rounds == ["2025"]

    assert run(cli, ["accept", str(SWHT_2026), "--round", "2026", "--released-by", "Abteilung 3", "--store", str(store)]) == 0
    assert "freigegeben durch Abteilung 3" in capsys.readouterr().out
    assert queries.run(Store(store), "overview/rounds")["round"].to_list() == ["2026", "2025"]


def test_compare_with_a_round_says_what_speaks_against_the_list_and_refuses_an_unknown_one(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(cli, ["compare", str(SWHT_2026), "--store", str(store)]) == 0
    assert "Diese Liste ist neuer als die Runde 2025" not in capsys.readouterr().out
    assert run(cli, ["compare", str(SWHT_2026), "--round", "2025", "--store", str(store)]) == 0
    assert "Diese Liste ist neuer als die Runde 2025" in capsys.readouterr().out
    assert run(cli, ["compare", str(SWHT_2026), "--round", "2099", "--store", str(store)]) == 2
    assert "2099" in capsys.readouterr().err


def test_accept_refuses_a_list_with_errors_and_an_unknown_round(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(cli, ["accept", str(list_without_a_title(tmp_path)), "--round", "2026", "--store", str(store)]) == 1
    assert "kann nicht angenommen werden" in capsys.readouterr().err
    assert run(cli, ["accept", str(good_list(tmp_path)), "--round", "1999", "--store", str(store)]) == 2
    assert "1999" in capsys.readouterr().err


def test_a_list_of_another_house_is_not_taken_for_the_one_that_was_named(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_and_foreign: list[list[object]] = [
        ["Handlungsfeld", "Maßnahme", "Federführung", "Umsetzungsstand"],
        [4, "Vorkurse", "SKB", "läuft"],
        [4, "Kurse", "SGFV", "läuft"],
    ]
    accept = ["accept", str(tmp_path / "Liste.xlsx"), "--round", "2026", "--store", str(store), "--department", "SGFV"]

    workbook(tmp_path / "Liste.xlsx", own_and_foreign[:2])
    assert run(cli, accept) == 2
    assert "kann nicht als Liste von SGFV angenommen werden: Alle Maßnahmen darin führt SKB." in capsys.readouterr().err
    workbook(tmp_path / "Liste.xlsx", own_and_foreign)
    assert run(cli, accept) == 0
    assert "keine fehlt, 1 Mitmeldung" in capsys.readouterr().out


def test_a_folder_of_which_nothing_can_be_taken_in_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2026").mkdir()
    list_without_a_title(tmp_path / "2026")
    assert run(cli, ["build", "--lists", str(tmp_path), "--store", str(tmp_path / "store.duckdb")]) == 1
    assert capsys.readouterr().out == "Keine Liste wurde aufgenommen; ausgelassen: 1.\n"


def test_query_answers_as_table_csv_and_json(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["query", "overview/rounds", "--store", str(built)]
    assert run(cli, arguments) == 0
    assert "30.09.2025" in capsys.readouterr().out
    assert run(cli, [*arguments, "--csv"]) == 0
    assert capsys.readouterr().out.startswith("\ufeffround;title;reference_date")
    assert run(cli, [*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["round"] == "2025"


def test_the_store_may_be_named_before_the_command(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["--store", str(built), "query", "overview/rounds", "--json"]) == 0
    assert [row["round"] for row in json.loads(capsys.readouterr().out)] == ["2025"]


def test_query_without_a_name_lists_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["query", "--json"]) == 0
    listed = [row["Abfrage"] for row in json.loads(capsys.readouterr().out)]
    assert listed == queries.names()


def test_rebuild_tells_what_it_read(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["rebuild", "--store", str(store)]) == 0
    assert "Aufgenommen: 1 Liste mit 6 Maßnahmen; ausgelassen: 0." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "Den Befehl „chek“ gibt es nicht."),
        (["check"], "Es fehlt die Angabe „DATEI“."),
        (["check", "x.xlsx", "--jsn"], "Die Option „--jsn“ gibt es nicht."),
        (["check", "a.xlsx", "b.xlsx"], "zu viele oder unpassende Angaben"),
        (
            ["check", "a.xlsx", "--department", "XYZ"],
            "Kürzel „XYZ“ gibt es in den Stammdaten nicht; bekannt sind: ",
        ),
        (["accept", "a.xlsx"], "Es fehlt die Angabe „--round“."),
        (["--port", "viele"], "erwartet wird eine ganze Zahl"),
        (["--host", "192.168.0.1"], "Anmeldung"),
        (["--host", "example.org"], "Anmeldung"),
        (["query", "overview/nothing"], "gibt es nicht"),
        (["query", "overview/rounds", "--param", "round"], "keine Angabe der Form NAME=WERT"),
        (["query", "--csv", "--json"], "nur eine Form"),
        (["query", "overview/rounds", "--store", "nowhere/none.duckdb"], "Es gibt noch keine Datenbank"),
        (["build", "--lists", "nowhere"], "liegen keine Listen"),
        (["--store", "nowhere/none.duckdb", "--no-browser"], "gibt es keine Datenbank. Anlegen: ./start build"),
    ],
)
def test_wrong_use_is_one_german_sentence_and_2(
    arguments: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(cli, arguments) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert not any(word in told for word in ENGLISH)


@pytest.mark.parametrize("arguments", [[], ["check"], ["compare"], ["accept"], ["build"], ["rebuild"], ["query"]])
def test_help_is_german(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, [*arguments, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Aufruf: ./start")
    assert "Optionen:" in told
    assert not any(word in told for word in ENGLISH)


def test_texts_that_excel_would_take_for_formulas_leave_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    import polars as pl

    from dashboard.commands.output import print_csv

    print_csv(pl.DataFrame({"title": ["=1+1", "@x", "-", "gut"], "n": [-1.5, 2.0, None, 3.0]}))
    lines = capsys.readouterr().out.lstrip("\ufeff").split("\r\n")
    assert lines == ["title;n", "'=1+1;-1,5", "'@x;2,0", "'-;", "gut;3,0", ""]
