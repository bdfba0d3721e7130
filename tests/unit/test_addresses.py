"""What a link may say: any word of an address may hold anything, and every page answers as ever, with a sentence at most."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.ui.navigation import ENTRIES
from dashboard.ui.ways_to_measures import WORDS
from tests.browser.site import Site, serving
from tests.page_visit import Visit, visiting
from tests.small_store import said, small_store

pytestmark = pytest.mark.xdist_group("server")

KEYS = sorted(
    {*WORDS.values(), "haus", "entwurf", "schritt", "rueckmeldung", "kennung", "auswahl", "von", "von_tag", "bis", "bis_tag"}
    | {"ansicht", "seite", "liste", "sitzung", "stand", "stelle", "sortierung", "runde_tag", "embed", "zeitraum", "art", "person"}
)
"""Every word that some page reads from its address."""

HIDING = {"entwurf": {"hochladen"}, "rueckmeldung": {"hochladen"}, "auswahl": {"massnahme"}}
"""Words that hide others, and the pages that read them."""

WIDE = "\N{FULLWIDTH DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO}"
VALUES = {
    "5,000 digits": "1" * 5_000,
    "a number that no column holds": "9" * 19,
    "a negative number": "-1",
    "a number with a point": "1.5e400",
    "digits of other scripts": WIDE,
    "a digit that is none": "\N{SUPERSCRIPT TWO}",
    "a sign that ends texts": "a\0b",
    "half a character": "%ED%A0%80",
    "a very long word": "ä" * 20_000,
    "a day that does not exist": "2026-02-30",
    "a day before all days": "0000-00-00",
    "markup": "[hier](https://evil.example) <b>x</b> :material/star: ' \" ; --",
    "nothing": "",
    "an address of its own": "runde=" + "1" * 5_000 + "&kennung=a%00b&seite=" + "1" * 5_000,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("addresses") / "store.duckdb"
    rows = [said(code, f"SKB-{number:04}", stage="planned") for code in ("2025", "2026") for number in range(1, 31)]
    small_store(path, rows)
    with serving(path) as running:
        yield running


@pytest.fixture(scope="module")
def visit(site: Site) -> Iterator[Visit]:
    with visiting(urlsplit(site.url).port or 80) as visit:
        yield visit


def failures(visit: Visit, page: str, query: str) -> list[str]:
    """What a page says of an error when it is opened at this address."""
    visit.ask(page, query)
    found = []
    for message in visit.messages():
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "exception":
                found.append(element.exception.message)
            case "alert" if "Fehlernummer" in element.alert.body:
                found.append(element.alert.body)
        if message.WhichOneof("type") == "script_finished" and message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            found += [] if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN else ["the script was broken off"]
    return found


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("page", [entry.url for entry in ENTRIES])
def test_no_word_of_an_address_is_an_error(visit: Visit, page: str, kind: str) -> None:
    hostile = dict.fromkeys(KEYS, VALUES[kind])
    # Some words hide others: a draft hides a receipt, a packed choice what stands beside it, an unknown measure its history.
    plain = {key: word for key, word in hostile.items() if key not in HIDING}
    known = plain | {"kennung": "SKB-0001", "runde": "2026", "von": "tag", "bis": "tag"}
    hiding = [plain | {key: VALUES[kind]} for key, pages in HIDING.items() if page in pages]
    for query in (plain, known, *hiding):
        assert failures(visit, page, urlencode(query)) == []
