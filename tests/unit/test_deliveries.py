"""The book of deliveries: taking back, releasing, confirming without a list, extending, asking."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.intake.accepting.acceptance import Receipt, Release, accept, now, receipt
from dashboard.intake.deliveries.book import Inquiry, ask, confirm_unchanged, release, take_back
from dashboard.intake.deliveries.changes import changed_measures
from dashboard.intake.model import ListReading
from dashboard.refusals import RefusalError
from dashboard.rounds.more_time import extend
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.derived import derived, last_words
from tests.readings import empty_store, reading, row, taken


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of two measures in 2025, SIS of one."""
    store = empty_store(path)
    taken(store, [row("Sprachkurse", stage="in_progress", report="läuft"), row("Lesepaten", stage="planned")])
    taken(store, [row("Sport im Quartier", stage="planned")], department="SIS")
    return store


def draft(store: Store) -> int:
    """A list of SKB for 2026 that is not released: one measure changed, one new, one gone."""
    rows = [row("Sprachkurse", stage="completed", report="fertig"), row("Fachtag")]
    return accept(store, reading(rows), b"2026", receipt=receipt("2026")).delivery_id


def board(store: Store, round_code: str = "2026") -> dict[str, dict[str, object]]:
    rows = queries.run(store, "delivery_board/board", round=round_code).to_dicts()
    return {str(each["department"]): each for each in rows}


def test_taken_back_the_state_before_holds_value_for_value(store: Store) -> None:
    before, words = derived(store), last_words(store, "SKB")
    number = draft(store)
    release(store, number, Release("Leitung"))
    assert derived(store) != before

    done = take_back(store, number, reason="falsche Datei", by="Koordination SKB")

    assert (done.department, done.round_code, done.holds_now) == ("SKB", "2026", 1)
    assert derived(store) == before
    assert last_words(store, "SKB") == words
    entry = store.query("select delivery_id, reason, withdrawn_by from withdrawal").rows()
    assert entry == [(number, "falsche Datei", "Koordination SKB")]


def keys(store: Store) -> dict[str, str]:
    rows = queries.run(store, "identity/known_measures", department="SKB")
    return dict(rows.select("title", "measure_id").iter_rows())


def test_a_measure_gets_the_key_again_that_it_had_in_a_list_that_was_taken_back(store: Store) -> None:
    first = accept(store, reading([row("Sprachkurse"), row("Fachtag"), row("Beirat")]), b"A", receipt=receipt("2026"))
    assert (keys(store)["Fachtag"], keys(store)["Beirat"]) == ("SKB-0003", "SKB-0004")
    done = take_back(store, first.delivery_id, reason="falsche Datei", by="Koordination SKB")
    assert done.kept_keys == (
        "Die 2 Kennungen SKB-0003 bis SKB-0004 bekommen dieselben Maßnahmen wieder, wenn sie neu gemeldet werden."
    )

    accept(store, reading([row("Sprachkurse"), row("Neues"), row("beirat")]), b"B", receipt=receipt("2026"))

    assert (keys(store)["beirat"], keys(store)["Neues"]) == ("SKB-0004", "SKB-0005")
    counts = queries.run(store, "deliveries/list", department="SKB").select("delivery_id", "new", "changed", "unchanged")
    assert counts.rows() == [(4, 2, 1, 0), (3, 2, 1, 0), (1, 2, 0, 0)]
    assert queries.run(store, "identity/newest_delivery", department="SKB").select("new", "changed").rows() == [(2, 1)]


def test_taking_back_what_brought_nothing_new_keeps_no_key(store: Store) -> None:
    number = accept(store, reading([row("Sprachkurse", stage="completed")]), b"A", receipt=receipt("2026")).delivery_id

    assert take_back(store, number, reason="falsche Datei", by="Koordination SKB").kept_keys == ""


def test_what_was_taken_back_stays_in_the_book(store: Store) -> None:
    number = draft(store)
    take_back(store, number, reason="falsche Datei", by="Koordination SKB")

    (newest, *_) = queries.run(store, "deliveries/list", department="SKB").to_dicts()

    assert (newest["delivery_id"], newest["is_withdrawn"], newest["withdrawal_reason"]) == (number, True, "falsche Datei")
    assert queries.run(store, "deliveries/workbook", delivery_id=number)["content"].to_list() == [b"2026"]


