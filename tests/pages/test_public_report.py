"""The public view: what a released report says, for whoever is nobody here too where it is opened; and nothing else to him."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries, settings
from dashboard.access.mapping import LoginError
from dashboard.papers.report_facts import ReportFacts
from dashboard.papers.report_rows import attachments
from dashboard.report.agreeing import Agreement, record
from dashboard.report.released import File, release
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from dashboard.ui.handing_out import _OFFERS, Offer, taken
from dashboard.ui.navigation import ENTRIES
from dashboard.ui.viewing import VISITOR
from tests.built_once import built_once
from tests.opening import links, open_page
from tests.pages.test_roles import ACCESS, told, visited
from tests.planted_store import DRAFT, OWN, SHARED, planted_store
from tests.small_store import DEPARTMENTS, said, small_store

FILE = "public_report.py"
BY = "Federführende Stelle"
DAY = date(2026, 11, 24)


def publish(store: Store, round_code: str, bodies: tuple[str, ...] = DEPARTMENTS) -> None:
    """Release the report of a round, with the rows that the product makes of it."""
    for body in (*bodies, None):
        record(store, round_code, body, Agreement("agreed", DAY, None), by=BY)
    rows = attachments(ReportFacts.of(store, round_code, DAY, is_final=True))
    made = [File(each.name, each.mime, each.content.encode()) for each in rows]
    release(store, round_code, [File("bericht.pdf", "application/pdf", b"%PDF"), *made], today=date(2026, 11, 29), by=BY)


@built_once
def frozen_store(path: Path) -> Store:
    rows = [
        said("2025", "SKB-0001", title="Kurs"),
        said("2025", "SKB-0002", title="Rat"),
        said("2026", "SKB-0001", title="Kurs [für] alle", stage="completed", report="Alle Plätze sind belegt.", rating="red"),
        said("2026", "SKB-0002", title="Rat", stage="discontinued", report="Kein Bedarf.", levels=["bremen"]),
        said("2026", "SJV-0001", title="Haft", action_field=7, stage="planned", levels=["land", "bremen"]),
    ]
    store = small_store(path, rows)
    for code in ("2025", "2026"):
        freeze(store, code, by=BY)
    return store


@built_once
def released_store(path: Path) -> Store:
    store = frozen_store(path)
    publish(store, "2026")
    return store


@built_once
def planted_and_released(path: Path) -> Store:
    store = planted_store(path)
    freeze(store, "2026", by=BY)
    bodies = queries.run(store, "round_sheet/bodies", round="2026")["code"].to_list()
    publish(store, "2026", tuple(bodies))
    return store


@pytest.fixture
def released(store_path: Path) -> Store:
    return released_store(store_path)


def listed(app: AppTest) -> list[str]:
    """The titles in the list of measures."""
    return list(app.table[0].value["Maßnahme"])


def offers(app: AppTest) -> dict[str, Offer]:
    return {each.proto.label: _OFFERS[each.proto.url.rpartition("/")[2]] for each in app.get("link_button")}


def test_before_a_release_there_is_nothing_to_see(store_path: Path) -> None:
    frozen_store(store_path)
    assert "Noch ist kein Bericht veröffentlicht." in told(open_page(FILE))


@pytest.mark.usefixtures("released")
def test_the_list_has_every_measure_of_the_report_text_alone() -> None:
    app = open_page(FILE)
    assert app.title[0].value == "Öffentlicher Bericht: Steuerungsrunde 2026"
    assert app.header[0].value.startswith("Der Bericht nennt **3 Maßnahmen**: umgesetzt **1 von 3**, Daueraufgabe **0 von 3**, ")
    assert len(listed(app)) == 3
    assert "[Kurs \\[für\\] alle](oeffentlich?runde=2026&kennung=SKB-0001)" in listed(app)[0]
    assert "gefährdet" not in told(app)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({"handlungsfeld": "7"}, ["SJV-0001"]),
        ({"ressort": "skb"}, ["SKB-0001", "SKB-0002"]),
        ({"umsetzungsstand": "eingestellt"}, ["SKB-0002"]),
        ({"ebene": "Stadt Bremen"}, ["SKB-0002", "SJV-0001"]),
        ({"ressort": "SKB", "umsetzungsstand": "umgesetzt"}, ["SKB-0001"]),
    ],
)
@pytest.mark.usefixtures("released")
def test_the_address_filters(query: Mapping[str, str], keys: list[str]) -> None:
    assert [
        key for title in listed(open_page(FILE, query)) for key in keys if f"({key.replace('-', chr(92) + '-')})" in title
    ] == keys


@pytest.mark.usefixtures("released")
def test_what_a_filter_does_not_know_is_named() -> None:
    app = open_page(FILE, {"ressort": "XYZ"})
    assert any("XYZ" in each.value and "das gibt es in diesem Bericht nicht" in each.value for each in app.caption)
    assert len(listed(app)) == 3


@pytest.mark.usefixtures("released")
def test_a_measure_has_all_that_is_said_of_it_and_what_is_not() -> None:
    app = open_page(FILE, {"kennung": "SKB-0002"})
    assert app.header[0].value == "**Rat** (SKB\\-0002): eingestellt."
    text = told(app)
    assert "**Grund:** Kein Bedarf." in text
    assert "**Verbleib seit dem früheren Stand:** eingestellt" in text
    assert any(each.value.startswith("Nicht gemeldet: ") for each in app.caption)
    assert ("Zurück zur Liste", "oeffentlich?runde=2026") in links(app)
    assert "nennt dieser Bericht nicht" in open_page(FILE, {"kennung": "SKB-9999"}).warning[0].value


@pytest.mark.usefixtures("released")
def test_what_became_of_each_and_the_files_as_released() -> None:
    app = open_page(FILE)
    fates = list(zip(app.table[1].value["Verbleib"], app.table[1].value["Anzahl"], strict=True))
    assert fates == [("umbenannt", "1"), ("eingestellt", "1"), ("neu", "1")]
    found = offers(app)
    assert list(found) == ["bericht.pdf", "felder.csv", "massnahmen.csv", "verbleib.csv"]
    assert found["bericht.pdf"].paper.make() == b"%PDF"


def test_what_comes_later_changes_nothing(released: Store) -> None:
    """The page is drawn from the files of the release: the state that holds now may say anything."""
    with released.write() as writer:
        writer.update("measure_version", {"title": "Anders"}, {"measure_id": "SKB-0001"})
    assert "Kurs" in listed(open_page(FILE))[0]
    assert "Anders" not in told(open_page(FILE))


# whoever is nobody here


@pytest.fixture
def opened(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A planted store with a login, a released report, and the public view switched on."""
    planted_and_released(store_path)
    access = store_path.with_name("zugang.toml")
    access.write_text(ACCESS, "utf-8")
    monkeypatch.setattr(settings, "ACCESS", access)
    monkeypatch.setattr(settings, "DRAFTS", store_path.with_name("drafts"))
    monkeypatch.setattr(settings, "IS_PUBLIC", True)
    return store_path


