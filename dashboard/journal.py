"""The log: one file beside the store, small and rotating, where everything lies that users are not to read."""

from __future__ import annotations

import logging
import secrets
import tempfile
from logging.handlers import RotatingFileHandler
from pathlib import Path

from dashboard import settings

LOGGER = logging.getLogger("dashboard")
FILE_BYTES = 1024 * 1024
KEPT_FILES = 3


def start_journal(store: Path | None = None) -> Path:
    """Begin to log into `<store>.log` and return its path; where that cannot be written, into the system's temporary folder."""
    wanted = (store or settings.STORE).with_suffix(".log")
    for path in (wanted, Path(tempfile.gettempdir()) / wanted.name):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(path, maxBytes=FILE_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
            with path.open("a", encoding="utf-8"):
                pass
        except OSError:
            continue
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root = logging.getLogger()
        root.handlers = [handler]
        root.setLevel(logging.WARNING)
        return path
    return wanted


def note_failure(error: BaseException) -> str:
    """Write an unexpected error with its trace into the log; returns the reference number that the user is told."""
    reference = secrets.token_hex(3).upper()
    LOGGER.error("[%s] unexpected error", reference, exc_info=error)
    return reference
