"""Workbooks with something damaged by chance: bytes, entries of the zip, parts of the XML, sizes. A seed gives the same again."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from dashboard import settings
from tests.builders import Page, Value, workbook
from tests.hostile import Entry, entry, zip_bytes

Chance = random.Random
_SMALL_BYTES = 22_000
_ODD = (
    *("", "0", "-1", "1e999", "NaN", "99999999999999999999", "2147483648", "2958466", "-0.5", "0x1F", "A0", "XFD1048577"),
    *("A1:XFD1048576", "A1:", ":", "ä", "\ufffe", "\u202e", "=1+1", "#REF!", "true", "inlineStr", "s", "e", "d", "../../x.xml"),
    *("&#0;", "&#xD800;", " ", "General", "[$-407]T. MMMM JJJJ", "yyyy;;;@", "a" * 40_000),
)
"""What stands in the place of a value, by chance."""


@cache
def bases() -> tuple[bytes, ...]:
    """Small workbooks that are whole: some made here, and short lists of the samples."""
    rows: list[list[Value]] = [
        ["Nr.", "Maßnahme", "Umsetzungsstand", "Beginn"],
        [1, "Kurs", "läuft", "2026"],
        [2, "Rat", "geplant", None],
    ]
    made = [
        workbook(Page(rows)),
        workbook(Page([["Titel"], [], *rows], merges=["A1:D1"], fills={"C4": "FFFF00"}, hidden_rows=[4])),
        workbook(Page(rows), Page(rows, name="Zweites", is_hidden=True), keywords="Liste"),
    ]
    samples = (path.read_bytes() for path in sorted(settings.LISTS.rglob("*.xlsx")))
    return (*made, *(content for content in samples if len(content) < _SMALL_BYTES))


def damaged(times: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged workbooks, each with what was done to it."""
    for number in range(times):
        chance = Chance(seed * 1_000_003 + number)
        content, done = chance.choice(bases()), []
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            name = chance.choice(tuple(_WAYS))
            done.append(name)
            content = _WAYS[name](content, chance)
        yield f"{seed}/{number} {', '.join(done)}", content


def _flipped(content: bytes, chance: Chance) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: Chance) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _piece_moved(content: bytes, chance: Chance) -> bytes:
    start, to = sorted((chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)))
    return content[:start] + content[to:] + content[start : start + chance.randrange(200)]


def _of_entries(change: Callable[[list[Entry], Chance], list[Entry]]) -> Callable[[bytes, Chance], bytes]:
    """A way to damage the entries of a zip; one that can no longer be opened is left as it is."""

    def damage(content: bytes, chance: Chance) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                entries = [entry(each.filename, packed.read(each)) for each in packed.infolist()]
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            return content
        return zip_bytes(change(entries, chance)) if entries else content

    return damage


def _dropped(entries: list[Entry], chance: Chance) -> list[Entry]:
    gone = chance.randrange(len(entries))
    return entries[:gone] + entries[gone + 1 :]


def _swapped(entries: list[Entry], chance: Chance) -> list[Entry]:
    first, second = chance.choice(entries), chance.choice(entries)
    first.name, second.name = second.name, first.name
    return entries


def _renamed(entries: list[Entry], chance: Chance) -> list[Entry]:
    each = chance.choice(entries)
    each.name = chance.choice((each.name.upper(), f"/{each.name}", f"../{each.name}", each.name.replace("/", "\\"), "", "ä.xml"))
    return entries


def _twice(entries: list[Entry], chance: Chance) -> list[Entry]:
    return [*entries, chance.choice(entries)]


def _lying(entries: list[Entry], chance: Chance) -> list[Entry]:
    each = chance.choice(entries)
    each.size_bytes = chance.choice((0, 1, each.size_bytes + 1, 0xFFFFFFFF, 1_000_000_000))
    each.checksum ^= chance.choice((0, 1))
    each.flags ^= chance.choice((0, 1, 8))
    each.method = chance.choice((each.method, 0, 12, 99))
    return entries


def _of_xml(change: Callable[[str, Chance], str]) -> Callable[[bytes, Chance], bytes]:
    """A way to damage the text of a part."""

    def damage(entries: list[Entry], chance: Chance) -> list[Entry]:
        at = chance.choice([place for place, each in enumerate(entries) if "sheet" in each.name or chance.random() < 0.4] or [0])
        text = zlib.decompress(entries[at].packed, -zlib.MAX_WBITS).decode("utf-8", "surrogateescape")
        entries[at] = entry(entries[at].name, change(text, chance).encode("utf-8", "surrogatepass"))
        return entries

    return _of_entries(damage)


def _found(pattern: str, text: str, chance: Chance) -> re.Match[str] | None:
    hits = list(re.finditer(pattern, text))
    return chance.choice(hits) if hits else None


def _value_changed(text: str, chance: Chance) -> str:
    hit = _found(r'(?<==")[^"<]*(?=")|(?<=>)[^<>]+(?=<)', text, chance)
    return text[: hit.start()] + chance.choice(_ODD) + text[hit.end() :] if hit else text


def _tag_gone(text: str, chance: Chance) -> str:
    hit = _found(r"<[^>]*>", text, chance)
    return text[: hit.start()] + text[hit.end() :] if hit else text


def _element_repeated(text: str, chance: Chance) -> str:
    hit = _found(r"<(\w+)[^>]*/>|<(c|row|v|is|t|xf|si|mergeCell|col)\b[^>]*>[^<]*(</\2>)?", text, chance)
    return text[: hit.end()] + hit[0] * chance.choice((1, 2, 50, 5_000)) + text[hit.end() :] if hit else text


def _attribute_gone(text: str, chance: Chance) -> str:
    hit = _found(r' [\w:]+="[^"]*"', text, chance)
    return text[: hit.start()] + text[hit.end() :] if hit else text


def _nested(text: str, chance: Chance) -> str:
    at, depth = chance.randrange(len(text) + 1), chance.choice((1, 40, 4_000))
    return text[:at] + "<a>" * depth + text[at:] + "</a>" * chance.choice((0, depth))


_WAYS: dict[str, Callable[[bytes, Chance], bytes]] = {
    "bytes": _flipped,
    "cut": _cut,
    "piece moved": _piece_moved,
    "part dropped": _of_entries(_dropped),
    "parts swapped": _of_entries(_swapped),
    "part renamed": _of_entries(_renamed),
    "part twice": _of_entries(_twice),
    "part lies": _of_entries(_lying),
    "value": _of_xml(_value_changed),
    "value again": _of_xml(_value_changed),
    "tag gone": _of_xml(_tag_gone),
    "repeated": _of_xml(_element_repeated),
    "attribute gone": _of_xml(_attribute_gone),
    "nested": _of_xml(_nested),
}


def kept(folder: Path, what: str, content: bytes) -> Path:
    """A workbook that has shown a fault, laid where it can be looked at."""
    path = folder / f"{re.sub(r'[^0-9a-z]+', '-', what)}.xlsx"
    path.write_bytes(content)
    return path
