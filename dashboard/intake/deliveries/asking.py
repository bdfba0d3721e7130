"""Questions to the bodies (Rückfragen): they stand in the next round sheet, and the answers come back with a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.intake.deliveries.book import required
from dashboard.intake.deliveries.errors import DeliveryError
from dashboard.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """A question to one body for a round, about one of its measures or without one."""

    round_code: str
    department: str
    text: str
    asked_by: str
    asked_on: date
    measure_id: str | None = None


def ask(store: Store, question: Question) -> int:
    """Record a question; gives back its number. DeliveryError: no text, or the round, the body or the measure is unknown."""
    text, asked_by = required(question.text, "die Frage"), required(question.asked_by, "die Stelle, die fragt,")
    with store.write() as writer:
        if queries.run(writer, "acceptance/round", round=question.round_code).is_empty():
            raise DeliveryError(f"Eine Steuerungsrunde „{question.round_code}“ gibt es in den Stammdaten nicht.")
        if queries.run(writer, "acceptance/department", department=question.department).is_empty():
            raise DeliveryError(f"Ein Ressort mit dem Kürzel „{question.department}“ gibt es in den Stammdaten nicht.")
        about = question.measure_id
        if about is not None and queries.run(writer, "deliveries/measure", measure_id=about).is_empty():
            raise DeliveryError(f"Eine Maßnahme mit der Kennung „{about}“ gibt es nicht.")
        question_id = int(queries.run(writer, "deliveries/next_question")["question_id"][0])
        row = {"question_id": question_id, "round": question.round_code, "department": question.department}
        row |= {"measure_id": about, "text": text, "asked_by": asked_by, "asked_on": question.asked_on}
        writer.insert("question", [row])
    return question_id
