"""How far a round has come: what was noted, what the store tells, and what cannot be noted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import queries
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze, undo_freeze
from dashboard.rounds.steps import note_step, step_of
from dashboard.store import Store
from tests.small_store import said, small_store

LEAD = "Federführende Stelle"
TODAY = date(2026, 6, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_store(tmp_path / "s.duckdb", [said("2025", "SKB-0001", stage="planned")])


def step(store: Store, round_code: str = "2025") -> str:
    (row,) = queries.run(store, "freezing/rounds").filter(round=round_code).to_dicts()
    return step_of(row, TODAY)


def row(noted: str | None, *, is_frozen: bool = False, days_ahead: int = 91) -> dict[str, Any]:
    """A round whose reference date is so far ahead; a list for it was released early."""
    frozen_at = datetime(2026, 10, 1) if is_frozen else None
    return {"step": noted, "frozen_at": frozen_at, "deliveries": 1, "reference_date": TODAY + timedelta(days_ahead)}


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        (row(None), "announced"),
        (row("announced"), "announced"),
        (row("collecting"), "collecting"),
        (row(None, days_ahead=90), "collecting"),
        (row("announced", days_ahead=-1), "collecting"),
        (row("agreeing"), "agreeing"),
        (row("agreeing", is_frozen=True), "frozen"),
        (row("held", is_frozen=True), "held"),
        (row("minuted", is_frozen=True), "minuted"),
        (row("minuted"), "agreeing"),
    ],
)
def test_the_step_follows_what_was_noted_and_what_the_store_tells(row: dict[str, Any], reached: str) -> None:
    assert step_of(row, TODAY) == reached


def test_steps_are_noted_up_to_the_minutes(store: Store) -> None:
    assert (step(store), step(store, "2026")) == ("collecting", "announced")  # called for 90 days before 30.09.2026
    note_step(store, "2025", "agreeing", by=LEAD)
    assert step(store) == "agreeing"
    freeze(store, "2025", by=LEAD)
    assert step(store) == "frozen"
    note_step(store, "2025", "held", by=LEAD)
    note_step(store, "2025", "minuted", by=LEAD)
    assert step(store) == "minuted"


def test_a_round_whose_freeze_is_undone_is_agreeing_again(store: Store) -> None:
    freeze(store, "2025", by=LEAD)
    note_step(store, "2025", "held", by=LEAD)
    undo_freeze(store, "2025", reason="falscher Stichtag", by=LEAD)
    assert step(store) == "agreeing"


@pytest.mark.parametrize(
    ("is_frozen", "code", "by", "reason"),
    [
        (False, "held", LEAD, "„stattgefunden“ folgt erst auf die Festschreibung"),
        (False, "frozen", LEAD, "„Stand festgeschrieben“ kann nicht vermerkt werden"),
        (False, "unknown", LEAD, "„unknown“ kann nicht vermerkt werden"),
        (False, "agreeing", " ", "die Stelle, die das vermerkt"),
        (True, "agreeing", LEAD, "„Abstimmung des Entwurfs“ liegt davor"),
    ],
)
def test_a_step_that_does_not_fit_is_refused(store: Store, is_frozen: bool, code: str, by: str, reason: str) -> None:
    if is_frozen:
        freeze(store, "2025", by=LEAD)
    with pytest.raises(RefusalError, match=reason):
        note_step(store, "2025", code, by=by)
    assert store.query("select count(*) as n from round_step")["n"][0] == 0


def test_a_round_that_the_master_data_do_not_know_has_no_step(store: Store) -> None:
    with pytest.raises(RefusalError, match="„2031“ gibt es in den Stammdaten nicht"):
        note_step(store, "2031", "agreeing", by=LEAD)
