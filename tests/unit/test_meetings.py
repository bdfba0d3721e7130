"""The working group between two rounds: what a meeting takes up and notes, what it asks, and how the answer comes home."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries, settings
from dashboard.documents.round_sheet import round_sheet
from dashboard.intake.accepting.acceptance import Release, accept, now, receipt
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.deliveries.book import Inquiry, ask, release
from dashboard.intake.master.tables import Load, load_into, load_master
from dashboard.intake.reading import read_list
from dashboard.master import Round
from dashboard.refusals import RefusalError
from dashboard.rounds.meetings import note, plan
from dashboard.store import Store
from dashboard.ui.working_group.forms import measure_option, opening_sentence, standing
from dashboard.ui.working_group.meeting import GroupMeeting, current, round_to_ask_for, round_to_look_at, rounds_to_ask_for
from tests.builders import Page, workbook
from tests.built_once import a_copy_for_each_test
from tests.readings import row, taken
from tests.round_sheets import book, saved, store_with_a_field, texts

SPRING, AUTUMN, NO_MEETING = date(2026, 3, 12), date(2026, 9, 10), date(2026, 3, 13)
LEAD = "Federführende Stelle"


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has one measure; the group meets in spring and autumn, and a report is due on another day."""
    filled = store_with_a_field(path)
    taken(filled, [row("Sprachkurse")])
    with filled.write() as writer:
        writer.insert(
            "meeting",
            [
                {"kind": "meeting", "day": SPRING, "title": "1. Sitzung 2026"},
                {"kind": "meeting", "day": AUTUMN, "title": "2. Sitzung 2026"},
                {"kind": "report", "day": NO_MEETING, "title": "Bericht"},
            ],
        )
        writer.insert("action_field", [{"number": 7, "short_name": "Gesundheit", "long_name": "Gesundheit", "aliases": []}])
    return filled


def listed(store: Store, *columns: str) -> list[tuple[Any, ...]]:
    return queries.run(store, "meetings/list").select(columns).rows()


def inquiry(**values: Any) -> Inquiry:
    given: dict[str, Any] = {"round_code": "2026", "department": "SKB", "text": "Wie viele Plätze?", "asked_by": "Arbeitsgruppe"}
    return Inquiry(**{**given, "asked_on": SPRING, "measure_id": "SKB-0001", "meeting": SPRING, **values})


def test_the_last_plan_of_a_day_holds_and_the_earlier_one_stays_in_the_books(store: Store) -> None:
    plan(store, SPRING, [7, 1, 7], remark="  vor allem Kurse ", by=LEAD)
    plan(store, AUTUMN, [1], remark=None, by=LEAD)
    plan(store, SPRING, [7], remark="  ", by=LEAD)

    assert listed(store, "day", "title", "fields", "remark", "planned_by") == [
        (SPRING, "1. Sitzung 2026", [7], None, LEAD),
        (AUTUMN, "2. Sitzung 2026", [1], None, LEAD),
    ]
    assert store.query("select fields, remark from meeting_plan order by rowid").rows()[0] == ([1, 7], "vor allem Kurse")


def test_a_plan_that_holds_already_is_not_noted_again(store: Store) -> None:
    plan(store, SPRING, [7, 1], remark="Kurse", by=LEAD)
    plan(store, SPRING, [1, 7], remark=" Kurse ", by=LEAD)
    plan(store, SPRING, [1], remark="Kurse", by=LEAD)
    plan(store, SPRING, [1, 7], remark="Kurse", by=LEAD)

    told = store.query("select fields from meeting_plan order by rowid")["fields"].to_list()
    assert told == [[1, 7], [1], [1, 7]]


def test_a_meeting_without_a_plan_has_no_fields_and_one_may_be_planned_without_any(store: Store) -> None:
    plan(store, AUTUMN, [], remark=None, by=LEAD)

    assert listed(store, "fields") == [(None,), ([],)]


