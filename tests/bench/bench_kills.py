"""Kills at random in the whole circle of a list: `python -m tests.bench kills --times 1000`. What lacks ends it at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.kill_circle import kills

_TOLD_EVERY = 25
_SEED = 15


def main() -> None:
    """Kill and report; where something that was acknowledged lacks it fails with what was found."""
    times = 50 if "--short" in sys.argv else int(sys.argv[sys.argv.index("--times") + 1]) if "--times" in sys.argv else 1000
    with tempfile.TemporaryDirectory() as folder:
        for done, circle in enumerate(kills(Path(folder), times, _SEED), 1):
            if done % _TOLD_EVERY == 0 or done == times:
                steps = ", ".join(f"{name} {count}" for name, count in sorted(circle.broken.items()))
                print(f"{done} kills in {circle.turn + 1} circles, nothing lost. Broken off in: {steps}.", flush=True)


if __name__ == "__main__":
    main()
