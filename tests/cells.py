"""Reading the cells of a workbook in tests: the workbook, or the code with which it is refused."""

from __future__ import annotations

from dashboard.intake.cells.sheets import read_workbook
from dashboard.intake.model import Issue, Workbook
from dashboard.intake.opening.limits import LIMITS, Limits
from dashboard.intake.opening.package import Package, open_package


def read(content: bytes) -> Workbook:
    """The workbook of a file that is read."""
    workbook = _outcome(content, LIMITS)
    assert isinstance(workbook, Workbook)
    return workbook


def refusal(content: bytes, limits: Limits = LIMITS) -> str:
    """The code with which a workbook is refused while it is read, "" where it is read."""
    workbook = _outcome(content, limits)
    return workbook.code if isinstance(workbook, Issue) else ""


def _outcome(content: bytes, limits: Limits) -> Workbook | Issue:
    package = open_package(content, "liste.xlsx")
    assert isinstance(package, Package)
    return read_workbook(package, limits)
