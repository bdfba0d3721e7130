"""Leafing: which measure stands before and after one in the list that it was opened from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.ui.measures.choosing import in_order


def neighbours(parameters: Mapping[str, Any], measure_id: str) -> tuple[str | None, str | None]:
    """The keys before and after a measure within a selection (parameters of queries/measures/list.sql, `search`, `order` and
    `grouping`).

    None at either end, and twice None for a measure that the selection does not hold.
    """
    keys = in_order(parameters)["measure_id"].to_list()
    if measure_id not in keys:
        return None, None
    at = keys.index(measure_id)
    return (keys[at - 1] if at else None), (keys[at + 1] if at + 1 < len(keys) else None)
