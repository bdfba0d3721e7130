"""Lint, format, types and the direction of imports, each as one test, so that one summary tells all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("ruff", "check"), id="lint"),
        pytest.param(("ruff", "format", "--check"), id="format"),
        pytest.param(("mypy",), id="types"),
        pytest.param(("lint-imports",), id="direction of imports"),
    ],
)
def test_the_whole_project_passes_the_check(command: tuple[str, ...]) -> None:
    tool, *options = command
    done = subprocess.run([TOOLS / tool, *options], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"\n{done.stdout}\n{done.stderr}"
