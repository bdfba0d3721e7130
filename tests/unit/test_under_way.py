"""Which round is under way: called for and not held; a round that is only prepared waits."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.master import Round
from dashboard.rounds.under_way import under_way
from dashboard.ui.choices import round_sentence

HELD = Round("2026", "Runde 2026", date(2026, 11, 26), date(2026, 9, 30), is_held=True)
PASSED = Round("2026", "Runde 2026", date(2026, 11, 26), date(2026, 9, 30))
NEXT = Round("2027", "Runde 2027", date(2027, 11, 25), date(2027, 9, 30))
EARLY = Round("2026", "Runde 2026", date(2026, 1, 6), date(2026, 9, 30))
CALLED = Round("2027", "Runde 2027", date(2027, 11, 25), date(2027, 9, 30), is_called=True)


@pytest.mark.parametrize(
    ("rounds", "today", "code"),
    [
        ((HELD, NEXT), date(2026, 11, 26), "2026"),  # on its own day
        ((HELD, NEXT), date(2026, 11, 29), "2026"),  # held, and the next one has its day: late lists are still of 2026
        ((HELD, CALLED), date(2026, 11, 29), "2027"),  # somebody has noted that the lists of 2027 are asked for
        ((HELD, CALLED), date(2026, 11, 20), "2026"),  # called early: 2026 is still to meet
        ((HELD, NEXT), date(2027, 7, 1), "2026"),
        ((HELD, NEXT), date(2027, 7, 2), "2027"),  # ninety days before its reference date
        ((NEXT,), date(2026, 11, 29), "2027"),
        ((EARLY, NEXT), date(2026, 1, 7), "2027"),  # neither is called for yet, and one has met all the same
    ],
)
def test_the_round_under_way_is_called_for_and_not_held(rounds: tuple[Round, ...], today: date, code: str) -> None:
    assert under_way(rounds, today).code == code


@pytest.mark.parametrize(
    ("chosen", "default", "sentence"),
    [
        (
            HELD,
            HELD,
            "Die Runde 2026 hat am 26.11.2026 getagt; späte Listen gehören weiter zu ihr, bis die Abfrage zur Runde 2027 beginnt "
            "(spätestens am 02.07.2027, früher, sobald der Schritt „Abfrage“ vermerkt ist).",
        ),
        (
            NEXT,
            HELD,
            "Die Abfrage zur Runde 2027 hat noch nicht begonnen (spätestens am 02.07.2027, früher, sobald der Schritt „Abfrage“ "
            "vermerkt ist). Was jetzt kommt, gehört in der Regel zur Runde 2026.",
        ),
        (
            PASSED,
            PASSED,
            "Die Runde 2026 war für den 26.11.2026 vorgesehen; späte Listen gehören weiter zu ihr, bis die Abfrage zur Runde "
            "2027 beginnt (spätestens am 02.07.2027, früher, sobald der Schritt „Abfrage“ vermerkt ist).",
        ),
        (CALLED, CALLED, ""),
        (PASSED, CALLED, "Die Runde 2026 war für den 26.11.2026 vorgesehen; gearbeitet wird jetzt an der Runde 2027."),
        (HELD, CALLED, "Die Runde 2026 hat am 26.11.2026 getagt; gearbeitet wird jetzt an der Runde 2027."),
    ],
)
def test_below_the_choice_stands_what_to_know_about_the_round(chosen: Round, default: Round, sentence: str) -> None:
    rounds = (HELD, chosen if chosen.code == "2027" else NEXT)
    assert round_sentence(chosen, default, rounds, date(2026, 11, 29)) == sentence
