"""A list that meets nothing of what its house has told is stopped, with the house that knows its titles; no other is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake.accepting.acceptance import DoubtfulTimeError, accept, receipt, refuse_doubts
from dashboard.intake.answers.answers import Answers
from dashboard.intake.joining.comparison import compare
from dashboard.intake.joining.timeliness import Timeliness
from dashboard.intake.model import ListReading
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import reading, row
from tests.small_store import said, small_store


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of two measures, SJV of one; MAG-BHV of nothing."""
    return small_store(
        path,
        [
            said("2025", "SKB-0001", title="Sprachkurse", number="1"),
            said("2025", "SKB-0002", title="Lesepaten an Grundschulen"),
            said("2025", "SJV-0001", title="Rechtskunde"),
        ],
    )


def time_of(store: Store, *rows: dict[str, Any], department: str = "SKB", answers: Answers | None = None) -> Timeliness:
    read = replace(reading(list(rows)), department=department)
    return compare(store, read, round_code="2026", answers=answers or Answers()).time


def test_a_list_that_names_nothing_of_its_house_is_stopped(store: Store) -> None:
    time = time_of(store, row("Brückenbau", number="1"), row("Radwege"))

    (doubt,) = time.doubts
    assert doubt.message == (
        "Nichts in dieser Liste ist von SKB bekannt: 2 Maßnahmen wären neu, 2 gespeicherte fehlten. Bitte prüfen, ob Haus, Jahr "
        "und Datei stimmen."
    )
    assert time.other_department is None


def test_the_house_that_knows_its_titles_is_named(store: Store) -> None:
    time = time_of(store, row("Rechtskunde", lead_department=None), row("Radwege"))

    assert "Bekannt ist 1 Titel daraus von SJV." in time.doubts[0].message
    assert time.other_department == "SJV"


@pytest.mark.parametrize(
    "rows",
    [
        [row("Sprachkurse"), row("Radwege")],
        [row("Lesepaten an den Grundschulen")],
        [row("Radwege", measure_id="SKB-0002")],
    ],
)
def test_one_row_that_is_met_or_nearly_is_enough(store: Store, rows: list[dict[str, Any]]) -> None:
    assert time_of(store, *rows).doubts == ()


def test_a_first_list_and_a_partial_one_are_not_asked(store: Store) -> None:
    assert time_of(store, row("Radwege"), department="MAG-BHV").doubts == ()
    partial = replace(reading([row("Radwege")]), is_partial=True, names_only=True)
    assert compare(store, partial, round_code="2026").time.doubts == ()


def test_it_is_asked_no_more_when_that_is_confirmed_and_kept_with_the_delivery(store: Store) -> None:
    read: ListReading = reading([row("Radwege")])
    before = compare(store, read, round_code="2026")
    with pytest.raises(DoubtfulTimeError, match="Nichts in dieser Liste ist von SKB bekannt"):
        refuse_doubts(before, receipt("2026"))

    confirmed = Answers.of(before.time.confirmations)
    refuse_doubts(compare(store, read, round_code="2026", answers=confirmed), receipt("2026"))
    accepted = accept(store, read, b"Liste", receipt=receipt("2026"), answers=confirmed)

    kept = store.rows("answer", {"delivery_id": accepted.delivery_id}).select("kind", "subject").rows()
    assert kept == [("round", ["identity.none_known"])]
