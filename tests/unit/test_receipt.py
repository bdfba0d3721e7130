"""Receipts and reminders: what is mailed says what changed and what is asked, and nothing that is internal to a house."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.documents.mail import reminder
from dashboard.documents.receipt import receipt_text
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.answers.answers import Absence, Answer, AnswerKind, Answers
from dashboard.intake.deliveries.book import take_back
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import COLUMNS, empty_store, reading, row, taken

ALL = (*COLUMNS, "contact")


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB told of three measures in 2025 and changed one, left out one and added one in 2026, as a draft."""
    store = empty_store(path)
    taken(store, [row("Kurse", stage="planned", contact="Referat 1"), row("Paten"), row("Fachtag")], columns=ALL)
    answers = Answers.of([Answer(AnswerKind.MISSING, ("SKB-0003",), Absence.ENDED.value, reason="Mittel entfallen")])
    changed = [row("Kurse", stage="completed", contact="Frau Beispiel"), row("Paten"), row("Neues")]
    accept(store, reading(changed, columns=ALL), b"2026", receipt=receipt("2026", sender="Referat 10"), answers=answers)
    return store


def test_a_receipt_tells_what_came_and_what_it_changed(store: Store) -> None:
    told = receipt_text(store, 2, for_department="SKB")

    assert told.subject == "Rückmeldung 2 von SKB zur Steuerungsrunde 2026: als Arbeitsstand angenommen"
    for line in (
        "Gesendet durch: Referat 10.",
        "1 Maßnahme ist neu, 2 geändert, 1 unverändert.",
        "SKB-0001  Kurse",
        "    Umsetzungsstand: geplant → umgesetzt",
        "SKB-0004  Neues  (neu)",
        "SKB-0003  Fachtag: eingestellt (Grund: Mittel entfallen)",
        "/rueckmeldestand?ressort=SKB&runde=2026",
    ):
        assert line in told.body.splitlines()


def test_the_receipt_counts_what_the_list_leaves_unsaid_below_what_it_brought(store: Store) -> None:
    assert "bekannte Maßnahme" not in receipt_text(store, 2, for_department="SKB").body
    accept(store, reading([row("Kurse")], columns=ALL), b"kurz", receipt=receipt("2026"))
    told = receipt_text(store, 3, for_department="SKB").body.splitlines()

    at = told.index("Keine Maßnahme ist neu, 1 geändert, 0 unverändert.")
    assert told[at + 1] == "3 bekannte Maßnahmen fehlen in der Liste und bleiben „nicht gemeldet“."


def test_what_is_internal_is_counted_and_not_told(store: Store) -> None:
    told = receipt_text(store, 2, for_department="SKB").body

    assert "Referat 1\n" not in told
    assert "Frau Beispiel" not in told
    assert "    Hausintern, geändert und hier nicht genannt: Ansprechstelle" in told.splitlines()


def test_a_receipt_is_for_the_house_that_delivered(store: Store) -> None:
    with pytest.raises(RefusalError, match="Eine Rückmeldung 2 von SIS gibt es nicht"):
        receipt_text(store, 2, for_department="SIS")
    with pytest.raises(RefusalError, match="Eine Rückmeldung 9 von SKB gibt es nicht"):
        receipt_text(store, 9, for_department="SKB")


def test_after_taking_back_the_receipt_says_so(store: Store) -> None:
    take_back(store, 2, reason="falsche Datei", by="Koordination SKB")

    told = receipt_text(store, 2, for_department="SKB")

    assert told.subject.endswith("zurückgenommen")
    assert "durch Koordination SKB. Grund: falsche Datei." in told.body


@pytest.mark.parametrize(
    ("department", "sentence"),
    [
        ("SIS", "Von Ihrem Haus liegt uns dazu noch keine Rückmeldung vor."),
        ("SKB", "Von Ihrem Haus liegt ein Arbeitsstand vor, der noch nicht freigegeben ist."),
    ],
)
def test_a_reminder_says_what_is_there_and_what_to_do(store: Store, department: str, sentence: str) -> None:
    told = reminder(store, department, "2026")

    assert told.subject == "Rückmeldung zur Steuerungsrunde 2026"
    assert sentence in told.body
    assert "zum 30.09.2026" in told.body


def test_a_reminder_to_nobody_is_refused(store: Store) -> None:
    with pytest.raises(RefusalError, match="XYZ"):
        reminder(store, "XYZ", "2026")
    with pytest.raises(RefusalError, match="1999"):
        reminder(store, "SKB", "1999")


def test_the_board_says_that_a_newer_draft_waits(store: Store) -> None:
    taken(store, [row("Sport")], department="SIS", round_code="2026")
    accept(store, reading([row("Sport", stage="planned")], department="SIS"), b"neu", receipt=receipt("2026"))

    rows = {row["department"]: row for row in queries.run(store, "delivery_board/board", round="2026").to_dicts()}

    assert (rows["SIS"]["state"], rows["SIS"]["is_waiting"]) == ("released", True)
    assert (rows["SKB"]["state"], rows["SKB"]["is_waiting"]) == ("draft", False)


def test_answers_to_inquiries_and_a_frozen_round_are_named(store: Store) -> None:
    before = receipt_text(store, 2, for_department="SKB").body
    assert "Rückfrage" not in before
    assert "Nachmeldung" not in before
    with store.write() as writer:
        answer = {"delivery_id": 2, "inquiry_id": 1, "answer": "Der Bund", "sheet": "Rückfragen", "cell": "E2"}
        writer.insert("inquiry_answer", [answer])
        frozen = {"freeze_id": 1, "round": "2026", "frozen_by": "Referat", "frozen_at": datetime(2026, 11, 1), "record": "{}"}
        writer.insert("round_freeze", [frozen | {"deliveries": []}])

    told = receipt_text(store, 2, for_department="SKB").body
    assert "1 Antwort auf eine Rückfrage wurde mit angenommen." in told
    assert "Die Runde 2026 ist festgeschrieben: Dies ist eine Nachmeldung." in told
