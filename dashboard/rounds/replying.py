"""Answers to inquiries that are given on the page, without a workbook: recorded, replaced by a later one, taken back.

An answer is the word of the house as soon as it is recorded, for it names the function that has released it.
"""

from __future__ import annotations

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, required
from dashboard.rounds.withdrawing import withdraw_entry
from dashboard.store import Queryable, Store


def reply(store: Store, inquiry_id: int, answer: str, *, released_by: str, by: str, proof: str | None = None) -> int:
    """Record the answer of a house to an inquiry; of several the last one holds. Gives back its number.

    `released_by` is the function whose word it is, `by` who records it; recorded on behalf of the house it has a `proof`.
    RefusalError: no text, a function lacks, there is no such inquiry, or this very answer stands there already.
    """
    text, released = required(answer, "die Antwort"), required(released_by, "die Funktion, die die Antwort freigibt,")
    who = required(by, "die Stelle, die antwortet,")
    with store.write() as writer:
        found = queries.run(writer, "meetings/inquiries").filter(inquiry_id=inquiry_id).to_dicts()
        if not found:
            raise RefusalError(f"Eine Frage Nr. {inquiry_id} gibt es nicht, oder sie ist zurückgezogen.")
        if found[0]["answer"] == text:
            raise RefusalError(f"Diese Antwort auf die Frage Nr. {inquiry_id} steht schon da.")
        reply_id = writer.next_number("inquiry_reply", "reply_id")
        row = {"reply_id": reply_id, "inquiry_id": inquiry_id, "answer": text, "released_by": released, "recorded_by": who}
        writer.insert("inquiry_reply", [row | {"proof": (proof or "").strip() or None, "replied_at": now()}])
    return reply_id


def withdraw_reply(store: Store, reply_id: int, *, reason: str, by: str) -> None:
    """Take back an answer that was given on the page; what was answered before holds again.

    RefusalError: there is no such answer that holds, or reason or function lack.
    """
    withdraw_entry(store, "reply", reply_id, _refuse_unknown, reason=reason, by=by)


def _refuse_unknown(source: Queryable, reply_id: int) -> None:
    if reply_id not in queries.run(source, "answers/replies")["reply_id"].to_list():
        raise RefusalError(f"Eine Antwort Nr. {reply_id} gibt es nicht, oder sie ist schon zurückgezogen.")
