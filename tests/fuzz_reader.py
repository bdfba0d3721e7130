"""Reads workbooks one after the other, each in a process of its own with the limits of the product, and tells what came of it.

The product starts an interpreter for each; here a process is forked that has imported all of it, so that ten thousand can be
tried.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from dashboard.intake.process.child import LENGTH_BYTES, UNUSED_LIBRARIES
from dashboard.settings import PARSE_MEMORY_BYTES, PARSE_SECONDS
from tests.tight_places import environment

NAME = "liste.xlsx"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a workbook: the sentences of a refusal, none where it was read; or the fault of the program that it showed."""

    sentences: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """The process that reads."""

    process: subprocess.Popen[bytes]

    def read(self, content: bytes) -> Told:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        return Told(tuple(told["sentences"]), told["fault"])


@contextmanager
def reader() -> Iterator[Reader]:
    """A process that reads as many workbooks as it is given."""
    command = [sys.executable, "-c", "from tests.fuzz_reader import serve; serve()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) as process:
        yield Reader(process)
        process.kill()


def serve() -> None:
    """Read what comes on standard input until it ends."""
    modules: dict[str, Any] = sys.modules
    for name in UNUSED_LIBRARIES:
        modules.setdefault(name, None)  # as the product does it: the import fails
    for name in ("dashboard.intake.reading", "tests.unit.masters"):
        importlib.import_module(name)  # before the first fork
    gc.disable()
    while head := sys.stdin.buffer.read(LENGTH_BYTES):
        content = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        print(json.dumps(_apart(content)), flush=True)


def _apart(content: bytes) -> dict[str, object]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        with os.fdopen(writing, "wb") as answer:
            _read(content, answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return {"sentences": [], "fault": f"ended by {signal.Signals(os.WTERMSIG(status)).name}"}
    told: dict[str, object] = json.loads(said)
    return told


def _read(content: bytes, answer: BinaryIO) -> None:
    import resource

    from dashboard.intake.answers.answers import NO_HINTS
    from dashboard.intake.reading import read_list
    from tests.unit.masters import MASTER

    resource.setrlimit(resource.RLIMIT_AS, (PARSE_MEMORY_BYTES, PARSE_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PARSE_SECONDS, PARSE_SECONDS + 1))
    told: dict[str, object] = {"sentences": [], "fault": ""}
    try:
        found = read_list(content, NAME, MASTER, None, NO_HINTS)
        if not found.tables:
            told["sentences"] = [each.message for each in found.findings if each.severity == "error"]
    except MemoryError:
        told["sentences"] = ["zu viel Speicher"]
    except BaseException:
        told["fault"] = traceback.format_exc()
    answer.write(json.dumps(told).encode())
