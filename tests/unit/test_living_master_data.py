"""A store that lives through a new cut of government: what it says, and that a rebuild from its workbooks says just the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.acceptance import Receipt, Release, accept, now
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.answers.answered import read_answered
from dashboard.intake.deliveries.book import confirm_unchanged
from dashboard.intake.master.tables import Load, load_into, load_master
from dashboard.intake.master.taking import arrived_since, going_back, take_back_master, take_master
from dashboard.intake.master.wording import change_sentence
from dashboard.rounds.recut import NewCut
from dashboard.store import Store
from tests.builders import Page, workbook
from tests.built_once import a_copy_for_each_test
from tests.master_edits import edited, row_of

LEAD = "Federführende Stelle"
MEASURES = ("Rechtsberatung in Haft", "Dolmetschen vor Gericht")


def listed(store: Store, department: str, round_code: str, *titles: str, fields: str = "9") -> None:
    """A list that its body has sent for a round, with the Stand of its reference date, read and accepted as released."""
    head = (f"Maßnahmen {department}", f"Stand: 30.09.{round_code}"), ("Nr.", "Handlungsfeld", "Maßnahme")
    content = workbook(Page([*head, *((at, fields, title) for at, title in enumerate(titles, 1))]))
    reading = read_answered(content, f"{department}.xlsx", load_master(store), department=department)
    accept(store, reading, content, receipt=Receipt(round_code, now(), Release("Leitung")))


def recut(book: Any) -> None:
    """From July 2027 on field 9 has another name and SJV is part of SIS; there is a round of 2027."""
    book["Handlungsfelder"].cell(row_of(book["Handlungsfelder"], 9), 2, "Vereine und Verbände")
    book["Ressorts"].cell(row_of(book["Ressorts"], "SJV"), 8, date(2027, 6, 30))
    book["Frühere Ressorts"].append(["Justiz bis 2027", "SJV", "SIS", "automatisch"])
    book["Steuerungsrunden"].append(["2027", "Steuerungsrunde 2027", None, date(2027, 9, 30)])


@a_copy_for_each_test
def store(path: Path) -> Store:
    """Two rounds, and between them a new cut that is taken, taken back and taken again."""
    made = Store(path)
    with made.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), "stammdaten.xlsx", now()))
    listed(made, "SJV", "2026", *MEASURES)
    listed(made, "SIS", "2026", "Sport für alle")
    cut = edited(recut)
    take_master(made, cut, "neu.xlsx", by=LEAD, valid_from=date(2027, 7, 1))
    take_back_master(made, by=LEAD, reason="zu früh")
    take_master(made, cut, "neu.xlsx", by=LEAD, valid_from=date(2027, 7, 1))
    listed(made, "SIS", "2027", "Sport für alle", *MEASURES[:1], fields="Migrantische Selbstorganisationen")
    return made


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    tables = store.query("select table_name from duckdb_tables() order by table_name")["table_name"]
    return {name: sorted(store.query(f"from {name}").rows(), key=repr) for name in tables}


def test_a_round_before_speaks_by_its_names_and_one_after_by_the_new_ones(store: Store) -> None:
    names = {code: queries.run(store, "overview/names", round=code) for code in ("2026", "2027")}

    fields = {code: rows.filter(kind="field", code="9")["label"].item() for code, rows in names.items()}
    assert fields == {"2026": "9 Migrantische Selbstorganisationen", "2027": "9 Vereine und Verbände"}
    there = {code: "SJV" in rows.filter(kind="department", is_there=True)["code"] for code, rows in names.items()}
    assert there == {"2026": True, "2027": False}


def test_the_heir_names_a_measure_again_and_is_asked_about_the_other_one(store: Store) -> None:
    rows = store.query("select measure_id, department, is_new, is_reported from round_figure where round = '2027' order by all")

    assert rows.rows() == [
        ("SIS-0001", "SIS", False, True),
        ("SJV-0001", "SIS", False, True),
        ("SJV-0002", "SIS", False, False),
    ]
    missing = queries.run(store, "attention/vanished", rounds=["2027"])
    assert missing.rows() == [("2027", "SJV-0002", "2026")]


def test_the_ledger_tells_both_as_moves_by_the_new_cut(store: Store) -> None:
    rows = queries.run(store, "changes/measures", **{"from": "2026", "to": "2027"}).to_dicts()
    new_cut = NewCut.between(store, "2026", "2027")

    assert {row["measure_id"]: (row["fate"], list(new_cut.words(row))) for row in rows} == {
        "SIS-0001": ("continued", []),
        "SJV-0001": ("moved", ["wechselt von SJV zu SIS: Neuzuschnitt zum 01.07.2027"]),
        "SJV-0002": ("moved", ["wechselt von SJV zu SIS: Neuzuschnitt zum 01.07.2027"]),
    }


def test_a_name_of_before_is_still_read(store: Store) -> None:
    fields = store.query("select distinct action_field from measure_version")

    assert fields["action_field"].to_list() == [9]


def test_a_rebuild_gives_the_store_that_was_lived_through(store: Store) -> None:
    before = rows_of(store)

    rebuild(store.path)

    after = rows_of(store)
    assert {name for name in before if before[name] != after[name]} == set()
    assert len(before["former_label"]) == 1


def split(book: Any) -> None:
    recut(book)
    former = book["Frühere Ressorts"]
    former.cell(former.max_row, 3, "SIS; SKB")
    former.cell(former.max_row, 4, "vorschlagen")


def test_a_row_may_be_a_measure_of_a_body_that_was_split_and_nobody_is_asked_for_the_others(tmp_path: Path) -> None:
    made = Store(tmp_path / "s.duckdb")
    with made.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), "stammdaten.xlsx", now()))
    listed(made, "SJV", "2026", *MEASURES)
    take_master(made, edited(split), "neu.xlsx", by=LEAD, valid_from=date(2027, 7, 1))
    listed(made, "SIS", "2027", MEASURES[0])

    rows = made.query("select measure_id, department from round_figure where round = '2027' order by measure_id")
    assert rows.rows() == [("SJV-0001", "SIS"), ("SJV-0002", "SJV")]
    assert made.query("select count(*) as n from missing_answer")["n"][0] == 0


@pytest.mark.parametrize("step", ["taken", "back", "again"])
def test_what_is_taken_back_leaves_no_name_behind(tmp_path: Path, step: str) -> None:
    made = Store(tmp_path / "s.duckdb")
    with made.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), "stammdaten.xlsx", now()))
    cut = edited(recut)
    take_master(made, cut, "neu.xlsx", by=LEAD)
    if step != "taken":
        take_back_master(made, by=LEAD, reason="zu früh")
    if step == "again":
        take_master(made, cut, "neu.xlsx", by=LEAD)

    former = made.query("select kind, code, label, master_id from former_label order by all")
    expected = {"taken": 2, "again": 4}.get(step)
    assert former.rows() == ([("field", "9", "9 Migrantische Selbstorganisationen", expected)] if expected else [])


def test_taking_back_says_first_what_changes_back_and_what_has_come_since(tmp_path: Path) -> None:
    made = Store(tmp_path / "s.duckdb")
    with made.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), "stammdaten.xlsx", now()))
    listed(made, "SJV", "2026", *MEASURES)
    take_master(made, edited(recut), "neu.xlsx", by=LEAD, valid_from=date(2026, 7, 1))
    assert arrived_since(made, 2) is None
    version = made.version

    back = going_back(made).comparison

    assert made.version == version
    assert [change_sentence(change) for change in back.changes] == [
        "Handlungsfeld 9: künftig „Migrantische Selbstorganisationen“, bisher „Vereine und Verbände“. Das betrifft 2 Maßnahmen.",
        "SJV: Gültig bis entfällt (bisher 30.06.2027). Das betrifft 2 Maßnahmen.",
        "Justiz bis 2027 fällt weg.",
        "Runde 2027 fällt weg.",
    ]
    listed(made, "SIS", "2026", "Sport für alle")
    confirm_unchanged(made, "SJV", receipt=Receipt("2026", now(), Release("Leitung")), none_to_report=False)
    told = "Seit diesem Eintrag sind 1 Liste und 1 Bestätigung eingegangen (SIS, SJV). Sie bleiben in den Büchern; "
    assert arrived_since(made, 2) == f"{told}bitte klären Sie mit den Häusern, ob das dann noch stimmt."
    with made.write() as writer:  # as a program of before left it
        writer.update("master_load", {"after_delivery": None}, {"master_id": 2})
    assert str(arrived_since(made, 2)).startswith(told)


def test_taking_back_says_first_what_stands_in_the_way(store: Store) -> None:
    (obstacle,) = going_back(store).comparison.obstacles

    assert obstacle.startswith("Im Blatt „Steuerungsrunden“ fehlt Runde 2027;")
