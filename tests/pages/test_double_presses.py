"""Whoever presses twice, before the page could show what came of the first press, has written once and reads what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.store import Store
from tests.built_once import built_once
from tests.opening import open_page
from tests.pressing import press_twice
from tests.small_store import Delivered, Told, said, small_store

ROWS = [
    said("2025", "SKB-0001", title="Sprachkurse", stage="planned"),
    said("2025", "SASJI-0001", title="Beratung", stage="planned"),
    said("2026", "SKB-0001", title="Sprachkurse", stage="merged"),
    said("2026", "SKB-0002", title="Lesen üben", stage="in_progress"),
    said("2026", "SASJI-0001", title="Beratung", stage="in_progress"),
    said("2026", "SJV-0001", title="Rechtskunde", stage="planned"),
]


@built_once
def waiting(path: Path) -> Store:
    """In 2026 SJV waits with a draft (number 4), a merge for the consent of SASJI, SKB for its answer; a meeting lies ahead."""
    merged = Told("2026", "SKB", "merged_into", "SKB-0001", "SASJI-0001")
    store = small_store(path, ROWS, [Delivered("2026", "SJV", is_released=False)], told=[merged])
    with store.write() as writer:
        writer.execute("update steering_round set deadline = date '2026-10-15' where round = '2026'")
        writer.insert("meeting", [{"kind": "meeting", "day": date(2099, 9, 10), "title": "2. Sitzung"}])
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    ask(store, Inquiry("2026", "SKB", "Wie viele?", "Arbeitsgruppe", date(2026, 10, 1)))
    return store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "drafts")
    return waiting(tmp_path / "store.duckdb")


def fill(elements: Any, label: str, value: object) -> None:
    """Enter a value into the first of the fields of that label."""
    next(each for each in elements if each.label == label).set_value(value)


def freeze(app: AppTest) -> None:
    fill(app.text_input, "Stelle, die festschreibt", "Referat 31")
    app.checkbox[0].check()


def add_item(app: AppTest) -> None:
    fill(app.text_input, "Wortlaut", "Begrüßung")


def decide(app: AppTest) -> None:
    fill(app.text_area, "Wortlaut", "Kurse ausweiten")
    fill(app.selectbox, "Beschlussart", "erweitern")


def release(app: AppTest) -> None:
    app.text_input(key="freigeben-4-funktion").set_value("Abteilungsleitung")


def remind(app: AppTest) -> None:
    app.multiselect[0].set_value(["SJV", "MAG-BHV"])


def ask_for_time(app: AppTest) -> None:
    fill(app.text_input, "Bis wann brauchen Sie Zeit?", "24.12.2026")
    next(each for each in app.text_input if "Zahlen der Ämter" in each.placeholder).set_value("Umzug")


def reply(app: AppTest) -> None:
    fill(app.text_area, "Antwort", "240")
    fill(app.text_input, "Antwort freigegeben durch (Funktion, kein Name)", "Abteilungsleitung")


def agree(app: AppTest) -> None:
    fill(app.radio, "Was sagt das Haus?", "stimmt zu")


def choose_fields(app: AppTest) -> None:
    app.button_group[0].set_value([1])


def inquire(app: AppTest) -> None:
    fill(app.selectbox, "An", "SKB")
    app.run()
    fill(app.text_area, "Frage", "Seit wann?")


def note(app: AppTest) -> None:
    fill(app.selectbox, "Handlungsfeld", "1")
    fill(app.selectbox, "Maßnahme", "SKB-0002")
    fill(app.text_area, "Notiz", "Zahlen fehlen")


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form stands, how it is filled and sent; the table that it writes and how many rows it adds; what the page says."""

    page: str
    query: dict[str, str]
    fold: str
    fill: Callable[[AppTest], None]
    button: str
    table: str
    rows: int
    sentence: str


FORMS = {
    "freezing": Form(
        "steering_round.py", {"runde": "2025"}, "", freeze, "Stand festschreiben", "round_freeze", 1, "ist festgeschrieben"
    ),
    "agenda": Form(
        "steering_round.py",
        {"runde": "2026"},
        "tagesordnung-bearbeiten",
        add_item,
        "Punkt aufnehmen",
        "agenda_item where title = 'Begrüßung'",
        1,
        "als 1. Fassung",
    ),
    "decision": Form(
        "decisions.py", {}, "beschluss-aufnehmen", decide, "Beschluss aufnehmen", "decision_entry", 1, "Beschluss Nr. 1 ist"
    ),
    "release": Form(
        "delivery_board.py",
        {"ressort": "SJV", "haus": "SJV"},
        "rueckmeldung-4",
        release,
        "Jetzt freigeben",
        "release where delivery_id = 4",
        1,
        "ist freigegeben",
    ),
    "reminding": Form(
        "delivery_board.py", {}, "erinnerungen-vermerken", remind, "Erinnerungen vermerken", "reminder", 2, "2 Erinnerungen sind"
    ),
    "more time": Form(
        "delivery_board.py",
        {"ressort": "SJV", "haus": "SJV"},
        "",
        ask_for_time,
        "Um mehr Zeit bitten",
        "extension_request",
        1,
        "24.12.2026",
    ),
    "answer": Form(
        "delivery_board.py",
        {"ressort": "SKB", "haus": "SKB"},
        "",
        reply,
        "Antwort geben",
        "inquiry_reply",
        1,
        "Die Frage Nr. 1 ist beantwortet",
    ),
    "consent": Form("changes.py", {}, "", agree, "Erfassen", "consent", 1, "zugestimmt"),
    "fields of a meeting": Form("working_group.py", {}, "", choose_fields, "Festhalten", "meeting_plan", 1, "1 Handlungsfeld"),
    "inquiry": Form(
        "working_group.py", {}, "frage-stellen", inquire, "Frage stellen", "inquiry where text = 'Seit wann?'", 1, "Frage"
    ),
    "note": Form("working_group.py", {}, "notiz-aufnehmen", note, "Notiz aufnehmen", "meeting_note", 1, "Notiz"),
}


@pytest.mark.parametrize("what", FORMS)
def test_a_form_that_is_sent_twice_acts_once(store: Store, what: str) -> None:
    form = FORMS[what]
    app = open_page(form.page, form.query, {form.fold: True} if form.fold else {})
    form.fill(app)

    press_twice(app, next(each for each in app.button if each.label == form.button))

    assert store.query(f"select count(*) as n from {form.table}")["n"].to_list() == [form.rows]  # noqa: S608 - our own words
    assert [each.value for each in app.error] == []
    assert form.sentence in app.success[0].value.replace("\\", "")
