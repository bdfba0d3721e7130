"""What the days of rounds and meetings must keep to; said alike of a form, an uploaded workbook and the command line.

Only what is new or changed is held against the rules, so that a workbook of before can still be read, mended and taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from dashboard import formats
from dashboard.master import MasterData, Round

DAYS_BEFORE = 31
"""So long before its reference date the deadline and the session of a round may be."""
DEADLINE_DAYS = 183
"""So long after the reference date the lists may be due: half a year."""
SESSION_DAYS = 366
"""So long after the reference date the session may be: a year, for one that was put off."""


def day_faults(before: MasterData, after: MasterData) -> list[str]:
    """What cannot be meant by the days of rounds and meetings that are new or changed, a sentence each."""
    known = {_days(each) for each in before.rounds}
    changed = [each for each in after.rounds if _days(each) not in known]
    of_rounds = [fault for each in changed for fault in (*_same_reference_date(each, after), *_far_off(each))]
    return [*of_rounds, *_two_meetings(before, after)]


def _days(steering_round: Round) -> tuple[str, date, date | None, date | None]:
    return steering_round.code, steering_round.reference_date, steering_round.deadline, steering_round.held_on


def _same_reference_date(this: Round, master: MasterData) -> Iterator[str]:
    for other in master.rounds:
        if other.code != this.code and other.reference_date == this.reference_date:
            day = formats.day(this.reference_date)
            yield f"Den Stichtag {day} der Runde {this.code} hat schon die Runde {other.code}; bitte einen anderen Tag angeben."


def _far_off(this: Round) -> Iterator[str]:
    told = (
        ("Die Frist", this.deadline, DEADLINE_DAYS, "ein halbes Jahr"),
        ("Die Sitzung", this.held_on, SESSION_DAYS, "ein Jahr"),
    )
    for what, day, most, so_long in told:
        if day is not None and not -DAYS_BEFORE <= (day - this.reference_date).days <= most:
            yield (
                f"{what} der Runde {this.code} ({formats.day(day)}) liegt zu weit vom Stichtag "
                f"{formats.day(this.reference_date)}: möglich ist ein Tag von einem Monat davor bis {so_long} danach; "
                "bitte das Datum prüfen."
            )
            return
    if this.deadline is not None and this.held_on is not None and this.held_on < this.deadline:
        days = f"({formats.day(this.held_on)}) liegt vor der Frist für die Listen ({formats.day(this.deadline)})"
        yield f"Die Sitzung der Runde {this.code} {days}; bitte eines der beiden Daten ändern."


def _two_meetings(before: MasterData, after: MasterData) -> Iterator[str]:
    known = Counter(each.day for each in before.meetings)
    for day, count in Counter(each.day for each in after.meetings).items():
        if count > max(known[day], 1):
            yield f"Am {formats.day(day)} gäbe es zwei Sitzungen der Arbeitsgruppe; bitte einen anderen Tag angeben."
