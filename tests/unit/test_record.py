"""The record of a round for the registry: all that it went by, and a word for each file that is no more what was filed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard import queries
from dashboard.commands.cli import cli
from dashboard.papers.record import record_bytes, verify_record
from dashboard.papers.round_facts import RoundFacts
from dashboard.refusals import RefusalError
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.sample_store import sample_store
from tests.small_store import said, small_store

TODAY, TOMORROW = date(2026, 11, 29), date(2026, 11, 30)
pytestmark = pytest.mark.xdist_group("record")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return sample_store(tmp_path_factory.mktemp("record") / "dashboard.duckdb")


@pytest.fixture(scope="module")
def packed(store: Store) -> bytes:
    return record_bytes(RoundFacts.of(store, "2025", TODAY))


@pytest.fixture
def record(packed: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "akte.zip"
    path.write_bytes(packed)
    return path


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_every_workbook_lies_there_as_it_came_with_its_receipt(packed: bytes, store: Store) -> None:
    archive = opened(packed)
    deliveries = queries.run(store, "deliveries/list", round="2025").filter(kind="list").to_dicts()
    assert len(deliveries) == 13
    for row in deliveries:
        folder = f"rueckmeldungen/{row['delivery_id']:04}_{row['department']}/"
        files = [name for name in archive.namelist() if name.startswith(folder)]
        (book,) = [name for name in files if name.endswith(".xlsx")]
        assert hashlib.sha256(archive.read(book)).hexdigest() == row["sha256"]
        assert f"Rückmeldung {row['delivery_id']} von {row['department']}" in archive.read(f"{folder}Quittung.txt").decode()


def test_books_and_papers_lie_beside_them(packed: bytes) -> None:
    names = [name for name in opened(packed).namelist() if not name.startswith("rueckmeldungen/")]
    assert names == [
        "buecher/freigaben.csv",
        "buecher/festschreibung.txt",
        "buecher/massnahmen.csv",
        "buecher/beschluesse.csv",
        "unterlagen/Sitzungsmappe_2025_alle.pdf",
        "unterlagen/Niederschrift_2025.pdf",
        "unterlagen/Niederschrift_2025_zur_Weitergabe.pdf",
        "LIESMICH.txt",
        "manifest.json",
        "pruefsummen.sha256",
    ]


def test_the_measures_and_releases_are_those_of_the_queries(packed: bytes, store: Store) -> None:
    tables = {}
    for name in ("massnahmen", "freigaben"):
        text = opened(packed).read(f"buecher/{name}.csv").decode("utf-8-sig")
        tables[name] = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
    keys = queries.run(store, "measures/values", round="2025")["measure_id"].to_list()
    assert [row[0] for row in tables["massnahmen"]] == keys
    assert tables["freigaben"][0][:3] == ["1", "SASJI", "Liste"]


def test_the_manifest_and_the_sums_name_every_file(packed: bytes) -> None:
    archive = opened(packed)
    told = json.loads(archive.read("manifest.json"))
    names = set(archive.namelist()) - {"manifest.json", "pruefsummen.sha256"}
    assert {each["name"] for each in told["dateien"]} == names
    assert told["runde"] == "2025"
    assert told["kennzeichnung"] == ["Beispieldaten"]
    sums = archive.read("pruefsummen.sha256").decode().splitlines()
    assert {line.partition("  ")[2] for line in sums} == names
    assert "Beispieldaten – keine wirkliche Akte" in archive.read("LIESMICH.txt").decode("utf-8-sig")


def test_the_same_state_makes_the_same_bytes_on_another_day(packed: bytes, store: Store) -> None:
    assert record_bytes(RoundFacts.of(store, "2025", TOMORROW)) == packed


def test_a_record_with_a_round_before_has_its_ledger(tmp_path: Path) -> None:
    store = small_store(tmp_path / "dashboard.duckdb", [said("2025", "SKB-0001"), said("2026", "SKB-0001", title="Neu")])
    for code in ("2025", "2026"):
        freeze(store, code, by="Leitstelle")
    text = opened(record_bytes(RoundFacts.of(store, "2026", TODAY))).read("buecher/verbleib.csv").decode("utf-8-sig")
    assert "umbenannt" in text
    assert "Erstellt am" not in text


def test_what_is_not_frozen_is_not_filed(store: Store) -> None:
    with pytest.raises(RefusalError, match=r"Die Runde 2026 ist nicht festgeschrieben; zur Akte kommt nur ein Stand"):
        record_bytes(RoundFacts.of(store, "2026", TODAY))


def told(record: Path) -> list[str]:
    return [each.sentence for each in verify_record(record) if not each.is_good]


def rewritten(record: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """The archive again, each file as `change` has it; None leaves it out."""
    files = {name: opened(record.read_bytes()).read(name) for name in opened(record.read_bytes()).namelist()}
    with zipfile.ZipFile(record, "w") as archive:
        for name, content in files.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)


def test_a_record_that_was_not_touched_is_good(record: Path) -> None:
    (whole,) = verify_record(record)
    assert whole.is_good
    assert whole.sentence.startswith("Runde 2025: 34 Dateien sind unverändert. Prüfwert des Verzeichnisses: ")


BOOK = "buecher/beschluesse.csv"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda name, content: content + b" " if name == BOOK else content, f"{BOOK} ist nicht mehr, was abgelegt wurde."),
        (lambda name, content: content[:-1] + b"?" if name == BOOK else content, f"{BOOK} ist nicht mehr, was abgelegt wurde."),
        (lambda name, content: None if name == BOOK else content, f"{BOOK} fehlt."),
    ],
)
def test_what_was_changed_is_named(record: Path, change: Callable[[str, bytes], bytes | None], sentence: str) -> None:
    rewritten(record, change)
    assert told(record) == [sentence]


def test_what_came_later_is_named(record: Path) -> None:
    with zipfile.ZipFile(record, "a") as archive:
        archive.writestr("buecher/nachtrag.txt", "neu")
    assert told(record) == ["buecher/nachtrag.txt steht nicht im Verzeichnis; es kam später dazu."]


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("kein Archiv")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("manifest.json", '{"dateien": 3}')
    for name in ("text.zip", "other.zip"):
        with pytest.raises(RefusalError, match="ist keine Akte einer Steuerungsrunde, oder ihr Verzeichnis ist beschädigt"):
            list(verify_record(tmp_path / name))
    with pytest.raises(RefusalError, match="gibt es nicht"):
        list(verify_record(tmp_path / "missing.zip"))


def test_the_command_packs_and_verifies(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "akte.zip"
    packing = ["record", "--round", "2025", "--out", str(target), "--store", str(store.path)]
    done = CliRunner().invoke(cli, packing)
    assert (done.exit_code, "34 Dateien in" in done.output) == (0, True)
    sum_of_all = done.output.strip().rpartition(" ")[2]
    good = CliRunner().invoke(cli, ["record", "--verify", str(target)])
    assert (good.exit_code, sum_of_all in good.output) == (0, True)
    rewritten(target, lambda name, content: content + b" " if name == BOOK else content)
    bad = CliRunner().invoke(cli, ["record", "--verify", str(target)], standalone_mode=False)
    assert (bad.return_value, f"GEFUNDEN    {BOOK} ist nicht mehr, was abgelegt wurde." in bad.output) == (1, True)
    again = CliRunner().invoke(cli, packing)
    assert "gibt es schon; eine Akte überschreibt nichts." in again.output
    neither = CliRunner().invoke(cli, ["record", "--round", "2025"])
    assert "Entweder --round und --out, oder --verify." in neither.output
