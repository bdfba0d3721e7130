"""Answers that somebody typed into the grey columns of a round sheet, which only repeat what was told last: asked, never lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.intake.answers.answered import filled
from dashboard.intake.answers.answers import Answers
from dashboard.intake.answers.questions import answer_to, is_possible
from dashboard.intake.findings import place
from dashboard.intake.joining.candidates import Known
from dashboard.intake.joining.canonical import canonical
from dashboard.intake.layout.own_sheets import NO_END, OPEN_END
from dashboard.intake.model import Choice, Finding, Issue, ListReading, MeasureRow, Reminder
from dashboard.intake.values.cells import day_text
from dashboard.vocabulary import FIELD_BY_NAME, LABELS, NO_RATING, NO_STAGE

CODE = "grey.answered"


def with_grey_answers(
    reading: ListReading, known: Sequence[Known], answers: Answers
) -> tuple[ListReading, list[Finding], list[Finding]]:
    """The list with what was answered about its grey columns, the questions that are open, and those that are answered.

    Asked is only where a grey cell says something else than what is stored and its white column was left as it was.
    """
    by_id = {each.measure_id: each for each in known}
    open_, settled = [], []
    rows: dict[int, MeasureRow] = {}
    for at, row in enumerate(reading.measures):
        for name, reminder in row.reminders.items():
            stored = by_id.get(row.values["measure_id"])
            if not _is_answer(name, reminder, row, stored.values if stored else {}):
                continue
            finding = _asked(name, reminder, rows.get(at, row), stored.values if stored else {})
            answer = answer_to(finding, answers)
            if answer is None or answer.value is None or not is_possible(finding, answer.value):
                open_.append(finding)
                continue
            rows[at] = filled(rows.get(at, row), finding, answer.value)
            settled.append(finding)
    if not rows:
        return reading, open_, settled
    return replace(reading, measures=[rows.get(at, row) for at, row in enumerate(reading.measures)]), open_, settled


def _is_answer(name: str, reminder: Reminder, row: MeasureRow, stored: Mapping[str, Any]) -> bool:
    said, own = stored.get(name), row.values[name]
    if reminder.text in _as_told(name, stored) or (reminder.value is not None and reminder.value == said):
        return False
    is_untouched = own is None or canonical(name, own) == canonical(name, said)
    return is_untouched and bool(reminder.value != own)


def _as_told(name: str, stored: Mapping[str, Any]) -> set[str]:
    """How the round sheet writes what was told last; a row that is not stored has an empty cell."""
    if name == "end":
        end = stored.get("end")
        return {day_text(end)} if isinstance(end, date) else {OPEN_END, NO_END}
    none = {"stage": NO_STAGE.label, "rating": NO_RATING.label}[name]
    return {LABELS[name].get(str(stored.get(name)), none)}


def _asked(name: str, reminder: Reminder, row: MeasureRow, stored: Mapping[str, Any]) -> Finding:
    heading = FIELD_BY_NAME[name].heading
    choices = () if reminder.value is None else (Choice(reminder.value, _words(name, reminder.value)), *_own(name, row))
    last = stored.get(name)
    details = {"heading": heading, "last": NO_END if last is None else f"„{_words(name, last)}“"}
    issue = Issue(CODE if choices else "grey.unreadable", details, choices)
    return place(issue, sheet=row.sheet, cell=reminder.cell, value=reminder.text, field=name)


def _own(name: str, row: MeasureRow) -> tuple[Choice, ...]:
    """To leave it as the white column says is an answer too."""
    own = row.values[name]
    return () if own is None else (Choice(own, f"{_words(name, own)} (wie in der weißen Spalte)"),)


def _words(name: str, value: Any) -> str:
    return day_text(value) if isinstance(value, date) else LABELS[name].get(str(value), str(value))
