"""The benches: `python -m tests.bench` runs all of them, `python -m tests.bench filter pages --short` two in their short way.

They are run by hand and report; nothing is decided by them, for their bars are ratios that a busy machine blurs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MEASURED = "first_visit filter reading store compare pages changes visitors users crowd bare papers"
BENCHES = tuple(_MEASURED.split())
LONG = ("kills", "fuzz")
"""They look for faults for as long as one lets them, so they run by their names only."""


def main(arguments: list[str]) -> int:
    """Run the named benches one after the other; returns 0 where each of them came to its end, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Misst und berichtet.")
    parser.add_argument(
        "benches",
        nargs="*",
        metavar="NAME",
        help=f"eine oder mehrere von: {', '.join(BENCHES + LONG)}; sonst alle bis auf {' und '.join(LONG)}",
    )
    parser.add_argument("--times", type=int, metavar="ZAHL", help=f"wie oft, für {' und '.join(LONG)}")
    parser.add_argument("--short", action="store_true", help="misst kürzer")
    told = parser.parse_args(arguments)
    unknown = [name for name in told.benches if name not in BENCHES + LONG]
    if unknown:
        parser.error(f"{', '.join(unknown)} gibt es nicht; möglich sind {', '.join(BENCHES + LONG)}.")
    options = ["--short"] * told.short + (["--times", str(told.times)] if told.times else [])
    codes = [_run(name, options) for name in told.benches or BENCHES]
    return int(any(codes))


def _run(name: str, options: list[str]) -> int:
    print(f"== {name}", flush=True)
    code = subprocess.run([sys.executable, "-m", f"tests.bench.bench_{name}", *options], cwd=ROOT).returncode
    if code != 0:
        print(f"   gescheitert (Code {code})", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
