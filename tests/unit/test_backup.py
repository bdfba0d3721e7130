"""A backup and the way back from it: all or nothing, on an empty machine or over what is there, and never a damaged one."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.intake.deliveries.redacting import redact_words
from dashboard.intake.desk import Desk
from dashboard.keeping.backup import back_up
from dashboard.keeping.bringing_back import bring_back
from dashboard.keeping.verifying import verify_backup
from dashboard.refusals import RefusalError
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, note, trail_of, verify
from tests.readings import empty_store, row, taken
from tests.tight_places import killed_everywhere, on_a_small_disk

NAME = "Erika Beispielfrau"


def desk(store: Store) -> Desk:
    return Desk(store.path.with_name(f"{store.path.name}.drafts"))


def lists(store: Store) -> int:
    return int(store.query("select count(*) as n from delivery").item())


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.name not in ("lock", ".lock"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One list, one draft and two entries of the trail."""
    store = empty_store(tmp_path / "daten" / "dashboard.duckdb")
    taken(store, [row("Sprachkurse", report=f"Ansprechpartnerin ist {NAME}.")])
    desk(store).open(b"angefangen", "Liste.xlsx", "SKB", "2026")
    for what in ("erste", "zweite"):
        note(Event(Kind.LOGIN, what), trail_of(store.path))
    return store


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    back_up(store, tmp_path / "sicherung.zip")
    return tmp_path / "sicherung.zip"


def changed(backup: Path, target: Path, **told: object) -> Path:
    """A backup whose manifest says something else."""
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(target, "w") as written:
        for name in source.namelist():
            content = source.read(name)
            written.writestr(name, json.dumps(json.loads(content) | told) if name == "manifest.json" else content)
    return target


def test_on_an_empty_machine_everything_is_as_it_was(store: Store, backup: Path, tmp_path: Path) -> None:
    new = Store(tmp_path / "leer" / "unter" / "dashboard.duckdb")

    bring_back(new, backup)

    assert new.read_through() == store.read_through()
    assert [(each.content(), each.acting) for each in desk(new).drafts()] == [(b"angefangen", "SKB")]
    assert [entry.event.what for entry in Chain(trail_of(new.path)).entries()] == ["erste", "zweite"]
    assert verify(trail_of(new.path)) == []
    folder = new.path.parent
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*")) if not path.is_symlink()} == {0}
    assert [name for name in names(folder) if "unpacking" in name or "restoring" in name] == []


def test_the_commands_say_what_they_did(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "zugang.toml").touch()
    monkeypatch.setattr("dashboard.settings.ACCESS", tmp_path / "zugang.toml")
    monkeypatch.setattr("dashboard.settings.SECRETS", tmp_path / "secrets.toml")
    target, new = tmp_path / "sicherung.zip", tmp_path / "neu" / "dashboard.duckdb"

    assert run(cli, ["backup", "--out", str(target), "--store", str(store.path)]) == 0
    assert run(cli, ["restore", str(target), "--store", str(new)]) == 0
    assert run(cli, ["verify", str(target)]) == 0

    backed_up, apart, restored, whole = capsys.readouterr().out.splitlines()
    assert backed_up.startswith("Gesichert: dashboard.000002.duckdb vom ")
    assert f", Entwürfe (2) und Protokoll (2) in {target} (" in backed_up
    assert apart == f"Nicht enthalten, bitte getrennt und verschlossen aufbewahren: {tmp_path / 'zugang.toml'}."
    assert restored.endswith("Protokoll (2) gilt wieder, als neuer Stand dashboard.000001.duckdb.")
    assert whole.startswith("in Ordnung  Die Sicherung vom ")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    (tmp_path / "alt.zip").write_text("alt")

    with pytest.raises(RefusalError, match="gibt es schon; eine Sicherung überschreibt nichts"):
        back_up(store, tmp_path / "alt.zip")

    assert (tmp_path / "alt.zip").read_text() == "alt"


