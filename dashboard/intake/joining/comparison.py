"""A list beside the store: what is new, changed, unchanged and missing, within the scope that the list speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard import formats, queries
from dashboard.intake.answers.answers import NONE, AnswerKind, Answers
from dashboard.intake.findings import place
from dashboard.intake.joining.candidates import Belonging, Candidate, Known, Match, Place
from dashboard.intake.joining.canonical import COMPARED_FIELDS, canonical, reported_fields
from dashboard.intake.joining.contradictions import Contradiction, contradictions, with_reasons
from dashboard.intake.joining.grey_answers import with_grey_answers
from dashboard.intake.joining.identity import Matching, known_measures, match_rows
from dashboard.intake.joining.missing import Missing, with_answers, wrong_absences, wrong_identities
from dashboard.intake.joining.strangers import stranger
from dashboard.intake.joining.timeliness import Timeliness, timeliness
from dashboard.intake.layout.wording import by_field
from dashboard.intake.model import Finding, InquiryAnswer, Issue, ListReading, MeasureRow, as_json, footnote_lines
from dashboard.store import Queryable

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


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row: what it was joined to, the values that would be stored, and per changed field the old and the new value."""

    match: Match
    values: dict[str, Any]
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.match.belonging is Belonging.NEW

    @property
    def is_changed(self) -> bool:
        return self.match.belonging is Belonging.KNOWN and bool(self.changes)

    @property
    def is_unchanged(self) -> bool:
        return self.match.belonging is Belonging.KNOWN and not self.changes

    @property
    def is_co_report(self) -> bool:
        return self.match.belonging is Belonging.CO_REPORT


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list beside what is stored.

    `outcomes` are the rows that would be accepted, `left_out` those that an answer leaves out; `known` are all stored measures of
    the department, `candidates` those that a row in doubt may be, by its place. `missing` is asked about within `scope`.
    `findings` are about joining and about the answers, `time` says whether it is the list of its round, `inquiry_answers` are
    those to questions that were put to the department. `grey` are the open questions about grey columns, `settled` the answered.
    `based_on`: the department's newest delivery (None: it has none).
    """

    department: str | None
    outcomes: list[Outcome]
    left_out: list[MeasureRow]
    missing: list[Missing]
    scope: Scope
    known: list[Known]
    candidates: dict[Place, list[Candidate]]
    contradictions: list[Contradiction]
    findings: list[Finding]
    inquiry_answers: list[InquiryAnswer]
    based_on: int | None
    time: Timeliness = field(default_factory=Timeliness)
    grey: list[Finding] = field(default_factory=list)
    settled: list[Finding] = field(default_factory=list)
    leaves_out_known: bool = False
    """Whether a row that is left out is a stored measure; what is no measure, as a sum, says nothing about the list."""

    @property
    def kept_scope(self) -> Scope:
        """What the delivery speaks for: a list without the row of a stored measure no longer speaks for the whole."""
        return Scope(MEASURES) if self.leaves_out_known and self.scope.kind == WHOLE_LIST else self.scope

    @property
    def is_acceptable(self) -> bool:
        return not any(finding.severity == "error" for finding in self.findings)

    @property
    def torn(self) -> list[Finding]:
        """Rows whose Kennung and title are two measures: which one is meant must be said before the list is accepted."""
        return [finding for finding in self.findings if finding.code == "identity.title_of_other"]

    @property
    def doubtful(self) -> list[Outcome]:
        """The new rows that may be stored measures, and of which nobody has said what they are."""
        unsaid = [outcome for outcome in self.outcomes if outcome.is_new and outcome.match.answer is None]
        return [outcome for outcome in unsaid if outcome.match.place in self.candidates]

    def to_dict(self) -> dict[str, Any]:
        """The contract of the command `compare`: new, changed field by field, the number of unchanged, and missing measures."""
        return {
            "new": [_row_as_json(outcome.match.row) for outcome in self.outcomes if outcome.is_new],
            "changed": [_change_as_json(outcome) for outcome in self.outcomes if outcome.is_changed],
            "unchanged": sum(outcome.is_unchanged for outcome in self.outcomes),
            "missing": [
                {"measure_id": each.measure_id, "number": each.known.values["number"], "title": each.title}
                for each in self.missing
            ],
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """What a comparison comes to, in measures."""

    new: int
    changed: int
    unchanged: int
    missing: int
    co_reports: int
    left_out: int

    @classmethod
    def of(cls, comparison: Comparison) -> Counts:
        outcomes = comparison.outcomes
        return cls(
            sum(each.is_new for each in outcomes),
            sum(each.is_changed for each in outcomes),
            sum(each.is_unchanged for each in outcomes),
            len(comparison.missing),
            sum(each.is_co_report for each in outcomes),
            len(comparison.left_out),
        )

    @property
    def sentence(self) -> str:
        """ "3 neu, 2 geändert, 14 unverändert, 1 fehlt, 1 Mitmeldung" with the rarer ones only where there are any."""
        parts = [counted_changes(self.new, self.changed, self.unchanged)]
        parts.append(formats.counted(self.missing, "fehlt", "fehlen", "keine fehlt"))
        if self.co_reports:
            parts.append(formats.counted(self.co_reports, "Mitmeldung", "Mitmeldungen"))
        if self.left_out:
            parts.append(f"{formats.number(self.left_out)} nicht übernommen")
        return ", ".join(parts)


def counted_changes(new: int, changed: int, unchanged: int) -> str:
    """ "3 neu, 2 geändert, 14 unverändert"."""
    return f"{formats.number(new)} neu, {formats.number(changed)} geändert, {formats.number(unchanged)} unverändert"


def compare(source: Queryable, reading: ListReading, *, round_code: str | None = None, answers: Answers = NONE) -> Comparison:
    """Put a list beside the stored measures of its department, as last told up to a round (None: the newest).

    `reading` already has the answers about words and columns in it (answers/answered.py); here those about rows, missing
    measures, contradictions and the scope count. A list of no recognised department has nothing beside it: all its rows are new.
    StoreError: there is no store.
    """
    known = known_measures(source, reading.department, round_code, with_parts=True)
    reading, grey, settled = with_grey_answers(reading, known, answers)
    matching = match_rows(source, reading.department, reading.measures, known, answers)
    left_out = _left_out(answers)
    outcomes = [outcome for outcome in _outcomes(reading, matching) if outcome.match.place not in left_out]
    scope = scope_of(reading, answers)
    named = {_named(match) for match in matching.matches}
    unnamed = [each for each in known if each.measure_id not in named and not each.is_led_elsewhere(reading.department)]
    missing = with_answers([each for each in unnamed if scope.asks_for(each)], answers)
    accepted = [outcome.match for outcome in outcomes]
    told = [match.known for match in accepted if match.known]
    strange = stranger(source, reading.department, matching, missing)
    time = timeliness(source, reading, told, round_code, answers).doubted(*strange, answers)
    inquiry_answers, unknown = checked_inquiries(source, reading)
    return Comparison(
        department=reading.department,
        outcomes=outcomes,
        left_out=[match.row for match in matching.matches if match.place in left_out],
        missing=missing,
        scope=scope,
        known=known,
        candidates=matching.candidates,
        contradictions=_contradictions(source, reading.department, outcomes, round_code, answers),
        findings=[
            *time.doubts,  # what speaks against the whole list comes before its rows
            *matching.findings,
            *grey,
            *wrong_absences(missing, accepted),
            *wrong_identities(matching.matches, known, missing, answers),
            *(*unknown, *time.late),
        ],
        inquiry_answers=inquiry_answers,
        based_on=newest_delivery_id(source, reading.department),
        leaves_out_known=any(match.known is not None for match in matching.matches if match.place in left_out),
        time=time,
        grey=grey,
        settled=settled,
    )


def newest_delivery_id(source: Queryable, department: str | None) -> int | None:
    """The department's newest delivery that holds; None where it has none."""
    if department is None:
        return None
    found = queries.run(source, "identity/newest_delivery", department=department)
    return None if found.is_empty() else int(found["delivery_id"][0])


