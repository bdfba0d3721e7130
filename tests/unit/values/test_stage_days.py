"""A stage held against the day beside it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.values.stage_days import Known, against_day

STAND = Known(date(2026, 9, 30), date(2026, 9, 30))
NO_STAND = Known(date(2025, 9, 30), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("umgesetzt ab 2027", "completed"),
        ("fertig bis Ende 2026", "completed"),
        ("abgeschlossen am 30.06.2027", "completed"),
        ("abgeschlossen (30.06.2027)", "completed"),
        ("umgesetzt, Abschluss 2027", "completed"),
        ("eingestellt zum 31.12.2026", "discontinued"),
        ("läuft ab 2027", "in_progress"),
        ("begonnen 2027", "in_progress"),
        ("Daueraufgabe ab 01.01.2027", "permanent"),
    ],
)
def test_a_stage_against_its_date_is_asked(text: str, code: str) -> None:
    issue = against_day(text, code, STAND)
    assert issue is not None
    assert issue.code == "stage.against_date"
    assert code in [choice.value for choice in issue.choices[:4]]
    assert len(issue.choices) == 8


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("umgesetzt ab 2025", "completed"),
        ("abgeschlossen am 30.06.2026", "completed"),
        ("umgesetzt 2026", "completed"),
        ("umgesetzt (12/2024)", "completed"),
        ("umgesetzt bis Ende 2023", "completed"),
        ("umgesetzt, Folgeprojekt ab 2027", "completed"),
        ("eingestellt 2024", "discontinued"),
        ("läuft bis 2027", "in_progress"),
        ("in Umsetzung (2024-2027)", "in_progress"),
        ("in Umsetzung – Abschluss 2027", "in_progress"),
        ("geplant ab 2027", "planned"),
        ("zurückgestellt auf 2027", "deferred"),
    ],
)
def test_a_stage_that_its_date_bears_out_is_read(text: str, code: str) -> None:
    assert against_day(text, code, STAND) is None


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("fertig bis Mai 2026", True),
        ("umgesetzt ab 2026", True),
        ("abgeschlossen am 30.06.2026", False),
        ("abgeschlossen am 30.06.2027", True),
        ("umgesetzt bis Ende 2023", False),
        ("läuft ab 2026", False),
        ("läuft ab 2027", True),
    ],
)
def test_without_a_stand_only_what_lies_before_all_rounds_is_surely_past(text: str, is_asked: bool) -> None:
    code = "in_progress" if text.startswith("läuft") else "completed"
    assert (against_day(text, code, NO_STAND) is not None) is is_asked
