"""An inquiry is answered on the page: the answer counts like one of a workbook, is taken back, and kept by a rebuild."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.accepting.rebuilding import rebuild
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.intake.model import InquiryAnswer
from dashboard.refusals import RefusalError
from dashboard.rounds.meetings import withdraw
from dashboard.rounds.replying import reply, withdraw_reply
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import empty_store, reading, row, taken

HOUSE = "Ansprechstelle SKB"


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB is asked one question for 2026 about its measure."""
    store = empty_store(path)
    taken(store, [row("Sprachkurse")])
    ask(store, Inquiry("2026", "SKB", "Wie viele Plätze?", "Arbeitsgruppe", date(2026, 5, 6), "SKB-0001"))
    return store


def answered(store: Store, text: str = "240 Plätze") -> int:
    return reply(store, 1, text, released_by="Abteilungsleitung", by=HOUSE)


def standing(store: Store) -> list[tuple[object, ...]]:
    rows = queries.run(store, "meetings/inquiries").select("answer", "answered_in", "reply_id", "has_draft")
    return rows.rows()


def test_an_answer_on_the_page_stands_wherever_one_of_a_list_would(store: Store) -> None:
    assert answered(store) == 1

    assert standing(store) == [("240 Plätze", "2026", 1, False)]
    assert queries.run(store, "round_sheet/outgoing", round="2026").filter(department="SKB")["inquiries_open"].to_list() == [0]
    assert queries.run(store, "round_sheet/inquiries", department="SKB", round="2026")["answer"].to_list() == ["240 Plätze"]
    assert queries.run(store, "round_sheet/asked_of_bodies", round="2026")["answer"].to_list() == ["240 Plätze"]
    said = queries.run(store, "measure/beside", measure_id="SKB-0001").filter(kind="answer").select("by_whom", "detail")
    assert said.rows() == [("SKB", "240 Plätze")]
    assert "inquiry" not in queries.run(store, "freezing/checklist", round="2026")["kind"].to_list()
    assert queries.run(store, "delivery_board/board", round="2026").filter(department="SKB")["inquiries_open"].to_list() == [0]


def test_the_last_answer_holds_whichever_way_it_came(store: Store) -> None:
    answered(store)
    with store.write() as writer:
        writer.execute("update inquiry_reply set replied_at = replied_at - interval 1 hour")
    told = InquiryAnswer(1, "250 Plätze", "Rückfragen", "E5")
    listed = reading([row("Sprachkurse")])
    listed.inquiry_answers = [told]
    accept(store, listed, b"Liste", receipt=receipt("2026", "Leitung"))
    by_list = standing(store)
    answered(store, "260 Plätze")

    assert by_list == [("250 Plätze", "2026", None, False)]
    assert standing(store) == [("260 Plätze", "2026", 2, False)]


def test_an_answer_is_taken_back_with_a_reason_and_the_one_before_holds_again(store: Store) -> None:
    answered(store)
    answered(store, "24 Plätze")
    withdraw_reply(store, 2, reason="Zahlendreher", by=HOUSE)

    assert standing(store) == [("240 Plätze", "2026", 1, False)]
    with pytest.raises(RefusalError, match=r"Antwort Nr\. 2 gibt es nicht, oder sie ist schon zurückgezogen"):
        withdraw_reply(store, 2, reason="noch einmal", by=HOUSE)


def test_a_form_that_was_sent_twice_answers_once(store: Store) -> None:
    answered(store)

    with pytest.raises(RefusalError, match="steht schon da"):
        answered(store)


@pytest.mark.parametrize(
    ("number", "text", "released_by", "sentence"),
    [
        (1, "  ", "Leitung", "die Antwort"),
        (1, "240", " ", "die Funktion, die die Antwort freigibt"),
        (9, "240", "Leitung", "Frage Nr. 9 gibt es nicht"),
    ],
)
def test_what_is_no_answer_is_refused(store: Store, number: int, text: str, released_by: str, sentence: str) -> None:
    with pytest.raises(RefusalError, match=sentence):
        reply(store, number, text, released_by=released_by, by=HOUSE)

    assert standing(store) == [(None, None, None, False)]


def test_a_question_that_was_taken_back_is_not_answered_and_an_answered_one_not_taken_back(store: Store) -> None:
    answered(store)
    with pytest.raises(RefusalError, match="ist beantwortet und bleibt stehen"):
        withdraw(store, "inquiry", 1, reason="Irrtum", by="Federführende Stelle")
    withdraw_reply(store, 1, reason="Irrtum", by=HOUSE)
    withdraw(store, "inquiry", 1, reason="Irrtum", by="Federführende Stelle")

    with pytest.raises(RefusalError, match=r"Frage Nr\. 1 gibt es nicht, oder sie ist zurückgezogen"):
        answered(store)


def test_a_rebuild_keeps_answers_of_the_page_and_what_was_taken_back(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "store.duckdb")
    ask(store, Inquiry("2026", "SKB", "Wie viele Plätze?", "Arbeitsgruppe", date(2026, 5, 6)))
    answered(store)
    answered(store, "24 Plätze")
    withdraw_reply(store, 2, reason="Zahlendreher", by=HOUSE)

    rebuild(store.path)

    assert standing(store) == [("240 Plätze", "2026", 1, False)]
    assert store.rows("inquiry_reply").height == 2
