"""The sheet "Prüfhinweise" as XML: head, frozen header with filter, one row for each finding, links to the cells; A4 landscape.

Every text is written as text (inline), so that nothing becomes a formula, whatever sign it begins with.
"""

from __future__ import annotations

import math
import re

from dashboard.documents.correction.plan import Line, Plan
from dashboard.documents.correction.styles import MAIN, Look
from dashboard.documents.correction.xml_part import DECLARATION, element, escaped
from dashboard.harmless import is_formula_like
from dashboard.intake.cells.addresses import address, split_address
from dashboard.intake.layout.own_sheets import FINDING_HEADINGS, HEADER_ROW
from dashboard.vocabulary import SAMPLE_MARK

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
LONGEST_TEXT = 32_767
"""Excel's limit for one cell."""

_WIDTHS = (6, 13, 20, 9, 28, 30, 62, 36)
_PER_WIDTH = 1.1
"""Characters of our font for each unit of a column's width."""
_LINE_HEIGHT, _HIGHEST = 13.5, 409
"""Points; Excel knows no higher row."""
_NUMBER, _PLACE = 0, 3
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

HOW = (
    "So geht es: In der Spalte „Zelle“ den Link anklicken, die Zelle berichtigen, die Mappe speichern und wieder hochladen.",
    "Fehler sind rot und durchgezogen umrandet, Warnungen gelb und gestrichelt; ein Kommentar an der Zelle sagt dasselbe.",
    "Dieses Blatt, die Kommentare und die Markierungen können stehen bleiben: Beim Hochladen zählen sie nicht zur Liste.",
)


def sheet_xml(plan: Plan, look: Look, *, reason: str | None, shown_sheets: frozenset[str]) -> str:
    """The worksheet part. `reason`: why it stands in a workbook of its own; links lead to `shown_sheets` only."""
    rows = [_head_row(number, text, look) for number, text in enumerate(_head(plan, reason), 1) if text]
    rows.append(_row(HEADER_ROW, [_cell(HEADER_ROW, column, text, look.head) for column, text in enumerate(FINDING_HEADINGS, 1)]))
    links = []
    for number, line in enumerate(plan.lines, HEADER_ROW + 1):
        location = _location(line, shown_sheets)
        rows.append(_finding_row(number, line, look, is_link=location is not None))
        if location is not None:
            links.append(element("hyperlink", {"ref": address(number, _PLACE + 1), "location": location, "display": line.target}))
    return DECLARATION + element(
        "worksheet", {"xmlns": MAIN}, *_before(), element("sheetData", None, *rows), *_behind(plan, links)
    )


def table_area(plan: Plan) -> str:
    """The area of header and findings: "A8:H20"."""
    return f"A{HEADER_ROW}:{address(HEADER_ROW + len(plan.lines), len(FINDING_HEADINGS))}"


def _head(plan: Plan, reason: str | None) -> list[str]:
    how = (
        HOW
        if reason is None
        else (reason, "So geht es: Die Zelle in Ihrer Mappe berichtigen, speichern und die Mappe wieder hochladen.")
    )
    mark = f"{SAMPLE_MARK}: keine Angaben der Häuser." if plan.is_sample else ""
    return [*plan.head, *how, *[""] * (3 - len(how)), mark]


def _before() -> list[str]:
    """What stands above the rows: fitting to the page's width, the frozen header, the widths."""
    frozen = {"ySplit": HEADER_ROW, "topLeftCell": f"A{HEADER_ROW + 1}", "activePane": "bottomLeft", "state": "frozen"}
    selected = element("selection", {"pane": "bottomLeft", "activeCell": f"A{HEADER_ROW + 1}", "sqref": f"A{HEADER_ROW + 1}"})
    view = element("sheetView", {"showGridLines": 0, "workbookViewId": 0}, element("pane", frozen), selected)
    widths = [element("col", {"min": at, "max": at, "width": width, "customWidth": 1}) for at, width in enumerate(_WIDTHS, 1)]
    return [
        element("sheetPr", None, element("pageSetUpPr", {"fitToPage": 1})),
        element("sheetViews", None, view),
        element("sheetFormatPr", {"defaultRowHeight": 15}),
        element("cols", None, *widths),
    ]


def _behind(plan: Plan, links: list[str]) -> list[str]:
    """What stands below the rows: filter, links, paper."""
    middle = f"&C{SAMPLE_MARK}" if plan.is_sample else ""
    page = {"paperSize": 9, "orientation": "landscape", "fitToWidth": 1, "fitToHeight": 0}
    margins = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6, "header": 0.3, "footer": 0.3}
    return [
        element("autoFilter", {"ref": table_area(plan)}),
        *([element("hyperlinks", None, *links)] if links else []),
        element("pageMargins", margins),
        element("pageSetup", page),
        element("headerFooter", None, element("oddFooter", None, escaped(f"&LPrüfhinweise{middle}&RSeite &P von &N"))),
    ]


def _head_row(number: int, text: str, look: Look) -> str:
    style = look.title if number == 1 else look.strong if number == 3 else look.plain
    return _row(number, [_cell(number, 1, text, style)], height=24 if number == 1 else None)


def _finding_row(number: int, line: Line, look: Look, *, is_link: bool) -> str:
    cells = []
    for at, text in enumerate(line.texts):
        style = look.quoted if is_formula_like(text) else look.text
        if at == _NUMBER:
            cells.append(element("c", {"r": address(number, 1), "s": look.middle}, element("v", None, text)))
        elif at == _PLACE:
            cells.append(_cell(number, at + 1, text, look.link if is_link else look.middle))
        else:
            cells.append(_cell(number, at + 1, text, style))
    return _row(number, cells, height=_height(line))


def _height(line: Line) -> float:
    """Points that the fullest cell of a row needs; not every program works it out by itself."""
    lines = (
        sum(max(1, math.ceil(len(part) / (width * _PER_WIDTH))) for part in text.split("\n"))
        for text, width in zip(line.texts, _WIDTHS, strict=True)
    )
    return min(_HIGHEST, max(lines) * _LINE_HEIGHT + 2)


def _row(number: int, cells: list[str], *, height: float | None = None) -> str:
    size: dict[str, object] = {"ht": height, "customHeight": 1} if height else {}
    return element("row", {"r": number} | size, *cells)


def _cell(row: int, column: int, text: str, style: int) -> str:
    told: dict[str, object] = {"r": address(row, column), "s": style}
    if not text:
        return element("c", told)
    literal = escaped(_ESCAPE_LIKE.sub("_x005F_", text[:LONGEST_TEXT]))
    return element("c", told | {"t": "inlineStr"}, element("is", None, element("t", {"xml:space": "preserve"}, literal)))


def _location(line: Line, shown_sheets: frozenset[str]) -> str | None:
    """Where a link leads: a cell, or a whole row or column; None for what has no place that can be shown."""
    if line.target is None or line.sheet not in shown_sheets:
        return None
    place = split_address(line.target)
    if place is None:
        return None
    area = line.target if all(place) else f"{line.target}:{line.target}"
    quoted = line.sheet.replace("'", "''")
    return f"'{quoted}'!{area}"
