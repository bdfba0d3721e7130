"""What a change of the filter costs the server: `python -m tests.bench.bench_filter [STORE] [--tenfold] [--short]`.

Three servers on one store (the sample lists, if none is named), asked by a real websocket client, one after the other in rounds:
the product, the same page of constants, and the same page on Streamlit as installed. Each change is a filter that was not chosen
before; "again" is the product with the same filters once more. Counted is the CPU of the server's process (user and system), in
milliseconds a change.
--tenfold grows the store (a named one too, so name a copy) to ten times the measures first; --short asks in two rounds.
The issue's bar: product at most 1.5 times the constants, and at most a quarter of Streamlit as installed.
"""

from __future__ import annotations

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

WAYS = ("product", "constants", "installed")
AGAIN = "again"


@contextmanager
def served(way: str, store: Path) -> Iterator[tuple[int, Visit]]:
    """A server in a process of its own, and a visit to it; gives its process number and the visit."""
    port = free_port()
    file = settings.ROOT / "tests" / "bench" / "overview_ways.py"
    command = [sys.executable, "-m", "tests.bench.overview_ways", str(port), way]
    if way == "installed":
        options = [f"--server.port={port}", "--server.headless=true", "--runner.postScriptGC=true"]
        command = [sys.executable, "-m", "streamlit", "run", str(file), *options]
    environment = {**os.environ, "DASHBOARD_STORE": str(store), "PYTHONPATH": str(settings.ROOT)}
    process = subprocess.Popen(command, cwd=settings.ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
    fields, bodies = (_pairs(visit, label, without_last=True) for label in ("Handlungsfeld", "Ressort/Stelle"))
    stages, levels = (_pairs(visit, label, without_last=False) for label in ("Umsetzungsstand", "Ebene"))
    others = itertools.product(stages, levels)
    for field_pair, body_pair, (stage_pair, level_pair) in zip(fields, bodies, others, strict=False):
        yield {"Handlungsfeld": field_pair}
        yield {"Ressort/Stelle": body_pair}
        yield {"Umsetzungsstand": (*stage_pair, "in Umsetzung"), "Ebene": (*level_pair, "Stadt Bremen")}


def _pairs(visit: Visit, label: str, *, without_last: bool) -> list[tuple[str, str]]:
    options = visit.filters[label][1]
    return list(itertools.combinations(options[:-1] if without_last else options, 2))


def sample_store(folder: Path) -> Path:
    """The store of the sample lists."""
    from dashboard.intake.accepting.building import build

    path = folder / "sample.duckdb"
    build(path, settings.LISTS, settings.MASTER)
    return path


def grow(path: Path) -> None:
    """Ten times the measures, as the overview sees them: nine copies of each, under other keys."""
    with Store(path).write() as writer:
        for table in ("attention", "round_figure"):
            copies = f"select f.* replace (f.measure_id || '-' || n as measure_id) from {table} as f, range(9) as r(n)"  # noqa: S608
            writer.execute(f"insert into {table} {copies}")


def main(store: Path | None = None, *, is_tenfold: bool = False, rounds: int = ROUNDS) -> None:
    """Measure in rounds and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        path = store or sample_store(Path(folder))
        if is_tenfold:
            grow(path)
        opened = {way: servers.enter_context(served(way, path)) for way in WAYS}
        fresh = {way: fresh_choices(visit) for way, (_, visit) in opened.items()}
        costs: dict[str, list[float]] = {way: [] for way in (*WAYS, AGAIN)}
        for count in (10, *[CHANGES] * rounds):
            for way, (pid, visit) in opened.items():
                choices = list(itertools.islice(fresh[way], count))
                cost = measure(pid, visit, choices)
                if count == CHANGES:
                    costs[way].append(cost)
                if count == CHANGES and way == "product":
                    costs[AGAIN].append(measure(pid, visit, choices))
    medians = {way: statistics.median(found) for way, found in costs.items()}
    for way, median in medians.items():
        print(f"{way:>10}: {median:6.1f} ms CPU a change (rounds: {', '.join(f'{cost:.1f}' for cost in costs[way])})")
    for way, (other, limit) in itertools.product(("product", AGAIN), (("constants", 1.5), ("installed", 0.25))):
        ratios = [mine / theirs for mine, theirs in zip(costs[way], costs[other], strict=True)]
        print(f"{way} / {other}: median of the rounds {statistics.median(ratios):.2f} (at most {limit})")


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    short = 2 if "--short" in sys.argv else ROUNDS
    main(Path(named[0]) if named else None, is_tenfold="--tenfold" in sys.argv, rounds=short)
