"""Whose the open data are: the file offene_daten.toml beside the store, which says what a portal has to know and no list does.

Without it the tables are written all the same, with a description that names the lead unit and neither licence nor portal.
data/offene_daten.toml is an example with a word on each line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dashboard import settings
from dashboard.refusals import RefusalError

_FILE = "offene_daten.toml"
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PLACES: Mapping[str, tuple[str, str]] = {
    "name": ("herausgeber", "name"),
    "uri": ("herausgeber", "kennung"),
    "kind": ("herausgeber", "art"),
    "house": ("haus", "name"),
    "house_mail": ("haus", "mail"),
    "contact": ("kontakt", "name"),
    "contact_mail": ("kontakt", "mail"),
    "licence_code": ("lizenz", "kuerzel"),
    "licence_name": ("lizenz", "name"),
    "licence_page": ("lizenz", "adresse"),
    "licence": ("lizenz", "kennung"),
    "address": ("portal", "adresse"),
    "contributor": ("portal", "beitragend"),
    "region": ("portal", "region"),
    "level": ("portal", "ebene"),
    "rhythm": ("portal", "takt"),
}
"""Section and key of each word of a publisher."""
_LISTS: Mapping[str, tuple[str, str]] = {"themes": ("portal", "themen"), "keywords": ("portal", "schlagworte")}
_ADDRESSES = ("uri", "kind", "licence_page", "licence", "address", "contributor", "region", "level", "rhythm", "themes")
_MAILS = ("house_mail", "contact_mail")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes (`name`, `uri`, kind), for which house, who is asked, under which licence, and how a portal files it.

    `address`: the folder on the web where the files will lie. `contributor`, `region`, `level`, `rhythm` and `themes` are terms
    of the vocabularies of DCAT-AP.de, as addresses.
    """

    name: str
    uri: str
    kind: str
    house: str
    house_mail: str
    contact: str
    contact_mail: str
    licence_code: str
    licence_name: str
    licence_page: str
    licence: str
    address: str
    contributor: str
    region: str
    level: str
    rhythm: str
    themes: tuple[str, ...]
    keywords: tuple[str, ...]


def publisher_file(store: Path) -> Path:
    """Where it lies: beside the store, or where the environment says."""
    return settings.OPEN_DATA or store.absolute().with_name(_FILE)


def read_publisher(path: Path) -> Publisher | None:
    """What the file says; None where there is none. RefusalError with the place of what is missing or wrong in it."""
    if not path.exists() and settings.OPEN_DATA is None:
        return None
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RefusalError(f"{path} lässt sich nicht lesen ({error}).") from None
    words: dict[str, Any] = {field: _word(told, field, *place) for field, place in _PLACES.items()}
    words |= {field: _list(told, field, *place) for field, place in _LISTS.items()}
    return Publisher(**words)


def _word(told: Mapping[str, Any], field: str, section: str, key: str) -> str:
    word = _found(told, section, key)
    if not isinstance(word, str) or not word.strip():
        raise RefusalError(f"{_FILE}, [{section}]: {key} fehlt.")
    if field in _ADDRESSES:
        _require_address(word, section, key)
    if field in _MAILS and not _MAIL.fullmatch(word):
        raise RefusalError(f"{_FILE}, [{section}]: {key} muss eine Mailadresse sein.")
    return word.strip()


def _list(told: Mapping[str, Any], field: str, section: str, key: str) -> tuple[str, ...]:
    found = _found(told, section, key)
    if not isinstance(found, list) or not found or not all(isinstance(each, str) and each for each in found):
        raise RefusalError(f"{_FILE}, [{section}]: {key} fehlt; erwartet wird eine Liste von Wörtern in Anführungszeichen.")
    if field in _ADDRESSES:
        for each in found:
            _require_address(each, section, key)
    return tuple(found)


def _found(told: Mapping[str, Any], section: str, key: str) -> Any:
    words = told.get(section)
    return words.get(key) if isinstance(words, dict) else None


def _require_address(word: str, section: str, key: str) -> None:
    parts = urlsplit(word)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r'[\s"<>]', word):
        raise RefusalError(f"{_FILE}, [{section}]: {key} muss eine Adresse sein, die mit https:// oder http:// beginnt.")
