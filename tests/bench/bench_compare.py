"""What comparing a long list costs: `python -m tests.bench.bench_compare [--short]`.

A list of 3,000 rows against a store of 100,000 versions (3,334 measures of one department, 30 versions each): CPU seconds of
`compare` with its reading, as a multiple of the reading alone (what `check` does); the bar is 2. Once where all rows are known,
and once where every title is new, so that each is held against all stored ones.

Then the product's server: how long another visitor waits for the overview while such lists are read and compared for somebody
else, as a multiple of the wait without that; the bar is 2 (medians).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from dashboard.intake.accepting.derivation import derive
from dashboard.intake.desk import Desk
from dashboard.intake.joining.comparison import compare
from dashboard.intake.master.tables import Load, load_into
from dashboard.intake.reading import read_list
from dashboard.settings import MASTER as MASTER_FILE
from dashboard.store import Store, Writer
from tests.bench.bench_filter import served
from tests.bench.bench_reading import HEADINGS, WORDS
from tests.builders import Page, Value, workbook
from tests.page_visit import Visit, visiting
from tests.unit.masters import MASTER

DEPARTMENT = "SKB"
RUNS = 5
LISTS = 5
"""So many lists are opened one after the other."""

MEASURES = """
insert into measure
select 'SKB-' || lpad(n::varchar, 4, '0'), 'SKB', n::integer, 1
from range(1, $measures + 1) as r(n)
"""
VERSIONS = """
insert into measure_version by name
select
    ((n - 1) * $each + place + 1)::integer as version_id, 'SKB-' || lpad(n::varchar, 4, '0') as measure_id,
    (place + 1)::integer as delivery_id, n::varchar as number, (n % 13 + 1)::integer as action_field,
    'Beispielmaßnahme ' || n || ': ' || list_aggregate($words[(n % 15 + 1):(n % 15 + 4)], 'string_agg', ' ') as title,
    'SKB' as lead_department, ['land'] as levels, 'in_progress' as stage, 'Sachstand ' || n || ' ' || place as report
from range(1, $measures + 1) as r(n), range($each) as p(place)
"""
SAID = """
insert into delivered_measure by name
select
    delivery_id, measure_id, version_id, true as is_new_version, date '2000-01-01' + delivery_id * 300 as valid_from,
    'Liste' as sheet, 5 as row, map {'title': 'C5'} as cells
