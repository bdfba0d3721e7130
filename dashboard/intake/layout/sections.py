"""Interim headings: a row that says for the rows below it which action field, lead, level or topic they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dashboard.intake.cells.addresses import address
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Issue
from dashboard.intake.values.action_fields import action_field_of, all_action_fields
from dashboard.intake.values.context import Context
from dashboard.intake.values.stages import stage_choices
from dashboard.intake.values.texts import clean_text, match_key
from dashboard.vocabulary import LABELS

_LABELLED = re.compile(r"(?:handlungsfeld|themenfeld|politikfeld|hf|kapitel)(?=\b|\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d\.)?\d{1,2}(?:\.\d+)*[.)]?\s*[:–—-]?\s*")
_LEAD_LABEL = re.compile(r"(?:ressort|federführung|ff|federführend|zuständigkeit|dienststelle)\s*:?\s+", re.IGNORECASE)
_LEVEL_LABEL = re.compile(r"(?:ebene|(?:maßnahmen )?(?:auf )?(?:der )?ebene)\s*:?\s+(?:der |des )?", re.IGNORECASE)
_COUNT = re.compile(r"\s*\(\s*\d+ (?:maßnahmen?|projekte?|einträge?)\s*\)\s*$", re.IGNORECASE)


_MATTERS = r"(?:ma(?:ß|ss)nahmen?|projekte?|vorhaben|aktivitäten|angebote)"
_STAGES = {
    "completed": r"abgeschlossen|beendet|umgesetzt|erledigt|fertiggestellt|realisiert",
    "discontinued": r"entfallen|gestrichen|eingestellt|aufgegeben|weggefallen|nicht (?:mehr |weiter ?)+verfolgt",
    "deferred": r"zurückgestellt|ruhend|ausgesetzt",
    "planned": r"geplant|vorgesehen",
    "in_progress": r"laufend",
}
_BEHIND = r"(?:\s*\(.*\)|\s+(?:seit|in|im|bis|aus|der|des|von|20)\b.*|\s+20\d\d)?\s*:?"
_BEFORE = r"(?:(?:bereits|schon|aktuell|derzeit|noch)\s+)?"
_OF_STAGE = {
    code: re.compile(rf"{_BEFORE}(?:{stems})(?:e[nrs]?)?(?P<matter>\s+{_MATTERS})?{_BEHIND}", re.IGNORECASE)
    for code, stems in _STAGES.items()
}
"""What a heading or the name of a sheet says of the stage of all below it: "Entfallene Maßnahmen", "Abgeschlossen 2025"."""

_OUTSIDE_FIELDS = re.compile(
    rf"(?:(?:weitere|sonstige|übrige|andere|zusätzliche|allgemeine)\s+{_MATTERS}|sonstiges|querschnitt(?:s\w*)?(?:\s+.{{0,40}})?"
    r"|(?:handlungsfeld|ressort|fach|bereichs)?übergreifend(?:e[ns]?)?(?:\s+.{1,40})?|nicht zugeordnet.{0,40}"
    r"|.{0,60}\bohne (?:handlungsfeld|zuordnung)\b.{0,20})(?:\s*\(.*\))?\s*:?",
    re.IGNORECASE,
)
"""Headings that end the action field before them, or may."""


@dataclass(frozen=True, slots=True)
class Section:
    """What an interim heading says: one field's value with its issues; `field` "subtopic" holds words that are nothing else."""

    field: str
    value: Any
    text: str
    row: int
    column: int
    issues: tuple[Issue, ...] = ()
    is_doubt: bool = False
    """Nothing but a question, which is put only where rows below tell nothing themselves."""

    @property
    def cell(self) -> str:
        return address(self.row, self.column)


def read_section(text: str, context: Context, row: int, column: int) -> Section:
    """What the words of an interim heading mean; words that are no action field, body or level are a topic."""
    said = one_line(text)
    return (
        known_section(said, context, row, column)
        or stage_section(said, row, column)
        or Section("subtopic", said, said, row, column)
    )


def is_sub_heading(text: str) -> bool:
    """Whether a line is by its words a heading of measures, wherever in its row it stands."""
    return _OUTSIDE_FIELDS.fullmatch(text) is not None or stage_section(text, 0, 0) is not None


def stage_section(text: str, row: int, column: int) -> Section | None:
    """A heading that tells a stage ("Entfallene Maßnahmen"): asked for the rows below it, never set."""
    code = stage_named(text, is_matter_needed=True)
    if code is None:
        return None
    issue = Issue("section.stage", {"label": LABELS["stage"][code]}, stage_choices(proposed=code))
    return Section("stage", None, text, row, column, (issue,), is_doubt=True)


def stage_named(text: str, *, is_matter_needed: bool = False) -> str | None:
    """The stage that a heading or a sheet's name says of all that stands below; a heading needs a word for what is meant."""
    matches = ((code, pattern.fullmatch(text)) for code, pattern in _OF_STAGE.items())
    return next((code for code, match in matches if match and (match["matter"] or not is_matter_needed)), None)


def ended_field(section: Section, context: Context) -> Section | None:
    """The end of the action field above a heading that may lie outside of it: which one holds below it is asked."""
    if section.field != "subtopic" or _OUTSIDE_FIELDS.fullmatch(section.text) is None:
        return None
    issue = Issue("section.no_field", choices=all_action_fields(context.index))
    return Section("action_field", None, section.text, section.row, section.column, (issue,), is_doubt=True)


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
