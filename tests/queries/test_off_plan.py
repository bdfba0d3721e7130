"""What does not run to plan: rated or past its end, with the reason, and since which round without a break."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from dashboard import queries
from dashboard.store import Store
from tests.small_store import said, small_store


def found(path: Path, *rows: Any, round_code: str = "2027") -> list[dict[str, Any]]:
    store = small_store(path / "store.duckdb", rows)
    return queries.run(store, "measures/off_plan", round=round_code).to_dicts()


def rated(key: str, **ratings: str | None) -> list[Any]:
    """What the lists of 2025 to 2027 said of one measure: r2025="green"."""
    return [said(code.removeprefix("r"), key, stage="in_progress", rating=rating) for code, rating in ratings.items()]


def test_since_names_the_round_from_which_on_the_rating_is_unbroken(tmp_path: Path) -> None:
    rows = found(
        tmp_path,
        *rated("SKB-0001", r2025="yellow", r2026="yellow", r2027="red"),
        *rated("SKB-0002", r2025="yellow", r2026="green", r2027="yellow"),
        *rated("SKB-0003", r2025="red", r2026=None, r2027="red"),
        *rated("SKB-0004", r2025="red", r2026="red", r2027="green"),
    )
    assert [(row["measure_id"], row["rating"], row["rating_since"], row["off_plan_since"]) for row in rows] == [
        ("SKB-0001", "red", "2027", "2025"),
        ("SKB-0002", "yellow", "2027", "2027"),
        ("SKB-0003", "red", "2025", "2025"),
    ]


def test_what_is_past_its_end_is_named_with_it_and_what_has_ended_is_not(tmp_path: Path) -> None:
    past = {"end": date(2025, 12, 31)}
    told = {"rating_reason": "Stellen fehlen", "next_step": "Ausschreibung"}
    (late, both) = found(
        tmp_path,
        said("2026", "SKB-0001", stage="in_progress", rating="green", **past),
        said("2026", "SKB-0002", stage="in_progress", rating="red", **past, **told),
        said("2026", "SKB-0003", stage="completed", rating="red", **past),
        said("2026", "SKB-0004", stage="in_progress", rating="green", end=date(2026, 9, 30)),
        round_code="2026",
    )
    assert (late["measure_id"], late["rating"], late["rating_since"], late["overdue_since"], late["reason"]) == (
        *("SKB-0001", "none", None),
        *(date(2025, 12, 31), None),
    )
    assert (both["rating"], both["overdue_since"], both["reason"], both["next_step"]) == (
        *("red", date(2025, 12, 31)),
        *("Stellen fehlen", "Ausschreibung"),
    )


def test_what_hinders_in_words_is_a_reason_wherever_one_is_told_or_missed(tmp_path: Path) -> None:
    told = {"stage": "in_progress", "rating": "red", "obstacle": ["external"], "obstacle_text": "Der Träger hat gewechselt"}
    (row,) = found(tmp_path, said("2026", "SKB-0001", **told), round_code="2026")
    store = Store(tmp_path / "store.duckdb")
    (agenda,) = queries.run(store, "agenda/red", round="2026").to_dicts()
    (listed,) = queries.run(store, "measures/list", round="2026").to_dicts()
    assert (row["reason"], agenda["reason"]) == ("Der Träger hat gewechselt", "Der Träger hat gewechselt")
    assert "no_reason" not in (*listed["gaps"], *listed["rules"])


def test_a_rating_that_is_not_confirmed_for_the_round_is_not_named(tmp_path: Path) -> None:
    rows = [*rated("SKB-0001", r2026="red"), said("2027", "SKB-0002")]
    assert found(tmp_path, *rows) == []
