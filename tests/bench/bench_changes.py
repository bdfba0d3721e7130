"""What a comparison of two rounds costs as the store grows: `python -m tests.bench.bench_changes [--short]`.

Stores of 500, 5,000 and 50,000 measures with 20 rounds each, one in fifty merged into its neighbour in the last round. Told is
the best of several runs in milliseconds: the query of changes (last two rounds, first to last), the ledger made of its rows, and
once the freeze of a round, with the publication that follows. The bar: the cost grows slower than the data.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from dashboard import queries
from dashboard.intake.accepting.derivation import derive
from dashboard.rounds.freezing import freeze
from dashboard.rounds.ledger import ledger
from dashboard.store import Store
from tests.bench.bench_pages import SIZES, filled

AGAIN = 5
MERGED = """
update measure_version
set stage = 'merged', cross_reference = split_part(measure_id, '-', 1) || '-' || lpad((number::integer + 1)::varchar, 4, '0')
where number::integer % 50 = 1 and delivery_id = (select max(delivery_id) from delivery)
"""


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    sizes = SIZES[:2] if "--short" in sys.argv else SIZES
    costs: dict[str, list[float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = filled(Path(folder) / "dashboard.duckdb", size)
            with store.write() as writer:
                writer.execute(MERGED)
                derive(writer)
            for name, cost in _costs(store).items():
                costs.setdefault(name, []).append(cost)
            store.close()
    print(f"{'what':40}" + "".join(f"{size:>12,}" for size in sizes) + "   grows (data: ten times each)")
    for name, found in costs.items():
        steps = ", ".join(f"{later / earlier:.1f} x" for earlier, later in pairwise(found))
        print(f"{name:40}" + "".join(f"{cost:9.0f} ms" for cost in found) + f"   {steps}", flush=True)


def _costs(store: Store) -> dict[str, float]:
    rounds = sorted(queries.run(store, "overview/rounds")["round"].to_list())
    near, far = {"from": rounds[-2], "to": rounds[-1]}, {"from": rounds[0], "to": rounds[-1]}
    rows = queries.run(store, "changes/measures", **near)
    told = ledger(rows, *near.values())
    assert told.balances, "the equation adds up"
    assert told.merged, "something was merged"
    costs = {
        "changes, last two rounds": _best(lambda: queries.run(store, "changes/measures", **near)),
        "changes, first to last round": _best(lambda: queries.run(store, "changes/measures", **far)),
        "ledger of these rows": _best(lambda: ledger(rows, *near.values())),
    }
    costs["freeze of the first round"] = _once(lambda: freeze(store, rounds[0], by="Leitstelle"))
    return costs


def _best(run: Callable[[], object]) -> float:
    return min(_once(run) for _ in range(AGAIN))


def _once(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
