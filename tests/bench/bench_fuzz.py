"""Damaged workbooks through the reading: `python -m tests.bench fuzz --times 10000`. Tells what came of them, and each fault.

Each is read in a process of its own with the limits of the product; every 250th also by a running server, as its page does it.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.damaged_pages import served_reading
from tests.damaged_workbooks import damaged, kept
from tests.fuzz_reader import reader

_SEED = 15
_TOLD_EVERY = 500
_SERVED_EVERY = 250


def main() -> int:
    """Read and report; 1 where a workbook showed a fault of the program."""
    times = 200 if "--short" in sys.argv else int(sys.argv[sys.argv.index("--times") + 1]) if "--times" in sys.argv else 10_000
    told: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    with reader() as process, served_reading(folder) as server:
        for done, (what, content) in enumerate(damaged(times, _SEED), 1):
            found = process.read(content)
            if found.fault:
                faults[found.fault.strip().splitlines()[-1]] += 1
                print(f"{what}: {kept(folder, what, content)}\n{found.fault}", flush=True)
            told["fault" if found.fault else "refused" if found.sentences else "read"] += 1
            if done % _SERVED_EVERY == 0:
                server.read(content)
            if done % _TOLD_EVERY == 0 or done == times:
                print(f"{done}: {dict(told)}, faults {dict(faults)}, {server.count} by the server", flush=True)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
