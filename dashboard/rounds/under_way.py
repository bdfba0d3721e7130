"""Which steering round is under way: the one that pages open on and lists are asked for, until it was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.master import Round


def under_way(rounds: Sequence[Round], today: date) -> Round:
    """The round that is being prepared: the next one that has a day to meet, else the newest. At least one is given."""
    ahead = [each for each in rounds if each.held_on is not None and each.held_on >= today]
    return min(ahead, key=lambda each: each.reference_date) if ahead else max(rounds, key=lambda each: each.reference_date)