def test_over_a_store_it_goes_only_when_that_is_asked_and_what_was_there_stays(store: Store, backup: Path) -> None:
    taken(store, [row("Neu")], round_code="2026")
    desk(store).open(b"seither", "Neu.xlsx", "SIS", "2026")
    note(Event(Kind.LOGIN, "seither"), trail_of(store.path))

    with pytest.raises(RefusalError, match="liegt schon eine Datenbank; zurückgeholt wurde nichts"):
        bring_back(store, backup)
    assert (lists(store), len(desk(store).drafts())) == (2, 2)

    bring_back(store, backup, replaces=True)

    assert (lists(store), lists(Store(store.generations[-2]))) == (1, 2)
    assert {each.content() for each in desk(store).drafts()} == {b"angefangen", b"seither"}
    assert [entry.event.what for entry in Chain(trail_of(store.path)).entries()] == ["erste", "zweite", "seither"]


def test_what_was_redacted_since_does_not_come_back(store: Store, backup: Path) -> None:
    redact_words(store, 1, [NAME], reason="Bitte", by="Stelle")
    before = names(store.path.parent)

    with pytest.raises(RefusalError, match="Was geschwärzt ist, stünde dort wieder"):
        bring_back(store, backup, replaces=True)

    assert names(store.path.parent) == before


def test_a_flipped_bit_is_refused_or_changes_nothing(store: Store, backup: Path, tmp_path: Path) -> None:
    whole, refused = backup.read_bytes(), 0
    for turn in range(20):
        content = bytearray(whole)
        content[turn * len(whole) // 20 + turn % 7] ^= 1 << turn % 8
        backup.write_bytes(content)
        try:
            verify_backup(backup)
        except RefusalError:
            refused += 1
            with pytest.raises(RefusalError, match="beschädigt; geändert wurde nichts"):
                bring_back(Store(tmp_path / "leer" / "dashboard.duckdb"), backup)
        else:
            bring_back(Store(tmp_path / f"{turn}" / "dashboard.duckdb"), backup)
            assert Store(tmp_path / f"{turn}" / "dashboard.duckdb").read_through() == store.read_through()

    assert refused > 10, "the others are times of day, or lead from one run of zeros to another"
    assert names(tmp_path / "leer") == []


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"schema_version": "5"}, r"von einer neueren Fassung des Programms \(Datenbank 5, hier Datenbank 4\)"),
        ({"format": 2}, r"von einer neueren Fassung des Programms \(Form 2, hier Form 1\)"),
        ({"schema_version": "neu"}, "beschädigt|neueren Fassung"),
        ({"parts": []}, "beschädigt"),
        ({"parts": [{"name": "../../draussen", "size_bytes": 1, "sha256": ""}]}, "beschädigt"),
        ({"parts": [{"name": "/draussen", "size_bytes": 1, "sha256": ""}]}, "beschädigt"),
        ({"parts": [{"name": "store.duckdb", "size_bytes": 1, "sha256": ""}]}, "beschädigt"),
    ],
)
def test_what_is_newer_or_says_what_is_not_true_is_refused(
    backup: Path, tmp_path: Path, told: dict[str, object], sentence: str
) -> None:
    other = changed(backup, tmp_path / "andere.zip", **told)

    with pytest.raises(RefusalError, match=sentence):
        bring_back(Store(tmp_path / "leer" / "dashboard.duckdb"), other)

    assert not (tmp_path / "leer").exists() or names(tmp_path / "leer") == []


def test_a_file_that_was_copied_in_by_hand_becomes_a_generation_before_it_is_backed_up(store: Store, tmp_path: Path) -> None:
    plain = tmp_path / "von_hand" / "dashboard.duckdb"
    plain.parent.mkdir()
    shutil.copyfile(store.path, plain)

    manifest = back_up(Store(plain), tmp_path / "sicherung.zip")

    assert manifest.generation == "dashboard.000002.duckdb"
    assert plain.is_symlink()


