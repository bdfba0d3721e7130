"""Values of one measure judged against each other: what DESIGN, section 3, makes a warning, and what cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Set
from typing import Any, TypeVar

from dashboard.intake.model import Issue
from dashboard.intake.values.cells import day_text, number_text
from dashboard.vocabulary import LABELS

CODES = frozenset(
    {
        *("rating.reason_missing", "period.end_before_start", "stage.completed_but_ongoing"),
        *("progress.full_but_unfinished", "progress.finished_but_not_full"),
    }
)
"""Every code that `judge` may give."""

CO_REPORT = "row.co_report"

_MENDED_IN = {
    "rating": ("rating",),
    "period": ("end", "period_text", "start"),
    "progress": ("progress_percent",),
    "stage": ("stage",),
}
"""The fields in whose columns a contradiction is best mended, by the first part of its code."""

Column = TypeVar("Column")

_UNFINISHED = frozenset({"planned", "preparing", "in_progress", "deferred"})


def judge(values: Mapping[str, Any], present_fields: Set[str]) -> tuple[Issue, ...]:
    """The contradictions within one measure; `present_fields` are those that the list has a column for.

    A missing reason is told whether or not there is a column for it; the detail `column` then says how to mend it.
    """
    judged = (_reason(values, present_fields), _order(values), _end(values), _progress(values))
    return tuple(issue for issue in judged if issue)


def co_report(values: Mapping[str, Any], department: str | None) -> Issue | None:
    """A measure that another house leads than the one whose list it is (Mitmeldung); None where either is not known."""
    lead = values["lead_department"]
    if department is None or lead in (None, department):
        return None
    return Issue(CO_REPORT, {"department": lead, "own": department})


def column_to_mend(code: str, columns: Mapping[str, Column], given: Container[str]) -> Column:
    """Where a judgement about several values is best mended: in the first column that it speaks of, else in the title's.

    `columns` has the column of each field, the title's at least; `given` are the fields that the measure has a cell for.
    """
    names = _MENDED_IN.get(code.split(".")[0], ())
    return next((columns[name] for name in names if name in columns and name in given), columns["title"])


def _reason(values: Mapping[str, Any], present_fields: Set[str]) -> Issue | None:
    rating = values.get("rating")
    if rating not in {"yellow", "red"} or values.get("rating_reason"):
        return None
    column = "in der Spalte Begründung" if "rating_reason" in present_fields else "in einer neuen Spalte Begründung"
    return Issue("rating.reason_missing", {"rating": LABELS["rating"][rating], "column": column})


def _order(values: Mapping[str, Any]) -> Issue | None:
    start, end = values.get("start"), values.get("end")
    if not start or not end or start <= end:
        return None
    return Issue("period.end_before_start", {"start": day_text(start), "end": day_text(end)})


def _end(values: Mapping[str, Any]) -> Issue | None:
    """What is done does not run on; "seit 2014" alone says nothing about an end."""
    period = values.get("period_text")
    if values.get("stage") != "completed" or not values.get("is_ongoing") or not period or not _RUNS_ON.search(period):
        return None
    return Issue("stage.completed_but_ongoing", {"period": period})


_RUNS_ON = re.compile(r"\b(?:fortlaufend|unbefristet|dauerhaft|auf dauer|kontinuierlich|ohne ende)\b", re.IGNORECASE)


def _progress(values: Mapping[str, Any]) -> Issue | None:
    percent, stage = values.get("progress_percent"), values.get("stage")
    if percent is None or stage is None:
        return None
    details = {"percent": number_text(percent), "stage": LABELS["stage"].get(stage, stage)}
    if percent == 100 and stage in _UNFINISHED:
        return Issue("progress.full_but_unfinished", details)
    if percent < 100 and stage == "completed":
        return Issue("progress.finished_but_not_full", details)
    return None
