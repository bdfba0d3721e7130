"""Why the store cannot be read or written, each as one German sentence."""

from __future__ import annotations

import os
from pathlib import Path

from dashboard.refusals import RefusalError

_WAY_BACK = "„./start restore“ holt den neuesten heilen Stand oder eine Sicherung zurück."


class StoreError(RefusalError):
    """The store cannot be read or written, so that a page has nothing to show."""


class DamagedError(StoreError):
    """A file that is no database, or no longer a whole one."""


class SchemaError(StoreError):
    """The store's tables are not those of this program. `found`: the version that it names, None where it names none."""

    def __init__(self, found: str | None, expected: str) -> None:
        self.found = found
        stands = f"Fassung {found}" if found else "unbekannte Fassung"
        super().__init__(
            f"Die Datenbank hat ein anderes Format ({stands}, erwartet wird {expected}). Ist sie älter, bringt „python -m "
            "dashboard upgrade“ sie auf den neuen Stand; ist sie neuer, bitte das Programm aktualisieren."
        )


def unreadable(file: Path) -> StoreError:
    """What to say of a file that is no database, a damaged one, or one that is not to be read."""
    if file.exists() and not os.access(file, os.R_OK):
        return StoreError(f"Die Datei {file.name} darf von diesem Benutzerkonto nicht gelesen werden.")
    return DamagedError(f"Die Datei {file.name} lässt sich nicht als Datenbank öffnen. {_WAY_BACK}")


def damaged() -> StoreError:
    """What to say where a part of a database turns out to be damaged while it is read."""
    return DamagedError(f"Die Datenbank ist beschädigt. {_WAY_BACK}")
