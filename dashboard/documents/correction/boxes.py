"""The boxes in which comments are shown: VML, the old drawing language that Excel still keeps for them (ECMA-376 part 4)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from dashboard.documents.correction.parts import Parts
from dashboard.documents.correction.xml_part import Node, XmlPart
from dashboard.intake.cells.addresses import address, split_address

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
PATTERN = "xl/drawings/pruefhinweise{}.vml"

_OFFICE = "urn:schemas-microsoft-com:office:"
SHAPE_TYPE = "_x0000_t202"
_SHAPE_TYPE = (
    f'<v:shapetype id="{SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMESPACES = {"v": "urn:schemas-microsoft-com:vml", "o": f"{_OFFICE}office", "x": f"{_OFFICE}excel"}
_DECLARED = "".join(f' xmlns:{prefix}="{namespace}"' for prefix, namespace in _NAMESPACES.items())
EMPTY = f'<xml{_DECLARED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{_SHAPE_TYPE}</xml>'

WIDTH = 330
"""Points: about 62 characters of the comments' font."""
_CHARACTERS, _LINE_HEIGHT, _LEAST, _MOST = 62, 12.5, 50, 420

_SHAPE_ID = re.compile(r"_x0000_s(\d{1,9})")


def new_boxes(parts: Parts, sheet_part: str) -> tuple[str, str]:
    """An empty part for boxes, and the id by which the sheet knows it."""
    part = parts.free(PATTERN)
    parts.write(part, EMPTY)
    parts.name_extension("vml", CONTENT_TYPE)
    parts.name_type(part, CONTENT_TYPE)
    return part, parts.relate(sheet_part, "vmlDrawing", part)


def replace_boxes(vml: XmlPart, gone: Iterable[str], texts: Mapping[str, str]) -> None:
    """Take away the boxes of some cells, and put in one for each cell's text, big enough for it.

    A box is hidden until the mouse or the keyboard comes to its cell.
    """
    old = {*gone, *texts}
    ids = []
    for shape in vml.root.named("shape"):
        if _cell_of(vml, shape) in old:
            vml.remove(shape)
        else:
            ids.append(shape.attributes.get("id", ""))
    number = max((int(match[1]) for each in ids if (match := _SHAPE_ID.fullmatch(each))), default=1024)
    declared = "" if all(f"xmlns:{prefix}=".encode() in vml.content[: vml.root.inner] for prefix in _NAMESPACES) else _DECLARED
    if texts and not any(each.attributes.get("id") == SHAPE_TYPE for each in vml.root.named("shapetype")):
        vml.append(vml.root, _SHAPE_TYPE.replace(" ", f"{declared} ", 1))
    for at, (cell, text) in enumerate(texts.items(), number + 1):
        vml.append(vml.root, _box(at, cell, text).replace(" ", f"{declared} ", 1))


def height_of(text: str) -> int:
    """Points that a text needs in a box of WIDTH."""
    lines = sum(max(1, math.ceil(len(line) / _CHARACTERS)) for line in text.split("\n"))
    return round(min(_MOST, max(_LEAST, (lines + 1) * _LINE_HEIGHT)))


def _box(number: int, cell: str, text: str) -> str:
    row, column = split_address(cell) or (1, 1)
    size = f"width:{WIDTH}pt;height:{height_of(text)}pt"
    style = f"position:absolute;margin-left:60pt;margin-top:2pt;{size};z-index:1;visibility:hidden"
    return (
        f'<v:shape id="_x0000_s{number}" type="#{SHAPE_TYPE}" style="{style}" fillcolor="#fffdf2" o:insetmode="auto">'
        '<v:fill color2="#fffdf2"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{(row or 1) - 1}</x:Row><x:Column>{(column or 1) - 1}</x:Column></x:ClientData></v:shape>"
    )


def _cell_of(vml: XmlPart, shape: Node) -> str:
    """The address of the cell whose comment a shape shows, "" where it shows none."""
    for data in shape.named("ClientData"):
        row, column = data.first("Row"), data.first("Column")
        if data.attributes.get("ObjectType") == "Note" and row and column:
            numbers = [vml.text_of(each).strip() for each in (row, column)]
            if all(each.isdecimal() and len(each) < 8 for each in numbers):
                return address(int(numbers[0]) + 1, int(numbers[1]) + 1)
    return ""
