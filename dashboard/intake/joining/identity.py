"""Which known measure a row of a list is: by its Kennung, else by number and title together; and what is doubtful about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import formats, queries
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers, Relation
from dashboard.intake.findings import place
from dashboard.intake.joining.candidates import ALIKE, Belonging, Candidate, Known, Match, Place, candidates, torn_rows
from dashboard.intake.model import Choice, Finding, Issue, MeasureRow
from dashboard.intake.values.texts import match_key
from dashboard.store import Queryable
from dashboard.vocabulary import OWN_FIELDS

_FRESH = (Relation.NEW, Relation.PART)


@dataclass(frozen=True, slots=True)
class Matching:
    """All rows in the order of the list, what those in doubt may be, and what was noticed in joining them."""

    matches: list[Match]
    candidates: dict[Place, list[Candidate]]
    findings: list[Finding]


def known_measures(
    source: Queryable, department: str | None, round_code: str | None = None, *, with_parts: bool = False
) -> list[Known]:
    """The measures of a department as last told up to a round (None: the newest); none for an unknown department.

    Those of a body that it followed are its own; with `with_parts` also those of one that was split, which its rows may name.
    """
    if department is None:
        return []
    frame = queries.run(source, "identity/known_measures", department=department, round=round_code, with_parts=with_parts)
    return [_known(row, department) for row in frame.iter_rows(named=True)]


_BESIDE_VALUES = ("measure_id", "version_id", "is_in_latest_list", "last_round", "last_delivery_id", "is_inherited")


def _known(row: dict[str, Any], department: str) -> Known:
    keys = {name: row.pop(name) for name in _BESIDE_VALUES}
    if row.pop("delivered_by") != department:
        # Columns that nobody could name, and footnotes, may hold anything: they are internal as well.
        row |= {**dict.fromkeys(OWN_FIELDS), "extra": None, "footnotes": None}
    return Known(**keys, values=row)


def match_rows(
    source: Queryable,
    department: str | None,
    rows: Sequence[MeasureRow],
    known: Sequence[Known],
    answers: Answers = NONE,
) -> Matching:
    """Join the rows of a department's list to `known`, its stored measures, and to other houses' where those lead."""
    said = _said(answers)
    foreign = [row for row in rows if is_led_elsewhere(row, department)]
    elsewhere = titles_elsewhere(source, {str(row.values["lead_department"]) for row in foreign})
    co_reports = {_place_of(row): elsewhere[_foreign_key(row)] for row in foreign if _foreign_key(row) in elsewhere}
    own_rows = [row for row in rows if _place_of(row) not in co_reports or _place_of(row) in said]
    joined = _joined(own_rows, known, said)
    matches = [
        _match(row, joined.get(_place_of(row)), co_reports.get(_place_of(row)), department, said.get(_place_of(row)))
        for row in rows
    ]
    likely = candidates(matches, known)
    torn = torn_rows(matches, known)
    return Matching(matches, likely | torn, doubts(matches, likely, torn, department))


def _said(answers: Answers) -> dict[Place, Answer]:
    """What the house said of rows, by their place."""
    return {(answer.subject[0], int(answer.subject[1])): answer for answer in answers.all_of(AnswerKind.IDENTITY)}


def _match(row: MeasureRow, found: Known | None, elsewhere: str | None, department: str | None, answer: Answer | None) -> Match:
    if answer is not None and found is not None:
        return Match(row, Belonging.KNOWN, found, answer=answer)
    if elsewhere is not None:
        return Match(row, Belonging.CO_REPORT, co_reported_id=elsewhere)
    if found is not None and not _is_theirs_already(row, found, department):
        return Match(row, Belonging.KNOWN, found)
    if is_led_elsewhere(row, department):
        return Match(row, Belonging.CO_REPORT, co_reported_id=found.measure_id if found else None)
    return Match(row, Belonging.NEW, answer=answer)


def is_led_elsewhere(row: MeasureRow, department: str | None) -> bool:
    """Whether the row names another house as the lead; a row without a lead is the list's own."""
    return row.values["lead_department"] not in (None, department)


def _is_theirs_already(row: MeasureRow, known: Known, department: str | None) -> bool:
    """A measure that was handed over before is only co-reported; the list that hands it over still tells of its own."""
    return is_led_elsewhere(row, department) and known.values["lead_department"] not in (None, department)


def titles_elsewhere(source: Queryable, leads: Iterable[str]) -> dict[tuple[str, str], str]:
    """The measures that some bodies lead, by the body and the compared form of the title."""
    wanted = sorted(leads)
    if not wanted:
        return {}
    frame = queries.run(source, "identity/titles", departments=wanted)
    return {(row["lead_department"], match_key(row["title"])): row["measure_id"] for row in frame.iter_rows(named=True)}


def _foreign_key(row: MeasureRow) -> tuple[str, str]:
    return (str(row.values["lead_department"]), match_key(str(row.values["title"])))


