"""What changes in a marked worksheet: a conditional format for the marked cells, and the link to its comments' boxes.

The cells themselves are not touched. Our conditional format is known by the words in its condition, so that it can be replaced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.documents.correction.parts import RELATIONS, Parts
from dashboard.documents.correction.xml_part import Node, XmlPart, escaped
from dashboard.intake.cells.colour_rules import OUR_CONDITION

SIGN = OUR_CONDITION
"""Stands in the condition of our conditional formats; Excel and LibreOffice keep it."""

CELLS = "sheetData"

_BEFORE_FORMATS = frozenset(
    {
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
        *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
        *("phoneticPr", "conditionalFormatting"),
    }
)
"""What stands before conditional formats or among them (ECMA-376 part 1, 18.3.1.99)."""

_BEFORE_BOXES = _BEFORE_FORMATS | {
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
}
"""What stands before the link to the boxes of comments."""


def is_marked(content: bytes) -> bool:
    """Whether a sheet may carry marks of an earlier correction workbook."""
    return SIGN.encode() in content or SIGN.encode("ascii", "xmlcharrefreplace") in content or b"\x00" in content[:4]


def remove_marks(sheet: XmlPart) -> None:
    """Take our conditional formats away, and nothing else."""
    for formats in sheet.root.named("conditionalFormatting"):
        rules = formats.named("cfRule")
        ours = [rule for rule in rules if _is_ours(sheet, rule)]
        if ours and len(ours) == len(rules):
            sheet.remove(formats)
        else:
            for rule in ours:
                sheet.remove(rule)


def add_marks(sheet: XmlPart, cells: Mapping[str, Sequence[str]], formats: Mapping[str, int]) -> None:
    """Mark cells: addresses by severity, and the format of each severity. Formats of the house's own go before ours."""
    theirs = (node for node in sheet.root.walk() if node.name == "cfRule" and not _is_ours(sheet, node))
    priority = max(map(_priority, theirs), default=0)
    xml = []
    for severity, addresses in cells.items():
        priority += 1
        formula = sheet.element("formula", None, escaped(f'LEN("{SIGN}")>0'))
        told = {"type": "expression", "dxfId": formats[severity], "priority": priority}
        xml.append(sheet.element("conditionalFormatting", {"sqref": " ".join(addresses)}, sheet.element("cfRule", told, formula)))
    _insert(sheet, "".join(xml), _BEFORE_FORMATS)


def _is_ours(sheet: XmlPart, rule: Node) -> bool:
    return any(SIGN in sheet.text_of(each) for each in rule.named("formula"))


def _priority(rule: Node) -> int:
    told = rule.attributes.get("priority", "")
    return int(told) if told.isdecimal() and len(told) < 8 else 0


def boxes_part(parts: Parts, part: str, sheet: XmlPart) -> str | None:
    """The part with the boxes of the sheet's comments, None where it has none."""
    link = sheet.root.first("legacyDrawing")
    _, target = parts.relations(part).get(link.attributes.get("id", ""), ("", "")) if link else ("", "")
    return target if target in parts else None


def link_boxes(sheet: XmlPart, relation: str) -> None:
    """Let the sheet know where the boxes of its comments are."""
    old = sheet.root.first("legacyDrawing")
    if old is not None:
        sheet.remove(old)
    _insert(sheet, sheet.element("legacyDrawing", {"xmlns:r": RELATIONS, "r:id": relation}), _BEFORE_BOXES)


def _insert(sheet: XmlPart, xml: str, before: frozenset[str]) -> None:
    """Put XML in before the first element that has to stand behind it."""
    behind = next((child for child in sheet.root.children if child.name not in before), None)
    if behind is None:
        sheet.append(sheet.root, xml)
    else:
        sheet.insert_before(behind, xml)
