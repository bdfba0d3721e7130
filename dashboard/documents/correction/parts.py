"""The parts of a workbook while it is changed: read from the guarded package, written anew; the others stay as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile

from dashboard.documents.correction.xml_part import DECLARATION, XmlPart, element
from dashboard.intake.opening.package import Package

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

_DAY_OF_NEW_PARTS = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows: the same content gives the same bytes."""


class Parts:
    """Parts by name; names compare without case, as the Open Packaging Conventions want."""

    def __init__(self, package: Package | None = None) -> None:
        self._package = package
        self._names = {key: entry.filename.replace("\\", "/") for key, entry in package.parts.items()} if package else {}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    @property
    def names(self) -> list[str]:
        """The names in lower case, in the order of the package."""
        return list(self._names)

    def read(self, part: str) -> bytes:
        """The bytes of a part; UnreadableError where there is none."""
        if part.lower() in self._changed:
            return self._changed[part.lower()]
        if self._package is None:
            raise KeyError(part)
        return b"".join(self._package.chunks(part))

    def xml(self, part: str, *, without: str = "") -> XmlPart:
        return XmlPart(self.read(part), part, without=without)

    def write(self, part: str, content: bytes | str) -> None:
        self._names.setdefault(part.lower(), part)
        self._changed[part.lower()] = content.encode() if isinstance(content, str) else content

    def keep(self, part: str, xml: XmlPart) -> None:
        """Write a part where something was changed in it."""
        if xml.is_changed:
            self.write(part, xml.changed())

    def free(self, pattern: str) -> str:
        """The first name of "xl/comments{}.xml" that is not taken."""
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)) not in self)

    @property
    def changed(self) -> dict[str, bytes]:
        """What was written, by name in lower case."""
        return dict(self._changed)

    def packed(self) -> bytes:
        """The workbook's bytes: parts in their old order, new ones behind."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for key, name in self._names.items():
                entry = self._package.parts.get(key) if self._package else None
                day = entry.date_time if entry and entry.date_time[0] >= _DAY_OF_NEW_PARTS[0] else _DAY_OF_NEW_PARTS
                info = zipfile.ZipInfo(name, day)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self.read(key))
        return buffer.getvalue()

    def name_type(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        types = self.xml(CONTENT_TYPES)
        if not any(each.attributes.get("PartName", "").lower() == f"/{part}".lower() for each in types.root.named("Override")):
            types.append(types.root, types.element("Override", {"PartName": f"/{part}", "ContentType": content_type}))
        self.keep(CONTENT_TYPES, types)

    def name_extension(self, extension: str, content_type: str) -> None:
        """Say what all parts with this ending are."""
        types = self.xml(CONTENT_TYPES)
        if not any(each.attributes.get("Extension", "").lower() == extension for each in types.root.named("Default")):
            told = types.element("Default", {"Extension": extension, "ContentType": content_type})
            if types.root.children:
                types.insert_before(types.root.children[0], told)
            else:
                types.append(types.root, told)
        self.keep(CONTENT_TYPES, types)

    def related(self, source: str, kind: str) -> str | None:
        """The part of this kind that belongs to `source`, None where there is none."""
        return next((part for found, part in self.relations(source).values() if found == kind and part in self), None)

    def relations(self, source: str) -> dict[str, tuple[str, str]]:
        """The internal relationships of a part: id -> (last segment of the type, part)."""
        part = _relations_part(source)
        if part not in self:
            return {}
        found = {}
        for each in self.xml(part).root.named("Relationship"):
            told = each.attributes
            if told.get("TargetMode", "").lower() != "external":
                target = told.get("Target", "").replace("\\", "/")
                path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
                found[told.get("Id", "")] = told.get("Type", "").rpartition("/")[2], path
        return found

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let `target` belong to `source`; gives the new relationship's id."""
        part = _relations_part(source)
        if part not in self:
            self.write(part, DECLARATION + element("Relationships", {"xmlns": PACKAGE_RELATIONS}))
        relations = self.xml(part)
        taken = {each.attributes.get("Id") for each in relations.root.children}
        key = next(name for number in range(1, 100_000) if (name := f"rIdPruef{number}") not in taken)
        told = {"Id": key, "Type": f"{RELATIONS}/{kind}", "Target": f"/{target}"}
        relations.append(relations.root, relations.element("Relationship", told))
        self.keep(part, relations)
        return key


def _relations_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
