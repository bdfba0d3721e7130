"""The questions of a list: what each is about, which findings it joins, and which answers there are."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers
from dashboard.intake.catalogue.asking import asking_of
from dashboard.intake.cells.addresses import split_address
from dashboard.intake.findings import CATALOGUE
from dashboard.intake.layout.grid import SHOWN_CHARACTERS
from dashboard.intake.model import Choice, Finding, ListReading, MeasureRow, as_json

_DAYS = ("start", "end", "is_ongoing")

UNCLEAR = "Unklar lassen"
"""The label of the answer null, which is always possible; for columns it is a choice of its own ("als Zusatzangabe behalten")."""

RUNS_ON: Mapping[str, Any] = {"is_ongoing": True}
"""The answer to a question for the last day of a measure that has none."""

SHOWN_CELLS = 5

_THE_MEASURE = re.compile(r"(?<=\bdie )Maßnahme\b")
"""Where a question speaks of the measure already."""

_REFERS_BACK = re.compile(
    r"vorjahr|vorherig|letzte[rsn]? (?:meldung|bericht|stand)|unverändert|wie (?:bisher|zuletzt|gehabt)", re.IGNORECASE
)

NO_TITLE = "table.no_title_column"

_FIRST = {AnswerKind.DEPARTMENT: 0, AnswerKind.SHEET: 1, AnswerKind.RANGE: 2, AnswerKind.COLUMN: 3}
_SEVERITIES = ("error", "warning", "note")

Key = tuple[AnswerKind, tuple[str, ...]]

_BY_CODE = {
    "list.no_department": AnswerKind.DEPARTMENT,
    "list.departments_disagree": AnswerKind.DEPARTMENT,
    "list.other_department": AnswerKind.DEPARTMENT,
    "list.department_given": AnswerKind.DEPARTMENT,
    "table.no_title_column": AnswerKind.COLUMN,
    "sheet.same_table": AnswerKind.SHEET,
    "sheet.explains": AnswerKind.SHEET,
    "sheet.given": AnswerKind.SHEET,
}


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """One question and all that it is about.

    `kind` and `subject` make the answer; the values of `choices` are those of answers (dates in ISO form). `asks`: "choice",
    "date", "number" or "period" (a dictionary with start, end, is_ongoing, period_precision). `sentence` is the German question,
    `group` the German heading of its kind. `cells`: sheet and cell (None: the whole sheet or workbook). `measures` are the first
    of those in whose rows the cells stand, `measure_count` says how many there are: a page keeps its questions while it is open,
    but no long list with them. `holds`: the different values that these have now for what is asked. `cell_answers` hold for one
    cell alone.
    """

    kind: AnswerKind
    subject: tuple[str, ...]
    code: str
    field: str | None
    word: str
    severity: str
    group: str
    sentence: str
    message: str
    choices: tuple[Choice, ...]
    asks: str
    cells: tuple[tuple[str | None, str | None], ...]
    can_be_remembered: bool
    measures: tuple[MeasureRow, ...] = ()
    measure_count: int = 0
    holds: tuple[Any, ...] = ()
    answer: Answer | None = None
    cell_answers: Mapping[tuple[str, str], Answer] = dataclasses.field(default_factory=dict)

    @property
    def wants_answer(self) -> bool:
        """Whether something stays open without an answer; a note was understood and may be corrected, but asks nothing."""
        return self.severity != "note" and not self.is_answered

    @property
    def is_answered(self) -> bool:
        """Whether it was answered by more than "unclear"."""
        answers = [self.answer, *self.cell_answers.values()]
        return any(each is not None and (each.value is not None or self.kind is AnswerKind.COLUMN) for each in answers)

    def with_value(self, value: Any, *, is_remembered: bool = False) -> Answer:
        """The answer to this question; None is "unclear"."""
        if self.code == NO_TITLE:
            # Here the column is what is chosen; the answer is about that column, and once given the question is gone.
            subject, found = ((value,), "title") if value else ((self.code, "", ""), None)
            kind = AnswerKind.COLUMN if value else AnswerKind.VALUE
            return Answer(kind, subject, found, is_remembered=is_remembered and value is not None)
        return Answer(self.kind, self.subject, value, is_remembered=is_remembered and self.can_be_remembered)

    def for_cell(self, sheet: str, cell: str, value: Any) -> Answer:
        """The answer for one of the cells alone, where the question is about several."""
        return Answer(AnswerKind.VALUE, (*self.subject[:3], sheet, cell), value)

    def label_of(self, value: Any) -> str:
        """How a value reads in German, as far as it is one of the choices."""
        return next((choice.label for choice in self.choices if choice.value == value), UNCLEAR if value is None else said(value))

    @property
    def places(self) -> str:
        """Where it stands, in German: the first cells, and how many more there are."""
        return places_in_words(self.cells)


def questions(reading: ListReading, answers: Answers = NONE) -> list[QuestionGroup]:
    """All questions of a list that can be answered, those that block first, then by what an answer changes most.

    `reading` may be as read or with the answers already in it; answered questions are among them, so that they can be changed.
    """
    found: dict[object, list[Finding]] = {}
    for finding in (*reading.findings, *reading.answered_findings):
        key = key_of(finding)
        if key is not None:
            found.setdefault(key, []).append(finding)
    rows = {(row.sheet, row.row): row for row in reading.measures} if found else {}
    groups = [_group(findings, answers, rows) for findings in found.values()]
    return sorted(groups, key=lambda each: (_SEVERITIES.index(each.severity), _FIRST.get(each.kind, len(_FIRST))))


def said(value: Any) -> str:
    """A value of an answer in German where no choice names it: days and numbers as they are written, a period with both days."""
    if value == RUNS_ON:
        return "läuft ohne Ende weiter"
    if isinstance(value, dict):
        return " bis ".join(said(value[name]) if value.get(name) else "offen" for name in ("start", "end"))
    if isinstance(value, list):
        return ", ".join(map(said, value))
    if isinstance(value, str) and _is_day(value):
        return formats.day(date.fromisoformat(value))
    return formats.plain(value)


def _group(findings: list[Finding], answers: Answers, rows: Mapping[tuple[str, int], MeasureRow]) -> QuestionGroup:
    first = findings[0]
    key, kind = key_of(first), kind_of(first)
    asking = asking_of(first.code, first.field)
    if key is None or kind is None or asking is None:
        raise ValueError(f"{first.code} asks nothing")
    word = word_of(first)
    measures = _measures(findings, rows) if kind is AnswerKind.VALUE else ()
    by_cell = {cell_key_of(each): (each.sheet or "", each.cell or "") for each in findings} if kind is AnswerKind.VALUE else {}
    return QuestionGroup(
        kind=kind,
        subject=key[1],
        code=first.code,
        field=first.field,
        word=word,
        severity=min((each.severity for each in findings), key=_SEVERITIES.index),
        group=CATALOGUE[first.code].group,
        sentence=_sentence(asking.question.format(word=_cut(word), sheet=first.sheet, cell=first.cell), findings, measures),
        message=first.message,
        choices=_choices(findings),
        asks=first.asks,
        cells=tuple(dict.fromkeys((each.sheet, each.cell) for each in findings)),
        can_be_remembered=kind is not AnswerKind.RANGE
        and (kind is not AnswerKind.VALUE or (is_by_word(first) and not refers_back(word))),
        measures=measures[:SHOWN_CELLS],
        measure_count=len(measures),
        holds=_values_now(measures, first.field),
        answer=answers.by_key.get(key),
        cell_answers={cell: answers.by_key[each] for each, cell in by_cell.items() if each != key and each in answers.by_key},
    )


def _measures(findings: Iterable[Finding], rows: Mapping[tuple[str, int], MeasureRow]) -> tuple[MeasureRow, ...]:
    """The measures in whose rows the cells stand, each once; the cell of an interim heading is in none."""
    places = dict.fromkeys((each.sheet or "", (split_address(each.cell or "") or (0, 0))[0] or 0) for each in findings)
    return tuple(rows[place] for place in places if place in rows)


def _values_now(measures: Sequence[MeasureRow], field: str | None) -> tuple[Any, ...]:
    """The different values of a field in some measures; for a period its days and whether it runs on."""
    found: list[Any] = []
    for row in measures:
        value = {name: row.values[name] for name in _DAYS} if field == "period_text" else row.values.get(field or "")
        if value not in found:
            found.append(value)
    return tuple(found)


def _sentence(question: str, findings: Sequence[Finding], measures: Sequence[MeasureRow]) -> str:
    """A question about one cell names its measure and the cell; one about several is put for all of them."""
    if len(measures) != 1 or len({(each.sheet, each.cell) for each in findings}) != 1:
        return question
    title = _cut(str(measures[0].values["title"]), 60)
    cell = str(findings[0].cell)
    is_named = re.search(rf"\b{re.escape(cell)}\b", question) is not None
    named = f"Maßnahme „{title}“" + ("" if is_named else f" (Zelle {cell})")
    if _THE_MEASURE.search(question):
        return _THE_MEASURE.sub(lambda _: named, question, count=1)
    return f"{question.removesuffix('?')} bei der {named}?"


def _choices(findings: Iterable[Finding]) -> tuple[Choice, ...]:
    """The choices of all cells once; one is proposed only where it is in every cell that proposes any."""
    choices: dict[str, Choice] = {}
    proposed: set[str] = set()
    for finding in findings:
        for choice in finding.choices:
            choices.setdefault(choice.label, Choice(as_json(choice.value), choice.label))
            proposed |= {choice.label} if choice.is_proposed else set()
    return tuple(Choice(each.value, label, {label} == proposed) for label, each in choices.items())


def _cut(word: str, longest: int = 80) -> str:
    """A word for a sentence: in one line, and cut where it is a whole text."""
    flat = " ".join(word.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"


def places_in_words(cells: Iterable[tuple[str | None, str | None]]) -> str:
    """German: "Liste: D14, D20 und 12 weitere", sheet by sheet; "" where nothing but the workbook is meant."""
    by_sheet: dict[str, list[str]] = {}
    for sheet, cell in cells:
        if sheet is not None:
            by_sheet.setdefault(sheet, []).extend([cell] if cell else [])
    parts = []
    for sheet, names in by_sheet.items():
        more = f" und {len(names) - SHOWN_CELLS} weitere" if len(names) > SHOWN_CELLS else ""
        parts.append(f"{sheet}: {', '.join(names[:SHOWN_CELLS])}{more}" if names else sheet)
    return "; ".join(parts)


def kind_of(finding: Finding) -> AnswerKind | None:
    """The kind of answer that a finding asks for, None where only the workbook can be mended."""
    if not finding.asks:
        return None
    by_part = {"column": AnswerKind.COLUMN, "range": AnswerKind.RANGE}
    return _BY_CODE.get(finding.code) or by_part.get(finding.code.partition(".")[0], AnswerKind.VALUE)


def word_of(finding: Finding) -> str:
    """What is asked about: a part of the cell, else its whole value."""
    return finding.word if finding.word is not None else finding.value or ""


def refers_back(word: str) -> bool:
    """Whether a word means what was told before ("siehe Vorjahr"): another thing for each measure, and in each year."""
    return _REFERS_BACK.search(word) is not None


def is_by_word(finding: Finding) -> bool:
    """Whether one answer serves all cells with the same word. A word that was cut is not known whole, so its cell is asked."""
    asking = asking_of(finding.code, finding.field)
    return asking is not None and asking.by_word and len(word_of(finding)) < SHOWN_CHARACTERS


def key_of(finding: Finding) -> Key | None:
    """The question that a finding puts; None where only the workbook can be mended."""
    kind = kind_of(finding)
    if kind is None or kind is AnswerKind.DEPARTMENT:
        return None if kind is None else (kind, ())
    if kind is AnswerKind.SHEET:
        return kind, (finding.sheet or "",)
    if kind is AnswerKind.RANGE:
        return kind, (finding.sheet or "", word_of(finding))
    if kind is AnswerKind.COLUMN:
        return kind, (word_of(finding),)
    return (kind, _word_subject(finding)) if is_by_word(finding) else cell_key_of(finding)


def cell_key_of(finding: Finding) -> Key:
    """The question for the finding's cell alone; asked only of findings about values."""
    return AnswerKind.VALUE, (*_word_subject(finding), finding.sheet or "", finding.cell or "")


