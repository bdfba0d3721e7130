"""What is worth a question after rows were joined to stored measures: keys, numbers and titles that point astray."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.intake.findings import place
from dashboard.intake.joining.belonging import Belonging, Match, Place
from dashboard.intake.joining.candidates import Candidate
from dashboard.intake.model import Choice, Finding, Issue, MeasureRow

ALIKE = 90
"""From this likeness (0-100, rapidfuzz's ratio of the compared forms) a new title is asked about."""


def doubts(matches: Sequence[Match], shown: Mapping[Place, Sequence[Candidate]], department: str | None) -> list[Finding]:
    """Findings on a whole list, in its order; `shown` are the stored measures that rows in doubt may be."""
    joined = {match.known.measure_id for match in matches if match.known}
    findings: list[Finding] = []
    for match in matches:
        findings += _about_key(match, department)
        findings += _about_lead(match, department)
        if match.belonging is Belonging.NEW and match.answer is None:
            findings += _about_new(match.row, [each for each in shown.get(match.place, ()) if each.measure_id not in joined])
    return findings + _about_numbers(matches)


def _about_key(match: Match, department: str | None) -> list[Finding]:
    key = match.row.values["measure_id"]
    joined_to = match.known.measure_id if match.known else match.co_reported_id
    if key is None or key == joined_to or match.belonging is Belonging.CO_REPORT:
        return []
    owner = str(key).rpartition("-")[0]
    issue = Issue("identity.unknown_key") if owner in ("", department) else Issue("identity.foreign_key", {"owner": owner})
    return [_at(match.row, "measure_id", key, issue)]


def _about_lead(match: Match, department: str | None) -> list[Finding]:
    lead = match.row.values["lead_department"]
    if match.known is None or lead in (None, department) or match.known.values["lead_department"] == lead:
        return []
    issue = Issue("identity.lead_handed_over", {"measure_id": match.known.measure_id, "lead": lead})
    return [_at(match.row, "lead_department", lead, issue)]


def _about_new(row: MeasureRow, free: Sequence[Candidate]) -> list[Finding]:
    number, title = row.values["number"], str(row.values["title"])
    same_number = [each for each in free if number is not None and each.number == number]
    if len(same_number) == 1:
        return [_at(row, "title", title, _points_to("identity.same_number", same_number[0], number))]
    near = max((each for each in free if each.likeness >= ALIKE), key=lambda each: each.likeness, default=None)
    return [_at(row, "title", title, _points_to("identity.similar_title", near, number))] if near else []


def _points_to(code: str, measure: Candidate, number: object) -> Issue:
    details = {"measure_id": measure.measure_id, "known_title": measure.title, "number": number}
    choices = (
        Choice(measure.measure_id, f"ist {measure.measure_id} „{measure.title}“"),
        Choice(None, "ist eine neue Maßnahme", is_proposed=True),
    )
    return Issue(code, details, choices)


def _about_numbers(matches: Sequence[Match]) -> list[Finding]:
    count = sum(_is_renumbered(match) for match in matches)
    return [place(Issue("identity.renumbered", {"count": count}))] if count else []


def _is_renumbered(match: Match) -> bool:
    if match.known is None:
        return False
    old, new = match.known.values["number"], match.row.values["number"]
    return old is not None and new is not None and old != new


def _at(row: MeasureRow, field: str, value: object, issue: Issue) -> Finding:
    cell = row.cells.get(field) or row.cells.get("title")
    return place(issue, sheet=row.sheet, cell=cell, value=value, field=field)
