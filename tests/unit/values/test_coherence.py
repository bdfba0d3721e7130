"""Values judged against each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.intake.values.coherence import judge

ALL = frozenset({"rating", "rating_reason", "stage", "progress_percent", "start", "end"})


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"rating": "yellow"}, ["rating.reason_missing"]),
        ({"rating": "red", "rating_reason": None}, ["rating.reason_missing"]),
        ({"rating": "red", "rating_reason": "Mittel fehlen"}, []),
        ({"rating": "green"}, []),
        ({"rating": None}, []),
        ({"start": date(2025, 1, 2), "end": date(2025, 1, 1)}, ["period.end_before_start"]),
        ({"start": date(2025, 1, 1), "end": date(2025, 1, 1)}, []),
        ({"start": date(2025, 1, 1), "end": None}, []),
        ({"progress_percent": 100.0, "stage": "in_progress"}, ["progress.full_but_unfinished"]),
        ({"progress_percent": 99.0, "stage": "in_progress"}, []),
        ({"progress_percent": 100.0, "stage": "permanent"}, []),
        ({"progress_percent": 100.0, "stage": "completed"}, []),
        ({"progress_percent": 99.0, "stage": "completed"}, ["progress.finished_but_not_full"]),
        ({"progress_percent": 100.0, "stage": None}, []),
        ({}, []),
    ],
)
def test_contradictions_are_told_and_nothing_else(values: dict[str, Any], codes: list[str]) -> None:
    assert [issue.code for issue in judge(values, ALL)] == codes


def test_a_list_without_the_column_is_told_to_add_it() -> None:
    (issue,) = judge({"rating": "red"}, ALL - {"rating_reason"})
    assert issue.details == {"rating": "gefährdet", "column": "in einer neuen Spalte Begründung"}
