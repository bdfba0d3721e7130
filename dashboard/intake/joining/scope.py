"""What a list speaks for: only within that is a measure that it does not name a question (DESIGN, section 5)."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.intake.answers.answers import AnswerKind, Answers
from dashboard.intake.joining.belonging import Known
from dashboard.intake.model import ListReading

WHOLE_LIST, FIELDS, MEASURES = "whole_list", "fields", "measures"


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole list of a department, some of its action fields, or only the measures that it names."""

    kind: str
    fields: tuple[int, ...] = ()

    def asks_for(self, measure: Known) -> bool:
        """Whether the absence of a measure is a question: it lies within, and has not ended or stood in the last list.

        One that was merged lives on in another measure, so that nobody misses it.
        """
        within = self.kind == WHOLE_LIST or (self.kind == FIELDS and measure.values["action_field"] in self.fields)
        is_merged = measure.values["stage"] == "merged"
        return within and not is_merged and (not measure.has_ended or measure.is_in_latest_list)


def scope_of(reading: ListReading, answers: Answers) -> Scope:
    """What the house said of the list, else what the list says of itself.

    A partial list speaks for the action fields of its rows, or for these rows alone where it says so.
    """
    answer = answers.find(AnswerKind.SCOPE)
    if answer is not None:
        return _said(answer.value)
    if not reading.is_partial:
        return Scope(WHOLE_LIST)
    if reading.names_only:
        return Scope(MEASURES)
    numbers = {row.values["action_field"] for row in reading.measures} - {None}
    return Scope(FIELDS, tuple(sorted(numbers))) if numbers else Scope(MEASURES)


def _said(value: object) -> Scope:
    if isinstance(value, list):
        return Scope(FIELDS, tuple(sorted(int(number) for number in value)))
    return Scope(MEASURES if value == MEASURES else WHOLE_LIST)
