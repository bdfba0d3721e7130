"""What is proposed for the agenda of a round, what was saved of it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import formats, queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError
from dashboard.rounds.agenda import Item, agenda, by_cause, differences, minutes_of, proposed, save_agenda, topics
from dashboard.store import Store
from dashboard.ui.steering_round.agenda import changed_together, exchanged, placed
from tests.small_store import said, small_store

LEAD = "Federführende Stelle"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """In field 4 SKB-0001 became yellow, in field 7 SJV-0001 became green again and SJV-0002 is new and red."""
    return small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001", action_field=4, stage="in_progress", rating="green"),
            said("2025", "SKB-0002", action_field=4, stage="in_progress", rating="red"),
            said("2025", "SKB-0003", action_field=4, stage="in_progress", rating="red"),
            said("2025", "SJV-0001", action_field=7, rating="yellow"),
            said("2026", "SKB-0001", action_field=4, stage="in_progress", rating="yellow"),
            said("2026", "SKB-0002", action_field=4, title="Kurs", stage="in_progress", rating="red", rating_reason="Personal"),
            said("2026", "SKB-0003", action_field=4, title="Rat", rating="red", decision_needed="Stellen entfristen"),
            said("2026", "SKB-0004", stage="completed", rating="red", decision_needed="Ist schon beendet"),
            said("2026", "SJV-0001", action_field=7, rating="green"),
            said("2026", "SJV-0002", action_field=7, title="Neu", rating="red"),
        ],
    )


def decided(store: Store, decision_id: int, round_code: str, state: str = "open", **values: Any) -> None:
    row = {
        "round": round_code,
        "wording": f"Beschluss {decision_id}",
        "kind": "change",
        "measures": [],
        "fields": [],
        "departments": [],
        "stances": [],
    }
    entered = {"state": state, "entered_by": LEAD, "entered_at": now(), "decision_id": decision_id, "entry": 1}
    with store.write() as writer:
        writer.insert("decision_entry", [{**row, **entered, **values}])


def test_proposed_are_open_decisions_then_what_is_asked_then_red_then_fields_that_got_worse(store: Store) -> None:
    decided(store, 1, "2025")
    decided(store, 2, "2025", due_on=date(2026, 6, 30))
    decided(store, 3, "2025", state="done")
    decided(store, 4, "2026")
    assert proposed(store, "2026") == [
        Item("decision", "2", "Beschluss 2 (Runde 2025, seit 30.06.2026 fällig)"),
        Item("decision", "1", "Beschluss 1 (Runde 2025)"),
        Item("decision_needed", "SKB-0003", "Rat (SKB): Stellen entfristen"),
        Item("red", "SKB-0002", "Kurs (SKB): Personal"),
        Item("red", "SJV-0002", "Neu (SJV): ein Grund ist nicht genannt"),
        Item(
            "field",
            "4",
            "Handlungsfeld 4 Bildung: 3 statt 2 von 3 in beiden Runden bewerteten oder beendeten Maßnahmen verzögert oder "
            "gefährdet",
        ),
    ]


@pytest.mark.parametrize(("held_on", "word"), [(date(2026, 10, 5), "am"), (date(2026, 10, 6), "seit")])
def test_a_decision_is_overdue_for_the_day_on_which_the_round_meets(store: Store, held_on: date, word: str) -> None:
    decided(store, 1, "2025", due_on=date(2026, 10, 5))
    with store.write() as writer:
        writer.execute("update steering_round set held_on = $day where round = '2026'", {"day": held_on})

    assert proposed(store, "2026")[0].title == f"Beschluss 1 (Runde 2025, {word} 05.10.2026 fällig)"


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 11, 28), "seit 28.11.2026 fällig"),
        (date(2026, 11, 29), "fällig am 29.11.2026, vor dem Stichtag"),
        (date(2027, 9, 29), "fällig am 29.09.2027, vor dem Stichtag"),
        (date(2027, 9, 30), "am 30.09.2027 fällig"),
    ],
)
def test_a_decision_whose_day_lies_ahead_is_not_late_yet(tmp_path: Path, due_on: date, words: str) -> None:
    store = small_store(tmp_path / "next.duckdb", [said("2027", "SKB-0001")])
    decided(store, 1, "2026", due_on=due_on)

    assert proposed(store, "2027", date(2026, 11, 29))[0].title == f"Beschluss 1 (Runde 2026, {words})"


def test_a_field_that_is_only_worse_by_a_new_measure_is_not_proposed(store: Store) -> None:
    assert queries.run(store, "agenda/worse_fields", round="2026")["field"].to_list() == ["4"]


@pytest.mark.parametrize(("before", "proposed_fields"), [(None, []), ("green", ["4"])])
def test_a_first_rating_makes_no_field_worse(tmp_path: Path, before: str | None, proposed_fields: list[str]) -> None:
    rows = [said("2025", "SKB-0001", action_field=4, rating=before), said("2026", "SKB-0001", action_field=4, rating="yellow")]
    store = small_store(tmp_path / "s.duckdb", rows)
    assert queries.run(store, "agenda/worse_fields", round="2026")["field"].to_list() == proposed_fields


def test_the_first_round_has_no_field_to_compare(store: Store) -> None:
    assert [item.source for item in proposed(store, "2025")] == ["red", "red"]


def test_a_saved_agenda_keeps_its_order_and_what_is_proposed_since_comes_last(store: Store) -> None:
    own = Item("own", None, "Verschiedenes", 10)
    dropped = Item("red", "SJV-0002", "Neu (SJV)", None, is_dropped=True)
    assert save_agenda(store, "2026", [own, dropped], by=LEAD) == 1
    assert agenda(store, "2026")[:2] == [own, dropped]
    assert [(item.subject, item.is_new) for item in agenda(store, "2026")[2:]] == [
        ("SKB-0003", True),
        ("SKB-0002", True),
        ("4", True),
    ]
    decided(store, 1, "2025")
    assert agenda(store, "2026")[2] == Item("decision", "1", "Beschluss 1 (Runde 2025)", is_new=True)


def test_the_newest_edition_holds_and_the_older_stays_in_the_books(store: Store) -> None:
    save_agenda(store, "2026", [Item("own", None, "Erstes")], by=LEAD)
    assert save_agenda(store, "2026", [Item("own", None, "  Zweites \n Wort ", 240)], by=LEAD) == 2
    assert agenda(store, "2026")[0] == Item("own", None, "Zweites Wort", 240)
    titles = store.query("select edition, title, saved_by from agenda_item order by edition").rows()
    assert titles == [(1, "Erstes", LEAD), (2, "Zweites Wort", LEAD)]


def test_the_time_is_the_sum_of_what_is_not_dropped() -> None:
    items = [Item("own", None, "a", 10), Item("own", None, "b"), Item("own", None, "c", 20, is_dropped=True)]
    assert minutes_of(items) == 10


@pytest.mark.parametrize(
    ("round_code", "items", "by", "reason"),
    [
        ("2031", [Item("own", None, "a")], LEAD, "„2031“ gibt es in den Stammdaten nicht"),
        ("2026", [], LEAD, "hat keinen Punkt"),
        ("2026", [Item("own", None, "a"), Item("own", None, "  ")], LEAD, "Punkt 2 der Tagesordnung hat keinen Wortlaut"),
        ("2026", [Item("own", None, "a", 0)], LEAD, "1 bis 240 Minuten, nicht 0"),
        ("2026", [Item("own", None, "a", 241)], LEAD, "1 bis 240 Minuten, nicht 241"),
        ("2026", [Item("own", None, "a")], " ", "die Stelle, die die Tagesordnung festlegt"),
    ],
)
def test_an_agenda_is_refused_with_one_sentence(store: Store, round_code: str, items: list[Item], by: str, reason: str) -> None:
    with pytest.raises(RefusalError, match=reason):
        save_agenda(store, round_code, items, by=by)
    assert queries.run(store, "agenda/saved", round="2026").is_empty()


def test_one_minute_is_just_enough(store: Store) -> None:
    save_agenda(store, "2026", [Item("own", None, "a", 1)], by=LEAD)
    assert agenda(store, "2026")[0].minutes == 1


def test_who_changes_an_older_edition_is_told_what_changed_and_overwrites_nothing(store: Store) -> None:
    one, two, three = Item("own", None, "Eins", 10), Item("own", None, "Zwei", 20), Item("own", None, "Drei")
    save_agenda(store, "2026", [one, two], by=LEAD, based_on=0)
    save_agenda(store, "2026", [three, replace(one, minutes=15), replace(two, is_dropped=True)], by="Vorzimmer", based_on=1)

    with pytest.raises(RefusalError) as refused:
        save_agenda(store, "2026", [two, one], by=LEAD, based_on=1)

    today = formats.day(now().date())
    assert str(refused.value) == (
        f"Inzwischen hat „Vorzimmer“ die Tagesordnung geändert (2. Fassung, {today}): neu: „Drei“; Zeit für „Eins“: 10 Minuten → "
        "15 Minuten; entfällt: „Zwei“. Gespeichert wurde nichts; bitte sehen Sie die neue Fassung an und tragen Sie Ihre "
        "Änderung dort ein."
    )
    assert [item.title for item in agenda(store, "2026")[:3]] == ["Drei", "Eins", "Zwei"]
    assert save_agenda(store, "2026", [two, one], by=LEAD, based_on=2) == 3


def test_the_first_edition_may_come_from_another_window_too(store: Store) -> None:
    save_agenda(store, "2026", [Item("own", None, "Eins")], by="Vorzimmer", based_on=0)

    with pytest.raises(RefusalError, match=r"neu: „Eins“\. Gespeichert wurde nichts"):
        save_agenda(store, "2026", [Item("own", None, "Zwei")], by=LEAD, based_on=0)


def test_differences_are_told_by_item() -> None:
    def row(title: str, subject: str | None = None, minutes: int | None = None, is_dropped: bool = False) -> dict[str, Any]:
        source = "red" if subject else "own"
        return {"source": source, "subject": subject, "title": title, "minutes": minutes, "is_dropped": is_dropped}

    before = [row("Alt", "SKB-0001"), row("Weg"), row("Bleibt", is_dropped=True), row("Zuletzt")]
    after = [row("Zuletzt"), row("Neu gefasst", "SKB-0001"), row("Bleibt")]

    assert differences(by_cause(before), by_cause(after)) == [
        "nicht mehr darin: „Weg“",
        "Wortlaut: „Alt“ → „Neu gefasst“",
        "wieder aufgenommen: „Bleibt“",
        "andere Reihenfolge",
    ]


def test_an_item_that_is_sent_twice_stands_once_and_an_older_double_does_not_stop_the_rest(store: Store) -> None:
    one = Item("own", None, "Eins")
    with pytest.raises(RefusalError, match="„Eins“ steht schon auf der Tagesordnung"):
        save_agenda(store, "2026", [one, Item("own", None, " Eins ")], by=LEAD)
    with store.write() as writer:
        row = {"round": "2026", "edition": 1, "source": "own", "title": "Eins", "is_dropped": False, "saved_by": LEAD}
        writer.insert("agenda_item", [row | {"position": at, "saved_at": now()} for at in (1, 2)])

    assert save_agenda(store, "2026", [one, one, Item("own", None, "Zwei")], by=LEAD) == 2


def test_several_fields_in_a_row_are_one_topic_and_one_that_is_sorted_away_or_dropped_is_its_own() -> None:
    one, two, three = (Item("field", number, f"Feld {number}") for number in "123")
    own = Item("own", None, "Verschiedenes")
    assert topics([one, two, own, three]) == [(one, two), (own,), (three,)]
    assert topics([one, replace(two, is_dropped=True), three]) == [(one,), (replace(two, is_dropped=True),), (three,)]
    assert topics([one, replace(two, is_new=True)]) == [(one,), (replace(two, is_new=True),)]
    red = [Item("red", key, key) for key in ("SKB-0001", "SKB-0002")]
    asked = [Item("decision_needed", key, key) for key in ("SKB-0003", "SKB-0004")]
    assert topics([*red, *asked]) == [tuple(red), (asked[0],), (asked[1],)]


def test_a_topic_of_several_is_timed_moved_and_dropped_as_one_and_its_items_stay_what_they_are() -> None:
    own, one, two = Item("own", None, "Eins"), Item("field", "1", "Feld 1", 5), Item("field", "2", "Feld 2", 5)
    known = topics([own, one, two])
    assert changed_together(known, [1], "Zeit vorsehen", 20) == [own, replace(one, minutes=20), replace(two, minutes=None)]
    assert changed_together(known, [1], "an den Anfang stellen", 20) == [one, two, own]
    assert changed_together(known, [1], "entfallen lassen", 5) == [
        own,
        replace(one, is_dropped=True),
        replace(two, is_dropped=True),
    ]
    assert placed([one, two], [own], 2) == [one, two, own]


def test_one_item_of_a_topic_is_changed_where_it_stands_or_moved_out() -> None:
    one, two, own = Item("field", "1", "Feld 1"), Item("field", "2", "Feld 2"), Item("own", None, "Eins")
    changed = replace(two, title="Feld 2 zuerst beraten")
    assert exchanged([one, two, own], (two,), [changed], None) == [one, changed, own]
    assert exchanged([one, two, own], (two,), [changed], 3) == [one, own, changed]


def test_of_two_items_that_are_alike_only_the_chosen_one_is_changed() -> None:
    first, second = Item("own", None, "Eins"), Item("own", None, "Eins")
    dropped = replace(second, is_dropped=True)
    assert exchanged([first, second], (second,), [dropped], None) == [first, dropped]
    assert exchanged([first, second], (second,), [dropped], 1) == [dropped, first]
