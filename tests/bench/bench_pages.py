"""What each steering page costs the server as the store grows: `python -m tests.bench.bench_pages [--short]`.

Stores of 500, 5,000 and 50,000 measures with 20 rounds each. Counted is the CPU of the server's process in milliseconds for
drawing a page anew, once its frames are kept; beside it the first drawing after a publication, and how much the largest store
costs of the smallest. The issue's bar: the cost grows slower than the data. What the overview costs beside a bare page with the
same elements is measured by bench_filter.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from dashboard.intake.accepting.derivation import derive
from dashboard.intake.master.tables import Load, load_into
from dashboard.settings import MASTER
from dashboard.store import Store, Writer
from tests.bench.bench_filter import cpu_ms, served

SIZES = (500, 5_000, 50_000)
ROUNDS = 20
AGAIN = 16

PAGES = (
    ("ueberblick", ""),
    ("handlungsfelder", ""),
    ("handlungsfelder", "handlungsfeld=7"),
    ("ressorts", "ressort=SKB"),
    ("massnahmen", ""),
    ("massnahmen", "suche=Beratung"),
    ("massnahmen", "ansicht=Zeitstrahl"),
    ("massnahme", "kennung=SKB-0001"),
    ("veraenderungen", ""),
)

MEASURES = """
insert into measure
select code || '-' || lpad(n::varchar, 4, '0'), code, n::integer, 1
from (select code from department where valid_to is null), range(1, $each + 1) as r(n)
"""
VERSIONS = """
insert into measure_version by name
select
    ((m.sequence - 1) * 13 * $rounds + d.position * $rounds + p.place + 1)::integer as version_id, m.measure_id,
    (p.place + 1)::integer as delivery_id, m.sequence::varchar as number, (m.sequence % 13 + 1)::integer as action_field,
    'Beispielmaßnahme ' || m.sequence || ': Beratung ' || m.measure_id as title, m.department as lead_department,
    ['land'] as levels, ['in_progress', 'completed', 'permanent', 'planned'][m.sequence % 4 + 1] as stage,
    ['green', 'yellow', null][(m.sequence + p.place) % 3 + 1] as rating, date '2020-01-01' as start,
    date '2026-01-01' + to_days((p.place * (m.sequence % 3) * 30)::integer) as end, 'Sachstand ' || m.sequence as report
from measure as m
join department as d on d.code = m.department
cross join range($rounds) as p(place)
"""
SAID = """
insert into delivered_measure by name
select delivery_id, measure_id, version_id, true as is_new_version, date '2006-09-30' + to_days(delivery_id * 365) as valid_from,
    'Liste' as sheet, 5 as row, map {'title': 'C5'} as cells
from measure_version
"""


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    sizes = SIZES[:2] if "--short" in sys.argv else SIZES
    costs: dict[tuple[str, str], list[tuple[float, float]]] = {page: [] for page in PAGES}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = filled(Path(folder) / "dashboard.duckdb", size)
            with served("product", store.path) as (pid, visit):
                for page, query in PAGES:
                    costs[page, query].append(_cost(pid, partial(visit.open, page, query)))
    print(f"{'page':34}" + "".join(f"{size:>18,} measures" for size in sizes))
    for (page, query), found in costs.items():
        told = "".join(f"{again:12.0f} ms ({first:6.0f} first)" for first, again in found)
        print(f"{f'{page}?{query}' if query else page:34}{told}  grows {found[-1][1] / found[0][1]:.1f} x", flush=True)


def _cost(pid: int, draw: Callable[[], None]) -> tuple[float, float]:
    """CPU of the first drawing and the mean of later ones, in milliseconds.

    The second is left out: an address that names another search on the same page is read with it, and its index made."""
    times = []
    for _ in range(AGAIN + 1):
        before = cpu_ms(pid)
        draw()
        times.append(cpu_ms(pid) - before)
    return times[0], statistics.mean(times[2:])


def filled(path: Path, size: int) -> Store:
    """A store of about `size` measures, each told anew in every one of 20 rounds."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(MASTER.read_bytes(), MASTER.name, datetime(2026, 1, 1)))
        _rounds(writer)
        writer.execute(MEASURES, {"each": -(-size // 13)})
        writer.execute(VERSIONS, {"rounds": ROUNDS})
        writer.execute(SAID)
        derive(writer)
    return store


def _rounds(writer: Writer) -> None:
    writer.execute("delete from steering_round")
    days = [date(2006, 9, 30) + timedelta(days=365 * (number + 1)) for number in range(ROUNDS)]
    rounds = [{"round": str(day.year), "title": f"Steuerungsrunde {day.year}", "reference_date": day} for day in days]
    writer.insert("steering_round", rounds)
    row = {"department": "SKB", "kind": "list", "sha256": "", "file_name": "Liste.xlsx", "row_count": 0, "is_sample": True}
    row |= {"scope": "whole_list", "known_from": datetime(2026, 1, 1)}
    given = [
        {
            **row,
            "delivery_id": at,
            "round": each["round"],
            "scope": "whole_list",
            "valid_from": day,
            "known_from": datetime(2026, 1, 1),
        }
        for at, (each, day) in enumerate(zip(rounds, days, strict=True), 1)
    ]
    writer.insert("delivery", given)
    mark = {"released_by": "Leitung", "released_at": datetime(2026, 1, 1)}
    writer.insert("release", [{**mark, "delivery_id": number} for number in range(1, ROUNDS + 1)])


if __name__ == "__main__":
    main()
