"""The file of a backup: a zip archive of parts with a manifest that names each with its size and SHA-256.

Whoever reads one believes nothing before the digest was compared: neither names, which become paths, nor sizes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from dashboard.disk import flush_folder, unwritable
from dashboard.refusals import RefusalError

FORMAT = 1
STORE = "store.duckdb"
_MANIFEST = "manifest.json"
_MOST_MANIFEST_BYTES = 64 * 1024 * 1024
_PIECE_BYTES = 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, TypeError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup: its name there, its size and the SHA-256 of its bytes."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `made_at`: UTC without zone; `generation`: the file that held; `not_in_it`: kept apart."""

    format: int
    schema_version: str
    made_at: datetime
    generation: str
    parts: Sequence[Part]
    not_in_it: Sequence[str]


@contextmanager
def fresh_file(target: Path) -> Iterator[BinaryIO]:
    """A new file that bears its name only when the block has ended and all of it is on the disk. RefusalError."""
    hidden = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        handle = os.open(hidden, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        hidden.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise RefusalError(unwritable(f"dem Ordner {target.parent}", error)) from error
    finally:
        hidden.unlink(missing_ok=True)


def add(archive: zipfile.ZipFile, name: str, content: BinaryIO) -> Part:
    """Write one part, read to its end, and tell what it was."""
    found, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as part:
        while piece := content.read(_PIECE_BYTES):
            found.update(piece)
            size += len(piece)
            part.write(piece)
    return Part(name, size, found.hexdigest())


def add_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Write what the backup says of itself, last of all."""
    told = asdict(manifest) | {"made_at": manifest.made_at.isoformat()}
    archive.writestr(_MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))


def is_backup(file: Path) -> bool:
    """Whether a file is a backup of this program by its look, whole or not."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _MANIFEST in archive.namelist()
    except (OSError, *_BROKEN):
        return False


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup and what it says of itself; RefusalError where it is none, is damaged, or from a newer program."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive, _manifest(archive)
    except _BROKEN as error:
        raise damaged(file) from error


def pieces(archive: zipfile.ZipFile, part: Part) -> Iterator[bytes]:
    """The bytes of a part; ValueError behind the last one, or before, where they are not those that were backed up."""
    found, size = hashlib.sha256(), 0
    with archive.open(part.name) as content:
        while piece := content.read(_PIECE_BYTES):
            found.update(piece)
            size += len(piece)
            if size > part.size_bytes:
                break
            yield piece
    if (size, found.hexdigest()) != (part.size_bytes, part.sha256):
        raise ValueError(f"{part.name} is not what was backed up")


def damaged(file: Path) -> RefusalError:
    """What to say of a backup that is not what was written."""
    return RefusalError(f"Die Sicherung {file} ist beschädigt; geändert wurde nichts. Bitte eine andere nehmen.")


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(_MANIFEST).file_size > _MOST_MANIFEST_BYTES:
        raise ValueError("no manifest is that long")
    told = json.loads(archive.read(_MANIFEST))
    if int(told["format"]) > FORMAT:
        raise RefusalError(newer(f"Form {told['format']}", f"Form {FORMAT}"))
    parts = [Part(str(each["name"]), int(each["size_bytes"]), str(each["sha256"])) for each in told["parts"]]
    if not all(_NAME.fullmatch(part.name) for part in parts) or [part.name for part in parts].count(STORE) != 1:
        raise ValueError("not the names of a backup")
    return Manifest(
        int(told["format"]),
        str(told["schema_version"]),
        datetime.fromisoformat(told["made_at"]),
        str(told["generation"]),
        parts,
        [str(each) for each in told["not_in_it"]],
    )


def newer(found: str, known: str) -> str:
    """What to say of a backup that a newer program has made."""
    return f"Die Sicherung stammt von einer neueren Fassung des Programms ({found}, hier {known}); bitte zuerst aktualisieren."
