"""The workbook around the sheets: where they are, our sheet of findings among them, and an empty workbook to put it into."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from dashboard.documents.correction.findings_sheet import CONTENT_TYPE, sheet_xml, table_area
from dashboard.documents.correction.parts import CONTENT_TYPES, PACKAGE_RELATIONS, RELATIONS, Parts
from dashboard.documents.correction.plan import Plan
from dashboard.documents.correction.styles import MAIN, add_formats
from dashboard.documents.correction.xml_part import DECLARATION, Node, XmlPart, element
from dashboard.intake.layout.own_sheets import FINDINGS_SHEET, HEADER_ROW

WORKBOOK = "xl/workbook.xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

_BEFORE_NAMES = frozenset(
    {
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"),
        "externalReferences",
        "AlternateContent",
    }
)
"""What stands before the defined names (ECMA-376 part 1, 18.2.27)."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One worksheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


def sheet_entries(parts: Parts, workbook: str) -> list[SheetEntry]:
    """The worksheets in order; chart and dialog sheets are left out."""
    relations = parts.relations(workbook)
    entries = []
    for node in _sheet_nodes(parts.xml(workbook)):
        kind, part = relations.get(node.attributes.get("id", ""), ("", ""))
        if kind == "worksheet":
            is_hidden = node.attributes.get("state", "visible") != "visible"
            entries.append(SheetEntry(node.attributes.get("name", ""), part, is_hidden))
    return entries


def put_findings(parts: Parts, workbook: str, plan: Plan, *, ours: str | None, reason: str | None) -> dict[str, int]:
    """Put the sheet of findings last, or in the place of the one named `ours`; gives the formats of marks by severity."""
    entries = sheet_entries(parts, workbook)
    formats = add_formats(parts, workbook)
    shown = frozenset(each.name for each in entries if not each.is_hidden and each.name != ours)
    part = next((each.part for each in entries if each.name == ours), None)
    if part is None:
        part = parts.free("xl/worksheets/pruefhinweise{}.xml")
        parts.name_type(part, CONTENT_TYPE)
        ours = _list_sheet(parts, workbook, parts.relate(workbook, "worksheet", part))
    parts.write(part, sheet_xml(plan, formats.look, reason=reason, shown_sheets=shown))
    _name_areas(parts, workbook, ours or FINDINGS_SHEET, plan)
    return formats.marks


def empty_workbook() -> Parts:
    """A workbook without any sheet yet."""
    parts = Parts()
    types = {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"}
    xml = {"Extension": "xml", "ContentType": "application/xml"}
    namespace = {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"}
    parts.write(CONTENT_TYPES, DECLARATION + element("Types", namespace, element("Default", types), element("Default", xml)))
    parts.name_type(WORKBOOK, WORKBOOK_TYPE)
    office = {"Id": "rId1", "Type": f"{RELATIONS}/officeDocument", "Target": WORKBOOK}
    relations = element("Relationships", {"xmlns": PACKAGE_RELATIONS}, element("Relationship", office))
    parts.write("_rels/.rels", DECLARATION + relations)
    views = element("bookViews", None, element("workbookView", {"windowWidth": 24000, "windowHeight": 14000}))
    parts.write(WORKBOOK, DECLARATION + element("workbook", {"xmlns": MAIN}, views, element("sheets")))
    return parts


def _sheet_nodes(xml: XmlPart) -> list[Node]:
    sheets = xml.root.first("sheets")
    return sheets.named("sheet") if sheets else []


def _list_sheet(parts: Parts, workbook: str, relation: str) -> str:
    """Enter a new sheet as the last one; gives the name it got."""
    xml = parts.xml(workbook)
    nodes = _sheet_nodes(xml)
    taken = {node.attributes.get("name", "").casefold() for node in nodes}
    numbered = (FINDINGS_SHEET if number == 1 else f"{FINDINGS_SHEET} ({number})" for number in range(1, 10_000))
    name = next(each for each in numbered if each.casefold() not in taken)
    ids = [int(told) for node in nodes if (told := node.attributes.get("sheetId", "")).isdecimal()]
    entry = {"name": name, "sheetId": max(ids, default=0) + 1, "xmlns:r": RELATIONS, "r:id": relation}
    sheets = xml.root.first("sheets")
    if sheets is None:
        raise ValueError("a workbook without a list of sheets")
    xml.append(sheets, xml.element("sheet", entry))
    parts.keep(workbook, xml)
    return name


def _name_areas(parts: Parts, workbook: str, name: str, plan: Plan) -> None:
    """The names by which a sheet's filter and the header of each printed page are known."""
    xml = parts.xml(workbook)
    at = next(number for number, node in enumerate(_sheet_nodes(xml)) if node.attributes.get("name") == name)
    quoted = "'" + name.replace("'", "''") + "'"
    first, last = (
        "$".join(("", each.rstrip("0123456789"), each.lstrip(ascii_uppercase))) for each in table_area(plan).split(":")
    )
    filtered = f"{quoted}!{first}:{last}"
    areas = {
        "_xlnm._FilterDatabase": (filtered, {"hidden": "1"}),
        "_xlnm.Print_Titles": (f"{quoted}!${HEADER_ROW}:${HEADER_ROW}", {}),
    }
    names = xml.root.first("definedNames")
    told = []
    for key, (area, more) in areas.items():
        known = [each for each in names.children if _is_named(each, key, at)] if names else []
        if known and not known[0].is_empty:
            xml.set_text(known[0], area)
        else:
            told.append(xml.element("definedName", {"name": key, "localSheetId": at, **more}, area))
    if told and names:
        xml.append(names, "".join(told))
    elif told:
        _insert_names(xml, xml.element("definedNames", None, *told))
    parts.keep(workbook, xml)


def _is_named(node: Node, name: str, at: int) -> bool:
    return node.attributes.get("name") == name and node.attributes.get("localSheetId") == str(at)


def _insert_names(xml: XmlPart, names: str) -> None:
    behind = next((child for child in xml.root.children if child.name not in _BEFORE_NAMES), None)
    if behind is None:
        xml.append(xml.root, names)
    else:
        xml.insert_before(behind, names)
