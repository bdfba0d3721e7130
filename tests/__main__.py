"""The one test command: `python -m tests`, with what pytest takes behind it (`python -m tests -k filter`).

Fetches the browser and the office program where that is possible, and ends with pytest's summary. Lint, format, types and the
direction of imports are tests too (tests/test_checks.py). What is only measured has a command of its own (tests/bench).
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.chromium import find_chromium
from tests.browser.proxy import find_apache, find_nginx
from tests.libreoffice import find_libreoffice

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Program:
    """A program that tests need: its name, how it is found, the variable that names another one, its Debian packages."""

    name: str
    find: Callable[[], str | None]
    variable: str
    packages: tuple[str, ...]
    service: str = ""
    """What Debian starts with the package, and tests do not want."""


PROGRAMS = (
    Program("Chromium", find_chromium, "DASHBOARD_CHROMIUM", ("chromium", "fonts-dejavu-core")),
    Program("libatomic", lambda: ctypes.util.find_library("atomic"), "LD_LIBRARY_PATH", ("libatomic1",)),  # Playwright's driver
    Program("LibreOffice", find_libreoffice, "DASHBOARD_LIBREOFFICE", ("libreoffice-calc-nogui",)),
    Program("nginx", find_nginx, "DASHBOARD_NGINX", ("nginx",), service="nginx"),
    Program("Apache", find_apache, "DASHBOARD_APACHE", ("apache2-bin",)),
)
WORKERS_AT_MOST = 4
COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, each of the hundreds of processes that tests start compiles all that it imports: half of its time."""


def main(arguments: list[str]) -> int:
    """Run everything, or with arguments what pytest makes of them; returns pytest's exit code."""
    _fetch_programs()
    # One more than there are cores: who tests in a browser waits a third of the time.
    workers = ["-n", str(min((os.cpu_count() or 1) + 1, WORKERS_AT_MOST)), "--dist", "loadgroup"]
    environment = {name: value for name, value in os.environ.items() if name != COMPILES_ANEW}
    return subprocess.run([sys.executable, "-m", "pytest", *workers, *arguments], cwd=ROOT, env=environment).returncode


def _fetch_programs() -> None:
    missing = [program for program in PROGRAMS if program.find() is None]
    if not missing:
        return
    names = ", ".join(program.name for program in missing)
    packages = [package for program in missing for package in program.packages]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        variables = " ".join(f"{program.variable}=Pfad" for program in missing)
        raise SystemExit(
            f"Den Tests fehlen: {names}. Unter Debian als root: apt install {' '.join(packages)}; sonst {variables}."
        )
    print(f"Den Tests fehlen: {names}. Das wird mit apt-get eingerichtet …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            raise SystemExit(f"apt-get {step[0]} ist gescheitert; bitte {names} von Hand einrichten.")
    if Path("/run/systemd/system").is_dir():
        for service in filter(None, (program.service for program in missing)):
            subprocess.run(["systemctl", "disable", "--now", "--quiet", service])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
