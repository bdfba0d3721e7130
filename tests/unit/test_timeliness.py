"""A list is the one of its round by its day, the round it names, and its bytes: just taken in beside just asked."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake.accepting.acceptance import DoubtfulTimeError, accept, receipt
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.joining.comparison import compare
from dashboard.intake.joining.timeliness import Timeliness
from dashboard.intake.layout.named_rounds import named_rounds
from dashboard.intake.model import ListReading
from dashboard.master import Round
from dashboard.store import Store
from tests.builders import Page, read
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store, reading, row

KNOWN = hashlib.sha256(b"2025").hexdigest()

ROUNDS = (Round("2025", "Lenkungskreis 2025", None, date(2025, 9, 30)), Round("2026", "Runde II", None, date(2026, 9, 30)))


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has delivered for 2025, with the day 30.09.2025."""
    store = empty_store(path)
    accept(store, of(date(2025, 9, 30), sha256=KNOWN), b"2025", receipt=receipt("2025", "Leitung"))
    return store


def of(as_of: date | None = None, *, sha256: str = "neu", **told: Any) -> ListReading:
    """A list of one measure of this day, with these bytes."""
    return replace(reading([row("Sprachkurse")]), as_of=as_of, sha256=sha256, **told)


def said(store: Store, read: ListReading, round_code: str | None = "2026", answers: Answers | None = None) -> Timeliness:
    return compare(store, read, round_code=round_code, answers=answers or Answers()).time


def codes(time: Timeliness) -> list[str]:
    return [each.code for each in time.doubts]


@pytest.mark.parametrize("day", [date(2025, 10, 1), date(2026, 9, 30), date(2026, 11, 15), None])
def test_a_list_of_its_own_time_is_taken_in_without_a_question(store: Store, day: date | None) -> None:
    assert said(store, of(day)) == Timeliness()


@pytest.mark.parametrize("day", [date(2025, 9, 30), date(2025, 3, 1), date(2022, 12, 31)])
def test_a_day_before_the_round_before_is_asked(store: Store, day: date) -> None:
    time = said(store, of(day))

    assert codes(time)[0] == "time.before_round"
    assert time.doubts[0].message.startswith("Diese Liste ist älter als die Runde 2026: Ihr Stand ist der ")
    assert time.other_round in ("2024", "2025")


def test_a_day_that_is_nearer_to_the_next_round_is_asked(store: Store) -> None:
    assert codes(said(store, of(date(2026, 9, 15)), "2025")) == ["time.after_round"]
    assert codes(said(store, of(date(2025, 12, 1)), "2025")) == []


def test_a_list_older_than_what_a_measure_has_been_told_since_is_asked(store: Store) -> None:
    accept(store, of(date(2026, 9, 30), sha256="2026"), b"2026", receipt=receipt("2026"))
    older = said(store, of(date(2026, 9, 1)))

    assert codes(older) == ["time.older_than_told"]
    assert (
        "Rückmeldung 2 zur Runde 2026 hat den Stand 30.09.2026. 1 Maßnahme bekäme wieder ältere Angaben."
        in older.doubts[0].message
    )
    assert codes(said(store, of(date(2026, 9, 30)))) == []
    other_part = replace(reading([row("Ein ganz anderes Vorhaben")]), as_of=date(2026, 9, 1), is_partial=True, names_only=True)
    assert codes(said(store, other_part)) == []


def test_known_bytes_are_asked_in_whichever_round_and_not_once_they_were_taken_back(store: Store) -> None:
    for round_code in ("2025", "2026", None):
        assert codes(said(store, of(None, sha256=KNOWN), round_code)) == ["time.known_file"]
    with store.write() as writer:
        gone = {"delivery_id": 1, "reason": "Irrtum", "withdrawn_by": "Haus", "withdrawn_at": datetime(2026, 1, 1)}
        writer.insert("withdrawal", [gone])
    assert codes(said(store, of(None, sha256=KNOWN))) == []


def test_a_draft_may_be_released_by_the_same_file_and_is_asked_as_a_draft(store: Store) -> None:
    read = of(date(2026, 9, 30))
    content = b"dieselben Bytes"
    with store.write() as writer:
        row_ = {"round": "2026", "department": "SKB", "kind": "list", "sha256": "neu", "scope": "whole_list", "row_count": 1}
        known_from = datetime(2026, 10, 1)
        row_ |= {"delivery_id": 9, "valid_from": date(2026, 9, 30), "known_from": known_from, "is_sample": False}
        writer.insert("delivery", [row_])

    assert codes(said(store, read)) == ["time.known_draft"]
    with pytest.raises(DoubtfulTimeError, match="liegt schon als Arbeitsstand vor"):
        accept(store, read, content, receipt=receipt("2026"))
    assert accept(store, read, content, receipt=receipt("2026", "Leitung")).delivery_id == 10


