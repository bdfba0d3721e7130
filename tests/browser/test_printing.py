"""What comes out of the printer: pages without a control, black on white, nothing cut; and the page "Lage" on one sheet."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page, ViewportSize
from pypdf import PageObject, PdfReader

from tests.browser.chromium import PHONE, WIDE, Scheme
from tests.browser.conftest import Visitor
from tests.browser.site import Site

PROJECTOR = ViewportSize(width=1920, height=1080)
A4, A4_ACROSS = (595, 842), (842, 595)
"""Width and height in points."""
CONTROLS = re.compile(
    r"Rechenweg|Gesellschaftliche Teilhabe und Diversität|Bericht und Hinweise|Weitere Filter|Ressort/Stelle\n|Als Excel-Datei|"
    r"Wörter, Kennung|bitte wählen|Zeitstrahl|Öffnen\b|arrow_forward|Jede Zahl öffnet|ohne Zielgruppe|Bitte wählen Sie|"
    r"nichts einzutragen|[Zz]ur Liste|Eintragen\b|Drucken\b|Es fragt: "
)
"""Words of the navigation and of controls."""
PAGES = {
    "/": 4,
    "/veraenderungen": 3,
    "/massnahmen": 3,
    "/massnahme?kennung=SKB-0004": 2,
    "/ressorts?ressort=SKB": 3,
    "/runde": 3,
    "/rueckmeldelisten?haus=federfuehrend": 2,
}
"""How many sheets a page may need: nothing keeps room for what stays on the screen."""
GROUNDS = """() => [...document.querySelectorAll('body, body *:not(svg *)')]
    .filter(each => each.checkVisibility())
    .map(each => getComputedStyle(each).backgroundColor)
    .filter(colour => colour !== 'rgba(0, 0, 0, 0)')"""
"""The colours that lie on the paper, outside charts."""
INKS = "() => [...new Set([...document.querySelectorAll('svg.marks text')].map(each => getComputedStyle(each).fill))]"


def printed(page: Page) -> PdfReader:
    """What the browser's own printing makes of the page."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def sizes(paper: PdfReader) -> list[tuple[int, int]]:
    return [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in paper.pages]


def words(paper: PdfReader) -> str:
    """All that is written on the sheets; the fonts' ligatures as letters, line breaks as blanks."""
    return " ".join(words_of(sheet) for sheet in paper.pages)


def words_of(sheet: PageObject) -> str:
    return re.sub(r"[ \n]+", " ", unicodedata.normalize("NFKC", sheet.extract_text()))


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PROJECTOR)])
def test_the_situation_is_one_sheet_across_with_sentence_fields_and_requests(
    visit: Visitor, site: Site, scheme: Scheme, size: ViewportSize
) -> None:
    paper = printed(visit("/lage", scheme, size).page)
    text = words(paper)

    assert sizes(paper) == [A4_ACROSS]
    assert "7 Maßnahmen sind verzögert, 6 gefährdet, 2 sind überfällig. Umgesetzt sind 42 von 179" in text
    fields = [f"{row['number']} {row['short_name']}" for row in site.query("master/action_field")]
    assert len(fields) == 13
    assert [name for name in fields if name not in text] == []
    asked = [row["title"] for row in site.query("agenda/asked", round="2026")]
    assert len(asked) == 5
    assert [title for title in asked if title not in text] == []
    assert "Beispieldaten – keine Angaben der Häuser" in text
    assert "Stand 30.09.2026 · Entwurf in Abstimmung · abgerufen am " in text
    assert not CONTROLS.search(text)


def test_the_situation_is_one_sheet_also_from_a_telephone(visit: Visitor) -> None:
    assert sizes(printed(visit("/lage", "dark", PHONE).page)) == [A4_ACROSS]


def lowest(page: Page) -> float:
    """Where the lowest chart or line of the page "Lage" ends, in pixels."""
    found: float = page.locator(".st-key-lage").evaluate(
        "lage => Math.max(...[...lage.querySelectorAll('svg.marks, p')].map(each => each.getBoundingClientRect().bottom))"
    )
    return found


