"""What a correction leaves as it was: everything but marks, comments and its own sheet; and which workbooks it leaves alone."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests import hostile
from tests.active_workbooks import SPREADSHEET, having
from tests.corrections import FAULTY, changed, corrected, opened, parts_of, read, sheet, told, with_parts

LIST = "Maßnahmen"
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"


PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==")
"""The smallest picture: one white point."""


def list_sheet(book: Workbook) -> Worksheet:
    found = book[LIST]
    assert isinstance(found, Worksheet)
    return found


def with_picture(book: Workbook) -> None:
    book[LIST].add_image(Image(io.BytesIO(PICTURE)), "H1")


def with_chart(book: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(book[LIST], min_col=1, min_row=4, max_row=5))
    list_sheet(book).add_chart(chart, "H1")


def with_rules_and_lists(book: Workbook) -> None:
    book[LIST].conditional_formatting.add("A4:A9", Rule("cellIs", operator="greaterThan", formula=["1"]))
    choice = DataValidation("list", formula1='"läuft,geplant"')
    choice.add("E4:E9")
    book[LIST].add_data_validation(choice)


def with_print_settings(book: Workbook) -> None:
    page = book[LIST]
    page.freeze_panes = "C4"
    page.auto_filter.ref = "A3:F5"
    page.print_area = "A1:F5"
    page.column_dimensions["C"].width = 44
    page.row_dimensions[5].hidden = True
    page.protection.enable()


ADDITIONS: dict[str, Callable[[Workbook], None]] = {
    "picture": with_picture,
    "chart": with_chart,
    "rules and lists": with_rules_and_lists,
    "print settings": with_print_settings,
}


@pytest.mark.parametrize("add", ADDITIONS.values(), ids=ADDITIONS)
def test_what_else_is_in_a_workbook_keeps_its_bytes(add: Callable[[Workbook], None]) -> None:
    content = changed(FAULTY, add)
    made = corrected(content)
    before, after = parts_of(content), parts_of(made.content)
    ours = {TYPES, SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/_rels/sheet1.xml.rels"}

    assert made.is_own_file
    assert {name for name in before if before[name] != after[name]} <= ours
    assert told(read(made.content)) == told(read(content))


@pytest.mark.parametrize("add", ADDITIONS.values(), ids=ADDITIONS)
def test_what_we_add_to_a_sheet_stands_behind_its_cells_and_takes_nothing_away(add: Callable[[Workbook], None]) -> None:
    content = changed(FAULTY, add)
    before, after = (parts_of(each)[SHEET] for each in (content, corrected(content).content))
    cells, rest = before[: before.index(b"</sheetData>")], before[before.index(b"</sheetData>") :]

    assert after.startswith(cells)
    missing = [tag for tag in rest.replace(b">", b">\n").splitlines() if tag not in after]
    assert missing == []


def test_stored_results_of_formulas_stay_beside_their_formulas() -> None:
    cells = '<c r="A4"><f>1+1</f><v>2</v></c><c r="B4"><v>99</v></c><c r="C4" t="str"><f>"Vor"&amp;"kurse"</f><v>Vorkurse</v></c>'
    row = f'<row r="4">{cells}</row>'
    sheet_xml = parts_of(FAULTY)[SHEET]
    start, end = sheet_xml.index(b'<row r="4"'), sheet_xml.index(b"</sheetData>")
    content = with_parts(FAULTY, {SHEET: sheet_xml[:start] + row.encode() + sheet_xml[end:]})
    made = corrected(content)

    assert made.is_own_file
    assert row.encode() in parts_of(made.content)[SHEET]
    assert [measure.values["title"] for measure in read(made.content).measures] == ["Vorkurse"]
    assert "cell.uncalculated" not in [each.code for each in read(made.content).findings]


def test_rich_text_in_a_cell_keeps_its_fonts() -> None:
    rich = CellRichText("Vor", TextBlock(InlineFont(b=True), "kurse"))
    content = changed(FAULTY, lambda book: book[LIST].__setitem__("C4", rich))

    assert opened(corrected(content).content)[LIST]["C4"].value == rich


def test_days_of_the_1904_calendar_stay_the_same_days() -> None:
    def count_from_1904(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    content = changed(FAULTY, count_from_1904)
    assert b'date1904="1"' in parts_of(corrected(content).content)["xl/workbook.xml"]


def test_a_comment_of_the_house_is_kept_and_ours_stands_below_it() -> None:
    content = changed(FAULTY, lambda book: setattr(book[LIST]["E4"], "comment", Comment("Bitte klären", "Hausintern")))
    comment = sheet(corrected(content).content, LIST)["E4"].comment

    assert comment is not None
    assert comment.author == "Hausintern"
    assert comment.text.startswith("Bitte klären\n\n––– Prüfhinweis des Dashboards –––\n! Warnung: Blatt „Maßnahmen“, Zelle E4: ")


def test_a_threaded_comment_is_left_alone() -> None:
    told_to = Comment("[Threaded comment]", "tc={6F1B0C5A-0000-4000-8000-000000000001}")
    content = changed(FAULTY, lambda book: setattr(book[LIST]["E4"], "comment", told_to))
    page = sheet(corrected(content).content, LIST)

    comments = {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}

    assert comments["E4"] == "[Threaded comment]"
    assert set(comments) == {"C5", "E4", "F4"}


def test_a_correction_of_a_correction_is_the_same_workbook() -> None:
    content = changed(FAULTY, lambda book: setattr(book[LIST]["E4"], "comment", Comment("Bitte klären", "Hausintern")))
    once = corrected(content).content

    assert parts_of(corrected(once).content) == parts_of(once)


def test_a_correction_of_a_mended_correction_takes_the_old_marks_and_comments_away() -> None:
    commented = changed(FAULTY, lambda book: setattr(book[LIST]["E4"], "comment", Comment("Bitte klären", "Hausintern")))

    def mend(book: Workbook) -> None:
        book[LIST]["E4"], book[LIST]["F4"] = "läuft", "30.06.2027"

    again = corrected(changed(corrected(commented).content, mend)).content
    page = sheet(again, LIST)
    comments = {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}

    assert set(comments) == {"C5", "E4"}
    assert comments["E4"] == "Bitte klären"
    assert [str(area.sqref) for area in page.conditional_formatting] == ["C5"]
    assert opened(again).sheetnames == [LIST, "Prüfhinweise"]
    assert sheet(again, "Prüfhinweise").max_row == 10  # one is left, and the house's own comment is announced


def test_a_rule_of_the_house_stays_where_ours_is_taken_away() -> None:
    content = changed(FAULTY, with_rules_and_lists)

    def mend(book: Workbook) -> None:
        book[LIST]["E4"], book[LIST]["F4"], book[LIST]["C5"] = "läuft", "30.06.2027", "Lotsen"

    clean = corrected(changed(corrected(content).content, mend)).content
    assert [str(area.sqref) for area in sheet(clean, LIST).conditional_formatting] == ["A4:A9"]


SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
SIGNED = having(
    SIGNATURE, b"", "application/vnd.openxmlformats-package.digital-signature-origin", source="", part="_xmlsignatures/a.sigs"
)
SHARED = having("revisionHeaders", b"<headers/>", f"{SPREADSHEET}.revisionHeaders+xml")
PLAIN_TYPE, MACRO_TYPE = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
RENAMED = with_parts(FAULTY, {TYPES: parts_of(FAULTY)[TYPES].replace(PLAIN_TYPE, MACRO_TYPE)})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (SIGNED, "sie ist digital signiert, und jede Änderung macht die Signatur ungültig"),
        (SHARED, "sie ist zur gemeinsamen Bearbeitung freigegeben und führt ein Änderungsprotokoll"),
        (RENAMED, "sie ist als Vorlage oder für Makros gespeichert und nicht als gewöhnliche Mappe (.xlsx)"),
    ],
    ids=["signature", "shared", "macro file renamed"],
)
def test_a_workbook_that_would_be_harmed_gets_one_of_its_own_that_says_why(content: bytes, reason: str) -> None:
    made = corrected(content)
    page = sheet(made.content, "Prüfhinweise")

    assert not made.is_own_file
    assert (
        made.reason == f"Ihre Mappe selbst bleibt unverändert, denn {reason}; dies ist eine eigene Mappe mit den Prüfhinweisen."
    )
    assert opened(made.content).sheetnames == ["Prüfhinweise"]
    assert page["A4"].value == made.reason
    assert [page.cell(row, 4).value for row in (9, 10, 11)] == ["C5", "E4", "F4"]
    assert [cell.hyperlink for cell in page["D"] if cell.hyperlink] == []


def test_a_strict_workbook_gets_one_of_its_own() -> None:
    made = corrected(hostile.strict(hostile.LIST))

    assert not made.is_own_file
    assert made.reason is not None
    assert "„Strict Open XML“" in made.reason


def test_a_workbook_that_breaks_the_package_rules_gets_one_of_its_own() -> None:
    made = corrected(hostile.workbook(hostile.LIST))

    assert not made.is_own_file
    assert "ließ sich nicht ergänzen" in (made.reason or "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sheet_with_a_prefix_on_every_name_is_corrected_too(encoding: str) -> None:
    text = parts_of(FAULTY)[SHEET].decode()
    body = text[text.index("<worksheet") :].replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    prefixed = body.replace("<x:worksheet xmlns=", "<x:worksheet xmlns:x=")
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    content = with_parts(FAULTY, {SHEET: (head + prefixed).encode(encoding)})
    made = corrected(content)

    assert made.is_own_file
    assert told(read(made.content)) == told(read(FAULTY))
    assert [str(area.sqref) for area in sheet(made.content, LIST).conditional_formatting] == ["C5", "E4 F4"]
