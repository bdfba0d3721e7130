"""The measures that a row may be, and to whom rows and measures belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from dashboard.intake.answers.answers import Answer
from dashboard.intake.model import MeasureRow
from dashboard.intake.values.texts import match_key
from dashboard.vocabulary import ENDED_STAGES

WORTH_SHOWING = 60
"""From this likeness (0-100, rapidfuzz's ratio of the compared forms) a title is worth a look."""

ALIKE = 90
"""From this likeness a new title is nearly the same, and is asked about."""

SHOWN_AT_MOST = 5
_ROWS_AT_ONCE = 256

Place = tuple[str, int]
"""Sheet and row, as Excel shows them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stored measure as it was last told; `values` holds its fields, `extra` and `footnotes` as they are stored.

    What only the house that delivered it may see is null here for every other one. `last_round` and `last_delivery_id` name the
    delivery that spoke of it last. `is_inherited`: led by a body that is gone, and of which this one has taken over everything.
    """

    measure_id: str
    version_id: int
    values: dict[str, Any]
    is_in_latest_list: bool
    last_round: str
    last_delivery_id: int
    is_inherited: bool = False

    @property
    def title(self) -> str:
        return str(self.values["title"])

    def is_led_elsewhere(self, department: str | None) -> bool:
        """Whether another house leads it by now; that house is asked about it, and nobody misses it in the old one's list."""
        return not self.is_inherited and self.values["lead_department"] not in (None, department)

    def led_by_heir(self, department: str) -> Known:
        """The same, led by the body that has taken it over; as it is where there was no new cut."""
        return replace(self, values={**self.values, "lead_department": department}) if self.is_inherited else self

    @property
    def has_ended(self) -> bool:
        return self.values["stage"] in ENDED_STAGES


class Belonging(StrEnum):
    """What a row is to the department that sent it."""

    KNOWN = "known"
    NEW = "new"
    CO_REPORT = "co_report"


@dataclass(frozen=True, slots=True)
class Match:
    """One row and what it was joined to. A co-report has the key of the other house's measure where that is known.

    `answer`: what the house said of the row (kind IDENTITY), None where it was joined without.
    """

    row: MeasureRow
    belonging: Belonging
    known: Known | None = None
    co_reported_id: str | None = None
    answer: Answer | None = None

    @property
    def place(self) -> Place:
        return (self.row.sheet, self.row.row)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored measure that a row may be, with the likeness of the titles (0-100), and in German why it is shown."""

    measure_id: str
    number: str | None
    title: str
    action_field: int | None
    likeness: int
    why: str


def candidates(matches: Sequence[Match], known: Sequence[Known]) -> dict[Place, list[Candidate]]:
    """For each row in doubt the likeliest measures that no other row is: by number, then by likeness.

    In doubt is a row that is new, or whose measure was said by an answer: it stays in view with what else it may have been. A row
    without any candidate is new without a question.
    """
    unsure = [match for match in matches if match.belonging is Belonging.NEW or match.answer is not None]
    taken = {match.known.measure_id for match in matches if match.known and match.answer is None}
    free = [measure for measure in known if measure.measure_id not in taken]
    if not unsure or not free:
        return {}
    of_number: dict[str, list[int]] = defaultdict(list)
    for at, measure in enumerate(free):
        of_number[str(measure.values["number"])].append(at)
    found = {
        match.place: _of(match, free, alike, of_number) for match, alike in zip(unsure, _likenesses(unsure, free), strict=True)
    }
    return {place: likely for place, likely in found.items() if likely}


def torn_rows(matches: Sequence[Match], known: Sequence[Known]) -> dict[Place, list[Candidate]]:
    """Rows whose Kennung is one measure's and whose title is exactly another one's: these two, by the place of the row.

    So a list looks of which one column was sorted and the others were not. Where a row of the other measure bears that title
    itself, the title was only given twice.
    """
    bearers = {each.known.measure_id: match_key(str(each.row.values["title"])) for each in matches if each.known}
    by_id, by_title = {each.measure_id: each for each in known}, {match_key(each.title): each for each in known}
    torn = {}
    for match in matches:
        named = by_id.get(match.row.values["measure_id"])
        title = match_key(str(match.row.values["title"]))
        other = by_title.get(title)
        if match.known is None or named is None or other is None or title == match_key(named.title):
            continue
        if other.measure_id == match.known.measure_id or bearers.get(other.measure_id) != title:
            torn[match.place] = [_candidate(match, named, 0), _candidate(match, other, 100)]
    return torn


def _likenesses(unsure: Sequence[Match], free: Sequence[Known]) -> Iterator[dict[int, int]]:
    """For each row the likeness of the measures that are worth showing, by their place in `free`.

    Compared in tables of some hundred rows: rapidfuzz then takes a seventh of the time of asking row by row.
    """
    titles = [match_key(str(match.row.values["title"])) for match in unsure]
    forms = [match_key(measure.title) for measure in free]
    for start in range(0, len(titles), _ROWS_AT_ONCE):
        part = titles[start : start + _ROWS_AT_ONCE]
        for line in process.cdist(part, forms, scorer=fuzz.ratio, score_cutoff=WORTH_SHOWING, dtype=np.uint8):
            yield {int(at): int(line[at]) for at in line.nonzero()[0]}


def _of(match: Match, free: Sequence[Known], alike: Mapping[int, int], of_number: Mapping[str, Sequence[int]]) -> list[Candidate]:
    number = match.row.values["number"]
    numbered = of_number.get(str(number), []) if number is not None else []
    likeliest = sorted(alike, key=lambda at: (-alike[at], at))
    order = [*numbered[:SHOWN_AT_MOST], *(at for at in likeliest if at not in numbered)]
    return [_candidate(match, free[at], alike.get(at, 0)) for at in order[:SHOWN_AT_MOST]]


def _candidate(match: Match, measure: Known, likeness: int) -> Candidate:
    values, old = match.row.values, measure.values
    reasons = [
        "gleiche Kennung" if values["measure_id"] == measure.measure_id else "",
        "gleiche Nummer" if old["number"] is not None and old["number"] == values["number"] else "",
        _title_in_words(likeness),
        "gleiches Handlungsfeld" if old["action_field"] is not None and old["action_field"] == values["action_field"] else "",
    ]
    return Candidate(
        measure.measure_id,
        old["number"],
        measure.title,
        old["action_field"],
        likeness,
        ", ".join(reason for reason in reasons if reason),
    )


def _title_in_words(likeness: int) -> str:
    if likeness == 100:
        return "gleicher Titel"
    if likeness >= ALIKE:
        return "Titel fast gleich"
    return "Titel in Teilen gleich" if likeness else "anderer Titel"
