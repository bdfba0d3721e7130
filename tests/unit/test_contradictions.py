"""Two statements that do not go together: found with their cells, just not found beside, and set aside with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.documents.field_values import FieldWords
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.joining.comparison import compare
from dashboard.intake.joining.contradictions import Contradiction
from dashboard.store import Store
from dashboard.ui.answer_words import answer_sentence
from tests.readings import COLUMNS, empty_store, reading, row, taken

ALL = (*COLUMNS, "rating", "progress_percent", "start", "end", "is_ongoing", "target", "actual", "baseline")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return empty_store(tmp_path / "dashboard.duckdb")


def found(store: Store, values: dict[str, Any]) -> list[Contradiction]:
    """The contradictions of a list for 2026 (reference date 30.09.2026) with one measure."""
    return compare(store, reading([row("Sprachkurse", **values)], columns=ALL), round_code="2026").contradictions


@pytest.mark.parametrize(
    ("kind", "detail", "fires", "just_does_not"),
    [
        (
            "completed_early",
            "2026-10-01",
            {"stage": "completed", "end": date(2026, 10, 1)},
            {"stage": "completed", "end": date(2026, 9, 30)},
        ),
        (
            "on_plan_after_end",
            "2026-09-29",
            {"stage": "in_progress", "rating": "green", "end": date(2026, 9, 29)},
            {"stage": "in_progress", "rating": "green", "end": date(2026, 9, 30)},
        ),
        (
            "full_progress",
            "in_progress",
            {"stage": "in_progress", "progress_percent": 100.0},
            {"stage": "in_progress", "progress_percent": 99.0},
        ),
        (
            "completed_progress",
            "99",
            {"stage": "completed", "progress_percent": 99.0},
            {"stage": "completed", "progress_percent": 100.0},
        ),
        (
            "begun_progress",
            "1",
            {"stage": "planned", "progress_percent": 1.0},
            {"stage": "planned", "progress_percent": 0.0},
        ),
        (
            "not_begun",
            "in_progress",
            {"stage": "in_progress", "report": "Hat noch nicht begonnen."},
            {"stage": "planned", "report": "Hat noch nicht begonnen."},
        ),
        (
            "end_before_start",
            "2026-01-01",
            {"start": date(2026, 1, 2), "end": date(2026, 1, 1)},
            {"start": date(2026, 1, 1), "end": date(2026, 1, 1)},
        ),
        (
            "target_reached",
            "20/20",
            {"stage": "in_progress", "target": 20.0, "actual": 20.0},
            {"stage": "in_progress", "target": 20.0, "actual": 19.0},
        ),
        (
            "target_reached",
            "5/5",
            {"stage": "in_progress", "baseline": 9.0, "target": 5.0, "actual": 5.0},
            {"stage": "in_progress", "baseline": 9.0, "target": 5.0, "actual": 6.0},
        ),
    ],
)
def test_it_is_found_and_just_not_found_beside(
    store: Store, kind: str, detail: str, fires: dict[str, Any], just_does_not: dict[str, Any]
) -> None:
    assert [(each.kind, each.detail) for each in found(store, fires)] == [(kind, detail)]
    assert found(store, just_does_not) == []


def test_both_cells_are_named_with_what_they_say(store: Store) -> None:
    (one,) = found(store, {"stage": "completed", "end": date(2027, 6, 30)})

    assert (one.first.label, one.first.value, one.first.cell) == ("Umsetzungsstand", "umgesetzt", "D5")
    assert (one.second.label, one.second.value, one.second.cell) == ("Ende", "30.06.2027", "J5")
    assert one.sentence == "Als umgesetzt gemeldet, das Ende liegt aber nach dem Stichtag der Runde."


def test_the_same_report_for_two_rounds_is_found_once_the_round_has_changed(store: Store) -> None:
    told = [row("Sprachkurse", stage="in_progress", report="läuft gut")]
    taken(store, told)

    again = compare(store, reading(told), round_code="2025").contradictions
    next_round = compare(store, reading(told), round_code="2026").contradictions

    assert again == []
    assert [(each.kind, each.detail) for each in next_round] == [("same_report", "2025")]


def test_it_is_set_aside_with_a_reason_and_stays_so_in_the_next_list(store: Store) -> None:
    taken(store, [row("Sprachkurse")])
    told = reading([row("Sprachkurse", stage="completed", end=date(2027, 6, 30))], columns=ALL)
    (open_one,) = compare(store, told, round_code="2026").contradictions
    answers = Answers.of([Answer(AnswerKind.SET_ASIDE, open_one.subject, True, reason="Abrechnung folgt")])

    accept(store, told, b"Liste", receipt=receipt("2026", "Leitung"), answers=answers)

    assert open_one.set_aside_reason is None
    (kept,) = compare(store, told, round_code="2026").contradictions
    assert kept.set_aside_reason == "Abrechnung folgt"
    assert store.query("select stage from measure_version where version_id = 2 order by 1")["stage"][0] == "completed"


def test_another_detail_asks_again(store: Store) -> None:
    test_it_is_set_aside_with_a_reason_and_stays_so_in_the_next_list(store)

    later = reading([row("Sprachkurse", stage="completed", end=date(2027, 12, 31))], columns=ALL)
    (asked,) = compare(store, later, round_code="2026").contradictions

    assert asked.set_aside_reason is None


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("completed_early", "Der Widerspruch bei SKB-0001 bleibt stehen. Grund: gilt weiter"),
        ("same_report", "Der unveränderte Sachstand bei SKB-0001 bleibt stehen. Grund: gilt weiter"),
        ("target_reached", "Der erreichte Zielwert bei SKB-0001 bleibt stehen. Grund: gilt weiter"),
    ],
)
def test_what_is_left_standing_is_called_by_what_it_is(kind: str, sentence: str) -> None:
    answer = Answer(AnswerKind.SET_ASIDE, ("SKB-0001", kind, "2025", "Liste", "5"), True, reason="gilt weiter")
    assert answer_sentence(answer, FieldWords({}, {}, {})) == sentence
