"""The correction workbook: the house's own file with faulty cells marked and explained, and a sheet that lists every finding.

Made from the bytes of the file as it was read; a file that would be harmed gets a workbook of findings of its own instead, which
says why (docs/decisions/0007-correction.md).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from dashboard.documents.correction.plan import Plan, plan_of
from dashboard.documents.correction.rewriting import NOT_POSSIBLE, TARGET
from dashboard.documents.correction.workbook import WORKBOOK, empty_workbook, put_findings
from dashboard.intake.layout.own_sheets import FINDINGS_SHEET
from dashboard.intake.model import ListReading
from dashboard.intake.process.isolation import make_isolated
from dashboard.intake.process.wire import encode
from dashboard.refusals import RefusalError

__all__ = ["Correction", "correction_workbook", "file_name"]


@dataclass(frozen=True, slots=True)
class Correction:
    """The bytes of a workbook (.xlsx). `reason`: one German sentence, why it is a workbook of findings and not the own file."""

    content: bytes
    is_own_file: bool
    reason: str | None = None


def correction_workbook(content: bytes, reading: ListReading, *, checked_at: datetime | None = None) -> Correction:
    """The correction of a list: `content` are the bytes that `reading` was read from, `checked_at` the time it tells (now).

    RefusalError where the file could not be read at all: then there is nothing to mark, and its one finding says why.
    """
    if not reading.is_readable:
        raise RefusalError(reading.findings[0].message)
    plan = plan_of(reading, checked_at or datetime.now())
    answer = make_isolated(content, {"name": _readable_name(reading.file), "plan": encode(plan)}, target=TARGET) or {}
    if "content" in answer:
        return Correction(base64.b64decode(answer["content"]), is_own_file=True)
    why = answer.get("reason", NOT_POSSIBLE)
    reason = f"Ihre Mappe selbst bleibt unverändert, denn {why}; dies ist eine eigene Mappe mit den Prüfhinweisen."
    return Correction(_separate(plan, reason), is_own_file=False, reason=reason)


def file_name(original: str) -> str:
    """The name of a correction workbook: "Liste SKB.xlsx" gives "Liste SKB_Prüfhinweise.xlsx", and so does that name itself."""
    stem = PurePath(original.replace("\\", "/")).stem or "Liste"
    return f"{stem.removesuffix(f'_{FINDINGS_SHEET}')}_{FINDINGS_SHEET}.xlsx"


def _separate(plan: Plan, reason: str) -> bytes:
    parts = empty_workbook()
    put_findings(parts, WORKBOOK, plan, ours=None, reason=reason)
    return parts.packed()


def _readable_name(file: str) -> str:
    """A name that the opening lets pass; what the file is was settled when it was read."""
    return file if file.lower().endswith((".xlsx", ".xlsm")) else f"{file}.xlsx"
