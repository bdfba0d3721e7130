"""From the marks of a chart to the measures behind them: by a click on a bar or cell, and by a list for the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import formats
from dashboard.charts.tally import SHOWN_STAGES, Group, Tally
from dashboard.ui.opening import open_measure, open_measures

COUNTED = {"standings": ["counted"]}
"""What N counts: all but the merged measures."""
LEADING = {"lead_only": True}
"""A body's bars and cells count what it leads, not what it has a part in."""


@dataclass(frozen=True, slots=True)
class Way:
    """One mark: its key in the chart's column `way`, its label with its count, and parameters of queries/measures/list.sql."""

    key: str
    label: str
    parameters: Mapping[str, Any]
    measure_id: str | None = None
    """Set where the mark is one measure, whose own page opens."""

    def take(self) -> None:
        """Go there."""
        if self.measure_id is None:
            open_measures(self.parameters)
        else:
            open_measure(self.measure_id, self.parameters)


Ways = Callable[[], Sequence[Way]]
"""The ways of a chart, made only when somebody takes one."""


def stage_ways(total: Group, selection: Mapping[str, Any]) -> list[Way]:
    """One way per stage that has measures."""
    return _stages(total, "", selection)


def group_ways(groups: Sequence[Group], dimension: str, selection: Mapping[str, Any]) -> list[Way]:
    """Per group all its measures and those of each stage; `dimension` is the parameter whose codes the groups bear."""
    if dimension == "departments" and "departments" in selection and not selection.get("lead_only", True):
        return []  # what a body leads among that in which another one has a part, no filter can say
    ways: list[Way] = []
    for group in groups:
        if group.measures:
            inside = {**selection, dimension: [group.code], **(LEADING if dimension == "departments" else {})}
            whole = f"{group.label} · alle: {formats.number(group.measures)}"
            ways += [Way(group.code, whole, {**inside, **COUNTED}), *_stages(group, f"{group.label} · ", inside)]
    return ways


def _stages(group: Group, prefix: str, selection: Mapping[str, Any]) -> list[Way]:
    return [
        Way(
            f"{group.code} {term.code}",
            f"{prefix}{term.label}: {formats.number(group.stages[term.code])}",
            {**selection, "stages": [term.code]},
        )
        for term in SHOWN_STAGES
        if group.stages.get(term.code)
    ]


def cell_ways(counts: Tally, selection: Mapping[str, Any]) -> list[Way]:
    """One way per cell of the matrix that holds measures; the sums have theirs in the charts above it."""
    if "departments" in selection and not selection.get("lead_only", True):
        return []
    return [
        Way(
            f"{field.code} {house.code}",
            f"{field.label} · {house.label}: {formats.number(cell.measures)}",
            {**selection, **COUNTED, **LEADING, "fields": [field.code], "departments": [house.code]},
        )
        for field in counts.fields
        for house in counts.departments
        if (cell := counts.cell(field.code, house.code)).measures
    ]
