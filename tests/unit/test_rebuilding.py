"""Reading afresh what the store has kept respects what was said beside the lists: through the real reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.intake.accepting.acceptance import Receipt, Release, accept, now, receipt
from dashboard.intake.accepting.building import build
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.answers.answered import read_answered
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.answers.remembered import withdraw_answer
from dashboard.intake.deliveries.book import Inquiry, ask, confirm_unchanged, release, take_back
from dashboard.intake.deliveries.redacting import redact_words, redact_workbook
from dashboard.intake.master.tables import Load, load_into, load_master
from dashboard.refusals import RefusalError
from dashboard.rounds.more_time import extend
from dashboard.store import Store
from tests.builders import Page, workbook
from tests.built_once import a_copy_for_each_test

NAME = "Erika Beispielfrau"
LATER = date(2027, 3, 1)


@a_copy_for_each_test
def store(path: Path) -> Store:
    """The master data of data/, and no delivery."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    return store


def brought(
    store: Store, *rows: tuple[int | str | None, ...], answers: tuple[Answer, ...] = (), told: Receipt | None = None
) -> int:
    """Accept a list of SKB with these rows (number, title, stage, report), through the real reading; its number."""
    heading = ["Nr.", "Maßnahme", "Umsetzungsstand", "Sachstand", "Handlungsfeld"]
    content = workbook(Page([heading, *[[*row, 4] for row in rows]]))
    given = Answers.of(answers)
    read = read_answered(content, "Liste SKB.xlsx", load_master(store), given, department="SKB")
    return accept(store, read, content, receipt=told or receipt("2026", "Leitung"), answers=given).delivery_id


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    names = store.query("select table_name from duckdb_tables() order by table_name")["table_name"].to_list()
    return {name: store.query(f"from {name} order by all").rows() for name in names}


def test_what_was_said_beside_the_lists_is_there_again(store: Store) -> None:
    brought(store, (1, "Sprachkurse", "geplant", None), (2, "Lesepaten", "läuft", None), told=receipt("2025", "Leitung"))
    confirm_unchanged(store, "SKB", receipt=receipt("2026"), none_to_report=False)
    release(store, 2, Release("Staatsrätin", date(2026, 9, 1), "Az. 1"))
    confirm_unchanged(store, "SIS", receipt=receipt("2026", "Leitung"), none_to_report=True)
    take_back(store, 3, reason="Irrtum", by="Koordination")
    extend(store, "2026", "SIS", LATER, reason="Urlaub", by="Federführende Stelle")
    ask(store, Inquiry("2026", "SKB", "Wie viele?", "Arbeitsgruppe", date(2026, 5, 6), "SKB-0001"))
    before = everything(store)

    rebuild(store.path)

    assert everything(store) == before


def test_a_redacted_file_and_redacted_words_do_not_come_back(store: Store) -> None:
    brought(
        store, (1, "Sprachkurse", "geplant", f"Kontakt: {NAME}"), (2, "Lesepaten", "läuft", None), told=receipt("2025", "Leitung")
    )
    brought(store, (1, "Sprachkurse", "läuft", f"Kontakt: {NAME}"), (2, "Lesepaten", "läuft", None))
    brought(store, (1, "Sprachkurse", "läuft", "Kontakt über das Haus"), (2, "Lesepaten", "läuft", None))
    redact_words(store, 1, [NAME], reason="Bitte der Person", by="Federführende Stelle")
    before = everything(store)
    assert NAME not in repr(before)

    rebuild(store.path)

    assert everything(store) == before


def test_of_a_redacted_wrong_file_its_entry_stays_and_a_withdrawn_answer_stays_withdrawn(store: Store) -> None:
    keep = Answer(AnswerKind.SCOPE, (), "whole_list", is_remembered=True)
    brought(store, (1, "Geheim", "geplant", None), answers=(keep,))
    take_back(store, 1, reason="falsche Datei", by="Koordination")
    brought(store, (1, "Sprachkurse", "geplant", None), answers=(keep,))
    withdraw_answer(store, 2, "Koordination")
    redact_workbook(store, 1, reason="falsche Datei", by="Federführende Stelle")
    before = everything(store)
    assert "Geheim" not in repr(before)

    rebuild(store.path)

    assert everything(store) == before


@pytest.mark.parametrize("is_redacted", [False, True])
def test_a_key_that_was_given_again_stays_with_its_measure_also_when_the_wrong_file_is_redacted(
    store: Store, is_redacted: bool
) -> None:
    brought(store, (1, "Sprachkurse", "geplant", None), (2, "Lesepaten", "geplant", None))
    take_back(store, 1, reason="falsche Datei", by="Koordination")
    brought(store, (1, "Fachtag", "geplant", None), (2, "Lesepaten", "geplant", None))
    if is_redacted:
        redact_workbook(store, 1, reason="falsche Datei", by="Federführende Stelle")
    before = everything(store)
    assert store.query("select measure_id from delivered_measure where delivery_id = 2 order by 1").rows() == [
        ("SKB-0002",),
        ("SKB-0003",),
    ]

    rebuild(store.path)

    assert everything(store) == before


