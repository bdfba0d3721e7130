"""The log: one file beside the store in use, small and rotating, where everything lies that users are not to read."""

from __future__ import annotations

import io
import logging
import os
import secrets
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOGGER = logging.getLogger("dashboard")
FILE_BYTES = 1024 * 1024
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
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.handlers = [handler]
    return path


def note_failure(error: BaseException) -> str:
    """Write an unexpected error with its trace into the log; returns the reference number that the user is told."""
    reference = secrets.token_hex(3).upper()
    LOGGER.error("[%s] unexpected error", reference, exc_info=error)
    return reference
