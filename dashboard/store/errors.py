"""Why the store cannot be read or written, each as one German sentence."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.refusals import RefusalError


class StoreError(RefusalError):
    """The store cannot be read or written, so that a page has nothing to show."""


class DamagedError(StoreError):
    """A file that is no database, or no longer a whole one."""


class SchemaError(StoreError):
    """The store's tables are not those of this program. `found`: the version that it names, None where it names none."""

    def __init__(self, found: str | None, expected: str) -> None:
        self.found = found
        super().__init__(
            f"Die Datenbank hat ein anderes Format (Fassung {found}, erwartet wird {expected}). Ist sie älter, bringt „./start "
            "upgrade“ sie auf den neuen Stand; ist sie neuer, bitte das Programm aktualisieren."
            if found
            else "Der Datenbank fehlt, was sie ausmacht; vielleicht wurde sie nicht zu Ende kopiert."
        )


def restore_call(store: Path) -> str:
    """What to type to bring back the newest whole state of this store."""
    return f"./start restore --store {shlex.quote(str(store))}"


@contextmanager
def way_back(store: Path) -> Iterator[None]:
    """Behind what is said of a damaged store, what to do about it is said too; other errors stay as they are."""
    try:
        yield
    except StoreError as error:
        if isinstance(error, DamagedError) or (isinstance(error, SchemaError) and error.found is None):
            error.args = (f"{error} Den neuesten heilen Stand holt zurück: {restore_call(store)}",)
        raise


def unreadable(file: Path) -> StoreError:
    """What to say of a file that is no database, a damaged one, or one that is not to be read."""
    if file.exists() and not os.access(file, os.R_OK):
        return StoreError(
            f"Die Datei {file.name} darf von diesem Benutzerkonto nicht gelesen werden; sie gehört einem anderen. Als root lässt "
            "sie sich ihm übergeben (chown)."
        )
    return DamagedError(f"Die Datei {file.name} lässt sich nicht als Datenbank öffnen.")


def damaged() -> StoreError:
    """What to say where a part of a database turns out to be damaged while it is read."""
    return DamagedError("Die Datenbank ist beschädigt.")
