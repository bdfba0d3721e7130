"""How the store behaves as it grows: figures as of a day, and taking in one list. `python -m tests.bench.bench_store [--short]`.

Progress per action field, department and level as of a day over 1,000,000 versions is to take 10 ms at most (median), and not to
grow in proportion at ten times the size. Accepting is told for 1,000 and 100,000 versions: a writer copies the file and derives
anew.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from dashboard import queries
from dashboard.intake.accepting.derivation import derive
from dashboard.store import Writer
from tests.readings import empty_store, row, taken

VERSIONS_PER_MEASURE = 10

FILL = """
insert into {table} by name
with numbered as (
    select
        n::integer as version_id,
        (n // $each)::integer as measure,
        (n % $each)::integer as place
    from range($count) as r(n)
)
select {columns}
from numbered
{order}
"""

SPANS = """
        'SIS-' || lpad(measure::varchar, 7, '0') as measure_id, version_id,
        date '2015-01-01' + place * 365 + measure % 300 as valid_from,
        if(place + 1 = $each, date '9999-12-31', date '2015-01-01' + (place + 1) * 365 + measure % 300) as valid_to,
        (measure % 13 + 1)::integer as action_field,
        ['SASJI', 'SKB', 'SGFV', 'SIS', 'SF'][measure % 5 + 1] as lead_department,
        ['land', 'bremen', 'bremerhaven', 'multiple', 'none'][measure % 5 + 1] as level_class,
        ['planned', 'preparing', 'in_progress', 'permanent', 'completed', null][(measure + place) % 6 + 1] as stage"""
"""What queries/derive/measure_span.sql would make of a body of lists that came over ten years, in its order."""

TABLES = {
    "measure": """
        distinct 'SIS-' || lpad(measure::varchar, 7, '0') as measure_id, 'SIS' as department,
        measure as sequence, 1 as delivery_id""",
    "measure_version": """
        version_id, 'SIS-' || lpad(measure::varchar, 7, '0') as measure_id, place + 1 as delivery_id,
        (measure % 13 + 1)::integer as action_field, 'Maßnahme ' || measure as title, 'SIS' as lead_department,
        [['land'], ['bremen'], ['bremerhaven'], ['land', 'bremen']][measure % 4 + 1] as levels,
        ['planned', 'preparing', 'in_progress', 'permanent', 'completed', null][(measure + place) % 6 + 1] as stage,
        'Sachstand ' || version_id as report""",
    "delivered_measure": """
        place + 1 as delivery_id, 'SIS-' || lpad(measure::varchar, 7, '0') as measure_id, version_id, true as is_new_version,
        date '2015-01-01' + place * 365 as valid_from, 'Liste' as sheet, measure + 5 as row, map {'title': 'C'} as cells""",
}


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    is_short = "--short" in sys.argv
    sizes = (10_000, 100_000) if is_short else (100_000, 1_000_000, 10_000_000)
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            print(_figures(Path(folder) / f"spans{count}.duckdb", count), flush=True)
        for count in (1_000, 10_000) if is_short else (1_000, 100_000):
            print(_acceptance(Path(folder) / f"versions{count}.duckdb", count), flush=True)


def _figures(path: Path, count: int) -> str:
    store = empty_store(path)
    with store.write() as writer:
        _fill(writer, count, ("measure_span",))
    days = [date(year, month, 15) for year in range(2016, 2024) for month in (2, 8)]
    queries.run(store, "progress/as_of", day=days[0])
    times = [_milliseconds(partial(queries.run, store, "progress/as_of", day=day)) for day in days]
    size = path.resolve().stat().st_size / 1e6
    path.resolve().unlink()
    middle, worst = statistics.median(times), max(times)
    return f"as_of        {count:>10,} versions: median {middle:6.2f} ms, worst {worst:6.2f} ms ({size:.0f} MB)"


def _acceptance(path: Path, count: int) -> str:
    store = empty_store(path)
    with store.write() as writer:
        _fill(writer, count, tuple(TABLES))
        _deliver(writer)
        derive(writer)
    times = []
    for turn in range(5):
        rows = [row(f"Sprachkurs {place}", report=f"Sachstand {turn}") for place in range(30)]
        times.append(_milliseconds(partial(taken, store, rows, round_code="2026")))
    size = path.resolve().stat().st_size / 1e6
    return f"accept       {count:>10,} versions: median {statistics.median(times):6.0f} ms for a list of 30 ({size:.0f} MB)"


def _fill(writer: Writer, count: int, tables: tuple[str, ...]) -> None:
    for table in tables:
        order = "order by valid_from, measure_id" if table == "measure_span" else ""
        sql = FILL.format(table=table, columns={**TABLES, "measure_span": SPANS}[table], order=order)
        writer.execute(sql, {"count": count, "each": VERSIONS_PER_MEASURE})


def _deliver(writer: Writer) -> None:
    """Ten released deliveries, one a year; the rounds of the tests know three of them, which is all that round_state needs."""
    writer.insert(
        "delivery",
        [
            {
                "delivery_id": place + 1,
                "round": "2024",
                "department": "SIS",
                "sha256": "",
                "file_name": "Liste.xlsx",
                "scope": "whole_list",
                "valid_from": date(2015 + place, 1, 1),
                "known_from": datetime(2024, 1, 1),
                "is_sample": True,
                "row_count": 0,
            }
            for place in range(VERSIONS_PER_MEASURE)
        ],
    )
    mark = {"released_by": "Leitung", "released_at": datetime(2024, 1, 1)}
    releases = [{"delivery_id": place + 1, **mark} for place in range(VERSIONS_PER_MEASURE)]
    writer.insert("release", releases)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
