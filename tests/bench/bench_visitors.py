"""Fifty visitors who filter at the same time: `python -m tests.bench.bench_visitors [--short]`.

Told is the share of filter changes that are drawn within one second of wall time: once where each visitor thinks two to six
seconds between two changes, and once where all change a filter in the same instant. The aim (issue 4): 95 % under one second on
two cores. The visitors run on the same machine as the server and take their part of it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.bench.bench_filter import fresh_choices, sample_store, served
from tests.page_visit import Visit, visiting

VISITORS = 50
SECONDS = 30
LIMIT = 1.0


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    visitors, seconds = (10, 8) if "--short" in sys.argv else (VISITORS, SECONDS)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        _, first = stack.enter_context(served("product", sample_store(Path(folder))))
        visits = [first, *(stack.enter_context(visiting(first.port)) for _ in range(visitors - 1))]
        for visit in visits[1:]:
            visit.run({})
        numbers = range(visitors)
        with ThreadPoolExecutor(visitors) as pool:
            until = [time.monotonic() + seconds] * visitors
            thinking = [each for times in pool.map(_think, numbers, visits, until) for each in times]
            at_once = list(pool.map(_change, numbers, visits))
    _tell(f"{visitors} visitors, a change every 4 s", thinking)
    _tell(f"{visitors} visitors in the same instant", at_once)


def _think(number: int, visit: Visit, until: float) -> list[float]:
    """Seconds of each change of one visitor, who pauses in between."""
    chance = random.Random(number)  # noqa: S311 - the same visits each time, no secret
    times: list[float] = []
    choices = list(fresh_choices(visit))
    time.sleep(chance.uniform(0, 4))
    while time.monotonic() < until:
        began = time.monotonic()
        visit.run(chance.choice(choices))
        times.append(time.monotonic() - began)
        time.sleep(chance.uniform(2, 6))
    return times


def _change(number: int, visit: Visit) -> float:
    choices = list(fresh_choices(visit))
    began = time.monotonic()
    visit.run(choices[number % len(choices)])
    return time.monotonic() - began


def _tell(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    share = sum(each <= LIMIT for each in ordered) / len(ordered)
    middle, slow = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(
        f"{what:36} {len(ordered):5} changes  {share:4.0%} under {LIMIT:.0f} s  median {middle:.2f} s  95 % {slow:.2f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
