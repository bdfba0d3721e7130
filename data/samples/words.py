"""How a house says it: stage, rating, level, period and bodies in the words of one list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from dashboard.vocabulary import LABELS
from data.samples.content import Line
from data.samples.master_content import MASTER

Value = str | int | float | date | None
"""What is written into one cell."""

LEVELS = {level.code: level.label for level in MASTER.levels}
RATINGS = dict(LABELS["rating"])
STAGES = dict(LABELS["stage"])


@dataclass(frozen=True, slots=True)
class Words:
    """One house's own words for the classes, and what it puts between several of them."""

    stages: dict[str, str] = field(default_factory=lambda: STAGES)
    ratings: dict[str, str] = field(default_factory=lambda: RATINGS)
    levels: dict[str, str] = field(default_factory=lambda: LEVELS)
    between: str = ", "

    def stage(self, line: Line) -> Value:
        return line.stage_words or self.stages.get(line.stage)

    def rating(self, line: Line) -> Value:
        return self.ratings.get(line.rating)

    def level(self, line: Line) -> Value:
        return line.level_words or self.between.join(self.levels[level] for level in line.levels)


def period(line: Line) -> Value:
    """The whole period in one cell, as people write it."""
    start, end = line.start, line.end
    if end == "offen":
        return f"seit {start}" if start else "fortlaufend"
    if not start:
        return f"bis {'Ende ' if re.fullmatch(r'[0-9]{4}', end) else ''}{end}" if end else None
    return start if start == end else f"{start} – {end}"


def start(line: Line) -> Value:
    return line.start or None


def end(line: Line) -> Value:
    return "fortlaufend" if line.end == "offen" else line.end or None


def as_day(text: Value) -> Value:
    """A day as a real date of Excel; everything less exact stays text."""
    found = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", str(text or ""))
    return date(int(found[3]), int(found[2]), int(found[1])) if found else text


def number(text: str) -> Value:
    """An indicator's value as a number."""
    return int(text) if text else None


def lead(line: Line) -> str:
    return line.lead_words or line.department


def with_roles(line: Line) -> Value:
    """Lead and involved bodies in one cell with their roles."""
    return f"FF: {lead(line)}" + (f"; Bet.: {line.involved}" if line.involved else "")


def in_order(line: Line) -> Value:
    """Lead and involved bodies in one cell, the lead first."""
    return f"{lead(line)}, {line.involved}" if line.involved else lead(line)