def test_the_named_round_is_held_against_the_given_one(store: Store) -> None:
    named = {"2025": "Steuerungsrunde 2025"}

    time = said(store, of(date(2026, 9, 30), named_rounds=named))
    assert (codes(time), time.other_round) == (["time.other_round"], "2025")
    assert "(„Steuerungsrunde 2025“)" in time.doubts[0].message
    assert said(store, of(date(2026, 9, 30), named_rounds=named | {"2026": "Runde 2026"})) == Timeliness()


def test_what_is_confirmed_is_asked_no_more_and_kept_with_the_delivery(store: Store) -> None:
    old = of(date(2025, 9, 30), sha256=KNOWN)
    with pytest.raises(DoubtfulTimeError, match=r"Angenommen wurde nichts\. Diese Liste ist älter als die Runde 2026"):
        accept(store, old, b"2025", receipt=receipt("2026"))

    confirmed = Answers.of(said(store, old).confirmations)
    assert said(store, old, answers=confirmed).doubts == ()
    accepted = accept(store, old, b"2025", receipt=receipt("2026"), answers=confirmed)

    kept = store.rows("answer", {"delivery_id": accepted.delivery_id}).select("kind", "subject").rows()
    assert kept == [("round", ["time.before_round"]), ("round", ["time.known_file"])]


def test_one_confirmation_is_none_for_another_doubt(store: Store) -> None:
    answers = Answers.of([Answer(AnswerKind.ROUND, ("time.known_file",), value=True)])

    assert codes(said(store, of(date(2025, 9, 30), sha256=KNOWN), answers=answers)) == ["time.before_round"]


def test_a_frozen_round_makes_it_a_late_list_and_says_what_that_means(store: Store) -> None:
    with store.write() as writer:
        writer.insert(
            "round_freeze",
            [
                {
                    "freeze_id": 1,
                    "round": "2026",
                    "frozen_by": "Referat",
                    "frozen_at": datetime(2026, 11, 1),
                    "deliveries": [],
                    "record": "{}",
                }
            ],
        )

    (told,) = said(store, of(date(2026, 9, 30))).late
    assert "wird eine Nachmeldung" in told.message
    assert "zählen in der nächsten Runde" in told.message
    assert said(store, of(date(2025, 9, 1), sha256="x"), "2025").late == ()


NAMED = [
    ("Rückmeldeliste SKB zur Steuerungsrunde 2025", True, {"2025": "Steuerungsrunde 2025"}),
    ("Maßnahmen für den Lenkungskreis 2025", True, {"2025": "Lenkungskreis 2025"}),
    ("Berichtsrunde: 2026", True, {"2026": "Berichtsrunde: 2026"}),
    ("Vorlage zur RUNDE II", True, {"2026": "RUNDE II"}),
    ("Maßnahmenliste 2025", False, {"2025": "Maßnahmenliste 2025"}),
    ("Sachstand zum Jahr 2025", False, {"2025": "Sachstand zum Jahr 2025"}),
    ("Maßnahmenliste 2025", True, {}),
    ("Integrationsplan 2025 – 2028", False, {}),
    ("Maßnahmenliste 2025 – 2028", False, {}),
    ("Steuerungsrunde 2025/2026", True, {}),
    ("Haushalt 2025", False, {}),
    ("Nach dem Rahmenkonzept 2021", False, {}),
]


@pytest.mark.parametrize(("title", "has_day", "found"), NAMED)
def test_a_title_names_a_round_or_only_a_year(title: str, has_day: bool, found: dict[str, str]) -> None:
    assert named_rounds([title], ["Liste"], ROUNDS, has_day=has_day) == found


@pytest.mark.parametrize(("name", "found"), [("2025", ["2025"]), ("Liste 2025", ["2025"]), ("Plan 2025-2028", []), ("Liste", [])])
def test_the_name_of_a_sheet_names_a_round_where_the_list_has_no_day(name: str, found: list[str]) -> None:
    assert list(named_rounds(["Maßnahmen"], [name], ROUNDS, has_day=False)) == found
    assert named_rounds(["Maßnahmen"], [name], ROUNDS, has_day=True) == {}


def test_a_list_as_it_is_read_knows_its_round_and_its_bytes() -> None:
    rows = (("Rückmeldeliste SKB zur Steuerungsrunde 2025",), (), ("Nr.", "Handlungsfeld", "Maßnahme"), (1, 4, "Vorkurse"))
    read_ = read(Page(rows))

    assert read_.named_rounds == {"2025": "Steuerungsrunde 2025"}
    assert len(read_.sha256) == 64