def _word_subject(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.field or "", word_of(finding)


def answer_to(finding: Finding, answers: Answers) -> Answer | None:
    """The answer that holds for a finding: the one for its cell, else the one for its word."""
    key = key_of(finding)
    if key is None:
        return None
    if key[0] is AnswerKind.VALUE and (found := answers.by_key.get(cell_key_of(finding))):
        return found
    return answers.by_key.get(key)


def is_possible(finding: Finding, value: Any) -> bool:
    """Whether a value may answer a finding: one of its choices, members of them for sets, or what its input takes."""
    if value is None:
        return True
    choices = [as_json(choice.value) for choice in finding.choices]
    if value in choices:
        return True
    if isinstance(value, list) and value:
        members = {member for choice in choices if isinstance(choice, list) for member in choice}
        return set(map(str, value)) <= set(map(str, members))
    return _fits_input(finding, value)


def _fits_input(finding: Finding, value: Any) -> bool:
    if finding.asks == "date":
        return _is_day(value) or (finding.field == "end" and value == RUNS_ON)
    if finding.asks == "number":
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and (finding.field != "progress_percent" or 0 <= value <= 100)
    if finding.asks != "period" or not isinstance(value, dict):
        return False
    first, last = value.get("start"), value.get("end")
    days = [day for day in (first, last) if day is not None]
    is_in_order = len(days) < 2 or str(first) <= str(last)
    return bool(days) and all(map(_is_day, days)) and is_in_order


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False
