"""The process in which a workbook is read: limits itself, reads one workbook from standard input, writes the reading, ends.

Input: the length of a JSON header as eight bytes, the header (name, department, master data, hints, target), then the bytes of
the workbook. A header with "arguments" asks for something else than a reading: the target is called with bytes and arguments.
Output: JSON objects in lines, packed by gzip: {"reading": …}, {"made": …} or {"failure": code}, then
parts of a reading. Started by dashboard/intake/process/isolation.py, never by hand.
"""

from __future__ import annotations

import gc
import gzip
import importlib
import io
import json
import os
import sys
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

LENGTH_BYTES = 8

UNUSED_LIBRARIES = ("numpy", "pandas", "PIL", "lxml", "defusedxml")
"""Imported by openpyxl and rapidfuzz only because they are there; they cost start time and much of the address space."""


BEHIND_THE_PAGES = 10
"""How far a reading stands back: whoever looks at a page meanwhile gets the processor first."""

LONG_LISTS = ("measures", "findings", "rows")
BITE = 200


def main(memory_bytes: int, cpu_seconds: int) -> None:
    """Read one workbook within the limits and write the answer; called in a fresh interpreter."""
    _limit(memory_bytes, cpu_seconds)
    # The process ends after one workbook: to look for garbage among half a million living cells costs time and finds none.
    gc.disable()
    # A library that prints must not break the answer.
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    modules: dict[str, Any] = sys.modules
    for name in UNUSED_LIBRARIES:
        # None makes the import fail as if the library were not installed.
        modules.setdefault(name, None)
    try:
        result = _in_lines(_answer(sys.stdin.buffer))
    except MemoryError:
        result = b'{"failure": "opening.memory"}'
    # A long list is 20 MB of JSON: packed to a tenth it weighs little in the parent, which unpacks it line by line.
    answer.write(gzip.compress(result, 1))
    answer.flush()


def _in_lines(answer: dict[str, Any]) -> bytes:
    """The answer as JSON, the long lists of a reading in lines of their own, some hundred items each.

    The parent serves others meanwhile, and a parser of JSON lets nobody else in until it has read its text.
    """
    reading = answer.get("reading", {})
    long = {name: reading[name] for name in LONG_LISTS if name in reading}
    reading |= {name: [] for name in long}
    parts = ({name: items[at : at + BITE]} for name, items in long.items() for at in range(0, len(items), BITE))
    return b"\n".join(json.dumps(part, ensure_ascii=False).encode("utf-8", "replace") for part in (answer, *parts))


def from_lines(packed: bytes) -> Iterator[dict[str, Any]]:
    """What a child wrote, a line at a time: the answer, then parts of its reading's long lists; ValueError where it is none."""
    try:
        with gzip.open(io.BytesIO(packed)) as lines:
            yield from map(json.loads, lines)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("the answer is cut off or no gzip") from error


def _limit(memory_bytes: int, cpu_seconds: int) -> None:
    """Limits of this process alone, before anything is read. Where the system has none, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(BEHIND_THE_PAGES)


def _answer(source: BinaryIO) -> dict[str, Any]:
    header = json.loads(source.read(int.from_bytes(source.read(LENGTH_BYTES), "big")))
    content = source.read()
    # Imported late: the limits and the blocked libraries must stand first.
    from dashboard.intake.process.wire import hints_from_dict, master_from_dict, reading_to_dict

    module, _, function = header["target"].partition(":")
    target = getattr(importlib.import_module(module), function)
    if "arguments" in header:
        return {"made": target(content, header["arguments"])}
    master, hints = master_from_dict(header["master"]), hints_from_dict(header["hints"])
    return {"reading": reading_to_dict(target(content, header["name"], master, header["department"], hints))}
