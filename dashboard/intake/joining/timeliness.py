"""Whether a list is the one of the round that it is given for: by its day, the round it names, and its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard import formats, queries
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.findings import place
from dashboard.intake.joining.candidates import Known
from dashboard.intake.model import Finding, Issue, ListReading
from dashboard.master import Round
from dashboard.store import Queryable

KNOWN_DRAFT = "time.known_draft"
"""The same bytes lie there as a draft of the same round: to release them is no mistake."""


@dataclass(frozen=True, slots=True)
class Timeliness:
    """What speaks against a list for its round.

    `doubts` wait for a confirmation; `late` is told where the round is frozen; `other_round` is the round that the list rather
    belongs to, None where nothing says so; `other_department` the body whose measures it names instead of its own.
    """

    doubts: tuple[Finding, ...] = ()
    late: tuple[Finding, ...] = ()
    other_round: str | None = None
    other_department: str | None = None

    @property
    def confirmations(self) -> list[Answer]:
        """The answers by which the list is meant for its round all the same."""
        return [Answer(AnswerKind.ROUND, (each.code,), value=True) for each in self.doubts]

    def doubted(self, issue: Issue | None, other_department: str | None, answers: Answers) -> Timeliness:
        """With one more doubt before the others, where there is one that nobody has confirmed."""
        if issue is None or answers.find(AnswerKind.ROUND, issue.code) is not None:
            return self
        return replace(self, doubts=(place(issue), *self.doubts), other_department=other_department)


def timeliness(
    source: Queryable, reading: ListReading, told: Sequence[Known], round_code: str | None, answers: Answers
) -> Timeliness:
    """Hold a list against its round and the lists that came before.

    `told`: the stored measures that it names, as last told. `round_code` None: then nothing is said about rounds. What was
    confirmed (answers of kind ROUND) is no doubt any more. StoreError: there is no store.
    """
    rounds = _rounds(source)
    lists = queries.run(source, "identity/standing_lists", department=reading.department or "", sha256=reading.sha256)
    earlier = {row["delivery_id"]: row for row in lists.iter_rows(named=True)}
    now = next((each for each in rounds if each.code == round_code), None)
    issues = [*_of_bytes(reading, earlier, round_code), *_older_than_told(reading, told, earlier)]
    other = None
    if now is not None:
        other = _other_round(reading, now, rounds)
        issues = [*_of_round(reading, now, rounds), *issues]
    open_issues = [issue for issue in issues if answers.find(AnswerKind.ROUND, issue.code) is None]
    late = (place(Issue("time.frozen_round", {"round": now.code})),) if now is not None and now.is_frozen else ()
    return Timeliness(tuple(place(issue) for issue in open_issues), late, other.code if other else None)


def _rounds(source: Queryable) -> list[Round]:
    rows = queries.run(source, "identity/round_days").to_dicts()
    before = [None, *(row["code"] for row in rows)]
    return [Round(**row, previous=previous) for row, previous in zip(rows, before, strict=False)]


def _of_round(reading: ListReading, now: Round, rounds: Sequence[Round]) -> Iterator[Issue]:
    """The list's own day and the round that it names, against the round that it is given for."""
    by_code = {each.code: each for each in rounds}
    before = by_code.get(now.previous or "")
    after = next((each for each in rounds if each.previous == now.code), None)
    day = reading.as_of
    if day is not None and before is not None and day <= before.meets:
        was = f"die Runde {before.code} war am" if before.held_on else f"der Stichtag der Runde {before.code} war der"
        details = {"as_of": formats.day(day), "round": now.code, "before": f"{was} {formats.day(before.meets)}"}
        yield Issue("time.before_round", details)
    elif day is not None and after is not None and _is_nearer(day, after, now):
        details = {"as_of": formats.day(day), "round": now.code, "next": after.code, "day": formats.day(after.reference_date)}
        yield Issue("time.after_round", details)
    if reading.named_rounds and now.code not in reading.named_rounds:
        words = formats.joined([f"„{each}“" for each in reading.named_rounds.values()])
        yield Issue("time.other_round", {"words": words, "round": now.code})


def _is_nearer(day: date, after: Round, now: Round) -> bool:
    return day > now.meets and abs(after.reference_date - day) < abs(now.reference_date - day)


def _of_bytes(reading: ListReading, earlier: Mapping[int, Mapping[str, Any]], round_code: str | None) -> Iterator[Issue]:
    """The newest list that is this very file."""
    same = [row for row in earlier.values() if reading.sha256 and row["sha256"] == reading.sha256]
    if same:
        row = same[-1]
        code = "time.known_file" if row["is_released"] or row["round"] != round_code else KNOWN_DRAFT
        details = {"number": row["delivery_id"], "told_round": row["round"], "day": formats.day(row["known_from"].date())}
        yield Issue(code, details)


def _older_than_told(reading: ListReading, told: Sequence[Known], earlier: Mapping[int, Mapping[str, Any]]) -> Iterator[Issue]:
    """Measures that a list with a newer day has told of already."""
    if reading.as_of is None:
        return
    sources = [earlier.get(each.last_delivery_id) for each in told]
    newer = [row for row in sources if row is not None and row["as_of"] is not None and row["as_of"] > reading.as_of]
    if newer:
        row = max(newer, key=lambda each: (each["as_of"], each["delivery_id"]))
        details = {"as_of": formats.day(reading.as_of), "number": row["delivery_id"], "told_round": row["round"]}
        many = formats.counted(len(newer), "Maßnahme bekäme", "Maßnahmen bekämen")
        yield Issue("time.older_than_told", details | {"told": formats.day(row["as_of"]), "many": many})


def _other_round(reading: ListReading, now: Round, rounds: Sequence[Round]) -> Round | None:
    """The round that the list names, else the first one whose meeting its day does not lie behind."""
    named = [each for each in rounds if each.code in reading.named_rounds]
    by_day = [each for each in rounds if reading.as_of is not None and reading.as_of <= each.meets]
    found = named[-1] if named else by_day[0] if by_day else None
    return found if found is not None and now.code not in (found.code, *reading.named_rounds) else None
