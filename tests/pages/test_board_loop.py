"""The loop with the houses on the board, from the real entry: deadlines, reminders, more time, inquiries, nothing to report."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats, queries, settings
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.rounds.decisions import Decision, decide
from dashboard.rounds.more_time import request
from dashboard.store import Store
from tests.opening import links
from tests.pages.board_visit import filled, opened, press, state_of, texts


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "drafts")
    return filled(path)


def test_a_house_with_nothing_to_report_has_answered_and_is_not_reminded(store: Store) -> None:
    app = opened(ressort="SASJI", haus="SASJI")
    app.radio[0].set_value("Fehlanzeige: Das Haus hat keine laufende Maßnahme")
    app.text_input(key="unveraendert-SASJI-funktion").set_value("Abteilungsleitung")
    press(app, "Bestätigen")

    assert app.success[0].value == r"Fehlanzeige für SASJI\: nichts zu melden, freigegeben."
    assert state_of(store, "SASJI") == "nil_return"
    assert app.header[0].value.startswith("SASJI hat **geantwortet: nichts zu melden** (Fehlanzeige).")
    assert any(each.label.startswith("**Nr. 4** · ohne Liste\\: Fehlanzeige") for each in app.expander)
    assert "mit Fehlanzeige" in opened().header[0].value
    assert "Erinnerung vermerken" not in [each.label for each in opened(ressort="SASJI").button]


def with_deadline(store: Store, day: date) -> None:
    with store.write() as writer:
        writer.execute("update steering_round set deadline = $day where round = '2026'", {"day": day})


def test_a_deadline_that_has_passed_is_told_as_one_and_who_owes_is_overdue(store: Store) -> None:
    late = date.today() - timedelta(days=44)
    with_deadline(store, late)

    header = opened().header[0].value
    assert header.endswith(f"Die Frist war der {formats.day(late)}, seit 44 Tagen fällig.")
    shown = texts(opened()).replace("\\", "")
    assert f"Frist war {formats.day(late)}, seit 44 Tagen fällig" in shown
    answered = opened(ressort="SKB").header[0].value.replace("\\", "")
    assert answered.endswith(f"Frist war {formats.day(late)}.")


def decide_on(store: Store, department: str) -> None:
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "erweitern", "position": 1}])
    decide(store, Decision("2025", "Kurse ausweiten", "erweitern", {department: "agreed", "SASJI": None}), by="Leitung")


def unfolded_table(app: AppTest) -> Any:
    app.session_state["tabelle-rueckmeldestand"] = True
    return app.run().table[0].value


def test_the_board_says_what_is_next_and_who_does_it(store: Store) -> None:
    with_deadline(store, date.today() - timedelta(days=1))
    ask(store, Inquiry("2026", "SKB", "Wie viele?", "Arbeitsgruppe", date(2026, 10, 1)))

    decide_on(store, "SJV")

    shown = texts(opened()).replace("\\", "")
    assert "Haus: Liste hochladen oder „alles unverändert“ melden · Federführende Stelle: erinnern" in shown
    assert "Haus: Arbeitsstand freigeben; zu 1 offenem Beschluss berichten · Federführende Stelle: erinnern" in shown
    assert "· Haus: 1 Rückfrage beantworten" in shown
    assert {"1 offene Rückfrage", "1 offener Beschluss"} <= set(unfolded_table(opened())["Offen"])
    assert ("1 offener Beschluss zu SJV", "beschluesse?stelle=SJV&stand=offen") in links(opened(ressort="SJV"))
    assert "**Nächster Schritt:** Haus: Rückfrage beantworten" in texts(opened(ressort="SKB")).replace("1 ", "").replace("\\", "")


def test_reminders_are_recorded_for_those_whose_turn_it_is_and_the_board_says_who_was_reminded(store: Store) -> None:
    with_deadline(store, date.today() - timedelta(days=1))
    app = opened()
    assert ":material/notifications: Als Nächstes zu erinnern: SASJI, SJV und MAG-BHV." in texts(app).replace("\\", "")
    app.session_state["erinnerungen-vermerken"] = True
    app.run()
    app.multiselect[0].set_value(["SASJI", "MAG-BHV"])
    press(app, "Erinnerungen vermerken")

    today = formats.day(date.today())
    assert app.success[0].value.replace("\\", "") == f"2 Erinnerungen sind vermerkt: SASJI und MAG-BHV am {today}."
    told = f"Als Nächstes zu erinnern: SJV. Zuletzt erinnert am {today}: SASJI und MAG-BHV."
    assert told in texts(app).replace("\\", "")
    assert f"Erinnerung Nr. 1 am {today} (Mail) an: Ansprechstelle" in texts(opened(ressort="SASJI")).replace("\\", "")
    assert not [each for each in opened(haus="SKB", ressort="alle").expander if each.label == "Erinnerungen vermerken"]


def test_a_reminder_names_all_that_lacks_at_once(store: Store) -> None:
    with_deadline(store, date.today() - timedelta(days=1))
    app = opened(ressort="SASJI")
    for label in ("Erinnert wurde (Funktion, kein Name)", "Am"):
        next(each for each in app.text_input if each.label == label).set_value("")
    press(app, "Erinnerung vermerken")
    gaps = "die erinnerte Funktion und den Tag der Erinnerung"
    assert app.error[0].value == f"Bitte geben Sie {gaps} an; ohne diese Angaben wird nichts geändert."


def test_a_house_asks_for_more_time_and_the_lead_unit_grants_it(store: Store) -> None:
    with_deadline(store, date(2026, 10, 15))
    app = opened(ressort="SASJI", haus="SASJI")
    (until,) = [each for each in app.text_input if each.label == "Bis wann brauchen Sie Zeit?"]
    until.set_value("24.12.2026")
    press(app, "Um mehr Zeit bitten")
    assert app.error[0].value == "Bitte geben Sie den Grund an; ohne diese Angabe wird nichts geändert."
    (reason,) = [each for each in app.text_input if each.label == "Grund" and "Zahlen der Ämter" in each.placeholder]
    reason.set_value("Umzug")
    press(app, "Um mehr Zeit bitten")
    assert "Entschieden ist darüber noch nicht." in texts(app)
    assert "Federführende Stelle: über mehr Zeit bis 24.12.2026 entscheiden" in texts(opened()).replace("\\", "")

    lead = press(opened(ressort="SASJI"), "Entscheidung vermerken")
    assert lead.error[0].value == "Bitte geben Sie die Entscheidung an; ohne diese Angabe wird nichts geändert."
    (what,) = [each for each in lead.radio if each.label == "Entscheidung"]
    what.set_value(what.options[0])
    press(lead, "Entscheidung vermerken")
    assert lead.success[0].value == "Die Frist für SASJI ist bis 24.12.2026 verlängert."
    assert "Frist verlängert bis 24.12.2026" in lead.header[0].value.replace("\\", "")
    assert f"Gewährt am {formats.day(date.today())} durch Federführende Stelle" in texts(opened(ressort="SASJI", haus="SASJI"))


def test_a_declined_request_names_its_reason(store: Store) -> None:
    request(store, "2026", "SASJI", date(2026, 12, 24), reason="Umzug", by="Ansprechstelle SASJI")
    app = opened(ressort="SASJI")
    (what,) = [each for each in app.radio if each.label == "Entscheidung"]
    what.set_value("Ablehnen")
    press(app, "Entscheidung vermerken")
    assert "den Grund der Ablehnung" in app.error[0].value
    (reason,) = [each for each in app.text_input if each.label == "Grund (bei einer Ablehnung nötig)"]
    reason.set_value("Die Runde tagt vorher")
    press(app, "Entscheidung vermerken")
    assert "Die Runde tagt vorher" in texts(opened(ressort="SASJI", haus="SASJI"))


def test_a_house_answers_an_inquiry_on_the_page_and_takes_the_answer_back(store: Store) -> None:
    ask(store, Inquiry("2026", "SKB", "Wie viele *Plätze*?", "Arbeitsgruppe", date(2026, 10, 1), "SKB-0001"))
    app = opened(ressort="SKB", haus="SKB")
    assert "Wie viele \\*Plätze\\*?" in texts(app)
    (answer,) = [each for each in app.text_area if each.label == "Antwort"]
    answer.set_value("240")
    (function,) = [each for each in app.text_input if each.label == "Antwort freigegeben durch (Funktion, kein Name)"]
    function.set_value("Abteilungsleitung")
    press(app, "Antwort geben")

    assert app.success[0].value.startswith("Die Frage Nr. 1 ist beantwortet.")
    assert "**Antwort:** 240" in texts(app)
    assert "freigegeben durch Abteilungsleitung" in texts(app)
    assert "**Antwort:** 240" in texts(opened(ressort="SKB", haus="SJV"))
    (reason,) = [each for each in app.text_input if each.placeholder == "z. B. Zahlendreher"]
    reason.set_value("24, nicht 240")
    press(app, "Antwort zurücknehmen")
    assert app.success[0].value == "Die Antwort auf die Frage Nr. 1 ist zurückgenommen."
    assert "unbeantwortet" in texts(app)


def test_an_inquiry_of_a_later_round_is_named_on_the_board_and_its_answer_stays(store: Store) -> None:
    with store.write() as writer:
        writer.insert("steering_round", [{"round": "2099", "title": "Runde 2099", "reference_date": date(2099, 9, 30)}])
        derive(writer)
    ask(store, Inquiry("2099", "SKB", "Und dann?", "Arbeitsgruppe", date(2026, 10, 1)))

    board = texts(opened(runde="2026")).replace("\\", "")
    assert "1 offene Rückfrage zur Runde 2099" in set(unfolded_table(opened(runde="2026"))["Offen"])
    assert "Haus: 1 Rückfrage zur Runde 2099 beantworten" in board
    app = opened(runde="2026", ressort="SKB", haus="SKB")
    assert "**Nächster Schritt:** Haus: 1 Rückfrage zur Runde 2099 beantworten" in texts(app).replace("\\", "")
    assert "**Nr. 1** · zur Runde 2099 · unbeantwortet" in texts(app)
    (answer,) = [each for each in app.text_area if each.label == "Antwort"]
    answer.set_value("240")
    (function,) = [each for each in app.text_input if each.label == "Antwort freigegeben durch (Funktion, kein Name)"]
    function.set_value("Abteilungsleitung")
    press(app, "Antwort geben")

    assert "**Nächster Schritt:** nichts mehr zu tun" in texts(app)
    assert "**Nr. 1** · zur Runde 2099 · ✓ beantwortet" in texts(app)
    assert "Antwort zurücknehmen" in [each.label for each in app.button]


def test_another_house_reads_an_inquiry_and_cannot_answer_it(store: Store) -> None:
    ask(store, Inquiry("2026", "SKB", "Wie viele?", "Arbeitsgruppe", date(2026, 10, 1)))
    app = opened(ressort="SKB", haus="SJV")
    assert "Wie viele?" in texts(app)
    assert [each.label for each in app.button] == ["← alle Ressorts und Stellen"]


def test_the_lead_unit_answers_for_a_house_with_a_proof_only(store: Store) -> None:
    ask(store, Inquiry("2026", "SKB", "Wie viele?", "Arbeitsgruppe", date(2026, 10, 1)))
    app = press(opened(ressort="SKB"), "Antwort geben")
    gaps = "die Antwort, die freigebende Funktion und den Nachweis"
    assert app.error[0].value == f"Bitte geben Sie {gaps} an; ohne diese Angaben wird nichts geändert."
    assert queries.run(store, "meetings/inquiries")["answer"].to_list() == [None]
