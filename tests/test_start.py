"""The script in the root: what it hands on to uv, and what it does where there is none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

START = Path(__file__).resolve().parent.parent / "start"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The script alone in a folder whose name has a blank."""
    folder = tmp_path / "ein Ordner"
    folder.mkdir()
    shutil.copy(START, folder / "start")
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A machine with nothing but the few programs of the shell, for a user who is not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("dirname", "rm"):
        (folder / name).symlink_to(str(shutil.which(name)))
    program(folder / "id", "echo 1000")
    return folder


@pytest.fixture
def run(clone: Path, programs: Path, tmp_path: Path) -> Run:
    def started(*words: str) -> subprocess.CompletedProcess[str]:
        command = ["/bin/sh", str(clone / "start"), *words]
        return subprocess.run(command, cwd=tmp_path, env={"PATH": str(programs)}, capture_output=True, text=True)

    return started


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


SAY_WHAT_COMES = '[ "$1" = sync ] || { pwd; for word in "$@"; do echo "$word"; done; }'


def test_options_and_files_reach_the_program_from_where_the_user_stands(run: Run, clone: Path, programs: Path) -> None:
    program(programs / "uv", SAY_WHAT_COMES)
    told = run("check", "Liste SKB.xlsx").stdout.splitlines()
    assert told == [
        str(clone.parent),
        "run",
        "--no-sync",
        "--project",
        str(clone),
        "python",
        "-m",
        "dashboard",
        "check",
        "Liste SKB.xlsx",
    ]


def test_options_of_the_tests_reach_pytest_in_the_clone(run: Run, clone: Path, programs: Path) -> None:
    program(programs / "uv", SAY_WHAT_COMES)
    told = run("test", "-k", "filter or ledger").stdout.splitlines()
    assert told == [str(clone), "run", "--no-sync", "--group", "test", "python", "-m", "tests", "-k", "filter or ledger"]


def test_the_exit_code_is_that_of_the_program(run: Run, programs: Path) -> None:
    program(programs / "uv", '[ "$1" = sync ] || exit 7')
    assert run("test").returncode == 7


def test_a_certificate_that_only_the_system_knows_is_tried(run: Run, programs: Path) -> None:
    program(programs / "uv", '[ "$1" != sync ] || [ -n "${UV_SYSTEM_CERTS:-}" ] || exit 2')
    assert run().returncode == 0


def test_where_the_net_is_out_of_reach_one_sentence_says_so(run: Run, programs: Path) -> None:
    program(programs / "uv", '[ "$1" != sync ] || exit 2')
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "Die Bibliotheken ließen sich nicht laden" in done.stderr.splitlines()[-1]


def test_without_uv_pip_lays_one_into_the_clone(run: Run, clone: Path, programs: Path) -> None:
    program(
        programs / "python3",
        'case "$*" in *--version*) ;; "-m pip install --quiet --target "*) '
        '/bin/mkdir -p "$6/bin"; /bin/cp "$(/usr/bin/dirname "$0")/laid" "$6/bin/uv";; *) exit 1;; esac',
    )
    program(programs / "laid", '[ "$1" = sync ] || echo "own uv: $*"')
    assert run("--help").stdout == f"own uv: run --no-sync --project {clone} python -m dashboard --help\n"
    (programs / "python3").unlink()
    assert run("rounds").stdout.startswith("own uv: "), "the second time nothing is laid"


@pytest.mark.parametrize("python", ["", "exit 1"], ids=["no Python", "neither pip nor venv"])
def test_where_nothing_can_be_laid_one_sentence_says_what_root_installs(
    run: Run, clone: Path, programs: Path, python: str
) -> None:
    if python:
        program(programs / "python3", python)
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "bitte einmal als root „apt install python3-venv“" in done.stderr.splitlines()[-1]
    assert "not found" not in done.stderr
    assert [path.name for path in clone.iterdir()] == ["start"]
