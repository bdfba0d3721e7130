"""The record of a round for the registry (E-Akte): everything that it went by, in one zip that says of each file what it is.

What came as it came, receipts, releases, the state that was frozen, the ledger, decisions, papers. A manifest has the SHA-256 of
each file, so that years later anybody can tell whether it is what was filed; also without this program, by checksums as
`sha256sum` reads them. The same state makes the same bytes: nothing in it tells when it was packed.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dashboard import formats
from dashboard.documents.outgoing import FIRST_DAY
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.keeping.archive import Part, pieces
from dashboard.keeping.verifying import Looked
from dashboard.papers.record_parts import Filed, record_parts
from dashboard.papers.round_facts import RoundFacts
from dashboard.refusals import RefusalError

_FORMAT = 1
_MANIFEST, _READ_ME, _SUMS = "manifest.json", "LIESMICH.txt", "pruefsummen.sha256"
_MOST_MANIFEST_BYTES = 64 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Written:
    """What was packed: how many files, and the SHA-256 of the manifest, which stands for all of them."""

    count: int
    sha256: str


def record_name(round_code: str) -> str:
    return f"Akte_Steuerungsrunde_{plain_name(round_code)}.zip"


def write_record(facts: RoundFacts, target: BinaryIO) -> Written:
    """Pack the record of a frozen round, file by file; RefusalError where it is not frozen: what is filed is to stay as it is."""
    if not facts.round.is_frozen:
        raise RefusalError(
            f"Die Runde {facts.round.code} ist nicht festgeschrieben; zur Akte kommt nur ein Stand, der sich nicht mehr ändert."
        )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        parts = [(_add(packed, filed), filed.what) for filed in record_parts(facts)]
        parts.append((_add(packed, Filed(_READ_ME, "was in dieser Akte liegt", _read_me(facts, parts))), "diese Übersicht"))
        manifest = _manifest(facts, parts)
        _add(packed, Filed(_MANIFEST, "", manifest))
        _add(packed, Filed(_SUMS, "", "".join(f"{part.sha256}  {part.name}\n" for part, _ in parts).encode()))
    return Written(len(parts), hashlib.sha256(manifest).hexdigest())


def record_bytes(facts: RoundFacts) -> bytes:
    """The same as bytes, for a page."""
    buffer = io.BytesIO()
    write_record(facts, buffer)
    return buffer.getvalue()


def _add(packed: zipfile.ZipFile, filed: Filed) -> Part:
    packed.writestr(zipfile.ZipInfo(filed.name, FIRST_DAY), filed.content, zipfile.ZIP_DEFLATED)
    return Part(filed.name, len(filed.content), hashlib.sha256(filed.content).hexdigest())


def _manifest(facts: RoundFacts, parts: list[tuple[Part, str]]) -> bytes:
    told = {
        "form": _FORMAT,
        "art": "Akte einer Steuerungsrunde",
        "runde": facts.round.code,
        "titel": facts.round.title,
        "stichtag": facts.round.reference_date.isoformat(),
        "kennzeichnung": list(facts.marks),
        "dateien": [{"name": part.name, "bytes": part.size_bytes, "sha256": part.sha256, "inhalt": what} for part, what in parts],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _read_me(facts: RoundFacts, parts: list[tuple[Part, str]]) -> bytes:
    head = f"Akte: {facts.round.title}"
    lines = [head, "=" * len(head), "", *(f"{mark} – keine wirkliche Akte" for mark in facts.marks)]
    lines += [f"Stichtag: {formats.day(facts.round.reference_date)}", f"Aufgestellt von: {facts.lead_unit}", "", "Inhalt", ""]
    lines += [f"{part.name}\n    {what}" for part, what in parts]
    lines += [
        "",
        "Prüfen",
        "",
        f"{_MANIFEST} nennt zu jeder Datei Größe und SHA-256. Ob noch alles ist, was abgelegt wurde, sagt",
        f"    ./start record --verify {record_name(facts.round.code)}",
        f"oder, ohne dieses Programm, nach dem Auspacken: sha256sum --check {_SUMS}",
        "",
    ]
    return "\r\n".join("\n".join(lines).splitlines()).encode("utf-8-sig")


def verify_record(file: Path) -> Iterator[Looked]:
    """Whether each file of a record is what was filed, one sentence each fault; RefusalError where it is no record at all."""
    try:
        with zipfile.ZipFile(file) as packed:
            content = _told_manifest(packed)
            told = json.loads(content)
            parts = [Part(str(each["name"]), int(each["bytes"]), str(each["sha256"])) for each in told["dateien"]]
            faults = list(_faults(packed, parts))
    except FileNotFoundError:
        raise RefusalError(f"Die Datei {file} gibt es nicht.") from None
    except (OSError, *_BROKEN):
        raise RefusalError(f"{file} ist keine Akte einer Steuerungsrunde, oder ihr Verzeichnis ist beschädigt.") from None
    yield from (Looked(fault, False) for fault in faults)
    if not faults:
        count = formats.counted(len(parts), "Datei ist", "Dateien sind")
        sum_of_all = hashlib.sha256(content).hexdigest()
        yield Looked(f"Runde {told['runde']}: {count} unverändert. Prüfwert des Verzeichnisses: {sum_of_all}", True)


def _told_manifest(packed: zipfile.ZipFile) -> bytes:
    if packed.getinfo(_MANIFEST).file_size > _MOST_MANIFEST_BYTES:
        raise ValueError("no manifest is that long")
    return packed.read(_MANIFEST)


def _faults(packed: zipfile.ZipFile, parts: list[Part]) -> Iterator[str]:
    """What does not agree with the manifest: what was changed, what is gone, what was not filed, what stands there twice."""
    there = packed.namelist()
    for part in parts:
        if part.name not in there:
            yield f"{part.name} fehlt."
        elif not _is_as_filed(packed, part):
            yield f"{part.name} ist nicht mehr, was abgelegt wurde."
    known = {part.name for part in parts} | {_MANIFEST, _SUMS}
    yield from (f"{name} steht nicht im Verzeichnis; es kam später dazu." for name in there if name not in known)
    yield from (f"{name} liegt mehrmals in der Akte." for name in sorted({each for each in there if there.count(each) > 1}))


def _is_as_filed(packed: zipfile.ZipFile, part: Part) -> bool:
    try:
        for _piece in pieces(packed, part):
            pass
    except _BROKEN:
        return False
    return True
