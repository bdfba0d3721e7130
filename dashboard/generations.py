"""The files of the store: one name, a symbolic link to the newest of some numbered generations that are never changed.

`dashboard.duckdb -> dashboard.000012.duckdb`. A writer works on a draft beside them and publishes it by replacing the link, which
is atomic. Nothing here knows what is in a file. Decision: docs/decisions/0002-store.md.
"""

from __future__ import annotations

import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.durable import flush_folder

KEPT_GENERATIONS = 3
"""Readers that are just opening one, and whoever wants to look back one step, find it still there."""

LOCK_SECONDS = 60.0


class StoreError(Exception):
    """Something the user must know about the store, as one German sentence."""


class SchemaError(StoreError):
    """The store's tables are not those of this program. `found`: the version that it names, None where it names none."""

    def __init__(self, found: str | None, expected: str) -> None:
        self.found = found
        stands = f"Fassung {found}" if found else "unbekannte Fassung"
        super().__init__(
            f"Die Datenbank hat ein anderes Format ({stands}, erwartet wird {expected}). Ist sie älter, bringt „python -m "
            "dashboard upgrade“ sie auf den neuen Stand; ist sie neuer, bitte das Programm aktualisieren."
        )


class Generations:
    """The generations behind one path. Reading needs no lock; `draft` and `publish` are called while `lock` is held."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute().parent.resolve() / path.name
        self._pattern = re.compile(re.escape(self.path.stem) + r"\.(\d{6,})" + re.escape(self.path.suffix))
        self._draft_prefix = f"{self.path.stem}.entwurf-"

    @property
    def exists(self) -> bool:
        return self.path.exists()

    @property
    def current(self) -> Path:
        """The file that holds the published state: the link's target, or the path itself where it is a plain file."""
        return self.path.resolve()

    @property
    def version(self) -> str:
        """Name, age and size of the published file; changes with each publication, also where a file was copied in by hand.

        Asked for with every figure, so it costs two calls of the system and does not look at each folder of the path.
        """
        try:
            name = self.path.readlink().name
        except OSError:  # a plain file; where there is none, the next line says so
            name = self.path.name
        status = self.path.stat()
        return f"{name}-{status.st_mtime_ns:x}-{status.st_size:x}"

    @contextmanager
    def lock(self, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """Be the only writer of this store on this machine; StoreError after waiting for `seconds`.

        The system releases the lock when a process dies, so a killed writer never blocks the next one.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path.with_name(self.path.name + ".lock"))
        try:
            lock.acquire(timeout=seconds)
        except Timeout:
            raise StoreError(
                f"In die Datenbank {self.path.name} schreibt gerade ein anderer Vorgang. Bitte gleich erneut versuchen."
            ) from None
        except OSError as error:
            raise StoreError(f"Im Ordner {self.path.parent} kann nicht geschrieben werden.") from error
        try:
            yield
        finally:
            lock.release()

    def draft(self, source: Path | None) -> Path:
        """A new file name beside the store, holding a copy of `source` or nothing yet."""
        self._remove_drafts()
        # A name is never used twice: DuckDB remembers open files by name.
        path = self.path.with_name(f"{self._draft_prefix}{uuid.uuid4().hex}{self.path.suffix}")
        if source is not None:
            shutil.copyfile(source, path)
            journal = source.with_name(source.name + ".wal")
            if journal.exists():  # a plain file that another program left with rows not yet written into it
                shutil.copyfile(journal, path.with_name(path.name + ".wal"))
        return path

    def publish(self, draft: Path, kept: int = KEPT_GENERATIONS) -> None:
        """Give the closed draft the next number, let the path point to it, and remove all but the newest `kept` generations."""
        if self.path.exists() and self._number(self.current) is None:
            self._keep_plain_file()
        self._remove_unpublished()
        _flush(draft)
        generation = self.path.with_name(f"{self.path.stem}.{self._highest() + 1:06d}{self.path.suffix}")
        draft.rename(generation)
        generation.chmod(0o444)  # a copy onto the link must not write through into a file that is being read
        self._point_to(generation)
        self._remove_old(kept)

    def discard(self, draft: Path) -> None:
        """Remove a draft and what DuckDB may have laid beside it."""
        for path in self.path.parent.glob(draft.name + "*"):
            with suppress(OSError):
                path.unlink()

    def all(self) -> list[Path]:
        """Every generation that lies beside the path, oldest first."""
        found = [path for path in self.path.parent.iterdir() if self._number(path) is not None and not path.is_symlink()]
        return sorted(found, key=lambda path: self._number(path) or 0)

    def _number(self, path: Path) -> int | None:
        match = self._pattern.fullmatch(path.name)
        return int(match.group(1)) if match and path.parent == self.path.parent else None

    def _highest(self) -> int:
        return max((self._number(path) or 0 for path in self.all()), default=0)

    def _point_to(self, generation: Path) -> None:
        link = self.path.with_name(f"{self._draft_prefix}link-{uuid.uuid4().hex}")
        try:
            link.symlink_to(generation.name)
        except OSError as error:
            generation.chmod(0o644)
            generation.unlink()
            raise StoreError(
                f"Im Ordner {self.path.parent} sind keine symbolischen Verknüpfungen erlaubt; die Datenbank braucht sie, "
                "damit niemand einen halben Stand liest. Bitte einen anderen Ordner wählen oder das Recht dazu einrichten."
            ) from error
        flush_folder(self.path.parent)
        link.replace(self.path)
        flush_folder(self.path.parent)

    def _keep_plain_file(self) -> None:
        """A backup that was copied to the path becomes a generation of its own, so that its state can be brought back."""
        generation = self.path.with_name(f"{self.path.stem}.{self._highest() + 1:06d}{self.path.suffix}")
        try:
            generation.hardlink_to(self.current)
        except OSError:
            shutil.copyfile(self.current, generation)

    def _remove_unpublished(self) -> None:
        """A generation above the published one stems from a writer that died before it replaced the link."""
        published = self._number(self.current) if self.path.is_symlink() and self.path.exists() else None
        for path in self.all():
            if published is not None and (self._number(path) or 0) > published:
                path.chmod(0o644)
                path.unlink()

    def _remove_old(self, kept: int) -> None:
        for path in self.all()[:-kept]:
            with suppress(OSError):  # one that cannot be removed now (open, on Windows) is removed at the next publication
                path.chmod(0o644)
                path.unlink()

    def _remove_drafts(self) -> None:
        for path in self.path.parent.glob(f"{self._draft_prefix}*"):
            with suppress(OSError):
                path.unlink()


def missing(path: Path) -> StoreError:
    """What to say where nothing lies under the path of a store."""
    return StoreError(f"Es gibt noch keine Datenbank unter {path}. Bitte zuerst „python -m dashboard build“ aufrufen.")


def unreadable(file: Path) -> StoreError:
    """What to say of a file that is no database, or a damaged one."""
    return StoreError(
        f"Die Datei {file.name} lässt sich nicht als Datenbank öffnen. Bitte beiseitelegen und eine Sicherung zurückspielen "
        "oder mit „python -m dashboard build“ neu aufbauen."
    )


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
