"""Putting a correction into the house's own workbook; runs in a child process (dashboard/intake/process/isolation.py).

Only what has to change is changed, byte for byte. In the end the intake's own reader compares the cells of every sheet with those
of the original: what comes back to the house holds the same list, or nothing comes back.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any
from xml.parsers import expat

from dashboard.documents.correction import boxes
from dashboard.documents.correction.comments import Comments, comments_of, new_comments
from dashboard.documents.correction.harm import UnrewritableError, refuse_harm
from dashboard.documents.correction.parts import Parts
from dashboard.documents.correction.plan import Mark, Plan
from dashboard.documents.correction.workbook import put_findings, sheet_entries
from dashboard.documents.correction.worksheet import CELLS, add_marks, boxes_part, is_marked, link_boxes, remove_marks
from dashboard.intake.cells.addresses import address
from dashboard.intake.cells.sheets import read_workbook
from dashboard.intake.layout.own_sheets import is_findings_sheet
from dashboard.intake.model import Issue, Sheet, Workbook
from dashboard.intake.opening.limits import UnreadableError
from dashboard.intake.opening.package import Package, open_package, workbook_part
from dashboard.intake.opening.xml_guard import Budget
from dashboard.intake.process.wire import decode

TARGET = f"{__name__}:rewrite_for_parent"

NOT_POSSIBLE = "die Mappe ließ sich nicht ergänzen, ohne etwas daran zu verändern"


def rewrite_for_parent(content: bytes, arguments: dict[str, Any]) -> dict[str, str]:
    """What the child process is asked: {"content": base64} or {"reason": why the workbook is left alone}."""
    try:
        made = rewritten(content, arguments["name"], decode(Plan, arguments["plan"]))
    except UnrewritableError as error:
        return {"reason": str(error)}
    except UnreadableError:
        return {"reason": NOT_POSSIBLE}
    return {"content": base64.b64encode(made).decode()}


def rewritten(content: bytes, name: str, plan: Plan) -> bytes:
    """The workbook with marks, comments and the sheet of findings; UnrewritableError says why it is left alone."""
    package = open_package(content, name)
    before = package if isinstance(package, Issue) else read_workbook(package)
    if isinstance(package, Issue) or isinstance(before, Issue):
        raise UnrewritableError(NOT_POSSIBLE)
    parts = Parts(package)
    workbook = workbook_part(package, Budget())
    refuse_harm(package, parts, workbook)
    ours = next((sheet.name for sheet in before.sheets if is_findings_sheet(sheet)), None)
    formats = put_findings(parts, workbook, plan, ours=ours, reason=None)
    sheets = {sheet.name: sheet for sheet in before.sheets}
    for entry in sheet_entries(parts, workbook):
        if entry.name in sheets and entry.name != ours:
            marks = [mark for mark in plan.marks if mark.sheet == entry.name]
            _correct_sheet(parts, entry.part, _by_cell(marks, sheets[entry.name]), formats)
    _check_names(parts)
    made = parts.packed()
    _compare(before, made, name)
    return made


Marked = Mapping[str, Sequence[Mark]]
"""Marks by the cell that shows them: of merged cells the first one."""


def _by_cell(marks: Sequence[Mark], sheet: Sheet) -> Marked:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        areas = (area for area in sheet.merges if area[0] <= mark.row <= area[2] and area[1] <= mark.column <= area[3])
        row, column, *_ = next(areas, (mark.row, mark.column))
        found.setdefault(address(row, column), []).append(mark)
    return found


def _correct_sheet(parts: Parts, part: str, marked: Marked, formats: Mapping[str, int]) -> None:
    """Replace the marks and comments of an earlier correction by those of this one."""
    comments_part = comments_of(parts, part)
    content = parts.read(part)
    if not marked and comments_part is None and not is_marked(content):
        return
    sheet = parts.xml(part, without=CELLS)
    remove_marks(sheet)
    if marked:
        severities = {
            cell: min(each, key=lambda mark: list(formats).index(mark.severity)).severity for cell, each in marked.items()
        }
        by_severity = {severity: [cell for cell, of in severities.items() if of == severity] for severity in formats}
        add_marks(sheet, {severity: cells for severity, cells in by_severity.items() if cells}, formats)
    if marked or comments_part is not None:
        comments_part = comments_part or new_comments(parts, part)
        texts = {cell: "\n\n".join(mark.text for mark in each) for cell, each in marked.items()}
        relation = _comment(parts, part, comments_part, texts, boxes_part(parts, part, sheet))
        if relation is not None:
            link_boxes(sheet, relation)
    parts.keep(part, sheet)


def _comment(parts: Parts, part: str, comments_part: str, texts: Mapping[str, str], boxes_at: str | None) -> str | None:
    """Change the comments and their boxes; gives the id of new boxes that the sheet has to know."""
    comments = Comments(parts.xml(comments_part))
    gone = comments.remove_ours()
    shown = comments.add(texts)
    parts.keep(comments_part, comments.xml)
    relation = None
    if boxes_at is None:
        if not shown:
            return None
        boxes_at, relation = boxes.new_boxes(parts, part)
    vml = parts.xml(boxes_at)
    boxes.replace_boxes(vml, gone, shown)
    parts.keep(boxes_at, vml)
    return relation


def _check_names(parts: Parts) -> None:
    """What was written must be XML with all its prefixes declared; the guard alone does not look at them."""
    for part in parts.changed.values():
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(part, True)
        except expat.ExpatError as error:
            raise UnrewritableError(NOT_POSSIBLE) from error


def _compare(before: Workbook, made: bytes, name: str) -> None:
    """The new workbook must hold the same cells; UnrewritableError where it does not."""
    package = open_package(made, name)
    after = read_workbook(package) if isinstance(package, Package) else package
    if isinstance(after, Issue):
        raise UnrewritableError(NOT_POSSIBLE)
    lists = [[sheet for sheet in book.sheets if not is_findings_sheet(sheet)] for book in (before, after)]
    if lists[0] != lists[1]:
        raise UnrewritableError(NOT_POSSIBLE)
