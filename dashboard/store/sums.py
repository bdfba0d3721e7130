"""What each generation held when it was published: one file of digests beside them, which `sha256sum -c` reads too.

DuckDB sees a flipped bit in a block that it reads; in all others, as in a file that was cut or swapped, the digest sees it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

_OPENINGS_KEPT = 64


class Sums:
    """The digests of the generations of one store. A file that nobody has noted, as one copied in by hand, is not checked."""

    def __init__(self, store: Path) -> None:
        self.file = store.with_name(f"{store.name}.sha256")

    def of(self, generation: Path) -> str | None:
        """The digest that was noted when the generation was published; None where none was, or where it lies elsewhere."""
        return self._noted().get(generation.name) if generation.parent == self.file.parent else None

    def is_sound(self, generation: Path) -> bool:
        """Whether the file still has its digest; read once for each state of the file, so that a question costs nothing."""
        noted = self.of(generation)
        if noted is None:
            return True
        status = generation.stat()
        return _kept_digest(generation, (status.st_ino, status.st_mtime_ns, status.st_size)) == noted

    def is_unchanged(self, generation: Path) -> bool | None:
        """The same after reading the whole file now; None where no digest was noted."""
        noted = self.of(generation)
        return None if noted is None else digest(generation) == noted

    def text(self, fresh: dict[str, str], generations: Collection[Path]) -> str:
        """What is to stand in the file: the digests of the generations that lie there, and of those to come."""
        names = {path.name for path in generations}
        told = {name: each for name, each in self._noted().items() if name in names} | fresh
        return "".join(f"{each}  {name}\n" for name, each in sorted(told.items()))

    def _noted(self) -> dict[str, str]:
        try:
            lines = self.file.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return {}
        return {name: found for found, _, name in (line.partition("  ") for line in lines)}


def digest(file: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@lru_cache(_OPENINGS_KEPT)
def _kept_digest(file: Path, _state: tuple[int, int, int]) -> str:
    return digest(file)
