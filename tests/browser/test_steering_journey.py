"""From a figure to its measures, to one of them, to the cell it comes from: by mouse and by keyboard, wide and on a phone."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.chromium import PHONE, VIEWS, WIDE
from tests.browser.conftest import Visitor
from tests.browser.folding import unfold, unfold_all
from tests.browser.site import Site, in_each_view, wait_until_drawn
from tests.browser.test_accessibility import unlisted

PAGES = (
    "/lage",
    "/handlungsfelder",
    "/handlungsfelder?handlungsfeld=7",
    "/ressorts?ressort=SASJI",
    "/ebenen?ebene=multiple",
    "/massnahmen?gruppen=Handlungsfeld&ressort=SKB",
    "/massnahmen?ansicht=Tabelle&ressort=SKB",
    "/massnahmen?ansicht=Zeitstrahl&ressort=SKB",
    "/massnahme?kennung=SBMS-0004",
    "/veraenderungen?liste=wandel-worse",
    "/methodik",
    "/barrierefreiheit",
)
EITHER_SIZE = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


def headline(page: Page) -> str:
    wait_until_drawn(page)
    return page.get_by_role("heading", level=2).first.inner_text()


def count_of(page: Page) -> int:
    """The number of measures that the opening sentence of the list names."""
    found = re.match(r"(?:Alle )?(\d+) Maßnahme", headline(page))
    assert found is not None
    return int(found[1])


def figure(page: Page, label: str) -> int:
    metric = page.get_by_test_id("stMetric").filter(has=page.get_by_text(label, exact=True))
    return int(metric.get_by_test_id("stMetricValue").inner_text().split()[0])


@EITHER_SIZE
@pytest.mark.parametrize("label", ["umgesetzt", "Entscheidungen"])
def test_a_figure_opens_as_many_measures_as_it_counts(visit: Visitor, size: ViewportSize, label: str) -> None:
    page = visit("/", size=size).page
    counted = figure(page, label)
    page.get_by_test_id("stMetric").filter(has=page.get_by_text(label, exact=True)).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/massnahmen"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Maßnahmen")
    assert count_of(page) == counted


@EITHER_SIZE
@pytest.mark.parametrize("sign", ["▲", "◆"])
def test_a_rating_in_a_row_opens_as_many_measures_as_it_counts(visit: Visitor, size: ViewportSize, sign: str) -> None:
    page = visit("/", size=size).page
    number = page.locator(".stVegaLiteChart").first.locator("text", has_text=re.compile(sign)).first
    counted = int(words_of(number).removeprefix(sign))
    press(page, number)
    expect(page).to_have_url(re.compile("/massnahmen.*ampel="))
    assert count_of(page) == counted


@EITHER_SIZE
def test_a_part_of_a_bar_and_the_whole_open_their_measures(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/handlungsfelder", size=size).page
    chart = page.locator(".stVegaLiteChart")
    press(page, chart.locator(".mark-rect").first.locator("path").first)
    expect(page).to_have_url(re.compile("/massnahmen.*umsetzungsstand="))
    assert count_of(page) > 0
    page.go_back()
    wait_until_drawn(page)
    done = chart.locator("text", has_text=re.compile(r"^\d+ von \d+$")).first
    counted = int(words_of(done).split()[0])
    press(page, done)
    expect(page).to_have_url(re.compile("umsetzungsstand=umgesetzt"))
    assert count_of(page) == counted


@EITHER_SIZE
def test_a_name_in_a_row_opens_its_own_page(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/", size=size).page
    press(page, page.locator(".stVegaLiteChart").first.locator("text", has_text="Spracherwerb").first)
    expect(page).to_have_url(re.compile("/handlungsfelder.*handlungsfeld=1"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 Spracherwerb")


@EITHER_SIZE
def test_a_number_of_a_row_opens_with_the_keyboard_in_its_table(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/ressorts", size=size).page
    unfold(page, "Tabelle und Rechenweg", by_keyboard=True)
    link = page.get_by_role("row", name=re.compile("Kinder und Bildung")).get_by_role("link").nth(1)
    counted = int(link.inner_text())
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/massnahmen.*ressort=SKB"))
    assert count_of(page) == counted


def words_of(mark: Locator) -> str:
    """What a mark of a chart says."""
    return mark.text_content() or ""


def press(page: Page, mark: Locator) -> None:
    """Press where a mark of a chart stands; what takes the press lies unseen above it."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@EITHER_SIZE
