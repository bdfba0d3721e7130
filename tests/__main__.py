"""The one test command: `python -m tests`, with what pytest takes behind it (`python -m tests -k filter`).

Fetches the browser where that is possible, tells what the benches measure, and ends with pytest's summary. What decides is
pytest alone: lint, format, types and the direction of imports are tests too (tests/test_checks.py). The benches only report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("chromium", "fonts-dejavu-core")
BENCHES = (("bench_first_visit", "--short"), ("bench_filter",), ("bench_reading",), ("bench_store", "--short"))
BENCH_SECONDS = 120
WORKERS_AT_MOST = 4


def main(arguments: list[str]) -> int:
    """Run everything, or with arguments only what pytest makes of them; returns pytest's exit code."""
    _fetch_chromium()
    if not arguments:
        for bench in BENCHES:
            _report(*bench)
    workers = ["-n", str(min(os.cpu_count() or 1, WORKERS_AT_MOST)), "--dist", "loadgroup"]
    return _run(["-m", "pytest", *workers, *arguments])


def _fetch_chromium() -> None:
    if find_chromium() is not None:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise SystemExit(
            "Für die Browser-Tests fehlt Chromium. Unter Debian: apt install chromium; sonst DASHBOARD_CHROMIUM=Pfad."
        )
    print("Chromium fehlt und wird mit apt-get eingerichtet …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            raise SystemExit(f"apt-get {step[0]} ist gescheitert; bitte Chromium von Hand einrichten.")


def _report(bench: str, *options: str) -> None:
    print(f"== {bench}", flush=True)
    try:
        code = _run(["-m", f"tests.bench.{bench}", *options], BENCH_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"   nach {BENCH_SECONDS} s abgebrochen", flush=True)
    else:
        if code != 0:
            print(f"   gescheitert (Code {code}); ohne Einfluss auf das Ergebnis", flush=True)


def _run(arguments: list[str], seconds: float | None = None) -> int:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, timeout=seconds).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
