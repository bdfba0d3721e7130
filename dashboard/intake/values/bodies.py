"""Lead and involved bodies from the words of a cell, and the columns that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

from dashboard.intake.model import Cell, Choice, Issue, Reading
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context, MasterIndex
from dashboard.intake.values.departments import UNKNOWN, Recognition, recognise, recognise_exactly
from dashboard.intake.values.splitting import split_known
from dashboard.intake.values.texts import match_key

LEAD, INVOLVED, NO_ROLE = "lead", "involved", ""

_LEAD_LABEL = (
    r"(?:unter\s+(?:der\s+)?)?(?:federführung|federführend|federf\.|hauptverantwortlich|verantwortlich|\bff\b\.?|lead\b)"
)
_INVOLVED_LABEL = (
    r"\bbeteiligte?(?:\s+(?:ressorts|stellen))?\b|\bbet\.|\bmitwirkend\w*|\bmitwirkung\b|\bmitzeichnung\b|\bmz\b\.?|"
    r"\bunter beteiligung\b|\b(?:gemeinsam|zusammen)\s+mit\b|\bin\s+(?:zusammenarbeit|kooperation|abstimmung)\s+mit\b|"
    r"\bim\s+(?:einvernehmen|benehmen)\s+mit\b|\bi\.\s?[zea]\.\s?m\.|\bkooperation\s+mit\b|"
    r"(?-i:\bmit\b(?=\s(?:der\s|dem\s)?(?:[A-Z]{2}|Senator|Minister|Magistrat)))"
)
_LABEL = re.compile(
    rf"[\s,;(|]*(?:(?P<lead>{_LEAD_LABEL})|(?P<involved>{_INVOLVED_LABEL}))\s*[:\-–]?"
    r"\s*(?:\b(?:von|der|des|durch|die|dem)\b\s*)?",
    re.IGNORECASE,
)
_ROLE_IN_BRACKETS = re.compile(
    r"\(\s*(?:(?P<lead>ff\.?|f|federf(?:ührung|ührend|\.)|lead|leitung)|(?P<involved>bet\.?|b|beteiligt|mitwirkend|mz\.?))\s*\)",
    re.IGNORECASE,
)
_ADDITION = re.compile(r"\([^()]*\)")

ALL_DEPARTMENTS = Recognition(is_known=True, office="*")
"""Stands for all members of the round; they are not blown up into a measure each (facts, section 5.5)."""

UNSETTLED = "ungeklärt"
"""What a round sheet has in Federführung where it is not known who leads: an empty cell would mean the own house."""


@dataclass(slots=True)
class Bodies:
    """What a cell says of bodies. `lead` is a department code; `involved` codes in the order of the cell; `other` words."""

    lead: str | None = None
    involved: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


class Named(NamedTuple):
    """One body of a cell with its role."""

    words: str
    role: str
    found: Recognition


def read_bodies(text: str, context: Context, *, names_lead: bool) -> Bodies:
    """Read cleaned words; `names_lead` tells that the first body without a role leads (columns Federführung, Ressort).

    Where a lead column names no department, the list's own department leads (DESIGN, section 3), unless a name is ambiguous or
    unknown: then the lead is null and the issue has the possible answers.
    """
    named = _named(text, context.index, context.action_field)
    bodies = Bodies()
    lead = _lead_of(named, names_lead=names_lead)
    if names_lead or lead:
        _take_lead(lead, context, bodies)
    for body in named:
        if body is not lead:
            _take_involved(body, context.index, bodies)
    _tell_order(named, lead, bodies)
    bodies.involved = [code for code in dict.fromkeys(bodies.involved) if code != bodies.lead]
    bodies.other = list(dict.fromkeys(bodies.other))
    return bodies


@lru_cache(maxsize=8192)
def _named(text: str, index: MasterIndex, action_field: int | None) -> tuple[Named, ...]:
    if whole := recognise_exactly(text, index, action_field):
        return (Named(text, _role_in_brackets(text) or NO_ROLE, whole),)
    return tuple(body for role, words in _segments(text) for body in _bodies_of(words, role, index, action_field))


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its labels of role: ("lead", "SASJI"), ("involved", "SKB, SGFV")."""
    role, last = NO_ROLE, 0
    protected = _ROLE_IN_BRACKETS.sub(lambda found: "\0" * len(found[0]), text)
    for label in _LABEL.finditer(protected):
        if before := text[last : label.start()].strip(" ,;|\n"):
            yield role, before
        role, last = (LEAD if label["lead"] else INVOLVED), label.end()
    if rest := text[last:].strip(" ,;|\n"):
        yield role, rest


def _bodies_of(words: str, role: str, index: MasterIndex, action_field: int | None) -> Iterator[Named]:
    def find(name: str) -> Recognition | None:
        return ALL_DEPARTMENTS if match_key(name) in index.all_bodies else recognise_exactly(name, index, action_field)

    def guess(name: str) -> Recognition | None:
        found = recognise(name, index.master, action_field)
        return found if found.is_known else None

    for part in split_known(words, find, guess):
        if part.found is None and not part.words.strip(" ,;:"):
            continue  # a sign that was left over names nobody
        yield Named(part.words, _role_in_brackets(part.words) or role, part.found or UNKNOWN)


