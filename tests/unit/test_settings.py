"""Settings from the environment: with a wrong one nothing starts, and one sentence says which it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_store import said, small_store


def started(folder: Path, **told: str) -> subprocess.CompletedProcess[str]:
    """A start that would serve, if it came so far: an own store, and what the environment says."""
    small_store(folder / "store.duckdb", [said("2026", "SKB-0001")])
    own = {"DASHBOARD_STORE": str(folder / "store.duckdb"), "DASHBOARD_ACCESS": str(folder / "zugang.toml")}
    (folder / "zugang.toml").write_text('merkmal = "groups"\n[gruppen.a]\nrolle = "Lesen"\n', "utf-8")
    command = [sys.executable, "-m", "dashboard", "--no-browser"]
    environment = {**os.environ, **own, **{name: value.format(folder=folder) for name, value in told.items()}}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DASHBOARD_IDLE_MINUTES", "eine Stunde", "muss eine Zahl von Minuten über 0 sein; dort steht „eine Stunde“."),
        ("DASHBOARD_IDLE_MINUTES", "0", "muss eine Zahl von Minuten über 0 sein"),
        ("DASHBOARD_IDLE_MINUTES", "nan", "muss eine Zahl von Minuten über 0 sein"),
        ("DASHBOARD_IDLE_MINUTES", "-5", "muss eine Zahl von Minuten über 0 sein"),
        ("DASHBOARD_GENERATION_DAYS", "99999999", "muss eine ganze Zahl von 1 bis 9999 sein"),
        ("DASHBOARD_STORE", "/", "muss den Pfad einer Datei nennen; „/“ ist ein Ordner."),
        ("DASHBOARD_STORE", "{folder}", "muss den Pfad einer Datei nennen; „{folder}“ ist ein Ordner."),
        ("DASHBOARD_HOST", "dort", "„dort“ ist keine IP-Adresse"),
        ("DASHBOARD_SOCKET", "{folder}/nicht/da.sock", "lässt sich kein Socket anlegen"),
        ("DASHBOARD_ADDRESS", "https://[dort", "„https://[dort“ ist keine Adresse"),
        ("DASHBOARD_ADDRESS", "https://dort:99999", "„https://dort:99999“ ist keine Adresse"),
        ("DASHBOARD_ACCESS", "{folder}", "„{folder}“ ist ein Ordner."),
        ("DASHBOARD_SECRETS", "{folder}", "„{folder}“ ist ein Ordner."),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence_and_nothing_starts(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    (tmp_path / "secrets.toml").write_text('[auth]\nclient_id = "x"\n', "utf-8")
    done = started(tmp_path, **{"DASHBOARD_SECRETS": str(tmp_path / "secrets.toml"), name: value})
    lines = (done.stdout + done.stderr).splitlines()
    assert (done.returncode != 0, [line for line in lines if "Unerwartet" in line or "Traceback" in line]) == (True, [])
    assert any(sentence.format(folder=tmp_path) in line for line in lines), lines


def test_an_empty_setting_is_none(tmp_path: Path) -> None:
    """As a line of a service's environment that somebody left empty."""
    empty = dict.fromkeys(("DASHBOARD_DATA", "DASHBOARD_IDLE_MINUTES", "DASHBOARD_HOST", "DASHBOARD_SOCKET"), "")
    assert started(tmp_path, **empty, DASHBOARD_ADDRESS="").stderr.splitlines()[-1].startswith("Es gibt zugang.toml, aber")
