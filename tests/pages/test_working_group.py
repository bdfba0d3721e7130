"""The page of the working group from the real entry on a small real database: plan, ask, note, and what is unanswered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.rounds.meetings import note
from dashboard.rounds.replying import reply
from dashboard.store import Store
from tests.built_once import built_once
from tests.opening import links, open_page
from tests.pages.group_visit import box, inquired, noted, notes_on, opened, planned, pressed, texts
from tests.small_store import Said, said, small_store

LAST, NEXT = date(2020, 3, 12), date(2099, 9, 10)
ROWS = [
    said("2025", "SKB-0001", rating="green"),
    said("2026", "SKB-0001", title="Sprach*kurse*", stage="in_progress", rating="red", rating_reason="Personal fehlt"),
    said("2026", "SKB-0002", action_field=7, stage="completed"),
    said("2026", "SJV-0001", action_field=7, stage="planned", involved=["SKB"], rating="green"),
    said("2026", "SJV-0002", action_field=7, stage="merged"),
]


@built_once
def with_meetings(path: Path, rows: list[Said]) -> Store:
    """The small framework whose working group met long ago and meets again in many years."""
    store = small_store(path, rows, is_sample=True)
    with store.write() as writer:
        days = {LAST: "1. Sitzung", NEXT: "2. Sitzung"}
        writer.insert("meeting", [{"kind": "meeting", "day": day, "title": title} for day, title in days.items()])
    return store


@pytest.fixture
def store(store_path: Path) -> Store:
    return with_meetings(store_path, ROWS)


@pytest.mark.usefixtures("store")
def test_the_next_meeting_stands_there_with_nothing_chosen_asked_or_noted() -> None:
    app = opened()
    assert app.title[0].value == r"Arbeitsgruppe: 2\. Sitzung"
    assert app.header[0].value == (
        r"2\. Sitzung am 10.09.2099 ohne gewählte Handlungsfelder. Gefragt ist in dieser Sitzung nichts; "
        "über alle Sitzungen ist keine Frage unbeantwortet."
    )
    assert [heading.value for heading in app.subheader] == [
        "Handlungsfelder der Sitzung",
        "Fragen an die Häuser",
        "Notizen zu Maßnahmen",
        "Unbeantwortet über alle Sitzungen",
        "Unterlagen der Sitzung",
    ]
    for sentence in (
        "Noch ist kein Handlungsfeld gewählt.",
        "In dieser Sitzung ist nichts gefragt.",
        "In dieser Sitzung ist zu keiner Maßnahme etwas notiert.",
        "Keine Frage ist unbeantwortet.",
    ):
        assert sentence in texts(app)
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in app.markdown]


@pytest.mark.usefixtures("store")
def test_the_url_names_another_meeting() -> None:
    assert opened(sitzung="2020-03-12").title[0].value == r"Arbeitsgruppe: 1\. Sitzung"
    unknown = opened(sitzung="2020-03-13")
    assert unknown.title[0].value == r"Arbeitsgruppe: 2\. Sitzung"
    assert any("2020\\-03\\-13" in each.value for each in unknown.warning)


def test_chosen_fields_stand_with_their_state_and_the_ways_to_it(store: Store) -> None:
    app = planned(opened(), 1, 7, remark="vor allem *Kurse*")
    assert app.success[0].value == r"2\. Sitzung \(10.09.2099\)\: 2 Handlungsfelder sind gewählt."
    assert "zu den Handlungsfeldern **1 Sprache** und **7 Gesundheit**" in app.header[0].value
    assert [label for label, _ in links(app)][:6] == [
        "1 Sprache",
        "1 Maßnahme",
        "1 verzögert oder gefährdet",
        "1 braucht Aufmerksamkeit",
        "7 Gesundheit",
        "2 Maßnahmen",
    ]
    assert "keine verzögert oder gefährdet" in texts(app)
    assert r"vor allem \*Kurse\*" in texts(app)
    assert "Stand der Runde 2026, Stichtag 30.09.2026. Gewählt von\\: Federführende Stelle" in texts(app)
    (row,) = queries.run(store, "meetings/list").filter(day=NEXT).to_dicts()
    assert (row["fields"], row["planned_by"]) == ([1, 7], "Federführende Stelle Integration")


def test_a_choice_can_be_taken_back(store: Store) -> None:
    app = planned(planned(opened(), 1))
    assert app.success[0].value.endswith("kein Handlungsfeld ist gewählt.")
    assert "ohne gewählte Handlungsfelder" in app.header[0].value
    assert queries.run(store, "meetings/list")["fields"].to_list() == [None, []]


def test_a_inquiry_stands_on_the_page_and_in_the_round_sheet_of_its_body(store: Store) -> None:
    app = inquired(opened(), "SKB", "Wie viele *Plätze*?", "SKB-0001")
    assert app.success[0].value.startswith("Frage Nr. 1 an SKB ist gestellt.")
    assert "**Eine Frage** an ein Haus ist gestellt und unbeantwortet" in app.header[0].value
    assert "**SKB** · SKB · unbeantwortet  \nWie viele \\*Plätze\\*?" in texts(app)
    assert "**SKB** · SKB · 1 Frage unbeantwortet" in texts(app)
    (words,) = [each for each in app.text_area if each.label == "Frage"]
    assert words.value == ""
    (row,) = queries.run(store, "round_sheet/inquiries", department="SKB", round="2026").to_dicts()
    assert (row["text"], row["measure_id"], row["asked_by"]) == ("Wie viele *Plätze*?", "SKB-0001", "Arbeitsgruppe, 2. Sitzung")
    assert queries.run(store, "meetings/inquiries")["meeting"].to_list() == [NEXT]


def test_a_inquiry_without_a_text_is_refused_and_what_was_chosen_stays(store: Store) -> None:
    app = inquired(opened(), "SKB", "  ", "SKB-0001")
    assert "Bitte geben Sie die Frage an" in app.error[0].value
    assert box(app, "Zu welcher Maßnahme? (freiwillig)").value == "SKB-0001"
    assert queries.run(store, "meetings/inquiries").is_empty()


@pytest.mark.usefixtures("store")
def test_measures_to_ask_about_are_those_of_the_body_that_have_not_ended_chosen_fields_first() -> None:
    app = planned(opened(), 7)
    app.session_state["frage-stellen"] = True
    app.run()
    box(app, "An").set_value("SKB").run()
    assert box(app, "Zu welcher Maßnahme? (freiwillig)").options == [
        "ohne Bezug auf eine Maßnahme",
        "SJV-0001 · Maßnahme SJV-0001 · geplant · ● im Plan · Angaben vom 30.09.2026",
        "SKB-0001 · Sprach*kurse* · in Umsetzung · ◆ gefährdet · Angaben vom 30.09.2026",
    ]


def test_the_answer_that_came_back_is_shown_when_it_is_released(store: Store) -> None:
    inquired(opened(), "SJV", "Wann beginnt es?")
    (number,) = queries.run(store, "deliveries/list", round="2026", department="SJV")["delivery_id"].to_list()
    with store.write() as writer:
        came = {"delivery_id": number, "inquiry_id": 1, "answer": "Im *Mai*", "sheet": "Rückfragen", "cell": "E5"}
        writer.insert("inquiry_answer", [came])
    app = opened()
    assert "**Eine Frage** an ein Haus ist gestellt und beantwortet; über alle Sitzungen ist keine" in app.header[0].value
    assert r"✓ beantwortet  " in texts(app)
    assert r"**Antwort:** Im \*Mai\*" in texts(app)
    assert "Antwort mit der Liste zur Runde 2026 vom 30.09.2026" in texts(app)
    assert "Keine Frage ist unbeantwortet." in texts(app)


@pytest.mark.usefixtures("store")
def test_what_is_unanswered_stands_by_body_over_all_meetings_in_official_order() -> None:
    app = inquired(opened(), "SJV", "Wann?")
    app = inquired(app, "SKB", "Wie viele?")
    app = inquired(opened(sitzung="2020-03-12"), "SKB", "Und warum?")
    assert "über alle Sitzungen sind 3 Fragen unbeantwortet." in app.header[0].value
    lines = [each.value for each in app.markdown]
    start = lines.index("**SKB** · SKB · 2 Fragen unbeantwortet")
    assert lines[start : start + 5] == [
        "**SKB** · SKB · 2 Fragen unbeantwortet",
        r"Nr. 2: Wie viele?  " + "\n" + r":small[unbeantwortet · gefragt: 2\. Sitzung \(10.09.2099\)]",
        r"Nr. 3: Und warum?  " + "\n" + r":small[unbeantwortet · gefragt: 1\. Sitzung \(12.03.2020\)]",
        "**SJV** · SJV · 1 Frage unbeantwortet",
        r"Nr. 1: Wann?  " + "\n" + r":small[unbeantwortet · gefragt: 2\. Sitzung \(10.09.2099\)]",
    ]


def test_a_note_stands_on_the_page_and_on_the_page_of_the_measure(store: Store) -> None:
    app = noted(opened(), "1", "SKB-0001", "Zahlen nach *Geschlecht*")
    assert app.success[0].value == r"Die Notiz zu SKB\-0001 ist aufgenommen."
    assert r"- Zahlen nach \*Geschlecht\*" in texts(app)
    assert r"Sprach\*kurse\*" in texts(app)
    (row,) = queries.run(store, "meetings/notes").to_dicts()
    assert (row["day"], row["measure_id"], row["noted_by"]) == (NEXT, "SKB-0001", "Federführende Stelle Integration")

    app.switch_page(str(settings.PAGES / "measure.py")).run()
    app.query_params["kennung"] = "SKB-0001"
    app.run()
    assert not app.exception
    assert r"- 2\. Sitzung \(10.09.2099\) · Notiz: Zahlen nach \*Geschlecht\*" in texts(app)


def test_on_a_measure_an_earlier_round_shows_what_was_said_until_then(store: Store) -> None:
    note(store, LAST, "SKB-0001", "Früher notiert", by="Federführende Stelle")
    note(store, NEXT, "SKB-0001", "Später notiert", by="Federführende Stelle")
    assert notes_on("SKB-0001", runde="2026") == [
        r"- 2\. Sitzung \(10.09.2099\) · Notiz: Später notiert",
        r"- 1\. Sitzung \(12.03.2020\) · Notiz: Früher notiert",
    ]
    assert notes_on("SKB-0001", runde="2025") == [r"- 1\. Sitzung \(12.03.2020\) · Notiz: Früher notiert"]
    assert notes_on("SKB-0002", runde="2026") == []


def test_a_note_without_a_text_or_a_measure_is_refused(store: Store) -> None:
    app = noted(opened(), "7", "SKB-0002", "  ")
    assert "Bitte geben Sie den Wortlaut der Notiz an" in app.error[0].value
    app = noted(app, "7", "", "Text")
    assert app.error[0].value == "Bitte geben Sie die Maßnahme an; ohne diese Angabe wird nichts geändert."
    assert queries.run(store, "meetings/notes").is_empty()


def test_a_inquiry_and_a_note_are_taken_back_with_a_reason(store: Store) -> None:
    app = noted(inquired(opened(), "SKB", "Wie *viele*?"), "1", "SKB-0001", "Vertippt")
    for kind, name in (("inquiry", "Frage"), ("note", "Notiz")):
        app.session_state[f"zurueckziehen-{kind}"] = True
        app.run()
        app = pressed(app, f"{name} zurückziehen")
        assert app.error[0].value.startswith("Bitte geben Sie den Grund an")
        (reason,) = [each for each in app.text_input if each.label == "Grund"]
        reason.set_value("Irrtum")
        app = pressed(app, f"{name} zurückziehen")
        assert app.success[0].value.startswith(f"{name} Nr. 1 ist zurückgezogen")
        app.session_state[f"zurueckziehen-{kind}"] = False
    captions = [each.value for each in app.caption if each.value.startswith("Zurückgezogen am")]
    assert [each.split(": ", 1)[1] for each in captions] == [
        "Frage Nr. 1 (SKB), „Wie \\*viele\\*?“. Grund: Irrtum",
        "Notiz Nr. 1 (SKB-0001), „Vertippt“. Grund: Irrtum",
    ]
    assert queries.run(store, "meetings/inquiries").is_empty()


def test_a_group_without_a_next_meeting_says_so(store: Store) -> None:
    with store.write() as writer:
        writer.execute("delete from meeting where title = '2. Sitzung'")
    app = opened()
    assert app.title[0].value == r"Arbeitsgruppe: 1\. Sitzung"
    assert app.info[0].value.startswith("**Eine nächste Sitzung ist nicht eingetragen.** Die letzte war am 12.03.2020.")
    assert "Neue Termine legen Sie unter [Stammdaten](stammdaten) an." in app.info[0].value
    assert "Neue Termine legt die federführende Stelle unter [Stammdaten](stammdaten) an." in opened(haus="SKB").info[0].value


@pytest.mark.usefixtures("store")
def test_a_house_reads_and_records_nothing() -> None:
    inquired(opened(), "SKB", "Wie viele Plätze?")
    app = opened(haus="SKB")
    assert app.header[0].value.endswith("Ihr Haus hat 1 Frage zu beantworten.")
    assert opened(haus="SJV").header[0].value.endswith("Ihr Haus hat keine Frage zu beantworten.")
    assert [each.label for each in app.expander] == ["So geht es"]
    assert not app.button


def test_before_any_list_is_released_fields_can_be_chosen_and_the_page_says_so(store_path: Path) -> None:
    with_meetings(store_path, [])
    app = planned(opened(), 4)
    assert r"**4 Bildung** · Noch ist keine Liste freigegeben." in texts(app)


def test_without_a_meeting_the_page_says_what_to_do(store_path: Path) -> None:
    small_store(store_path, ROWS)
    app = opened()
    assert app.title[0].value == "Arbeitsgruppe"
    assert app.info[0].value == (
        "**Die Stammdaten nennen keine Sitzung der Arbeitsgruppe.** Neue Termine legt die federführende Stelle unter "
        "„Stammdaten“ an."
    )
    assert ("Zu den Stammdaten", "stammdaten") in links(app)


def test_a_meeting_that_the_master_data_have_lost_is_shown_without_forms(store: Store) -> None:
    planned(opened(), 1)
    with store.write() as writer:
        writer.execute("delete from meeting where title = '2. Sitzung'")
    app = opened(sitzung="2099-09-10")
    assert app.title[0].value == "Arbeitsgruppe: Sitzung"
    assert any(each.value.startswith("**Diese Sitzung steht nicht mehr in den Stammdaten.**") for each in app.info)
    assert [each.label for each in app.expander] == ["So geht es"]


@pytest.mark.usefixtures("store_path")
def test_a_missing_store_is_told_in_german() -> None:
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


def test_the_heir_of_a_body_that_has_ended_is_led_to_the_inquiry_that_it_answers(store: Store) -> None:
    former = {"name": "Justiz", "aliases": ["SJV"], "successors": ["SASJI"], "rule": "auto", "by_action_field": {}}
    inquired(opened(sitzung="2020-03-12"), "SJV", "Wann?")
    with store.write() as writer:
        writer.update("inquiry", {"round": "2025"}, {"department": "SJV"})
        writer.update("department", {"valid_to": date(2026, 3, 31)}, {"code": "SJV"})
        writer.insert("former_department", [former])
        derive(writer)

    app = opened(haus="SASJI")
    assert "**SJV** · SJV, seit 01.04.2026 SASJI · 1 Frage unbeantwortet" in texts(app)
    assert app.header[0].value.endswith("Ihr Haus hat 1 Frage zu beantworten.")
    assert ("Bei SASJI beantworten", "rueckmeldestand?ressort=SASJI&runde=2026&haus=SASJI") in links(app)
    assert opened(haus="SJV").header[0].value.endswith("Ihr Haus hat keine Frage zu beantworten.")


def test_an_answer_is_asked_for_by_a_round_that_is_not_over_the_newest_first(store: Store) -> None:
    with store.write() as writer:
        writer.insert("steering_round", [{"round": "2099", "title": "Runde 2099", "reference_date": date(2099, 9, 30)}])
        derive(writer)
    app = opened(sitzung="2020-03-12")
    app.session_state["frage-stellen"] = True
    app.run()
    box(app, "An").set_value("SKB").run()
    asked_for = box(app, "Antwort erbeten zur")
    assert (asked_for.options, asked_for.value) == (["Runde 2099", "Steuerungsrunde 2026"], "2026")


@pytest.mark.usefixtures("store")
def test_the_pages_of_a_house_and_of_a_measure_lead_to_a_form_that_asks_it_about_that() -> None:
    ways = dict(
        links(open_page("departments.py", {"ressort": "SKB"})) + links(open_page("delivery_board.py", {"ressort": "SKB"}))
    )
    assert ways["Frage an SKB stellen"] == "arbeitsgruppe?haus=federfuehrend&an=SKB#fragen"
    ways = dict(links(open_page("measure.py", {"kennung": "SKB-0001"})))
    assert ways["Frage an SKB stellen"] == "arbeitsgruppe?haus=federfuehrend&an=SKB&zu=SKB-0001#fragen"
    app = opened(an="SKB", zu="SKB-0001")
    assert [box(app, label).value for label in ("An", "Zu welcher Maßnahme? (freiwillig)")] == ["SKB", "SKB-0001"]
    next(each for each in app.text_area if each.label == "Frage").set_value("Seit wann?")
    pressed(app, "Frage stellen")
    assert "Seit wann?" in texts(app)
    assert box(app, "Zu welcher Maßnahme? (freiwillig)").value == ""
    house = [label for label, _ in links(open_page("delivery_board.py", {"ressort": "SKB", "haus": "SKB"}))]
    assert "Frage an SKB stellen" not in house


@pytest.mark.usefixtures("store")
def test_a_house_is_asked_on_its_own_page_by_one_field_and_its_button() -> None:
    app = open_page("departments.py", {"ressort": "SKB"})
    said_before = "Es fragt: Arbeitsgruppe, 2. Sitzung (10.09.2099); Antwort erbeten zur Runde 2026."
    assert said_before in texts(app).replace("\\", "")
    next(each for each in app.text_input if each.label == "Frage an SKB").set_value("Seit wann?")
    pressed(app, "Frage stellen")
    assert "Seit wann?" in texts(app)
    assert not open_page("fields.py", {"handlungsfeld": "1"}).text_input


@pytest.mark.usefixtures("store")
def test_in_a_meeting_that_was_held_the_form_says_so() -> None:
    app = opened(sitzung="2020-03-12", an="SKB")
    told = "Geführt wird die Frage bei: 1. Sitzung (12.03.2020), die schon stattgefunden hat."
    assert told in texts(app).replace("\\", "")


def test_the_page_of_a_house_tells_what_it_has_answered(store: Store) -> None:
    def house_page() -> str:
        return texts(open_page("departments.py", {"ressort": "SKB"})).replace("\\", "")

    number = ask(store, Inquiry("2026", "SKB", "Seit wann?", "Arbeitsgruppe", LAST, None, LAST))
    assert "Offene Rückfrage (Arbeitsgruppe): Seit wann?" in house_page()
    reply(store, number, "Seit Mai.", released_by="Abteilungsleitung", by="Ansprechstelle SKB")
    assert "Rückfrage (Arbeitsgruppe): Seit wann? – Antwort: Seit Mai." in house_page()
    assert "Offene Rückfrage" not in house_page()
