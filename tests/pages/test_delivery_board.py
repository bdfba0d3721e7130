"""The delivery board from the real entry on a small real database: who has answered, each delivery, and what is done to it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats, queries, settings
from dashboard.intake.answers.answers import AnswerKind
from dashboard.store import Store
from dashboard.ui.acting import NOBODY
from tests.opening import ROLES, open_page
from tests.pages.board_visit import filled, opened, press, state_of, texts
from tests.small_store import said, small_store

PAGE = str(settings.PAGES / "delivery_board.py")
LEAD_UNIT = "Federführende Stelle Integration"


@pytest.fixture
def store_path(store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "drafts")
    return store_path


@pytest.fixture
def store(store_path: Path) -> Store:
    """In 2026 SKB has released its list (number 3, its first is 1) and SJV sent a draft (2); the others have said nothing."""
    return filled(store_path)


def with_open(number: int, **query: str) -> AppTest:
    """The page of a body with one of its deliveries unfolded."""
    app = opened(**query)
    app.session_state[f"rueckmeldung-{number}"] = True
    return app.run()


@pytest.mark.usefixtures("store")
def test_the_board_opens_with_who_has_answered_and_who_has_not() -> None:
    assert opened().header[0].value == (
        "Von 4 Ressorts und Stellen hat **1 geantwortet**. Es fehlt die Rückmeldung von SASJI und MAG-BHV. "
        "Ein Arbeitsstand, noch nicht freigegeben, liegt vor von SJV."
    )


@pytest.mark.usefixtures("store")
def test_who_owes_an_answer_stands_first_and_who_has_nothing_to_do_in_one_line() -> None:
    app = opened(haus="SKB", ressort="alle")
    lines = texts(app).replace("\\", "").splitlines()
    assert "**Ihr Haus:** [SKB](rueckmeldestand?runde=2026&ressort=SKB) · ✓ freigegeben; nichts mehr zu tun." in lines
    assert [each.value for each in app.subheader] == ["Noch nicht vollständig geantwortet: 3"]
    assert "- [SJV](rueckmeldestand?runde=2026&ressort=SJV) · **◌ Arbeitsstand, nicht freigegeben**; " in texts(app)
    assert lines[lines.index("**Nichts mehr zu tun: 1**  ") + 1] == "[SKB](rueckmeldestand?runde=2026&ressort=SKB)"


@pytest.mark.usefixtures("store")
def test_each_body_has_its_state_in_words() -> None:
    app = opened()
    app.session_state["tabelle-rueckmeldestand"] = True
    app.run()
    table = app.table[0].value
    assert dict(zip(table["Ressort/Stelle"], table["Rückmeldung"], strict=True)) == {
        "SASJI": "keine Rückmeldung",
        "SKB": "✓ freigegeben",
        "SJV": "◌ Arbeitsstand, nicht freigegeben",
        r"MAG\-BHV": "keine Rückmeldung",
    }


@pytest.mark.usefixtures("store")
def test_an_earlier_round_shows_its_own_board() -> None:
    sentence = opened(runde="2025").header[0].value
    assert sentence.endswith("hat **1 geantwortet**. Es fehlt die Rückmeldung von SASJI, SJV und MAG-BHV.")


@pytest.mark.usefixtures("store")
def test_a_link_opens_a_body_and_the_button_leads_back_to_all() -> None:
    app = opened(ressort="SKB")
    assert app.header[0].value.startswith("SKB hat **geantwortet**.")
    assert press(app, "← alle Ressorts und Stellen").header[0].value.startswith("Von 4 Ressorts")


@pytest.mark.usefixtures("store")
def test_a_link_to_what_there_is_not_says_so_once_and_shows_all() -> None:
    app = opened(ressort="XYZ", runde="1999")
    assert app.header[0].value.startswith("Von 4 Ressorts")
    warnings = [warning.value for warning in app.warning if warning.value.startswith("Der Link nennt")]
    assert warnings == [
        "Der Link nennt „1999“; das gibt es unter „Steuerungsrunde“ nicht.",
        "Der Link nennt „XYZ“; das gibt es unter „Gezeigt wird“ nicht.",
    ]
    assert not [warning for warning in app.run().warning if warning.value.startswith("Der Link nennt")]


@pytest.mark.usefixtures("store")
def test_a_delivery_says_what_it_changed() -> None:
    page_texts = texts(with_open(3, ressort="SKB", haus="SKB"))
    assert r"- **Lesen \*üben\*** · SKB-0001" in page_texts
    assert "Umsetzungsstand: geplant → **umgesetzt**" in page_texts
    assert "Interne Notiz: nur für das Haus → **weiter nur für das Haus**" in page_texts


@pytest.mark.usefixtures("store")
def test_another_house_sees_no_internal_field_no_file_no_receipt_and_no_form() -> None:
    app = with_open(3, ressort="SKB", haus="SJV")
    assert "Umsetzungsstand: geplant → **umgesetzt**" in texts(app)
    assert "nur für das Haus" not in texts(app)
    assert not app.get("link_button")
    assert not [each for each in app.expander if each.label == "Quittung als Mail"]
    assert [each.label for each in app.button] == ["← alle Ressorts und Stellen"]


@pytest.mark.usefixtures("store")
def test_a_draft_is_shown_to_its_house_and_the_lead_unit_only() -> None:
    assert [each for each in opened(ressort="SJV", haus="SJV").expander if "Arbeitsstand" in each.label]
    assert [each for each in opened(ressort="SJV").expander if "Arbeitsstand" in each.label]
    assert not [each for each in opened(ressort="SJV", haus="SKB").expander if "Arbeitsstand" in each.label]


def test_a_house_releases_its_draft_and_the_board_shows_it_at_once(store: Store) -> None:
    app = with_open(2, ressort="SJV", haus="SJV")
    app.text_input(key="freigeben-2-funktion").set_value("Abteilungsleitung")
    press(app, "Jetzt freigeben")
    assert app.success[0].value == "Rückmeldung Nr. 2 ist freigegeben und zählt ab jetzt."
    assert app.header[0].value.startswith("SJV hat **geantwortet**.")
    assert state_of(store, "SJV") == "released"


def test_a_release_without_a_function_is_refused(store: Store) -> None:
    app = press(with_open(2, ressort="SJV", haus="SJV"), "Jetzt freigeben")
    assert app.error[0].value == "Bitte nennen Sie die Funktion, die freigegeben hat."
    assert state_of(store, "SJV") == "draft"


def test_taking_back_needs_a_reason_and_brings_the_state_before_back(store: Store) -> None:
    app = with_open(3, ressort="SKB", haus="SKB")
    press(app, "Zurücknehmen")
    assert "den Grund" in app.error[0].value
    assert state_of(store, "SKB") == "released"
    (reason,) = [each for each in app.text_input if each.label == "Grund"]
    reason.set_value("falsche Datei")
    press(app, "Zurücknehmen")
    assert app.success[0].value == "Rückmeldung Nr. 3 ist zurückgenommen. Der Stand davor gilt wieder."
    assert app.header[0].value.startswith("SKB hat noch **nichts gemeldet**.")
    assert state_of(store, "SKB") == "missing"
    assert [each for each in app.expander if each.label.endswith("✕ zurückgenommen")]


@pytest.mark.usefixtures("store")
def test_only_the_newest_delivery_of_a_body_can_be_taken_back() -> None:
    app = with_open(1, ressort="SKB", haus="SKB", runde="2025")
    assert "Zurücknehmen" not in [each.label for each in app.button]


def test_a_house_confirms_that_nothing_has_changed(store: Store) -> None:
    small_store(store.path, [said("2025", "SKB-0001"), said("2026", "SJV-0001")])
    app = press(opened(ressort="SKB", haus="SKB"), "Bestätigen")
    sentence = "Bestätigt für SKB: 1 Maßnahme unverändert, als Arbeitsstand, noch nicht freigegeben."
    assert app.success[0].value == formats.literal(sentence)
    assert state_of(store, "SKB") == "draft"


def test_the_lead_unit_needs_a_proof_to_confirm_for_a_house(store: Store) -> None:
    small_store(store.path, [said("2025", "SKB-0001"), said("2026", "SJV-0001")])
    app = opened(ressort="SKB")
    app.text_input(key="unveraendert-SKB-funktion").set_value("Abteilungsleitung")
    press(app, "Bestätigen")
    assert app.error[0].value.startswith("Bitte nennen Sie den Nachweis")
    (proof,) = [each for each in app.text_input if each.label.startswith("Nachweis")]
    proof.set_value("E-Mail vom 01.10.2026")
    press(app, "Bestätigen")
    assert state_of(store, "SKB") == "unchanged"
    assert app.header[0].value.startswith("SKB hat **geantwortet: alles unverändert**.")
    assert f"erfasst durch {LEAD_UNIT}".replace("(", r"\(").replace(")", r"\)") in app.header[0].value


def test_the_lead_unit_extends_a_deadline_and_a_house_cannot(store: Store) -> None:
    app = opened(ressort="SASJI")
    (until,) = [each for each in app.text_input if each.label == "Neue Frist"]
    until.set_value("01.12.2026")
    press(app, "Frist verlängern")
    assert app.success[0].value == "Die Frist für SASJI ist bis 01.12.2026 verlängert."
    assert "Frist verlängert bis 01.12.2026" in app.header[0].value.replace("\\", "")
    assert queries.run(store, "delivery_board/board", round="2026")["extended_to"].to_list().count(date(2026, 12, 1)) == 1
    assert "Frist verlängern" not in [each.label for each in opened(ressort="SASJI", haus="SASJI").button]


@pytest.mark.usefixtures("store")
def test_the_lead_unit_has_a_reminder_to_copy_and_a_house_has_none() -> None:
    app = opened(ressort="SASJI")
    app.session_state["erinnern-SASJI"] = True
    app.run()
    assert len(app.code) == 2
    assert not [each for each in opened(ressort="SASJI", haus="SASJI").expander if each.label == "Erinnerung schreiben"]


@pytest.mark.usefixtures("store")
def test_only_the_lead_unit_is_offered_to_redact() -> None:
    assert "Endgültig schwärzen" in [each.label for each in with_open(3, ressort="SKB").button]
    assert "Endgültig schwärzen" not in [each.label for each in with_open(3, ressort="SKB", haus="SKB").button]


def test_words_are_redacted_only_after_they_were_confirmed(store: Store) -> None:
    app = with_open(3, ressort="SKB")
    app.text_area[0].set_value("üben")
    (reason,) = [each for each in app.text_input if each.label.startswith("Grund (ohne")]
    reason.set_value("Name einer Person")
    press(app, "Endgültig schwärzen")
    assert app.error[0].value.startswith("Bitte bestätigen Sie zuerst")
    app.checkbox[0].check()
    press(app, "Endgültig schwärzen")
    assert app.success[0].value == "1 Eintrag ist geschwärzt."
    titles = queries.run(store, "deliveries/versions", versions=[1, 2, 3])["title"].to_list()
    assert [title for title in titles if "üben" in title] == []


def test_a_remembered_answer_is_shown_to_its_house_and_can_be_withdrawn(store: Store) -> None:
    answer = {
        "answer_id": 1,
        "delivery_id": 3,
        "department": "SKB",
        "kind": AnswerKind.VALUE.value,
        "target": None,
        "reason": None,
    }
    answer |= {"subject": ["value.level", "levels", "K"], "value": '["bremen"]', "is_remembered": True}
    with store.write() as writer:
        writer.insert("answer", [answer | {"answered_at": datetime(2026, 10, 1)}])
    sentence = "„K“ unter „Ebene“ heißt: Stadt Bremen."
    assert sentence not in texts(opened(ressort="SKB", haus="SJV")).replace("\\", "")
    app = opened(ressort="SKB", haus="SKB")
    assert sentence in texts(app).replace("\\", "")
    app.button(key="antwort-1").click().run()
    assert app.success[0].value == "Die Antwort ist zurückgezogen und wird nicht mehr vorgeschlagen."
    assert sentence not in texts(app).replace("\\", "")


def test_a_co_report_waits_for_the_house_that_leads(store: Store) -> None:
    co_report = {"delivery_id": 3, "sheet": "Liste", "row": 9, "lead_department": "SJV", "title": "Rechtsberatung"}
    with store.write() as writer:
        writer.insert("co_report", [co_report | {"values": '{"stage": "in_progress", "report": null}', "cells": {}}])
    assert "- **Rechtsberatung** · SKB, Runde 2026 · in Umsetzung" in texts(opened(ressort="SJV", haus="SJV"))


@pytest.mark.usefixtures("store")
def test_sample_data_are_named_and_no_login_is_claimed() -> None:
    app = opened()
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in app.markdown]
    assert "Das ist keine Anmeldung" in texts(app)


def test_real_data_bear_no_mark_of_sample_data(store_path: Path) -> None:
    small_store(store_path, [said("2026", "SKB-0001")])
    assert not opened().warning


def test_a_store_without_a_delivery_shows_all_bodies_as_silent(store_path: Path) -> None:
    small_store(store_path, [])
    assert opened().header[0].value.startswith("Von 4 Ressorts und Stellen haben **keine geantwortet**.")


@pytest.mark.usefixtures("store_path")
def test_a_missing_store_is_told_in_german() -> None:
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


@pytest.mark.parametrize("page", sorted(ROLES - {"working_group.py", "changes.py"}))  # they ask where there is something to enter
@pytest.mark.usefixtures("store")
def test_nobody_is_given_a_role_and_without_one_nothing_can_be_entered(page: str) -> None:
    app = open_page(page, {"haus": ""})
    role = next(each for each in app.selectbox if each.label == "Sie arbeiten für")
    assert role.value == NOBODY
    assert any(each.value.startswith("Bitte wählen Sie, für wen Sie arbeiten") for each in app.caption)
    assert [app.get("form"), app.get("file_uploader"), app.text_area, app.text_input] == [[], [], [], []]


def test_the_own_house_is_shown_first_and_all_of_them_with_one_click(store: Store) -> None:
    del store
    app = opened(haus="SKB")
    choice = next(each for each in app.selectbox if each.label == "Gezeigt wird")
    assert choice.value == "SKB"

    press(app, "← alle Ressorts und Stellen")
    assert next(each for each in app.selectbox if each.label == "Gezeigt wird").value == "alle"
    assert app.query_params["ressort"] == "alle"
    assert next(each for each in opened().selectbox if each.label == "Gezeigt wird").value == "alle"


def test_who_chooses_a_house_sees_it_at_once(store: Store) -> None:
    del store
    app = opened()
    next(each for each in app.selectbox if each.label == "Sie arbeiten für").set_value("SKB").run()
    assert next(each for each in app.selectbox if each.label == "Gezeigt wird").value == "SKB"
