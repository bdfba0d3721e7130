"""Master data as the code sees them: action fields, departments with their aliases and successors, levels, rounds.

Read from `data/stammdaten.xlsx` (dashboard/intake/master/workbook.py) or from the store; immutable. Nobody edits code
when a government is re-cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActionField:
    """One action field; `aliases` are older names and spellings."""

    number: int
    short_name: str
    long_name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class GuidingGoal:
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Department:
    """One body that keeps a list. `is_member`: belongs to the steering round. `aliases`: spellings without the official title."""

    code: str
    official_name: str
    short_name: str
    kind: str
    is_member: bool
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class FormerDepartment:
    """An older name and what became of it (facts, section 3).

    `successors` are department codes. `rule` is `auto` (converts with a note to the first successor), `suggest` (null and a
    warning with the possible answers) or `never` (two steps old, like `suggest` without a proposal). `by_action_field` holds the
    successor that is proposed for an action field; under `auto` it makes that action field a question, as for SJIS and sport.
    """

    name: str
    aliases: tuple[str, ...]
    successors: tuple[str, ...]
    rule: str
    by_action_field: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A body that is no department; `department` is the code it belongs to, or None where it only stays named."""

    name: str
    aliases: tuple[str, ...]
    department: str | None


@dataclass(frozen=True, slots=True)
class Level:
    code: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SteeringRound:
    """One steering round. `code` is what folders and URLs use ("2026")."""

    code: str
    title: str
    held_on: date | None
    reference_date: date
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A working-group meeting or the day a report is due."""

    day: date
    title: str


DECISION_KINDS = (
    "aufnehmen",
    "ändern",
    "erweitern",
    "zusammenlegen",
    "zurückstellen",
    "einstellen",
    "Federführung klären",
    "Finanzierung klären",
    "Ebene oder Handlungsfeld ändern",
    "Bericht dem Senat zuleiten",
    "Kenntnisnahme",
)
"""Kinds of decisions (Beschlussarten) where a master workbook does not list them; the first ones did not."""


@dataclass(frozen=True, slots=True)
class MasterData:
    """Everything that comes from the master workbook, in official order."""

    action_fields: tuple[ActionField, ...]
    guiding_goals: tuple[GuidingGoal, ...]
    departments: tuple[Department, ...]
    former_departments: tuple[FormerDepartment, ...]
    offices: tuple[Office, ...]
    levels: tuple[Level, ...]
    rounds: tuple[SteeringRound, ...]
    meetings: tuple[Meeting, ...] = ()
    report_dates: tuple[Meeting, ...] = ()
    decision_kinds: tuple[str, ...] = DECISION_KINDS
