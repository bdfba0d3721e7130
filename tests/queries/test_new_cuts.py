"""What names and new cuts of the master data hold in each round: literal rows of former names and successors, literal answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.joining.identity import known_measures
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze
from dashboard.rounds.recut import NewCut
from dashboard.store import Store
from tests.small_store import said, small_store

ROWS = [
    said("2025", "SJV-0001", title="Rat", action_field=7),
    said("2025", "SKB-0001", title="Kurs", action_field=4),
    said("2026", "SJV-0001", title="Rat", action_field=7),
    said("2027", "SKB-0001", title="Kurs", action_field=4),
]
CUT = date(2027, 3, 31)
"""The last day of SJV; from the next one on SASJI leads what it led."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_store(tmp_path / "s.duckdb", ROWS)


def names(store: Store, round_code: str, kind: str) -> list[tuple[str, str]]:
    rows = queries.run(store, "overview/names", round=round_code).filter(kind=kind)
    return rows.select("code", "label").rows()


def called_before(label: str, until: date, load: int) -> dict[str, Any]:
    return {"kind": "field", "code": "4", "label": label, "explanation": label, "position": 4} | {
        "until_day": until,
        "master_id": load,
    }


def with_former(store: Store, *rows: dict[str, Any]) -> None:
    with store.write() as writer:
        writer.insert("former_label", list(rows))
        derive(writer)


def ended(store: Store, *, rule: str = "auto", successors: tuple[str, ...] = ("SASJI",)) -> None:
    former = {"name": "Justiz", "aliases": ["SJV"], "successors": list(successors), "rule": rule, "by_action_field": {}}
    with store.write() as writer:
        writer.update("department", {"valid_to": CUT}, {"code": "SJV"})
        writer.insert("former_department", [former])
        derive(writer)


def test_a_name_holds_until_the_first_day_of_the_next(store: Store) -> None:
    with_former(store, called_before("4 Schule", date(2026, 9, 30), 2))

    assert [dict(names(store, code, "field"))["4"] for code in ("2025", "2026", "2027")] == ["4 Schule", "4 Bildung", "4 Bildung"]


def test_of_two_changes_the_later_load_holds_from_its_day_on(store: Store) -> None:
    """Load 2 renames from July 2027 on; load 3 mends a name from March 2026 on, which then is the last word."""
    with_former(store, called_before("4 Schule", date(2027, 7, 1), 2), called_before("4 Lernen", date(2026, 3, 1), 3))

    assert [dict(names(store, code, "field"))["4"] for code in ("2025", "2026", "2027")] == ["4 Schule", "4 Bildung", "4 Bildung"]


def test_a_frozen_round_keeps_the_names_of_its_freeze(store: Store) -> None:
    freeze(store, "2025", by="Leitstelle")
    with_former(store, called_before("4 Schule", date(2027, 1, 1), 2))

    assert [dict(names(store, code, "field"))["4"] for code in ("2025", "2026")] == ["4 Bildung", "4 Schule"]


def test_a_body_that_has_ended_is_there_before_and_not_after(store: Store) -> None:
    ended(store)

    codes = {code: [name for name, _ in names(store, code, "department")] for code in ("2026", "2027")}
    assert codes == {"2026": ["SASJI", "SKB", "SJV", "MAG-BHV"], "2027": ["SASJI", "SKB", "MAG-BHV"]}
    boards = {code: queries.run(store, "delivery_board/board", round=code)["department"].to_list() for code in codes}
    assert boards == codes
    assert queries.run(store, "round_sheet/bodies", round="2027")["code"].to_list() == codes["2027"]


def test_what_a_body_led_is_its_heirs_from_the_first_round_after_the_cut(store: Store) -> None:
    ended(store)

    rows = store.query("select round, department, responsible from round_figure where measure_id = 'SJV-0001' order by round")
    assert rows.rows() == [("2025", "SJV", "SJV"), ("2026", "SJV", "SJV"), ("2027", "SASJI", "SASJI")]
    assert [each.measure_id for each in known_measures(store, "SASJI", "2026")] == []
    assert [(each.measure_id, each.is_inherited) for each in known_measures(store, "SASJI", "2027")] == [("SJV-0001", True)]
    sheets = queries.run(store, "round_sheet/outgoing", round="2027").select("department", "measures").rows()
    assert sheets == [("SASJI", 1), ("SKB", 1), ("MAG-BHV", 0)]


def test_what_a_body_was_asked_is_asked_of_its_heir_after_the_cut(store: Store) -> None:
    asked = {"inquiry_id": 7, "round": "2026", "department": "SJV", "text": "Wie viele?", "asked_by": "AG", "asked_on": CUT}
    with store.write() as writer:
        writer.insert("inquiry", [asked])
    ended(store)

    sheets = [("2026", "SJV"), ("2026", "SASJI"), ("2027", "SASJI")]
    found = [
        queries.run(store, "round_sheet/inquiries", round=code, department=body)["inquiry_id"].to_list() for code, body in sheets
    ]
    assert found == [[7], [], [7]]
    assert queries.run(store, "answers/inquiry_numbers", department="SASJI")["inquiry_id"].to_list() == [7]


