"""What a change of the filter costs the server: `python -m tests.bench.bench_filter [--before=FOLDER] [--installed] [--tenfold]`.

Servers on the sample lists, asked by a real websocket client, one after the other in rounds: the product, the same page of
constants, a page of one choice, the product as it was (FOLDER: another checkout), and the page on Streamlit as installed, which
takes its time. Each change is a filter that was not chosen before; "again" is the product with the same filters once more.
Counted is the CPU of the server's process (user and system), in milliseconds a change, and how many people a core carries so.
--tenfold grows the stores to ten times the measures first; --short asks in two rounds.
The bars: product at most 1.5 times the constants, a quarter of Streamlit as installed, and half of the product before issue 14.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dashboard import settings
from dashboard.store import Store
from tests.page_visit import Visit, free_port, visiting

CHANGES = 40
ROUNDS = 4
Choice = Mapping[str, Sequence[str]]
"""Options by the label of their filter."""

WAYS = ("product", "constants", "select")
AGAIN, BEFORE, INSTALLED, FIELDS = "again", "before", "installed", "Handlungsfeld"
BARS = {"constants": 1.5, INSTALLED: 0.25, BEFORE: 0.5}
PAUSE_SECONDS = 10
"""Between two changes of one person; so many of them as keep a core busy are told."""


@contextmanager
def served(way: str, store: Path, root: Path = settings.ROOT) -> Iterator[tuple[int, Visit]]:
    """A server of the checkout `root` in a process of its own, and a visit to it; gives its process number and the visit."""
    port = free_port()
    file = root / "tests" / "bench" / "overview_ways.py"
    command = [_python(root), "-m", "tests.bench.overview_ways", str(port), way]
    if way == INSTALLED:
        options = [f"--server.port={port}", "--server.headless=true", "--runner.postScriptGC=true"]
        command = [_python(root), "-m", "streamlit", "run", str(file), *options]
    environment = {**os.environ, "DASHBOARD_STORE": str(store), "PYTHONPATH": str(root)}
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with visiting(port) as visit:
            visit.run({})
            yield process.pid, visit
    finally:
        process.terminate()
        process.wait(timeout=20)


def cpu_ms(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(pid: int, visit: Visit, choices: list[Choice]) -> float:
    """Milliseconds of CPU per change."""
    before = cpu_ms(pid)
    for chosen in choices:
        visit.run(chosen)
    return (cpu_ms(pid) - before) / len(choices)


def fresh_choices(visit: Visit) -> Iterator[Choice]:
    """Filters that were not chosen before and leave measures to show: by turns two fields, two bodies, two of four others."""
    fields, bodies = (_pairs(visit, label, without_last=True) for label in (FIELDS, "Ressort/Stelle"))
    stages, levels = (_pairs(visit, label, without_last=False) for label in ("Umsetzungsstand", "Ebene"))
    others = itertools.product(stages, levels)
    for field_pair, body_pair, (stage_pair, level_pair) in zip(fields, bodies, others, strict=False):
        yield {FIELDS: field_pair}
        yield {"Ressort/Stelle": body_pair}
        yield {"Umsetzungsstand": (*stage_pair, "in Umsetzung"), "Ebene": (*level_pair, "Stadt Bremen")}


def _pairs(visit: Visit, label: str, *, without_last: bool) -> list[tuple[str, str]]:
    options = visit.filters[label][1]
    return list(itertools.combinations(options[:-1] if without_last else options, 2))


def _python(root: Path) -> str:
    """The interpreter of a checkout, with the libraries that it wants."""
    own = root / ".venv" / "bin" / "python"
    return str(own) if own.exists() else sys.executable


_BUILD = """
import sys
from pathlib import Path
from dashboard import settings
from dashboard.intake.accepting.building import build
from tests.bench.bench_filter import grow
build(Path(sys.argv[1]), settings.LISTS, settings.MASTER)
if sys.argv[2] == "tenfold":
    grow(Path(sys.argv[1]))
"""


def sample_store(folder: Path, root: Path = settings.ROOT, *, is_tenfold: bool = False) -> Path:
    """The store of the sample lists, built by the checkout that reads it."""
    path = folder / f"{root.name}.duckdb"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [_python(root), "-c", _BUILD, str(path), "tenfold" if is_tenfold else ""]
    subprocess.run(command, cwd=root, env=environment, check=True)
    return path


def grow(path: Path) -> None:
    """Ten times the measures, as the overview sees them: nine copies of each, under other keys."""
    with Store(path).write() as writer:
        for table in ("attention", "round_figure"):
            copies = f"select f.* replace (f.measure_id || '-' || n as measure_id) from {table} as f, range(9) as r(n)"  # noqa: S608
            writer.execute(f"insert into {table} {copies}")


def main(before: Path | None, ways: Sequence[str] = WAYS, *, is_tenfold: bool = False, rounds: int = ROUNDS) -> None:
    """Measure in rounds and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        store = sample_store(Path(folder), is_tenfold=is_tenfold)
        opened = {way: servers.enter_context(served(way, store)) for way in ways}
        if before:
            older = sample_store(Path(folder), before, is_tenfold=is_tenfold)
            opened[BEFORE] = servers.enter_context(served("product", older, before))
        costs = _costs(opened, rounds)
    for way, found in costs.items():
        median = statistics.median(found)
        told = ", ".join(f"{cost:.1f}" for cost in found)
        people = PAUSE_SECONDS * 1000 / max(median, 0.1)
        print(f"{way:>10}: {median:6.1f} ms CPU a change, {people:6.0f} people a core (rounds: {told})", flush=True)
    for way, (other, limit) in itertools.product(("product", AGAIN), BARS.items()):
        if other in costs:
            ratios = [mine / theirs for mine, theirs in zip(costs[way], costs[other], strict=True)]
            print(f"{way} / {other}: median of the rounds {statistics.median(ratios):.2f} (at most {limit})")


def _costs(opened: Mapping[str, tuple[int, Visit]], rounds: int) -> dict[str, list[float]]:
    """Per way the milliseconds of a change in each round, all ways by turns."""
    fresh = {way: itertools.cycle(list(fresh_choices(visit))) for way, (_, visit) in opened.items() if way != "select"}
    fresh["select"] = itertools.cycle([{FIELDS: pair} for pair in _pairs(opened["select"][1], FIELDS, without_last=True)])
    costs: dict[str, list[float]] = {way: [] for way in (*opened, AGAIN)}
    for count in (10, *[CHANGES] * rounds):
        for way, (pid, visit) in opened.items():
            choices = list(itertools.islice(fresh[way], count))
            cost = measure(pid, visit, choices)
            if count == CHANGES:
                costs[way].append(cost)
            if count == CHANGES and way == "product":
                costs[AGAIN].append(measure(pid, visit, choices))
    return costs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_filter")
    parser.add_argument("--before", type=lambda folder: Path(folder).resolve())
    for option in ("--installed", "--tenfold", "--short"):
        parser.add_argument(option, action="store_true")
    told = parser.parse_args()
    every = (*WAYS, INSTALLED) if told.installed else WAYS
    main(told.before, every, is_tenfold=told.tenfold, rounds=2 if told.short else ROUNDS)