def test_a_cell_of_the_matrix_opens_with_the_keyboard(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/", size=size).page
    unfold(page, "Tabelle und Rechenweg", key="tabelle-matrix", by_keyboard=True)
    link = page.get_by_role("table", name="Matrix, 13 Handlungsfelder nach Federführung").get_by_role("link").first
    told = int(link.inner_text().split()[0])
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/massnahmen"))
    assert count_of(page) == told


@EITHER_SIZE
def test_from_the_list_to_the_cell_of_a_value(visit: Visitor, site: Site, size: ViewportSize) -> None:
    page = visit("/massnahmen?suche=Begegnungsplatz", size=size).page
    page.get_by_role("link", name="Begegnungsplatz am Quartierszentrum").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Begegnungsplatz am Quartierszentrum")
    unfold(page, "Woher stammt welche Angabe?", by_keyboard=True)
    line = page.get_by_role("row").filter(has_text="Ende").filter(has_text="31.12.2027").first
    place = line.get_by_role("cell").nth(2).inner_text()
    number, sheet, cell = place.split(" · ")
    file = page.get_by_role("row").filter(has=page.get_by_role("cell", name=number, exact=True)).get_by_role("cell").nth(1)
    rows = site.query("measure/sources", measure_id="SBMS-0004")
    assert {"file_name": file.inner_text(), "sheet": sheet, "cell": cell}.items() <= next(
        row.items() for row in rows if row["field"] == "end" and row["round"] == "2026"
    )


@EITHER_SIZE
def test_a_mailed_link_opens_the_same_list(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/massnahmen?handlungsfeld=7&luecke=no_end&ansicht=Tabelle", size=size).page
    told = headline(page)
    expect(page.get_by_role("button", name=re.compile("Lücken in den Angaben: ohne Enddatum"))).to_be_visible()
    assert headline(visit(page.url, size=size).page) == told


def test_a_table_of_measures_is_no_wider_than_a_telephone_and_its_titles_lead_on(visit: Visitor) -> None:
    page = visit("/massnahmen?ansicht=Tabelle&ressort=SKB", size=PHONE).page
    table = page.get_by_role("table", name="Maßnahmen der Auswahl zur Runde 2026")
    assert table.evaluate("each => [each.scrollWidth, each.parentElement.scrollWidth - each.parentElement.clientWidth]")[1] == 0
    assert table.get_by_role("columnheader").count() == 8
    link = table.get_by_role("row").nth(1).get_by_role("link")
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(title)


@EITHER_SIZE
def test_a_list_is_leafed_through_and_its_measures_too(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/massnahmen?ressort=SASJI", size=size).page
    page.get_by_role("button", name="nächste Seite").click()
    expect(page.get_by_text(re.compile(r"26 bis 50 von \d+ Maßnahmen"))).to_be_visible()
    expect(page).to_have_url(re.compile("seite=2"))
    wait_until_drawn(page)
    first = page.get_by_role("link", name=re.compile("^Beispielmaßnahme")).first
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(title)
    page.get_by_role("link", name=re.compile("→$")).last.click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text(title)


@EITHER_SIZE
def test_the_selection_is_taken_along_as_excel_and_csv(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/massnahmen?ressort=SKB&umsetzungsstand=completed", size=size).page
    counted = count_of(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Als Excel-Datei").click()
    assert taken.value.suggested_filename == "Maßnahmenliste SKB zur Steuerungsrunde 2026.xlsx"
    sheet = load_workbook(io.BytesIO(taken.value.path().read_bytes())).worksheets[0]
    assert sum(str(row[0]).startswith("SKB-") for row in sheet.iter_rows(values_only=True)) == counted
    with page.expect_download() as taken:
        page.get_by_role("link", name="Als CSV-Datei").click()
    lines = list(csv.reader(io.StringIO(taken.value.path().read_text("utf-8-sig")), delimiter=";"))
    assert sum(line[:1] != [] and line[0].startswith("SKB-") for line in lines) == counted


@EITHER_SIZE
def test_a_department_is_opened_from_the_board_by_its_link(visit: Visitor, size: ViewportSize) -> None:
    page = visit("/ressorts", size=size).page
    unfold(page, "Tabelle und Rechenweg", by_keyboard=True)
    page.get_by_role("link", name="SKB · Kinder und Bildung").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kinder und Bildung (SKB)")
    expect(page).to_have_url(re.compile("ressort=SKB"))


@pytest.mark.parametrize("address", PAGES)
def test_the_views_break_no_rule_and_fit_the_screen(visit: Visitor, address: str) -> None:
    page = visit(address, *VIEWS[0]).page
    unfold_all(page)
    for size in in_each_view(page):
        assert unlisted(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= size["width"]
    expect(page.get_by_text(re.compile(r"Page not found|Rerun|Choose options|Traceback"))).to_have_count(0)
