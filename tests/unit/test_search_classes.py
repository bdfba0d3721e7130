"""What a question names that the filters know, and what is left to be searched for."""

from __future__ import annotations

import pytest

from dashboard.search.classes import asked, phrases

KNOWN = phrases(
    [
        ("handlungsfeld", "2", "Feld 2"),
        ("handlungsfeld", "13", "Feld 13"),
        ("handlungsfeld", "2", "Politische Teilhabe & Engagement"),
        ("ebene", "land", "Land"),
        ("ebene", "bremen", "Stadt Bremen"),
        ("ebene", "bremen", "bremen"),
        ("ebene", "bremerhaven", "Stadt Bremerhaven"),
        ("ressort", "MAG-BHV", "MAG-BHV"),
        ("ampel", "yellow", "verzögert"),
        ("ampel", "yellow", "gelb"),
        ("ampel", "red", "rot"),
        ("ebene", "none", "keine Angabe"),
        ("umsetzungsstand", "none", "keine Angabe"),
    ]
)


@pytest.mark.parametrize(
    ("question", "codes", "rest"),
    [
        ("Feld 2", {"handlungsfeld": ("2",)}, ""),
        ("Feld 2 und 13", {"handlungsfeld": ("2", "13")}, ""),
        ("Feld 2, 13", {"handlungsfeld": ("2", "13")}, ""),
        ("Feld 2 Kurse 13", {"handlungsfeld": ("2",)}, "Kurse 13"),
        ("Feld 14", {}, "Feld 14"),
        ("politische Teilhabe & Engagement", {"handlungsfeld": ("2",)}, ""),
        ("Stadt Bremen und Bremerhaven", {"ebene": ("bremen", "bremerhaven")}, ""),
        ("Bremen", {"ebene": ("bremen",)}, ""),
        ("Bremer Rat", {}, "Bremer Rat"),
        ("MAG-BHV", {"ressort": ("MAG-BHV",)}, ""),
        ("alle gelben im Land", {"ampel": ("yellow",), "ebene": ("land",)}, ""),
        ("verzögerte Sprachkurse der Volkshochschule", {"ampel": ("yellow",)}, "Sprachkurse Volkshochschule"),
        ("gelb „Haus im Land“", {"ampel": ("yellow",)}, "„Haus im Land“"),
        ("keine Angabe", {}, "keine Angabe"),
        ("", {}, ""),
    ],
)
def test_a_question_names_classes_and_leaves_other_words(question: str, codes: dict[str, tuple[str, ...]], rest: str) -> None:
    read = asked(question, KNOWN)
    assert (read.codes, read.rest) == (codes, rest)