from measure_version
"""


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    is_short = "--short" in sys.argv
    rows, versions, each = (600, 18_000, 30) if is_short else (3_000, 100_000, 30)
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder) / "dashboard.duckdb", -(-versions // each), each)
        for label, made in (("known", known_list), ("new", new_list)):
            _told(label, store, made(rows), rows, versions)
        print(_beside(store, rows), flush=True)


def filled(path: Path, measures: int, each: int) -> Store:
    """A store with so many measures of one department, told of in so many rounds."""
    store = Store(path)
    with store.create() as writer:
        load_into(writer, Load(MASTER_FILE.read_bytes(), MASTER_FILE.name, datetime(2026, 1, 1)))
        _deliver(writer, each)
        writer.execute(MEASURES, {"measures": measures})
        writer.execute(VERSIONS, {"measures": measures, "each": each, "words": list(WORDS)})
        writer.execute(SAID)
        derive(writer)
    return store


def _deliver(writer: Writer, count: int) -> None:
    row = {"round": "2025", "department": DEPARTMENT, "kind": "list", "sha256": "", "file_name": "Liste.xlsx", "row_count": 0}
    row |= {"scope": "whole_list", "valid_from": date(2025, 9, 30), "known_from": datetime(2025, 9, 1), "is_sample": True}
    writer.insert("delivery", [{**row, "delivery_id": number} for number in range(1, count + 1)])
    mark = {"released_by": "Leitung", "released_at": datetime(2025, 9, 1)}
    writer.insert("release", [{**mark, "delivery_id": number} for number in range(1, count + 1)])


def known_list(rows: int) -> bytes:
    """Rows with the stored titles; the texts differ from what is stored."""
    return _list(rows, lambda n: f"Beispielmaßnahme {n}: {' '.join(WORDS[n % 15 : n % 15 + 4])}")


def new_list(rows: int) -> bytes:
    """Rows with titles that no stored measure has."""
    return _list(rows, lambda n: f"{WORDS[n % 22]} {WORDS[n * 7 % 22]} im {WORDS[n * 5 % 22]} {n * 17} {WORDS[n * 3 % 22]}")


def _list(rows: int, title: Callable[[int], str]) -> bytes:
    body: list[list[Value]] = []
    for n in range(1, rows + 1):
        texts = [" ".join(WORDS[(n + place) % 22] for place in range(count)) for count in (25, 8, 4, 3)]
        given: list[Value] = [n, n % 13 + 1, title(n), " ".join(WORDS[n % 9 :]), "SKB", None, "Land", None]
        body.append([*given, "01/2024 – 12/2026", "in Umsetzung", "im Plan", None, *texts])
    return workbook(Page([["Maßnahmen SKB"], ["Stand: 30.09.2026"], [], HEADINGS, *body]))


def _told(label: str, store: Store, content: bytes, rows: int, versions: int) -> None:
    reading = read_list(content, "Liste SKB.xlsx", MASTER, DEPARTMENT)
    check = _median_seconds(partial(read_list, content, "Liste SKB.xlsx", MASTER, DEPARTMENT))
    alone = _median_seconds(partial(compare, store, reading, round_code="2026"))
    found = compare(store, reading, round_code="2026").to_dict()
    counts = f"{len(found['new'])} new, {len(found['changed'])} changed, {len(found['missing'])} missing"
    print(
        f"compare {label:5} {rows:,} rows, {versions:,} versions: check {check:5.2f} s, comparing {alone:5.2f} s, "
        f"together {(check + alone) / check:4.2f} x check ({counts})",
        flush=True,
    )


def _beside(store: Store, rows: int) -> str:
    """The wait of another visitor, alone and while list after list is opened at the step of the comparison."""
    desk = Desk(store.path.with_name(f"{store.path.name}.drafts"))
    # A number of its own in each file makes it another content, which is read and compared anew.
    drafts = [desk.open(known_list(rows + at), f"Liste {at}.xlsx", DEPARTMENT, "2026") for at in range(LISTS)]
    with served("product", store.path) as (_, visit):
        visit.run({})
        fields = visit.filters["Handlungsfeld"][1][:-1]  # the last one is "without"
        waits = [_wait(visit, field) for field in (*fields, *fields)]
        alone = statistics.median(waits[len(fields) :])
        opened: list[float] = []
        opening = threading.Thread(target=lambda: opened.extend(_open(visit.port, draft.draft_id) for draft in drafts))
        opening.start()
        beside: list[float] = []
        while opening.is_alive():
            beside.append(_wait(visit, fields[len(beside) % len(fields)]))
            time.sleep(0.05)
        opening.join()
    median, tenth, worst = statistics.median(beside), statistics.quantiles(beside, n=10)[-1], max(beside)
    return (
        f"another visitor's rerun: alone {alone:4.0f} ms, beside {len(drafts)} lists of {rows:,} rows {median:4.0f} ms "
        f"({median / alone:4.2f} x; one in ten over {tenth:4.0f} ms, worst {worst:4.0f} ms "
        f"of {len(beside)}); a list opens in {statistics.median(opened):3.1f} s"
    )


def _wait(visit: Visit, field: str) -> float:
    """Milliseconds until the overview is there with this filter."""
    start = time.perf_counter()
    visit.run({"Handlungsfeld": [field]})
    return (time.perf_counter() - start) * 1000


def _open(port: int, draft_id: str) -> float:
    """Seconds until the page hochladen shows the comparison of a draft."""
    start = time.perf_counter()
    with visiting(port) as other:
        other.open("hochladen", f"haus={DEPARTMENT}&runde=2026&entwurf={draft_id}&schritt=vergleich")
    return time.perf_counter() - start


def _median_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
