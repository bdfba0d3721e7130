"""The columns Federführung and Beteiligte."""

from __future__ import annotations

from typing import Any

from dashboard.intake.model import Cell, Issue, Reading
from dashboard.intake.values.bodies import lead_choices, read_bodies
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.texts import match_key

UNSETTLED = "ungeklärt"
"""What a round sheet has in Federführung where it is not known who leads: an empty cell would mean the own house."""


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
