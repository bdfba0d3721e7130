"""The log: beside the store in use or nowhere, and for its owner only."""

from __future__ import annotations

import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.commands.cli import cli
from dashboard.commands.german import run
from dashboard.journal import LOGGER, note_failure, start_journal, where
from dashboard.store import StoreError


@pytest.fixture
def logging_before() -> Iterator[None]:
    """The log goes back to pytest after a test that starts one."""
    root = logging.getLogger()
    handlers, level, raises = root.handlers, root.level, logging.raiseExceptions
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers, root.level, logging.raiseExceptions = handlers, level, raises


@pytest.mark.usefixtures("logging_before")
def test_the_log_goes_nowhere_where_its_own_folder_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "datei").write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert start_journal(tmp_path / "datei" / "store.duckdb") is None
    note_failure(ValueError("der Inhalt einer Zelle"))

    assert [path.name for path in tmp_path.iterdir()] == ["datei"]


@pytest.mark.usefixtures("logging_before")
def test_only_its_owner_reads_the_log_also_where_an_older_version_began_it(tmp_path: Path) -> None:
    (tmp_path / "store.log").write_text("")
    (tmp_path / "store.log").chmod(0o644)

    assert start_journal(tmp_path / "store.duckdb") == tmp_path / "store.log"
    reference = note_failure(ValueError("der Inhalt einer Zelle"))

    assert stat.S_IMODE((tmp_path / "store.log").stat().st_mode) == 0o600
    assert reference in (tmp_path / "store.log").read_text(encoding="utf-8")


@pytest.mark.usefixtures("logging_before")
@pytest.mark.parametrize("is_first", [True, False])
def test_an_unexpected_error_is_told_beside_the_store_that_the_call_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, is_first: bool
) -> None:
    named = ["--store", str(tmp_path / "meine.duckdb")]
    (tmp_path / "stammdaten.xlsx").mkdir()  # a folder is no file to be read: nobody foresaw it here
    (tmp_path / "listen").mkdir()
    (tmp_path / "listen" / "Liste.xlsx").mkdir()
    command = ["build", "--lists", str(tmp_path / "listen"), "--round", "2026"]

    assert run(cli, [*named, *command] if is_first else [*command, *named]) == 2

    told = capsys.readouterr().err
    assert f"Einzelheiten stehen in {tmp_path / 'meine.log'}" in told
    assert "Traceback" not in told


def logged(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.usefixtures("logging_before")
def test_a_line_says_where_and_what_kind_and_nothing_of_what_stood_in_a_cell(tmp_path: Path) -> None:
    log = start_journal(tmp_path / "store.duckdb")
    assert log is not None
    try:
        int("Erika Beispielfrau")
    except ValueError as error:
        reference = note_failure(error)
    logging.getLogger("streamlit.web").warning("no answer to %s", "/massnahmen?suche=Erika")
    logging.getLogger("dashboard.intake").warning("read %s rows", 7)
    LOGGER.error("could not convert 'Erika Beispielfrau'")

    failure, foreign, own, quoted = logged(log)
    assert (failure["level"], failure["reference"], failure["said"]) == ("ERROR", reference, "unexpected error")
    place, kind = failure["error"]
    assert place.startswith("test_journal.py:")
    assert kind == "ValueError"
    assert (foreign["from"], foreign["said"]) == ("streamlit.web", "no answer to %s")
    assert (own["said"], quoted["said"]) == ("read 7 rows", "could not convert '…'")
    assert "Erika" not in log.read_text("utf-8")
    assert str(failure["at"]).endswith("+00:00")


@pytest.mark.usefixtures("logging_before")
def test_of_a_refusal_the_sentence_is_kept_for_it_says_what_to_do(tmp_path: Path) -> None:
    log = start_journal(tmp_path / "store.duckdb")
    assert log is not None
    note_failure(StoreError("Die Datenbank ist beschädigt. Zurückholen: ./start restore"))

    (line,) = logged(log)
    assert line["sentence"] == "Die Datenbank ist beschädigt. Zurückholen: ./start restore"


def test_of_the_trace_of_a_reading_process_only_places_and_the_class_are_kept() -> None:
    trace = """Traceback (most recent call last):
  File "/srv/dashboard/intake/values/dates.py", line 12, in read
    raise ValueError(cell)
ValueError: Erika Beispielfrau
"""

    assert where(trace) == ["dates.py:12 read", "ValueError"]
    assert where("") == []
