"""The page of the round from the real entry on a small real database: the checklist, the freeze and its record, the agenda."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats, queries, settings
from dashboard.intake.accepting.derivation import derive
from dashboard.rounds.agenda import Item, agenda, save_agenda
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.freezing import freeze
from dashboard.rounds.steps import note_step
from dashboard.store import Store
from tests.built_once import built_once
from tests.opening import open_page
from tests.small_store import Delivered, said, small_store

PAGE = str(settings.PAGES / "steering_round.py")
LEAD = "Federführende Stelle"
ROWS = [
    said("2025", "SKB-0001", title="Sprachkurse", stage="planned", rating="green"),
    said("2025", "SASJI-0001", title="Beratung", stage="in_progress", rating="yellow"),
    said("2026", "SKB-0001", title="Sprachkurse", stage="in_progress", rating="red", decision_needed="Stellen *entfristen*"),
]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    return frozen_once(path)


@built_once
def frozen_once(path: Path) -> Store:
    """In 2026 SKB has delivered, SASJI waits with a draft, SJV and the Magistrat are silent; 2025 is frozen."""
    store = small_store(path, ROWS, [Delivered("2026", "SASJI", is_released=False)], is_sample=True)
    freeze(store, "2025", by=LEAD)
    return store


def opened(**query: str) -> AppTest:
    return open_page("steering_round.py", query)


def words(app: AppTest) -> str:
    """What the page says, as the reader sees it: without the strokes that keep contents of lists from being Markdown."""
    return "\n".join(str(each.value) for each in (*app.markdown, *app.caption)).replace("\\", "")


def pressed(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    button.click().run()
    assert not app.exception
    return app


def labelled(elements: Any, label: str) -> Any:
    (found,) = [each for each in elements if each.label == label]
    return found


def unfolded(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    app.run()
    return app


@pytest.mark.usefixtures("store")
def test_the_page_says_where_the_round_stands_and_who_is_silent() -> None:
    app = opened(runde="2026")
    assert app.title[0].value == "Steuerungsrunde 2026"
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in app.markdown]
    assert app.header[0].value == (
        "Die **Abfrage** läuft (Stichtag 30.09.2026); ein Sitzungstag steht noch nicht fest. "
        "Nichts freigegeben haben **SASJI, SJV und MAG\\-BHV**. Zu behandeln: **1 erbetene Entscheidung**."
    )
    texts = words(app)
    assert ":small[✓ erledigt]  \n1 angekündigt" in texts
    assert ":small[→ jetzt]  \n**2 Abfrage**" in texts
    assert ":small[steht aus]  \n3 Abstimmung des Entwurfs" in texts


def test_the_checklist_names_by_kind_what_is_open_and_that_silence_stops_nothing(store: Store) -> None:
    question = {"inquiry_id": 1, "round": "2026", "department": "SKB", "text": "Wie viele?", "asked_by": "AG"}
    with store.write() as writer:
        writer.insert("inquiry", [question | {"asked_on": date(2026, 9, 1)}])
        earlier = {"inquiry_id": 2, "round": "2025", "text": "Seit wann?", "asked_on": date(2025, 9, 1)}
        writer.insert("inquiry", [question | earlier])
    texts = words(opened(runde="2026"))
    assert "**Schweigen hält nichts auf.**" in texts
    assert "**3 Häuser haben nichts freigegeben**" in texts
    assert "**1 Arbeitsstand wartet auf die Freigabe**" in texts
    assert "**2 Fragen sind unbeantwortet**" in texts
    assert "- SKB: Wie viele?\n" in texts
    assert "- SKB: Seit wann? (gestellt für die Runde 2025)" in texts
    assert "**1 Maßnahme ist noch nicht bestätigt**" in texts
    assert "- SASJI-0001 Beratung (SASJI)" in texts
    assert "✓ Keine Zustimmung eines anderen Hauses steht aus" in texts


@pytest.mark.usefixtures("store")
def test_the_lead_unit_freezes_and_the_record_stands_there() -> None:
    app = opened(runde="2026")
    labelled(app.text_input, "Stelle, die festschreibt").set_value("Referat 31")
    app.checkbox[0].check()
    pressed(app, "Stand festschreiben")
    assert app.success[0].value == "Der Stand der Runde 2026 ist festgeschrieben\\: 2 Maßnahmen."
    assert app.header[0].value.startswith("Der Stand ist **festgeschrieben**")
    texts = words(app)
    assert "durch **Referat 31**" in texts
    assert "- **Umsetzungsstand:** in Umsetzung 2" in texts
    assert "- **Nichts freigegeben hatten:** SASJI, SJV und MAG-BHV" in texts
    assert "- **Nicht gemeldete Maßnahmen:** 1\n    - SASJI-0001 Beratung, SASJI" in texts
    assert "Seit der Festschreibung ist zu dieser Runde nichts freigegeben worden." in texts
    assert "Vor der Festschreibung" not in [each.value for each in app.subheader]


def test_a_frozen_round_names_the_silent_as_they_were_called_that_day(store: Store) -> None:
    renaming = "update department set short_name = $name where code = 'SJV'"
    with store.write() as writer:
        writer.execute(renaming, {"name": "Justiz"})
        derive(writer)
    freeze(store, "2026", by=LEAD)
    with store.write() as writer:
        writer.execute(renaming, {"name": "Recht"})
    assert "Nichts freigegeben hatten **SASJI, Justiz und MAG\\-BHV**." in opened(runde="2026").header[0].value


@pytest.mark.parametrize(
    ("by", "is_sure", "reason"),
    [
        ("", True, "Bitte tragen Sie die Stelle ein, die festschreibt."),
        ("", False, "Bitte tragen Sie die Stelle ein, die festschreibt, und bestätigen Sie mit dem Häkchen"),
        ("Referat 31", False, "Bitte bestätigen Sie mit dem Häkchen"),
    ],
)
def test_a_freeze_needs_a_name_and_a_confirmation(store: Store, by: str, is_sure: bool, reason: str) -> None:
    app = opened(runde="2026")
    labelled(app.text_input, "Stelle, die festschreibt").set_value(by)
    app.checkbox[0].set_value(is_sure)
    pressed(app, "Stand festschreiben")
    assert app.error[0].value.startswith(reason)
    assert queries.run(store, "freezing/standing")["round"].to_list() == ["2025"]


@pytest.mark.usefixtures("store")
def test_a_freeze_is_undone_with_a_reason_only() -> None:
    app = unfolded(opened(runde="2025"), "aufheben")
    pressed(app, "Festschreibung aufheben")
    assert app.error[0].value.startswith("Bitte geben Sie den Grund an")
    labelled(app.text_input, "Grund").set_value("falscher Stichtag")
    pressed(app, "Festschreibung aufheben")
    assert app.success[0].value == "Die Festschreibung der Runde 2025 ist aufgehoben."
    assert "**aufgehoben**" in words(app)
    assert "Grund: falscher Stichtag" in words(app)
    assert "Vor der Festschreibung" in [each.value for each in app.subheader]


def test_what_comes_late_stands_beside_what_is_frozen(store: Store) -> None:
    with store.write() as writer:
        day = datetime(2025, 12, 1)
        late = {"delivery_id": 90, "round": "2025", "department": "SKB", "sha256": "late", "file_name": "spaet.xlsx"}
        writer.insert(
            "delivery",
            [late | {"scope": "whole_list", "valid_from": day.date(), "known_from": day, "is_sample": True, "row_count": 1}],
        )
        writer.insert("release", [{"delivery_id": 90, "released_by": "Leitung", "released_at": day}])
        version = {"version_id": 90, "measure_id": "SKB-0001", "delivery_id": 90}
        writer.insert("measure_version", [version | {"title": "Sprachkurse", "stage": "completed", "rating": "green"}])
        place = {"sheet": "Liste", "row": 1, "cells": {}, "valid_from": day.date(), "is_new_version": True}
        writer.insert("delivered_measure", [version | place])
        derive(writer)
    app = opened(runde="2025")
    (row,) = app.table[0].value.to_dict("records")
    assert (row["Kennung"], row["Umsetzungsstand"], row["Eingang"]) == ("SKB-0001", "geplant → **umgesetzt**", "01.12.2025")
    assert row["Ende"] == "ohne Angabe (unverändert)"


@pytest.mark.usefixtures("store")
def test_the_lead_unit_notes_the_next_step() -> None:
    app = unfolded(opened(runde="2026"), "schritt-vermerken")
    assert labelled(app.selectbox, "Die Runde ist jetzt bei").value == "agreeing"
    pressed(app, "Vermerken")
    assert ":small[→ jetzt]  \n**3 Abstimmung des Entwurfs**" in words(app)


def test_a_round_has_met_only_where_somebody_has_noted_it_and_all_sentences_say_the_same(store: Store) -> None:
    day = date.today() - timedelta(3)
    with store.write() as writer:
        writer.update("steering_round", {"held_on": day}, {"round": "2026"})
    app = opened(runde="2026")
    assert f"; die Runde war für den {formats.day(day)} vorgesehen. " in app.header[0].value
    assert f"Die Runde 2026 war für den {formats.day(day)} vorgesehen; späte Listen gehören weiter zu ihr." in words(app)

    freeze(store, "2026", by=LEAD)
    note_step(store, "2026", "held", by=LEAD)
    app = opened(runde="2026")
    assert f"; Sitzung war am {formats.day(day)}. " in app.header[0].value
    assert f"Die Runde 2026 hat am {formats.day(day)} getagt; späte Listen gehören weiter zu ihr." in words(app)


def test_who_calls_for_the_next_round_is_told_what_the_one_before_still_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    monkeypatch.setattr("dashboard.ui.steering_round.page.today", lambda: date(2026, 11, 29))
    made = small_store(tmp_path / "store.duckdb", [said("2026", "SKB-0001"), said("2027", "SKB-0001")])  # one is early
    given = {"round": "2026", "recorded_by": LEAD, "recorded_at": datetime(2026, 10, 1)}
    with made.write() as writer:
        for department, day in (("SKB", 30), ("SJV", 29), ("SASJI", 28)):  # has answered; has time until today; had time
            writer.insert("extension", [given | {"department": department, "extended_to": date(2026, 11, day)}])
        derive(writer)
    unfrozen = "Der Stand der Runde 2026 ist noch nicht festgeschrieben. "
    more_time = "Mehr Zeit für die Runde 2026 hat noch SJV bis 29.11.2026. "
    effect = "Mit dem nächsten Schritt gilt die Runde 2027 als begonnen; was zu 2026 noch kommt, ist eigens zu wählen."

    def warned() -> list[str]:
        app = unfolded(opened(runde="2027"), "schritt-vermerken")
        return [each.value.replace("\\", "") for each in app.warning]

    assert warned() == [unfrozen + more_time + effect]
    freeze(made, "2026", by=LEAD)
    assert warned() == [more_time + effect]
    monkeypatch.setattr("dashboard.ui.steering_round.page.today", lambda: date(2026, 11, 30))
    assert warned() == []
    monkeypatch.setattr("dashboard.ui.steering_round.page.today", lambda: date(2026, 11, 29))
    note_step(made, "2027", "collecting", by=LEAD)
    assert warned() == []


@pytest.mark.usefixtures("store")
def test_a_house_reads_and_changes_nothing() -> None:
    app = opened(runde="2026", haus="SKB")
    assert {each.label for each in app.button} & {"Stand festschreiben", "Vermerken", "Punkt aufnehmen"} == set()
    assert "Schritt vermerken" not in [each.label for each in app.expander]
    assert "Festgeschrieben wird von: Federführende Stelle Integration." in words(app)


@pytest.mark.usefixtures("store")
def test_the_agenda_shows_proposals_as_such() -> None:
    texts = words(opened(runde="2026"))
    nothing_saved = "auf der Tagesordnung steht noch keiner, denn gespeichert ist sie noch nicht."
    assert f"**2 Punkte sind vorgeschlagen**; {nothing_saved}" in texts
    title = "Sprachkurse (SKB): Stellen *entfristen*"
    assert f"**TOP 1** [{title}](massnahme?kennung=SKB-0001&runde=2026)  \n:small[SKB-0001 · Entscheidung erbeten]" in texts
    worse = (
        "Handlungsfeld 1 Sprache: 1 statt 0 von 1 in beiden Runden bewerteten oder beendeten Maßnahmen verzögert oder gefährdet"
    )
    assert f"**TOP 2** [{worse}](handlungsfelder?handlungsfeld=1&runde=2026)" in texts


def test_what_is_proposed_after_an_edition_was_saved_is_marked(store: Store) -> None:
    save_agenda(store, "2026", [Item("own", None, "Begrüßung", 10)], by=LEAD)
    texts = words(opened(runde="2026"))
    assert "**TOP 1** Begrüßung  \n:small[eigener Punkt · 10 Minuten]" in texts
    assert "· Entscheidung erbeten · **Vorschlag**]" in texts
    assert "**3 Punkte**, zusammen **10 Minuten**, 2 ohne Zeit: 1 steht auf der Tagesordnung, 2 sind nur vorgeschlagen." in texts


def test_fields_that_got_worse_are_one_item_with_the_fields_below_it_and_are_timed_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    ratings = {"2025": "green", "2026": "yellow"}
    rows = [said(code, f"SKB-000{number}", action_field=number, rating=ratings[code]) for code in ratings for number in (1, 4, 7)]
    store = small_store(tmp_path / "store.duckdb", rows)
    fields = [Item("field", number, f"Handlungsfeld {number}") for number in ("1", "4", "7")]
    save_agenda(store, "2026", [Item("own", None, "Begrüßung", 10), *fields], by=LEAD)
    app = unfolded(opened(runde="2026"), "tagesordnung-bearbeiten")
    assert "**TOP 2** Schlechter als in der Runde zuvor: 3 Handlungsfelder" in words(app)
    assert "- [Handlungsfeld 4](handlungsfelder?handlungsfeld=4&runde=2026)" in words(app)
    assert "**2 Punkte**, zusammen **10 Minuten**, 1 ohne Zeit." in words(app)

    first(app.selectbox, "Punkt").set_value("2: Schlechter als in der Runde zuvor: 3 Handlungsfelder").run()
    [each for each in app.selectbox if each.label == "Zeit"][1].set_value(20)
    pressed(app, "Änderung speichern")
    assert [(item.subject, item.minutes) for item in agenda(store, "2026")[1:4]] == [("1", 20), ("4", None), ("7", None)]


def test_an_item_is_added_in_its_place_with_its_time_and_saved(store: Store) -> None:
    app = unfolded(opened(runde="2026"), "tagesordnung-bearbeiten")
    labelled(app.text_input, "Wortlaut").set_value("Begrüßung")
    first(app.selectbox, "Zeit").set_value(10)
    first(app.selectbox, "Platz").set_value(1)
    pressed(app, "Punkt aufnehmen")
    assert app.success[0].value == "Die Tagesordnung ist gespeichert, als 1. Fassung."
    found = agenda(store, "2026")
    assert found[0] == Item("own", None, "Begrüßung", 10)
    assert "**3 Punkte**, zusammen **10 Minuten**, 2 ohne Zeit." in words(app)


def first(elements: Any, label: str) -> Any:
    """Of the same field in several forms that of the first one, which adds an item."""
    return next(each for each in elements if each.label == label)


def test_a_second_window_is_told_what_the_first_has_changed_and_keeps_what_it_wrote(store: Store) -> None:
    app = unfolded(opened(runde="2026"), "tagesordnung-bearbeiten")
    save_agenda(store, "2026", [Item("own", None, "Begrüßung", 10)], by="Vorzimmer", based_on=0)
    labelled(app.text_input, "Wortlaut").set_value("Verschiedenes")
    pressed(app, "Punkt aufnehmen")

    assert app.error[0].value.replace("\\", "").startswith("Inzwischen hat „Vorzimmer“ die Tagesordnung geändert (1. Fassung, ")
    assert "neu: „Begrüßung“. Gespeichert wurde nichts" in app.error[0].value.replace("\\", "")
    assert agenda(store, "2026")[0].title == "Begrüßung"
    pressed(app, "Neue Fassung übernehmen")
    assert labelled(app.text_input, "Wortlaut").value == "Verschiedenes"
    assert not [each for each in app.warning if "Inzwischen" in each.value]
    pressed(app, "Punkt aufnehmen")
    assert app.success[0].value == "Die Tagesordnung ist gespeichert, als 2. Fassung."
    assert {"Begrüßung", "Verschiedenes"} <= {item.title for item in agenda(store, "2026")}


def test_an_item_without_words_is_refused(store: Store) -> None:
    app = unfolded(opened(runde="2026"), "tagesordnung-bearbeiten")
    pressed(app, "Punkt aufnehmen")
    assert app.error[0].value == "Punkt 3 der Tagesordnung hat keinen Wortlaut."
    assert queries.run(store, "agenda/saved", round="2026").is_empty()


def test_several_items_are_dropped_at_once_and_stay_named(store: Store) -> None:
    save_agenda(store, "2026", [Item("own", None, "Eins", 20), Item("own", None, "Zwei", 60)], by=LEAD)
    app = unfolded(opened(runde="2026"), "tagesordnung-bearbeiten")
    labelled(app.multiselect, "Punkte").set_value([0, 2, 3])
    labelled(app.radio, "Was soll geschehen?").set_value("entfallen lassen")
    pressed(app, "Für alle gewählten speichern")
    assert "**1 Punkt**, zusammen **1 Stunde**." in words(app)
    assert "Entfallen: Eins; Sprachkurse (SKB): Stellen *entfristen*; Handlungsfeld 1" in words(app)


def test_an_item_whose_cause_is_gone_is_marked_and_dropped_at_once(store: Store) -> None:
    save_agenda(store, "2026", [Item("own", None, "Eins", 20), Item("red", "SKB-0002", "Nicht mehr rot", 10)], by=LEAD)
    app = unfolded(opened(runde="2026"), "tagesordnung-bearbeiten")
    assert "[Nicht mehr rot](massnahme?kennung=SKB-0002&runde=2026)" in words(app)
    assert ":small[SKB-0002 · gefährdet · 10 Minuten · **Anlass entfallen**]" in words(app)
    pressed(app, "Alle ohne Anlass entfallen lassen")
    assert "Entfallen: Nicht mehr rot" in words(app)
    assert "zusammen **20 Minuten**" in words(app)


def test_what_is_open_from_earlier_rounds_leads_the_page(store: Store) -> None:
    entered = {"state": "open", "entered_by": LEAD, "entered_at": datetime(2025, 12, 1), "decision_id": 1, "entry": 1}
    decision = {"round": "2025", "wording": "Stellen prüfen", "kind": "change", "measures": [], "fields": []}
    with store.write() as writer:
        writer.insert(
            "decision_entry", [{**entered, **decision, "due_on": date(2026, 6, 30), "departments": ["SKB"], "stances": [None]}]
        )
    app = opened(runde="2026")
    assert app.subheader[0].value == "Offen aus früheren Runden"
    assert "**Stellen prüfen** :small[(Runde 2025 · SKB · seit 30.06.2026 fällig, **überfällig zum Stichtag**)]" in words(app)
    assert app.header[0].value.endswith("Zu behandeln: **1 erbetene Entscheidung und 1 offener Beschluss früherer Runden**.")


def test_of_a_round_ahead_nothing_is_late_yet_and_a_house_that_has_ended_keeps_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    monkeypatch.setattr("dashboard.ui.steering_round.agenda.today", lambda: date(2026, 11, 29))
    made = small_store(tmp_path / "store.duckdb", ROWS)
    asked = {"inquiry_id": 1, "round": "2026", "department": "SJV", "text": "Bis wann?", "asked_by": LEAD}
    with made.write() as writer:
        writer.insert("steering_round", [{"round": "2027", "title": "Steuerungsrunde 2027", "reference_date": date(2027, 9, 30)}])
        writer.update("department", {"valid_to": date(2026, 12, 31), "short_name": "Justiz"}, {"code": "SJV"})
        writer.insert("inquiry", [asked | {"asked_on": date(2026, 10, 1)}])
        writer.insert("decision_kind", [{"name": "Auftrag", "position": 1}])
        derive(writer)
    decide(made, Decision("2026", "Stellen prüfen", "Auftrag", due_on=date(2027, 1, 31)), by=LEAD)
    told = words(opened(runde="2027"))

    assert "**Stellen prüfen** :small[(Runde 2026 · fällig am 31.01.2027, vor dem Stichtag)]" in told
    assert "- Justiz (SJV): Bis wann?" in told
    assert "**3 Häuser haben nichts freigegeben**" in told
    assert "Alle Maßnahmen sind bestätigt" not in told


def test_a_round_without_anything_released_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "store.duckdb")
    small_store(tmp_path / "store.duckdb", [])
    app = opened(runde="2026")
    assert "Freigegeben ist noch nichts." in app.header[0].value
    assert "es gibt keinen Stand, der festzuschreiben wäre." in words(app)
    assert "Vorgeschlagen ist noch nichts" in words(app)


def test_a_store_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "none.duckdb")
    app = opened()
    assert app.info[0].value.startswith("**Es gibt keine lesbaren Daten.**")
