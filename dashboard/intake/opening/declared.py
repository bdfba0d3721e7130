"""What a package says of itself: the content type of each part, and every relationship, also those that lead out of it."""

from __future__ import annotations

import posixpath

from dashboard.intake.opening.package import Package
from dashboard.intake.opening.relationships import Relationship, RelationshipReader
from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader

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
