"""Functions that a reading process calls in tests instead of the real reading: they read cells only, or misbehave."""

from __future__ import annotations

import os
import time
from pathlib import Path

from dashboard.intake.answers.answers import Hints
from dashboard.intake.cells.sheets import read_workbook
from dashboard.intake.findings import unreadable
from dashboard.intake.model import Issue, ListReading, MeasureRow
from dashboard.intake.opening.package import open_package
from dashboard.intake.reading import read_list
from dashboard.master import MasterData

PEAK = "Spitze in KiB"
"""Under this name the stand-ins report the most memory that their process ever held."""


def read_cells(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    """Open a workbook and give each row back as the texts of its cells."""
    del master, hints
    package = open_package(content, name)
    workbook = package if isinstance(package, Issue) else read_workbook(package)
    if isinstance(workbook, Issue):
        reading = unreadable(workbook, name, department)
    else:
        measures = [
            MeasureRow(sheet.name, row, {}, {}, extra={str(column): str(cell.value) for column, cell in cells.items()})
            for sheet in workbook.sheets
            for row, cells in sheet.rows.items()
        ]
        reading = ListReading(name, department, None, False, False, [], measures, [])
    reading.other_sheets[PEAK] = str(_peak_kib())
    return reading


def read_and_weigh(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    """The real reading, and how much memory its process ever held."""
    reading = read_list(content, name, master, department, hints)
    reading.other_sheets[PEAK] = str(_peak_kib())
    return reading


def _peak_kib() -> int:
    """From the process itself: the figure that the parent sees still counts the parent's own memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def sleep_forever(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    del content, name, master, department, hints
    time.sleep(3600)
    raise AssertionError


def compute_forever(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    del content, name, master, department, hints
    while True:
        pass


def take_three_seconds_by_the_clock(
    content: bytes, name: str, master: MasterData, department: str | None, hints: Hints
) -> ListReading:
    """As where others have the processor: little is computed, and it lasts."""
    time.sleep(3)
    return read_cells(content, name, master, department, hints)


def fill_the_memory(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    del content, name, master, department, hints
    hoard: list[bytes] = []
    while True:
        hoard.append(b"x" * 2**24)


def abort(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    """End the process as a crash in a C library does."""
    del content, name, master, department, hints
    os.abort()


def kill_oneself(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    """End the process as the system does when it is short of memory."""
    del content, name, master, department, hints
    os.kill(os.getpid(), 9)
    raise AssertionError


def fail(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    del content, name, master, department, hints
    raise RuntimeError("a mistake of ours")


def chatter(content: bytes, name: str, master: MasterData, department: str | None, hints: Hints) -> ListReading:
    """Print to standard output, as a library might, before the answer."""
    print("Hallo")
    return read_cells(content, name, master, department, hints)


def surroundings(content: bytes, arguments: object) -> dict[str, object]:
    """What a process that makes something of a workbook finds around it: variables, folder, mask of new files, open files."""
    del content, arguments
    mask = os.umask(0o077)
    return {
        "variables": sorted(name for name in os.environ if name not in ("LC_CTYPE", "OPENPYXL_LXML")),  # set by Python, by us
        "given": Path("/proc/self/environ").read_bytes().decode(),
        "folder": str(Path.cwd()),
        "mask": mask,
        "open": [number for number in range(1024) if _is_open(number)],
    }


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
