"""Reading a workbook in a process of its own, so that no file takes the server down (docs/decisions/0003-reading-cells.md).

A fresh interpreter, not a fork: a fork of a process with threads may hang on a lock that nobody holds any more. The child limits
its own memory and processor time; the parent keeps the clock and kills by process id. What comes back is JSON and is checked. The
child gets nothing of ours that it does not need: no variables of the environment, which may hold secrets, no open file but its
three pipes, and no folder to work in.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

from dashboard.intake.answers.answers import NO_HINTS, Hints
from dashboard.intake.findings import unreadable
from dashboard.intake.model import Issue, ListReading
from dashboard.intake.opening.signature import file_name
from dashboard.intake.process.child import LENGTH_BYTES, from_lines
from dashboard.intake.process.wire import hints_to_dict, master_to_dict, reading_from_parts
from dashboard.journal import where
from dashboard.master import MasterData
from dashboard.settings import PARSE_CLOCK_SECONDS, PARSE_MEMORY_BYTES, PARSE_SECONDS, ROOT

TARGET = "dashboard.intake.reading:read_list"

_AT_ONCE = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))
"""Not more children than cores: a rush of uploads waits here instead of filling the memory."""

_START = (
    f"import sys; sys.path.append({str(ROOT)!r}); from dashboard.intake.process.child import main; main(*map(int, sys.argv[1:]))"
)

_NEEDED_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH")
"""Without these Windows, and a Python beside its libraries, starts no interpreter; everything else stays with the server."""

_BY_SIGNAL = {-24: "opening.time", -9: "opening.memory"}
"""SIGXCPU is the child's own processor limit, SIGKILL the system short of memory; by number, as not every system names them."""

_LOG = logging.getLogger(__name__)


def read_isolated(
    content: bytes,
    name: str,
    master: MasterData,
    *,
    department: str | None = None,
    hints: Hints = NO_HINTS,
    target: str = TARGET,
) -> ListReading:
    """Read a workbook as `reading.read_list` does, in a child process; safe from any thread, and several at once.

    A crash, a kill, too much time or memory give a reading that is not readable, with one finding that says so. `target` names
    the function to call ("module:function"), with the same parameters.
    """
    header = {"name": name, "department": department, "master": master_to_dict(master)}
    header |= {"hints": hints_to_dict(hints), "target": target}
    answer = _answer(header, content)
    if isinstance(answer, str):
        return unreadable(Issue(answer, {"file": file_name(name)}), name, department)
    first, rest = answer
    try:
        return reading_from_parts(first["reading"], rest)
    except (ValueError, KeyError, TypeError):
        _LOG.exception("the answer of the reading process is not understood")
        return unreadable(Issue("opening.crash", {"file": file_name(name)}), name, department)


def make_isolated(content: bytes, arguments: Any, *, target: str) -> Any:
    """Let a child process make something of a workbook, within the limits of reading: `target(content, arguments)`.

    `target` is "module:function"; arguments and result are plain JSON. None where the child crashed, was killed, or took too much
    time or memory.
    """
    answer = _answer({"target": target, "arguments": arguments}, content)
    return None if isinstance(answer, str) else answer[0].get("made")


Answer = tuple[dict[str, Any], Iterator[dict[str, Any]]]
"""What a child says first, and what comes after it."""


def _answer(header: dict[str, Any], content: bytes) -> Answer | str:
    """The child's answer, or the code of what went wrong."""
    head = json.dumps(header).encode()
    with _AT_ONCE:
        return _ask_child(len(head).to_bytes(LENGTH_BYTES, "big") + head + content)


def _ask_child(question: bytes) -> Answer | str:
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(PARSE_MEMORY_BYTES), str(PARSE_SECONDS)]
    child = subprocess.Popen(  # noqa: S603 -- our own interpreter with our own text; nothing of the file is in the command
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: os.environ[name] for name in _NEEDED_VARIABLES if name in os.environ},
        cwd=ROOT.anchor,
        close_fds=True,
        umask=0o077,
    )
    with child:
        try:
            answer, complaint = child.communicate(question, timeout=PARSE_CLOCK_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return "opening.time"
        except BaseException:
            child.kill()
            raise
    return _judge(child.returncode, answer, complaint)


def _judge(returncode: int, answer: bytes, complaint: bytes) -> Answer | str:
    """What the child's end means; a negative code is the signal that ended it."""
    if returncode != 0:
        places = where(complaint.decode("utf-8", "replace"))
        _LOG.error("reading a workbook ended with %s: %s", returncode, " < ".join(reversed(places)))
        return _BY_SIGNAL.get(returncode, "opening.crash")
    lines = from_lines(answer)
    try:
        first = next(lines, {})
    except ValueError:
        _LOG.exception("the answer of the reading process is not understood")
        return "opening.crash"
    return str(first["failure"]) if "failure" in first else (first, lines)