def test_what_a_body_was_asked_stands_with_its_heir_wherever_inquiries_are_asked_for(store: Store) -> None:
    asked = {"inquiry_id": 7, "round": "2026", "department": "SJV", "text": "Wie viele?", "asked_by": "AG", "asked_on": CUT}
    with store.write() as writer:
        writer.insert("inquiry", [asked])
    ended(store)

    named = [queries.run(store, "meetings/inquiries", **given) for given in ({"round": "2026"}, {"round": "2027"}, {})]
    rows = [rows.select("department", "heir", "heir_from", "heir_round").row(0) for rows in named]
    taken_over = ("SJV", "SASJI", date(2027, 4, 1), "2027")
    assert rows == [("SJV", None, None, None), taken_over, taken_over]
    lists = {("2026", "SJV"): ["SJV"], ("2026", "SASJI"): [], ("2027", "SJV"): [], ("2027", "SASJI"): ["SJV"]}
    for (code, body), expected in lists.items():
        found = queries.run(store, "round_sheet/asked_of_bodies", round=code, department=body)
        assert found.select("department", "asked").rows() == [(body, each) for each in expected]
    checklists = [queries.run(store, "freezing/checklist", round=code).filter(kind="inquiry") for code in ("2026", "2027")]
    assert [rows["department"].to_list() for rows in checklists] == [["SJV"], ["SASJI"]]


def test_a_decision_on_a_body_that_has_ended_concerns_its_heir(store: Store) -> None:
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    decide(store, Decision("2026", "Rat ausweiten", "erweitern", {"SJV": None}), by="Leitstelle")
    ended(store)

    asked: list[dict[str, str]] = [{"round": "2026"}, {"round": "2027"}, {}]
    assert [concerned(store, "SASJI", **each) for each in asked] == [[], [1], [1]]
    assert [concerned(store, "SKB", **each) for each in asked] == [[], [], []]


def concerned(store: Store, body: str, **given: str) -> list[int]:
    return queries.run(store, "decisions/list", department=body, **given)["decision_id"].to_list()


def test_another_house_may_name_what_the_heir_leads_by_now(store: Store) -> None:
    ended(store)

    titles = queries.run(store, "identity/titles", departments=["SASJI"])
    assert titles.rows() == [("SJV-0001", "Rat", "SASJI")]


def moved(store: Store) -> dict[str, list[str]]:
    rows = queries.run(store, "changes/measures", **{"from": "2026", "to": "2027"}).filter(fate="moved")
    new_cut = NewCut.between(store, "2026", "2027")
    return {row["measure_id"]: list(new_cut.words(row)) for row in rows.iter_rows(named=True)}


def test_the_ledger_tells_a_new_cut_as_a_move_and_asks_nobody_for_a_yes(store: Store) -> None:
    ended(store)

    assert moved(store) == {"SJV-0001": ["wechselt von SJV zu SASJI: Neuzuschnitt zum 01.04.2027"]}
    assert queries.run(store, "changes/pending_consent", round="2027").is_empty()


def test_a_move_that_the_house_made_is_not_told_as_a_new_cut(tmp_path: Path) -> None:
    rows = [said("2026", "SKB-0001"), said("2027", "SKB-0001", lead_department="SASJI")]

    assert moved(small_store(tmp_path / "s.duckdb", rows)) == {"SKB-0001": []}


def test_what_a_split_body_led_waits_for_the_lists(store: Store) -> None:
    ended(store, rule="suggest", successors=("SASJI", "SKB"))

    rows = store.query("select department from round_figure where measure_id = 'SJV-0001' and round = '2027'")
    assert rows["department"].to_list() == ["SJV"]
    assert known_measures(store, "SASJI", "2027") == []
    (candidate,) = known_measures(store, "SASJI", "2027", with_parts=True)
    assert (candidate.measure_id, candidate.is_inherited, candidate.is_led_elsewhere("SASJI")) == ("SJV-0001", False, True)


def test_what_a_list_says_of_a_split_body_is_told_as_a_move_by_the_new_cut(tmp_path: Path) -> None:
    store = small_store(tmp_path / "s.duckdb", [*ROWS, said("2027", "SJV-0001", title="Rat", lead_department="SKB")])
    ended(store, rule="suggest", successors=("SASJI", "SKB"))

    assert moved(store)["SJV-0001"] == ["wechselt von SJV zu SKB: Neuzuschnitt zum 01.04.2027"]
    assert store.query("select count(*) as n from handover")["n"][0] == 0


def test_a_field_that_was_merged_and_one_that_was_split_have_their_lineage(store: Store) -> None:
    """Field 7 ends and goes into 1; 4 goes on, and a part of it goes to 1 as well."""
    with store.write() as writer:
        writer.update("action_field", {"valid_to": CUT}, {"number": 7})
        writer.insert("former_field", [{"number": 7, "successors": [1]}])
        writer.insert("former_field", [{"number": 4, "successors": [1], "valid_from": date(2027, 4, 1)}])
        writer.update("measure_version", {"action_field": 1}, {"version_id": 4})
        derive(writer)

    rows = store.query("select measure_id, field from round_figure where round = '2027' order by measure_id")
    assert rows.rows() == [("SJV-0001", "1"), ("SKB-0001", "1")]
    assert moved(store) == {
        "SJV-0001": ["wechselt von Handlungsfeld 7 zu Handlungsfeld 1: Neuzuschnitt zum 01.04.2027"],
        "SKB-0001": ["wechselt von Handlungsfeld 4 zu Handlungsfeld 1: Neuzuschnitt zum 01.04.2027"],
    }


def test_two_cuts_in_a_row_lead_to_the_last_heir(store: Store) -> None:
    ended(store)
    with store.write() as writer:
        writer.update("department", {"valid_to": date(2027, 6, 30)}, {"code": "SASJI"})
        writer.insert(
            "former_department",
            [{"name": "SASJI", "aliases": [], "successors": ["SKB"], "rule": "auto", "by_action_field": {}}],
        )
        derive(writer)

    assert moved(store) == {"SJV-0001": ["wechselt von SJV zu SKB: Neuzuschnitt zum 01.04.2027"]}
