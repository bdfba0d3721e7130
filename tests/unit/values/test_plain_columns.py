"""Words, the Kennung, and columns that answer yes or no."""

from __future__ import annotations

import pytest

from dashboard.intake.model import Cell, CellKind, Choice, Issue
from dashboard.intake.values.context import Context
from dashboard.intake.values.plain_columns import (
    read_decision,
    read_measure_id,
    text_reader,
)
from dashboard.intake.values.readers import READERS
from tests.unit.masters import MASTER

CONTEXT = Context(MASTER)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell("Sprach\u00adkurse\u00a0für  Eltern 1)"), "Sprachkurse für Eltern 1)"),
        (Cell(12.0, CellKind.NUMBER), "12"),
        (Cell(1.5, CellKind.NUMBER), "1,5"),
        (Cell(0.75, CellKind.NUMBER, is_percent=True), "75 %"),
        (Cell("s. o."), None),
        (Cell(None), None),
    ],
)
def test_words_are_cleaned_and_never_changed(cell: Cell, text: str | None) -> None:
    reading = text_reader("title")(cell, CONTEXT)
    assert (reading.values, reading.issues) == ({"title": text}, ())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Cell("#BEZUG!"), "cell.error_value"),
        (Cell("#REF!", CellKind.ERROR), "cell.error_value"),
        (Cell("=SVERWEIS(A1;B:C;2)", CellKind.UNCALCULATED), "cell.uncalculated"),
    ],
)
def test_error_values_and_formulas_without_a_result_are_null_with_a_finding(cell: Cell, code: str) -> None:
    reading = text_reader("title")(cell, CONTEXT)
    assert (reading.values, reading.issues) == ({"title": None}, (Issue(code),))


@pytest.mark.parametrize(
    ("text", "measure_id"),
    [
        ("SKB-0014", "SKB-0014"),
        ("skb-0014", "SKB-0014"),
        ("SfK-0001", "SfK-0001"),
        ("MAG-BHV-0003", "MAG-BHV-0003"),
        ("SKB–0014", "SKB-0014"),
    ],
)
def test_a_kennung_is_kept_in_its_one_spelling(text: str, measure_id: str) -> None:
    reading = read_measure_id(Cell(text), CONTEXT)
    assert (reading.values, reading.issues) == ({"measure_id": measure_id}, ())


@pytest.mark.parametrize("text", ["SKB-014", "SKB-00014", "XYZ-0014", "L-EA-004", "17", "SJIS-0001"])
def test_any_other_form_is_null_with_a_finding(text: str) -> None:
    reading = read_measure_id(Cell(text), CONTEXT)
    assert (reading.values, reading.issues) == ({"measure_id": None}, (Issue("measure_id.form"),))


@pytest.mark.parametrize(
    ("text", "decision"), [("Mittel ab 2027 sichern?", "Mittel ab 2027 sichern?"), ("keiner", None), ("nein", None), ("-", None)]
)
def test_a_column_that_asks_nothing_of_the_round_is_null(text: str, decision: str | None) -> None:
    assert read_decision(Cell(text), CONTEXT).values == {"decision_needed": decision}


@pytest.mark.parametrize(
    ("cell", "is_ongoing"), [(Cell("ja"), True), (Cell("nein"), False), (Cell(True, CellKind.BOOLEAN), True), (Cell(""), None)]
)
def test_yes_and_no(cell: Cell, is_ongoing: bool | None) -> None:
    assert READERS["is_ongoing"](cell, CONTEXT).values == {"is_ongoing": is_ongoing}


def test_neither_yes_nor_no_is_a_finding() -> None:
    choices = (Choice(True, "ja"), Choice(False, "nein"))
    assert READERS["is_ongoing"](Cell("vielleicht"), CONTEXT).issues == (Issue("yes_or_no.unreadable", choices=choices),)


def test_further_bodies_in_a_column_of_their_own() -> None:
    reading = READERS["involved_other"](Cell("Refugio; LIGA (Bremen, Bremerhaven), vhs"), CONTEXT)
    assert reading.values == {"involved_other": ["Refugio", "LIGA (Bremen, Bremerhaven)", "vhs"]}
