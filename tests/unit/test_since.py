"""What has changed in a measure since a decision: every field that matters, and no false "unverändert"."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.documents.field_values import FieldWords
from dashboard.papers.since import since
from dashboard.vocabulary import SHARED_FIELDS

WORDS = FieldWords({1: "1 Sprache", 4: "4 Bildung"}, {}, {"levels": {"land": "Land", "bremen": "Stadt Bremen"}})
STATE = "geplant, ○ nicht bewertet, ohne Ende"


def words(now_said: dict[str, Any] | None = None, **values: Any) -> str:
    """The line of a measure that says all the same in 2025 and 2026, but for these values."""
    row: dict[str, Any] = {"then_round": "2025", "now_round": "2026", "then_end": None, "now_end": None}
    row |= {"then_stage": "planned", "then_rating": "none", "now_stage": "planned", "now_rating": "none"}
    row |= {"is_reported": True, "is_frozen": False}
    then = dict.fromkeys(SHARED_FIELDS) | {"title": "Kurse", "action_field": 1, "lead_department": "SKB", "number": "1"}
    return since({**row, "then_said": then, "now_said": then | (now_said or {}), **values}, WORDS)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"lead_department": "SUKW"}, "Federführung: SKB → SUKW"),
        ({"action_field": 4}, "Handlungsfeld: 1 Sprache → 4 Bildung"),
        ({"title": "Sprachkurse"}, "Maßnahme: Kurse → Sprachkurse"),
        ({"levels": ["land"]}, "Ebene: keine Angabe → Land"),
        ({"funding_text": "20 T€"}, "Finanzierung: keine Angabe → 20 T€"),
        ({"progress_percent": 50.0}, "Umsetzungsgrad: keine Angabe → 50\u202f%"),
        ({"report": "Läuft.", "next_step": "Abschluss"}, "Text geändert: Sachstand und Nächste Schritte"),
    ],
)
def test_each_field_that_says_something_else_is_told(said: dict[str, Any], line: str) -> None:
    assert words(said) == f"seit der Runde 2025: {line}"


def test_stage_rating_and_end_stand_first() -> None:
    assert words(now_stage="in_progress", now_rating="red") == (
        "seit der Runde 2025: geplant → in Umsetzung; ○ nicht bewertet → ◆ gefährdet"
    )
    assert words(now_end=date(2027, 6, 30)) == "seit der Runde 2025: ohne Ende → Ende 30.06.2027"
    assert words(now_stage="completed", then_rating="green") == "seit der Runde 2025: geplant → umgesetzt"


def test_an_end_that_means_the_same_days_is_not_put_off() -> None:
    ends = {"then_end": date(2027, 9, 30), "now_end": date(2027, 12, 31)}
    assert words({"period_precision": "year", "period_text": "2027"}, **ends) == (
        "seit der Runde 2025: Ende 30.09.2027 → Ende 31.12.2027, anders angegeben und nicht verschoben"
    )
    assert words({"period_precision": "day"}, **ends) == "seit der Runde 2025: Ende 30.09.2027 → Ende 31.12.2027"


def test_another_number_or_date_of_the_list_changes_nothing() -> None:
    assert words({"number": "17", "as_of": date(2026, 9, 1)}) == f"unverändert seit der Runde 2025: {STATE}"


def test_what_the_newest_round_has_not_confirmed_is_never_called_unchanged() -> None:
    assert words(is_reported=False) == f"in der Runde 2026 noch nicht bestätigt; zuletzt: {STATE}"
    assert words(is_reported=False, is_frozen=True) == f"in der Runde 2026 nicht gemeldet; zuletzt: {STATE}"


def test_without_an_earlier_state_there_is_only_the_one_of_now() -> None:
    assert words(then_stage=None, then_said=None) == f"Stand der Runde 2026: {STATE}"
    assert words(now_round="2025") == f"Stand der Runde 2025: {STATE}"
    assert words(now_stage=None, now_said=None) == "noch ohne freigegebenen Stand"