def _place_of(row: MeasureRow) -> Place:
    return (row.sheet, row.row)


def _joined(rows: Sequence[MeasureRow], known: Sequence[Known], said: Mapping[Place, Answer]) -> dict[Place, Known]:
    """Each row's stored measure, by place; every measure is given to one row at most: what was answered comes first."""
    by_id = {measure.measure_id: measure for measure in known}
    joined: dict[Place, Known] = {}
    for row in rows:
        answer = said.get(_place_of(row))
        key = answer.target if answer is not None and answer.value not in _FRESH else None
        if key in by_id and by_id[key] not in joined.values():
            joined[_place_of(row)] = by_id[key]
    open_rows = [row for row in rows if _place_of(row) not in said]
    taken = {measure.measure_id for measure in joined.values()}
    for row in open_rows:
        key = row.values["measure_id"]
        if key in by_id and key not in taken:
            joined[_place_of(row)] = by_id[key]
            taken.add(key)
    return joined | _joined_by_title([row for row in open_rows if _place_of(row) not in joined], known, taken)


def _joined_by_title(rows: Sequence[MeasureRow], known: Sequence[Known], taken: set[str]) -> dict[Place, Known]:
    of_title: dict[str, list[Known]] = defaultdict(list)
    for measure in known:
        if measure.measure_id not in taken:
            of_title[match_key(measure.title)].append(measure)
    same_title: dict[str, list[MeasureRow]] = defaultdict(list)
    for row in rows:
        same_title[match_key(str(row.values["title"]))].append(row)
    joined: dict[Place, Known] = {}
    for title, group in same_title.items():
        joined |= _paired(group, of_title.get(title, []))
    return joined


def _paired(rows: Sequence[MeasureRow], measures: Sequence[Known]) -> dict[Place, Known]:
    """Rows and measures of one title: the same number first, then what is most alike, then the order of both."""
    pairs = [(at, measure) for at in range(len(rows)) for measure in measures]
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: (-_agreement(rows[pair[0]], pair[1]), pair[0], pair[1].measure_id))
    paired: dict[int, str] = {}
    chosen: dict[Place, Known] = {}
    for at, measure in pairs:
        if at not in paired and measure.measure_id not in paired.values():
            paired[at] = measure.measure_id
            chosen[_place_of(rows[at])] = measure
    return chosen


def _agreement(row: MeasureRow, measure: Known) -> int:
    number = row.values["number"]
    equal = len([name for name, value in row.values.items() if value is not None and value == measure.values.get(name)])
    has_same_number = number is not None and bool(number == measure.values["number"])
    return equal + (1000 if has_same_number else 0)


def doubts(
    matches: Sequence[Match],
    likely: Mapping[Place, Sequence[Candidate]],
    torn: Mapping[Place, Sequence[Candidate]],
    department: str | None,
) -> list[Finding]:
    """Findings on a whole list, in its order; `likely` are the stored measures that rows in doubt may be, `torn` as torn_rows."""
    joined = {match.known.measure_id for match in matches if match.known}
    rows_of_key = Counter(match.row.values["measure_id"] for match in matches)
    findings: list[Finding] = []
    for match in matches:
        key = match.row.values["measure_id"]
        if match.known is None and key in joined:
            if rows_of_key[key] > 1:
                continue  # that the Kennung stands twice is said already, and nothing else of the copy is true
        else:
            findings += _about_key(match, department)
        findings += _about_lead(match, department)
        if match.place in torn and match.answer is None:
            findings.append(_about_title(match.row, *torn[match.place]))
        if match.belonging is Belonging.NEW and match.answer is None:
            findings += _about_new(match.row, [each for each in likely.get(match.place, ()) if each.measure_id not in joined])
    return findings + _about_numbers(matches)


def _about_title(row: MeasureRow, by_key: Candidate, by_title: Candidate) -> Finding:
    details = {"measure_id": by_key.measure_id, "known_title": by_key.title, "other_id": by_title.measure_id}
    return _at(row, "title", row.values["title"], Issue("identity.title_of_other", details))


def _about_key(match: Match, department: str | None) -> list[Finding]:
    key = match.row.values["measure_id"]
    joined_to = match.known.measure_id if match.known else match.co_reported_id
    if key is None or key == joined_to or match.belonging is Belonging.CO_REPORT or match.answer is not None:
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
    many = formats.counted(count, "Maßnahme trägt", "Maßnahmen tragen")
    return [place(Issue("identity.renumbered", {"many": many}))] if count else []


def _is_renumbered(match: Match) -> bool:
    if match.known is None:
        return False
    old, new = match.known.values["number"], match.row.values["number"]
    return old is not None and new is not None and old != new


def _at(row: MeasureRow, field: str, value: object, issue: Issue) -> Finding:
    cell = row.cells.get(field) or row.cells.get("title")
    return place(issue, sheet=row.sheet, cell=cell, value=value, field=field)
