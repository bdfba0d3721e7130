"""Columns that several houses keep, and the numbers of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from data.samples.content import Line
from data.samples.master_content import FIELD_NAMES
from data.samples.page import Column

NUMBER = Column("Nr.", lambda line: line.number, 6)
TITLE = Column("Maßnahme", lambda line: line.title, 44)
INVOLVED = Column("Beteiligte", lambda line: line.involved or None, 18)
TARGET_GROUP = Column("Zielgruppe", lambda line: line.target_group or None, 24)
REASON = Column("Begründung", lambda line: line.reason or None, 26)
REPORT = Column("Sachstand", lambda line: line.report or None, 36)
FUNDING = Column("Finanzierung", lambda line: line.funding or None, 22)
INDICATOR = Column("Indikator", lambda line: line.indicator or None, 24)
OBSTACLE = Column("Hemmnis", lambda line: line.obstacle or None, 24)
DECISION = Column("Entscheidungsbedarf", lambda line: line.decision or None, 40)
GOALS = Column("Leitziele", lambda line: line.goals or None, 9)
CROSS_REFERENCE = Column("Querverweis", lambda line: line.cross_reference or None, 24)
SOURCE = Column("Quelle", lambda line: line.source, 34)
REMARK = Column("Zu den Beispieldaten", lambda line: line.remark or None, 24)

DISCLAIMER = "Beispieldaten – keine amtliche Liste"


def numbered(lines: Sequence[Line]) -> list[Line]:
    """Running numbers from 1."""
    return [replace(line, number=str(number)) for number, line in enumerate(lines, 1)]


def numbered_in_field(lines: Sequence[Line]) -> list[Line]:
    """Numbers that begin with the action field: 4.1, 4.2, …"""
    return [replace(line, number=f"{field}.{place}") for field, part in by_field(lines) for place, line in enumerate(part, 1)]


def by_field(lines: Sequence[Line]) -> list[tuple[int, list[Line]]]:
    """The lines of each action field, in official order."""
    return [(field, list(part)) for field, part in groupby(lines, key=lambda line: line.field)]


def field_heading(field: int) -> str:
    return f"Handlungsfeld {field}: {FIELD_NAMES[field]}"
