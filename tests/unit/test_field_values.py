"""A value in German is the same on a page, on the command line and in a mail."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.commands.wording import compared_lines
from dashboard.documents.field_values import FieldWords
from dashboard.documents.receipt import receipt_text
from dashboard.intake.joining.comparison import Counts, compare
from dashboard.ui.upload.comparison import change_lines
from tests.readings import empty_store, reading, row, taken
from tests.unit.masters import MASTER

WORDS = FieldWords.of(MASTER)
COLUMNS = ("number", "action_field", "title", "stage", "levels", "report", "end", "progress_percent")
BEFORE = row(
    "Sprachkurse", stage="planned", end=date(2026, 12, 31), progress_percent=33.0, extra={"Quelle": "A", "Bemerkung": "B"}
)
AFTER = row(
    "Sprachkurse", stage="completed", end=date(2027, 6, 30), progress_percent=40.5, extra={"Quelle": "A", "Bemerkung": "C"}
)
CHANGES = [
    "Umsetzungsstand: geplant → umgesetzt",
    "Umsetzungsgrad: 33\u202f% → 40,5\u202f%",
    "Ende: 31.12.2026 → 30.06.2027",
    "Zusatzangabe „Bemerkung“: B → C",
]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("end", date(2026, 12, 31), "31.12.2026"),
        ("progress_percent", 40.5, "40,5\u202f%"),
        ("progress_percent", 0.0, "0\u202f%"),
        ("baseline", 1234.5, "1.234,5"),
        ("is_ongoing", False, "nein"),
        ("levels", ["land"], "Land"),
        ("levels", [], "keine Angabe"),
        ("action_field", 4, "4 Bildung & Wissenschaft"),
        ("extra", {"Quelle": "A", "Bemerkung": "B"}, "Quelle: A; Bemerkung: B"),
        ("footnotes", ["*) vorläufig", "**) geschätzt"], "*) vorläufig, **) geschätzt"),
        ("report", None, "keine Angabe"),
    ],
)
def test_a_value_is_said_in_german(name: str, value: object, told: str) -> None:
    assert WORDS.value(name, value) == told


def test_the_command_compare_says_a_change_as_the_page_does(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "dashboard.duckdb")
    taken(store, [BEFORE, row("Lesepaten")], columns=COLUMNS)
    listed = reading([AFTER, row("Chor")], columns=COLUMNS)
    result = compare(store, listed)

    lines = list(compared_lines(listed, result, WORDS))

    counts = "1 neu, 1 geändert, 0 unverändert, 1 fehlt"
    assert Counts.of(result).sentence == counts
    assert lines[:3] == [f"Liste.xlsx (SKB): {counts}", "  neu: Chor (Liste, Zeile 6)", "  geändert: SKB-0001 Sprachkurse"]
    assert sorted(lines[3:7]) == sorted(f"    {line}" for line in CHANGES)
    assert lines[7] == "  fehlt: SKB-0002 Lesepaten"
    outcome = next(each for each in result.outcomes if each.is_changed)
    on_page = [line for name, pair in outcome.changes.items() for line in change_lines(name, *pair, None, WORDS)]
    assert sorted(line.replace("**", "") for line in on_page) == sorted(CHANGES)


def test_a_receipt_says_the_same_but_for_what_no_other_house_sees(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "dashboard.duckdb")
    taken(store, [BEFORE], columns=COLUMNS)
    number = taken(store, [AFTER], round_code="2026", columns=COLUMNS).delivery_id

    body = receipt_text(store, number, for_department="SKB").body

    assert [line.strip() for line in body.splitlines() if "→" in line] == CHANGES[:3]


def test_a_long_text_is_cut_where_there_is_no_room_for_it() -> None:
    (line,) = WORDS.change_lines("report", "kurz", f"{'x' * 121}\nmehr")
    assert line == f"Sachstand: kurz → {'x' * 120} …"
