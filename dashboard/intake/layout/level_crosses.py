"""Levels told by crosses: a column for each level, any number of which may be marked in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.intake.model import Issue
from dashboard.intake.values.context import MasterIndex
from dashboard.intake.values.levels import UNCLEAR, ambiguous_level, meant_beside


def levels_of(marked: Iterable[str], all_codes: Iterable[str], index: MasterIndex) -> tuple[Any, Issue | None]:
    """The sorted levels of the marked columns, None where none is marked, and the question where a mark does not say which.

    A heading of two meanings means the second where the first has a column of its own ("Mitte" beside "Land" is the city).
    """
    apart = {code for code in all_codes if not code.startswith(UNCLEAR)}
    codes = list(dict.fromkeys(meant_beside(code, apart, index) for code in marked))
    unclear = [code for code in codes if code.startswith(UNCLEAR)]
    if unclear:
        return None, ambiguous_level(unclear[0].removeprefix(UNCLEAR), {*codes} - {*unclear}, index)
    return sorted(codes) or None, None
