"""The columns Umsetzungsstand and Ampel, each with words of the other."""

from __future__ import annotations

import pytest

from dashboard.intake.model import Cell
from dashboard.intake.values.context import Context
from dashboard.intake.values.status_columns import read_rating, read_stage
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)


def test_a_rating_under_umsetzungsstand_is_no_stage() -> None:
    reading = read_stage(Cell("verzögert"), CONTEXT)
    assert reading.values == {"stage": None, "rating": "yellow"}
    assert [issue.code for issue in reading.issues] == ["stage.is_rating"]


def test_stage_and_rating_in_one_cell_are_both_read() -> None:
    reading = read_stage(Cell("in Umsetzung, verzögert"), CONTEXT)
    assert (reading.values, reading.issues) == ({"stage": "in_progress", "rating": "yellow"}, ())


def test_running_to_plan_is_a_stage_and_a_rating() -> None:
    assert read_stage(Cell("läuft planmäßig"), CONTEXT).values == {"stage": "in_progress", "rating": "green"}


def test_a_stage_under_ampel_is_no_rating() -> None:
    reading = read_rating(Cell("umgesetzt"), CONTEXT)
    assert reading.values == {"rating": None, "stage": "completed"}
    assert [issue.code for issue in reading.issues] == ["rating.is_stage"]


def test_the_reason_behind_a_rating_is_the_reason() -> None:
    assert read_rating(Cell("rot: Mittel fehlen"), CONTEXT).values == {"rating": "red", "rating_reason": "Mittel fehlen"}


@pytest.mark.parametrize(
    ("text", "stage", "rating", "reason"),
    [
        ("eingestellt, weil die Mittel fehlen.", "discontinued", None, "weil die Mittel fehlen"),
        ("zurückgestellt (wegen Personalmangel)", "deferred", None, "wegen Personalmangel"),
        ("läuft, aber verzögert, weil der Referent (SKB) fehlt", "in_progress", "yellow", "weil der Referent (SKB) fehlt"),
        ("entfallen, Grund: zu teuer", "discontinued", None, "Grund: zu teuer"),
    ],
)
def test_a_reason_under_umsetzungsstand_is_the_reason(text: str, stage: str, rating: str | None, reason: str) -> None:
    values = read_stage(Cell(text), CONTEXT).values
    assert (values["stage"], values.get("rating"), values["rating_reason"]) == (stage, rating, reason)
    assert values["report"] == text


@pytest.mark.parametrize("text", ["läuft, weil die Mittel da sind", "umgesetzt, wegen großer Nachfrage doppelt"])
def test_a_reason_of_what_runs_or_is_done_is_no_reason_of_a_rating(text: str) -> None:
    assert "rating_reason" not in read_stage(Cell(text), CONTEXT).values


@pytest.mark.parametrize("text", ["", "–", "k. A."])
def test_empty_cells_report_nothing(text: str) -> None:
    assert read_stage(Cell(text), CONTEXT).values == {"stage": None}
    assert read_rating(Cell(text), CONTEXT).values == {"rating": None}
