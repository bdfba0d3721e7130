"""What it takes that a file outlives a power cut and a full disk, and the sentence where the system refuses to write."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def is_full(words: str) -> bool:
    """Whether the system's words for an error, in whatever text they stand, say that the disk is full."""
    return any(os.strerror(number) in words for number in _FULL)


def unwritable(place: str, error: Exception) -> str:
    """One German sentence for an error of the system while something was written; `place` in the dative."""
    if is_full(str(error)):
        return f"Der Datenträger mit {place} ist voll; geändert wurde nichts. Bitte Platz schaffen und es noch einmal versuchen."
    return f"In {place} lässt sich nicht schreiben; geändert wurde nichts. Bitte Ort und Rechte prüfen."


def flush_folder(folder: Path) -> None:
    """Write a folder to the disk: a rename in it is only sure to outlive a power cut when the folder itself was written."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_file(path: Path) -> None:
    """Write a closed file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_new(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a new file to the disk; where that fails, nothing of it stays. OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()
        raise


def write_whole(files: Mapping[Path, bytes], mode: int = 0o600) -> None:
    """Put files in the place of what lies there, all of them whole or none; where that fails, nothing is left behind. OSError."""
    fresh = {Path(os.path.realpath(path)): content for path, content in files.items()}
    written = {place: place.with_name(f".{secrets.token_hex(8)}") for place in fresh}
    try:
        for place, path in written.items():
            write_new(path, fresh[place], mode)
        for place, path in written.items():
            path.replace(place)
    finally:
        for path in written.values():
            path.unlink(missing_ok=True)
    for folder in {place.parent for place in fresh}:
        flush_folder(folder)
