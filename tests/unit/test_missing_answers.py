"""Measures that a list no longer names: only an answer says what became of them, and it must be whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.intake.accepting.acceptance import AcceptanceError, accept, receipt
from dashboard.intake.answers.answers import Absence, Answer, AnswerKind, Answers, Relation
from dashboard.intake.joining.comparison import compare
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store, reading, row, taken


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of three measures in 2025: SKB-0001 to SKB-0003."""
    store = empty_store(path)
    taken(
        store, [row("Sprachkurse", stage="in_progress"), row("Lesepaten", stage="in_progress"), row("Fachtag", stage="planned")]
    )
    return store


def became(measure_id: str, fate: Absence, *, target: str | None = None, reason: str | None = None) -> Answer:
    return Answer(AnswerKind.MISSING, (measure_id,), fate.value, target, reason)


def without_lesepaten(*answers: Answer, store: Store, extra: list[dict[str, Any]] | None = None) -> None:
    """The list of 2026 names SKB-0001 and SKB-0003 and lacks SKB-0002."""
    rows = [row("Sprachkurse", stage="in_progress"), row("Fachtag", stage="planned"), *(extra or [])]
    accept(store, reading(rows), b"Liste 2026", receipt=receipt("2026", "Leitung"), answers=Answers.of(answers))


def stages(store: Store) -> dict[str, str | None]:
    frame = store.query("select measure_id, stage from round_state where round = '2026' order by measure_id")
    return dict(frame.iter_rows())


def total(store: Store) -> int:
    """N of the overview: all measures but the merged ones."""
    frame = store.query("select count(*) as n from round_figure where round = '2026' and stage <> 'merged'")
    return int(frame["n"][0])


def is_reported(store: Store, measure_id: str) -> bool:
    frame = store.query("select is_reported from round_state where round = '2026' and measure_id = $id", {"id": measure_id})
    return bool(frame["is_reported"][0])


def test_without_an_answer_it_stays_and_is_not_reported(store: Store) -> None:
    without_lesepaten(store=store)

    assert stages(store)["SKB-0002"] == "in_progress"
    assert not is_reported(store, "SKB-0002")
    assert total(store) == 3


def test_continued_confirms_its_values_for_the_round(store: Store) -> None:
    without_lesepaten(became("SKB-0002", Absence.CONTINUED), store=store)

    assert is_reported(store, "SKB-0002")
    confirmed = store.query(
        "select source, is_new_version, sheet, row from delivered_measure where measure_id = 'SKB-0002' and delivery_id = 2"
    )
    assert confirmed.rows() == [("answer", False, None, None)]


@pytest.mark.parametrize(
    ("fate", "reason", "stage"), [(Absence.ENDED, "Mittel entfallen", "discontinued"), (Absence.COMPLETED, None, "completed")]
)
def test_an_end_is_a_version_with_its_stage_and_still_counts(store: Store, fate: Absence, reason: str | None, stage: str) -> None:
    without_lesepaten(became("SKB-0002", fate, reason=reason), store=store)

    assert stages(store)["SKB-0002"] == stage
    assert total(store) == 3
    kept = store.query("select measure_id, answer, reason from missing_answer")
    assert kept.rows() == [("SKB-0002", fate.value, reason)]


def test_merged_leaves_the_total_and_is_linked(store: Store) -> None:
    without_lesepaten(became("SKB-0002", Absence.MERGED, target="SKB-0001"), store=store)

    assert stages(store)["SKB-0002"] == "merged"
    assert total(store) == 2
    links = store.query("select measure_id, kind, other_id from measure_link")
    assert links.rows() == [("SKB-0002", "merged_into", "SKB-0001")]


def test_it_may_be_merged_into_a_new_row_that_has_no_key_yet(store: Store) -> None:
    new = row("Sprache und Lesen")

    without_lesepaten(became("SKB-0002", Absence.MERGED, target="Liste!7"), store=store, extra=[new])

    assert store.query("select other_id from measure_link")["other_id"].to_list() == ["SKB-0004"]


def test_split_names_its_parts_and_leaves_the_total(store: Store) -> None:
    part = Answer(AnswerKind.IDENTITY, ("Liste", "7"), Relation.PART.value, "SKB-0002")

    without_lesepaten(became("SKB-0002", Absence.SPLIT), part, store=store, extra=[row("Lesepaten Nord")])

    assert stages(store) == {"SKB-0001": "in_progress", "SKB-0002": "merged", "SKB-0003": "planned", "SKB-0004": None}
    assert store.query("select measure_id, kind, other_id from measure_link").rows() == [("SKB-0004", "split_from", "SKB-0002")]


