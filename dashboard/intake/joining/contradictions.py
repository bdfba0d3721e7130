"""Two statements of one measure that do not go together: shown with the two cells, never overriding what was said.

The kinds and details are those of queries/attention/contradiction.sql, and of same_report.sql and target_reached.sql beside it,
which find what goes together and wants a look all the same; so what a house sets aside here is silent there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.intake.answers.answers import AnswerKind, Answers
from dashboard.intake.joining.candidates import Match
from dashboard.vocabulary import ENDED_STAGES, FIELD_BY_NAME, LABELS

SetAside = Mapping[tuple[str, str, str], str]
"""What was set aside with earlier lists: measure, kind and detail to the reason."""

_NOT_BEGUN = re.compile(r"(noch|bisher|bislang) nicht (begonnen|angelaufen|gestartet)")
"""As in queries/attention/contradiction.sql."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the two: field, its German label, the value as it reads in German, and its cell (None: from the list before)."""

    field: str
    label: str
    value: str
    cell: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of a row. `measure_id` is None for a new measure; `set_aside_reason` where the house lets it stand."""

    measure_id: str | None
    title: str
    sheet: str
    row: int
    kind: str
    detail: str
    first: Statement
    second: Statement
    sentence: str
    set_aside_reason: str | None = None

    @property
    def subject(self) -> tuple[str, ...]:
        """The subject of an answer that sets it aside."""
        return (self.measure_id or "", self.kind, self.detail, self.sheet, str(self.row))


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    detail: str
    fields: tuple[str, str]
    sentence: str


def contradictions(
    rows: Sequence[tuple[Match, Mapping[str, Any]]], reference_date: date | None, round_code: str | None
) -> list[Contradiction]:
    """What does not go together in the rows of a list, in its order; each row comes with the values that would be stored.

    Without a reference date nothing is said about the passing of time, without a round nothing about the round before.
    """
    return [
        _contradiction(match, values, found)
        for match, values in rows
        for found in (*_within(values, reference_date), *_since(match, values, round_code))
    ]


def with_reasons(found: Sequence[Contradiction], answers: Answers, earlier: SetAside) -> list[Contradiction]:
    """The same, with the reasons by which the house has set some of them aside, now or with an earlier list."""
    return [_with_reason(each, answers, earlier) for each in found]


def _with_reason(found: Contradiction, answers: Answers, earlier: SetAside) -> Contradiction:
    answer = answers.find(AnswerKind.SET_ASIDE, *found.subject)
    reason = answer.reason if answer else earlier.get((found.measure_id or "", found.kind, found.detail))
    return replace(found, set_aside_reason=reason)


def _within(values: Mapping[str, Any], reference_date: date | None) -> Iterator[_Found]:
    """Within one row."""
    stage, start, end, progress = (values[name] for name in ("stage", "start", "end", "progress_percent"))
    if reference_date is not None and end is not None:
        yield from _in_time(values, stage, end, reference_date)
    if progress == 100 and stage in ("planned", "preparing", "in_progress"):
        sentence = f"Der Umsetzungsgrad ist 100{formats.NARROW_SPACE}%, der Stand aber „{LABELS['stage'][stage]}“."
        yield _Found("full_progress", stage, ("progress_percent", "stage"), sentence)
    if stage == "completed" and progress is not None and progress < 100:
        sentence = "Als umgesetzt gemeldet, der Umsetzungsgrad liegt aber unter 100."
        yield _Found("completed_progress", str(round(progress)), ("stage", "progress_percent"), sentence)
    if stage == "planned" and progress is not None and 0 < progress < 100:
        sentence = "Als geplant gemeldet, der Umsetzungsgrad liegt aber über 0."
        yield _Found("begun_progress", str(round(progress)), ("stage", "progress_percent"), sentence)
    if start is not None and end is not None and end < start:
        yield _Found("end_before_start", end.isoformat(), ("start", "end"), "Das Ende liegt vor dem Beginn.")
    if stage in ("in_progress", "permanent", "completed") and _NOT_BEGUN.search((values["report"] or "").lower()):
        sentence = f"Als „{LABELS['stage'][stage]}“ gemeldet, der Sachstand sagt aber, dass sie noch nicht begonnen hat."
        yield _Found("not_begun", stage, ("stage", "report"), sentence)
    if _is_reached(values) and stage not in (*ENDED_STAGES, "permanent"):
        detail = f"{values['actual']:g}/{values['target']:g}"
        yield _Found("target_reached", detail, ("actual", "target"), "Der Zielwert ist erreicht, die Maßnahme ist nicht beendet.")


def _in_time(values: Mapping[str, Any], stage: str | None, end: date, reference_date: date) -> Iterator[_Found]:
    if stage == "completed" and end > reference_date:
        sentence = "Als umgesetzt gemeldet, das Ende liegt aber nach dem Stichtag der Runde."
        yield _Found("completed_early", end.isoformat(), ("stage", "end"), sentence)
    runs_on = stage in (*ENDED_STAGES, "permanent") or values["is_ongoing"]
    if values["rating"] == "green" and not runs_on and end < reference_date:
        sentence = "Als im Plan gemeldet, das Ende liegt aber vor dem Stichtag der Runde."
        yield _Found("on_plan_after_end", end.isoformat(), ("rating", "end"), sentence)


def _is_reached(values: Mapping[str, Any]) -> bool:
    baseline, target, actual = (values[name] for name in ("baseline", "target", "actual"))
    if target is None or actual is None:
        return False
    falls = baseline is not None and target < baseline
    return bool(actual <= target if falls else actual >= target)


def _since(match: Match, values: Mapping[str, Any], round_code: str | None) -> Iterator[_Found]:
    """Against what was said for an earlier round."""
    if match.known is None or round_code is None or match.known.last_round == round_code:
        return
    before = match.known.values
    is_same = values["report"] is not None and values["report"] == before["report"]
    if is_same and values["stage"] == before["stage"] == "in_progress":
        sentence = "Der Sachstand ist Wort für Wort der aus der vorigen Rückmeldung."
        yield _Found("same_report", match.known.last_round, ("stage", "report"), sentence)


def _contradiction(match: Match, values: Mapping[str, Any], found: _Found) -> Contradiction:
    first, second = (_statement(match, values, name) for name in found.fields)
    measure_id = match.known.measure_id if match.known else None
    place = (match.row.sheet, match.row.row)
    return Contradiction(measure_id, str(values["title"]), *place, found.kind, found.detail, first, second, found.sentence)


def _statement(match: Match, values: Mapping[str, Any], name: str) -> Statement:
    return Statement(name, FIELD_BY_NAME[name].heading, _in_german(name, values[name]), match.row.cells.get(name))


def _in_german(name: str, value: Any) -> str:
    if name in ("stage", "rating"):
        return LABELS[name][value]
    return formats.plain(value)