AN_OLDER_PROGRAM = (
    "update measure_version set version_id = 5 where version_id = 4",
    "update delivered_measure set version_id = 5 where version_id = 4",
    "update measure_version set version_id = 4 where version_id = 3",
    "update delivered_measure set version_id = 4 where version_id = 3",
    "insert into measure_version select * replace (3 as version_id, 2 as delivery_id) from measure_version where version_id = 1",
    "update delivered_measure set version_id = 3, is_new_version = true where delivery_id = 2 and measure_id = 'SKB-0001'",
)
"""It saw a change of the first measure in the second list that this one does not see; later versions had other numbers."""

SAID = """
select v.measure_id, v.title, v.stage
from delivered_measure as d join measure_version as v on v.version_id = d.version_id and v.measure_id = d.measure_id
where d.delivery_id = 3
order by v.measure_id
"""


def test_a_carried_delivery_points_to_its_measures_where_a_list_before_it_is_read_differently(store: Store) -> None:
    brought(store, (1, "Sprachkurse", "geplant", None), (2, "Lesepaten", "geplant", None), told=receipt("2025", "Leitung"))
    brought(store, (1, "Sprachkurse", "geplant", None), (2, "Lesepaten", "läuft", None))
    brought(store, (1, "Sprachkurse", "umgesetzt", None), (2, "Lesepaten", "läuft", None))
    redact_workbook(store, 3, reason="verborgenes Blatt", by="Federführende Stelle")
    with store.write() as writer:
        for statement in AN_OLDER_PROGRAM:
            writer.execute(statement)

    rebuild(store.path)

    assert store.query(SAID).rows() == [("SKB-0001", "Sprachkurse", "completed"), ("SKB-0002", "Lesepaten", "in_progress")]
    assert store.query("select version_id from measure_version order by 1")["version_id"].to_list() == [1, 2, 3, 4]


def test_two_taken_back_within_one_second_are_taken_back_in_their_order(store: Store) -> None:
    told = receipt("2026", "Leitung")
    brought(store, (1, "Sprachkurse", "geplant", None), told=told)
    brought(store, (1, "Sprachkurse", "läuft", None), told=told)
    for number in (2, 1):
        take_back(store, number, reason="Irrtum", by="Koordination")
    brought(store, (1, "Sprachkurse", "umgesetzt", None), told=told)
    with store.write() as writer:
        writer.execute("update withdrawal set withdrawn_at = $moment", {"moment": told.received_at})
    before = everything(store)

    rebuild(store.path)

    assert everything(store) == before


def test_a_kept_workbook_that_is_lost_is_told_and_nothing_is_changed(store: Store) -> None:
    brought(store, (1, "Sprachkurse", "geplant", None))
    with store.write() as writer:
        writer.delete("workbook")
    before = everything(store)
    with pytest.raises(RefusalError, match=r"^Es wurde nichts geändert: Die Mappe „Liste SKB\.xlsx“ der Rückmeldung 1 ist nicht"):
        rebuild(store.path)
    assert everything(store) == before


def test_numbers_that_leap_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where houses log in, a gap between two numbers does not tell that there is a draft of somebody else."""
    monkeypatch.setattr("dashboard.intake.accepting.acceptance.is_wanted", lambda _path: True)
    leaps = iter((1, 0, 1, 1, 1, 0, 0))
    monkeypatch.setattr("secrets.randbelow", lambda _bound: next(leaps))
    assert brought(store, (1, "Sprachkurse", "geplant", None)) == 2
    assert confirm_unchanged(store, "SKB", receipt=receipt("2026"), none_to_report=False).delivery_id == 6
    assert brought(store, (1, "Sprachkurse", "läuft", None)) == 7
    before = everything(store)
    rebuild(store.path)
    assert everything(store) == before


def test_a_new_build_does_not_lose_what_was_said_beside_the_lists(tmp_path: Path) -> None:
    lists = tmp_path / "lists" / "2026"
    lists.mkdir(parents=True)
    (lists / "Liste SKB.xlsx").write_bytes(workbook(Page([["Nr.", "Handlungsfeld", "Maßnahme"], [1, 4, "Sprachkurse"]])))
    built = Store(tmp_path / "aufbau.duckdb")
    build(built.path, lists.parent, settings.MASTER)
    build(built.path, lists.parent, settings.MASTER)
    take_back(built, 1, reason="Irrtum", by="Koordination")
    version = built.version

    with pytest.raises(RefusalError, match="Beschlüsse oder festgeschriebene Stände; sie gingen verloren"):
        build(built.path, lists.parent, settings.MASTER)

    assert built.version == version
