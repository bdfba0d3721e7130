"""A frozen round looks the same for ever; nobody's silence stops a freeze; what comes later stands beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.acceptance import Receipt, accept, now, receipt
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.answers.answered import read_answered
from dashboard.intake.answers.answers import NONE
from dashboard.intake.deliveries.book import confirm_unchanged
from dashboard.intake.master.tables import Load, load_into, load_master
from dashboard.refusals import RefusalError
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.store import Store
from tests.builders import Page, Value, workbook
from tests.small_store import Delivered, Told, said, small_store

STATES = ("round_state", "round_figure", "attention", "postponement")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """SKB has delivered for both rounds, SASJI for 2025 only; SJV and the Magistrat never."""
    rows = [
        said("2025", "SKB-0001", stage="in_progress", rating="green", title="Kurs"),
        said("2025", "SKB-0002", stage="planned", rating="red"),
        said("2025", "SASJI-0001", stage="planned"),
        said("2026", "SKB-0001", stage="completed", title="Kurs"),
    ]
    return small_store(tmp_path / "s.duckdb", rows)


def state_of(store: Store, round_code: str = "2025") -> dict[str, Any]:
    """All that pages see of a round: the derived rows and the list of measures with their texts."""
    found: dict[str, Any] = {
        name: sorted(store.query(f"from {name} where round = $round order by all", {"round": round_code}).rows(), key=repr)
        for name in STATES
    }
    found["list"] = queries.run(store, "measures/list", round=round_code).drop("position").sort("measure_id").rows()
    found["progress"] = queries.run(store, "overview/progress", round=round_code).sort("measure_id").rows()
    return found


def test_a_frozen_round_shows_the_same_after_everything_else_has_changed(store: Store) -> None:
    before = state_of(store)
    freeze(store, "2025", by="Federführende Stelle")
    with store.write() as writer:
        writer.execute("update measure_version set stage = 'completed', rating = 'green' where version_id in (1, 2)")
        writer.execute("delete from action_field where number = 1")
        writer.execute("update department set code = 'NEU', short_name = 'Neuer Zuschnitt', position = 99 where code = 'SKB'")
        writer.execute("update steering_round set reference_date = date '2025-10-31' where round = '2025'")
        derive(writer)
    after = state_of(store)
    assert {name: after[name] for name in STATES} == {name: before[name] for name in STATES}
    assert after["progress"] == before["progress"]


def test_the_words_and_rules_of_the_day_are_kept(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    with store.write() as writer:
        writer.execute("update action_field set short_name = 'Anders' where number = 1")
        derive(writer)
    names = queries.run(store, "overview/names", round="2025")
    assert names.filter(pl.col("kind") == "field")["label"].to_list() == ["1 Sprache", "4 Bildung", "7 Gesundheit"]
    rules = store.query("select label from frozen_label where kind = 'rule' and code = 'attention/overdue'")
    assert rules["label"].to_list() == [queries.find("attention/overdue").rule]
    stages = store.query("select label from frozen_label where kind = 'stage' and code = 'permanent'")
    assert stages["label"].to_list() == ["Daueraufgabe"]


def test_a_field_that_only_a_frozen_round_knows_can_still_be_chosen(store: Store) -> None:
    freeze(store, "2025", by="Federführende Stelle")
    with store.write() as writer:
        writer.execute("delete from action_field where number = 1")
        derive(writer)
    choices = queries.run(store, "overview/choices").filter(pl.col("kind") == "field")
    assert choices["code"].to_list() == ["4", "7", "1", "none"]


def test_the_record_tells_who_had_answered_without_a_list(store: Store) -> None:
    confirm_unchanged(store, "SASJI", receipt=receipt("2025", "Leitung"), none_to_report=False)
    confirm_unchanged(store, "SJV", receipt=receipt("2025", "Leitung"), none_to_report=True)

    record = freeze(store, "2025", by="Federführende Stelle").record

    assert (record["not_delivered"], record["unchanged"], record["nil_return"]) == (["MAG-BHV"], [], ["SJV"])


def test_silence_stops_no_freeze_and_the_record_names_it(store: Store) -> None:
    record = freeze(store, "2025", by="Federführende Stelle").record
    assert record["not_delivered"] == ["SJV", "MAG-BHV"]
    assert (record["measures"], record["stages"], record["ratings"]) == (3, {"in_progress": 1, "planned": 2}, _rated())
    stored = queries.run(store, "freezing/standing").to_dicts()[0]
    assert json.loads(stored["record"]) == record
    later = freeze(store, "2026", by="Federführende Stelle").record
    assert later["not_delivered"] == ["SASJI", "SJV", "MAG-BHV"]
    assert later["not_reported"] == ["SASJI-0001", "SKB-0002"]


def _rated() -> dict[str, int]:
    return {"green": 1, "none": 1, "red": 1}


def test_no_measure_of_a_frozen_round_is_without_a_class(store: Store) -> None:
    freeze(store, "2025", by="a")
    freeze(store, "2026", by="a")
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    assert rows.filter(pl.col("was_counted") & pl.col("fate").is_null()).is_empty()


def test_a_new_round_begins_unconfirmed_when_the_one_before_is_frozen(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "s.duckdb", [said("2025", "SKB-0001", stage="planned"), said("2025", "SKB-0002", stage="completed")]
    )
    assert queries.run(store, "overview/rounds")["round"].to_list() == ["2025"]
    freeze(store, "2025", by="Federführende Stelle")
    assert queries.run(store, "overview/rounds")["round"].to_list() == ["2026", "2025"]
    rows = store.query("select measure_id, stage, is_reported from round_state where round = '2026' order by measure_id").rows()
    assert rows == [("SKB-0001", "planned", False), ("SKB-0002", "completed", True)]


def test_a_freeze_is_refused_with_one_sentence(store: Store) -> None:
    with pytest.raises(RefusalError, match="gibt es in den Stammdaten nicht; bekannt sind: 2025, 2026"):
        freeze(store, "2031", by="a")
    with pytest.raises(RefusalError, match="Die Runde 2025 liegt davor"):
        freeze(store, "2026", by="a")
    with pytest.raises(RefusalError, match="die Stelle, die festschreibt"):
        freeze(store, "2025", by="  ")
    freeze(store, "2025", by="Federführende Stelle")
    with pytest.raises(RefusalError, match="schon festgeschrieben, durch Federführende Stelle"):
        freeze(store, "2025", by="a")


def test_a_round_without_anything_released_cannot_be_frozen(tmp_path: Path) -> None:
    draft = Delivered("2025", "SKB", is_released=False)
    store = small_store(tmp_path / "s.duckdb", [said("2025", "SKB-0001")], [draft])
    with pytest.raises(RefusalError, match="noch nichts freigegeben"):
        freeze(store, "2025", by="a")


def test_a_freeze_is_undone_with_a_reason_only_and_the_books_keep_it(store: Store) -> None:
    freeze(store, "2025", by="a")
    freeze(store, "2026", by="a")
    with pytest.raises(RefusalError, match="das ist die der Runde 2026"):
        undo_freeze(store, "2025", reason="Irrtum", by="a")
    with pytest.raises(RefusalError, match="den Grund"):
        undo_freeze(store, "2026", reason=" ", by="a")
    undo_freeze(store, "2026", reason="falscher Stichtag", by="Federführende Stelle")
    history = queries.run(store, "freezing/history", round="2026").to_dicts()
    assert [(row["reason"], row["undone_by"]) for row in history] == [("falscher Stichtag", "Federführende Stelle")]
    with pytest.raises(RefusalError, match="nicht festgeschrieben"):
        undo_freeze(store, "2026", reason="Irrtum", by="a")
    assert freeze(store, "2026", by="a").freeze_id == 3


def test_what_is_open_is_listed_by_kind(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "s.duckdb",
        [said("2025", "SKB-0001"), said("2025", "SASJI-0001"), said("2026", "SKB-0001", stage="merged")],
        [Delivered("2026", "SASJI", is_released=False)],
        told=[Told("2026", "SKB", "merged_into", "SKB-0001", "SASJI-0001")],
    )
    question = {"inquiry_id": 1, "round": "2026", "department": "SKB", "text": "Wie viele?", "asked_by": "AG"}
    with store.write() as writer:
        writer.insert("inquiry", [question | {"asked_on": now().date()}])
        derive(writer)
    found = queries.run(store, "freezing/checklist", round="2026").select("kind", "department", "measure_id").rows()
    assert found == [
        ("consent", "SASJI", "SKB-0001"),
        ("not_delivered", "SASJI", None),
        ("not_delivered", "SJV", None),
        ("not_delivered", "MAG-BHV", None),
        ("not_released", "SASJI", None),
        ("not_reported", "SASJI", "SASJI-0001"),
        ("inquiry", "SKB", None),
    ]


def test_questions_of_earlier_meetings_are_open_for_whichever_round_they_were_put(tmp_path: Path) -> None:
    store = small_store(tmp_path / "s.duckdb", [said("2025", "SKB-0001"), said("2026", "SKB-0001"), said("2027", "SKB-0001")])
    question = {"department": "SKB", "asked_by": "AG", "asked_on": date(2026, 12, 1)}
    asked = [
        ("2025", "von früher", date(2025, 3, 1)),
        ("2026", "für diese Runde", None),
        ("2027", "in der Sitzung davor", date(2026, 9, 30)),
        ("2027", "in der Sitzung danach", date(2026, 10, 1)),
    ]
    with store.write() as writer:
        for number, (code, text, meeting) in enumerate(asked, 1):
            writer.insert("inquiry", [question | {"inquiry_id": number, "round": code, "text": text, "meeting": meeting}])

    found = queries.run(store, "freezing/checklist", round="2026").filter(kind="inquiry")

    assert found.select("detail", "asked_for").rows() == [
        ("für diese Runde", None),
        ("in der Sitzung davor", "2027"),
        ("von früher", "2025"),
    ]
    freeze(store, "2025", by="a")
    assert freeze(store, "2026", by="a").record["open_inquiries"] == 3


def test_a_body_that_released_only_a_part_of_its_list_is_named(tmp_path: Path) -> None:
    before = [said("2025", key) for key in ("SKB-0001", "SKB-0002", "SASJI-0001", "SASJI-0002")]
    rows = [*before, said("2026", "SKB-0001"), said("2026", "SASJI-0001")]
    store = small_store(
        tmp_path / "s.duckdb",
        rows,
        [Delivered("2026", "SKB", scope="fields", scope_fields=(4, 1)), Delivered("2026", "SASJI", scope="measures")],
    )
    found = queries.run(store, "freezing/checklist", round="2026").filter(kind="partial")
    assert found.select("department", "detail").rows() == [("SASJI", None), ("SKB", "1, 4")]
    freeze(store, "2025", by="a")
    assert freeze(store, "2026", by="a").record["partial"] == ["SASJI", "SKB"]


def test_the_record_names_titles_questions_and_open_decisions(store: Store) -> None:
    freeze(store, "2025", by="a")
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "Kenntnisnahme", "position": 1}])
    decide(store, Decision("2025", "Kurse ausweiten", "Kenntnisnahme", due_on=date(2026, 3, 31)), by="a")
    record = freeze(store, "2026", by="a").record
    assert record["open_decisions"] == [{"number": 1, "round": "2025", "wording": "Kurse ausweiten", "due_on": "2026-03-31"}]
    assert [(each["kind"], each["department"], each["measure_id"]) for each in record["named"]] == [
        ("not_reported", "SASJI", "SASJI-0001"),
        ("not_reported", "SKB", "SKB-0002"),
    ]


@pytest.fixture
def real(tmp_path: Path) -> Store:
    """The master data of data/, and no delivery."""
    store = Store(tmp_path / "dashboard.duckdb")
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    return store


def brought(store: Store, receipt: Receipt, *rows: tuple[int, str, str, str]) -> int:
    """Accept a list of SKB with these rows (number, title, stage, rating), through the real reading."""
    head: Sequence[Value] = ("Nr.", "Maßnahme", "Umsetzungsstand", "Ampel", "Handlungsfeld")
    content = workbook(Page([head, *((*row, 4) for row in rows)]))
    read = read_answered(content, "Liste SKB.xlsx", load_master(store), NONE, department="SKB")
    return accept(store, read, content, receipt=receipt).delivery_id


def test_a_late_list_changes_no_frozen_figure_and_is_told_beside_it_also_after_a_rebuild(real: Store) -> None:
    brought(real, receipt("2025", "Leitung"), (1, "Sprachkurse", "geplant", "grün"), (2, "Lesepaten", "läuft", "gelb"))
    freeze(real, "2025", by="Federführende Stelle")
    before = state_of(real)
    brought(real, receipt("2025", "Leitung"), (1, "Sprachkurse", "umgesetzt", "grün"), (3, "Lesecafé", "läuft", "grün"))

    def late() -> list[tuple[object, ...]]:
        rows = queries.run(real, "freezing/late", round="2025")
        return rows.select("delivery_id", "measure_id", "is_new", "frozen_stage", "late_stage").rows()

    late_rows = [(2, "SKB-0001", False, "planned", "completed"), (2, "SKB-0003", True, None, "in_progress")]
    assert state_of(real) == before
    assert late() == late_rows
    rebuild(real.path)
    assert state_of(real) == before
    assert late() == late_rows


def test_a_list_that_a_newer_program_reads_otherwise_changes_no_frozen_round(real: Store) -> None:
    brought(real, receipt("2025", "Leitung"), (1, "Sprachkurse", "geplant", "grün"))
    with real.write() as writer:
        writer.execute("update measure_version set title = 'Sprachkurse, wie früher gelesen', stage = 'preparing'")
        derive(writer)
    freeze(real, "2025", by="Federführende Stelle")
    rebuild(real.path)
    (frozen,) = queries.run(real, "measures/list", round="2025").iter_rows(named=True)
    assert (frozen["title"], frozen["stage"]) == ("Sprachkurse, wie früher gelesen", "preparing")
    (after,) = queries.run(real, "measures/list", round="2026").iter_rows(named=True)
    assert (after["title"], after["stage"]) == ("Sprachkurse", "planned")
