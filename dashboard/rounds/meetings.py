"""The working group between two rounds: which action fields a meeting takes up, and what it notes on measures.

Its inquiries to the bodies are those of dashboard/intake/deliveries/book.py, with the day of the meeting. Nothing is
overwritten: of several plans for a day the last one holds, notes follow one another, and what is taken back stays in the books.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dashboard import queries
from dashboard.intake.accepting.acceptance import now
from dashboard.refusals import RefusalError, known_action_field, known_measure, known_meeting, required
from dashboard.rounds.withdrawing import withdraw_entry
from dashboard.store import Store, Writer


def plan(store: Store, day: date, fields: Collection[int], *, remark: str | None, by: str) -> None:
    """Say which action fields (their numbers) the meeting of that day takes up; none is a plan too, and one that holds stays.

    `by` is a function, not a person. RefusalError: the master data know no meeting on that day, or no such field.
    """
    who = required(by, "die Stelle, die plant,")
    with store.write() as writer:
        known_meeting(day, queries.run(writer, "master/meeting").filter(kind="meeting")["day"])
        numbers = queries.run(writer, "master/action_field")["number"].to_list()
        taken_up = [known_action_field(number, numbers) for number in sorted(set(fields))]
        row = {"day": day, "fields": taken_up, "remark": (remark or "").strip() or None}
        if row not in queries.run(writer, "meetings/list").select(*row).to_dicts():
            writer.insert("meeting_plan", [row | {"noted_by": who, "noted_at": now()}])


def note(store: Store, day: date, measure_id: str, text: str, *, by: str) -> int:
    """Record what a meeting notes on a measure; gives back the number of the note.

    RefusalError: no text, no meeting on that day in the master data, no measure with this key, or the very same is noted already.
    """
    wording, who = required(text, "den Wortlaut der Notiz"), required(by, "die Stelle, die notiert,")
    with store.write() as writer:
        known_meeting(day, queries.run(writer, "master/meeting").filter(kind="meeting")["day"])
        known_measure(measure_id, queries.run(writer, "deliveries/measure", measure_id=measure_id)["measure_id"])
        noted = queries.run(writer, "meetings/notes", day=day, measure_id=measure_id)["text"].to_list()
        if wording in noted:
            raise RefusalError(f"Diese Notiz zu {measure_id} ist schon aufgenommen.")
        note_id = writer.next_number("meeting_note", "note_id")
        row = {"note_id": note_id, "day": day, "measure_id": measure_id, "text": wording, "noted_by": who, "noted_at": now()}
        writer.insert("meeting_note", [row])
    return note_id


def withdraw(store: Store, kind: str, number: int, *, reason: str, by: str) -> None:
    """Take back an inquiry or a note (`kind`: inquiry or note); it stays in the books with the reason, and stands nowhere else.

    RefusalError: there is no such entry, it was taken back before, a list has answered the inquiry, or reason or function lack.
    """
    withdraw_entry(store, kind, number, lambda writer, _: _refuse_withdrawal(writer, kind, number), reason=reason, by=by)


def _refuse_withdrawal(writer: Writer, kind: str, number: int) -> None:
    if kind == "note":
        if queries.run(writer, "meetings/notes").filter(note_id=number).is_empty():
            raise RefusalError(f"Eine Notiz Nr. {number} gibt es nicht, oder sie ist schon zurückgezogen.")
        return
    found = queries.run(writer, "meetings/inquiries").filter(inquiry_id=number).to_dicts()
    if not found:
        raise RefusalError(f"Eine Frage Nr. {number} gibt es nicht, oder sie ist schon zurückgezogen.")
    if found[0]["answer"] is not None or found[0]["has_draft"]:
        raise RefusalError(
            f"Die Frage Nr. {number} ist beantwortet und bleibt stehen; zurückziehen lässt sich nur, was offen ist."
        )
