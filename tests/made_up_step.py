"""One version more than this program's, with a made-up step to it: what upgrading is tried with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.store import schema_version


def with_made_up_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the program be of the next version, in which guiding goals have a remark; gives that version.

    Stores that were made before are of an older version from then on.
    """
    version = str(int(schema_version()) + 1)
    shutil.copytree(settings.QUERIES, folder)
    schema = next((folder / "schema").glob("*_framework.sql"))
    goal = "create table guiding_goal (\n    number integer primary key,\n    name varchar not null"
    schema.write_text(schema.read_text("utf-8").replace(goal, f"{goal},\n    remark varchar"))
    step = folder / "upgrades" / version / "01_guiding_goal.sql"
    step.parent.mkdir(parents=True)
    step.write_text("-- Guiding goals get a remark.\nalter table guiding_goal add column remark varchar;\n")
    monkeypatch.setattr(settings, "QUERIES", folder)
    return version