def test_the_situation_fits_a_notebook_without_scrolling(visit: Visitor) -> None:
    assert lowest(visit("/lage", size=ViewportSize(width=1440, height=900)).page) <= 900


def test_the_situation_fits_a_projector_without_scrolling(visit: Visitor) -> None:
    page = visit("/lage", size=PROJECTOR).page
    letters = page.locator("svg.marks text").evaluate_all(
        "all => all.filter(each => /^[0-9]+$/.test(each.textContent)).map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert lowest(page) <= PROJECTOR["height"]
    assert min(letters) >= 16


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_printed_on_upright_sheets_without_its_controls(visit: Visitor, address: str) -> None:
    paper = printed(visit(address).page)
    assert set(sizes(paper)) == {A4}
    assert len(paper.pages) <= PAGES[address]
    assert not CONTROLS.search(words(paper))


def points_of(paper: PdfReader, wanted: set[str]) -> dict[str, float]:
    """How high the letters of these words are on the sheets, each at its smallest."""
    found: dict[str, float] = {}

    def note(text: str, current: list[float], placed: list[float], _: object, size: float) -> None:
        if (word := text.strip()) in wanted:
            found[word] = min(found.get(word, 99), round(abs(size * placed[3] * current[3]), 1))

    for sheet in paper.pages:
        sheet.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PROJECTOR)])
def test_charts_are_drawn_for_the_sheet_with_letters_of_eight_points_and_again_for_the_screen(
    visit: Visitor, scheme: Scheme, size: ViewportSize
) -> None:
    page = visit("/", scheme, size).page
    widths = "() => [...document.querySelectorAll('svg.marks')].map(each => Math.round(each.getBoundingClientRect().width))"
    before = page.evaluate(widths)
    found = points_of(printed(page), {"geplant", "umgesetzt", "SASJI", "Quartiere", "Land"})
    assert set(found) == {"geplant", "umgesetzt", "SASJI", "Quartiere", "Land"}
    assert min(found.values()) >= 8
    page.wait_for_function(f"before => JSON.stringify(({widths})()) === JSON.stringify(before)", arg=before)


def test_numbers_that_can_be_pressed_are_told_on_paper(visit: Visitor) -> None:
    text = words(printed(visit("/veraenderungen").page))
    assert "173 Steuerungsrunde 2025 + 6 neu" in text
    assert "= 179 Steuerungsrunde 2026" in text


def test_a_long_table_begins_on_the_first_sheet_and_repeats_its_heads(visit: Visitor) -> None:
    sheets = [words_of(sheet) for sheet in printed(visit("/massnahmen?ansicht=Tabelle").page).pages]
    assert "SASJI-0001" in sheets[0].replace("- ", "-")
    assert all("Kennung Maßnahme Haus Umsetzungsstand" in sheet for sheet in sheets)


def test_a_timeline_is_one_sheet_with_letters_of_eight_points_and_gets_the_rows_of_the_screen_back(visit: Visitor) -> None:
    page = visit("/massnahmen?ansicht=Zeitstrahl").page
    height = "() => document.querySelector('svg.marks').getBoundingClientRect().height"
    before = page.evaluate(height)
    paper = printed(page)
    assert len(paper.pages) == 1
    assert points_of(paper, {"umgesetzt"})["umgesetzt"] >= 8
    page.wait_for_function(f"before => ({height})() === before", arg=before)


def test_the_dark_scheme_is_printed_black_on_white(visit: Visitor) -> None:
    page = visit("/lage", "dark", PROJECTOR).page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(GROUNDS) == []
    # Ink, muted, and the colours of the two ratings of the light scheme.
    assert set(page.evaluate(INKS)) == {"rgb(22, 32, 42)", "rgb(85, 96, 106)", "rgb(138, 90, 0)", "rgb(179, 32, 29)"}


def test_a_box_of_what_is_open_is_not_cut_between_two_sheets(visit: Visitor) -> None:
    paper = printed(visit("/runde", "light", WIDE).page)
    sheet = next(words_of(each) for each in paper.pages if "3 Fragen sind unbeantwortet" in words_of(each))
    assert "Zur Arbeitsgruppe: offene Fragen" in sheet
