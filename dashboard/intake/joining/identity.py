"""Which stored measure a row is: by its Kennung, else by an identical title; everything else is new (DESIGN, section 5).

Numbers alone never identify a measure, since many lists give new ones every year; they decide between measures of one title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import queries
from dashboard.intake.joining.belonging import Belonging, Known, Match
from dashboard.intake.joining.doubts import doubts
from dashboard.intake.model import Finding, MeasureRow
from dashboard.intake.values.texts import match_key
from dashboard.store import Queryable


@dataclass(frozen=True, slots=True)
class Matching:
    """All rows in the order of the list, and what was noticed in joining them."""

    matches: list[Match]
    findings: list[Finding]


def known_measures(source: Queryable, department: str | None, round_code: str | None = None) -> list[Known]:
    """The measures of a department as last told up to a round (None: the newest); none for an unknown department."""
    if department is None:
        return []
    frame = queries.run(source, "identity/known_measures", department=department, round=round_code)
    return [_known(row) for row in frame.iter_rows(named=True)]


def _known(row: dict[str, Any]) -> Known:
    return Known(row.pop("measure_id"), row.pop("version_id"), is_in_latest_list=row.pop("is_in_latest_list"), values=row)


def match_rows(source: Queryable, department: str | None, rows: Sequence[MeasureRow], known: Sequence[Known]) -> Matching:
    """Join the rows of a department's list to `known`, its stored measures, and to other houses' where those lead."""
    foreign = [row for row in rows if is_led_elsewhere(row, department)]
    elsewhere = _titles_elsewhere(source, {str(row.values["lead_department"]) for row in foreign})
    co_reports = {_place_of(row): elsewhere[_foreign_key(row)] for row in foreign if _foreign_key(row) in elsewhere}
    own_rows = [row for row in rows if _place_of(row) not in co_reports]
    joined = _joined(own_rows, known)
    matches = [_match(row, joined.get(_place_of(row)), co_reports.get(_place_of(row)), department) for row in rows]
    return Matching(matches, doubts(matches, known, department))


def _match(row: MeasureRow, found: Known | None, elsewhere: str | None, department: str | None) -> Match:
    if elsewhere is not None:
        return Match(row, Belonging.CO_REPORT, co_reported_id=elsewhere)
    if found is not None and not _is_theirs_already(row, found, department):
        return Match(row, Belonging.KNOWN, found)
    if is_led_elsewhere(row, department):
        return Match(row, Belonging.CO_REPORT, co_reported_id=found.measure_id if found else None)
    return Match(row, Belonging.NEW)


def is_led_elsewhere(row: MeasureRow, department: str | None) -> bool:
    """Whether the row names another house as the lead; a row without a lead is the list's own."""
    return row.values["lead_department"] not in (None, department)


def _is_theirs_already(row: MeasureRow, known: Known, department: str | None) -> bool:
    """A measure that was handed over before is only co-reported; the list that hands it over still tells of its own."""
    return is_led_elsewhere(row, department) and known.values["lead_department"] not in (None, department)


def _titles_elsewhere(source: Queryable, leads: Iterable[str]) -> dict[tuple[str, str], str]:
    wanted = sorted(leads)
    if not wanted:
        return {}
    frame = queries.run(source, "identity/titles", departments=wanted)
    return {(row["lead_department"], match_key(row["title"])): row["measure_id"] for row in frame.iter_rows(named=True)}


def _foreign_key(row: MeasureRow) -> tuple[str, str]:
    return (str(row.values["lead_department"]), match_key(str(row.values["title"])))


def _place_of(row: MeasureRow) -> tuple[str, int]:
    return (row.sheet, row.row)


def _joined(rows: Sequence[MeasureRow], known: Sequence[Known]) -> dict[tuple[str, int], Known]:
    """Each row's stored measure, by place; every measure is given to one row at most."""
    by_id = {measure.measure_id: measure for measure in known}
    joined: dict[tuple[str, int], Known] = {}
    taken: set[str] = set()
    for row in rows:
        key = row.values["measure_id"]
        if key in by_id and key not in taken:
            joined[_place_of(row)] = by_id[key]
            taken.add(key)
    of_title: dict[str, list[Known]] = defaultdict(list)
    for measure in known:
        if measure.measure_id not in taken:
            of_title[match_key(measure.title)].append(measure)
    same_title: dict[str, list[MeasureRow]] = defaultdict(list)
    for row in rows:
        if _place_of(row) not in joined:
            same_title[match_key(str(row.values["title"]))].append(row)
    for title, group in same_title.items():
        joined |= _paired(group, of_title.get(title, []))
    return joined


def _paired(rows: Sequence[MeasureRow], measures: Sequence[Known]) -> dict[tuple[str, int], Known]:
    """Rows and measures of one title: the same number first, then what is most alike, then the order of both."""
    pairs = [(at, measure) for at in range(len(rows)) for measure in measures]
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: (-_agreement(rows[pair[0]], pair[1]), pair[0], pair[1].measure_id))
    paired: dict[int, str] = {}
    chosen: dict[tuple[str, int], Known] = {}
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
