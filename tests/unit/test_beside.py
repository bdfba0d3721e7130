"""What a sheet shows outside of its cells: told once, quoted in its first words, and never read as a value."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from dashboard.intake.model import Beside, ListReading, Shape
from dashboard.intake.reading import read_list
from tests import cells
from tests.builders import Page, Rows, codes, titles, workbook
from tests.unit.masters import MASTER

ROWS: Rows = [["Nr.", "Maßnahme", "Umsetzungsstand"], [1, "Sprachkurse", "läuft"], [2, "Lesepaten", "geplant"]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
DRAWING_SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
CORNERS = "<xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:to>"


def with_part(kind: str, part: str, xml: str, rows: Rows = ROWS) -> bytes:
    """The list with one more part to which its sheet relates."""
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="/{part}"/>'
    relations = (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    )
    return _added(workbook(Page(rows)), {part: f"{HEAD}{xml}", RELATIONS: relations})


def _added(content: bytes, parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def beside(content: bytes) -> Beside:
    return cells.read(content).sheets[0].beside


def read(content: bytes) -> ListReading:
    return read_list(content, "liste.xlsx", MASTER, "SKB")


def told(content: bytes) -> str:
    """The sentence of the note about what stands outside of cells, "" where there is none."""
    found = [each for each in read(content).findings if each.code == "sheet.outside_cells"]
    assert len(found) <= 1
    assert all(each.severity == "note" for each in found)
    return found[0].message if found else ""


def edited(**comments: str) -> bytes:
    """The list with comments by cell, each by the same author."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(Page(ROWS))))
    for cell, text in comments.items():
        book.worksheets[0][cell].comment = Comment(text, "Abel, Anna")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_list_without_anything_beside_its_cells_is_told_nothing() -> None:
    assert beside(workbook(Page(ROWS))) == Beside()
    assert told(workbook(Page(ROWS))) == ""


def test_comments_are_announced_with_their_cells_and_first_words() -> None:
    content = edited(C2="NEIN! ist seit Juni eingestellt", C3="Abel, Anna:\nbitte prüfen")

    assert beside(content).comments == (("C2", "NEIN! ist seit Juni eingestellt"), ("C3", "bitte prüfen"))
    assert told(content) == (
        "Blatt „Maßnahmen“: Nicht gelesen wurde, was außerhalb der Zellen steht (Kommentare: C2 „NEIN! ist seit Juni "
        "eingestellt“, C3 „bitte prüfen“). Was davon gilt, bitte in die Zellen schreiben."
    )
    assert [row.values["stage"] for row in read(content).measures] == ["in_progress", "planned"]


def test_of_many_comments_the_first_five_are_named() -> None:
    content = edited(**{f"{letter}{row}": "x" for letter in "ABC" for row in (2, 3)})

    assert "und 1 weitere" in told(content)


def test_what_a_correction_workbook_has_put_into_comments_is_not_the_houses() -> None:
    ours = "––– Prüfhinweis des Dashboards –––\n▲ Warnung: …"

    assert beside(edited(C2=ours, C3=f"stimmt nicht\n\n{ours}")).comments == (("C3", "stimmt nicht"),)


def test_threaded_comments_are_announced_with_their_replies_and_without_their_mirror() -> None:
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="C2" id="{1}"><text>Läuft das noch?</text></threadedComment>'
        '<threadedComment ref="C2" id="{2}" parentId="{1}"><text>NEIN! ist seit Juni eingestellt</text></threadedComment>'
        "</ThreadedComments>"
    )
    content = with_part("threadedComment", "xl/threadedComments/threadedComment1.xml", thread)
    mirror = f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author></authors><commentList><comment ref="C2" authorId="0">'
    mirror += "<text><t>[Threaded comment] …</t></text></comment></commentList></comments>"

    assert beside(content).comments == (("C2", "Läuft das noch? – NEIN! ist seit Juni eingestellt"),)
    assert beside(with_part("comments", "xl/comments1.xml", mirror)).comments == ()


def drawing(shape: str) -> bytes:
    xml = f"<xdr:wsDr {DRAWING_SPACES}><xdr:twoCellAnchor>{CORNERS}{shape}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    return with_part("drawing", "xl/drawings/drawing1.xml", xml)


TEXT_BOX = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Alles</a:t></a:r><a:r><a:t>gestoppt</a:t></a:r></a:p></xdr:txBody></xdr:sp>"


