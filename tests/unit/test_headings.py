"""What headings of the lists mean, beyond those of the template."""

from __future__ import annotations

import pytest

from dashboard.intake.layout.headings import name_heading


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Umsetzungsstand in %", "progress_percent"),
        ("Umsetzungsstand (%)", "progress_percent"),
        ("Status in %", "progress_percent"),
        ("Umsetzungsstand", "stage"),
        ("Fertigstellung (bis)", "end"),
        ("Zieltermin", "end"),
        ("Beginn geplant", "start"),
        ("Ende geplant", "end"),
        ("Ende neu", "end"),
        ("Ende (neu)", "end"),
        ("Status neu", "stage"),
        ("Ampel aktuell", "rating"),
        ("Ampel (neu)", "rating"),
        ("Sachstand Dez. 2025", "report"),
        ("Sachstand Dezember 2025", "report"),
        ("Sachstand Q4 2025", "report"),
        ("Sachstand 12/2025", "report"),
        ("Maßnahme / Measure", "title"),
        ("Ziel / Goal", "goal"),
        ("Federführung / Lead", "lead_department"),
        ("Ende / End", "end"),
    ],
)
def test_a_heading_in_other_words_is_known(heading: str, field: str) -> None:
    assert name_heading(heading).fields[0] == field


@pytest.mark.parametrize(
    "heading",
    [
        "Ende alt",
        "Ende (alt)",
        "Umsetzungsstand (alt)",
        "Ampel Vorjahr",
        "Bisheriger Sachstand",
        "Ende ursprünglich",
        "Maßnahme neu",
        "Haltung",
    ],
)
def test_what_held_before_and_what_is_something_else_stays_unnamed(heading: str) -> None:
    assert name_heading(heading).fields == ()


def test_a_heading_for_words_and_a_class_is_told_by_its_values() -> None:
    assert name_heading("Inhalt / Stand der Umsetzung").fields == ("stage", "description")
    assert name_heading("Beschreibung / Ziel").fields == ("description",)
