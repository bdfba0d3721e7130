"""Levels told by crosses: columns Land, Bremen and Bremerhaven, any number of which may be marked in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.intake.model import Issue
from dashboard.intake.values.levels import ambiguous_level, level_of_word

BARE_BREMEN = "bremen?"
"""A column headed only Bremen: the city where a column for the Land stands beside it (DESIGN, section 3), else not said."""

KOMMUNE = "kommune?"


def level_code(text: str) -> str | None:
    """The level that a heading names, one of the two unclear codes, or None where it names none."""
    return level_of_word(text, {"bremen": BARE_BREMEN, "kommune": KOMMUNE})


def levels_of(marked: Iterable[str], all_codes: Iterable[str]) -> tuple[Any, Issue | None]:
    """The sorted levels of the marked columns, None where none is marked, and the question where a mark does not say which."""
    is_land_apart = "land" in set(all_codes)
    codes = {"bremen" if code == BARE_BREMEN and is_land_apart else code for code in marked}
    unclear = codes & {BARE_BREMEN, KOMMUNE}
    if unclear:
        return None, ambiguous_level("bremen" if BARE_BREMEN in unclear else "kommune", codes - unclear)
    return sorted(codes) or None, None
