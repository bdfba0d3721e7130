"""The whole reading of a workbook: open it, find the lists, name the columns, read every measure, and tell what was noticed."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dashboard.intake.answers.answers import NO_HINTS, Hints
from dashboard.intake.cells.sheets import read_workbook
from dashboard.intake.findings import unreadable
from dashboard.intake.layout.grid import Located, in_order
from dashboard.intake.layout.list_sheets import choose_sheets
from dashboard.intake.layout.named_rounds import named_rounds
from dashboard.intake.layout.own_sheets import MASTER_SHEETS, take_off_guards
from dashboard.intake.layout.recognition import evidence_of, read_title_block, recognise_department
from dashboard.intake.layout.sheet_notes import sheet_notes, unused_hints, unused_ranges
from dashboard.intake.layout.table_reading import read_sheet, repetitions
from dashboard.intake.layout.tables import FoundSheet, as_table
from dashboard.intake.model import Issue, ListReading, MeasureRow, Workbook
from dashboard.intake.opening.limits import LIMITS, Limits
from dashboard.intake.opening.package import open_package
from dashboard.intake.opening.xml_guard import grouped
from dashboard.intake.values.context import Context
from dashboard.master import MasterData, valid_on


def read_list(
    content: bytes,
    name: str,
    master: MasterData,
    department: str | None = None,
    hints: Hints = NO_HINTS,
    limits: Limits = LIMITS,
) -> ListReading:
    """Read the bytes of a workbook as the list of a department; bad data become findings, never an exception.

    `department`: the code of the body that sent it, None where it is to be recognised. `hints`: what the house has answered about
    the sender, sheets and columns; one that fits nothing in the workbook is told. A file that cannot be read gives a reading
    with `is_readable` False and one finding that says why.
    """
    with _uncollected():
        package = open_package(content, name, limits)
        if isinstance(package, Issue):
            return unreadable(package, name, department)
        workbook = read_workbook(package, limits)
        if isinstance(workbook, Issue):
            return unreadable(workbook, package.name, department)
        reading = read_sheets(workbook, package.name, master, department, hints, limits)
        reading.sha256 = hashlib.sha256(content).hexdigest()
        return reading


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: nearly every object made while reading stays, and looking through them costs a quarter."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_sheets(
    workbook: Workbook,
    file: str,
    master: MasterData,
    department: str | None = None,
    hints: Hints = NO_HINTS,
    limits: Limits = LIMITS,
) -> ListReading:
    """Read an opened workbook, whatever its sheets hold; as read_list. Too many rows are refused before any value is read."""
    if {each.name for each in workbook.sheets} >= MASTER_SHEETS:
        return unreadable(Issue("opening.master", {"file": file}), file, department)
    context = Context(master, hints.department or department)
    for each in workbook.sheets:
        take_off_guards(each)
    chosen = choose_sheets(workbook.sheets, context, hints)
    rows = sum(len(table.measures) for sheet in chosen.lists for table in sheet.tables)
    if rows > limits.measures:
        numbers = {"count": grouped(rows), "limit": grouped(limits.measures)}
        return unreadable(Issue("opening.too_many_measures", {"file": file, **numbers}), file, department)
    title = read_title_block(chosen.lists, chosen.other_grids, workbook.properties, file)
    evidence = evidence_of(title.texts, chosen.lists, file, context.index)
    code, disagreements = recognise_department(department, evidence, context.index, hints.department)
    located = [*chosen.noticed, *title.noticed, *disagreements, *unused_hints(hints, workbook.sheets, chosen.lists)]
    reading = ListReading(file, code, title.as_of, title.is_sample, title.is_partial, [], [], [], names_only=title.names_only)
    valid = valid_on(master, title.as_of)
    sheet_names = [sheet.name for sheet in chosen.lists]
    reading.named_rounds = named_rounds(title.texts, sheet_names, master.rounds, has_day=title.as_of is not None)
    for sheet in chosen.lists:
        located += _read_into(reading, sheet, valid)
    located += unused_ranges(hints, located)
    reading.other_sheets = chosen.others
    reading.inquiry_answers = chosen.answers
    located += [*repetitions(reading.measures), *_of_workbook(workbook, chosen.lists, reading.measures)]
    # A table beside another one is a sheet of its own, and stands behind that.
    beside = {id(each.grid.sheet.rows): each.name for each in chosen.lists}
    names = [name for sheet in workbook.sheets for name in (sheet.name, beside.get(id(sheet.rows), sheet.name))]
    reading.findings = in_order(located, dict.fromkeys(names))
    return reading


def _read_into(reading: ListReading, sheet: FoundSheet, master: MasterData) -> list[Located]:
    """Add what a sheet holds to the reading; gives back what was noticed."""
    of_sheet = read_sheet(sheet, master, reading.department, reading.as_of)
    reading.tables += [as_table(sheet, table) for table in sheet.tables]
    reading.measures += of_sheet.measures
    reading.rows += of_sheet.rows
    return [*of_sheet.noticed, *sheet_notes(sheet, of_sheet, master)]


def _of_workbook(workbook: Workbook, lists: Sequence[FoundSheet], measures: Sequence[MeasureRow]) -> list[Located]:
    noticed = [Located(Issue("opening.active", {"what": workbook.active}))] if workbook.active else []
    if lists and not measures:
        noticed.append(Located(Issue("list.no_measures"), lists[0].name))
    return noticed
