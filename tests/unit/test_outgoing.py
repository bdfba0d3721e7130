"""Answers of the store keep the types of their columns, whichever way they take out of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from dashboard.store import Store, StoreError
from dashboard.store.frames import SHORT, framed
from tests.readings import empty_store

NUMBERED = """
select n::integer as number, 'Maßnahme ' || n as title, ['SKB'] as involved, date '2026-09-30' as "end", n > 1 as is_new
from range($count) as r(n) order by n
"""
NUMBERED_TYPES = {
    "number": pl.Int32(),
    "title": pl.String(),
    "involved": pl.List(pl.String()),
    "end": pl.Date(),
    "is_new": pl.Boolean(),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return empty_store(tmp_path_factory.mktemp("outgoing") / "dashboard.duckdb")


@pytest.mark.parametrize("count", [0, 1, SHORT, SHORT + 1])
def test_short_and_long_answers_have_the_same_types(store: Store, count: int) -> None:
    frame = store.query(NUMBERED, {"count": count})

    assert frame.schema == NUMBERED_TYPES
    assert frame["number"].to_list() == list(range(count))


def test_just_so_many_rows_are_made_one_by_one_and_not_one_more() -> None:
    number = [("number", "INTEGER")]

    assert framed([(1,)] * SHORT, number) is not None
    assert framed([(1,)] * (SHORT + 1), number) is None


def test_values_come_as_they_are_stored_also_where_some_are_missing(store: Store) -> None:
    frame = store.query("""
        select 7 as number, 7::bigint as size, 0.5::double as share, 'Ü' as word, [1, null]::integer[] as goals,
            timestamp '2026-11-22 10:30:00.000001' as known_from
        union all
        select null, null, null, null, null, null
        order by number
    """)

    moment = datetime(2026, 11, 22, 10, 30, 0, 1)
    assert frame.rows() == [(7, 7, 0.5, "Ü", [1, None], moment), (None, None, None, None, None, None)]
    types = [pl.Int32(), pl.Int64(), pl.Float64(), pl.String(), pl.List(pl.Int32()), pl.Datetime("us")]
    assert frame.dtypes == types


def test_types_that_are_not_plain_are_left_to_duckdb(store: Store) -> None:
    frame = store.query(
        "select map {'title': 'C5'} as cells, sum(n::bigint) as whole, date '2026-01-01' as day from range(3) as r(n)"
    )

    assert frame.rows() == [({"title": "C5"}, 3, date(2026, 1, 1))]


def test_a_name_that_stands_twice_is_told_apart(store: Store) -> None:
    assert store.query("select 1 as number, 2 as number").row(0) == (1, 2)


@pytest.mark.parametrize("text", ["", "select 1; select 2", "checkpoint", "delete from department", "explain select 1"])
def test_only_one_select_is_a_question(store: Store, text: str) -> None:
    with pytest.raises(StoreError, match="einzelnen „select“"):
        store.query(text)


def test_the_same_text_is_bound_anew_each_time(store: Store, tmp_path: Path) -> None:
    other = empty_store(tmp_path / "anderer.duckdb")
    question = "select $word as word, count(*) as departments from department where code <> $word"
    with other.write() as writer:
        writer.execute("delete from department where code = 'SIS'")

    assert store.query(question, {"word": "SKB"}).row(0) == ("SKB", 2)
    assert store.query(question, {"word": "keine"}).row(0) == ("keine", 3)
    assert other.query(question, {"word": "SKB"}).row(0) == ("SKB", 1)
