"""Reading a whole workbook: its sheets in order, its properties, and what makes it no workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook as WrittenWorkbook
from openpyxl.styles import PatternFill

from dashboard.intake.model import Cell, CellKind
from tests import hostile
from tests.cells import read, refusal
from tests.hostile import HEADING, MAIN, packed, parts, sheet_xml


def several_sheets() -> bytes:
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{hostile.RELATIONS}"><sheets>'
        '<sheet name="Bild" r:id="c"/><sheet name="Liste" r:id="a"/>'
        '<sheet name="Alt" state="hidden" r:id="b"/><sheet name="Ganz alt" state="veryHidden" r:id="d"/></sheets></workbook>'
    )
    targets = {
        "a": ("worksheet", "/xl/worksheets/sheet1.xml"),
        "b": ("worksheet", "worksheets/../worksheets/b.xml"),
        "c": ("chartsheet", "chartsheets/c.xml"),
        "d": ("worksheet", "Worksheets/D.xml"),
    }
    more = {
        "xl/workbook.xml": workbook.encode(),
        "xl/_rels/workbook.xml.rels": hostile.relationships_xml(targets),
        **{name: sheet_xml() for name in ("xl/worksheets/b.xml", "xl/chartsheets/c.xml", "xl/worksheets/d.xml")},
    }
    return packed({**parts(), **more})


def test_worksheets_come_in_order_with_their_visibility_and_charts_are_left_out() -> None:
    found = read(several_sheets()).sheets
    assert [(each.name, each.is_hidden) for each in found] == [("Liste", False), ("Alt", True), ("Ganz alt", True)]


def test_a_workbook_of_charts_alone_is_refused() -> None:
    targets = hostile.relationships_xml({"rId1": ("chartsheet", "worksheets/sheet1.xml")})
    assert refusal(packed({**parts(), "xl/_rels/workbook.xml.rels": targets})) == "opening.no_sheet"


@pytest.mark.parametrize(
    "broken",
    [
        {"xl/_rels/workbook.xml.rels": hostile.relationships_xml({})},
        {"xl/_rels/workbook.xml.rels": hostile.relationships_xml({"rId1": ("worksheet", "worksheets/fehlt.xml")})},
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"},
        {"xl/worksheets/sheet1.xml": b""},
        {"xl/workbook.xml": b"<workbook>"},
        {"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')},
        {"xl/worksheets/sheet1.xml": sheet_xml('<row r="0"><c r="A0"><v>1</v></c></row>')},
        {"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="1A"><v>1</v></c></row>')},
        {"xl/worksheets/sheet1.xml": sheet_xml(HEADING, after='<mergeCells><mergeCell ref="A0:?"/></mergeCells>')},
    ],
)
def test_a_workbook_that_breaks_its_format_is_refused_and_never_half_read(broken: dict[str, bytes]) -> None:
    assert refusal(packed({**parts(), **broken})) == "opening.damaged"


def test_a_doctype_in_a_part_of_any_name_is_refused_when_it_is_read() -> None:
    targets = hostile.relationships_xml({"rId1": ("worksheet", "worksheets/blatt.bin")})
    content = {**parts(), "xl/_rels/workbook.xml.rels": targets}
    harmless = packed({**content, "xl/worksheets/blatt.bin": hostile.declared_sheet("", "x")})
    harmful = packed({**content, "xl/worksheets/blatt.bin": hostile.declared_sheet("<!DOCTYPE worksheet>", "x")})
    assert refusal(harmless) == ""
    assert refusal(harmful) == "opening.declaration"


def test_strict_workbooks_are_read_like_others() -> None:
    assert read(hostile.strict()) == read(hostile.workbook())


def test_document_properties_are_read_and_persons_are_not() -> None:
    written = WrittenWorkbook()
    written.properties.title, written.properties.keywords = "Beispieldaten", "Stand 2025"
    written.properties.creator, written.properties.lastModifiedBy = "Erika Mustermann", "Max Mustermann"
    written["Sheet"]["A1"] = "Maßnahme"
    found = read(saved(written)).properties
    assert (found["title"], found["keywords"]) == ("Beispieldaten", "Stand 2025")
    assert "Mustermann" not in str(found)


def test_what_openpyxl_writes_is_read_cell_by_cell() -> None:
    written = WrittenWorkbook()
    page = written["Sheet"]
    page["B2"], page["C2"], page["D2"], page["E2"] = "Maßnahme", date(2025, 6, 30), 0.5, True
    page["D2"].number_format = "0 %"
    page["F2"] = "=SUM(1,2)"
    page["B2"].fill = PatternFill("solid", fgColor="FFC000")
    assert read(saved(written)).sheets[0].rows == {
        2: {
            2: Cell("Maßnahme", CellKind.TEXT, "FFC000"),
            3: Cell(date(2025, 6, 30), CellKind.DATE),
            4: Cell(0.5, CellKind.NUMBER, is_percent=True),
            5: Cell(True, CellKind.BOOLEAN),
            6: Cell("=SUM(1,2)", CellKind.UNCALCULATED),
        }
    }


def saved(written: WrittenWorkbook) -> bytes:
    buffer = BytesIO()
    written.save(buffer)
    return buffer.getvalue()
