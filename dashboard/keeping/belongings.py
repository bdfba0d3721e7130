"""What belongs to a store: all that lies beside it and bears its name, in one list for those who keep, check and clear it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Belonging:
    """A folder or file `<store><ending>`.

    `what`: what lies in it, in German. `is_backed_up`: a backup takes it along. `is_one`: its files are one thing, so that a
    restore brings all of them or, where some lie there already, none.
    """

    ending: str
    what: str
    is_backed_up: bool = False
    is_one: bool = False

    @property
    def name(self) -> str:
        """What it is called in a backup."""
        return self.ending.lstrip(".")

    def at(self, store: Path) -> Path:
        """Where it lies."""
        return store.with_name(store.name + self.ending)


BELONGINGS = (
    Belonging(".drafts", "Entwürfe", is_backed_up=True),
    Belonging(".trail", "Protokoll", is_backed_up=True, is_one=True),
    Belonging(".requests", "offene Anträge", is_backed_up=True),
    Belonging(".schluessel", "Startschlüssel", is_backed_up=True),
    Belonging(".sha256", "Prüfsummen"),
    Belonging(".lock", "Sperre"),
    Belonging(".publishing", "Notiz einer Veröffentlichung"),
    Belonging(".restoring", "angefangene Wiederherstellung"),
)


def log_of(store: Path) -> Path:
    """The log, which bears the store's name without its ending; older ones lie beside it with a number behind."""
    return store.with_suffix(".log")


def files_of(belonging: Belonging, store: Path) -> list[Path]:
    """The files that are kept of it, in their order; none of those that are only there while somebody writes."""
    place = belonging.at(store)
    if place.is_file():
        return [place]
    found = [path for path in place.rglob("*") if path.is_file() and not path.is_symlink()]
    return sorted(path for path in found if not _is_passing(path.relative_to(place)))


def _is_passing(path: Path) -> bool:
    return path.name == "lock" or any(part.startswith(".") for part in path.parts)
