"""What each steering page costs beside a bare one: `python -m tests.bench.bench_bare [--short]`.

A store of 500 measures with 20 rounds. Counted is the CPU of the server in milliseconds for drawing a page; the bare page has as
many elements of each kind with constant texts (bare_page.py), both in one run. The bar (issue 4): at most 3.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard import settings
from tests.bench.bench_filter import cpu_ms, served
from tests.bench.bench_pages import PAGES, SIZES, filled
from tests.page_visit import Visit, free_port, visiting

AGAIN = 12


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    again = 4 if "--short" in sys.argv else AGAIN
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder) / "dashboard.duckdb", SIZES[0])
        with served("product", store.path) as (pid, visit):
            elements = {}
            for page, query in PAGES:
                with visiting(visit.port) as first:  # a visit of its own: a choice is kept over the pages of one
                    first.open(page, query)
                    elements[f"{page}?{query}" if query else page] = dict(first.kinds)
            file = Path(folder) / "elements.json"
            file.write_text(json.dumps(elements), encoding="utf-8")
            with _bare(file) as (bare_pid, bare_visit):
                for page, query in PAGES:
                    with visiting(visit.port) as mine, visiting(bare_visit.port) as bare:
                        cost, bare_cost = (_cost(each, page, query, again) for each in ((pid, mine), (bare_pid, bare)))
                        _tell(page, query, (cost, bare_cost), (mine, bare))


def _cost(opened: tuple[int, Visit], page: str, query: str, again: int) -> float:
    """The median CPU of drawing a page anew, in milliseconds."""
    pid, visit = opened
    visit.open(page, query)
    times = []
    for _ in range(again):
        before = cpu_ms(pid)
        for _ in range(4):  # the clock of the system ticks a hundred times a second
            visit.open(page, query)
        times.append((cpu_ms(pid) - before) / 4)
    return statistics.median(times)


@contextmanager
def _bare(elements: Path) -> Iterator[tuple[int, Visit]]:
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare_page", str(port), str(elements)]
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT)}
    process = subprocess.Popen(command, cwd=settings.ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with visiting(port) as visit:
            yield process.pid, visit
    finally:
        process.terminate()
        process.wait(timeout=20)


def _tell(page: str, query: str, costs: tuple[float, float], visits: tuple[Visit, Visit]) -> None:
    name = f"{page}?{query}" if query else page
    counts = " and ".join(str(visit.kinds.total()) for visit in visits)
    ratio = costs[0] / max(costs[1], 0.1)
    print(f"{name:34} {costs[0]:6.1f} ms  bare {costs[1]:6.1f} ms  ratio {ratio:4.2f}  ({counts} elements)", flush=True)


if __name__ == "__main__":
    main()
