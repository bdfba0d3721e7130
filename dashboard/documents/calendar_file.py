"""The days of the rounds and the working group as a calendar file (iCalendar, RFC 5545), which every calendar program opens.

A day of a round that moves keeps its name in the file, so that a calendar which takes the newer file has it once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dashboard import formats, queries
from dashboard.documents.round_sheet.workbook import has_samples
from dashboard.refusals import known_department
from dashboard.store import Queryable
from dashboard.vocabulary import SAMPLE_MARK

if TYPE_CHECKING:
    from icalendar import Alarm, Event

FILE = "Termine.ics"
MIME = "text/calendar"
_SUMMARIES = {
    "deadline": "Frist für die Rückmeldung: {title}",
    "reference": "Stichtag der Angaben: {title}",
    "extended": "Verlängerte Frist für die Rückmeldung: {title}",
    "session": "Sitzung: {title}",
    "decision": "Frist des Beschlusses {title}",
    "meeting": "Arbeitsgruppe: {title}",
    "report": "Fällig: {title}",
}
_REMINDED_BEFORE = timedelta(days=7)


def calendar_file(source: Queryable, department: str | None = None, *, today: date | None = None) -> bytes:
    """The days from `today` (None: now) on; with the deadlines of a body, where it has its own.

    RefusalError where the body is unknown.
    """
    from icalendar import Calendar  # takes a fifth of a second to load, which every start of the program would wait for

    if department is not None:
        department = known_department(department, queries.run(source, "master/department")["code"])
    rows = queries.run(source, "deadlines/calendar", department=department, day=today or date.today())
    calendar = Calendar()
    for name, value in (("prodid", "-//Steuerungs-Dashboard//DE"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    mark = f"{SAMPLE_MARK}: " if has_samples(source) else ""
    loaded = queries.run(source, "master/loads")["loaded_at"].to_list()
    stamp = max(loaded, default=datetime(2026, 1, 1)).replace(tzinfo=UTC)
    for row in rows.iter_rows(named=True):
        calendar.add_component(_event(row, department, mark, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(row: Mapping[str, Any], department: str | None, mark: str, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _name(row, department))
    event.add("dtstamp", stamp)
    event.add("dtstart", row["day"])
    event.add("dtend", row["day"] + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    summary = mark + _SUMMARIES[row["kind"]].format(title=row["title"])
    event.add("summary", summary)
    if row["is_extended"] and department is not None:
        event.add("description", f"Für {department} verlängert bis {formats.day(row['day'])}.")
    if row["kind"] == "deadline":
        event.add_component(_alarm(summary))
    return event


def _alarm(summary: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_REMINDED_BEFORE)
    alarm.add("description", summary)
    return alarm


def _name(row: Mapping[str, Any], department: str | None) -> str:
    """The same for the same occasion of a round, whenever it is; a meeting has no other name than its day and title."""
    whose = f"-{department}" if department and row["kind"] == "deadline" else ""
    occasion = row["round"] or f"{row['day']}-{row['title']}"
    return "".join(each if each.isalnum() else "-" for each in f"{row['kind']}-{occasion}{whose}") + "@dashboard"
