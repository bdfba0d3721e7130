"""The formats that we add to a workbook's own: those of the sheet of findings, and the marks of faulty cells.

A mark is a conditional format whose condition always holds: the cell keeps its own format, colours that mean a rating included.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.documents.correction.parts import Parts
from dashboard.documents.correction.xml_part import DECLARATION, Node, XmlPart, element

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
PART = "xl/styles.xml"
"""Some programs look for it nowhere else."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
"""The order in which a styles part has its sections (ECMA-376 part 1, 18.8.39)."""

_FIRST = {
    "fonts": '<font><sz val="11"/><name val="Calibri"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    "cellStyles": '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
}
"""What must stand first in a section, where a workbook has none."""

EMPTY = DECLARATION + element(
    "styleSheet", {"xmlns": MAIN}, *(element(name, {"count": 2 if name == "fills" else 1}, xml) for name, xml in _FIRST.items())
)

_MARKS = {
    "error": ("FFFBE0DC", "FFB00020", "thin"),
    "warning": ("FFFFF3D6", "FF8A5A00", "dashed"),
}
"""Ground, line and kind of line by severity. The kind of line tells them apart without colour."""

_INK, _ACCENT, _GROUND, _LINE = "FF1A1A1A", "FF8C1D2C", "FFEDEDED", "FFBFBFBF"


@dataclass(frozen=True, slots=True)
class Look:
    """Indexes of the cell formats of the sheet of findings."""

    title: int
    strong: int
    plain: int
    head: int
    text: int
    quoted: int
    """For texts that a sheet would take for a formula as soon as somebody edits the cell."""
    middle: int
    link: int


@dataclass(frozen=True, slots=True)
class Formats:
    """What was added: the look of the sheet of findings, and the mark of each severity."""

    look: Look
    marks: dict[str, int]


def add_formats(parts: Parts, workbook: str) -> Formats:
    """Add our formats to the workbook's styles, each once, however often this is done."""
    part = parts.related(workbook, "styles") or _new_part(parts, workbook)
    for name in (*_FIRST, "dxfs"):
        _ensure_section(parts, part, name)
    styles = parts.xml(part)
    sections = {name: _Section(styles, styles.root.first(name)) for name in _ORDER}
    formats = Formats(_look(styles, sections), {severity: _mark(styles, sections["dxfs"], severity) for severity in _MARKS})
    for section in sections.values():
        section.count()
    parts.keep(part, styles)
    return formats


def _new_part(parts: Parts, workbook: str) -> str:
    part = PART if PART not in parts else parts.free("xl/styles{}.xml")
    parts.write(part, EMPTY)
    parts.name_type(part, CONTENT_TYPE)
    parts.relate(workbook, "styles", part)
    return part


def _ensure_section(parts: Parts, part: str, name: str) -> None:
    styles = parts.xml(part)
    if styles.root.first(name) is not None:
        return
    # Without a prefix of its own the section takes the namespace that stands beside it.
    xml = f'<{name} xmlns="{MAIN}">{_FIRST.get(name, "")}</{name}>'
    later = _ORDER[_ORDER.index(name) + 1 :]
    behind = next((child for child in styles.root.children if child.name in later), None)
    if behind is None:
        styles.append(styles.root, xml)
    else:
        styles.insert_before(behind, xml)
    parts.keep(part, styles)


class _Section:
    """One list of formats; the same format is added once."""

    def __init__(self, styles: XmlPart, node: Node | None) -> None:
        self._styles, self._node = styles, node
        self._known = [styles.bytes_of(child).decode() for child in node.children] if node else []
        self._added = 0

    def add(self, xml: str) -> int:
        """The index of a format, which is put last where it is new."""
        if xml not in self._known and self._node is not None:
            self._styles.append(self._node, xml)
            self._known.append(xml)
            self._added += 1
        return self._known.index(xml)

    def count(self) -> None:
        if self._node is not None and self._added:
            self._styles.set_attribute(self._node, "count", str(len(self._known)))


def _look(styles: XmlPart, sections: dict[str, _Section]) -> Look:
    ink = sections["fonts"].add(_font(styles, 10, _INK))
    strong = sections["fonts"].add(_font(styles, 10, _INK, bold=True))
    title = sections["fonts"].add(_font(styles, 15, _ACCENT, bold=True))
    link = sections["fonts"].add(_font(styles, 10, "FF0B4F8A", underlined=True))
    ground = sections["fills"].add(_fill(styles, _GROUND))
    lines = sections["borders"].add(_border(styles, "thin", _LINE))
    cells = sections["cellXfs"]
    wrapped = styles.element("alignment", {"vertical": "top", "wrapText": 1})
    middle = styles.element("alignment", {"vertical": "top", "horizontal": "center"})
    return Look(
        title=cells.add(_cell_format(styles, title)),
        strong=cells.add(_cell_format(styles, strong)),
        plain=cells.add(_cell_format(styles, ink)),
        head=cells.add(_cell_format(styles, strong, wrapped, fill=ground, border=lines)),
        text=cells.add(_cell_format(styles, ink, wrapped, border=lines)),
        quoted=cells.add(_cell_format(styles, ink, wrapped, border=lines, is_quoted=True)),
        middle=cells.add(_cell_format(styles, ink, middle, border=lines)),
        link=cells.add(_cell_format(styles, link, middle, border=lines)),
    )


def _font(styles: XmlPart, size: int, colour: str, *, bold: bool = False, underlined: bool = False) -> str:
    told = [styles.element("b")] if bold else []
    told += [styles.element("u")] if underlined else []
    told += [styles.element("sz", {"val": size}), styles.element("color", {"rgb": colour})]
    return styles.element("font", None, *told, styles.element("name", {"val": "Calibri"}), styles.element("family", {"val": 2}))


def _fill(styles: XmlPart, colour: str) -> str:
    pattern = {"patternType": "solid"}
    colours = styles.element("fgColor", {"rgb": colour}), styles.element("bgColor", {"rgb": colour})
    return styles.element("fill", None, styles.element("patternFill", pattern, *colours))


def _border(styles: XmlPart, kind: str, colour: str) -> str:
    line = styles.element("color", {"rgb": colour})
    return styles.element(
        "border", None, *(styles.element(side, {"style": kind}, line) for side in ("left", "right", "top", "bottom"))
    )


def _cell_format(
    styles: XmlPart, font: int, alignment: str = "", *, fill: int = 0, border: int = 0, is_quoted: bool = False
) -> str:
    told: dict[str, object] = {"numFmtId": 49, "fontId": font, "fillId": fill, "borderId": border, "xfId": 0}
    told |= {"quotePrefix": 1} if is_quoted else {}
    told |= {"applyNumberFormat": 1, "applyFont": 1, "applyFill": 1, "applyBorder": 1}
    return styles.element("xf", told | {"applyAlignment": 1}, alignment) if alignment else styles.element("xf", told)


def _mark(styles: XmlPart, section: _Section, severity: str) -> int:
    ground, line, kind = _MARKS[severity]
    font = styles.element("font", None, styles.element("color", {"rgb": _INK}))
    return section.add(styles.element("dxf", None, font, _fill(styles, ground), _border(styles, kind, line)))
