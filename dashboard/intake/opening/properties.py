"""The document properties of a workbook that say what it is; those that name persons are not read."""

from __future__ import annotations

from dashboard.intake.opening.package import Package
from dashboard.intake.opening.relationships import read_relationships
from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader

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
