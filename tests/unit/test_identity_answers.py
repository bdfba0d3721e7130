"""Which stored measure a row is, where the house has said so, and what it is shown to say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake.accepting.acceptance import AcceptanceError, accept, receipt
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers, Relation
from dashboard.intake.joining.comparison import Comparison, compare
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store, reading, row, taken


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of two measures in 2025: SKB-0001 and SKB-0002."""
    store = empty_store(path)
    taken(store, [row("Sprachkurse für Eltern", number="1"), row("Lesepaten an Grundschulen", number="2")])
    return store


def is_what(row_number: int, relation: Relation, target: str | None = None) -> Answers:
    return Answers.of([Answer(AnswerKind.IDENTITY, ("Liste", str(row_number)), relation.value, target)])


def renamed(store: Store, answers: Answers = NONE) -> Comparison:
    """The list names the second measure as before; row 5 has the number of the first and a new title."""
    rows = [row("Elternkurse Deutsch", number="1"), row("Lesepaten an Grundschulen", number="2")]
    return compare(store, reading(rows), answers=answers)


def test_without_an_answer_a_new_title_is_new_and_the_old_measure_missing(store: Store) -> None:
    found = renamed(store)

    assert [outcome.is_new for outcome in found.outcomes] == [True, False]
    assert [each.measure_id for each in found.missing] == ["SKB-0001"]


def test_a_row_in_doubt_is_shown_with_what_it_may_be_and_why(store: Store) -> None:
    (candidate,) = renamed(store).candidates["Liste", 5]

    assert (candidate.measure_id, candidate.title) == ("SKB-0001", "Sprachkurse für Eltern")
    assert candidate.why == "gleiche Nummer, anderer Titel, gleiches Handlungsfeld"


def test_a_row_with_an_identical_title_is_in_no_doubt(store: Store) -> None:
    assert list(renamed(store).candidates) == [("Liste", 5)]


def test_a_title_that_is_worth_a_look_is_shown_with_its_likeness(store: Store) -> None:
    found = compare(store, reading([row("Lesepaten an allen Grundschulen", action_field=4)]))

    (candidate,) = found.candidates["Liste", 5]
    assert (candidate.measure_id, candidate.likeness) == ("SKB-0002", 89)
    assert candidate.why == "Titel in Teilen gleich"


def test_a_title_like_no_other_is_new_without_a_question(store: Store) -> None:
    assert compare(store, reading([row("Wohnraum")])).candidates == {}


def test_the_same_measure_changes_its_title_and_is_linked_as_renamed(store: Store) -> None:
    found = renamed(store, is_what(5, Relation.SAME, "SKB-0001"))

    assert found.missing == []
    assert found.outcomes[0].changes == {"title": ("Sprachkurse für Eltern", "Elternkurse Deutsch")}
    rows = [row("Elternkurse Deutsch", number="1"), row("Lesepaten an Grundschulen", number="2")]
    answers = is_what(5, Relation.SAME, "SKB-0001")
    accept(store, reading(rows), b"Neu", receipt=receipt("2026", "Leitung"), answers=answers)
    assert store.query("select measure_id, kind from measure_link").rows() == [("SKB-0001", "renamed")]


def test_new_takes_the_question_away_and_gives_a_key(store: Store) -> None:
    found = renamed(store, is_what(5, Relation.NEW))

    assert found.outcomes[0].is_new
    assert [finding.code for finding in found.findings] == []


def test_an_answer_moves_even_a_row_with_an_identical_title(store: Store) -> None:
    rows = [row("Lesepaten an Grundschulen", number="2")]

    found = compare(store, reading(rows), answers=is_what(5, Relation.SAME, "SKB-0001"))

    assert [each.measure_id for each in found.missing] == ["SKB-0002"]


@pytest.mark.parametrize("target", ["SKB-0099", "SIS-0001", None])
def test_a_measure_that_is_not_known_is_refused(store: Store, target: str | None) -> None:
    answers = is_what(5, Relation.SAME, target)

    with pytest.raises(AcceptanceError, match="Blatt „Liste“, Zeile 5: Die Antwort ordnet die Zeile"):
        accept(store, reading([row("Neu")]), b"Neu", receipt=receipt("2026"), answers=answers)


def test_one_measure_is_given_to_one_row_only(store: Store) -> None:
    both = Answers.of([*is_what(5, Relation.SAME, "SKB-0001"), *is_what(6, Relation.SAME, "SKB-0001")])

    found = compare(store, reading([row("Erste"), row("Zweite")]), answers=both)

    assert [finding.code for finding in found.findings] == ["answer.measure_gone"]
    assert not found.is_acceptable


def test_an_answer_to_a_row_that_is_gone_is_told(store: Store) -> None:
    found = renamed(store, is_what(40, Relation.NEW))

    assert "answer.row_gone" in [finding.code for finding in found.findings]


def test_what_another_house_wrote_for_itself_is_not_seen(store: Store) -> None:
    columns = ("title", "lead_department", "contact", "internal_note", "report")
    rows = [row("Gemeinsam", lead_department="SIS", contact="Referat 12", internal_note="heikel", report="läuft")]
    other = row("Lesepaten an Grundschulen")
    taken(store, [row("Gemeinsam", contact="Referat 12", internal_note="heikel", report="läuft"), other], columns=columns)
    taken(store, rows, columns=columns, round_code="2026")

    (known,) = compare(store, reading([row("Gemeinsam")], department="SIS")).known

    assert known.values["report"] == "läuft"
    assert (known.values["contact"], known.values["internal_note"]) == (None, None)
