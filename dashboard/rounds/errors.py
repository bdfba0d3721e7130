"""Why something cannot be done to a round, a decision or a meeting, as one German sentence."""

from __future__ import annotations


class RoundError(Exception):
    """The round, its state, or what was said about it stands in the way."""
