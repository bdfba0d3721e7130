"""A column under a heading of the house's own: kept beside the measure, and asked about where its values say what it may be."""

from __future__ import annotations

import pytest

from tests.builders import Value, read_rows

TITLES = ("Sprachkurse", "Lesepaten", "Elterncafé")


def severity_of(heading: str, values: list[Value], further: str = "Umsetzungsstand") -> tuple[str, str]:
    """What is told of the second column, whose heading nobody knows."""
    rows: list[list[Value]] = [["Maßnahme", heading, further]]
    rows += [[title, value, "läuft"] for title, value in zip(TITLES, values, strict=True)]
    reading = read_rows(*rows)
    (finding,) = [each for each in reading.findings if each.value == heading]
    assert all(measure.extra[heading] for measure in reading.measures)
    return finding.severity, finding.code


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Auslauf", ["31.12.2027", "2028", "06/2027"]),
        ("Auslauf", ["31.12.2027", "fortl.", "unbefristet"]),
        ("Einschätzung Referat 30", ["grün", "gelb", "rot"]),
        ("Wo?", ["Land", "Stadt Bremen", "Bremerhaven"]),
    ],
)
def test_values_that_say_what_is_meant_are_asked_about(heading: str, values: list[Value]) -> None:
    assert severity_of(heading, values) == ("warning", "column.likely")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Akte", ["E-17", "E-18", "E-19"]),
        ("Vermerk der Hausleitung", ["Bitte im Frühjahr vortragen", "erl.", "siehe Vorgang"]),
        ("Wievielte", ["erste", "zweite", "dritte"]),
        ("Weiter?", ["fortlaufend", "unbefristet", "dauerhaft"]),
    ],
)
def test_words_of_the_house_are_kept_with_a_note(heading: str, values: list[Value]) -> None:
    assert severity_of(heading, values) == ("note", "column.unknown")


def test_the_likely_field_comes_first_and_to_keep_the_column_right_after_it() -> None:
    rows = [(title, value, "läuft") for title, value in zip(TITLES, ("Land", "Stadt Bremen", "Land"), strict=True)]
    reading = read_rows(("Maßnahme", "Wo?", "Umsetzungsstand"), *rows)

    (finding,) = [each for each in reading.findings if each.code == "column.likely"]
    assert [(each.value, each.is_proposed) for each in finding.choices[:2]] == [("levels", True), (None, False)]
