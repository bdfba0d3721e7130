"""Building a store from a folder of workbooks, and rebuilding it from what it has kept: through the real reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard import settings
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.accepting.building import build, folder_workbooks
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.layout.own_sheets import MASTER_SHEETS
from dashboard.intake.master.tables import load_master
from dashboard.intake.master.workbook import SHEETS, read_master
from dashboard.intake.process.isolation import read_isolated
from dashboard.master import Round
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.readings import reading, row

HEADINGS = ("Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsstand", "Ebene")
ROUNDS = (
    Round("2025", "Runde 2025", None, date(2025, 9, 30)),
    Round("2026", "Runde 2026", None, date(2026, 9, 30)),
)
NOT_DERIVED_BY_CHANCE = "select table_name from duckdb_tables() order by table_name"


def workbook(path: Path, department: str, *rows: tuple[object, ...]) -> Path:
    """A tidy list: a title that names the department, the headings in row 3, the rows below."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([f"Maßnahmen {department}"])
    sheet.append([])
    sheet.append(HEADINGS)
    for each in rows:
        sheet.append(list(each))
    book.save(path)
    return path


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "listen"
    workbook(folder / "2025" / "SKB.xlsx", "SKB", (1, 1, "Sprachkurse", "geplant", "Land"), (2, 4, "Lesepaten", "", "Land"))
    workbook(folder / "2025" / "Liste SASJI.xlsx", "SASJI", (1, 1, "Beratung", "in Umsetzung", "Stadt Bremen"))
    workbook(folder / "2026" / "SKB neu.xlsx", "SKB", (1, 1, "Sprachkurse", "umgesetzt", "Land"), (2, 4, "Lesepaten", "", "Land"))
    return folder


def tables(store: Store) -> dict[str, list[str]]:
    """Every row of every table, as text, in an order of its own."""
    names = store.query(NOT_DERIVED_BY_CHANCE)["table_name"].to_list()
    return {name: sorted(str(row) for row in store.query(f'select * from "{name}"').iter_rows()) for name in names}  # noqa: S608


def test_a_folder_of_rounds_becomes_a_store(tmp_path: Path, lists: Path) -> None:
    done: list[tuple[int, int]] = []

    result = build(tmp_path / "a.duckdb", lists, settings.MASTER, progress=lambda at, of, _: done.append((at, of)))

    assert [(one.department, one.new, one.changed, one.unchanged) for one in result.accepted] == [
        ("SASJI", 1, 0, 0),
        ("SKB", 2, 0, 0),
        ("SKB", 0, 1, 1),
    ]
    assert result.left_out == []
    assert done == [(1, 3), (2, 3), (3, 3)]
    store = Store(tmp_path / "a.duckdb")
    assert store.query("select round, measure_id, stage from round_state order by round, measure_id").rows() == [
        ("2025", "SASJI-0001", "in_progress"),
        ("2025", "SKB-0001", "planned"),
        ("2025", "SKB-0002", None),
        ("2026", "SASJI-0001", "in_progress"),
        ("2026", "SKB-0001", "completed"),
        ("2026", "SKB-0002", None),
    ]
    assert store.query("select distinct released_by from release order by 1")["released_by"].to_list() == [
        "Einlesen aller Listen zur Runde 2025",
        "Einlesen aller Listen zur Runde 2026",
    ]


def test_rebuilding_arrives_at_the_same_tables(tmp_path: Path, lists: Path) -> None:
    build(tmp_path / "a.duckdb", lists, settings.MASTER)
    store = Store(tmp_path / "a.duckdb")
    later = workbook(tmp_path / "später.xlsx", "SKB", (1, 1, "Sprachkurse", "in Umsetzung", "Land"))
    content = later.read_bytes()
    accept(
        store, read_isolated(content, later.name, load_master(store)), content, receipt=receipt("2026", sender="SKB, Referat 10")
    )
    before, version = tables(store), store.version

    rebuild(store.path)

    assert store.version != version
    assert tables(store) == before


def test_a_list_that_cannot_be_taken_in_is_left_out_and_the_others_go_in(tmp_path: Path, lists: Path) -> None:
    (lists / "2025" / "kaputt.xlsx").write_bytes(b"kein Excel")
    workbook(lists / "2025" / "ohne Haus.xlsx", "", (1, 1, "Garten", "geplant", "Land"))

    result = build(tmp_path / "a.duckdb", lists, settings.MASTER)

    assert [one.file for one in result.left_out] == ["kaputt.xlsx", "ohne Haus.xlsx"]
    assert "welches Ressort" in result.left_out[1].reason
    assert len(result.accepted) == 3