def test_a_list_after_it_is_compared_with_what_holds_and_gives_new_keys(store: Store) -> None:
    take_back(store, draft(store), reason="falsche Datei", by="Koordination SKB")

    result = accept(store, reading([row("Sprachkurse"), row("Lesepaten"), row("Neues")]), b"B", receipt=receipt("2026"))

    assert (result.new, result.missing) == (1, 0)
    keys = store.query("select measure_id from measure where department = 'SKB' order by 1")["measure_id"].to_list()
    assert keys == ["SKB-0001", "SKB-0002", "SKB-0003", "SKB-0004"]  # SKB-0003 was given to "Fachtag" and never again


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_taken_back(store: Store, reason: str) -> None:
    with pytest.raises(RefusalError, match="Bitte geben Sie den Grund an"):
        take_back(store, 1, reason=reason, by="Koordination SKB")


def test_only_the_newest_of_a_department_can_be_taken_back(store: Store) -> None:
    newest = draft(store)

    with pytest.raises(RefusalError, match=f"das ist die Rückmeldung {newest}"):
        take_back(store, 1, reason="Irrtum", by="Koordination SKB")
    take_back(store, newest, reason="Irrtum", by="Koordination SKB")
    take_back(store, 1, reason="Irrtum", by="Koordination SKB")

    assert last_words(store, "SKB") == []
    assert len(last_words(store, "SIS")) == 1


def test_it_is_taken_back_once(store: Store) -> None:
    number = draft(store)
    take_back(store, number, reason="Irrtum", by="Koordination SKB")

    with pytest.raises(RefusalError, match=r"schon zurückgenommen \(Grund: Irrtum\)"):
        take_back(store, number, reason="noch einmal", by="Koordination SKB")
    with pytest.raises(RefusalError, match="Nummer 99 gibt es nicht"):
        take_back(store, 99, reason="Irrtum", by="Koordination SKB")


def test_a_release_makes_a_draft_count_and_is_given_once(store: Store) -> None:
    number = draft(store)
    assert board(store)["SKB"]["state"] == "draft"

    release(store, number, Release("Staatsrat", date(2026, 9, 14), "Az. 12-3"))

    told = board(store)["SKB"]
    assert (told["state"], told["released_by"], told["released_on"]) == ("released", "Staatsrat", date(2026, 9, 14))
    with pytest.raises(RefusalError, match="schon freigegeben, durch Staatsrat"):
        release(store, number, Release("Staatsrat"))


def test_everything_unchanged_confirms_what_runs_and_leaves_what_has_ended(store: Store) -> None:
    accept(store, reading([row("Sprachkurse", stage="completed"), row("Lesepaten")]), b"C", receipt=receipt("2025", "Leitung"))

    done = confirm_unchanged(store, "SKB", receipt=receipt("2026", "Leitung"), none_to_report=False)

    assert done.unchanged == 1
    told = board(store)["SKB"]
    assert (told["state"], told["kind"], told["findings_open"]) == ("unchanged", "confirmation", 0)
    reported = store.query("select measure_id, is_reported from round_state where round = '2026' order by 1").rows()
    assert reported == [("SIS-0001", False), ("SKB-0001", True), ("SKB-0002", True)]


def test_nothing_to_report_fits_a_body_without_measures_only(store: Store) -> None:
    with pytest.raises(RefusalError, match="Eine Fehlanzeige passt nicht: Zu SKB laufen 2 Maßnahmen"):
        confirm_unchanged(store, "SKB", receipt=receipt("2026"), none_to_report=True)
    with pytest.raises(RefusalError, match="Eine Fehlanzeige passt nicht: Zu SIS läuft 1 Maßnahme"):
        confirm_unchanged(store, "SIS", receipt=receipt("2026"), none_to_report=True)
    with pytest.raises(RefusalError, match="läuft keine Maßnahme"):
        confirm_unchanged(store, "SASJI", receipt=receipt("2026"), none_to_report=False)

    assert confirm_unchanged(store, "SASJI", receipt=receipt("2026", "Leitung"), none_to_report=True).unchanged == 0
    assert (board(store)["SASJI"]["state"], board(store)["SASJI"]["kind"]) == ("nil_return", "nil_return")