def test_notes_follow_one_another_by_number(store: Store) -> None:
    assert note(store, SPRING, "SKB-0001", " Zahlen getrennt nach Geschlecht ", by=LEAD) == 1
    assert note(store, AUTUMN, "SKB-0001", "Zahlen liegen vor", by=LEAD) == 2

    found = queries.run(store, "meetings/notes").select("note_id", "day", "meeting_title", "measure_id", "title", "text").rows()
    assert found == [
        (2, AUTUMN, "2. Sitzung 2026", "SKB-0001", "Sprachkurse", "Zahlen liegen vor"),
        (1, SPRING, "1. Sitzung 2026", "SKB-0001", "Sprachkurse", "Zahlen getrennt nach Geschlecht"),
    ]


REFUSED: dict[str, tuple[Callable[[Store], object], str]] = {
    "a day without a meeting": (lambda store: plan(store, date(2026, 3, 14), [1], remark=None, by=LEAD), "am 14.03.2026 gibt es"),
    "a day of a report": (lambda store: plan(store, NO_MEETING, [1], remark=None, by=LEAD), "am 13.03.2026 gibt es"),
    "an unknown field": (lambda store: plan(store, SPRING, [1, 2], remark=None, by=LEAD), "Ein Handlungsfeld 2 gibt es"),
    "a plan by nobody": (lambda store: plan(store, SPRING, [1], remark=None, by=" "), "die Stelle, die plant, an"),
    "a note on that day": (lambda store: note(store, NO_MEETING, "SKB-0001", "Text", by=LEAD), "am 13.03.2026 gibt es"),
    "an unknown measure": (lambda store: note(store, SPRING, "SKB-0002", "Text", by=LEAD), "Kennung „SKB-0002“ gibt es nicht"),
    "an empty note": (lambda store: note(store, SPRING, "SKB-0001", " \n", by=LEAD), "den Wortlaut der Notiz an"),
    "a note by nobody": (lambda store: note(store, SPRING, "SKB-0001", "Text", by=""), "die Stelle, die notiert, an"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_meant_is_refused_and_leaves_nothing(store: Store, what: str) -> None:
    action, reason = REFUSED[what]
    with pytest.raises(RefusalError, match=reason):
        action(store)
    assert listed(store, "fields", "notes") == [(None, 0), (None, 0)]


def test_a_inquiry_may_belong_to_a_meeting_of_the_master_data_only(store: Store) -> None:
    assert ask(store, inquiry()) == 1
    assert ask(store, inquiry(meeting=None)) == 2
    with pytest.raises(RefusalError, match=r"am 13\.03\.2026 gibt es in den Stammdaten nicht"):
        ask(store, inquiry(meeting=NO_MEETING))
    assert listed(store, "day", "inquiries", "open_inquiries") == [(SPRING, 1, 1), (AUTUMN, 0, 0)]


def test_a_inquiry_of_a_meeting_goes_out_in_the_round_sheet_and_its_answer_arrives_with_the_list(store: Store) -> None:
    number = ask(store, inquiry(meeting=SPRING))
    filled = book(round_sheet(store, "SKB", "2026"))
    assert texts(filled["Rückfragen"])[-4:] == [str(number), "SKB-0001", "Wie viele Plätze?", "Arbeitsgruppe, 12.03.2026"]
    filled["Rückfragen"]["E5"] = "240 Plätze"

    content = saved(filled)
    reading = read_list(content, "Liste.xlsx", load_master(store), "SKB")
    accepted = accept(store, reading, content, receipt=receipt("2026"))
    assert answer(store) == (None, None, True)
    assert listed(store, "inquiries", "open_inquiries")[0] == (1, 1)

    release(store, accepted.delivery_id, Release("Abteilungsleitung", date(2026, 9, 20), None))
    assert answer(store) == ("240 Plätze", "2026", False)
    assert listed(store, "inquiries", "open_inquiries")[0] == (1, 0)
    assert queries.run(store, "meetings/inquiries", unanswered=True).is_empty()
    again = book(round_sheet(store, "SKB", "2026"))["Rückfragen"]
    assert again["E5"].value == "240 Plätze"


def answer(store: Store) -> tuple[Any, ...]:
    """What the page's query says of the meeting's one question."""
    (found,) = queries.run(store, "meetings/inquiries", day=SPRING).select("answer", "answered_in", "has_draft").rows()
    return found


def test_a_rebuild_keeps_plans_notes_and_the_meeting_of_a_inquiry(tmp_path: Path) -> None:
    store = Store(tmp_path / "wieder.duckdb")
    with store.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    day = date(2026, 2, 12)
    content = workbook(Page([["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Kurs", "läuft"]]))
    accept(store, read_list(content, "SKB.xlsx", load_master(store), "SKB"), content, receipt=receipt("2026", "Leitung"))
    plan(store, day, [1], remark=None, by=LEAD)
    plan(store, day, [7], remark="Gesundheit", by=LEAD)
    note(store, day, "SKB-0001", "Zahlen getrennt nach Geschlecht", by=LEAD)
    ask(store, inquiry(meeting=day))
    before = [queries.run(store, f"meetings/{name}").rows() for name in ("list", "notes", "inquiries")]

    rebuild(store.path)

    assert [queries.run(store, f"meetings/{name}").rows() for name in ("list", "notes", "inquiries")] == before
    taken_up = queries.run(store, "meetings/list").filter(day=day).select("fields", "inquiries", "notes").rows()
    assert taken_up == [([7], 1, 1)]


def meeting(day: date = SPRING, **values: Any) -> GroupMeeting:
    nothing: dict[str, Any] = {"title": "1. Sitzung", "fields": None, "remark": None, "planned_by": None, "planned_at": None}
    return GroupMeeting(day, **{**nothing, "inquiries": 0, "open_inquiries": 0, "notes": 0, **values})


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 3, 11), SPRING), (SPRING, SPRING), (date(2026, 3, 13), AUTUMN), (date(2027, 1, 1), AUTUMN)],
)
def test_the_next_meeting_stands_first_else_the_last(today: date, expected: date) -> None:
    assert current([meeting(SPRING), meeting(AUTUMN)], today).day == expected


