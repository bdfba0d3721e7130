"""The package of a workbook, checked before anything is parsed: its parts, how they relate, and what it says about itself."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.intake.model import Issue
from dashboard.intake.opening.limits import LIMITS, Limits, UnreadableError, damaged, for_file
from dashboard.intake.opening.signature import check_signature, file_name
from dashboard.intake.opening.unpacking import Meter, read_directory, unpack
from dashboard.intake.opening.xml_guard import XML_ENDINGS, Attributes, Budget, PartReader, PrologGuard, local_attributes
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
        """The bytes of a part in small pieces; UnreadableError where the package does not hold it."""
        entry = self.parts.get(part.lower())
        if entry is None:
            raise damaged(f"der Bestandteil „{part[:80]}“ fehlt")
        return unpack(self.content, entry)


def open_package(content: bytes, name: str, limits: Limits = LIMITS) -> Package | Issue:
    """Check a file and open it as a package; an Issue of the catalogue says why it is not read and what to do.

    `name` may be anything a browser sends; only its last part counts, and nothing is ever written under it.
    """
    plain_name = file_name(name)
    try:
        if len(content) > MAX_FILE_BYTES:
            raise UnreadableError("opening.too_big", size_mib=-(-len(content) // 2**20), limit_mib=MAX_FILE_BYTES // 2**20)
        check_signature(content, plain_name)
        parts = read_directory(content)
        _check_kind(content, parts)
        _check_parts(content, parts, limits)
    except UnreadableError as error:
        return for_file(error, plain_name)
    return Package(plain_name, content, parts)


def _check_kind(content: bytes, parts: dict[str, zipfile.ZipInfo]) -> None:
    """A zip may be any of a dozen formats: say which, where it is no workbook."""
    if WORKBOOK in parts:
        return
    if "mimetype" in parts and b"opendocument" in next(unpack(content, parts["mimetype"]), b""):
        raise UnreadableError("opening.open_document")
    if "xl/workbook.bin" in parts:
        raise UnreadableError("opening.binary_excel")
    if "word/document.xml" in parts:
        raise UnreadableError("opening.word")
    if "ppt/presentation.xml" in parts:
        raise UnreadableError("opening.other_office")
    if ROOT_RELATIONSHIPS not in parts:
        raise UnreadableError("opening.archive" if parts else "opening.no_workbook")


def _check_parts(content: bytes, parts: dict[str, zipfile.ZipInfo], limits: Limits) -> None:
    meter = Meter(limits)
    for entry in parts.values():
        guard = PrologGuard(entry.filename[:80], limits) if entry.filename.lower().endswith(XML_ENDINGS) else None
        for piece in meter.measured(content, entry):
            if guard is not None:
                guard.look(piece)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow of a part. `kind` is the last segment of its type, which Strict and Transitional share.

    `part`: its target in the package; `outside`: its target where that lies outside, as it is written.
    """

    key: str
    kind: str
    part: str = ""
    outside: str | None = None


class RelationshipReader(PartReader):
    """Reads one part of relationships, whose targets count from `folder`."""

    def __init__(self, part: str, folder: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self._folder = folder
        self.found: list[Relationship] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        values = local_attributes(attributes)
        key, kind, target = values.get("Id", ""), values.get("Type", "").rpartition("/")[2], values.get("Target", "")
        if values.get("TargetMode", "").lower() == "external":
            self.found.append(Relationship(key, kind, outside=target))
            return
        # A target may climb inside the package; at its root the climb ends, as in a URL.
        part = posixpath.normpath(posixpath.join("/", self._folder, target.replace("\\", "/"))).lstrip("/")
        self.found.append(Relationship(key, kind, part))


def read_relationships(package: Package, source: str, budget: Budget) -> dict[str, Relationship]:
    """The internal relationships of a part by id; `source` "" is the package itself. None is no error: {}."""
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels") if source else ROOT_RELATIONSHIPS
    if part not in package:
        return {}
    reader = RelationshipReader(part, folder, budget)
    reader.read(package.chunks(part))
    return {found.key: found for found in reader.found if found.outside is None}


def workbook_part(package: Package, budget: Budget) -> str:
    """The part that holds the workbook: as the package says, else where Excel puts it."""
    for relationship in read_relationships(package, "", budget).values():
        if relationship.kind == "officeDocument" and relationship.part in package:
            return relationship.part
    if WORKBOOK in package:
        return WORKBOOK
    raise UnreadableError("opening.no_workbook")


READ = frozenset({"title", "subject", "keywords", "category", "description", "contentStatus", "Company", "Application"})
"""Author, last editor and manager stay unread: nothing here counts persons."""

KINDS = frozenset(
    {
        *("core-properties", "coreProperties", "extended-properties", "extendedProperties"),
        *("custom-properties", "customProperties"),
    }
)
MOST = 200
SHOWN_CHARACTERS = 1_000


class _PropertiesReader(PartReader):
    def __init__(self, part: str, budget: Budget, found: dict[str, str]) -> None:
        super().__init__(part, budget)
        self._found = found
        self._custom = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "property":
            self._custom = attributes.get("name", "")

    def closed(self, name: str, text: str) -> None:
        if name == "property":
            self._custom = ""
        key = name if len(self.path) == 2 and name in READ else self._custom
        if key and text.strip() and len(self._found) < MOST:
            self._found.setdefault(key[:SHOWN_CHARACTERS], text.strip()[:SHOWN_CHARACTERS])


def read_properties(package: Package, budget: Budget) -> dict[str, str]:
    """Document properties by name (core: title, subject, keywords …; custom ones by the name they were given)."""
    found: dict[str, str] = {}
    for relationship in read_relationships(package, "", budget).values():
        if relationship.kind in KINDS and relationship.part in package:
            _PropertiesReader(relationship.part, budget, found).read(package.chunks(relationship.part))
    return found


CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = ".rels"


class _TypesReader(PartReader):
    def __init__(self, budget: Budget) -> None:
        super().__init__(CONTENT_TYPES, budget)
        self.by_ending: dict[str, str] = {}
        self.by_part: dict[str, str] = {}

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "Default":
            self.by_ending[attributes.get("Extension", "").lower()] = attributes.get("ContentType", "")
        elif name == "Override":
            self.by_part[attributes.get("PartName", "").lstrip("/").lower()] = attributes.get("ContentType", "")


def content_types(package: Package, budget: Budget) -> dict[str, str] | None:
    """The content type by lower-case part name, "" where it has none; None where the package holds no list of types."""
    if CONTENT_TYPES not in package:
        return None
    reader = _TypesReader(budget)
    reader.read(package.chunks(CONTENT_TYPES))
    parts = (part for part in package.parts if part != CONTENT_TYPES.lower())
    return {part: reader.by_part.get(part, reader.by_ending.get(part.rpartition(".")[2], "")) for part in parts}


def all_relationships(package: Package, budget: Budget) -> list[Relationship]:
    """Every relationship of every part, those to the outside included."""
    found: list[Relationship] = []
    for part in package.parts:
        if part.endswith(RELATIONSHIPS):
            reader = RelationshipReader(part, posixpath.dirname(posixpath.dirname(part)), budget)
            reader.read(package.chunks(part))
            found += reader.found
    return found
