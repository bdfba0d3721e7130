"""Joining the columns of one row."""

from __future__ import annotations

from dashboard.intake.model import Cell, Reading
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings
from dashboard.intake.values.readers import READERS
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER, "SASJI", 4)


def joined(**columns: str) -> Reading:
    return join_readings({name: READERS[name](Cell(text), CONTEXT) for name, text in columns.items()})


def test_the_column_s_own_value_wins_over_what_another_says_beside_it() -> None:
    assert joined(stage="in Umsetzung, verzögert", rating="grün").values == {"stage": "in_progress", "rating": "green"}


def test_what_another_column_says_counts_where_the_own_is_empty() -> None:
    assert joined(stage="verzögert", rating="").values == {"stage": None, "rating": "yellow"}


def test_the_reason_of_its_own_column_wins() -> None:
    values = joined(rating="rot: Mittel fehlen", rating_reason="Haushalt gesperrt").values
    assert values == {"rating": "red", "rating_reason": "Haushalt gesperrt"}


def test_bodies_of_two_columns_are_united_without_the_lead() -> None:
    values = joined(lead_department="SKB, SIS", involved="SKB, SGFV, Refugio").values
    assert values == {"lead_department": "SKB", "involved": ["SGFV", "SIS"], "involved_other": ["Refugio"]}


def test_an_empty_column_of_involved_does_not_delete_the_others() -> None:
    assert joined(lead_department="SKB, SIS", involved="").values["involved"] == ["SIS"]


def test_the_columns_of_time_become_one_period() -> None:
    values = joined(start="01/2024", end="12/2026", title="Sprachkurse").values
    assert (values["start"].isoformat(), values["end"].isoformat()) == ("2024-01-01", "2026-12-31")
    assert (values["period_text"], values["period_precision"], values["title"]) == ("01/2024 – 12/2026", "month", "Sprachkurse")


def test_columns_of_time_that_disagree_are_told() -> None:
    assert [issue.code for issue in joined(start="2024", period_text="ab 2023").issues] == ["period.columns_disagree"]
    assert joined(start="2024", period_text="ab 2024").issues == ()


def test_a_funding_text_without_a_status_leaves_the_column_s_answer() -> None:
    assert joined(funding_text="445.000 EUR", funding_status="ja").values == {
        "funding_text": "445.000 EUR",
        "funding_status": "secured",
    }
