"""How long a draft is kept: until 60 days after it was last worked on, and nothing half done stays beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.desk import Desk, Draft
from dashboard.refusals import RefusalError
from tests.browser.site import serving
from tests.small_store import said, small_store

OFFEN = Answer(AnswerKind.VALUE, ("stage.ambiguous", "stage", "offen"), "planned")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "drafts")


class Clock:
    """The desk's clock, which a test sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = datetime(2026, 9, 1, 12)
        monkeypatch.setattr("dashboard.intake.desk.now", lambda: self.moment)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_draft_is_kept_for_60_days_after_it_was_last_worked_on_and_says_until_when(desk: Desk, clock: Clock) -> None:
    draft = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    assert draft.kept_until == date(2026, 10, 31)
    clock.moment = datetime(2026, 10, 31, 23, 59)
    assert desk.draft(draft.draft_id).draft_id == draft.draft_id
    clock.moment = datetime(2026, 11, 1)
    assert desk.drafts() == []
    with pytest.raises(RefusalError, match="60 Tage lang nicht bearbeitet"):
        desk.draft(draft.draft_id)


@pytest.mark.parametrize(
    "work_on",
    [
        lambda desk, draft_id: desk.keep(draft_id, Answers.of([OFFEN])),
        lambda desk, draft_id: desk.change(draft_id, lambda answers: answers.given(OFFEN)),
        lambda desk, _: desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026"),
    ],
    ids=["keeping answers", "giving an answer", "dropping the same file again"],
)
def test_working_on_a_draft_gives_it_a_new_term(desk: Desk, clock: Clock, work_on: Callable[[Desk, str], Draft]) -> None:
    draft_id = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026").draft_id
    clock.moment = datetime(2026, 10, 31)
    assert work_on(desk, draft_id).kept_until == date(2026, 12, 30)
    clock.moment = datetime(2026, 12, 30)
    assert [draft.draft_id for draft in desk.drafts()] == [draft_id]


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, _: desk.clear(),
        lambda desk, _: desk.open(b"3", "3.xlsx", "SKB", "2026"),
        lambda desk, other: desk.keep(other, Answers.of([OFFEN])),
        lambda desk, other: desk.change(other, lambda answers: answers.given(OFFEN)),
    ],
    ids=["a start", "a new draft", "answers kept", "an answer"],
)
def test_what_is_over_goes_from_the_disk_with_a_start_and_when_anything_is_saved(
    desk: Desk, clock: Clock, tmp_path: Path, act: Callable[[Desk, str], object]
) -> None:
    old = desk.open(b"1", "1.xlsx", "SKB", "2026").draft_id
    clock.moment = datetime(2026, 9, 2)
    other = desk.open(b"2", "2.xlsx", "SJV", "2026").draft_id
    clock.moment = datetime(2026, 11, 1)
    act(desk, other)
    assert not (tmp_path / "drafts" / old).exists()
    assert (tmp_path / "drafts" / other).exists()


def test_what_is_over_gives_its_room_to_others(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_DRAFTS", 1)
    desk.open(b"1", "1.xlsx", "SKB", "2026")
    clock.moment = datetime(2026, 11, 1)
    assert desk.open(b"2", "2.xlsx", "SKB", "2026").content() == b"2"


def test_a_draft_that_cannot_be_read_goes_too_when_its_folder_is_old_enough(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    folder = tmp_path / "drafts" / desk.open(b"1", "1.xlsx", "SKB", "2026").draft_id
    (folder / "draft.json").write_text("{", encoding="utf-8")
    for day, stays in ((datetime(2026, 10, 31), True), (datetime(2026, 11, 1), False)):
        os.utime(folder, (datetime(2026, 9, 1, tzinfo=UTC).timestamp(),) * 2)
        clock.moment = day
        desk.clear()
        assert folder.exists() == stays


def test_half_a_state_that_a_killed_process_left_goes_with_the_next_start(desk: Desk, tmp_path: Path) -> None:
    draft = desk.open(b"1", "1.xlsx", "SKB", "2026")
    torn = tmp_path / "drafts" / draft.draft_id / ".0011223344556677"
    torn.write_text('{"draft_id": "', encoding="utf-8")
    desk.clear()
    assert not torn.exists()
    assert desk.draft(draft.draft_id).content() == b"1"


def test_clearing_a_desk_that_nobody_has_used_makes_nothing(tmp_path: Path) -> None:
    Desk(tmp_path / "drafts").clear()
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_starts_clears_the_desk_of_its_store(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store.duckdb", [said("2026", "SKB-0001")])
    kept = Desk(tmp_path / "store.duckdb.drafts").open(b"Mappe", "Liste.xlsx", "SKB", "2026").workbook.parent
    over = kept.with_name("A" * 22)
    over.mkdir()
    os.utime(over, (datetime(2020, 1, 1, tzinfo=UTC).timestamp(),) * 2)
    with serving(store.path):
        assert (kept.exists(), over.exists()) == (True, False)
