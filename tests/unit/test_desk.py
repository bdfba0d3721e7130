"""The desk: drafts that survive a reload and a killed process, are found again, stay apart, and have an end."""

from __future__ import annotations

import hashlib
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.desk import Desk, Folders
from dashboard.refusals import RefusalError

OFFEN = Answer(AnswerKind.VALUE, ("stage.ambiguous", "stage", "offen"), "planned", is_remembered=True)
IN_ONE_CELL = Answer(AnswerKind.VALUE, ("stage.ambiguous", "stage", "offen", "Liste", "B3"), "in_progress")
RENAMED = Answer(AnswerKind.IDENTITY, ("Liste", "3"), "same", target="SKB-0001")
KEEPERS = """
import os, sys
from pathlib import Path
from dashboard.intake.answers.answers import Answer, AnswerKind, Answers
from dashboard.intake.desk import Desk

desk = Desk(Path(sys.argv[1]))
kept = desk.open(b"bleibt", "Liste.xlsx", "SKB", "2026")
os.write(1, b"open\\n")
for turn in range(100000):
    answers = Answers.of(Answer(AnswerKind.ROW, ("Liste", str(row)), False) for row in range(turn % 50))
    desk.keep(kept.draft_id, answers)
    desk.discard(desk.open(bytes([turn % 256]) * 5000, "Liste.xlsx", "SKB", "2026").draft_id)
"""
"""Opens, keeps and discards drafts until it is killed."""

GONE = Answer(AnswerKind.MISSING, ("SKB-0002",), "ended", reason="Förderung ausgelaufen")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "drafts")


def files(path: Path) -> list[str]:
    return sorted(
        found.relative_to(path).as_posix() for found in path.rglob("*") if found.is_file() and ".lock" not in found.name
    )


def test_a_draft_holds_the_bytes_and_the_answers(desk: Desk) -> None:
    opened = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.keep(opened.draft_id, Answers.of([OFFEN, GONE]), based_on=7)
    found = desk.draft(opened.draft_id)
    assert (found.content(), found.file_name, found.acting, found.round_code) == (b"Mappe", "Liste.xlsx", "SKB", "2026")
    assert (list(found.answers), found.based_on, found.replaces) == ([OFFEN, GONE], 7, None)
    assert found.changed_at >= found.opened_at == opened.opened_at


def test_keeping_answers_without_a_delivery_leaves_the_one_that_was_kept(desk: Desk) -> None:
    opened = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.keep(opened.draft_id, Answers.of([OFFEN]), based_on=7)
    assert desk.keep(opened.draft_id, Answers()).based_on == 7


def test_the_same_bytes_find_their_draft_again_under_any_name(desk: Desk) -> None:
    first = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.keep(first.draft_id, Answers.of([OFFEN]))
    again = desk.open(b"Mappe", "Liste (1).xlsx", "SKB", "2026")
    assert (again.draft_id, list(again.answers)) == (first.draft_id, [OFFEN])


@pytest.mark.parametrize(("acting", "round_code"), [("SJV", "2026"), ("SKB", "2025")])
def test_another_body_or_round_gets_a_draft_of_its_own(desk: Desk, acting: str, round_code: str) -> None:
    first = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.keep(first.draft_id, Answers.of([OFFEN]))
    other = desk.open(b"Mappe", "Liste.xlsx", acting, round_code)
    assert other.draft_id != first.draft_id
    assert (list(other.answers), other.replaces) == ([], None)


def test_a_mended_file_of_the_same_name_takes_over_what_hangs_on_no_row(desk: Desk) -> None:
    first = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.keep(first.draft_id, Answers.of([OFFEN, IN_ONE_CELL, RENAMED, GONE]))
    mended = desk.open(b"Mappe, verbessert", "Liste.xlsx", "SKB", "2026")
    assert (list(mended.answers), mended.replaces) == ([OFFEN, GONE], first.draft_id)
    assert desk.open(b"ganz anders", "Andere.xlsx", "SKB", "2026").replaces is None


def test_only_the_own_body_and_the_lead_unit_see_a_draft(desk: Desk) -> None:
    own = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.open(b"andere", "Liste.xlsx", "SJV", "2026")
    assert [draft.draft_id for draft in desk.drafts("SKB")] == [own.draft_id]
    assert len(desk.drafts()) == 2
    assert desk.draft(own.draft_id, "SKB").acting == "SKB"
    with pytest.raises(RefusalError, match="liegt nicht mehr bereit"):
        desk.draft(own.draft_id, "SJV")


