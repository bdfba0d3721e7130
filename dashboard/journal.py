"""The log: one file beside the store in use, small and rotating, a line of JSON an event, with what users are not to read.

It says where in the program something happened and of which class it was, never what stood in a cell, a search or a name: what an
error says is kept only where the program itself has worded it.
"""

from __future__ import annotations

import io
import json
import logging
import os
import re
import secrets
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from dashboard.refusals import RefusalError

LOGGER = logging.getLogger("dashboard")
FILE_BYTES = 1024 * 1024
_OWN = "dashboard"
_MOST_SIGNS = 600
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_PLACE = re.compile(r'^ *File "([^"]+)", line (\d+), in (\S+)', re.MULTILINE)
_CLASS = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)")
KEPT_FILES = 3


class _OwnFile(RotatingFileHandler):
    """A log that only its owner may read, for traces may quote what lists say."""

    def _open(self) -> io.TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        if os.name == "posix":
            os.fchmod(handle, 0o600)  # one of an older version could be read by all
        return os.fdopen(handle, "a", encoding=self.encoding)


def start_journal(store: Path) -> Path | None:
    """Begin to log into `<store>.log` and return its path; None where it cannot be written: then nothing is logged anywhere."""
    path = store.with_suffix(".log")
    logging.raiseExceptions = False  # a disk that fills up later is no reason to print traces
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        handler = _OwnFile(path, maxBytes=FILE_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
    except OSError:
        root.handlers = [logging.NullHandler()]
        return None
    handler.setFormatter(_JsonLine())
    root.handlers = [handler]
    return path


def note_failure(error: BaseException) -> str:
    """Write an unexpected error with its trace into the log; returns the reference number that the user is told."""
    reference = secrets.token_hex(3).upper()
    LOGGER.error("unexpected error", extra={"reference": reference}, exc_info=error)
    return reference


def where(trace: str) -> list[str]:
    """Of a trace as Python writes it the places in the program, and last the class of the error; nothing of what it says."""
    places = [f"{Path(file).name}:{line} {function}" for file, line, function in _PLACE.findall(trace)]
    kind = _CLASS.match(next(iter(reversed(trace.strip().splitlines())), ""))
    return [*places, kind[1]] if kind else places


class _JsonLine(logging.Formatter):
    """One event as a line of JSON: when (UTC), how grave, from where, what, and of an error its class and places."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": _said(record),
        }
        if reference := getattr(record, "reference", None):
            told["reference"] = reference
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            told["error"] = where("".join(traceback.format_exception(error)))
            if isinstance(error, RefusalError):
                told["sentence"] = _without_values(str(error))
        return json.dumps(told, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    """Our own words with their values; of other libraries the text without the values, which may be anybody's."""
    is_own = record.name.partition(".")[0] == _OWN
    return _without_values(record.getMessage() if is_own else str(record.msg))


def _without_values(text: str) -> str:
    """What DuckDB and Python put into quotation marks is a value."""
    return _QUOTED.sub("'…'", text)[:_MOST_SIGNS]