def test_master_data_among_the_lists_are_left_out_as_what_they_are(tmp_path: Path, lists: Path) -> None:
    (lists / "2026" / "Stammdaten alt.xlsx").write_bytes(settings.MASTER.read_bytes())
    assert SHEETS.keys() > MASTER_SHEETS
    left_out = build(tmp_path / "store.duckdb", lists, settings.MASTER).left_out
    assert [(each.file, each.reason[:68]) for each in left_out] == [
        ("Stammdaten alt.xlsx", "„Stammdaten alt.xlsx“ ist eine Stammdaten-Mappe und keine Liste; bit")
    ]


def test_the_same_folder_builds_anew(tmp_path: Path, lists: Path) -> None:
    build(tmp_path / "a.duckdb", lists, settings.MASTER)
    workbook(lists / "2026" / "SASJI.xlsx", "SASJI", (1, 1, "Beratung", "umgesetzt", "Stadt Bremen"))

    assert len(build(tmp_path / "a.duckdb", lists, settings.MASTER).accepted) == 4


def test_a_store_that_holds_other_deliveries_is_not_built_over(tmp_path: Path, lists: Path) -> None:
    build(tmp_path / "a.duckdb", lists, settings.MASTER)
    store = Store(tmp_path / "a.duckdb")
    accept(store, reading([row("Von Hand")]), b"Bytes", receipt=receipt("2026", "Leitung"))
    before = store.version

    with pytest.raises(RefusalError, match="andere Rückmeldung"):
        build(store.path, lists, settings.MASTER)
    assert store.version == before


def test_a_first_round_begins_with_the_master_data_alone(tmp_path: Path) -> None:
    assert build(tmp_path / "a.duckdb", None, settings.MASTER).accepted == []
    assert Store(tmp_path / "a.duckdb").rows("delivery").is_empty()
    assert Store(tmp_path / "a.duckdb").rows("department").height == 13


def test_a_wrong_folder_round_or_master_workbook_is_told(tmp_path: Path, lists: Path) -> None:
    (tmp_path / "leer").mkdir()
    (tmp_path / "master.xlsx").write_bytes(b"nein")

    with pytest.raises(RefusalError, match="liegen keine Listen"):
        build(tmp_path / "a.duckdb", tmp_path / "leer", settings.MASTER)
    with pytest.raises(RefusalError, match="Steuerungsrunde „1999“"):
        build(tmp_path / "a.duckdb", lists, settings.MASTER, default_round="1999")
    with pytest.raises(RefusalError, match=r"Stammdaten „master\.xlsx“ sind nicht lesbar"):
        build(tmp_path / "a.duckdb", lists, tmp_path / "master.xlsx")
    assert not (tmp_path / "a.duckdb").exists()


def test_master_data_come_back_as_they_were_read(tmp_path: Path, lists: Path) -> None:
    build(tmp_path / "a.duckdb", lists, settings.MASTER)

    store = Store(tmp_path / "a.duckdb")
    assert load_master(store) == read_master(settings.MASTER)
    assert store.query("select is_sample, content from master_load").rows() == [(True, settings.MASTER.read_bytes())]


def test_loose_workbooks_belong_to_the_round_that_the_folder_is_named_like(tmp_path: Path) -> None:
    folder = tmp_path / "2025"
    workbook(folder / "SKB.xlsx", "SKB")

    assert [file.round_code for file in folder_workbooks(folder, ROUNDS, "2026", date(2026, 12, 1))] == ["2025"]


@pytest.mark.parametrize(
    ("default", "today", "expected"),
    [
        (None, date(2026, 9, 30), "2026"),
        (None, date(2026, 9, 29), "2025"),
        ("2025", date(2026, 9, 30), "2025"),
    ],
)
def test_other_loose_workbooks_belong_to_the_newest_round(
    tmp_path: Path, default: str | None, today: date, expected: str
) -> None:
    workbook(tmp_path / "Listen" / "SKB.xlsx", "SKB")

    assert [file.round_code for file in folder_workbooks(tmp_path / "Listen", ROUNDS, default, today)] == [expected]


def test_temporary_and_other_files_are_no_lists(tmp_path: Path) -> None:
    for name in ("~$SKB.xlsx", ".versteckt.xlsx", "Notizen.docx", "SKB.XLSX"):
        (tmp_path / name).write_bytes(b"")

    assert [file.path.name for file in folder_workbooks(tmp_path, ROUNDS, None, date(2026, 12, 1))] == ["SKB.XLSX"]