def test_the_draft_that_was_changed_last_comes_first(desk: Desk) -> None:
    first = desk.open(b"1", "1.xlsx", "SKB", "2026")
    second = desk.open(b"2", "2.xlsx", "SKB", "2026")
    desk.keep(first.draft_id, Answers())
    assert [draft.draft_id for draft in desk.drafts()] == [first.draft_id, second.draft_id]


def test_a_discarded_draft_is_gone_and_says_so(desk: Desk, tmp_path: Path) -> None:
    draft = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.discard(draft.draft_id)
    desk.discard(draft.draft_id)
    assert files(tmp_path) == []
    for ask in (lambda: desk.draft(draft.draft_id), draft.content, lambda: desk.keep(draft.draft_id, Answers())):
        with pytest.raises(RefusalError, match="Bitte die Liste erneut hochladen"):
            ask()


def test_of_an_accepted_draft_stays_which_delivery_it_became_as_long_as_a_draft_would(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, other = (desk.open(content, "Liste.xlsx", "SKB", "2026") for content in (b"eine", b"andere"))
    desk.accepted(draft.draft_id, 7)
    desk.discard(other.draft_id)
    assert desk.drafts() == []
    assert [desk.became(each) for each in (draft.draft_id, other.draft_id, "../../x")] == [7, None, None]
    desk.clear()
    assert desk.became(draft.draft_id) == 7
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "drafts").glob("*.note")] == [0o600]

    monkeypatch.setattr(settings, "DRAFT_DAYS", -1)
    desk.clear()
    assert (desk.became(draft.draft_id), files(tmp_path)) == (None, [])


@pytest.mark.parametrize("name", ["../../x.xlsx", "/etc/passwd", "..", "a\x00b.xlsx", "CON.xlsx", "ä" * 400])
def test_what_a_file_is_called_never_reaches_the_file_system(desk: Desk, tmp_path: Path, name: str) -> None:
    draft = desk.open(b"Mappe", name, "SKB", "2026")
    assert files(tmp_path) == [f"drafts/{draft.draft_id}/draft.json", f"drafts/{draft.draft_id}/workbook"]
    assert "/" not in draft.file_name


@pytest.mark.parametrize("draft_id", ["", ".", "..", "../drafts", "x", ".lock", "/etc", "a" * 21, "a" * 23, "ä" * 22])
def test_an_id_that_is_none_finds_nothing(desk: Desk, draft_id: str) -> None:
    desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    with pytest.raises(RefusalError, match="liegt nicht mehr bereit"):
        desk.draft(draft_id)
    with pytest.raises(RefusalError, match="liegt nicht mehr bereit"):
        desk.discard(draft_id)


def test_nobody_else_on_the_machine_may_read_a_draft(desk: Desk, tmp_path: Path) -> None:
    draft = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    desk.keep(draft.draft_id, Answers.of([OFFEN]))
    folder = tmp_path / "drafts"
    paths = [folder, folder / draft.draft_id, *(folder / draft.draft_id).iterdir()]
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in paths] == [0, 0, 0, 0]


def test_what_a_killed_process_left_half_done_is_not_seen_and_goes_with_the_next_draft(desk: Desk, tmp_path: Path) -> None:
    draft = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    half = tmp_path / "drafts" / ".AAAAAAAAAAAAAAAAAAAAAA"
    half.mkdir()
    (half / "workbook").write_bytes(b"Map")
    torn = tmp_path / "drafts" / draft.draft_id / ".0011223344556677"
    torn.write_text('{"draft_id": "', encoding="utf-8")
    assert [found.draft_id for found in desk.drafts()] == [draft.draft_id]
    desk.open(b"andere", "Andere.xlsx", "SKB", "2026")
    assert not half.exists()


