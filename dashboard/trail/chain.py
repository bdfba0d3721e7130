"""The files of the trail: one a month in a folder beside the store, each line with its check value and that of the line before.

`<check value> <entry as JSON>`. Lines are appended by one process at a time and are on the disk before anybody goes on; `ende`
names the last one, so that lines cut off at the end are missed. What a killed process left of a line is closed by the next entry.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard import formats, settings
from dashboard.disk import flush_folder, unwritable, write_whole
from dashboard.refusals import RefusalError
from dashboard.trail.event import Entry, Event, Kind, entry_of

START = "0" * 64
"""What stands as the check value before the first entry."""
TORN, TERM = "abgerissene Zeile entfernt", "nach der Frist gelöscht"
_MONTH = re.compile(r"\d{4}-\d\d\.jsonl")
_LOCK_SECONDS = 30.0
_TAIL_BYTES = 64 * 1024
_NOT_KEPT = "Das Protokoll der Zugriffe lässt sich nicht schreiben; deshalb wurde nichts geändert. "


def trail_of(store: Path) -> Path:
    """The folder of the trail of a store."""
    return store.with_name(f"{store.name}.trail")


def note(event: Event, folder: Path | None = None) -> Entry:
    """Append to the trail of the store in use, or to the one in this folder; RefusalError where it cannot be written."""
    return Chain(folder or trail_of(settings.STORE)).append(event, datetime.now(UTC))


def verify(folder: Path) -> list[str]:
    """What is wrong with the trail in this folder, each as a German sentence; nothing where it is whole."""
    return Chain(folder).faults()


def check_value(line: str) -> str:
    """The check value of an entry as it is written."""
    return hashlib.sha256(line.encode()).hexdigest()


class Chain:
    """The trail in one folder. One object may serve many threads; several processes may each have their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mark = folder / "ende"

    def append(self, event: Event, now: datetime) -> Entry:
        """Note it, on the disk when this returns; RefusalError where that is impossible."""
        with self._locked():
            torn = self._cut_torn_line()
            if torn:
                self._write(Event(Kind.TRAIL, TORN, detail=f"{formats.number(torn)} Byte"), now)
            self._drop(now)
            return self._write(event, now)

    def drop_old(self, now: datetime) -> None:
        """Delete the months whose term is over, with an entry for each; RefusalError where that is impossible."""
        if self._old(now):
            with self._locked():
                self._drop(now)

    def entries(self) -> list[Entry]:
        """All entries that can be read, oldest first."""
        return self.read()[0]

    @property
    def end(self) -> tuple[int, str]:
        """Number and check value of the last entry, as they are marked; before the first entry (0, START)."""
        try:
            number, value = self._mark.read_text("utf-8").split()
            return int(number), value
        except (OSError, ValueError):
            return 0, START

    def fingerprint(self) -> tuple[object, ...]:
        """Changes with whatever is done to the files: a key for what was made of them."""
        found: list[tuple[object, ...]] = []
        for path in (*self._months(), self._mark):
            with suppress(FileNotFoundError):
                status = path.stat()
                found.append((path.name, status.st_size, status.st_mtime_ns, status.st_ino))
        return tuple(found)

    def faults(self) -> list[str]:
        """What shows that somebody has changed, removed or moved lines, and what a kill has left."""
        return self.read()[1]

    def read(self) -> tuple[list[Entry], list[str]]:
        """All entries that can be read, oldest first, and what is wrong with the chain, in one go."""
        marked = self.end  # read before the lines: one that is appended meanwhile is no fault
        entries: list[Entry] = []
        found: list[str] = []
        number, value = 0, START
        for month, at, told, entry in self._lines():
            if entry is None:
                found.append(f"Monat {month}, Zeile {at}: Der Eintrag ist verändert.")
                number, value = number + 1, told
                continue
            if number and entry.previous != value:
                found.append(_gap(number, entry))
            number, value = entry.number, told
            entries.append(entry)
        return entries, [*_begins(entries), *found, *self._ends(marked, number)]

    def _ends(self, marked: tuple[int, str], there: int) -> list[str]:
        torn = self._torn_bytes()
        found = [f"Am Ende {_missing(marked[0] - there)}."] if marked[0] > there else []
        if there > 1 and not self._mark.exists():  # the first entry of all may have been killed before it
            found.append("Die Marke des letzten Eintrags fehlt; ob am Ende etwas fehlt, lässt sich nicht sagen.")
        if torn:
            found.append(
                f"Die letzte Zeile ist abgerissen ({formats.number(torn)} Byte): Ein Vorgang brach beim Schreiben ab; bestätigt "
                "war sein Eintrag nicht. Der nächste Eintrag schließt die Lücke."
            )
        return found

    def _months(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.jsonl") if _MONTH.fullmatch(path.name))

    def _lines(self) -> Iterator[tuple[str, int, str, Entry | None]]:
        """Month, line, check value as told, and the entry; None where it does not fit its check value."""
        for path in self._months():
            with suppress(FileNotFoundError):  # its term ended just now
                whole, _, _ = path.read_bytes().rpartition(b"\n")
                for at, raw in enumerate(whole.split(b"\n") if whole else [], 1):
                    told, _, line = raw.decode("utf-8", "replace").partition(" ")
                    yield path.stem, at, told, _read(told, line)

    def _write(self, event: Event, now: datetime) -> Entry:
        number, value = self._last()
        entry = Entry(number + 1, now, event, value)
        line = entry.line()
        path = max([self.folder / f"{now:%Y-%m}.jsonl", *self._months()[-1:]])  # also where the clock has gone back
        with _appended(path, f"{check_value(line)} {line}\n".encode()):
            write_whole({self._mark: f"{entry.number} {check_value(line)}\n".encode()})
        return entry

    def _last(self) -> tuple[int, str]:
        """The end of the chain: as marked, or what a process that was killed has still written behind it.

        Where lines were cut off it goes on from the mark, so that what is missing stays seen.
        """
        marked = self.end
        found = marked
        for raw in _tail(self._months()[-1:]).split(b"\n"):
            told, _, line = raw.decode("utf-8", "replace").partition(" ")
            entry = _read(told, line)
            if entry is not None and entry.number > found[0]:
                found = entry.number, told
        return found

    def _torn_bytes(self) -> int:
        tail = _tail(self._months()[-1:])
        return len(tail) - (tail.rfind(b"\n") + 1)

    def _cut_torn_line(self) -> int:
        """Remove what is left of a line that was never whole; how many bytes that was."""
        torn = self._torn_bytes()
        if torn:
            path = self._months()[-1]
            with path.open("rb+") as file:
                file.truncate(path.stat().st_size - torn)
                os.fsync(file.fileno())
        return torn

    def _old(self, now: datetime) -> list[Path]:
        """The months whose term is over; the newest one stays, for the chain goes on from it."""
        months = now.year * 12 + now.month - 1 - settings.TRAIL_MONTHS
        limit = f"{months // 12:04d}-{months % 12 + 1:02d}.jsonl"
        return [path for path in self._months()[:-1] if path.name < limit]

    def _drop(self, now: datetime) -> None:
        for path in self._old(now):
            told, _, line = _tail([path]).rstrip(b"\n").rpartition(b"\n")[2].decode("utf-8", "replace").partition(" ")
            entry = _read(told, line)
            upto = f", bis Eintrag {entry.number}" if entry is not None else ""
            self._write(Event(Kind.TRAIL, TERM, detail=f"Monat {path.stem}{upto}, Prüfwert {told}"), now)
            path.unlink()
            flush_folder(self.folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.folder / "lock", mode=0o600)
            lock.acquire(timeout=_LOCK_SECONDS)
        except Timeout:
            raise RefusalError(f"{_NOT_KEPT}Ein anderer Vorgang schreibt gerade; bitte gleich noch einmal versuchen.") from None
        except OSError as error:
            raise RefusalError(_NOT_KEPT + unwritable(f"dem Ordner {self.folder}", error)) from error
        try:
            yield
        except OSError as error:
            raise RefusalError(_NOT_KEPT + unwritable(f"dem Ordner {self.folder}", error)) from error
        finally:
            lock.release()


@contextmanager
def _appended(path: Path, line: bytes) -> Iterator[None]:
    """A line behind the others, on the disk, while the block does what belongs to it; where one fails, neither stays. OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        try:
            written = 0
            while written < len(line):
                written += os.write(handle, line[written:])
            os.fsync(handle)
            yield
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)


def _tail(paths: list[Path]) -> bytes:
    """The last bytes of a file, from the beginning of a line; nothing where there is none."""
    if not paths:
        return b""
    with paths[0].open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL_BYTES))
        return file.read()


def _read(told: str, line: str) -> Entry | None:
    if check_value(line) != told:
        return None
    try:
        return entry_of(line)
    except ValueError:
        return None


def _begins(entries: list[Entry]) -> list[str]:
    """What is wrong where the trail begins: with the first entry of all, or with one behind a month whose term was over."""
    first = entries[0] if entries else None
    terms = "".join(each.event.detail for each in entries if each.event.what == TERM)
    if first is None or first.previous == START or first.previous in terms:
        return []
    return [f"Am Anfang {_missing(first.number - 1)}, ohne dass vermerkt ist, dass die Frist vorbei war."]


def _gap(number: int, entry: Entry) -> str:
    """What is wrong between the entry of this number and the one behind it."""
    if entry.number <= number:
        return f"Eintrag {entry.number} steht hinter Eintrag {number}: Die Reihenfolge ist verändert."
    if entry.number > number + 1:
        return f"Zwischen Eintrag {number} und Eintrag {entry.number} {_missing(entry.number - number - 1)}."
    return f"Eintrag {entry.number} schließt nicht an Eintrag {number} an: Einer von beiden ist verändert."


def _missing(count: int) -> str:
    return "fehlt ein Eintrag" if count == 1 else f"fehlen {formats.number(count)} Einträge"
