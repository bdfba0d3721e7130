"""A paper as a Word document to be written in: real headings, lists and table heads, German, page numbers as fields.

Styles and page are those of paper.docx, which is ours: the template of python-docx has faults and dozens of styles nobody uses.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from dashboard.charts.drawing import raster
from dashboard.documents.round_sheet.cells import without_controls
from dashboard.papers.model import Block, Heading, Items, Line, Paper, Picture, Slot, Table, Text

_TEMPLATE = Path(__file__).with_name("paper.docx")
_BLANKS, _BLANK_LINES = re.compile(r"[ \t]{2,}|\t"), re.compile(r" *(?:\r?\n[ \t]*)+")


def word(paper: Paper) -> bytes:
    """The document's bytes; the figures that a PDF carries inside go beside it."""
    from docx import Document  # takes a fifth of a second to load, which every start of the program would wait for

    document = Document(str(_TEMPLATE))
    _describe(document, paper)
    document.add_paragraph(without_controls(paper.title), style="Heading 1")
    for label, value in paper.facts:
        _write(document.add_paragraph(), ((f"{label}: ", True), (_even(value), False)))
    for block in paper.blocks:
        _WRITERS[type(block)](document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _describe(document: Any, paper: Paper) -> None:
    """Properties, and head and foot of each page."""
    told = document.core_properties
    told.title, told.author, told.language = without_controls(paper.title), paper.author, "de-DE"
    section = document.sections[0]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style, foot.style = document.styles["Header"], document.styles["Footer"]
    _write(head, ((f"{paper.title}\t", False), (" · ".join(paper.marks), True)))
    foot.add_run(f"{without_controls(paper.state)}\t")
    for field, between in (("PAGE", " / "), ("NUMPAGES", "")):
        _add_field(foot, field)
        foot.add_run(between)


def _add_field(paragraph: Any, name: str) -> None:
    """A field that the word processor fills in, as a page's number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _write(paragraph: Any, parts: tuple[tuple[str, bool], ...]) -> None:
    for text, is_strong in parts:
        paragraph.add_run(without_controls(text)).bold = is_strong or None


def _spans(words: Line) -> tuple[tuple[str, bool], ...]:
    return tuple((_even(span.text), span.is_strong) for span in words)


def _even(text: str) -> str:
    """A text of a list without tabs, doubled blanks and blank lines, which who hears it read would stumble over."""
    return _BLANK_LINES.sub("\n", _BLANKS.sub(" ", text))


def _heading(document: Any, block: Heading) -> None:
    written = document.add_paragraph(without_controls(block.text), style=f"Heading {block.level}")
    written.paragraph_format.page_break_before = block.begins_page or None


def _text(document: Any, block: Text) -> None:
    _write(document.add_paragraph(style="Anmerkung" if block.is_note else None), _spans(block.words))


def _items(document: Any, block: Items) -> None:
    for lines in block.items:
        written = document.add_paragraph(style="List Bullet")
        for at, words in enumerate(lines):
            if at:
                written.add_run().add_break()
            _write(written, _spans(words))


def _table(document: Any, block: Table) -> None:
    """A table; one row is drawn cell by cell and copied for the others, which takes a tenth of drawing each of thousands."""
    from docx.oxml.ns import qn
    from docx.shared import Emu

    document.add_paragraph(without_controls(block.caption), style="Caption")
    table = document.add_table(rows=2, cols=len(block.heads), style="Tabelle mit Linien")
    table.autofit = False
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Emu(int(room * width / sum(block.widths)))
    head, pattern = (row._tr for row in table.rows)
    for row in table.rows:
        _dress(document, row, block, is_head=row._tr is head)
    table._tbl.remove(pattern)
    for cells in (block.heads, *block.rows):
        row = head if cells is block.heads else deepcopy(pattern)
        for run, text in zip(row.iter(qn("w:r")), cells, strict=True):
            run.text = without_controls(_even(text))
        table._tbl.append(row)
    table._tbl.tblPr.remove(table._tbl.tblPr.find(qn("w:tblLook")))
    _name_heads(table, block.caption)


def _dress(document: Any, row: Any, block: Table, *, is_head: bool) -> None:
    """What all rows of a table look like, or its head, which is repeated on each page; without words."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    for name in ("w:cantSplit", *(["w:tblHeader"] if is_head else [])):
        row._tr.get_or_add_trPr().append(OxmlElement(name))
    for column, cell, is_number in zip(row.table.columns, row.cells, block.numbers, strict=True):
        cell.width = column.width
        (written,) = cell.paragraphs
        written.style = document.styles["Zelle"]
        written.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_number else None
        run = written.add_run()
        run.bold = is_head or None
        run.font.size = Pt(7) if block.is_narrow else None


def _name_heads(table: Any, caption: str) -> None:
    """Say that the first row and the first column are heads, and what the table is about, for who hears it read."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    looks = OxmlElement("w:tblLook")
    for name, value in (("val", "00A0"), ("firstRow", "1"), ("firstColumn", "1"), ("lastRow", "0"), ("lastColumn", "0")):
        looks.set(qn(f"w:{name}"), value)
    table._tbl.tblPr.append(looks)
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), caption)
    table._tbl.tblPr.append(said)


def _slot(document: Any, block: Slot) -> None:
    if block.heading:
        document.add_paragraph(without_controls(block.heading), style="Heading 3")
    document.add_paragraph(without_controls(block.hint), style="Eintragung")


def _picture(document: Any, block: Picture) -> None:
    """As pixels, which every word processor shows, with its words for who does not see it."""
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    drawn = document.add_paragraph().add_run().add_picture(io.BytesIO(raster(block.svg)), width=room)
    drawn._inline.docPr.set("descr", without_controls(block.alt))


_WRITERS: dict[type[Block], Callable[[Any, Any], None]] = {
    Heading: _heading,
    Text: _text,
    Items: _items,
    Table: _table,
    Slot: _slot,
    Picture: _picture,
}
