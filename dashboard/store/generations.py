"""The files of the store: one name, a symbolic link to the newest of some numbered generations that are never changed.

`dashboard.duckdb -> dashboard.000012.duckdb`. A writer works on a draft beside them and publishes it by replacing the link,
which is atomic. Nothing here knows what is in a file. Decision: docs/decisions/0002-store.md.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.disk import flush_file, flush_folder, is_full, unwritable, write_new
from dashboard.store.errors import StoreError, restore_call

KEPT_GENERATIONS = 3
"""Readers that are just opening one, and whoever wants to look back one step, find it still there."""

ONLY_THIS = 1
"""Kept when words were redacted: every other generation may still hold them."""

Publishing = Callable[[int | None, int], AbstractContextManager[object]]
"""Opened with the number of the generation that holds and of the one that takes its place."""

LOCK_SECONDS = 60.0
_NUMBER = r"\.(\d{6})"


class Generations:
    """The generations behind one path. Reading needs no lock; `draft` and `publish` are called while `lock` is held."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute().parent.resolve() / path.name
        self._pattern = re.compile(re.escape(self.path.stem) + _NUMBER + re.escape(self.path.suffix))
        self._draft_prefix = f"{self.path.stem}.entwurf-"
        self._note = self.path.with_name(f"{self.path.name}.publishing")

    @property
    def exists(self) -> bool:
        """Whether the path leads to a file; a link whose target is gone does not."""
        try:
            self.path.stat()
        except OSError:
            return False
        return True

    @property
    def current(self) -> Path:
        """The file that holds the published state: the link's target, or the path itself where it is a plain file."""
        return self.path.resolve()

    @property
    def number(self) -> int | None:
        """The number of the generation that holds; None where the path leads to none."""
        return self._number(self.current) if self.exists else None

    @property
    def version(self) -> str:
        """Number, age and size of the published file; changes with each publication, also where a file was copied in by hand.

        Asked for with every figure, so it costs one call of the system and does not look at each folder of the path.
        """
        status = self.path.stat()
        return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"

    def all(self) -> list[Path]:
        """Every generation that lies beside the path, oldest first."""
        try:
            found = [path for path in self.path.parent.iterdir() if self._number(path) is not None and not path.is_symlink()]
        except OSError:  # no such folder, or one that is not to be looked into
            return []
        return sorted(found)  # the numbers have the same length

    def missing(self) -> StoreError:
        """What to say where the path leads to no file: what is kept beside it, and the way back; else how to begin."""
        try:
            self.path.stat()
        except PermissionError:
            return StoreError(f"{self.path} darf von diesem Benutzerkonto nicht gelesen werden.")
        except OSError:
            pass
        kept = self.all()
        if kept:
            return StoreError(
                f"Unter {self.path} liegt keine Datenbank mehr, aber daneben liegen noch ihre aufbewahrten Stände; der neueste "
                f"ist {kept[-1].name}. Zurückholen: {restore_call(self.path)}"
            )
        if self.path.is_symlink():
            return StoreError(
                f"{self.path} führt auf {self.path.readlink()}, und diese Datei gibt es nicht mehr. Eine Sicherung holt zurück: "
                f"./start restore DATEI --store {shlex.quote(str(self.path))}. Soll neu begonnen werden, bitte zuerst "
                f"{self.path} entfernen."
            )
        return StoreError(f"Es gibt noch keine Datenbank unter {self.path}. Bitte zuerst „./start build“ aufrufen.")

    def refuse_lost(self) -> None:
        """StoreError where generations are kept, or a link leads nowhere: a new store would take the place of what was there."""
        if not self.exists and (self.all() or self.path.is_symlink()):
            raise self.missing()

    def make_folder(self) -> None:
        """The folder of a store that is about to be created."""
        with _told(self.path.parent):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    @contextmanager
    def lock(self, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """Be the only writer of this store on this machine, after doing what a dead one left undone.

        The system releases the lock when a process dies, so a killed writer never blocks the next one. StoreError: another one
        writes for more than `seconds`, or the folder cannot be written.
        """
        self._refuse_name_of_a_generation()
        if not self.path.parent.is_dir():
            raise self.missing()
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), mode=0o600)
        try:
            lock.acquire(timeout=seconds)
        except Timeout:
            raise StoreError(
                f"In die Datenbank {self.path.name} schreibt gerade ein anderer Vorgang. Bitte gleich erneut versuchen."
            ) from None
        except OSError as error:
            raise StoreError(unwritable(f"dem Ordner {self.path.parent}", error)) from error
        try:
            self._finish()
            yield
        finally:
            lock.release()

    def finish_redaction(self) -> None:
        """Remove what a redaction that was killed has left; needs the lock only where there is something to do."""
        if (self._noted() or (0, KEPT_GENERATIONS))[1] == ONLY_THIS:
            with self.lock():
                pass

    @contextmanager
    def draft(self, source: Path | None) -> Iterator[Path]:
        """A new file in a folder of its own beside the store, a copy of `source` or nothing yet; the folder goes with the block.

        Nobody else may look into the folder, in which DuckDB lays its journal and what it cannot hold in memory.
        """
        for left in self.path.parent.glob(escape(self._draft_prefix) + "*"):
            _remove(left)
        # A name is never used twice: DuckDB remembers open files by name.
        folder = self.path.with_name(f"{self._draft_prefix}{uuid.uuid4().hex}")
        try:
            with _told(self.path.parent):
                folder.mkdir(mode=0o700)
                if source is not None:
                    _copy(source, folder / self.path.name)
            yield folder / self.path.name
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, draft: Path, publishing: Publishing, kept: int = KEPT_GENERATIONS, *, continues: bool = True) -> None:
        """Give the closed draft the next number, let the path point to it, and remove all but the newest `kept` generations.

        Removed are only those that it follows without a gap in the numbers. Where it does not continue the newest one, a number
        is left out, and what lies before the gap stays: neither a restore, nor a link set by hand, nor a file put over it ends
        data. `publishing` is open while it happens, and may refuse it.
        """
        with _told(self.path.parent):
            flush_file(draft)
            draft.chmod(0o400)  # a copy onto the link must not write through into a file that is being read
            published, newest = self.current if self.exists else None, self._newest()
            foreign = None if published is None or self._number(published) else _copy(published, draft.with_name("kept"))
            if foreign is not None:
                newest = self._next(newest, continues=False)
            generation = self._next(newest, continues=continues and (foreign is not None or published == newest))
            # What takes room comes first: from here on names are changed only.
            link = self._link_to(generation, draft.parent)
            before = None if published is None else self._number(published)
            with publishing(before, self._number(generation) or 0):
                self._note_down(generation, kept, draft.parent)
                if foreign is not None and newest is not None:
                    _keep(foreign, newest)
                draft.rename(generation)
                flush_folder(self.path.parent)
                link.replace(self.path)
            flush_folder(self.path.parent)
            if published == self.path:
                _journal(self.path).unlink(missing_ok=True)  # its rows are in the generation that was kept, and in the new one
        self._finish()

    def _newest(self) -> Path | None:
        return next(reversed(self.all()), None)

    def _number(self, path: Path) -> int | None:
        match = self._pattern.fullmatch(path.name)
        return int(match.group(1)) if match and path.parent == self.path.parent else None

    def _next(self, newest: Path | None, *, continues: bool) -> Path:
        number = 1 if newest is None else (self._number(newest) or 0) + (1 if continues else 2)
        return self.path.with_name(f"{self.path.stem}.{number:06d}{self.path.suffix}")

    def _link_to(self, generation: Path, folder: Path) -> Path:
        link = folder / "link"
        try:
            link.symlink_to(generation.name)
        except OSError as error:
            if is_full(str(error)):
                raise
            raise StoreError(
                f"Im Ordner {self.path.parent} sind keine symbolischen Verknüpfungen erlaubt; die Datenbank braucht sie, "
                "damit niemand einen halben Stand liest. Bitte einen anderen Ordner wählen oder das Recht dazu einrichten."
            ) from error
        return link

    def _note_down(self, generation: Path, kept: int, folder: Path) -> None:
        """Say beside the store what is about to be published and how many are to stay, for whoever comes after a kill."""
        _, still = self._noted() or (0, kept)
        note = folder / "note"
        write_new(note, json.dumps({"generation": self._number(generation), "kept": min(kept, still)}).encode())
        note.replace(self._note)
        flush_folder(self.path.parent)

    def _noted(self) -> tuple[int, int] | None:
        try:
            told = json.loads(self._note.read_bytes())
            return int(told["generation"]), int(told["kept"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _finish(self) -> None:
        """Do what is left of the publication that is noted: remove what it replaced, or itself where it never came to be."""
        noted = self._noted()
        if noted is None or not self.exists:
            return
        number, kept = noted
        published = self._number(self.current)
        if published == number:
            self._remove_old(kept)
        else:
            for path in self.all():
                if self._number(path) == number:
                    _remove(path)
        with _told(self.path.parent):
            self._note.unlink()
            flush_folder(self.path.parent)

    def _remove_old(self, kept: int) -> None:
        published = self._number(self.current) or 0
        going = [path for path in reversed(self.all()) if self._number(path) != published]
        if kept != ONLY_THIS:
            older = [path for path in going if (self._number(path) or 0) < published]
            going = [path for at, path in enumerate(older, 1) if self._number(path) == published - at][kept - 1 :]
        for path in going:
            _remove(path)  # one that cannot be removed now (open, on Windows) is removed at the next publication
        left = [path.name for path in going if path.exists()]
        if kept == ONLY_THIS and left:
            raise StoreError(
                f"Die Schwärzung ist noch nicht zu Ende: {', '.join(left)} im Ordner {self.path.parent} enthält die Worte noch "
                "und lässt sich nicht entfernen. Bitte die Rechte dort prüfen lassen; der nächste Start führt sie zu Ende."
            )

    def _refuse_name_of_a_generation(self) -> None:
        """Generations are never changed, and a store of such a name would be taken for one of another store."""
        match = re.fullmatch(f"(.+){_NUMBER}", self.path.stem)
        if match:
            raise StoreError(
                f"{self.path.name} ist als Name den aufbewahrten Ständen von {match[1]}{self.path.suffix} vorbehalten und wird "
                "nicht geändert. Bitte mit --store die Datenbank selbst nennen; „restore“ holt einen aufbewahrten Stand zurück."
            )


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the system refuses while files are written, as a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(unwritable(f"dem Ordner {folder}", error)) from error


def _journal(file: Path) -> Path:
    return file.with_name(file.name + ".wal")


def _copy(source: Path, target: Path) -> Path:
    """Copy a file, with the journal of one that another program left with rows not yet written into it."""
    shutil.copyfile(source, target)
    if _journal(source).exists():
        shutil.copyfile(_journal(source), _journal(target))
    return target


def _keep(copy: Path, generation: Path) -> None:
    """A plain file at the path, or one elsewhere to which it was linked, becomes a generation, so that it can be brought back."""
    flush_file(copy)
    copy.chmod(0o400)
    if _journal(copy).exists():
        _journal(copy).rename(_journal(generation))
    copy.rename(generation)


def _remove(path: Path) -> None:
    """Remove a file with what DuckDB has laid beside it, or a folder, as far as that is possible now."""
    for each in (_journal(path), path.with_name(path.name + ".tmp"), path):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
            continue
        with suppress(OSError):
            if os.name == "nt":
                each.chmod(0o600)  # Windows removes no file that is write-protected
            each.unlink()
