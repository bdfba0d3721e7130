"""The page of the public report from the real entry: it is written, looked through, agreed and released, and nobody else may."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats, settings
from dashboard.report.agreeing import Agreement, record
from dashboard.report.released import files, releases
from dashboard.report.texts import texts as written
from dashboard.report.texts import write
from dashboard.rounds.freezing import freeze
from dashboard.store import Store
from tests.built_once import built_once
from tests.opening import open_page
from tests.pages.group_visit import box, pressed, texts
from tests.small_store import DEPARTMENTS, said, small_store

LEAD = "Federführende Stelle"
PAGE = str(settings.PAGES / "report.py")


@pytest.fixture(autouse=True)
def store(store_path: Path) -> Store:
    return frozen(store_path)


@built_once
def frozen(path: Path) -> Store:
    rows = [
        said("2025", "SKB-0001", title="Kurs"),
        said(
            "2026",
            "SKB-0001",
            title="Kurs",
            stage="in_progress",
            report="Fragen an e.beispiel@bremen.de",
            goal="wie geheim gesagt",
        ),
        said(
            "2026", "SJV-0001", title="Büro", stage="discontinued", internal_note="wie geheim gesagt", goal="Wie geheim gesagt."
        ),
    ]
    store = small_store(path, rows)
    freeze(store, "2025", by=LEAD)
    freeze(store, "2026", by=LEAD)
    return store


def tables(app: AppTest) -> str:
    return "\n".join(each.value.to_csv() for each in app.table)


def test_the_page_says_what_is_written_and_what_is_left_to_do() -> None:
    app = open_page("report.py")
    assert app.header[0].value == (
        "Der Bericht ist ein **Entwurf**: 0 von 14 Texten sind geschrieben; bis zur Veröffentlichung noch **2 Schritte**."
    )
    assert [each.value for each in app.subheader] == ["Entwurf", "Texte", "Was öffentlich wird", "Abstimmung", "Veröffentlichen"]
    assert "Noch nicht vermerkt ist die Abstimmung mit SASJI, SKB, SJV und MAG" in texts(app)


def test_a_text_is_written_and_its_history_stands_below(store: Store) -> None:
    write(store, "2026", ("state", "7"), "Erste Fassung", by=LEAD)
    app = open_page("report.py", {"abschnitt": "state.7"})
    (field,) = app.text_area
    assert field.value == "Erste Fassung"
    field.set_value("Zweite Fassung, Auskunft: e.beispiel@bremen.de")
    pressed(app, "Text speichern")
    assert written(store, "2026")["state", "7"].text == "Zweite Fassung, Auskunft: e.beispiel@bremen.de"
    assert "Mail-Adresse: e" in app.warning[0].value
    assert "Erste Fassung" in texts(app)


def test_a_reason_can_be_written_for_what_was_stopped(store: Store) -> None:
    app = open_page("report.py", {"abschnitt": "dropped.SJV-0001"})
    assert box(app, "Abschnitt").value == "dropped.SJV-0001"
    app.text_area[0].set_value("Der Raum wurde verkauft.")
    pressed(app, "Text speichern")
    assert written(store, "2026")["dropped", "SJV-0001"].text == "Der Raum wurde verkauft."


def test_what_wants_a_second_look_is_marked_with_its_house() -> None:
    told = open_page("report.py").table[0].value
    rows = [tuple(row) for row in told.itertuples(index=False)]
    assert rows == [
        ("SKB-0001", "SKB", "Sachstand", "Mail-Adresse", formats.literal("e.beispiel@bremen.de")),
        ("SJV-0001", "SJV", "Ziel", "steht auch unter „Interne Notiz“", "wie geheim gesagt"),
    ]


def test_each_field_and_each_house_is_shown_as_it_would_go_out() -> None:
    app = open_page("report.py", {"ressort": "SKB"}, {"bericht-felder": True, "bericht-haeuser": True})
    told = tables(app)
    assert "**wird öffentlich**" in told
    assert "bleibt im eigenen Haus" in told
    assert "Sachstand: Fragen an" in texts(app)
    assert "Interne Notiz:" not in texts(app)


def test_the_way_from_draft_to_release(store: Store) -> None:
    for code in DEPARTMENTS[1:]:
        record(store, "2026", code, Agreement("agreed", datetime.now(UTC).date(), None), by=LEAD)
    app = open_page("report.py", state={"bericht-abstimmung": True})
    assert box(app, "Haus").value == "SASJI"
    pressed(app, "Vermerken")
    assert box(app, "Haus").value == "Senat"
    pressed(app, "Vermerken")
    pressed(app, "Bericht veröffentlichen")
    assert app.error[0].value.startswith("Bitte sehen Sie erst an, was öffentlich wird")
    assert releases(store) == []
    app.checkbox[0].check()
    pressed(app, "Bericht veröffentlichen")
    assert "veröffentlicht** (Nr. 1)" in app.header[0].value
    assert [each.name for each in files(store, 1)] == [
        *("Umsetzungsbericht_2026.docx", "Umsetzungsbericht_2026.html", "Umsetzungsbericht_2026.pdf"),
        *("felder.csv", "massnahmen.csv", "verbleib.csv"),
    ]
    assert [each.proto.label for each in app.get("link_button")][3:] == [each.name for each in files(store, 1)]
    assert releases(store)[0].sha256 in tables(app)


def test_a_house_reads_and_does_not_write() -> None:
    app = open_page("report.py", {"haus": "SKB"})
    assert [each.value for each in app.subheader] == ["Entwurf"]
    assert "von der federführenden Stelle" in app.info[0].value
    assert list(app.text_area) == []
