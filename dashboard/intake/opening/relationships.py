"""Which part of a package belongs to which: the relationship parts, and the workbook they lead to."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from dashboard.intake.opening.package import ROOT_RELATIONSHIPS, WORKBOOK, Package
from dashboard.intake.opening.refusal import RefusedError
from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader, local_attributes


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
    raise RefusedError("opening.no_workbook")
