"""What the release gate marks in texts that become public: addresses, numbers, persons, and words of fields that stay inside."""

from __future__ import annotations

import pytest

from dashboard.report.marking import Mark, leaks, marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Auskunft: e.beispiel@haus.bremen.de.", [Mark("Mail-Adresse", "e.beispiel@haus.bremen.de")]),
        ("Tel. 0421 361-12345", [Mark("Rufnummer", "0421 361-12345")]),
        ("erreichbar unter +49 421 36112345", [Mark("Rufnummer", "+49 421 36112345")]),
        ("Frau Dr. Beispiel leitet den Kurs", [Mark("Person", "Frau Dr. Beispiel")]),
        ("Prof. Erika Beispielfrau", [Mark("Person", "Prof. Erika Beispielfrau")]),
        ("Frauen und Herren", []),
        ("vom 01.02.2024 bis 31.12.2026, Förderjahre 2024-2026", []),
        ("09/2024 – 08/2027, seit 01 / 2026", []),
        ("445.000 EUR (2024)", []),
        ("0 von 17 Plätzen", []),
    ],
)
def test_addresses_numbers_and_persons_are_marked(text: str, found: list[Mark]) -> None:
    assert list(marks(text)) == found


def test_words_that_also_stand_in_a_field_that_stays_inside_are_marked() -> None:
    inside = {"internal_note": "Der Vertrag läuft aus.", "contact": "Erika Beispielfrau, 2. Stock", "rating_reason": "kurz"}
    told = "Läuft. Der Vertrag läuft aus. Ansprechbar ist Erika Beispielfrau, kurz gesagt."
    assert list(leaks(told, inside)) == [
        Mark("Person", "Erika Beispielfrau"),
        Mark("steht auch unter „Interne Notiz“", "Der Vertrag läuft aus."),
    ]


def test_a_text_of_its_own_is_not_marked() -> None:
    assert list(leaks("Läuft.", {"internal_note": "Der Vertrag läuft aus.", "contact": None})) == []