def test_forgotten_stays_as_it_is_and_is_kept_as_said(store: Store) -> None:
    without_lesepaten(became("SKB-0002", Absence.FORGOTTEN), store=store)

    assert not is_reported(store, "SKB-0002")
    assert store.query("select answer from missing_answer")["answer"].to_list() == ["forgotten"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (became("SKB-0002", Absence.ENDED), "ohne Grund"),
        (became("SKB-0002", Absence.ENDED, reason="  "), "ohne Grund"),
        (became("SKB-0002", Absence.MERGED), "aber nicht, womit"),
        (became("SKB-0002", Absence.MERGED, target="SKB-0002"), "aber nicht, womit"),
        (became("SKB-0002", Absence.MERGED, target="SKB-0099"), "aber nicht, womit"),
        (became("SKB-0002", Absence.SPLIT), "keine Zeile ist als Teil davon zugeordnet"),
    ],
)
def test_half_an_answer_is_refused_and_nothing_is_written(store: Store, answer: Answer, sentence: str) -> None:
    before = store.version

    with pytest.raises(AcceptanceError, match=sentence):
        without_lesepaten(answer, store=store)

    assert store.version == before


def test_an_answer_to_a_question_that_is_gone_is_told_and_does_nothing(store: Store) -> None:
    answers = Answers.of([became("SKB-0001", Absence.COMPLETED)])

    found = compare(store, reading([row("Sprachkurse"), row("Lesepaten"), row("Fachtag")]), answers=answers)

    assert [finding.code for finding in found.findings] == ["answer.question_gone"]
    assert found.is_acceptable


def test_only_what_the_list_names_asks_about_nothing_else(store: Store) -> None:
    measures = Answers.of([Answer(AnswerKind.SCOPE, (), "measures")])
    fields = Answers.of([Answer(AnswerKind.SCOPE, (), [1])])
    other = Answers.of([Answer(AnswerKind.SCOPE, (), [4])])
    partial = reading([row("Sprachkurse")])

    assert compare(store, partial, answers=measures).missing == []
    assert [each.measure_id for each in compare(store, partial, answers=fields).missing] == ["SKB-0002", "SKB-0003"]
    assert compare(store, partial, answers=other).missing == []


def test_a_row_that_is_left_out_is_neither_stored_nor_missing(store: Store) -> None:
    left_out = Answers.of([Answer(AnswerKind.ROW, ("Liste", "6"), False)])
    rows = [row("Sprachkurse", stage="completed"), row("Lesepaten", stage="completed"), row("Fachtag", stage="planned")]

    result = accept(store, reading(rows), b"Liste", receipt=receipt("2026", "Leitung"), answers=left_out)

    assert (result.changed, result.missing) == (1, 0)
    assert stages(store)["SKB-0002"] == "in_progress"
    assert store.query("select scope from delivery where delivery_id = 2")["scope"].to_list() == ["measures"]


@pytest.mark.parametrize(("left_out", "kept"), [("8", "whole_list"), ("6", "measures")])
def test_only_the_row_of_a_stored_measure_changes_what_a_list_speaks_for(store: Store, left_out: str, kept: str) -> None:
    rows = [row("Sprachkurse"), row("Lesepaten"), row("Fachtag"), row("Gesamtergebnis")]
    answers = Answers.of([Answer(AnswerKind.ROW, ("Liste", left_out), False)])

    found = compare(store, reading(rows), answers=answers)

    assert (found.scope.kind, found.kept_scope.kind) == ("whole_list", kept)
    accept(store, reading(rows), b"Liste", receipt=receipt("2026", "Leitung"), answers=answers)
    assert store.query("select scope from delivery where delivery_id = 2")["scope"].to_list() == [kept]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((became("SKB-0002", Absence.MERGED, target="Liste!7"),), "aber nicht, womit"),
        ((became("SKB-0002", Absence.MERGED, target="SKB-0003"),), None),
        (
            (became("SKB-0002", Absence.SPLIT), Answer(AnswerKind.IDENTITY, ("Liste", "7"), Relation.PART.value, "SKB-0002")),
            "keine Zeile ist als Teil davon zugeordnet",
        ),
    ],
)
def test_a_row_that_is_left_out_is_no_target_and_no_part(store: Store, answers: tuple[Answer, ...], sentence: str | None) -> None:
    left_out = Answer(AnswerKind.ROW, ("Liste", "7"), False)
    rows = [row("Sprachkurse"), row("Fachtag"), row("Neues")]

    found = compare(store, reading(rows), answers=Answers.of([*answers, left_out]))

    assert found.is_acceptable is (sentence is None)
    assert [finding.message for finding in found.findings if sentence and sentence in finding.message] != [] or sentence is None
