"""The shares of a house beside all others: literal rows in, each figure with what it is a share of."""

from __future__ import annotations

import polars as pl

from dashboard.charts.yardstick import yardstick, yardstick_table

SCHEMA = {"stage": pl.String, "rating": pl.String, "has_ended": pl.Boolean, "moves": pl.Int32, "is_reported": pl.Boolean}


def rows(*found: tuple[str, str, bool, int, bool]) -> pl.DataFrame:
    """Rows of queries/measures/list.sql: stage, rating, has_ended, moves, is_reported."""
    return pl.DataFrame(found, schema=SCHEMA, orient="row")


def test_shares_stand_beside_those_of_all_others_with_what_they_would_be_here() -> None:
    own = rows(
        ("completed", "none", True, 0, True),
        ("in_progress", "green", False, 1, True),
        ("in_progress", "none", False, 0, False),
        ("merged", "none", True, 0, True),
    )
    others = rows(*[("completed", "none", True, 0, True)] * 16, *[("in_progress", "red", False, 0, True)] * 8)

    lines = yardstick_table(yardstick(own, others, "nicht gemeldet")).rows()

    assert [tuple(cell.replace("\u00a0", " ") for cell in line) for line in lines] == [
        ("umgesetzt", "1 von 3", "16 von 24 (67\u202f%)", "2"),
        ("Daueraufgabe", "0 von 3", "0 von 24 (0\u202f%)", "0"),
        ("bewertet (von nicht beendeten)", "1 von 2", "8 von 8", "2"),
        ("im Plan (von bewerteten)", "1 von 1", "0 von 8", "0"),
        ("Ende verschoben", "1 von 3", "0 von 24 (0\u202f%)", "0"),
        ("nicht gemeldet", "1 von 3", "0 von 24 (0\u202f%)", "0"),
    ]


def test_of_nothing_there_is_no_share_and_nothing_to_expect() -> None:
    own = rows(("completed", "none", True, 0, True))
    figures = {line[0]: line[1:] for line in yardstick_table(yardstick(own, rows(), "nicht gemeldet")).rows()}

    assert figures["umgesetzt"] == ("1\u00a0von\u00a01", "keine", "–")
    assert figures["im Plan (von bewerteten)"] == ("keine", "keine", "–")