def test_a_desk_whose_processes_are_killed_stays_whole(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    for number in range(5):
        with subprocess.Popen([sys.executable, "-c", KEEPERS, str(folder)], stdout=subprocess.PIPE) as keeper:
            assert keeper.stdout is not None
            assert keeper.stdout.readline() == b"open\n"
            time.sleep(0.02 * number)
            keeper.kill()
    drafts = Desk(folder).drafts()
    assert len(drafts) == len(Folders(folder).ids())
    assert [draft.content() for draft in drafts if draft.size_bytes == 6] == [b"bleibt"]
    assert all(hashlib.sha256(draft.content()).hexdigest() == draft.sha256 for draft in drafts)


def test_a_draft_whose_state_cannot_be_read_is_left_out(desk: Desk, tmp_path: Path) -> None:
    broken = desk.open(b"1", "1.xlsx", "SKB", "2026")
    whole = desk.open(b"2", "2.xlsx", "SKB", "2026")
    (tmp_path / "drafts" / broken.draft_id / "draft.json").write_text("{", encoding="utf-8")
    assert [draft.draft_id for draft in desk.drafts()] == [whole.draft_id]


def test_the_desk_holds_so_many_drafts_and_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_DRAFTS", 2)
    first = desk.open(b"1", "1.xlsx", "SKB", "2026")
    desk.open(b"2", "2.xlsx", "SKB", "2026")
    with pytest.raises(RefusalError, match=r"zu viele angefangene Listen bereit \(2 .* verwerfen"):
        desk.open(b"3", "3.xlsx", "SKB", "2026")
    assert desk.open(b"1", "1.xlsx", "SKB", "2026").draft_id == first.draft_id
    desk.discard(first.draft_id)
    assert desk.open(b"3", "3.xlsx", "SKB", "2026").content() == b"3"


def test_a_house_takes_no_room_from_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_DRAFTS_OF_A_HOUSE", 2)
    monkeypatch.setattr(settings, "MAX_DRAFT_BYTES_OF_A_HOUSE", 10)
    desk.open(b"12345", "1.xlsx", "SF", "2026")
    desk.open(b"1", "1.xlsx", "SKB", "2026")
    with pytest.raises(RefusalError, match=r"zu viele angefangene Listen bereit \(1 "):
        desk.open(b"1234567890", "2.xlsx", "SKB", "2026")
    desk.open(b"123456789", "2.xlsx", "SKB", "2026")
    with pytest.raises(RefusalError, match=r"zu viele angefangene Listen bereit \(2 "):
        desk.open(b"", "3.xlsx", "SKB", "2026")
    assert desk.open(b"67890", "2.xlsx", "SF", "2026").size_bytes == 5


def test_the_desk_holds_so_many_bytes_and_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_DRAFT_BYTES", 10)
    desk.open(b"12345", "1.xlsx", "SKB", "2026")
    desk.open(b"67890", "2.xlsx", "SKB", "2026")
    with pytest.raises(RefusalError, match="zu viele angefangene Listen"):
        desk.open(b"!", "3.xlsx", "SKB", "2026")


def test_the_same_file_opened_by_many_at_once_is_one_draft(tmp_path: Path) -> None:
    def opened(_: int) -> str:
        return Desk(tmp_path / "drafts").open(b"Mappe", "Liste.xlsx", "SKB", "2026").draft_id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(opened, range(16)))) == 1


def test_answers_kept_by_many_at_once_are_whole(desk: Desk) -> None:
    draft_id = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026").draft_id
    sets = [Answers.of([Answer(AnswerKind.ROW, ("Liste", str(row)), False) for row in range(size)]) for size in range(1, 41)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda answers: desk.keep(draft_id, answers), sets))
    assert desk.draft(draft_id).answers in sets


def test_of_answers_given_by_many_at_once_none_is_lost(desk: Desk) -> None:
    draft_id = desk.open(b"Mappe", "Liste.xlsx", "SKB", "2026").draft_id
    given = [Answer(AnswerKind.ROW, ("Liste", str(row)), False) for row in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda answer: desk.change(draft_id, lambda answers: answers.given(answer)), given))
    assert set(desk.draft(draft_id).answers) == set(given)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("keine Mappe", encoding="utf-8")
    with pytest.raises(RefusalError, match=r"Ordner der Entwürfe .* lässt sich nicht schreiben"):
        Desk(tmp_path / "drafts").open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    assert Folders(tmp_path / "drafts").ids() == []


def test_the_desk_lies_beside_the_store_that_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STORE", "DRAFTS"):
        monkeypatch.setattr(settings, name, getattr(settings, name))
    settings.use_store(tmp_path / "probe.duckdb")
    draft = Desk().open(b"Mappe", "Liste.xlsx", "SKB", "2026")
    assert files(tmp_path) == [f"probe.duckdb.drafts/{draft.draft_id}/{name}" for name in ("draft.json", "workbook")]
