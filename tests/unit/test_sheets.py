"""Reading cells: each oddity of real workbooks as a few rows of XML, and the cells that must come out."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dashboard.intake.model import Cell, CellKind, Look, Sheet
from tests.cells import read
from tests.hostile import HEADING, MAIN, packed, parts, shared_strings, sheet_xml, text_row

STYLES = f"""<styleSheet xmlns="{MAIN}">
<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
<numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="Standard"/>
<numFmt numFmtId="166" formatCode="0&quot;d&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="7" tint="0.5"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor indexed="64"/></patternFill></fill></fills>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="9"/>
<xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
<xf fillId="2"/><xf fillId="3"/><xf fillId="4"/><xf fillId="5"/><xf fillId="6"/><xf fillId="7"/><xf fillId="1"/>
<xf fontId="1"/><xf fontId="2"/></cellXfs>
<dxfs><dxf><font><strike/></font></dxf></dxfs>
</styleSheet>"""
DAY, DAY_BUILT_IN, MOMENT, TIME, PERCENT, STANDARD, QUOTED_D, DURATION = range(1, 9)
GREEN, RED, TINTED, WHITE, GREY, AUTOMATIC, HATCHED, STRUCK = range(9, 17)
RAISED_3 = '<r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r>'
STRUCK_OLD = "<r><rPr><strike/></rPr><t>alt</t></r>"


def sheet(data: str, *, before: str = "", after: str = "", texts: str = "", properties: str = "") -> Sheet:
    """The one sheet of a workbook with the styles above, given by its rows."""
    extra = {"styles.xml": ("styles", STYLES.encode()), **shared_strings(texts)}
    content = parts(sheet_xml(data, before=before, after=after), extra=extra, workbook_properties=properties)
    return read(packed(content)).sheets[0]


def cell(inside: str, *, texts: str = "", properties: str = "") -> Cell | None:
    """The cell A1, given by its own XML."""
    return sheet(f'<row r="1">{inside}</row>', texts=texts, properties=properties).rows.get(1, {}).get(1)


def values(found: Sheet) -> dict[int, dict[int, object]]:
    return {row: {column: each.value for column, each in cells.items()} for row, cells in found.rows.items()}


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<si><t>Sprachkurse</t></si>", "Sprachkurse"),
        ("<si><r><t>Sprach</t></r><r><rPr><b/></rPr><t>kurse</t></r></si>", "Sprachkurse"),
        ("<si><t>漢</t><rPh sb='0' eb='1'><t>かん</t></rPh></si>", "漢"),
        ('<si><t xml:space="preserve"> außen </t></si>', " außen "),
        ("<si><t>Zeile_x000D_\nzwei</t></si>", "Zeile\nzwei"),
        ("<si><t>a_x005F_x0041_b</t></si>", "a_x0041_b"),
        ("<si><t>_xD83D__xDE00_ _xD83D_</t></si>", "😀 \ufffd"),
        ("<si><t>a_x0000_b</t></si>", "ab"),
        ("<si><t>&lt;b&gt; &amp; &#228;</t></si>", "<b> & ä"),
        ('<si><r><t>25</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r></si>', "25³"),
        ('<si><r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></si>', "CO2"),
        ('<si><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><t>2</t></r></si>', "¹2"),
    ],
)
def test_shared_texts_are_read_as_excel_shows_them(item: str, text: str) -> None:
    assert cell('<c r="A1" t="s"><v>0</v></c>', texts=item) == Cell(text)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<c r="A1" t="inlineStr"><is><t>Text</t></is></c>', Cell("Text")),
        ('<c r="A1" t="inlineStr"><is><r><t>Te</t></r><r><t>xt</t></r><rPh><t>x</t></rPh></is></c>', Cell("Text")),
        ('<c r="A1" t="str"><f>A2</f><v>Text</v></c>', Cell("Text")),
        (f'<c r="A1" t="inlineStr"><is><r><t>25</t></r>{RAISED_3}</is></c>', Cell("25³")),
        (f'<c r="A1" t="inlineStr"><is>{STRUCK_OLD}<r><t> neu</t></r></is></c>', Cell("neu", look=Look(struck="alt"))),
        (f'<c r="A1" t="inlineStr"><is><t>noch </t>{STRUCK_OLD}</is></c>', Cell("noch", look=Look(struck="alt"))),
        (f'<c r="A1" t="inlineStr"><is>{STRUCK_OLD}</is></c>', Cell("alt", look=Look(is_struck=True))),
        ('<c r="A1"><v>12</v></c>', Cell(12, CellKind.NUMBER)),
        ('<c r="A1" t="n"><v>0.75</v></c>', Cell(0.75, CellKind.NUMBER)),
        ('<c r="A1"><v>1.2E+3</v></c>', Cell(1200, CellKind.NUMBER)),
        ('<c r="A1"><v>-5</v></c>', Cell(-5, CellKind.NUMBER)),
        ('<c r="A1"><v>1_000</v></c>', Cell("1_000")),
        ('<c r="A1"><v>nan</v></c>', Cell("nan")),
        ('<c r="A1"><v>1e999</v></c>', Cell("1e999")),
        ('<c r="A1"><v>12,5</v></c>', Cell("12,5")),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(True, CellKind.BOOLEAN)),
        ('<c r="A1" t="b"><v>0</v></c>', Cell(False, CellKind.BOOLEAN)),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Cell("#REF!", CellKind.ERROR)),
        ('<c r="A1" t="inlineStr"><is><t>#BEZUG!</t></is></c>', Cell("#BEZUG!")),
        ('<c r="A1" t="d"><v>2025-06-30</v></c>', Cell(date(2025, 6, 30), CellKind.DATE)),
        ('<c r="A1" t="d"><v>2025-06-30T12:30:00</v></c>', Cell(datetime(2025, 6, 30, 12, 30), CellKind.DATE)),
        ('<c r="A1" t="d"><v>2025-06-31</v></c>', Cell("2025-06-31")),
        ('<c r="A1"><f>B1+1</f><v>3</v></c>', Cell(3, CellKind.NUMBER)),
        ('<c r="A1"><f>B1+1</f></c>', Cell("=B1+1", CellKind.UNCALCULATED)),
        ('<c r="A1"><f>B1+1</f><v/></c>', Cell("=B1+1", CellKind.UNCALCULATED)),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1"/>', None),
        ('<c r="A1" t="inlineStr"><is><t>  </t></is></c>', None),
    ],
)
def test_each_type_of_cell_gives_its_value_and_kind(inside: str, expected: Cell | None) -> None:
    assert cell(inside) == expected


@pytest.mark.parametrize(
    ("style", "serial", "value", "kind"),
    [
        (DAY, "45838", date(2025, 6, 30), CellKind.DATE),
        (DAY_BUILT_IN, "45838", date(2025, 6, 30), CellKind.DATE),
        (MOMENT, "45838.5", datetime(2025, 6, 30, 12, 0), CellKind.DATE),
        (DAY, "1", date(1900, 1, 1), CellKind.DATE),
        (DAY, "2958465", date(9999, 12, 31), CellKind.DATE),
        (DAY, "2958466", 2958466, CellKind.NUMBER),
        (DAY, "-1", -1, CellKind.NUMBER),
        (TIME, "0.5", 0.5, CellKind.NUMBER),
        (DURATION, "1.5", 1.5, CellKind.NUMBER),
        (STANDARD, "45838", 45838, CellKind.NUMBER),
        (QUOTED_D, "45838", 45838, CellKind.NUMBER),
    ],
)
def test_a_number_is_a_day_where_its_format_says_so(style: int, serial: str, value: object, kind: CellKind) -> None:
    found = cell(f'<c r="A1" s="{style}"><v>{serial}</v></c>')
    assert found is not None
    assert (found.value, found.kind) == (value, kind)


def test_what_is_struck_in_a_shared_text_is_kept_apart() -> None:
    shared = '<c r="A1" t="s"><v>0</v></c>'
    assert cell(shared, texts=f"<si>{STRUCK_OLD}<r><t> neu</t></r></si>") == Cell("neu", look=Look(struck="alt"))
    assert cell(shared, texts=f"<si>{STRUCK_OLD}</si>") == Cell("alt", look=Look(is_struck=True))
    assert cell(shared, texts='<si><r><rPr><strike val="0"/></rPr><t>alt</t></r></si>') == Cell("alt")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("<si><t>alt</t></si>", Cell("alt", look=Look(is_struck=True))),
        ("<si><r><rPr><b/></rPr><t>neu</t></r></si>", Cell("neu", look=Look())),
        ("<si><r><t>alt</t></r><r><rPr><b/></rPr><t> neu</t></r></si>", Cell("neu", look=Look(struck="alt"))),
    ],
)
def test_the_font_of_a_cell_strikes_the_words_without_a_font_of_their_own(texts: str, expected: Cell) -> None:
    assert cell(f'<c r="A1" s="{STRUCK}" t="s"><v>0</v></c>', texts=texts) == expected


def test_a_strike_that_only_a_condition_sets_strikes_no_cell() -> None:
    assert cell(f'<c r="A1" s="{STRUCK + 1}"><v>1</v></c>') == Cell(1, CellKind.NUMBER)


def test_the_calendar_of_1904_is_four_years_and_a_day_later() -> None:
    inside = f'<c r="A1" s="{DAY}"><v>44376</v></c>'
    assert cell(inside) == Cell(date(2021, 6, 29), CellKind.DATE)
    assert cell(inside, properties='<workbookPr date1904="1"/>') == Cell(date(2025, 6, 30), CellKind.DATE)


def test_a_percent_format_is_noted_and_the_number_kept() -> None:
    assert cell(f'<c r="A1" s="{PERCENT}"><v>0.75</v></c>') == Cell(0.75, CellKind.NUMBER, is_percent=True)


@pytest.mark.parametrize(
    ("style", "fill"),
    [(GREEN, "00B050"), (RED, "FF0000"), (TINTED, "FFE080"), (WHITE, None), (GREY, "D9D9D9"), (AUTOMATIC, None), (HATCHED, None)],
)
def test_the_colour_behind_a_value_is_read_in_every_notation(style: int, fill: str | None) -> None:
    found = cell(f'<c r="A1" s="{style}"><v>1</v></c>')
    assert found is not None
    assert found.fill == fill


def test_a_coloured_cell_without_a_value_is_kept_inside_the_list_and_nowhere_else() -> None:
    found = sheet(
        f'<row r="1"><c r="B1"><v>1</v></c><c r="D1"><v>1</v></c></row>'
        f'<row r="2"><c r="A2" s="{GREEN}"/><c r="B2"><v>1</v></c><c r="C2" s="{GREEN}"/>'
        f'<c r="D2" s="{GREY}"/><c r="E2" s="{RED}"/></row>'
        f'<row r="3"><c r="C3" s="{RED}"/></row>'
    )
    assert found.rows[2] == {2: Cell(1, CellKind.NUMBER), 3: Cell(None, CellKind.TEXT, "00B050")}
    assert sorted(found.rows) == [1, 2]


def test_rows_and_cells_without_addresses_are_counted_on() -> None:
    found = sheet(
        '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row>'
        "<row><c><v>6</v></c></row>"
    )
    assert values(found) == {1: {1: 1, 3: 3}, 5: {3: 4, 4: 5}, 6: {1: 6}}


def test_a_row_without_a_number_takes_it_from_its_cells() -> None:
    assert values(sheet('<row><c r="B7"><v>1</v></c></row>')) == {7: {2: 1}}


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "Z90:Z99", "Unsinn"])
def test_the_declared_dimension_is_never_believed(dimension: str) -> None:
    found = sheet(HEADING + text_row(2, "a"), before=f'<dimension ref="{dimension}"/>')
    assert values(found) == {1: {1: "Maßnahme"}, 2: {1: "a"}}


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    found = sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>'
        '<row r="4" hidden="0" ht="15"><c r="A4"><v>4</v></c></row><row r="5" hidden="1"/>',
        before='<cols><col min="2" max="2" hidden="1"/><col min="3" max="16384" width="0"/></cols>',
    )
    assert (found.hidden_rows, found.hidden_columns) == (frozenset({2, 3}), frozenset({2, 3}))
    assert values(found)[2] == {1: 2}


def test_a_value_under_a_merge_is_kept_and_the_merge_cut_to_the_list() -> None:
    found = sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
        '<row r="2"><c r="A2"><v>4</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A9"/><mergeCell ref="A20:B20"/></mergeCells>',
    )
    assert values(found)[1] == {1: 1, 2: 2, 3: 3}
    assert found.merges == ((1, 1, 1, 3), (2, 1, 2, 1))


def test_words_of_extensions_are_no_cells() -> None:
    extension = "<extLst><ext><x14:row xmlns:x14='u'><x14:c><x14:v>9</x14:v></x14:c></x14:row></ext></extLst>"
    assert values(sheet(HEADING, after=extension)) == {1: {1: "Maßnahme"}}


def test_prefixed_names_are_the_same_names() -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    assert values(read(packed(parts(prefixed.encode()))).sheets[0]) == {1: {1: 1}}
