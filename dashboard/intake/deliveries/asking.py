"""Questions to the bodies (Rückfragen): they stand in the next round sheet, and the answers come back with a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import formats, queries
from dashboard.intake.deliveries.book import required
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import Queryable, Store


@dataclass(frozen=True, slots=True)
class Question:
    """A question to one body for a round, about a measure or without one; `meeting` is the day of the working group that asks."""

    round_code: str
    department: str
    text: str
    asked_by: str
    asked_on: date
    measure_id: str | None = None
    meeting: date | None = None


def ask(store: Store, question: Question) -> int:
    """Record a question; gives back its number.

    DeliveryError: no text, or the round, the body, the measure or the meeting is unknown.
    """
    text, asked_by = required(question.text, "die Frage"), required(question.asked_by, "die Stelle, die fragt,")
    with store.write() as writer:
        _refuse_unknown(writer, question)
        question_id = writer.next_number("question", "question_id")
        row = {"question_id": question_id, "round": question.round_code, "department": question.department}
        row |= {"measure_id": question.measure_id, "text": text, "asked_by": asked_by, "asked_on": question.asked_on}
        writer.insert("question", [row | {"meeting": question.meeting}])
    return question_id


def _refuse_unknown(source: Queryable, question: Question) -> None:
    if queries.run(source, "acceptance/round", round=question.round_code).is_empty():
        raise DeliveryError(f"Eine Steuerungsrunde „{question.round_code}“ gibt es in den Stammdaten nicht.")
    if queries.run(source, "acceptance/department", department=question.department).is_empty():
        raise DeliveryError(f"Ein Ressort mit dem Kürzel „{question.department}“ gibt es in den Stammdaten nicht.")
    about, meeting = question.measure_id, question.meeting
    if about is not None and queries.run(source, "deliveries/measure", measure_id=about).is_empty():
        raise DeliveryError(f"Eine Maßnahme mit der Kennung „{about}“ gibt es nicht.")
    if meeting is not None and queries.run(source, "master/meeting").filter(kind="meeting", day=meeting).is_empty():
        raise DeliveryError(f"Eine Sitzung der Arbeitsgruppe am {formats.day(meeting)} gibt es in den Stammdaten nicht.")
