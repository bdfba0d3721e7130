"""What a draft has come to: its list as read, with its answers, beside what is stored; made once, kept, in turns, and told while
it lasts.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import formats, settings
from dashboard.intake.answers.answered import answered, read_hinted
from dashboard.intake.answers.answers import hints_of
from dashboard.intake.answers.questions import QuestionGroup, questions
from dashboard.intake.desk import Desk, Draft
from dashboard.intake.joining.comparison import Comparison, compare
from dashboard.intake.model import ListReading
from dashboard.master import MasterData
from dashboard.store import SeenStore, Store
from dashboard.ui import data
from dashboard.ui.kept import Kept
from dashboard.ui.presses import nobody_waits

_MOST_PIECES = 60_000
"""Rows, measures and findings that are kept, read and once more compared: two lists of 10,000 rows, some 50 MB each."""
_SHORT_PIECES = 6_000
"""Of a list of so many nobody notices that it is compared: a tenth of a second."""

_COMPARING = threading.Lock()
"""Held by who compares: two at once are no sooner ready, and leave a third of the interpreter to others' pages, not half."""

PAUSE_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Work:
    """A draft with what was made of it; `reading` is its list with the answers."""

    draft: Draft
    reading: ListReading
    questions: list[QuestionGroup]
    comparison: Comparison
    master: MasterData

    @property
    def open_questions(self) -> list[QuestionGroup]:
        return [each for each in self.questions if each.wants_answer]

    @property
    def is_acceptable(self) -> bool:
        """Whether neither the list nor the answers have errors, and every row says one measure."""
        can_be = self.reading.is_acceptable and self.comparison.is_acceptable and not self.comparison.torn
        return can_be and self.reading.department is not None


def _pieces(reading: ListReading) -> int:
    return 1 + len(reading.measures) + len(reading.findings) + len(reading.rows)


_READINGS: Kept[tuple[object, ...], ListReading] = Kept(_MOST_PIECES, _pieces)
_WORKS: Kept[tuple[object, ...], Work] = Kept(_MOST_PIECES, lambda work: _pieces(work.reading))


def drop_long_lists() -> None:
    """Drop the long lists that nobody has asked for since the last call; one that is asked for later is read again."""
    for kept in (_READINGS, _WORKS):
        kept.drop_unasked(_SHORT_PIECES)


def desk() -> Desk:
    """The desk beside the store of this process."""
    return Desk(settings.DRAFTS)


def master() -> MasterData:
    """The master data of the store; StoreError where there is none."""
    return data.master_data()


def _is_at_hand(draft: Draft) -> bool:
    """Whether nobody has to wait for what a draft has come to: it is made, or its list is read and short."""
    if _WORKS.has(_work_key(draft, data.store())):
        return True
    return _READINGS.has(_reading_key(draft, master())) and _pieces(read_draft(draft)) <= _SHORT_PIECES


def read_draft(draft: Draft) -> ListReading:
    """The list of a draft as its hints say, without the answers about values; RefusalError where the draft is gone."""
    known = master()
    return _READINGS.get(
        _reading_key(draft, known),
        lambda: read_hinted(draft.content(), draft.file_name, known, draft.answers),
    )


def work_of(draft: Draft) -> Work:
    """All that a draft has come to, as of now; RefusalError where it is gone, StoreError where there is no store."""
    source = data.store()
    work = _WORKS.get(_work_key(draft, source), lambda: _work(draft, source), (str(source.path), source.version))
    # The answers are the same; when the draft was last changed and what it was compared with may not be.
    return replace(work, draft=draft)


def awaited_work(draft: Draft) -> Work:
    """All that a draft has come to. For a long list one waits for a turn; it is read again where it is not kept any more."""
    if _is_at_hand(draft):
        return work_of(draft)
    with reading(draft.file_name):
        return work_of(draft)


def _work(draft: Draft, source: Store | SeenStore) -> Work:
    as_read, known = read_draft(draft), master()
    with _COMPARING:
        reading = answered(as_read, draft.answers, known)
        comparison = compare(source, reading, round_code=draft.round_code, answers=draft.answers)
        asked = replace(
            reading,
            findings=[*reading.findings, *comparison.grey],
            answered_findings=[*reading.answered_findings, *comparison.settled],
        )
        return Work(draft, reading, _in_place(as_read, asked, draft), comparison, known)


def _in_place(as_read: ListReading, reading: ListReading, draft: Draft) -> list[QuestionGroup]:
    """The questions in the order in which they were first asked, so that none jumps away when it is answered."""
    places = {(each.kind, each.subject): at for at, each in enumerate(questions(as_read))}
    return sorted(questions(reading, draft.answers), key=lambda each: places.get((each.kind, each.subject), len(places)))


def _reading_key(draft: Draft, known: MasterData) -> tuple[object, ...]:
    hints = hints_of(draft.answers)
    sheets, columns = tuple(sorted(hints.sheets.items())), tuple(sorted(hints.columns.items(), key=str))
    ranges = tuple(sorted(hints.ranges.items()))
    return (str(settings.DRAFTS), draft.sha256, draft.file_name, hints.department, sheets, columns, ranges, known)


def _work_key(draft: Draft, source: Store | SeenStore) -> tuple[object, ...]:
    return (
        *_reading_key(draft, master()),
        draft.draft_id,
        draft.answers.to_json(),
        draft.round_code,
        data.sight(),
        source.version,
    )


class Turns:
    """At most `at_once` hold a turn; the others stand in line."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._changed = threading.Condition()
        self._line: list[object] = []
        """Who holds a turn or waits for one, in the order in which they came."""

    @contextmanager
    def turn(self, tell: Callable[[int], None]) -> Iterator[None]:
        """Hold a turn; while others come first, `tell` is called each second with how many. What it raises ends the waiting."""
        mine = object()
        with self._changed:
            self._line.append(mine)
        try:
            while before := self._wait(mine, 0):
                tell(before)
                self._wait(mine, PAUSE_SECONDS)
            yield
        finally:
            with self._changed:
                self._line.remove(mine)
                self._changed.notify_all()

    def _wait(self, mine: object, seconds: float) -> int:
        """How many have to go before it is the turn of `mine`, after waiting for that, but not longer than so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._line.index(mine) < self._at_once, seconds)
            return max(0, self._line.index(mine) - self._at_once + 1)


_TURNS = Turns(2)
"""More at once would be no sooner ready on two cores, and would slow down everybody else's pages."""


@contextmanager
def reading(file_name: str, remark: str = "") -> Iterator[None]:
    """Around what reads a list: says that it is read or, while others are first, that it waits."""
    place, name = st.empty(), formats.literal(file_name)
    turn = _TURNS.turn(lambda before: _tell_waiting(place, name, before))
    with nobody_waits(), turn, place, st.spinner(f"„{name}“ wird gelesen{remark} …"):
        yield


def _tell_waiting(place: DeltaGenerator, name: str, before: int) -> None:
    place.info(f"„{name}“ wartet, {formats.number(before)} vor Ihnen.", icon=":material/hourglass:")