@pytest.mark.usefixtures("opened")
def test_without_a_login_the_report_is_there_and_no_planted_word() -> None:
    app = visited(FILE, None)
    assert not app.exception
    assert app.title[0].value.startswith("Öffentlicher Bericht: ")
    assert len(listed(app)) > 100
    assert [word for word in (OWN, SHARED, DRAFT) if word in told(app)] == []
    assert ("Anmelden", "ueberblick") in links(app)


@pytest.mark.parametrize("file", [entry.file for entry in ENTRIES if not entry.is_public])
@pytest.mark.usefixtures("opened")
def test_every_other_page_stays_shut(file: str) -> None:
    app = visited(file, None)
    assert not app.exception
    assert [each.value for each in app.title] == ["Anmeldung"]
    assert links(app) == [("Öffentlicher Bericht", "oeffentlich")]
    assert (len(app.metric), len(app.table), len(app.get("vega_lite_chart"))) == (0, 0, 0)


@pytest.mark.usefixtures("opened")
def test_where_it_is_not_opened_the_page_is_shut_like_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "IS_PUBLIC", False)
    app = visited(FILE, None)
    assert [each.value for each in app.title] == ["Anmeldung"]
    assert (links(app), len(app.table)) == ([], 0)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("group", ["leitung", "alle", "fremd"])
def test_who_is_logged_in_sees_the_same_report(group: str) -> None:
    """Also somebody without a role, to whom every other page is shut."""
    app = visited(FILE, group)
    assert not app.exception
    assert listed(app) == listed(visited(FILE, None))


@pytest.mark.usefixtures("opened")
def test_a_file_of_the_report_is_for_everybody_and_no_other_one(monkeypatch: pytest.MonkeyPatch) -> None:
    public, whole = visited(FILE, None), visited("papers.py", "leitung")
    monkeypatch.setattr("dashboard.ui.handing_out.runtime", _Open)
    for each in public.get("link_button"):
        offer = taken(each.proto.url.rpartition("/")[2], {})
        assert offer.who == VISITOR
        assert isinstance(offer.paper.make(), bytes)
    for each in whole.get("link_button"):
        with pytest.raises(LoginError):
            taken(each.proto.url.rpartition("/")[2], {})
    monkeypatch.setattr(settings, "IS_PUBLIC", False)
    with pytest.raises(LoginError):
        taken(public.get("link_button")[0].proto.url.rpartition("/")[2], {})


class _Open:
    """Streamlit's runtime in a server whose pages are all open."""

    @staticmethod
    def get_instance() -> type[_Open]:
        return _Open

    @staticmethod
    def is_active_session(session_id: str) -> bool:
        return session_id is not None


@pytest.mark.usefixtures("opened")
def test_a_login_that_has_ended_reads_the_report_as_everybody_does() -> None:
    app = visited(FILE, "leitung", exp=time.time() - 1)
    assert app.title[0].value.startswith("Öffentlicher Bericht: ")
