"""Taking a list in: keys, versions, confirmations, co-reports, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.intake.accepting.acceptance import AcceptanceError, accept, receipt
from dashboard.intake.findings import place
from dashboard.intake.model import Finding, Issue
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.readings import COLUMNS, empty_store, reading, row, taken


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def ids(store: Store) -> list[str]:
    return store.query("select measure_id from measure order by measure_id")["measure_id"].to_list()


def codes(store: Store) -> list[str]:
    return store.query("select code from finding order by delivery_id, position")["code"].to_list()


def test_keys_are_given_in_the_order_of_the_rows(store: Store) -> None:
    taken(store, [row("Zirkus"), row("Akrobatik")], round_code="2025")
    taken(store, [row("Akrobatik"), row("Museum"), row("Zirkus")], round_code="2026")

    frame = store.query(
        "select d.round, m.measure_id, v.title from delivered_measure as m join delivery as d using (delivery_id) "
        "join measure_version as v using (version_id) order by d.round, m.row"
    )
    assert frame.rows() == [
        ("2025", "SKB-0001", "Zirkus"),
        ("2025", "SKB-0002", "Akrobatik"),
        ("2026", "SKB-0002", "Akrobatik"),
        ("2026", "SKB-0003", "Museum"),
        ("2026", "SKB-0001", "Zirkus"),
    ]


def test_the_same_list_again_confirms_and_brings_no_version(store: Store) -> None:
    rows = [row("Sprachkurse", report="läuft"), row("Lesepaten")]
    first = taken(store, rows)
    again = taken(store, rows)

    assert (first.new, first.changed, first.unchanged) == (2, 0, 0)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert store.query("select count(*) as n from measure_version")["n"][0] == 2
    assert store.query("select delivery_id, version_id, is_new_version from delivered_measure order by 1, 2").rows() == [
        (1, 1, True),
        (1, 2, True),
        (2, 1, False),
        (2, 2, False),
    ]
    assert store.query("select count(*) as n from workbook")["n"][0] == 1


def test_a_change_appends_a_version_and_leaves_the_old_one(store: Store) -> None:
    taken(store, [row("Sprachkurse", stage="planned")], round_code="2025")
    taken(store, [row("Sprachkurse", stage="in_progress")], round_code="2026")

    assert store.query("select version_id, stage from measure_version order by version_id").rows() == [
        (1, "planned"),
        (2, "in_progress"),
    ]
    assert store.query("select version_id, valid_from, valid_to from measure_span order by valid_from").rows() == [
        (1, date(2025, 9, 30), date(2026, 9, 30)),
        (2, date(2026, 9, 30), date(9999, 12, 31)),
    ]


def test_a_draft_is_kept_and_not_counted(store: Store) -> None:
    accept(store, reading([row("Sprachkurse")]), b"Bytes", receipt=receipt("2025"))

    assert store.query("select count(*) as n from delivered_measure")["n"][0] == 1
    assert store.query("select count(*) as n from round_state")["n"][0] == 0
    assert store.query("select count(*) as n from measure_span")["n"][0] == 0


def test_a_draft_that_is_released_unchanged_keeps_its_version_and_counts(store: Store) -> None:
    rows = [row("Sprachkurse")]
    accept(store, reading(rows), b"Bytes", receipt=receipt("2025"))
    accept(store, reading(rows), b"Bytes", receipt=receipt("2025", "Leitung"))

    assert store.query("select version_id, is_reported from round_state").rows() == [(1, True)]


def test_the_key_of_a_row_wins_over_its_title(store: Store) -> None:
    taken(store, [row("Sprachkurse"), row("Lesepaten")])

    renamed = taken(store, [row("Lesepaten", measure_id="SKB-0001"), row("Lesepaten")], round_code="2026")

    assert (renamed.new, renamed.changed, renamed.unchanged) == (0, 1, 1)
    assert ids(store) == ["SKB-0001", "SKB-0002"]


@pytest.mark.parametrize(("key", "code"), [("SKB-0099", "identity.unknown_key"), ("SIS-0001", "identity.foreign_key")])
def test_a_key_that_is_not_the_departments_is_told_and_the_title_decides(store: Store, key: str, code: str) -> None:
    taken(store, [row("Turnhalle")], department="SIS")
    taken(store, [row("Sprachkurse")])

    again = taken(store, [row("Sprachkurse", measure_id=key)], round_code="2026")

    assert again.unchanged == 1
    assert codes(store) == [code]


def test_an_unlike_title_under_a_known_number_is_new_and_asked_about(store: Store) -> None:
    taken(store, [row("Sprachkurse", number="7"), row("Lesepaten")])

    second = taken(store, [row("Museumspass", number="7"), row("Lesepaten")], round_code="2026")

    assert (second.new, second.missing) == (1, 1)
    assert codes(store) == ["identity.same_number"]


def test_a_like_title_is_new_and_asked_about(store: Store) -> None:
    taken(store, [row("Sprachkurse für Eltern")])

    second = taken(store, [row("Sprachkurs für Eltern")], round_code="2026")

    assert second.new == 1
    assert codes(store) == ["identity.similar_title"]


def test_a_quite_other_title_is_new_without_a_question(store: Store) -> None:
    taken(store, [row("Sprachkurse für Eltern")])
    taken(store, [row("Sprachkurse für Eltern"), row("Museumspass")], round_code="2026")

    assert codes(store) == []


def test_new_numbers_change_the_number_and_are_told_once(store: Store) -> None:
    taken(store, [row("Sprachkurse", number="1"), row("Lesepaten", number="2")])

    second = taken(store, [row("Lesepaten", number="1"), row("Sprachkurse", number="2")], round_code="2026")

    assert (second.new, second.changed) == (0, 2)
    assert codes(store) == ["identity.renumbered"]


def test_measures_of_one_title_are_told_apart_by_number_then_by_likeness(store: Store) -> None:
    taken(store, [row("Beratung", number="1", report="a"), row("Beratung", number="2", report="b")])

    by_number = taken(
        store, [row("Beratung", number="2", report="b"), row("Beratung", number="1", report="a")], round_code="2026"
    )
    by_likeness = taken(store, [row("Beratung", report="b"), row("Beratung", report="a")], round_code="2026")

    assert (by_number.unchanged, by_number.changed) == (2, 0)
    assert [list(outcome.changes) for outcome in by_likeness.comparison.outcomes] == [["number"], ["number"]]


def test_a_row_led_by_another_house_is_linked_and_never_counted(store: Store) -> None:
    taken(store, [row("Turnhalle")], department="SIS")

    second = taken(store, [row("Sprachkurse"), row("Turnhalle", lead_department="SIS"), row("Bolzplatz", lead_department="SIS")])

    assert (second.new, second.co_reports) == (1, 2)
    assert ids(store) == ["SIS-0001", "SKB-0001"]
    assert store.query("select title, lead_department, measure_id from co_report order by row").rows() == [
        ("Turnhalle", "SIS", "SIS-0001"),
        ("Bolzplatz", "SIS", None),
    ]
    kept = json.loads(store.query('select "values" from co_report order by row')["values"][0])
    assert (kept["title"], kept["levels"]) == ("Turnhalle", ["land"])


def test_a_measure_that_is_handed_over_keeps_its_key_and_is_asked_about(store: Store) -> None:
    taken(store, [row("Sportkurse")])

    taken(store, [row("Sportkurse", lead_department="SIS")], round_code="2026")
    theirs = taken(store, [row("Sportkurse")], department="SIS", round_code="2026")

    assert ids(store) == ["SKB-0001"]
    assert theirs.unchanged == 1
    assert codes(store) == ["identity.lead_handed_over"]


def test_a_list_with_an_error_is_refused_and_nothing_is_published(store: Store) -> None:
    before = store.version
    broken = reading([row("Sprachkurse")], findings=[_error()])

    with pytest.raises(AcceptanceError, match=r"Fehler.*Blatt"):
        accept(store, broken, b"Bytes", receipt=receipt("2025", "Leitung"))
    assert store.version == before


def test_a_list_with_a_warning_is_taken_in(store: Store) -> None:
    warned = reading([row("Sprachkurse")], findings=[place(Issue("identity.unknown_key"), sheet="Liste", cell="A5", value="X")])

    assert accept(store, warned, b"Bytes", receipt=receipt("2025")).new == 1


@pytest.mark.parametrize(
    ("department", "round_code", "words"),
    [(None, "2025", "welches Ressort"), ("SGFV", "2025", "Kürzel „SGFV“"), ("SKB", "1999", "Steuerungsrunde „1999“")],
)
def test_an_unknown_department_or_round_is_refused(store: Store, department: str | None, round_code: str, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        accept(store, reading([row("Sprachkurse")], department=department), b"Bytes", receipt=receipt(round_code))


def test_values_that_look_like_sql_are_stored_as_they_are(store: Store) -> None:
    title = 'Robert\'); drop table measure; -- "$1" {x} %s'
    taken(store, [row(title, report="'; attach 'x' as y; --", number="$day", extra={"a'b": 'c"d'})])

    assert store.query("select title, report, number from measure_version").rows() == [(title, "'; attach 'x' as y; --", "$day")]
    assert store.query("select extra from measure_version")["extra"].to_list() == [{"a'b": 'c"d'}]


def test_every_stored_value_can_be_traced_to_its_cell(store: Store) -> None:
    taken(store, [row("Sprachkurse", report="läuft")])

    (found,) = store.query(
        "select w.content, d.file_name, m.sheet, m.row, m.cells['report'] from delivered_measure as m "
        "join delivery as d using (delivery_id) join workbook as w using (sha256)"
    ).rows()
    letter = chr(ord("A") + COLUMNS.index("report"))
    assert found[1:] == ("Liste.xlsx", "Liste", 5, f"{letter}5")


def test_a_late_list_for_an_older_round_is_put_beside_the_state_of_that_round(store: Store) -> None:
    taken(store, [row("Sprachkurse", stage="planned")], round_code="2024")
    taken(store, [row("Sprachkurse", stage="completed")], round_code="2026")

    late = taken(store, [row("Sprachkurse", stage="planned", report="läuft an")], round_code="2025")

    assert late.comparison.to_dict()["changed"][0]["fields"] == {"report": [None, "läuft an"]}
    assert store.query("select round, stage from round_state order by round").rows() == [
        ("2024", "planned"),
        ("2025", "planned"),
        ("2026", "completed"),
    ]


def _error() -> Finding:
    return Finding("test.error", "error", "Liste", "A5", None, "Blatt „Liste“, Zelle A5: Der Titel fehlt.")
