"""What each question says of its silence is what the reading holds: for values, columns, sheets, parts and the sender."""

from __future__ import annotations

import pytest

from dashboard.documents.field_values import FieldWords
from dashboard.intake.answers.questions import questions
from dashboard.ui.upload.unanswered import unanswered_sentence
from tests.builders import Page, Value, read, read_rows
from tests.unit.masters import MASTER

WORDS = FieldWords.of(MASTER)
HEAD = ("Nr.", "Handlungsfeld", "Maßnahme")


def of_column(heading: str, *values: Value) -> dict[str, str]:
    """The sentences by the codes of their questions, for a list with this column."""
    rows = [(at, 4, f"Kurs {at}", value) for at, value in enumerate(values, start=1)]
    return {each.code: unanswered_sentence(each, WORDS) for each in questions(read_rows((*HEAD, heading), *rows))}


@pytest.mark.parametrize(
    ("heading", "values", "code", "sentence"),
    [
        ("Umsetzungsstand", ("offen", "läuft"), "stage.ambiguous", "Ohne Antwort bleibt „Umsetzungsstand“ leer."),
        ("Ende", ("31.06.2027", "2028"), "period.impossible_date", "Ohne Antwort bleibt „Ende“ leer."),
        ("Zeitraum", ("KW 40/2026", "2028"), "period.unclear", "Ohne Antwort bleiben die Tage leer."),
        ("Beteiligte", ("SKUMS", "SJV"), "department.ambiguous", "Ohne Antwort bleibt „SKUMS“ als Wort bei den Beteiligten."),
        (
            "Wo?",
            ("Land", "Stadt Bremen", "Land"),
            "column.likely",
            "Ohne Antwort bleibt ihr Inhalt als Zusatzangabe bei der Maßnahme.",
        ),
        ("Notizbuch", ("x-1", "y-2"), "column.unknown", "Ohne Antwort bleibt ihr Inhalt als Zusatzangabe bei der Maßnahme."),
    ],
)
def test_silence_leaves_empty_or_beside(heading: str, values: tuple[Value, ...], code: str, sentence: str) -> None:
    assert of_column(heading, *values)[code] == sentence


def test_where_something_was_read_silence_keeps_it() -> None:
    (several,) = questions(read_rows(HEAD, (1, "4/1", "Kurs")))
    assert unanswered_sentence(several, WORDS) == "Ohne Antwort gilt bei „Handlungsfeld“: 4 Bildung & Wissenschaft."


def test_a_column_that_is_read_as_a_field_stays_it() -> None:
    told = of_column("Sachstand", "läuft", "geplant", "läuft")
    assert told["column.read_otherwise"] == "Ohne Antwort wird die Spalte als „Umsetzungsstand“ gelesen."


def test_a_sheet_and_a_part_of_one_are_not_read_in_silence() -> None:
    listed = Page([HEAD, (1, 4, "Kurs")], name="Liste")
    told = {
        each.code: unanswered_sentence(each, WORDS) for each in questions(read(listed, Page(listed.rows, name="Indikatoren")))
    }
    assert told["sheet.explains"] == "Ohne Antwort wird das Blatt nicht gelesen."


def test_without_a_sender_the_list_cannot_be_accepted() -> None:
    asked = questions(read(Page([HEAD, (1, 4, "Kurs")]), department=None))
    (sender,) = [each for each in asked if each.code == "list.no_department"]
    assert unanswered_sentence(sender, WORDS) == "Ohne Antwort kann die Liste nicht angenommen werden."
