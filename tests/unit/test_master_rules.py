"""What the days of rounds and meetings must keep to: just allowed beside just refused, and whom the rules do not bind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake.accepting.acceptance import now
from dashboard.intake.master.rules import day_faults
from dashboard.intake.master.tables import Load, load_into, load_master
from dashboard.intake.master.taking import compare_workbook, take_back_master, take_master
from dashboard.master import Meeting, Round
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.master_edits import edited
from tests.sample_store import sample_store
from tests.unit.masters import MASTER

DAY = date(2027, 9, 30)


def faults_of(made: Round) -> list[str]:
    return day_faults(MASTER, replace(MASTER, rounds=(*MASTER.rounds, made)))


@pytest.mark.parametrize(
    ("deadline", "held_on"),
    [
        (None, None),
        (date(2027, 10, 15), date(2027, 11, 25)),
        (date(2027, 8, 30), date(2027, 8, 30)),
        (date(2028, 3, 31), date(2028, 9, 30)),
    ],
)
def test_days_around_the_reference_date_are_right(deadline: date | None, held_on: date | None) -> None:
    assert faults_of(Round("2027", "Runde", held_on, DAY, deadline)) == []


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            Round("2027", "Runde", None, DAY, date(2028, 4, 1)),
            "Die Frist der Runde 2027 (01.04.2028) liegt zu weit vom Stichtag 30.09.2027: möglich ist ein Tag von einem Monat "
            "davor bis ein halbes Jahr danach; bitte das Datum prüfen.",
        ),
        (
            Round("2027", "Runde", None, DAY, date(2027, 8, 29)),
            "Die Frist der Runde 2027 (29.08.2027) liegt zu weit vom Stichtag 30.09.2027: möglich ist ein Tag von einem Monat "
            "davor bis ein halbes Jahr danach; bitte das Datum prüfen.",
        ),
        (
            Round("2027", "Runde", date(2028, 10, 1), DAY),
            "Die Sitzung der Runde 2027 (01.10.2028) liegt zu weit vom Stichtag 30.09.2027: möglich ist ein Tag von einem Monat "
            "davor bis ein Jahr danach; bitte das Datum prüfen.",
        ),
        (
            Round("2027", "Runde", date(2027, 10, 14), DAY, date(2027, 10, 15)),
            "Die Sitzung der Runde 2027 (14.10.2027) liegt vor der Frist für die Listen (15.10.2027); bitte eines der beiden "
            "Daten ändern.",
        ),
        (
            Round("2026b", "Runde", None, date(2026, 9, 30)),
            "Den Stichtag 30.09.2026 der Runde 2026b hat schon die Runde 2026; bitte einen anderen Tag angeben.",
        ),
    ],
)
def test_days_that_cannot_be_meant_are_refused(made: Round, sentence: str) -> None:
    assert faults_of(made) == [sentence]


def test_two_meetings_on_one_day_are_refused() -> None:
    twice = replace(MASTER, meetings=(*MASTER.meetings, Meeting(MASTER.meetings[-1].day, "Noch eine")))

    assert day_faults(MASTER, twice) == [
        "Am 05.11.2026 gäbe es zwei Sitzungen der Arbeitsgruppe; bitte einen anderen Tag angeben."
    ]
    assert day_faults(twice, twice) == []  # as a store of before may hold them


def test_what_a_store_of_before_holds_is_no_obstacle_to_something_else() -> None:
    odd = replace(MASTER, rounds=(*MASTER.rounds, Round("2027", "Runde", None, DAY, date(2020, 1, 1))))

    assert day_faults(odd, replace(odd, meetings=())) == []


def far_deadline(workbook: Any) -> None:
    workbook["Steuerungsrunden"].append(["2027", "Steuerungsrunde 2027", None, DAY, date(2020, 1, 1)])


def right_deadline(workbook: Any) -> None:
    workbook["Steuerungsrunden"].append(["2027", "Steuerungsrunde 2027", None, DAY, date(2027, 10, 15)])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return sample_store(tmp_path / "beispiel.duckdb")


def test_an_uploaded_workbook_is_held_against_the_rules(store: Store) -> None:
    (obstacle,) = compare_workbook(store, edited(far_deadline), "neu.xlsx").obstacles

    assert obstacle.startswith("Die Frist der Runde 2027 (01.01.2020) liegt zu weit vom Stichtag 30.09.2027")
    with pytest.raises(RefusalError, match=r"Es wurde nichts übernommen\. Die Frist der Runde 2027"):
        take_master(store, edited(far_deadline), "neu.xlsx", by="Federführende Stelle")


def test_days_that_held_once_may_hold_again(store: Store) -> None:
    with store.write() as writer:
        load_into(writer, Load(edited(far_deadline), "alt.xlsx", now()))
    take_master(store, edited(right_deadline), "neu.xlsx", by="Federführende Stelle")

    take_back_master(store, by="Federführende Stelle", reason="Versehen")

    assert load_master(store).rounds[-1].deadline == date(2020, 1, 1)
