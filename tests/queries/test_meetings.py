"""What the meetings of the working group took up, asked and noted, by literal rows."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.store import Store
from tests.small_store import Delivered, said, small_store

SPRING, AUTUMN, LOST = date(2026, 3, 12), date(2026, 9, 10), date(2025, 5, 5)
NOTED = {"noted_by": "Federführende Stelle", "noted_at": datetime(2026, 3, 12, 10)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """SKB's list of 2025 is delivery 2, SJV's 1; in 2026 SJV's is 3, released, and SKB's 4, a draft that renames the measure."""
    filled = small_store(
        tmp_path / "store.duckdb",
        [
            said("2025", "SKB-0001", title="Kurs"),
            said("2025", "SJV-0001", title="Rat"),
            said("2026", "SKB-0001", title="Kurs, neu benannt"),
            said("2026", "SJV-0001", title="Rat und Tat"),
        ],
        [Delivered("2026", "SKB", is_released=False)],
    )
    with filled.write() as writer:
        days = [("meeting", AUTUMN, "2. Sitzung"), ("meeting", SPRING, "1. Sitzung"), ("report", date(2026, 12, 31), "Bericht")]
        writer.insert("meeting", [{"kind": kind, "day": day, "title": title} for kind, day, title in days])
    return filled


def written(store: Store, table: str, *rows: dict[str, Any]) -> None:
    with store.write() as writer:
        writer.insert(table, list(rows))


def inquiry(inquiry_id: int, department: str, **values: Any) -> dict[str, Any]:
    given = {"round": "2026", "measure_id": None, "text": f"Frage {inquiry_id}", "asked_by": "Arbeitsgruppe"}
    return {**given, "asked_on": SPRING, "meeting": SPRING, "inquiry_id": inquiry_id, "department": department, **values}


def answered(delivery_id: int, inquiry_id: int, answer: str) -> dict[str, Any]:
    return {"delivery_id": delivery_id, "inquiry_id": inquiry_id, "answer": answer, "sheet": "Rückfragen", "cell": "E5"}


def rows(store: Store, name: str, *columns: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return queries.run(store, f"meetings/{name}", **parameters).select(columns).rows()


def test_meetings_stand_by_day_and_a_report_is_none_of_them(store: Store) -> None:
    assert rows(store, "list", "day", "title", "fields", "inquiries", "open_inquiries", "notes") == [
        (SPRING, "1. Sitzung", None, 0, 0, 0),
        (AUTUMN, "2. Sitzung", None, 0, 0, 0),
    ]


def test_a_day_that_the_master_data_have_lost_stays_with_what_was_recorded(store: Store) -> None:
    written(store, "meeting_plan", {"day": LOST, "fields": [1], "remark": None, **NOTED})
    written(store, "meeting_note", {"note_id": 1, "day": LOST, "measure_id": "SKB-0001", "text": "Alt", **NOTED})
    written(store, "inquiry", inquiry(1, "SKB", meeting=LOST))

    assert rows(store, "list", "day", "title", "fields", "inquiries", "notes")[0] == (LOST, None, [1], 1, 1)
    assert rows(store, "inquiries", "meeting", "meeting_title") == [(LOST, None)]
    assert rows(store, "notes", "day", "meeting_title") == [(LOST, None)]


def test_of_two_plans_of_one_moment_the_one_written_last_holds(store: Store) -> None:
    written(store, "meeting_plan", {"day": SPRING, "fields": [1, 4], "remark": "zuerst", **NOTED})
    written(store, "meeting_plan", {"day": SPRING, "fields": [7], "remark": None, **NOTED})
    assert rows(store, "list", "fields", "remark")[0] == ([7], None)


def test_an_answer_counts_when_it_is_released_and_a_draft_is_told_apart(store: Store) -> None:
    written(store, "inquiry", inquiry(1, "SKB"), inquiry(2, "SJV"), inquiry(3, "SJV"))
    written(store, "inquiry_answer", answered(4, 1, "im Arbeitsstand"), answered(3, 2, "freigegeben"))

    assert rows(store, "inquiries", "inquiry_id", "department", "answer", "answered_in", "answered_on", "has_draft") == [
        (1, "SKB", None, None, None, True),
        (2, "SJV", "freigegeben", "2026", date(2026, 9, 30), False),
        (3, "SJV", None, None, None, False),
    ]
    assert rows(store, "list", "inquiries", "open_inquiries")[0] == (3, 2)
    assert rows(store, "inquiries", "inquiry_id", unanswered=True) == [(1,), (3,)]


def test_of_two_released_answers_the_newer_list_holds_until_it_is_taken_back(store: Store) -> None:
    written(store, "inquiry", inquiry(2, "SJV", round="2025"))
    written(store, "inquiry_answer", answered(1, 2, "zuerst"), answered(3, 2, "dann"))
    assert rows(store, "inquiries", "answer", "answered_in") == [("dann", "2026")]

    taken_back = {"delivery_id": 3, "reason": "Irrtum", "withdrawn_by": "SJV", "withdrawn_at": datetime(2026, 10, 1)}
    written(store, "withdrawal", taken_back)
    assert rows(store, "inquiries", "answer", "answered_in") == [("zuerst", "2025")]


def test_inquiries_can_be_those_of_a_meeting_or_of_a_measure(store: Store) -> None:
    written(
        store,
        "inquiry",
        inquiry(1, "SJV", measure_id="SJV-0001"),
        inquiry(2, "SKB", measure_id="SKB-0001", meeting=AUTUMN),
        inquiry(3, "SKB", meeting=None),
    )
    columns = ("inquiry_id", "meeting_title", "measure_id", "title")
    assert rows(store, "inquiries", *columns) == [
        (2, "2. Sitzung", "SKB-0001", "Kurs"),
        (3, None, None, None),
        (1, "1. Sitzung", "SJV-0001", "Rat und Tat"),
    ]
    assert rows(store, "inquiries", *columns, day=SPRING) == [(1, "1. Sitzung", "SJV-0001", "Rat und Tat")]
    assert rows(store, "inquiries", *columns, measure_id="SKB-0001") == [(2, "2. Sitzung", "SKB-0001", "Kurs")]


def test_notes_stand_newest_meeting_first_under_the_released_title(store: Store) -> None:
    for number, day, measure_id in ((1, SPRING, "SKB-0001"), (2, AUTUMN, "SJV-0001"), (3, SPRING, "SJV-0001")):
        note = {"note_id": number, "day": day, "measure_id": measure_id, "text": f"Notiz {number}", **NOTED}
        written(store, "meeting_note", note)
    columns = ("note_id", "meeting_title", "title", "text")
    assert rows(store, "notes", *columns) == [
        (2, "2. Sitzung", "Rat und Tat", "Notiz 2"),
        (1, "1. Sitzung", "Kurs", "Notiz 1"),
        (3, "1. Sitzung", "Rat und Tat", "Notiz 3"),
    ]
    assert rows(store, "notes", "note_id", day=SPRING) == [(1,), (3,)]
    assert rows(store, "notes", "note_id", measure_id="SJV-0001") == [(2,), (3,)]


def test_what_a_meeting_asks_about_a_measure_stands_with_the_meetings_only(store: Store) -> None:
    written(store, "inquiry", inquiry(1, "SKB", measure_id="SKB-0001"), inquiry(2, "SKB", measure_id="SKB-0001", meeting=None))
    found = queries.run(store, "measure/beside", measure_id="SKB-0001").select("kind", "what").rows()
    assert found == [("inquiry", "Frage 2")]
