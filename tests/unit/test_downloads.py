"""Files leave by our own way, made for whoever asks; with another one's address, without a cookie or with a forged one none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest

from dashboard import settings
from dashboard.downloads import disposition
from dashboard.trail import Event, Kind
from tests.logged_in import Guarded, ask, guarded_site, page_of
from tests.pages.test_roles import FORBIDDEN
from tests.planted_store import HOUSE, OWN, SHARED

pytestmark = pytest.mark.xdist_group("downloads")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded_site(tmp_path_factory.mktemp("downloads")) as site:
        yield site


def test_a_house_takes_its_own_sheet_and_nothing_keeps_it(guarded: Guarded) -> None:
    mine = guarded.cookie("haus-person", "haus")
    with page_of(guarded.port, mine) as page:
        page.ask("rueckmeldelisten")
        response, content = ask(guarded.port, page.links["Rückmeldeliste"], cookie=mine)
    assert response.status == 200
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert response.getheader("Cache-Control") == "no-store"
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert (response.getheader("Content-Disposition") or "").startswith('attachment; filename="Rueckmeldeliste')


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("nobody", "Bitte melden Sie sich an."),
        ("forged", "Bitte melden Sie sich an."),
        ("expired", "Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an."),
        ("another house", "Dieser Verweis gilt nicht mehr."),
        ("another person of the house", "Dieser Verweis gilt nicht mehr."),
        ("the same person without the role", "haben in diesem Dashboard aber keine Rolle"),
    ],
)
def test_who_was_not_given_an_address_gets_one_sentence(guarded: Guarded, who: str, sentence: str) -> None:
    cookies = {
        "nobody": "",
        "forged": guarded.cookie("haus-person", "haus", secret="x" * 40),
        "expired": guarded.cookie("haus-person", "haus", exp=1.0),
        "another house": guarded.cookie("anderes-person", "anderes-haus"),
        "another person of the house": guarded.cookie("zweite-person", "haus"),
        "the same person without the role": guarded.cookie("haus-person", "kantine"),
    }
    with page_of(guarded.port, guarded.cookie("haus-person", "haus")) as page:
        page.ask("rueckmeldelisten")
        response, told = ask(guarded.port, page.links["Rückmeldeliste"], cookie=cookies[who])
    assert response.status == 403
    assert sentence in told.decode()
    assert response.getheader("Cache-Control") == "no-store"


def test_each_file_that_leaves_and_each_refusal_stands_in_the_trail(guarded: Guarded) -> None:
    mine = guarded.cookie("haus-person", "haus")
    with page_of(guarded.port, mine) as page:
        page.ask("rueckmeldelisten")
        address = page.links["Rückmeldeliste"]
        before = len(guarded.trail())
        for cookie in (mine, guarded.cookie("anderes-person", "anderes-haus"), ""):
            ask(guarded.port, address, cookie=cookie)
    taken, refused = guarded.trail()[before:]
    assert taken == Event(Kind.DOWNLOAD, "Rückmeldeliste", "haus-person", f"Ansprechstelle {HOUSE}", HOUSE, detail="Runde 2026")
    assert refused == Event(Kind.REFUSAL, "Datei herunterladen", "anderes-person")


def test_an_address_ends_with_its_page(guarded: Guarded) -> None:
    mine = guarded.cookie("haus-person", "haus")
    with page_of(guarded.port, mine) as page:
        page.ask("rueckmeldelisten")
        address = page.links["Leere Vorlage"]
        assert ask(guarded.port, address, cookie=mine)[0].status == 200
    response, told = ask(guarded.port, address, cookie=mine)
    assert (response.status, "gilt nicht mehr" in told.decode()) == (404, True)


def test_an_address_stays_while_its_page_is_drawn_again(guarded: Guarded) -> None:
    with page_of(guarded.port, guarded.cookie("haus-person", "haus")) as page:
        page.ask("rueckmeldelisten")
        before = dict(page.links)
        page.ask("rueckmeldelisten")
        assert page.links == before


@pytest.mark.parametrize("path", ["/media/0123456789abcdef.xlsx", "/component/x/index.html", "/_stcore/bidi-components/x/y.js"])
def test_nothing_leaves_by_the_name_of_a_file_alone(guarded: Guarded, path: str) -> None:
    response, told = ask(guarded.port, path, cookie=guarded.cookie("leitung-person", "leitung"))
    assert (response.status, told.decode()) == (404, "Diese Adresse gibt es nicht.")


PAGES = ("rueckmeldelisten", "massnahmen", "veraenderungen", "stammdaten", "runde?runde=2026", f"rueckmeldestand?ressort={HOUSE}")


def written_in(content: bytes) -> str:
    """All that a file holds, of archives and office files what is packed in them."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(written_in(packed.read(name)) for name in packed.namelist())


def files_of(guarded: Guarded, group: str) -> dict[str, str]:
    """Each file that the pages hand out to somebody of this group, and what it holds."""
    mine = guarded.cookie(f"{group}-person", group)
    found = {}
    with page_of(guarded.port, mine) as page:
        for address in PAGES:
            page.ask(*address.split("?"))
            for label, link in page.links.items():
                response, content = ask(guarded.port, link, cookie=mine)
                assert response.status == 200, label
                found[f"{address} {label}"] = written_in(content)
    return found


@pytest.mark.parametrize("group", ["anderes-haus", "runde", "ag", "alle"])
def test_no_file_holds_a_word_that_is_not_for_these_eyes(guarded: Guarded, group: str) -> None:
    files = files_of(guarded, group)
    assert len(files) > 3
    assert [(name, word) for name, told in files.items() for word in FORBIDDEN[group] if word in told] == []


def test_the_own_files_hold_the_words_of_the_house(guarded: Guarded) -> None:
    """Else no file could hold a forbidden one either."""
    told = files_of(guarded, "haus")
    assert OWN in told["rueckmeldelisten Rückmeldeliste"]
    assert SHARED in told["massnahmen Als CSV-Datei"]


def test_no_page_leaves_a_file_where_its_name_is_enough() -> None:
    sources = [path for folder in ("dashboard", "pages") for path in (settings.ROOT / folder).rglob("*.py")]
    ways = re.compile(r"\b(download_button|st\.(image|audio|video|pdf|iframe))\b")
    assert [path.name for path in sources if ways.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Liste SKB.xlsx", "attachment; filename=\"Liste SKB.xlsx\"; filename*=UTF-8''Liste%20SKB.xlsx"),
        ("Maßnahmen.csv", "attachment; filename=\"Ma_nahmen.csv\"; filename*=UTF-8''Ma%C3%9Fnahmen.csv"),
        ('../..\\a";\r\nX: y.xlsx', "attachment; filename=\"-..-a-;-X- y.xlsx\"; filename*=UTF-8''-..-a-%3B-X-%20y.xlsx"),
        (" . ", "attachment; filename=\"Datei\"; filename*=UTF-8''Datei"),
    ],
)
def test_no_name_of_a_file_breaks_its_header(name: str, header: str) -> None:
    assert disposition(name) == header