def ahead(code: str, *, is_frozen: bool = False) -> Round:
    """A round that meets on 26 November and looks at 30 September."""
    year = int(code)
    return Round(code, f"Runde {code}", date(year, 11, 26), date(year, 9, 30), is_frozen=is_frozen)


def with_state(code: str) -> Round:
    return Round(code, f"Runde {code}", None, date(int(code), 9, 30))


def test_an_inquiry_is_put_for_the_round_under_way_unless_that_is_frozen() -> None:
    """2026 meets on 26.11.2026; 2027 is called for from 02.07.2027 on."""
    rounds = [ahead("2024"), ahead("2025", is_frozen=True), ahead("2026"), ahead("2027")]
    assert round_to_ask_for(rounds, SPRING, date(2026, 11, 29)) == "2026"
    assert round_to_ask_for(rounds, date(2027, 7, 1), date(2026, 11, 29)) == "2026"
    assert round_to_ask_for(rounds, date(2027, 7, 2), date(2026, 11, 29)) == "2027"
    assert round_to_ask_for([ahead("2026", is_frozen=True), ahead("2027"), ahead("2028")], SPRING, SPRING) == "2027"
    assert round_to_ask_for(rounds, SPRING, date(2029, 1, 1)) == "2027"
    assert round_to_ask_for([], SPRING, SPRING) is None


def test_an_inquiry_is_put_for_no_round_that_is_over_and_the_newest_stands_first() -> None:
    rounds = [ahead("2023"), ahead("2024"), ahead("2025", is_frozen=True), ahead("2026"), ahead("2027")]
    assert [each.code for each in rounds_to_ask_for(rounds, date(2026, 11, 29))] == ["2027", "2026"]
    assert [each.code for each in rounds_to_ask_for([ahead("2025", is_frozen=True)], SPRING)] == ["2025"]


