"""What papers cost as the store grows: `python -m tests.bench papers [--short]`.

Stores of 500 and 5,000 measures with 20 rounds each. Counted is the CPU of this process in seconds: the dossier of one house, of
another one and the chair's, each in both forms, the public report in its three, the presentation, and the largest memory of the
process. The bars: half a second for each dossier of a house after the first, and growth no worse than the data's.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from dashboard.papers.files import all_parts, dossier_files, slides_file
from dashboard.papers.report_facts import ReportFacts
from dashboard.papers.report_files import report_files
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.store import Store
from tests.bench.bench_pages import filled

SIZES = (500, 5_000)
TODAY = date(2026, 11, 29)


def main() -> None:
    """Measure and print; no limit fails the run, it is told."""
    for size in SIZES[:1] if "--short" in sys.argv else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            store = filled(Path(folder) / "dashboard.duckdb", size)
            facts = RoundFacts.of(store, "2026", TODAY)
            house, other, chair = (partial(_made, facts, part) for part in (Part(("SKB",)), Part(("SJV",)), Part()))
            first, again, whole = _seconds(house), _seconds(other), _seconds(chair)
            public = _seconds(partial(_report, store))
            shown = _seconds(partial(slides_file, facts))
            every = sum(_seconds(partial(_made, facts, part)) for part in all_parts(facts))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{size:>7,} measures: first dossier {first:.2f} s, another house {again:.2f} s, the chair's {whole:.2f} s, "
                f"all {len(all_parts(facts))} in both forms {every:.2f} s, the public report in its three {public:.2f} s, "
                f"the presentation {shown:.2f} s of CPU; at most {peak} MB",
                flush=True,
            )


def _made(facts: RoundFacts, part: Part) -> int:
    return sum(len(content) for _, content in dossier_files(facts, part))


def _report(store: Store) -> int:
    return sum(len(each.content) for each in report_files(ReportFacts.of(store, "2026", TODAY)))


def _seconds(make: Callable[[], object]) -> float:
    before = time.process_time()
    make()
    return time.process_time() - before


if __name__ == "__main__":
    main()
