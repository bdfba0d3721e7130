"""Interim headings: a row that says for the rows below it which action field, lead, level or topic they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Issue
from dashboard.intake.values.action_fields import action_field_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.texts import clean_text, match_key

_LABELLED = re.compile(r"(?:handlungsfeld|themenfeld|politikfeld|hf|kapitel)(?=\b|\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d\.)?\d{1,2}(?:\.\d+)*[.)]?\s*[:–—-]?\s*")
_LEAD_LABEL = re.compile(r"(?:ressort|federführung|ff|federführend|zuständigkeit|dienststelle)\s*:?\s+", re.IGNORECASE)
_LEVEL_LABEL = re.compile(r"(?:ebene|(?:maßnahmen )?(?:auf )?(?:der )?ebene)\s*:?\s+(?:der |des )?", re.IGNORECASE)
_COUNT = re.compile(r"\s*\(\s*\d+ (?:maßnahmen?|projekte?|einträge?)\s*\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """What an interim heading says: one field's value with its issues; `field` "subtopic" holds words that are nothing else."""

    field: str
    value: Any
    text: str
    row: int
    column: int
    issues: tuple[Issue, ...] = ()


def read_section(text: str, context: Context, row: int, column: int) -> Section:
    """What the words of an interim heading mean; words that are no action field, body or level are a topic."""
    said = one_line(text)
    return known_section(said, context, row, column) or Section("subtopic", said, said, row, column)


def known_section(text: str, context: Context, row: int, column: int) -> Section | None:
    """The action field, body or level that a heading names beyond doubt, else None."""
    said = _COUNT.sub("", one_line(text))
    number, issues = field_named(said, context)
    if number is not None or issues:
        return Section("action_field", number, said, row, column, issues)
    department = context.index.departments.get(context.index.body_key(_LEAD_LABEL.sub("", said, count=1)))
    if department is not None:
        return Section("lead_department", department.code, said, row, column)
    meanings = context.index.level_words.get(match_key(_LEVEL_LABEL.sub("", said, count=1)), ())
    if len(meanings) == 1 and len(meanings[0]) == 1:
        return Section("levels", sorted(meanings[0]), said, row, column)
    return None


def field_named(text: str, context: Context) -> tuple[int | None, tuple[Issue, ...]]:
    """The action field that a heading or a sheet's name says beyond doubt, with the reader's issues.

    A number alone is not enough: "1) …" may be a footnote and "2026" a year; it takes the label or the field's name.
    """
    said = clean_text(text)
    is_labelled = _LABELLED.match(said) is not None
    bare = _NUMBER.sub("", said, count=1)
    is_name = match_key(bare) in context.index.action_fields
    if not is_labelled and not is_name:
        return None, ()
    reading = action_field_of(said, context)
    number = reading.values["action_field"]
    return (number, reading.issues) if number is not None or is_labelled else (None, ())
