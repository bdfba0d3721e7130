"""One reader per field: what a cell under the field's heading says, as canonical values by field name.

A reader never raises. The values always hold the column's own field (null: not reported) and beside it what else the words tell,
such as a rating in the column Umsetzungsstand; joining.py brings the columns of one row together. The words of a value that could
not be read stand in the finding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from dashboard.intake.model import TEXT, Cell, Reading
from dashboard.intake.values.action_fields import read_action_field
from dashboard.intake.values.bodies import read_involved, read_lead
from dashboard.intake.values.cells import REPEATED
from dashboard.intake.values.classes import read_guiding_goals, read_obstacle, read_origin
from dashboard.intake.values.context import Context
from dashboard.intake.values.funding import read_funding, read_funding_status
from dashboard.intake.values.levels import read_levels
from dashboard.intake.values.numbers import number_reader, read_progress
from dashboard.intake.values.period_columns import read_as_of, read_end_column, read_period_column, read_start_column
from dashboard.intake.values.plain_columns import (
    read_decision,
    read_measure_id,
    read_number,
    read_precision,
    text_reader,
    texts_reader,
    yes_or_no_reader,
)
from dashboard.intake.values.status_columns import read_rating, read_stage
from dashboard.vocabulary import FIELDS, Kind

Reader = Callable[[Cell, Context], Reading]

_OF_ITS_OWN: dict[str, Reader] = {
    "measure_id": read_measure_id,
    "number": read_number,
    "action_field": read_action_field,
    "lead_department": read_lead,
    "involved": read_involved,
    "levels": read_levels,
    "stage": read_stage,
    "rating": read_rating,
    "progress_percent": read_progress,
    "start": read_start_column,
    "end": read_end_column,
    "period_text": read_period_column,
    "period_precision": read_precision,
    "funding_status": read_funding_status,
    "funding_text": read_funding,
    "decision_needed": read_decision,
    "obstacle": read_obstacle,
    "guiding_goals": read_guiding_goals,
    "origin": read_origin,
    "as_of": read_as_of,
}

BY_KIND: dict[Kind, Callable[[str], Reader]] = {
    Kind.TEXT: text_reader,
    Kind.TEXTS: texts_reader,
    Kind.NUMBER: number_reader,
    Kind.BOOLEAN: yes_or_no_reader,
}
"""What reads a field without rules of its own; a field of another kind needs a reader above."""

READERS: dict[str, Reader] = {field.name: _OF_ITS_OWN.get(field.name) or BY_KIND[field.kind](field.name) for field in FIELDS}
"""The reader of every field of the vocabulary, by the field's name (the column Zeitraum is `period_text`)."""

RECURRING = frozenset(each.name for each in FIELDS if each.kind is not Kind.TEXT) | {"period_text", "target_group"}
"""Fields whose words come again from row to row."""


@dataclass(slots=True)
class Recall:
    """Reads the cells of one list. Short words that come again are read once: in the light of the same action field they mean the
    same. The contexts that it is given may differ in nothing else."""

    known: dict[tuple[str, str, int | None], Reading] = field(default_factory=dict)

    def reader(self, name: str) -> Reader:
        """The reader of the column of this field; its readings may be shared and are never changed."""
        return partial(self._again, name) if name in RECURRING else READERS[name]

    def _again(self, name: str, cell: Cell, context: Context) -> Reading:
        words = cell.value
        is_plain = cell.kind is TEXT and cell.look is None and not cell.is_percent
        if not is_plain or not isinstance(words, str) or len(words) > REPEATED:
            return READERS[name](cell, context)
        key = (name, words, context.action_field)
        reading = self.known.get(key)
        if reading is None:
            reading = self.known[key] = READERS[name](cell, context)
        return reading
