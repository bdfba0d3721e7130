"""One meeting of the working group: what is known of it, which round it prepares, and the choice of one in the URL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard import formats
from dashboard.charts.words import Round
from dashboard.ui import data
from dashboard.ui.linked_choice import linked_choice

KEY = "sitzung"


@dataclass(frozen=True, slots=True)
class GroupMeeting:
    """One day, as queries/meetings/list.sql has it; `fields` is None where nothing was planned yet."""

    day: date
    title: str | None
    fields: list[int] | None
    remark: str | None
    planned_by: str | None
    planned_at: datetime | None
    questions: int
    open_questions: int
    notes: int

    @property
    def name(self) -> str:
        """Its title, which the master data may have lost since."""
        return self.title or "Sitzung"

    @property
    def long_name(self) -> str:
        """ "4. Sitzung 2026 (05.11.2026)"."""
        return f"{self.name} ({formats.day(self.day)})"

    @property
    def is_known(self) -> bool:
        """Whether the master data still name it; only then something can be recorded."""
        return self.title is not None


@dataclass(frozen=True, slots=True)
class RoundAhead:
    """One round that a meeting may prepare."""

    code: str
    title: str
    reference_date: date
    meets: date
    """The day of the round, or its reference date where no day is set."""
    is_frozen: bool


def meetings() -> tuple[GroupMeeting, ...]:
    """All meetings, oldest first; StoreError where there is no store."""
    return tuple(GroupMeeting(**row) for row in data.frame("meetings/list").to_dicts())


def rounds_ahead() -> tuple[RoundAhead, ...]:
    """All rounds of the master data, oldest first."""
    return tuple(
        RoundAhead(
            row["round"],
            row["title"],
            row["reference_date"],
            row["held_on"] or row["reference_date"],
            row["frozen_at"] is not None,
        )
        for row in data.frame("freezing/rounds").to_dicts()
    )


def current(all_meetings: Sequence[GroupMeeting], today: date) -> GroupMeeting:
    """The next meeting, today's included, else the last one. At least one is given, oldest first."""
    return next((each for each in all_meetings if each.day >= today), all_meetings[-1])


def round_to_ask_for(rounds: Sequence[RoundAhead], day: date) -> str | None:
    """For which round a question is put on that day: the next one that is not frozen, else the newest; None without rounds."""
    ahead = [each.code for each in rounds if each.meets >= day and not each.is_frozen]
    return ahead[0] if ahead else rounds[-1].code if rounds else None


def round_to_look_at(rounds: Sequence[RoundAhead], told: Sequence[Round], day: date) -> Round | None:
    """Whose state a meeting of that day looks at: the round that it prepares, or the newest before it that has a state.

    `told` are the rounds with a state, newest first; None where there is none.
    """
    prepared = next((each for each in rounds if each.meets >= day), None)
    if prepared is None:
        return told[0] if told else None
    reached = [each for each in told if each.reference_date <= prepared.reference_date]
    return reached[0] if reached else told[-1] if told else None


def meeting_choice(all_meetings: Sequence[GroupMeeting], today: date) -> GroupMeeting:
    """Draw the choice, newest first, and return the meeting; the next one stands there unless the URL names another."""
    by_day = {each.day.isoformat(): each for each in reversed(all_meetings)}
    options = {code: each.long_name for code, each in by_day.items()}
    return by_day[linked_choice("Sitzung", options, KEY, current(all_meetings, today).day.isoformat())]
