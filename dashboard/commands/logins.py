"""What the start says of the login: what each group may do, and what is hardly meant so."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard import queries, settings
from dashboard.access.mapping import doubts, explained, is_wanted, read_access
from dashboard.access.provider import providers
from dashboard.store import Store


def login_lines(store: Path) -> list[str]:
    """German sentences, the doubts last; where there is no login, whether one was begun. RefusalError: the mapping is wrong."""
    if not is_wanted(settings.ACCESS):
        begun = _BEGUN.format(secrets=settings.SECRETS.name, access=settings.ACCESS)
        return [begun] if _login_of(settings.SECRETS) else []
    access = read_access(settings.ACCESS, list(providers(_login_of(settings.SECRETS))))
    houses = [str(code) for code in queries.run(Store(store), "master/department")["code"]]
    return [
        *explained(access),
        *(_OPEN if settings.IS_PUBLIC else ()),
        *(f"Achtung: {doubt}" for doubt in doubts(access, houses)),
    ]


_OPEN = ("Ohne Anmeldung: veröffentlichte Berichte auf der Seite „Öffentlicher Bericht“, sonst nichts.",)
_BEGUN = (
    "Achtung: {secrets} nennt unter [auth] eine Anmeldung, aber {access} fehlt. Ohne diese Datei meldet sich niemand an, und wer "
    "an diesem Rechner sitzt, darf alles."
)


def _login_of(path: Path) -> Mapping[str, Any]:
    """What the file says of the login; nothing where it cannot be read."""
    try:
        told = tomllib.loads(path.read_text("utf-8")).get("auth")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return told if isinstance(told, Mapping) else {}
