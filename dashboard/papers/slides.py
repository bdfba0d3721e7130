"""A presentation as slides to be shown and edited (PPTX): real titles, tables with heads, charts with their numbers behind them.

Everything is German and says in words what it shows; it is read aloud in the order in which it stands. Styles and places are
those of slides.pptx, which is ours: the template of python-pptx is four by three, English, and has layouts that nobody uses.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.documents.round_sheet.cells import without_controls
from dashboard.papers.deck import Bars, Deck, Series, Slide
from dashboard.papers.model import Line, Table

_TEMPLATE = Path(__file__).with_name("slides.pptx")
_SENTENCE, _HINT, _FOOT, _NUMBER = 1, 13, 11, 12
"""Places of the layouts, by their numbers there."""
_LEFT, _WIDTH, _TOP, _BOTTOM = 0.5, 12.33, 1.35, 6.5
"""In inches: where a slide has room below its title."""
_LINE_HEIGHT, _LETTERS = 0.3, 135
"""Inches of a line of a sentence, and so many letters of it."""
_LARGE, _SIZE, _NARROW = 14, 12, 10
"""Points of the letters of a table: of a few rows, of more, and of many columns."""
_FEW = 6


def slides(deck: Deck) -> bytes:
    """The presentation's bytes."""
    from pptx import Presentation  # takes a fifth of a second to load, which every start of the program would wait for

    shown = Presentation(str(_TEMPLATE))
    told = shown.core_properties
    told.title, told.author, told.language = without_controls(deck.title), deck.author, "de-DE"
    told.created = told.modified = datetime(deck.day.year, deck.day.month, deck.day.day)
    foot = " · ".join((deck.state, *deck.marks))
    for at, slide in enumerate(deck.slides):
        _add(shown, slide, foot, shown.slide_layouts[min(at, 1)])
    buffer = io.BytesIO()
    shown.save(buffer)
    return buffer.getvalue()


def _add(shown: Any, slide: Slide, foot: str, layout: Any) -> None:
    """One slide, in the order in which it is read: title, sentences, figure, what is left out, foot."""
    page = shown.slides.add_slide(layout)
    places = {each.placeholder_format.idx: each for each in page.placeholders}
    _write(page.shapes.title.text_frame, ((slide.title, False),))
    top = _TOP
    if slide.said:
        for at, words in enumerate(slide.said):
            _write(places[_SENTENCE].text_frame, _spans(words), is_next=at > 0)
        top += _LINE_HEIGHT * sum(1 + len("".join(span.text for span in words)) // _LETTERS for words in slide.said) + 0.1
    else:
        _remove(places[_SENTENCE])
    if slide.figure is not None:
        _FIGURES[type(slide.figure)](page, slide.figure, top)
    if _HINT in places:
        _last(page, places[_HINT], slide.hint)
    _add_foot(page, layout, foot)
    _write(page.notes_slide.notes_text_frame, tuple((f"{note}\n", False) for note in slide.notes))


def _last(page: Any, place: Any, words: str) -> None:
    """What is read after the figure; a place with nothing in it would be shown to whoever edits."""
    _remove(place)
    if words:
        page.shapes._spTree.append(place._element)
        _write(place.text_frame, ((words, False),))


def _remove(place: Any) -> None:
    place._element.getparent().remove(place._element)


def _add_foot(page: Any, layout: Any, words: str) -> None:
    """Foot and number of the slide, which python-pptx leaves in the layout, where nobody who edits finds them."""
    for place in layout.placeholders:
        if place.placeholder_format.idx in (_FOOT, _NUMBER):
            page.shapes._spTree.append(deepcopy(place._element))
            copied = page.shapes[-1]
            copied._element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in page.shapes) + 1))
            if copied.placeholder_format.idx == _FOOT:
                _write(copied.text_frame, ((words, False),))


def _spans(words: Line) -> tuple[tuple[str, bool], ...]:
    return tuple((span.text, span.is_strong) for span in words)


