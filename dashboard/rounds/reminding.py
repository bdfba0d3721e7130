"""Reminders of an answer: recorded as they went out, with the function that was reminded and the way; and who is reminded next.

Nothing is sent from here. A body that has answered for all its measures, also by confirming or with nothing to report, is not
reminded any more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_department, known_round, required
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.withdrawing import withdraw_entry
from dashboard.store import Queryable, Store
from dashboard.vocabulary import LABELS

OWING = frozenset({"missing", "draft", "partial"})
"""States of the delivery board in which an answer is owed."""
AHEAD, PAUSE = timedelta(days=7), timedelta(days=7)
"""How long before the deadline a body is first reminded, and how long nothing follows a reminder."""


def is_next(state: str, deadline: Deadline, reminded_on: date | None, *, asks_for_time: bool) -> bool:
    """Whether a body gets the next reminder: it owes an answer, its deadline is near or over, and it was not reminded lately.

    Who waits for more time to be granted is answered first and not reminded.
    """
    if state not in OWING or deadline.due is None or asks_for_time:
        return False
    is_near = deadline.due - deadline.today <= AHEAD
    return is_near and (reminded_on is None or deadline.today - reminded_on >= PAUSE)


@dataclass(frozen=True, slots=True)
class Sent:
    """How a reminder went out: to which function, no person, by which way, and on which day."""

    to: str
    way: str
    on: date


def remind(store: Store, round_code: str, departments: Collection[str], sent: Sent, *, by: str) -> list[int]:
    """Record a reminder of each of the bodies, or of none of them; gives back their numbers. `by` is a function, not a person.

    RefusalError: no body, the round, a body or the way is unknown, a function lacks, the day is still to come, the very same is
    recorded already, or a body owes nothing.
    """
    addressed_to, who = required(sent.to, "die Funktion, die erinnert wurde,"), required(by, "die Stelle, die erinnert,")
    if sent.way not in LABELS["reminder_way"]:
        raise RefusalError(f"Einen Weg „{sent.way}“ gibt es nicht; bekannt sind: {', '.join(LABELS['reminder_way'])}.")
    if sent.on > date.today():
        raise RefusalError(f"Der {formats.day(sent.on)} liegt noch vor uns; vermerkt wird, was hinausgegangen ist.")
    if not departments:
        raise RefusalError("Bitte wählen Sie wenigstens ein Haus.")
    with store.write() as writer:
        known_round(round_code, queries.run(writer, "master/steering_round")["code"])
        codes = queries.run(writer, "master/department")["code"]
        first = writer.next_number("reminder", "reminder_id")
        said = {"round": round_code, "reminded_on": sent.on, "addressed_to": addressed_to, "way": sent.way}
        rows = [said | {"department": known_department(code, codes)} for code in departments]
        for row in rows:
            _refuse_needless(writer, round_code, str(row["department"]))
            _refuse_double(writer, row)
        recorded = {"recorded_by": who, "recorded_at": now()}
        writer.insert("reminder", [row | recorded | {"reminder_id": number} for number, row in enumerate(rows, first)])
    return list(range(first, first + len(rows)))


def withdraw_reminder(store: Store, reminder_id: int, *, reason: str, by: str) -> None:
    """Take back a reminder that was recorded by mistake. RefusalError: there is no such one that holds, or the reason lacks."""
    withdraw_entry(store, "reminder", reminder_id, _refuse_unknown, reason=reason, by=by)


def _refuse_unknown(source: Queryable, reminder_id: int) -> None:
    if queries.run(source, "reminders/list").filter(reminder_id=reminder_id).is_empty():
        raise RefusalError(f"Eine Erinnerung Nr. {reminder_id} gibt es nicht, oder sie ist schon zurückgezogen.")


def _refuse_needless(source: Queryable, round_code: str, department: str) -> None:
    states = dict(queries.run(source, "delivery_board/board", round=round_code).select("department", "state").iter_rows())
    if states.get(department) not in OWING:
        raise RefusalError(f"{department} hat zur Runde {round_code} vollständig geantwortet; eine Erinnerung braucht es nicht.")


def _refuse_double(source: Queryable, row: Mapping[str, object]) -> None:
    rows = queries.run(source, "reminders/list", round=row["round"], department=row["department"]).to_dicts()
    if any(all(each[name] == value for name, value in row.items()) for each in rows):
        raise RefusalError(f"Diese Erinnerung an {row['department']} ist schon vermerkt.")