def test_a_meeting_looks_at_the_round_that_it_prepares_or_at_the_newest_state_before() -> None:
    rounds = [ahead("2025"), ahead("2026"), ahead("2027")]
    states = [with_state("2026"), with_state("2025")]
    assert round_to_look_at(rounds, states, date(2025, 11, 6)) == with_state("2025")
    assert round_to_look_at(rounds, states, SPRING) == with_state("2026")
    assert round_to_look_at(rounds, states, date(2027, 2, 1)) == with_state("2026")
    assert round_to_look_at(rounds, states, date(2029, 1, 1)) == with_state("2026")
    assert round_to_look_at([ahead("2024")], states, date(2024, 2, 1)) == with_state("2025")
    assert round_to_look_at(rounds, [], SPRING) is None


NAMES = {1: "1 Sprache", 4: "4 Bildung", 7: "7 Gesundheit"}


@pytest.mark.parametrize(
    ("values", "open_in_all", "expected"),
    [
        ({}, 0, "ohne gewählte Handlungsfelder. Gefragt ist in dieser Sitzung nichts; über alle Sitzungen ist keine Frage"),
        (
            {"fields": []},
            1,
            "ohne gewählte Handlungsfelder. Gefragt ist in dieser Sitzung nichts; über alle Sitzungen ist eine Frage",
        ),
        (
            {"fields": [7], "inquiries": 1},
            0,
            "zum Handlungsfeld **7 Gesundheit**. **Eine Frage** an ein Haus ist gestellt und beantwortet; über alle Sitzungen "
            "ist keine Frage",
        ),
        (
            {"fields": [1, 4, 7], "inquiries": 1, "open_inquiries": 1},
            3,
            "zu den Handlungsfeldern **1 Sprache**, **4 Bildung** und **7 Gesundheit**. **Eine Frage** an ein Haus ist gestellt "
            "und unbeantwortet; über alle Sitzungen sind 3 Fragen",
        ),
        (
            {"fields": [1, 4, 7, 9], "inquiries": 2, "open_inquiries": 1},
            2,
            "zu **4 Handlungsfeldern** (1, 4, 7 und 9). **2 Fragen** an die Häuser sind gestellt, davon **1 unbeantwortet**; "
            "über alle Sitzungen sind 2 Fragen",
        ),
        (
            {"fields": [9], "inquiries": 2},
            0,
            "zum Handlungsfeld **9**. **2 Fragen** an die Häuser sind gestellt, alle sind beantwortet; über alle Sitzungen ist "
            "keine Frage",
        ),
    ],
)
def test_the_page_opens_with_what_is_taken_up_asked_and_unanswered(
    values: dict[str, Any], open_in_all: int, expected: str
) -> None:
    sentence = opening_sentence(meeting(**values), NAMES, open_in_all)
    assert sentence == rf"1\. Sitzung am 12.03.2026 {expected} unbeantwortet."


@pytest.mark.parametrize(("owed", "expected"), [(0, "keine Frage"), (1, "1 Frage"), (2, "2 Fragen")])
def test_a_house_reads_what_it_owes(owed: int, expected: str) -> None:
    assert opening_sentence(meeting(), NAMES, 3, owed).endswith(f" unbeantwortet. Ihr Haus hat {expected} zu beantworten.")


def test_that_a_draft_answers_is_told_only_where_the_draft_may_be_seen() -> None:
    drafted = {"answer": None, "has_draft": True}
    assert standing(drafted, may_see_draft=True) == "◌ im Arbeitsstand beantwortet, noch nicht freigegeben"
    assert standing(drafted, may_see_draft=False) == "unbeantwortet"
    assert standing({"answer": None, "has_draft": False}, may_see_draft=True) == "unbeantwortet"
    assert standing({"answer": "Ja", "has_draft": True}, may_see_draft=True) == "✓ beantwortet"


def test_a_measure_to_choose_tells_its_state_and_a_rating_only_where_it_has_not_ended() -> None:
    state = {"measure_id": "SKB-0001", "title": "Kurse", "stage": "in_progress", "rating": "yellow", "changed_on": SPRING}
    assert measure_option(state) == "SKB-0001 · Kurse · in Umsetzung · ▲ verzögert · Angaben vom 12.03.2026"
    assert measure_option({**state, "stage": "completed"}) == "SKB-0001 · Kurse · umgesetzt · Angaben vom 12.03.2026"
