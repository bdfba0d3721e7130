"""Values of one measure judged against each other: what DESIGN, section 3, makes a warning, and what cannot both be right."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from dashboard.intake.model import Issue
from dashboard.intake.values.cells import day_text, number_text
from dashboard.vocabulary import LABELS

CODES = frozenset(
    {"rating.reason_missing", "period.end_before_start", "progress.full_but_unfinished", "progress.finished_but_not_full"}
)
"""Every code that `judge` may give."""

_UNFINISHED = frozenset({"planned", "preparing", "in_progress", "deferred"})


def judge(values: Mapping[str, Any], present_fields: Set[str]) -> tuple[Issue, ...]:
    """The contradictions within one measure; `present_fields` are those that the list has a column for.

    A missing reason is told whether or not there is a column for it; the detail `column` then says how to mend it.
    """
    judged = (_reason(values, present_fields), _order(values), _progress(values))
    return tuple(issue for issue in judged if issue)


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