@pytest.mark.parametrize(
    ("shape", "found", "words"),
    [
        (TEXT_BOX, Shape("B2:D5", "Alles gestoppt", False), "Textfelder und Formen: B2:D5 „Alles gestoppt“"),
        ("<xdr:sp/>", Shape("B2:D5", "", False), "Textfelder und Formen: B2:D5"),
        ("<xdr:pic/>", Shape("B2:D5", "", True), "Bilder: B2:D5"),
    ],
)
def test_shapes_and_pictures_over_cells_are_announced(shape: str, found: Shape, words: str) -> None:
    assert beside(drawing(shape)).shapes == (found,)
    assert f"({words})" in told(drawing(shape))


@pytest.mark.parametrize(
    "shape", ["<xdr:graphicFrame/>", '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" hidden="1"/></xdr:nvSpPr></xdr:sp>']
)
def test_charts_and_hidden_shapes_are_not(shape: str) -> None:
    assert beside(drawing(shape)).shapes == ()


def test_a_picture_above_the_table_is_a_letterhead_and_no_news() -> None:
    rows: Rows = [["SKB"], [], [], [], [], [], *ROWS]
    xml = f"<xdr:wsDr {DRAWING_SPACES}><xdr:twoCellAnchor>{CORNERS}<xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>"

    assert told(with_part("drawing", "xl/drawings/drawing1.xml", xml, rows)) == ""


def with_rule(colour: str | None) -> bytes:
    """The list with a conditional format that puts this colour on the stages; None: a scale of colours."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(Page(ROWS))))
    if colour is None:
        ends = [FormatObject(type="min"), FormatObject(type="max")]
        rule = Rule("colorScale", colorScale=ColorScale(cfvo=ends, color=[Color("FFFF0000"), Color("FF00FF00")]))
    else:
        rule = Rule("cellIs", operator="equal", formula=['"läuft"'], dxf=DifferentialStyle(fill=PatternFill(bgColor=colour)))
    book.worksheets[0].conditional_formatting.add("C2:C3", rule)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("colour", "is_told"), [("FF0000", True), ("00B050", True), (None, True), ("D9D9D9", False), ("DDEBF7", False)]
)
def test_conditional_colours_are_announced_where_they_look_like_a_rating(colour: str | None, is_told: bool) -> None:
    assert ("(bedingte Farben: C2:C3)" in told(with_rule(colour))) is is_told


PIVOT = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="E1:F3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
PIVOT += "</pivotTableDefinition>"


def test_a_pivot_is_no_part_of_the_list_and_told() -> None:
    rows: Rows = [
        [*ROWS[0], None, "Zeilenbeschriftungen", "Anzahl"],
        [*ROWS[1], None, "läuft", 1],
        [*ROWS[2], None, "geplant", 1],
    ]
    reading = read(with_part("pivotTable", "xl/pivotTables/pivotTable1.xml", PIVOT, rows))

    assert (titles(reading), codes(reading)) == (["Sprachkurse", "Lesepaten"], ["range.pivot"])
    assert reading.measures[0].extra == {}
    (found,) = [each for each in reading.findings if each.code == "range.pivot"]
    assert found.message == "Blatt „Maßnahmen“: Der Bereich E1:F3 ist eine Pivot-Auswertung von Excel und wurde nicht gelesen."


def test_a_list_that_is_itself_a_pivot_is_read() -> None:
    pivot = PIVOT.replace("E1:F3", "A1:C3")

    assert titles(read(with_part("pivotTable", "xl/pivotTables/pivotTable1.xml", pivot))) == ["Sprachkurse", "Lesepaten"]


@pytest.mark.parametrize("xml", ["<comments", "<!DOCTYPE x [<!ENTITY a 'b'>]><comments/>", "<a>" * 200])
def test_a_part_that_cannot_be_read_says_nothing_and_hinders_nothing_but_what_is_forbidden_everywhere(xml: str) -> None:
    content = with_part("comments", "xl/comments1.xml", xml)

    if "DOCTYPE" in xml:
        assert not read(content).is_readable
    else:
        assert titles(read(content)) == ["Sprachkurse", "Lesepaten"]


def test_very_many_comments_cost_a_bounded_time_and_are_passed_over() -> None:
    many = '<comment ref="A1" authorId="0"><text><t>x</t></text></comment>' * 100_000
    xml = f'<comments xmlns="{MAIN}"><authors><author/></authors><commentList>{many}</commentList></comments>'
    content = with_part("comments", "xl/comments1.xml", xml)

    assert titles(read(content)) == ["Sprachkurse", "Lesepaten"]
    assert beside(content).comments == ()
