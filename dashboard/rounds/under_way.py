"""Which steering round is under way: the one that pages open on and lists are asked for.

A round is prepared long before, with its day and all; lists that are late belong to the one before it until its own call begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.master import Round

CALL_DAYS = 90
"""So long before its reference date a round is called for, whether anybody has noted it or not."""


def called_from(steering_round: Round) -> date:
    """The day from which on lists are for this round by themselves."""
    return called_before(steering_round.reference_date)


def called_before(reference_date: date) -> date:
    """The same for a reference date."""
    return reference_date - timedelta(CALL_DAYS)


def is_called(steering_round: Round, today: date) -> bool:
    """Whether its lists are asked for: it was noted, or its reference date is near or past."""
    return steering_round.is_called or called_from(steering_round) <= today


def under_way(rounds: Sequence[Round], today: date) -> Round:
    """The round that is being worked on; at least one is given.

    Of those that are called for the next one that has a day to meet, else the newest; where none is called for yet, the first
    that has not met.
    """
    called = [each for each in rounds if is_called(each, today)]
    if not called:
        coming = [each for each in rounds if each.held_on is None or each.held_on >= today]
        return min(coming or rounds, key=lambda each: each.reference_date)
    ahead = [each for each in called if each.held_on is not None and each.held_on >= today]
    return min(ahead, key=lambda each: each.reference_date) if ahead else max(called, key=lambda each: each.reference_date)
