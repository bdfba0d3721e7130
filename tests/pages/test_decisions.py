"""The page of decisions from the real entry on a small real database: shows, filters, records, closes, opens again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.rounds.decisions import Decision, close, decide
from dashboard.store import Store
from tests.built_once import built_once
from tests.opening import links, open_page
from tests.pages.group_visit import box, pressed, texts
from tests.small_store import said, small_store

LEAD = "Federführende Stelle"
ROWS = [
    said("2025", "SKB-0001", title="Kurse", stage="planned", rating="green", end=date(2026, 12, 31)),
    said("2026", "SKB-0001", title="Sprach*kurse*", stage="in_progress", rating="red", end=date(2027, 6, 30)),
    said("2026", "SJV-0001", stage="planned"),
]


@pytest.fixture
def store(store_path: Path) -> Store:
    return with_kinds(store_path)


@built_once
def with_kinds(path: Path) -> Store:
    store = small_store(path, ROWS, is_sample=True)
    with store.write() as writer:
        kinds = ("erweitern", "Kenntnisnahme")
        writer.insert("decision_kind", [{"name": name, "position": at} for at, name in enumerate(kinds, 1)])
        writer.execute("update department set is_member = false where code = 'MAG-BHV'")
    return store


@pytest.fixture
def filled(store_path: Path) -> Store:
    return with_decisions(store_path)


@built_once
def with_decisions(path: Path) -> Store:
    """Nr. 1 of 2025 is open and late, Nr. 2 of 2026 is a request and open, Nr. 3 of 2025 is done."""
    store = with_kinds(path)
    late = date(2026, 3, 31)
    decide(
        store, Decision("2025", "Kurse *ausweiten*", "erweitern", {"SKB": "reserved"}, "41-7", late, ("SKB-0001",), (1,)), by=LEAD
    )
    decide(store, Decision("2026", "Zahlen liefern", "Kenntnisnahme", {"MAG-BHV": "request"}), by=LEAD)
    decide(store, Decision("2025", "Bericht lesen", "Kenntnisnahme"), by=LEAD)
    close(store, 3, "done", reason="gelesen", by=LEAD)
    return store


def opened(page: str = "decisions.py", **query: str) -> AppTest:
    return open_page(page, query)


def unfolded(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def text(app: AppTest, label: str) -> Any:
    (found,) = [each for each in (*app.text_area, *app.text_input) if each.label.startswith(label)]
    return found


def numbers(app: AppTest) -> list[str]:
    return [each.value.split("**")[1] for each in app.markdown if each.value.startswith("**Nr. ")]


@pytest.mark.usefixtures("filled")
def test_open_decisions_stand_first_with_all_that_was_said_and_what_has_changed_since() -> None:
    app = opened()
    assert app.title[0].value == "Beschlüsse und Festlegungen"
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in app.markdown]
    assert app.header[0].value == (
        "**2 Beschlüsse** sind offen: **1 zum Stichtag überfällig**, 1 nicht überfällig. Aus früheren Runden: 1 von 2; "
        "1 ist abgeschlossen."
    )
    assert numbers(app) == ["Nr. 1", "Nr. 2", "Nr. 3"]
    cards = [each.value for each in app.markdown if each.value.startswith("**Nr. ")]
    assert cards[0] == (
        "**Nr. 1** · offen · **zum Stichtag überfällig** · übernommen aus der Runde 2025  \n"
        "**Kurse \\*ausweiten\\***  \n"
        ":small[erweitern · SKB\\: Prüfvorbehalt · Aktenzeichen 41\\-7 · Frist 31.03.2026 · Handlungsfeld 1 Sprache]"
    )
    assert ":small[Kenntnisnahme · Bitte an\\: MAG\\-BHV · ohne Frist]" in cards[1]
    assert "✓ erledigt" in cards[2]
    assert any(address.startswith("massnahme?kennung=SKB-0001") for _, address in links(app))
    assert r"Sprach\*kurse\*" in texts(app)
    assert (
        "seit der Runde 2025\\: geplant → in Umsetzung; ● im Plan → :red[◆] gefährdet; Ende 31.12.2026 → Ende 30.06.2027"
        in texts(app)
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ({"runde": "2026"}, ["Nr. 1", "Nr. 2"]),
        ({"runde": "2025"}, ["Nr. 1", "Nr. 3"]),
        ({"stand": "offen"}, ["Nr. 1", "Nr. 2"]),
        ({"stand": "ueberfaellig"}, ["Nr. 1"]),
        ({"stand": "erledigt"}, ["Nr. 3"]),
        ({"stand": "fallen-gelassen"}, []),
        ({"stelle": "SKB"}, ["Nr. 1"]),
        ({"stelle": "MAG-BHV", "stand": "offen"}, ["Nr. 2"]),
    ],
)
def test_the_url_chooses_round_state_and_body(query: dict[str, str], listed: list[str]) -> None:
    app = opened(**query)
    assert numbers(app) == listed
    assert app.header[0].value.startswith("In dieser Auswahl: ")
    assert [each.value for each in app.info] == (
        [] if listed else ["**Kein Beschluss passt zu dieser Auswahl.** Bitte wählen Sie anders."]
    )


def test_the_lead_unit_records_a_decision(store: Store) -> None:
    app = unfolded(opened(), "beschluss-aufnehmen")
    (bodies,) = [each for each in app.multiselect if each.label.startswith("Betroffene Stellen")]
    bodies.set_value(["SJV", "SKB"]).run()
    text(app, "Wortlaut").set_value("Kurse ausweiten")
    box(app, "Beschlussart").set_value("erweitern")
    box(app, "Haltung: SKB").set_value("agreed")
    (measures,) = [each for each in app.multiselect if each.label.startswith("Maßnahmen")]
    measures.set_value(["SKB-0001"])
    app = pressed(app, "Beschluss aufnehmen")

    assert app.success[0].value == "Beschluss Nr. 1 ist aufgenommen."
    assert app.header[0].value.startswith(
        "**1 Beschluss** ist offen, nicht überfällig und nicht aus einer früheren Runde; keiner"
    )
    assert text(app, "Wortlaut").value == ""
    (row,) = queries.run(store, "decisions/list").to_dicts()
    assert (row["round"], row["kind"], row["departments"], row["stances"]) == (
        "2026",
        "erweitern",
        ["SKB", "SJV"],
        ["agreed", None],
    )
    assert (row["measures"], row["due_on"], row["entered_by"]) == (["SKB-0001"], None, "Federführende Stelle Integration")


def test_an_empty_wording_is_refused_and_what_was_chosen_stays(store: Store) -> None:
    app = unfolded(opened(), "beschluss-aufnehmen")
    text(app, "Wortlaut").set_value("   ")
    box(app, "Beschlussart").set_value("Kenntnisnahme")
    app = pressed(app, "Beschluss aufnehmen")

    assert "den Wortlaut des Beschlusses" in app.error[0].value
    text(app, "Frist").set_value("31.06.2027")
    box(app, "Beschlussart").set_value("")
    app = pressed(app, "Beschluss aufnehmen")
    told = "31.06.2027 gibt es nicht; bitte das Datum prüfen. Bitte geben Sie den Wortlaut des Beschlusses"
    assert app.error[0].value.replace("\\", "").startswith(told)
    box(app, "Beschlussart").set_value("Kenntnisnahme")
    app = pressed(app, "Beschluss aufnehmen")
    assert box(app, "Beschlussart").value == "Kenntnisnahme"
    assert queries.run(store, "decisions/list").is_empty()


def test_of_which_kind_a_decision_is_is_chosen_by_nobody_but_who_records_it(store: Store) -> None:
    app = unfolded(opened(), "beschluss-aufnehmen")
    text(app, "Wortlaut").set_value("Kurse ausweiten")
    assert box(app, "Beschlussart").value == ""

    app = pressed(app, "Beschluss aufnehmen")

    assert app.error[0].value.startswith("Bitte geben Sie die Beschlussart an;")
    assert queries.run(store, "decisions/list").is_empty()


def test_a_decision_is_closed_with_its_reason_and_opened_again(filled: Store) -> None:
    app = unfolded(opened(), "bearbeiten-1")
    assert app.radio[0].value is None
    app = pressed(app, "Abschließen")
    assert app.error[0].value == "Bitte wählen Sie „erledigt“ oder „fallen gelassen“; vorher wird nichts geändert."
    app.radio[0].set_value("dropped")
    app = pressed(app, "Abschließen")
    assert "den Grund, aus dem" in app.error[0].value

    text(app, "Grund (bei").set_value("Ohne Mittel")
    app = pressed(app, "Abschließen")
    assert app.success[0].value == r"Beschluss Nr. 1\: fallen gelassen."
    assert app.header[0].value.startswith("**1 Beschluss** ist offen")

    text(unfolded(app, "bearbeiten-1"), "Grund").set_value("Mittel sind da")
    app = pressed(app, "Wieder öffnen")
    assert app.success[0].value == "Beschluss Nr. 1 ist wieder offen."
    states = queries.run(filled, "decisions/history", decision_id=1).select("state", "reason").rows()
    assert states == [("open", None), ("dropped", "Ohne Mittel"), ("open", "Mittel sind da")]


@pytest.mark.usefixtures("filled")
def test_a_change_keeps_the_words_before_in_the_history() -> None:
    app = unfolded(opened(), "bearbeiten-2")
    assert text(app, "Wortlaut").value == "Zahlen liefern"
    text(app, "Wortlaut").set_value("Zahlen nach Geschlecht liefern")
    app = pressed(app, "Änderung speichern")
    assert "den Grund der Änderung" in app.error[0].value
    text(app, "Grund der Änderung").set_value("Schreibfehler")
    app = pressed(app, "Änderung speichern")
    assert app.success[0].value.startswith("Beschluss Nr. 2 ist geändert")
    app = unfolded(app, "verlauf-2")
    (history,) = [each.value for each in app.markdown if each.value.startswith("- ")]
    assert [" · Zahlen liefern · " in line for line in history.splitlines()] == [True, False]
    assert "Wortlaut\\: „Zahlen liefern“ → „Zahlen nach Geschlecht liefern“" in history


@pytest.mark.usefixtures("filled")
def test_a_house_reads_and_records_nothing() -> None:
    app = opened(haus="SKB")
    assert numbers(app) == ["Nr. 1", "Nr. 2", "Nr. 3"]
    assert not app.button
    assert [each.label for each in app.expander][1:] == ["Verlauf zu Nr. 1", "Verlauf zu Nr. 2", "Verlauf zu Nr. 3"]


@pytest.mark.usefixtures("store")
def test_without_a_decision_the_page_says_so() -> None:
    app = opened()
    assert app.header[0].value == "**Kein Beschluss** ist offen; keiner ist abgeschlossen."
    assert app.info[0].value == "**Noch ist kein Beschluss aufgenommen.** Aufgenommen wird er oben."


@pytest.mark.usefixtures("store_path")
def test_a_missing_store_is_told_in_german_below_one_title() -> None:
    app = opened()
    assert app.info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")
    assert [each.value for each in app.title] == ["Beschlüsse und Festlegungen"]


@pytest.mark.usefixtures("filled")
def test_a_measure_shows_what_was_decided_on_it_up_to_the_round_that_is_looked_at() -> None:
    line = "- Nr. 1 · offen · zum Stichtag überfällig · Runde 2025 · Kurse \\*ausweiten\\* \\(erweitern, SKB, Frist 31.03.2026\\)"
    assert line in texts(opened("measure.py", kennung="SKB-0001"))
    assert "Beschlüsse der Steuerungsrunde" not in [each.value for each in opened("measure.py", kennung="SJV-0001").subheader]


@pytest.mark.usefixtures("filled")
def test_a_round_shows_what_it_decided_itself() -> None:
    app = opened("steering_round.py", runde="2026")
    assert "Beschlüsse dieser Runde" in [each.value for each in app.subheader]
    assert "- Nr. 2 · offen · Runde 2026 · Zahlen liefern \\(Kenntnisnahme, MAG\\-BHV\\)" in texts(app)
    assert "- Nr. 1 · " not in texts(app)


@pytest.mark.usefixtures("filled")
def test_a_body_shows_its_open_decisions() -> None:
    app = opened("departments.py", ressort="SKB")
    assert "Kurse \\*ausweiten\\*" in texts(app)
    assert "Zu den Beschlüssen" in [label for label, _ in links(app)]
    assert "Zahlen liefern" not in texts(app)
