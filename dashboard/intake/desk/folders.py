"""The folders of the desk: one per draft, made and changed so that nobody ever sees half of one.

A new folder is filled under a hidden name and then renamed; a changed file is written beside the old one and put in its place; a
folder that goes is renamed first. So a process may be killed at any moment, and several may work at once.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.durable import flush_folder, unwritable, write_new, write_whole
from dashboard.intake.desk.draft import GONE, DeskError

WORKBOOK, STATE = "workbook", "draft.json"
"""Fixed names: nothing of what a user calls a file reaches the file system."""

_HIDDEN = "."
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
LOCK_SECONDS = 20.0


class Folders:
    """The folders below one path, by the ids of their drafts."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def workbook(self, draft_id: str) -> Path:
        """Where a draft's bytes lie; DeskError for what is no id."""
        return self._folder(draft_id) / WORKBOOK

    def state(self, draft_id: str) -> str:
        """What is kept of a draft beside its bytes; DeskError where it is gone."""
        try:
            return (self._folder(draft_id) / STATE).read_text(encoding="utf-8")
        except OSError:
            raise DeskError(GONE) from None

    def contents(self, draft_id: str) -> list[bytes]:
        """The bytes of every file of a draft, also of what a killed process left beside them; none where it is gone."""
        with suppress(OSError):
            return [entry.read_bytes() for entry in self._folder(draft_id).iterdir()]
        return []

    def ids(self) -> list[str]:
        """The ids of all drafts that lie on the desk."""
        with suppress(OSError):
            return sorted(entry.name for entry in os.scandir(self.path) if _ID.fullmatch(entry.name) and entry.is_dir())
        return []

    def changed_at(self, draft_id: str) -> datetime:
        """When something in a folder was last put in its place, in UTC without zone; for drafts that say nothing themselves."""
        return datetime.fromtimestamp(self._folder(draft_id).stat().st_mtime, UTC).replace(tzinfo=None)

    def new_id(self) -> str:
        """A name that nobody can guess and that may stand in an address."""
        return secrets.token_urlsafe(16)

    def add(self, draft_id: str, content: bytes, state: str) -> None:
        """A new folder with its two files; called while `lock` is held."""
        hidden = self.path / f"{_HIDDEN}{draft_id}"
        with _told(self.path):
            try:
                hidden.mkdir(mode=0o700)
                write_new(hidden / WORKBOOK, content)
                write_new(hidden / STATE, state.encode())
                flush_folder(hidden)
                hidden.rename(self._folder(draft_id))
            finally:
                shutil.rmtree(hidden, ignore_errors=True)
            flush_folder(self.path)

    def change(self, draft_id: str, state: str) -> None:
        """Put a new state in the place of the old one; DeskError where the draft is gone."""
        folder = self._folder(draft_id)
        if not folder.is_dir():
            raise DeskError(GONE)
        with _told(self.path):
            try:
                write_whole({folder / STATE: state.encode()})
            except FileNotFoundError:  # discarded by somebody else at this moment
                raise DeskError(GONE) from None

    def remove(self, draft_id: str) -> bool:
        """Remove a draft with its bytes; whether it was there. DeskError where it cannot be removed."""
        hidden = self.path / f"{_HIDDEN}{secrets.token_hex(8)}"
        with _told(self.path):
            try:
                self._folder(draft_id).rename(hidden)
            except FileNotFoundError:
                return False
        shutil.rmtree(hidden, ignore_errors=True)  # another one may be clearing it at this moment
        if hidden.exists():
            raise DeskError(f"Der Entwurf ließ sich nicht entfernen. Bitte die Rechte im Ordner {self.path} prüfen lassen.")
        return True

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who adds drafts; what a process that died left half done is removed."""
        with _told(self.path):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.path / f"{_HIDDEN}lock", mode=0o600)
            try:
                lock.acquire(timeout=LOCK_SECONDS)
            except Timeout:
                raise DeskError("Es wird gerade eine andere Liste abgelegt. Bitte gleich erneut versuchen.") from None
        try:
            self._clear()
            yield
        finally:
            lock.release()

    def _folder(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id):
            raise DeskError(GONE)
        return self.path / draft_id

    def _clear(self) -> None:
        for entry in self.path.iterdir():
            if entry.name.startswith(_HIDDEN) and entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
        for torn in self.path.glob(f"*/{_HIDDEN}*"):
            torn.unlink(missing_ok=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the system refuses, as a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise DeskError(unwritable(f"dem Ordner der Entwürfe {folder}", error)) from error
