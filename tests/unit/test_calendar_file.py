"""Dates as a calendar file: deadlines with their alarm, sessions and meetings, once each however often the file is taken."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from dashboard.commands.cli import cli
from dashboard.documents.calendar_file import calendar_file
from dashboard.refusals import RefusalError
from dashboard.rounds.decisions import Decision, close, decide
from dashboard.rounds.more_time import extend
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store

TODAY = date(2026, 9, 1)


@a_copy_for_each_test
def store(path: Path) -> Store:
    """The round 2026 asks until 15.10.2026 and meets on 26.11.2026; the working group meets on 5.11.2026."""
    store = empty_store(path)
    with store.write() as writer:
        writer.execute("update steering_round set held_on = date '2026-11-26', deadline = date '2026-10-15' where round = '2026'")
        writer.insert("meeting", [{"kind": "meeting", "day": date(2026, 11, 5), "title": "4. Sitzung; öffentlich"}])
        writer.insert("meeting", [{"kind": "report", "day": date(2026, 8, 1), "title": "Bericht 2026"}])
    return store


def events(content: bytes) -> list[dict[str, Any]]:
    found = Calendar.from_ical(content).walk("VEVENT")
    return [{"uid": str(each["uid"]), "summary": str(each["summary"]), "day": each.decoded("dtstart")} for each in found]


def test_every_day_ahead_stands_in_the_file_as_a_whole_day(store: Store) -> None:
    title = store.query("select title from steering_round where round = '2026'")["title"][0]

    assert [(each["day"], each["summary"]) for each in events(calendar_file(store, today=TODAY))] == [
        (date(2026, 9, 30), f"Stichtag der Angaben: {title}"),
        (date(2026, 10, 15), f"Frist für die Rückmeldung: {title}"),
        (date(2026, 11, 5), "Arbeitsgruppe: 4. Sitzung; öffentlich"),
        (date(2026, 11, 26), f"Sitzung: {title}"),
    ]


def test_open_decisions_and_more_time_of_houses_stand_there_too(store: Store) -> None:
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    due = date(2026, 12, 1)
    for body in ("SKB", "SIS"):
        decide(store, Decision("2026", f"{body} berichtet", "erweitern", {body: None}, due_on=due), by="Leitstelle")
    close(store, 2, "done", reason="liegt vor", by="Leitstelle")
    extend(store, "2026", "SIS", date(2026, 10, 30), reason=None, by="Leitstelle")

    title = store.query("select title from steering_round where round = '2026'")["title"][0]
    more = (date(2026, 10, 30), f"Verlängerte Frist für die Rückmeldung: SIS, {title}")
    decided = (due, "Frist des Beschlusses Nr. 1, SKB berichtet")
    assert {more, decided} <= said_in(calendar_file(store, today=TODAY))
    assert said_in(calendar_file(store, "SKB", today=TODAY)) & {more, decided} == {decided}
    assert said_in(calendar_file(store, "SIS", today=TODAY)) & {more, decided} == set()


def said_in(content: bytes) -> set[tuple[date, str]]:
    return {(each["day"], each["summary"]) for each in events(content)}


def test_a_deadline_reminds_a_week_before_and_nothing_else_does(store: Store) -> None:
    alarms = [
        (str(event["uid"]), alarm.decoded("trigger"))
        for event in Calendar.from_ical(calendar_file(store, today=TODAY)).walk("VEVENT")
        for alarm in event.walk("VALARM")
    ]
    assert alarms == [("deadline-2026@dashboard", timedelta(days=-7))]


def test_a_house_gets_its_own_deadline_which_keeps_its_name_when_it_moves(store: Store) -> None:
    before = events(calendar_file(store, "SKB", today=TODAY))[1]
    extend(store, "2026", "SKB", date(2026, 10, 30), reason=None, by="Leitstelle")
    after = next(each for each in events(calendar_file(store, "SKB", today=TODAY)) if each["uid"] == before["uid"])

    assert (before["day"], after["day"]) == (date(2026, 10, 15), date(2026, 10, 30))
    assert b"verl" in calendar_file(store, "SKB", today=TODAY)
    assert date(2026, 10, 15) in [each["day"] for each in events(calendar_file(store, "SIS", today=TODAY))]


def test_the_same_dates_make_the_same_file(store: Store) -> None:
    assert calendar_file(store, today=TODAY) == calendar_file(store, today=TODAY)


def test_an_unknown_house_is_refused(store: Store) -> None:
    with pytest.raises(RefusalError, match="Kürzel „SXY“"):
        calendar_file(store, "SXY")


def test_the_command_writes_the_file(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "termine.ics"
    done = CliRunner().invoke(cli, ["calendar", "--out", str(out), "--department", "skb", "--store", str(store.path)])

    assert (done.exit_code, done.output) == (0, f"{out} wurde geschrieben.\n")
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")
