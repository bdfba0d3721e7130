"""Taking back what the working group asked or noted: it stands nowhere else any more, and stays in the books."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.documents.round_sheet import round_sheet
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.refusals import RefusalError
from dashboard.rounds.meetings import note, withdraw
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import row, taken
from tests.round_sheets import book, store_with_a_field, texts

SPRING, AUTUMN = date(2026, 3, 12), date(2026, 9, 10)
LEAD = "Federführende Stelle"


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has one measure; the group meets in spring and autumn."""
    made = store_with_a_field(path)
    taken(made, [row("Sprachkurse")])
    with made.write() as writer:
        days = ((SPRING, "1. Sitzung 2026"), (AUTUMN, "2. Sitzung 2026"))
        writer.insert("meeting", [{"kind": "meeting", "day": day, "title": title} for day, title in days])
    return made


def listed(store: Store, *columns: str) -> list[tuple[Any, ...]]:
    return queries.run(store, "meetings/list").select(columns).rows()


def inquiry() -> Inquiry:
    return Inquiry("2026", "SKB", "Wie viele Plätze?", "Arbeitsgruppe", SPRING, "SKB-0001", SPRING)


def test_a_inquiry_that_is_taken_back_is_asked_no_more_and_stays_in_the_books(store: Store) -> None:
    number = ask(store, inquiry())
    withdraw(store, "inquiry", number, reason=" an das falsche Haus ", by=LEAD)

    assert listed(store, "inquiries", "open_inquiries")[0] == (0, 0)
    assert queries.run(store, "meetings/inquiries").is_empty()
    assert queries.run(store, "freezing/checklist", round="2026").filter(kind="inquiry").is_empty()
    assert queries.run(store, "round_sheet/inquiries", department="SKB", round="2026").is_empty()
    assert "Wie viele Plätze?" not in texts(book(round_sheet(store, "SKB", "2026"))["Rückfragen"])
    kept = queries.run(store, "meetings/withdrawn", day=SPRING).select("kind", "number", "about", "text", "reason").rows()
    assert kept == [("inquiry", 1, "SKB", "Wie viele Plätze?", "an das falsche Haus")]
    assert ask(store, inquiry()) == 2


def test_a_note_that_is_taken_back_stands_nowhere_but_at_its_meeting(store: Store) -> None:
    note(store, SPRING, "SKB-0001", "Falsch notiert", by=LEAD)
    note(store, SPRING, "SKB-0001", "Richtig notiert", by=LEAD)
    withdraw(store, "note", 1, reason="vertippt", by=LEAD)

    assert listed(store, "notes")[0] == (1,)
    assert queries.run(store, "meetings/notes", measure_id="SKB-0001")["text"].to_list() == ["Richtig notiert"]
    assert queries.run(store, "meetings/withdrawn", day=SPRING)["text"].to_list() == ["Falsch notiert"]
    assert queries.run(store, "meetings/withdrawn", day=AUTUMN).is_empty()


def test_an_answered_inquiry_and_what_is_not_there_cannot_be_taken_back(store: Store) -> None:
    number = ask(store, inquiry())
    (delivery,) = queries.run(store, "deliveries/list", round="2025", department="SKB")["delivery_id"].to_list()
    with store.write() as writer:
        came = {"delivery_id": delivery, "inquiry_id": number, "answer": "240", "sheet": "Rückfragen", "cell": "E5"}
        writer.insert("inquiry_answer", [came])
    for kind, which, reason in (
        ("inquiry", number, "Frage Nr. 1 ist beantwortet"),
        ("inquiry", 9, "Eine Frage Nr. 9 gibt es nicht"),
        ("note", 1, "Eine Notiz Nr. 1 gibt es nicht"),
    ):
        with pytest.raises(RefusalError, match=reason):
            withdraw(store, kind, which, reason="Irrtum", by=LEAD)
    with pytest.raises(RefusalError, match="den Grund an"):
        withdraw(store, "inquiry", number, reason=" ", by=LEAD)
    assert store.query("select count(*) from entry_withdrawal").item() == 0
