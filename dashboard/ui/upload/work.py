"""What a draft has come to: its list as read, with the answers in it, and beside what is stored. Each is made once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import settings
from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.hints import hints_of
from dashboard.intake.answers.questions import QuestionGroup, questions
from dashboard.intake.desk import Desk, Draft
from dashboard.intake.joining.comparison import Comparison, compare
from dashboard.intake.master.tables import load_master
from dashboard.intake.model import ListReading
from dashboard.intake.process.isolation import read_isolated
from dashboard.master import MasterData
from dashboard.store import Store
from dashboard.ui import data
from dashboard.ui.kept import Kept

_MOST_PIECES = 80_000
"""Rows, measures and findings that are kept, read and once more compared: 10,000 of them are some 30 MB."""


@dataclass(frozen=True, slots=True)
class Work:
    """A draft with what was made of it. `as_read` is the reading before the answers, `reading` the one with them."""

    draft: Draft
    as_read: ListReading
    reading: ListReading
    questions: list[QuestionGroup]
    comparison: Comparison
    master: MasterData

    @property
    def open_questions(self) -> list[QuestionGroup]:
        return [each for each in self.questions if each.wants_answer]

    @property
    def is_acceptable(self) -> bool:
        """Whether neither the list nor the answers have errors."""
        return self.reading.is_acceptable and self.comparison.is_acceptable and self.reading.department is not None


def _pieces(reading: ListReading) -> int:
    return 1 + len(reading.measures) + len(reading.findings) + len(reading.rows)


_READINGS: Kept[tuple[object, ...], ListReading] = Kept(_MOST_PIECES, _pieces)
_WORKS: Kept[tuple[object, ...], Work] = Kept(_MOST_PIECES, lambda made: _pieces(made.reading))


def desk() -> Desk:
    """The desk beside the store of this process."""
    return Desk(settings.DRAFTS)


def master() -> MasterData:
    """The master data of the store; StoreError where there is none."""
    source = data.store()
    return _master(source, source.version)


@lru_cache(maxsize=2)
def _master(source: Store, version: str) -> MasterData:
    del version
    return load_master(source)


def is_read(draft: Draft) -> bool:
    """Whether the list of a draft was read already, so that nobody has to wait for it."""
    return _READINGS.has(_reading_key(draft, master()))


def read(draft: Draft) -> ListReading:
    """The list of a draft as its hints say, without the answers about values; DeskError where the draft is gone."""
    known = master()
    return _READINGS.get(
        _reading_key(draft, known),
        lambda: read_isolated(draft.content(), draft.file_name, known, hints=hints_of(draft.answers)),
    )


def work_of(draft: Draft) -> Work:
    """All that a draft has come to, as of now; DeskError where it is gone, StoreError where there is no store."""
    source = data.store()
    key = (*_reading_key(draft, master()), draft.draft_id, draft.answers.to_json(), draft.round_code, source.version)
    made = _WORKS.get(key, lambda: _made(draft, source), (str(source.path), source.version))
    return Work(draft, made.as_read, made.reading, made.questions, made.comparison, made.master)


def _made(draft: Draft, source: Store) -> Work:
    as_read, known = read(draft), master()
    reading = answered(as_read, draft.answers, known)
    comparison = compare(source, reading, round_code=draft.round_code, answers=draft.answers)
    return Work(draft, as_read, reading, _in_place(as_read, reading, draft), comparison, known)


def _in_place(as_read: ListReading, reading: ListReading, draft: Draft) -> list[QuestionGroup]:
    """The questions in the order in which they were first asked, so that none jumps away when it is answered."""
    places = {(each.kind, each.subject): at for at, each in enumerate(questions(as_read))}
    return sorted(questions(reading, draft.answers), key=lambda each: places.get((each.kind, each.subject), len(places)))


def _reading_key(draft: Draft, known: MasterData) -> tuple[object, ...]:
    hints = hints_of(draft.answers)
    told = (hints.department, tuple(sorted(hints.sheets.items())), tuple(sorted(hints.columns.items(), key=str)))
    return (str(settings.DRAFTS), draft.sha256, draft.file_name, told, known)
