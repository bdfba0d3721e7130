"""What building and rebuilding a store tell: progress while they run, what was taken in or left out, and why they stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.intake.accepting.acceptance import Acceptance

Progress = Callable[[int, int, str], None]
"""Called with what is done, how much there is, and the name of what was just done."""

READ_AT_ONCE = 2
"""Workbooks are read side by side in child processes; two use both cores of a small machine."""


class BuildError(Exception):
    """Why a store is not built, as one German sentence."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A workbook that was not taken in, and why in German."""

    file: str
    round_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was taken in, in order, and what was left out."""

    accepted: list[Acceptance] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