def _write(frame: Any, parts: tuple[tuple[str, bool], ...], *, is_next: bool = False, size: int | None = None) -> None:
    """Write into the first paragraph, or the next one; all of it is German."""
    from pptx.enum.lang import MSO_LANGUAGE_ID
    from pptx.util import Pt

    paragraph = frame.add_paragraph() if is_next else frame.paragraphs[0]
    for text, is_strong in parts:
        run = paragraph.add_run()
        run.text = without_controls(text)
        run.font.language_id = MSO_LANGUAGE_ID.GERMAN
        run.font.bold = is_strong or None
        run.font.size = Pt(size) if size else None


def _table(page: Any, block: Table, top: float) -> None:
    from pptx.util import Emu, Inches, Pt

    size = _NARROW if block.is_narrow else _LARGE if len(block.rows) <= _FEW else _SIZE
    rows, columns = len(block.rows) + 1, len(block.heads)
    height = Pt(size * 1.2 + 5) * rows
    frame = page.shapes.add_table(rows, columns, Inches(_LEFT), Inches(top), Inches(_WIDTH), height)
    _name(frame, block.caption, f"Tabelle: {block.caption}")
    table = frame.table
    table.first_col, table.horz_banding = True, False
    table._tbl.tblPr.find(_NS + "tableStyleId").text = _STYLE
    for at, width in enumerate(block.widths):
        table.columns[at].width = Emu(int(Inches(_WIDTH) * width / sum(block.widths)))
    numbers = block.numbers
    for row, cells in enumerate((block.heads, *block.rows)):
        for at, text in enumerate(cells):
            _cell(table.cell(row, at), text, size, is_number=numbers[at])


_NS = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_STYLE = "{6F1C1E9A-3B7D-4C58-9E0B-52A7D4F0C3A1}"
"""The style of tables in slides.pptx."""


def _cell(cell: Any, text: str, size: int, *, is_number: bool) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = Pt(3)
    cell.margin_top = cell.margin_bottom = Pt(2)
    _write(cell.text_frame, ((text, False),), size=size)
    if is_number:
        cell.margin_right = Pt(3 if size == _NARROW else 10)
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _name(frame: Any, name: str, words: str) -> None:
    """What a table or chart is called, and what is read aloud in its place."""
    told = frame._element.nvGraphicFramePr.cNvPr
    told.set("name", without_controls(name))
    told.set("descr", without_controls(words))


def _bars(page: Any, block: Bars, top: float) -> None:
    """Horizontal bars, the first category at the top, with their numbers in them; a number of nothing is left out."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    numbers = CategoryChartData(number_format="#,##0;;")
    numbers.categories = [without_controls(name) for name in block.categories]
    for series in block.series:
        numbers.add_series(series.name, series.values)
    room = (Inches(_LEFT), Inches(top), Inches(_WIDTH), Inches(_BOTTOM - top))
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *room, numbers)
    _name(frame, "Diagramm", block.alt)
    chart = frame.chart
    chart.font.size, chart.has_title, chart.has_legend = Pt(_SIZE), False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.plots[0].gap_width, chart.plots[0].overlap = 35, 100
    for drawn, series in zip(chart.plots[0].series, block.series, strict=True):
        _colour(drawn, series)
    for number in chart._chartSpace.iter(f"{_CHART}axId", f"{_CHART}crossAx"):
        number.set("val", number.get("val").lstrip("-"))  # the library's own numbers are negative, which no axis may have


def _colour(drawn: Any, series: Series) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = RGBColor.from_string(series.fill[1:].upper())
    drawn.format.line.color.rgb, drawn.format.line.width = RGBColor(0x55, 0x60, 0x6A), Pt(0.5)
    labels = drawn.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "#,##0;;", False
    labels.font.size, labels.font.color.rgb = Pt(_SIZE), RGBColor.from_string(series.ink[1:].upper())


_FIGURES: dict[type[Table | Bars], Callable[[Any, Any, float], None]] = {Table: _table, Bars: _bars}