def test_on_behalf_of_a_body_it_needs_a_proof(store: Store) -> None:
    lead_unit = "Federführende Stelle"
    with pytest.raises(RefusalError, match="den Nachweis"):
        confirm_unchanged(store, "SIS", receipt=Receipt("2026", now(), recorded_by=lead_unit), none_to_report=False)

    told = Receipt("2026", now(), Release("Leitung SIS"), recorded_by=lead_unit, proof="E-Mail vom 3.9.2026")
    confirm_unchanged(store, "SIS", receipt=told, none_to_report=False)

    assert board(store)["SIS"]["recorded_by"] == lead_unit


def test_the_last_extension_holds_and_only_later_days_are_extensions(store: Store) -> None:
    with store.write() as writer:
        writer.execute("update steering_round set deadline = date '2026-09-15' where round = '2026'")

    with pytest.raises(RefusalError, match=r"nach der Frist der Runde liegen, dem 15\.09\.2026"):
        extend(store, "2026", "SIS", date(2026, 9, 15), reason=None, by="Federführende Stelle")
    extend(store, "2026", "SIS", date(2026, 9, 16), reason="Urlaub", by="Federführende Stelle")

    assert board(store)["SIS"]["extended_to"] == date(2026, 9, 16)
    assert board(store)["SKB"]["extended_to"] is None


def test_an_inquiry_is_numbered_and_needs_its_body_round_and_measure(store: Store) -> None:
    def inquiry(**other: str) -> Inquiry:
        told = {"round_code": "2026", "department": "SKB", "text": "Wie viele?", "asked_by": "Arbeitsgruppe"} | other
        return Inquiry(asked_on=date(2026, 5, 6), meeting=None, **told)

    assert ask(store, inquiry(measure_id="SKB-0001")) == 1
    assert ask(store, inquiry()) == 2
    with pytest.raises(RefusalError, match=r"schon gestellt, als Nr\. 2, und noch unbeantwortet"):
        ask(store, inquiry())
    for wrong, sentence in (
        ({"round_code": "1999"}, "Steuerungsrunde „1999“"),
        ({"department": "XYZ"}, "Kürzel „XYZ“"),
        ({"measure_id": "SKB-0099"}, "Kennung „SKB-0099“"),
        ({"text": " "}, "Bitte geben Sie die Frage an"),
    ):
        with pytest.raises(RefusalError, match=sentence):
            ask(store, inquiry(**wrong))


def test_what_a_delivery_changed_is_told_field_by_field(store: Store) -> None:
    told = changed_measures(store, draft(store))

    assert [(each.measure_id, each.is_new, each.fields) for each in told] == [
        ("SKB-0001", False, {"stage": ("in_progress", "completed"), "report": ("läuft", "fertig")}),
        ("SKB-0003", True, {}),
    ]


def test_the_board_knows_whole_lists_parts_drafts_and_silence(store: Store) -> None:
    accept(store, part(row("Sport im Verein"), department="SIS"), b"Teil", receipt=receipt("2026", "Leitung"))
    draft(store)

    told = {code: (each["state"], each["scope"], each["versions"]) for code, each in board(store).items()}

    assert told == {"SASJI": ("missing", None, 0), "SKB": ("draft", "whole_list", 1), "SIS": ("partial", "fields", 1)}


def part(*rows: dict[str, Any], department: str = "SKB") -> ListReading:
    return reading(list(rows), department=department, is_partial=True)


def test_lists_in_parts_are_whole_once_they_name_every_measure_that_was_known(store: Store) -> None:
    accept(store, part(row("Sprachkurse")), b"eins", receipt=receipt("2026", "Leitung"))
    before = board(store)["SKB"]["state"]
    accept(store, part(row("Lesepaten")), b"zwei", receipt=receipt("2026"))
    with_a_draft = board(store)["SKB"]["state"]
    release(store, 4, Release("Leitung"))

    assert (before, with_a_draft, board(store)["SKB"]["state"]) == ("partial", "partial", "released")
    kinds = queries.run(store, "freezing/checklist", round="2026").filter(department="SKB")["kind"].to_list()
    assert kinds == []


def test_a_list_in_parts_of_a_body_without_measures_before_stays_one(store: Store) -> None:
    accept(store, part(row("Beratung"), department="SASJI"), b"Teil", receipt=receipt("2026", "Leitung"))

    assert board(store)["SASJI"]["state"] == "partial"