PROGRAM = """
import json
from dashboard.commands.output import present_store
from dashboard.intake.desk import Desk
from dashboard.keeping.backup import back_up
from dashboard.keeping.bringing_back import bring_back
from dashboard.store import Store
from dashboard.trail import Chain, Event, Kind, note, trail_of
from tests.readings import empty_store, row, taken

BACKUP = PLACE / "sicherung.zip"

def begun():
    '''A backup of one list, a draft and an entry; and a store with two lists, another draft, and no trail.'''
    first = empty_store(PLACE / "erste" / "dashboard.duckdb")
    taken(first, [row("Kurs")])
    Desk(PLACE / "erste" / "dashboard.duckdb.drafts").open(b"gesichert", "A.xlsx", "SKB", "2026")
    note(Event(Kind.LOGIN, "gesichert"), trail_of(first.path))
    back_up(first, BACKUP)
    second = empty_store(PLACE / "anfang" / "dashboard.duckdb")
    taken(second, [row("Kurs")])
    taken(second, [row("Anderes")], round_code="2026")
    Desk(PLACE / "anfang" / "dashboard.duckdb.drafts").open(b"daneben", "B.xlsx", "SKB", "2026")

def looked(place):
    store = present_store(place / "dashboard.duckdb")
    drafts = sorted(each.content().decode() for each in Desk(place / "dashboard.duckdb.drafts").drafts())
    trail = [entry.event.what for entry in Chain(trail_of(store.path)).entries()]
    left = sorted(path.name for path in place.iterdir() if "restoring" in path.name)
    return [store.query("select count(*) as n from delivery").item(), drafts, trail, left]
"""

RESTORING = """
apart(begun)
act = lambda place: bring_back(Store(place / "dashboard.duckdb"), BACKUP, replaces=True)
print(json.dumps(after_kills(PLACE / "anfang", act, looked)))
"""

BACKING_UP = """
apart(begun)
from dashboard.keeping.verifying import verify_backup

def whole(place):
    '''Whether there is a backup, after seeing that it is a whole one.'''
    there = [path.name for path in place.glob("*.zip")]
    return [[verify_backup(place / name).is_good for name in there], *looked(place)]

act = lambda place: back_up(Store(place / "dashboard.duckdb"), place / "neu.zip")
print(json.dumps(after_kills(PLACE / "anfang", act, whole)))
"""


def test_a_restore_killed_before_any_step_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(PROGRAM + RESTORING, tmp_path)

    before, after = [2, ["daneben"], [], []], [1, ["daneben", "gesichert"], ["gesichert"], []]
    assert done == after
    assert len(killed) > 20
    assert [state for state in killed if state not in (before, after)] == []
    assert before in killed
    assert after in killed


def test_a_backup_killed_before_any_step_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    *killed, done = killed_everywhere(PROGRAM + BACKING_UP, tmp_path)

    state = [2, ["daneben"], [], []]
    assert done == [[True], *state]
    assert {json.dumps(each) for each in killed} <= {json.dumps([[], *state]), json.dumps(done)}


FULL = """
from tests.unit.test_full_disk import BEGUN
exec(BEGUN)
from dashboard.keeping.backup import back_up
from dashboard.keeping.bringing_back import bring_back
store = empty_store(PLACE / "dashboard.duckdb")
taken(store, 0)
whole = store.path.stat().st_size
back_up(store, PLACE / "da.zip")
taken(store, 1)
"""
ACTIONS = {
    "backup": FULL + "tried(range(0, 3_000_000, 100_000), lambda: back_up(Store(store.path), PLACE / 'neu.zip'), "
    "lambda: state(Store(store.path)))",
    "restore": FULL + "tried(range(0, 4 * whole, whole // 4), lambda: bring_back(Store(store.path), PLACE / 'da.zip', "
    "replaces=True), lambda: state(Store(store.path)))",
}


@pytest.mark.parametrize("action", ACTIONS)
def test_a_full_disk_is_one_sentence_and_leaves_nothing(action: str) -> None:
    *failed, done = on_a_small_disk(ACTIONS[action], 96)

    assert len(failed) > 2
    assert done == [None, True, []]
    for sentence, is_unchanged, left in failed:
        assert "ist voll; geändert wurde nichts. Bitte Platz schaffen" in sentence
        assert (is_unchanged, left) == (True, [])