def _left_out(answers: Answers) -> set[Place]:
    return {(each.subject[0], int(each.subject[1])) for each in answers.all_of(AnswerKind.ROW) if each.value is False}


def _named(match: Match) -> str | None:
    return match.known.measure_id if match.known else match.co_reported_id


def _outcomes(reading: ListReading, matching: Matching) -> list[Outcome]:
    columns = _columns(reading)
    extras = _extra_headings(reading)
    return [_outcome(match, columns[match.row.sheet], extras[match.row.sheet]) for match in matching.matches]


def _contradictions(
    source: Queryable, department: str | None, outcomes: Sequence[Outcome], round_code: str | None, answers: Answers
) -> list[Contradiction]:
    rows = [(outcome.match, outcome.values) for outcome in outcomes if not outcome.is_co_report]
    found = contradictions(rows, _reference_date(source, round_code), round_code)
    if not found or department is None:
        return found
    earlier = {
        (row["measure_id"], row["kind"], row["detail"]): row["reason"]
        for row in queries.run(source, "identity/set_aside", department=department).iter_rows(named=True)
    }
    return with_reasons(found, answers, earlier)


def _reference_date(source: Queryable, round_code: str | None) -> date | None:
    if round_code is None:
        return None
    found = queries.run(source, "acceptance/round", round=round_code)
    day: date | None = None if found.is_empty() else found["reference_date"][0]
    return day


