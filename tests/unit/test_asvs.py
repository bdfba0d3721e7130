"""The table of ASVS requirements: none is missing, and each test that it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from dashboard import settings

TABLE = (settings.ROOT / "docs" / "asvs.md").read_text("utf-8")
REQUIREMENTS = {
    "1.2": (10,),
    "5.1": (1,),
    "5.2": range(1, 7),
    "5.3": range(1, 4),
    "5.4": range(1, 4),
    "6.1": range(1, 4),
    "6.2": range(1, 13),
    "6.3": range(1, 9),
    "6.4": range(1, 7),
    "6.5": range(1, 9),
    "6.6": range(1, 5),
    "6.7": range(1, 3),
    "6.8": range(1, 4),
    "7.1": range(1, 4),
    "7.2": range(1, 5),
    "7.3": range(1, 3),
    "7.4": range(1, 6),
    "7.5": range(1, 4),
    "7.6": range(1, 3),
    "8.1": range(1, 5),
    "8.2": range(1, 5),
    "8.3": range(1, 4),
    "8.4": range(1, 3),
}
"""The sections of ASVS 5.0 that are held, with the numbers of their requirements."""
ROWS = re.findall(r"^\| (\d+\.\d+)\.(\d+)(?:–\d+\.\d+\.(\d+))? \|(.*)\|(.*)\|(.*)\|$", TABLE, re.MULTILINE)
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TABLE)))


@cache
def names_in(path: str) -> set[str]:
    tree = ast.parse((settings.ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_requirement_is_answered_once() -> None:
    answered = [
        f"{section}.{number}" for section, first, last, *_ in ROWS for number in range(int(first), int(last or first) + 1)
    ]
    assert answered == [f"{section}.{number}" for section, numbers in REQUIREMENTS.items() for number in numbers]


def test_what_no_test_proves_is_said_not_to_be_ours() -> None:
    unproven = [(f"{row[0]}.{row[1]}", row[4].strip()) for row in ROWS if not row[5].strip()]
    assert [number for number, told in unproven if not told.startswith(("Betreiber", "entfällt", "offen"))] == []


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_each_test_that_is_named_is_there(path: str, name: str) -> None:
    assert Path(settings.ROOT, path).is_file()
    assert name in names_in(path)
