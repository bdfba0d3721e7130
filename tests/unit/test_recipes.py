"""The recipe for a new field, tried: its edits are applied to a copy of the project, and a value goes all the way there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard import settings
from dashboard.fields import Kind
from dashboard.intake.accepting.acceptance import now
from dashboard.intake.master.tables import Load, load_into
from dashboard.intake.values.readers import BY_KIND
from dashboard.store import Store

MOST_FILES = 5
AS_TEXT = {
    "cost_2027": "remark_2027",
    "Kosten 2027": "Vermerk 2027",
    "Kind.NUMBER": "Kind.TEXT",
    'unit="€", ': "",
    "Ausgaben 2027|Mittel 2027": "Randnotiz 2027",
    "double": "varchar",
}
"""The same recipe for a field of another kind, which can be searched and redacted."""


def edits() -> list[str]:
    """The edits of the recipe "A new field", one per file."""
    recipe = (settings.ROOT / "docs" / "recipes.md").read_text("utf-8").split("## A new field")[1].split("\n## ")[0]
    return re.findall(r"```diff\n(.*?)```", recipe, re.DOTALL)


def project_with(folder: Path, patches: list[str]) -> Path:
    """A copy of what runs, with the edits."""
    for name in ("dashboard", "pages", "queries", "tests", "data/samples", ".streamlit"):
        shutil.copytree(settings.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.MASTER, folder / "data")
    for patch in patches:
        subprocess.run(["git", "apply", "--unsafe-paths", "-"], cwd=folder, input=patch, text=True, check=True)
    return folder


def walked(folder: Path, store: Path, *told: str) -> dict[str, Any]:
    """What each place of the copy says of a value of the new field (tests/new_field.py)."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "DASHBOARD_STORE": str(store), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.new_field", str(store), *told]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert said["project"] == str(folder)
    return said


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of the present version, without the new field."""
    made = Store(tmp_path / "dashboard.duckdb")
    with made.create() as writer:
        load_into(writer, Load(settings.MASTER.read_bytes(), settings.MASTER.name, now()))
    return made.path


def test_a_new_field_touches_few_files() -> None:
    touched = [line for patch in edits() for line in patch.splitlines() if line.startswith("+++ ")]

    assert len(touched) == len(set(touched)) == len(edits())
    assert len(touched) + 1 <= MOST_FILES, "one more is the digest in tests/unit/test_upgrading.py"


def test_a_number_goes_all_the_way(store: Path, tmp_path: Path) -> None:
    folder = project_with(tmp_path / "copy", edits())

    said = walked(folder, store, "cost_2027", "Kosten 2027", "Ausgaben 2027", "12500", "13000")

    assert said["upgraded"] is True
    assert said["read"] == [[12500.0, {}], [13000.0, {}]]
    assert said["compared"] == {"cost_2027": [12500.0, 13000.0]}
    assert said["stored"] == [12500.0, 13000.0]
    assert said["cells"] == ["E2", "E2"]
    assert "**Kosten 2027:** 13.000\u202f€" in said["page"]
    assert [line.strip() for line in said["page"] if "12.500" in line] == ["Kosten 2027 von 12.500\u202f€ auf **13.000\u202f€**"]
    assert said["round sheet"] == [13000]
    assert said["home"] == [[], [], [], 1]
    assert said["workbook"] == [13000]
    assert "13000" in said["csv"].split(";")
    assert said["found"] == []


def test_a_text_is_searched_and_redacted_as_well(store: Path, tmp_path: Path) -> None:
    patches = edits()
    for old, new in AS_TEXT.items():
        patches = [patch.replace(old, new) for patch in patches]
    folder = project_with(tmp_path / "copy", patches)

    said = walked(folder, store, "remark_2027", "Vermerk 2027", "Randnotiz 2027", "offen", "mit Erika Beispielfrau")

    assert said["read"] == [["offen", {}], ["mit Erika Beispielfrau", {}]]
    assert said["compared"] == {"remark_2027": ["offen", "mit Erika Beispielfrau"]}
    assert "**Vermerk 2027:** mit Erika Beispielfrau" in said["page"]
    assert said["home"] == [[], [], [], 1]
    assert said["found"] == ["SKB-0001"]
    assert said["redacted"] == ["offen", "[geschwärzt]"]


def test_a_kind_without_a_reader_of_its_own_is_known() -> None:
    assert set(Kind) - set(BY_KIND) == {Kind.INTEGER, Kind.PERCENT, Kind.DATE, Kind.CLASS, Kind.CLASSES}