def _columns(reading: ListReading) -> dict[str, set[str]]:
    """Per sheet the fields that have a column, or that any row of the sheet took from a cell (crosses, section rows, colours)."""
    columns: dict[str, set[str]] = defaultdict(set)
    for table in reading.tables:
        columns[table.sheet] |= set(table.columns)
    for row in reading.measures:
        columns[row.sheet] |= {name for name in row.cells if row.values[name] is not None} & set(COMPARED_FIELDS)
        if row.footnotes:
            columns[row.sheet].add("footnotes")  # a list without any is no word on those that are stored
    return columns


def _extra_headings(reading: ListReading) -> dict[str, set[str]]:
    headings: dict[str, set[str]] = defaultdict(set)
    for table in reading.tables:
        headings[table.sheet] |= set(table.extra_columns)
    return headings


def _outcome(match: Match, columns: set[str], headings: set[str]) -> Outcome:
    row = match.row
    listed = {name: canonical(name, row.values[name]) for name in COMPARED_FIELDS}
    kept = match.known.values if match.known else None
    if kept is None:
        return Outcome(match, {**listed, "extra": dict(row.extra), "footnotes": dict(row.footnotes)})
    reported = reported_fields(columns, row.values)
    old = {name: canonical(name, kept[name]) for name in COMPARED_FIELDS}
    new = {name: listed[name] if name in reported else old[name] for name in COMPARED_FIELDS}
    old |= {"extra": dict(kept["extra"] or {}), "footnotes": dict(kept["footnotes"] or {})}
    footnotes = _placed(row.footnotes, old["footnotes"]) if "footnotes" in columns else old["footnotes"]
    new |= {"extra": _kept_extra(old["extra"], headings) | row.extra, "footnotes": footnotes}
    changes = {name: (old[name], new[name]) for name in new if old[name] != new[name]}
    if "footnotes" in changes:
        changes["footnotes"] = (footnote_lines(old["footnotes"]), footnote_lines(new["footnotes"]))
    return Outcome(match, new, changes)


def _placed(listed: dict[str, str], stored: dict[str, str]) -> dict[str, str]:
    """A column of footnotes, as round sheets have it, does not say to which fields they belong: stored ones stay."""
    field_of = {line: name for name, lines in stored.items() for line in lines.split("\n")}
    pairs = [(line, name or field_of.get(line, "")) for name, lines in listed.items() for line in lines.split("\n")]
    return by_field(pairs)


def _kept_extra(stored: dict[str, str], headings: set[str]) -> dict[str, str]:
    return {heading: text for heading, text in stored.items() if heading not in headings}


def _row_as_json(row: MeasureRow) -> dict[str, Any]:
    return {"sheet": row.sheet, "row": row.row, "number": row.values["number"], "title": row.values["title"]}


def _change_as_json(outcome: Outcome) -> dict[str, Any]:
    known = outcome.match.known
    return {
        "measure_id": known.measure_id if known else None,
        "title": outcome.values["title"],
        "fields": {name: [as_json(old), as_json(new)] for name, (old, new) in outcome.changes.items()},
    }


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


def checked_inquiries(source: Queryable, reading: ListReading) -> tuple[list[InquiryAnswer], list[Finding]]:
    """The answers to questions that were put to the list's department, and a warning for every other one.

    Only the first may be stored. StoreError: there is no store.
    """
    if not reading.inquiry_answers or reading.department is None:
        return [], []
    known = set(queries.run(source, "answers/inquiry_numbers", department=reading.department)["inquiry_id"])
    own = [answer for answer in reading.inquiry_answers if answer.inquiry_id in known]
    return own, [_unknown_number(answer) for answer in reading.inquiry_answers if answer.inquiry_id not in known]


def _unknown_number(answer: InquiryAnswer) -> Finding:
    issue = Issue("questions.unknown_number", {"number": answer.inquiry_id})
    return place(issue, sheet=answer.sheet, cell=answer.cell, value=answer.answer)
