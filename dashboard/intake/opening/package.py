"""Opening a workbook's file safely: nothing is parsed before name, bytes, zip directory and every part have been checked.

Standard library only (docs/decisions/0003-reading-cells.md). Order: size, first bytes, name, directory, then each part unpacked
once and thrown away, with sizes, checksum and the XML prolog looked at.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.intake.model import Issue
from dashboard.intake.opening.limits import LIMITS, Limits
from dashboard.intake.opening.refusal import RefusedError, damaged, for_file
from dashboard.intake.opening.signature import check_signature, file_name
from dashboard.intake.opening.unpacking import Meter, read_directory, unpack
from dashboard.intake.opening.xml_guard import XML_ENDINGS, PrologGuard
from dashboard.settings import MAX_FILE_BYTES

ROOT_RELATIONSHIPS = "_rels/.rels"
WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package: its file name as it may be shown, and its parts by lower-case name."""

    name: str
    content: bytes
    parts: dict[str, zipfile.ZipInfo]

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.parts

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part in small pieces; RefusedError where the package does not hold it."""
        entry = self.parts.get(part.lower())
        if entry is None:
            raise damaged(f"der Bestandteil „{part[:80]}“ fehlt")
        return unpack(self.content, entry)


def open_package(content: bytes, name: str, limits: Limits = LIMITS) -> Package | Issue:
    """Check a file and open it as a package; an Issue of the catalogue says why it is not read and what to do.

    `name` may be anything a browser sends; only its last part counts, and nothing is ever written under it.
    """
    shown = file_name(name)
    try:
        if len(content) > MAX_FILE_BYTES:
            raise RefusedError("opening.too_big", size_mib=-(-len(content) // 2**20), limit_mib=MAX_FILE_BYTES // 2**20)
        check_signature(content, shown)
        parts = read_directory(content)
        _check_kind(content, parts)
        _check_parts(content, parts, limits)
    except RefusedError as error:
        return for_file(error, shown)
    return Package(shown, content, parts)


def _check_kind(content: bytes, parts: dict[str, zipfile.ZipInfo]) -> None:
    """A zip may be any of a dozen formats: say which, where it is no workbook."""
    if WORKBOOK in parts:
        return
    if "mimetype" in parts and b"opendocument" in next(unpack(content, parts["mimetype"]), b""):
        raise RefusedError("opening.open_document")
    if "xl/workbook.bin" in parts:
        raise RefusedError("opening.binary_excel")
    if "word/document.xml" in parts or "ppt/presentation.xml" in parts:
        raise RefusedError("opening.other_office")
    if ROOT_RELATIONSHIPS not in parts:
        raise RefusedError("opening.archive" if parts else "opening.no_workbook")


def _check_parts(content: bytes, parts: dict[str, zipfile.ZipInfo], limits: Limits) -> None:
    meter = Meter(limits)
    for entry in parts.values():
        guard = PrologGuard(entry.filename[:80], limits) if entry.filename.lower().endswith(XML_ENDINGS) else None
        for piece in meter.measured(content, entry):
            if guard is not None:
                guard.look(piece)
