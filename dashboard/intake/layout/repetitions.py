"""What stands twice in one list: a Kennung is an error, a number or a title a warning at the second place (DESIGN, section 3)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from dashboard.intake.cells.addresses import split_address
from dashboard.intake.layout.located import Located
from dashboard.intake.model import Issue, MeasureRow
from dashboard.intake.values.texts import match_key


def repetitions(measures: Iterable[MeasureRow]) -> list[Located]:
    """What is told of repeated Kennungen, titles and numbers; numbers count within their sheet, as many lists begin anew."""
    rows = list(measures)
    return [
        *_repeated(rows, "measure_id", "row.repeated_id", lambda row: row.values["measure_id"]),
        *_repeated(rows, "title", "row.repeated_title", lambda row: match_key(row.values["title"])),
        *_repeated(rows, "number", "row.repeated_number", _number),
    ]


def _number(row: MeasureRow) -> Hashable:
    """A number within its sheet; one that is merged down over several measures is meant for all of them."""
    number = row.values["number"]
    place = split_address(row.cells.get("number", ""))
    return (row.sheet, number) if number and place and place[0] == row.row else None


def _repeated(rows: Iterable[MeasureRow], field: str, code: str, key_of: Callable[[MeasureRow], Hashable]) -> list[Located]:
    first: dict[Hashable, MeasureRow] = {}
    told: list[Located] = []
    for row in rows:
        key = key_of(row)
        if not key:
            continue
        if key not in first:
            first[key] = row
            continue
        before = first[key]
        if field != "measure_id" and row.values["measure_id"] and before.values["measure_id"]:
            continue  # two Kennungen say already that these are two measures
        details = {"other_sheet": before.sheet, "other_cell": before.cells.get(field, str(before.row))}
        place = split_address(row.cells.get(field, "")) or (row.row, 0)
        told.append(Located(Issue(code, details), row.sheet, place[0] or row.row, place[1] or 0, row.values[field], field))
    return told