def _role_in_brackets(words: str) -> str:
    found = _ROLE_IN_BRACKETS.search(words)
    return "" if not found else LEAD if found["lead"] else INVOLVED


def _lead_of(named: tuple[Named, ...], *, names_lead: bool) -> Named | None:
    """The body with the role; else, in a lead column, the first without one that is known, else the first."""
    labelled = [body for body in named if body.role == LEAD]
    if labelled or not names_lead:
        return labelled[0] if labelled else None
    free = [body for body in named if body.role == NO_ROLE and body.found is not ALL_DEPARTMENTS]
    return next((body for body in free if body.found.is_known), free[0] if free else None)


def _take_lead(lead: Named | None, context: Context, bodies: Bodies) -> None:
    if lead is None:
        bodies.lead = context.list_department
        return
    bodies.issues += _questions(lead, "lead_department")
    bodies.lead = lead.found.department
    if lead.found.office:
        bodies.other.append(_bare(lead.words))
        if lead.found.department:
            bodies.issues.append(Issue("department.office", {"office": _bare(lead.words), "department": lead.found.department}))
    if bodies.lead is None and not any(issue.code == "department.ambiguous" for issue in bodies.issues):
        _tell_unknown(lead, context, bodies)


def _tell_unknown(lead: Named, context: Context, bodies: Bodies) -> None:
    """A body that is no department cannot lead: the list's own department is proposed, never taken."""
    if not lead.found.office:
        bodies.other.append(_bare(lead.words))
    choices = lead_choices(context)
    bodies.issues.append(Issue("department.unknown", {"name": _bare(lead.words)}, choices, _bare(lead.words), "lead_department"))


def lead_choices(context: Context) -> tuple[Choice, ...]:
    """Every department as a possible lead, the list's own one proposed."""
    own, departments = context.list_department, context.master.departments
    return tuple(Choice(each.code, f"{each.code} ({each.short_name})", each.code == own) for each in departments)


def _take_involved(body: Named, index: MasterIndex, bodies: Bodies) -> None:
    if body.found is ALL_DEPARTMENTS:
        bodies.involved += index.members
        bodies.issues.append(Issue("bodies.all_departments", {"words": body.words}))
        return
    bodies.issues += _questions(body, "involved")
    if body.found.department:
        bodies.involved.append(body.found.department)
    if body.found.office or not body.found.department:
        bodies.other.append(_bare(body.words))


def _questions(body: Named, name: str) -> list[Issue]:
    """The issues of one body; a question says which words of the cell it is about, and which field its answer fills."""
    word = _bare(body.words)
    return [replace(issue, word=word, field=name) if issue.choices else issue for issue in body.found.issues]


def _tell_order(named: tuple[Named, ...], lead: Named | None, bodies: Bodies) -> None:
    if lead and lead.role == NO_ROLE and bodies.lead and len([body for body in named if body.found.is_known]) > 1:
        bodies.issues.append(Issue("bodies.first_leads", {"department": bodies.lead}))
    dropped = [body.words for body in named if body.found.department and not body.found.office]
    additions = [
        found[0] for words in dropped for found in _ADDITION.finditer(words) if not _ROLE_IN_BRACKETS.fullmatch(found[0])
    ]
    if additions:
        bodies.issues.append(Issue("bodies.addition", {"addition": " ".join(additions)}))


def _bare(words: str) -> str:
    return _ROLE_IN_BRACKETS.sub("", words).strip(" ,;:")


def read_lead(cell: Cell, context: Context) -> Reading:
    """lead_department; also involved and involved_other, where the cell names several. Empty: the list's own department.

    UNSETTLED says that nobody leads yet: null, and a question.
    """
    text, issues = words_of(cell)
    if text is None:
        return Reading({"lead_department": None if issues else context.list_department}, issues)
    if match_key(text) == match_key(UNSETTLED):
        return Reading({"lead_department": None}, (Issue("department.unsettled", choices=lead_choices(context)),))
    bodies = read_bodies(text, context, names_lead=True)
    values: dict[str, Any] = {"lead_department": bodies.lead}
    if bodies.involved:
        values["involved"] = sorted(bodies.involved)
    if bodies.other:
        values["involved_other"] = bodies.other
    return Reading(values, tuple(bodies.issues))


def read_involved(cell: Cell, context: Context) -> Reading:
    """involved (codes) and involved_other (words), null where the cell is empty; lead_department only where a role says so."""
    text, issues = words_of(cell)
    if text is None:
        return Reading({"involved": None, "involved_other": None}, issues)
    bodies = read_bodies(text, context, names_lead=False)
    values: dict[str, Any] = {"involved": sorted(bodies.involved) or None, "involved_other": bodies.other or None}
    if bodies.lead:
        values["lead_department"] = bodies.lead
    return Reading(values, tuple(bodies.issues))
