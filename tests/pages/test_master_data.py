"""The page of the master data from the real entry: what holds, entering a round, a workbook held against it, taking back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.intake.master.adding import with_deadline, with_round
from dashboard.intake.master.tables import Load, load_master, loads
from dashboard.intake.master.taking import take_master
from dashboard.intake.master.wording import ENTERED
from dashboard.master import Round
from dashboard.store import Store
from dashboard.ui import data
from dashboard.ui.day_field import PATTERN, written
from dashboard.ui.master_data.page import opening_sentence
from tests.master_edits import edited, row_of
from tests.opening import LEAD_UNIT
from tests.sample_store import sample_store
from tests.unit.masters import MASTER

ENTRY = settings.ROOT / "dashboard" / "app.py"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    return sample_store(path)


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.query_params["haus"] = LEAD_UNIT
    app.run()
    app.switch_page(str(settings.PAGES / "master_data.py")).run()
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def day_fields(app: AppTest) -> list[Any]:
    return [each for each in app.text_input if each.placeholder == PATTERN]


def words(app: AppTest) -> str:
    elements = (*app.header, *app.markdown, *app.success, *app.error, *app.info)
    return "\n".join(str(each.value) for each in elements).replace("\\", "")


def history(app: AppTest) -> list[tuple[str, str]]:
    return [(row["Was"].replace("\\", "").split("  \n")[0], row["Stand"]) for row in app.table[0].value.to_dict("records")]


def unfolded(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    app.run()
    return app


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    button.click().run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("store")
def test_the_page_says_what_holds_and_offers_it() -> None:
    app = opened()

    assert "Es gelten die Stammdaten vom" in words(app)
    assert [each.proto.label for each in app.get("link_button")] == ["Stammdaten herunterladen (Excel)"]


@pytest.mark.usefixtures("store")
def test_a_house_sees_what_holds_and_changes_nothing() -> None:
    app = opened(haus="SKB")

    assert "Geändert werden sie von der federführenden Stelle" in words(app)
    assert not app.get("file_uploader")


def test_a_round_is_entered_in_a_form_and_holds_at_once(store: Store) -> None:
    app, year = unfolded(opened(), "stammdaten-runde"), date.today().year + 1
    app.text_input[0].set_value(str(year))
    for at, day in enumerate((date(year, 9, 30), date(year, 10, 15), date(year, 11, 25))):
        day_fields(app)[at].set_value(written(day))
    pressed(app, "Runde anlegen")

    assert (
        f"Die Runde {year} ist angelegt (Stichtag 30.09.{year}, Frist 15.10.{year}, Sitzung am 25.11.{year}). Ihre Abfrage "
        f"beginnt spätestens am 02.07.{year}; bis dahin bleiben die Seiten bei der Runde davor."
    ) in words(app)
    assert not app.toast  # it is said in one place
    assert load_master(store).rounds[-1].title == f"Steuerungsrunde {year}"
    assert loads(store)[-1].reason == "Runde 2027 angelegt"


@pytest.mark.usefixtures("store")
def test_a_day_that_the_calendar_does_not_have_is_refused_and_all_gaps_are_told_at_once() -> None:
    app = unfolded(opened(), "stammdaten-runde")
    day_fields(app)[1].set_value("31.06.2027")
    pressed(app, "Runde anlegen")

    told = "31.06.2027 gibt es nicht; bitte das Datum prüfen. Bitte geben Sie die Runde und den Stichtag an;"
    assert told in words(app)
    assert day_fields(app)[1].value == "31.06.2027"


@pytest.mark.usefixtures("store")
def test_a_round_without_its_day_is_refused_and_the_form_stays() -> None:
    app = unfolded(opened(), "stammdaten-runde")
    app.text_input[0].set_value("2027")
    pressed(app, "Runde anlegen")

    assert "Bitte geben Sie den Stichtag an; ohne diese Angabe wird nichts geändert." in words(app)


@pytest.mark.parametrize(
    ("code", "days", "sentence"),
    [
        ("2026", [date(2027, 9, 30)], "Eine Runde „2026“ gibt es schon; bitte die neue anders nennen."),
        ("2027", [date(2026, 9, 30)], "Den Stichtag 30.09.2026 der Runde 2027 hat schon die Runde 2026;"),
        ("2027", [date(2027, 9, 30), date(2026, 10, 15)], "Die Frist der Runde 2027 (15.10.2026) liegt zu weit vom Stichtag"),
    ],
)
def test_a_round_that_cannot_be_meant_is_refused_without_talk_of_cells(
    store: Store, code: str, days: list[date], sentence: str
) -> None:
    app = unfolded(opened(), "stammdaten-runde")
    app.text_input[0].set_value(code)
    for at, day in enumerate(days):
        day_fields(app)[at].set_value(written(day))
    pressed(app, "Runde anlegen")

    assert sentence in words(app)
    assert "Zelle" not in words(app)
    assert len(loads(store)) == 1


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("form", "day", "button", "sentence"),
    [
        ("sitzung", date(2026, 11, 5), "Sitzung anlegen", "Am 05.11.2026 gäbe es zwei Sitzungen der Arbeitsgruppe;"),
        (
            "frist",
            date(2020, 1, 1),
            "Frist ändern",
            "Die Frist der Runde 2026 (01.01.2020) liegt zu weit vom Stichtag 30.09.2026:",
        ),
        ("frist", date(2026, 10, 15), "Frist ändern", "Die Frist der Runde 2026 ist schon der 15.10.2026;"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(form: str, day: date, button: str, sentence: str) -> None:
    app = unfolded(opened(), f"stammdaten-{form}")
    day_fields(app)[0].set_value(written(day))
    if form == "frist":
        app = pressed(app, button)
        assert "Bitte geben Sie die Runde an; ohne diese Angabe wird nichts geändert." in words(app)
        next(each for each in app.selectbox if each.label == "Runde").set_value("2026")
    pressed(app, button)

    assert sentence in words(app)
    assert len(loads(data.store())) == 1


def rename(workbook: Any) -> None:
    sheet = workbook["Handlungsfelder"]
    sheet.cell(row_of(sheet, 9), 2, "Vereine *und* Verbände")


def test_a_workbook_is_compared_taken_and_taken_back(store: Store) -> None:
    app = opened()
    app.file_uploader[0].upload("neu.xlsx", edited(rename))
    app.run()
    assert "künftig „Vereine *und* Verbände“" in words(app)
    assert len(loads(store)) == 1

    next(each for each in app.text_input if each.label == "Neue Namen gelten ab").set_value("01.01.2027")
    pressed(app, "Stammdaten übernehmen")
    assert "Übernommen: 1 Änderung der Stammdaten; neue Namen gelten ab 01.01.2027." in words(app)

    unfolded(app, "stammdaten-zurueck")
    assert "künftig „Migrantische Selbstorganisationen“, bisher „Vereine *und* Verbände“" in words(app)
    next(each for each in app.text_input if each.label == "Grund").set_value("Versehen")
    pressed(app, "Zurücknehmen")
    assert "Die Stammdaten davor gelten wieder." in words(app)
    assert [load.takes_back for load in loads(store)] == [None, None, 2]


@pytest.mark.usefixtures("store")
def test_the_history_says_what_was_entered_when_and_what_became_of_it() -> None:
    app = unfolded(opened(), "stammdaten-sitzung")
    day_fields(app)[0].set_value(written(date(2027, 2, 11)))
    pressed(app, "Sitzung anlegen")
    app.file_uploader[0].upload("neu.xlsx", edited(rename, loads(data.store())[-1].content))
    app.run()
    pressed(app, "Stammdaten übernehmen")
    assert history(app) == [
        (
            "Mappe „neu.xlsx“: 1 Änderung. Handlungsfeld 9: künftig „Vereine *und* Verbände“, bisher "
            "„Migrantische Selbstorganisationen“.",
            "✓ gilt",
        ),
        ("Sitzung am 11.02.2027 angelegt", "gilt weiter"),
        ("Mappe „stammdaten.xlsx“", "fortgeschrieben"),
    ]
    assert ["Namen gelten ab" in told for told in app.table[0].value["Was"]] == [True, False, False]
    for reason in ("Versehen", "auch das"):
        unfolded(app, "stammdaten-zurueck")
        next(each for each in app.text_input if each.label == "Grund").set_value(reason)
        pressed(app, "Zurücknehmen")

    told = [(what.partition(": ")[0], state) for what, state in history(app)]
    assert told == [
        ("nimmt Eintrag 2 zurück", "–"),
        ("nimmt Eintrag 3 zurück", "–"),
        ("Mappe „neu.xlsx“", "✕ zurückgenommen mit Eintrag 4"),
        ("Sitzung am 11.02.2027 angelegt", "✕ zurückgenommen mit Eintrag 5"),
        ("Mappe „stammdaten.xlsx“", "✓ gilt"),
    ]
    assert all(re.fullmatch(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr", text.replace("\\", "")) for text in app.table[0].value["Wann"])


def test_an_entry_that_a_later_one_has_changed_is_told_from_one_that_holds_on(store: Store) -> None:
    content = with_round(
        loads(store)[-1].content, "2027", "Runde 2027", held_on=None, reference_date=date(2027, 9, 30), deadline=None
    )
    take_master(store, content, ENTERED, by=LEAD_UNIT, reason="Runde 2027 angelegt")
    take_master(store, with_deadline(content, "2027", date(2027, 10, 15)), ENTERED, by=LEAD_UNIT, reason="Frist geändert")

    assert [state for _, state in history(opened())] == ["✓ gilt", "seither geändert", "fortgeschrieben"]


def test_the_reference_date_of_the_next_round_is_not_told_as_the_day_on_which_it_meets() -> None:
    with_day, without = (
        replace(MASTER, rounds=(Round("2027", "Runde", day, date(2027, 9, 30)),)) for day in (date(2027, 11, 25), None)
    )
    newest = Load(b"", "stammdaten.xlsx", datetime(2026, 12, 1))

    told = [opening_sentence(newest, master, date(2026, 12, 1)) for master in (with_day, without)]
    assert "Die nächste Steuerungsrunde ist **2027** (Stichtag 30.09.2027, Sitzung am 25.11.2027)." in told[0]
    assert "Die nächste Steuerungsrunde ist **2027** (Stichtag 30.09.2027, Tag der Sitzung noch offen)." in told[1]


def chosen(app: AppTest, label: str, value: str) -> None:
    (box,) = [each for each in app.selectbox if each.label == label]
    box.set_value(value)


def test_a_field_is_renamed_in_a_form_that_shows_first_what_it_changes(store: Store) -> None:
    app = unfolded(opened(), "stammdaten-name")
    app = pressed(app, "Zeigen, was sich ändert")
    told = "Bitte geben Sie das Handlungsfeld oder Haus, den neuen Namen und den Tag, ab dem neue Namen gelten, an;"
    assert told in words(app)
    chosen(app, "Was heißt künftig anders?", "9")
    app.run()
    assert str(next(each for each in app.text_input if each.label == "Langname").value).startswith("Unterstützung migr")
    day_fields(app)[0].set_value("01.01.2027")
    next(each for each in app.text_input if each.label == "Neuer Name").set_value("Vereine *und* Verbände")
    app = pressed(app, "Zeigen, was sich ändert")

    assert "Handlungsfeld 9: künftig „Vereine *und* Verbände“, bisher „Migrantische Selbstorganisationen“." in words(app)
    assert "Neue Namen gelten ab 01.01.2027." in words(app)
    assert len(loads(store)) == 1
    app = pressed(app, "Stammdaten übernehmen")

    assert loads(store)[-1].reason == "Handlungsfeld 9 Migrantische Selbstorganisationen heißt künftig Vereine *und* Verbände"
    assert loads(store)[-1].valid_from == date(2027, 1, 1)
    assert {field.number: field.short_name for field in load_master(store).action_fields}[9] == "Vereine *und* Verbände"
    assert not [each for each in app.button if each.label == "Verwerfen"]


def test_a_house_is_merged_in_a_form_and_what_was_prepared_can_be_dropped(store: Store) -> None:
    app = unfolded(opened(), "stammdaten-nachfolge")
    for heir, told in (("SJV", "kann nicht selbst übernehmen"), ("SIS", "SJV gilt nur noch bis 30.06.2027. Nachfolge: SIS.")):
        chosen(app, "Welches Haus endet?", "SJV")
        chosen(app, "Wer übernimmt alles?", heir)
        day_fields(app)[0].set_value(written(date(2027, 6, 30)))
        app = pressed(app, "Zeigen, was sich ändert")
        assert told in words(app)
    assert "4 Maßnahmen wechseln." in words(app)
    assert not [each for each in day_fields(app) if each.label == "Neue Namen gelten ab"]  # nothing is renamed

    app = pressed(app, "Verwerfen")

    assert "SJV gilt nur noch" not in words(app)
    assert len(loads(store)) == 1
