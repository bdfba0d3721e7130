"""What came of the items of an agenda: recorded, replaced, taken back, refused; and what is deferred comes up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.refusals import RefusalError
from dashboard.rounds.agenda import Item, agenda, proposed, save_agenda
from dashboard.rounds.decisions import Decision, close, decide
from dashboard.rounds.freezing import freeze
from dashboard.rounds.outcomes import Outcome, record_outcome
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.small_store import said, small_store

LEAD = "Federführende Stelle"
ASKED = Item("decision_needed", "SKB-0001", "Kurs (SKB): Stellen entfristen")
OWN = Item("own", None, "Begrüßung")


@a_copy_for_each_test
def store(path: Path) -> Store:
    """In both rounds the same is asked for SKB-0001; 2025 is frozen, with a saved agenda of that and an item of its own."""
    rows = [said(code, "SKB-0001", title="Kurs", decision_needed="Stellen entfristen") for code in ("2025", "2026")]
    store = small_store(path, rows)
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "ändern", "position": 1}])
        later = {"round": "2027", "title": "Runde 2027", "reference_date": date(2027, 9, 30)}
        writer.insert("steering_round", [later])
    freeze(store, "2025", by=LEAD)
    save_agenda(store, "2025", [ASKED, OWN], by=LEAD)
    return store


def outcome(store: Store, round_code: str, item: Item, *said_of_it: object) -> None:
    record_outcome(store, round_code, (item,), Outcome(*said_of_it), by=LEAD)  # type: ignore[arg-type]


def held(store: Store, round_code: str) -> list[tuple[object, ...]]:
    return queries.run(store, "agenda/outcomes", round=round_code).select("subject", "outcome", "decisions", "remark").rows()


def test_of_several_outcomes_the_last_one_holds_and_the_others_stay_in_the_books(store: Store) -> None:
    outcome(store, "2025", OWN, "deferred")
    outcome(store, "2025", OWN, "noted", (), "Ohne  Aussprache. ")
    assert held(store, "2025") == [("Begrüßung", "noted", [], "Ohne Aussprache.")]
    assert store.query("select outcome, recorded_by from agenda_outcome order by outcome_id").rows() == [
        ("deferred", LEAD),
        ("noted", LEAD),
    ]


def test_an_outcome_is_taken_back(store: Store) -> None:
    outcome(store, "2025", OWN, "noted")
    outcome(store, "2025", OWN, "none")
    assert held(store, "2025") == []
    assert proposed(store, "2026") == [ASKED]


def test_what_was_deferred_comes_up_again_until_something_else_came_of_it(store: Store) -> None:
    """An item of one's own keeps the words under which it was deferred first, whatever it is called later."""
    for item in (ASKED, OWN):
        outcome(store, "2025", item, "deferred")
    again = Item("own", "Begrüßung", "Begrüßung", deferred_in="2025")
    assert proposed(store, "2026") == [again, replace(ASKED, deferred_in="2025")]
    freeze(store, "2026", by=LEAD)
    renamed = replace(again, title="Begrüßung der Gäste")
    save_agenda(store, "2026", [renamed, ASKED], by=LEAD)
    assert agenda(store, "2026") == [renamed, replace(ASKED, deferred_in="2025")]
    outcome(store, "2026", renamed, "deferred")
    outcome(store, "2026", ASKED, "noted")
    assert [(item.title, item.deferred_in) for item in proposed(store, "2027")] == [
        ("Begrüßung der Gäste", "2026"),
        (ASKED.title, None),
    ]


def test_a_decision_that_was_deferred_and_is_closed_comes_up_no_more(store: Store) -> None:
    number = decide(store, Decision("2025", "Stellen schaffen", "ändern"), by=LEAD)
    freeze(store, "2026", by=LEAD)
    item = Item("decision", str(number), "Stellen schaffen (Runde 2025)")
    save_agenda(store, "2026", [item], by=LEAD)
    outcome(store, "2026", item, "deferred")
    assert proposed(store, "2027")[0] == replace(item, deferred_in="2026")
    close(store, number, "done", reason=None, by=LEAD)
    assert [each.source for each in proposed(store, "2027")] == ["decision_needed"]


def test_what_is_decided_stands_with_its_decision(store: Store) -> None:
    """The one on the same measure comes by itself, another one is named."""
    number = decide(store, Decision("2025", "Stellen schaffen", "ändern", measures=("SKB-0001",)), by=LEAD)
    outcome(store, "2025", ASKED, "decided")
    outcome(store, "2025", OWN, "decided", (number,))
    assert held(store, "2025") == [("SKB-0001", "decided", [number], None), ("Begrüßung", "decided", [number], None)]


REFUSED = {
    "no decision": (OWN, Outcome("decided"), "Zu diesem Punkt gibt es keinen Beschluss"),
    "a decision that there is not": (OWN, Outcome("decided", (7,)), "Einen Beschluss Nr. 7 hat die Runde 2025 nicht gefasst"),
    "a decision beside another outcome": (OWN, Outcome("noted", (7,)), "Beschlüsse stehen nur zum Ergebnis „beschlossen“"),
    "an item that is not on the agenda": (Item("own", None, "Aussprache"), Outcome("noted"), "„Aussprache“ steht nicht auf der"),
    "nothing to take back": (OWN, Outcome("none"), "Zu diesem Punkt ist kein Ergebnis aufgenommen"),
    "no outcome": (OWN, Outcome(""), "Bitte wählen Sie das Ergebnis"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_recorded_is_refused(store: Store, name: str) -> None:
    item, said_of_it, sentence = REFUSED[name]
    with pytest.raises(RefusalError, match=sentence):
        record_outcome(store, "2025", (item,), said_of_it, by=LEAD)
    assert held(store, "2025") == []


def test_nothing_comes_of_an_agenda_before_the_state_is_frozen(store: Store) -> None:
    save_agenda(store, "2026", [ASKED], by=LEAD)
    with pytest.raises(RefusalError, match="der Stand der Runde 2026 ist noch nicht festgeschrieben"):
        outcome(store, "2026", ASKED, "noted")


def test_a_form_that_was_sent_twice_records_once(store: Store) -> None:
    outcome(store, "2025", OWN, "noted", (), "Kurz.")
    with pytest.raises(RefusalError, match="Dieses Ergebnis ist schon aufgenommen"):
        outcome(store, "2025", OWN, "noted", (), "Kurz.")
    outcome(store, "2025", OWN, "noted", (), "Lang.")
    assert held(store, "2025") == [("Begrüßung", "noted", [], "Lang.")]
