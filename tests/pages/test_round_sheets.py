"""The page of the round sheets from the real entry on a small real database: what goes out, to whom, and what is asked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats, queries, settings
from dashboard.rounds.more_time import extend
from dashboard.store import Store
from tests.opening import open_page
from tests.small_store import said, small_store

PAGE = str(settings.PAGES / "round_sheets.py")


@pytest.fixture
def store(store_path: Path) -> Store:
    """SKB has two measures and one that lives on in another; SJV has one."""
    rows = [
        said("2026", "SKB-0001"),
        said("2026", "SKB-0002", stage="completed"),
        said("2026", "SKB-0003", stage="merged"),
        said("2026", "SJV-0001"),
    ]
    return small_store(store_path, rows, is_sample=True)


def opened(**query: str) -> AppTest:
    return open_page("round_sheets.py", query)


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("link_button")]


def ask(app: AppTest, department: str, text: str, measure_id: str = "") -> AppTest:
    """Fill in the lead unit's form and send it."""
    (box,) = [each for each in app.selectbox if each.label == "An"]
    box.set_value(department)
    app.text_area[0].set_value(text)
    (about,) = [each for each in app.text_input if each.label.startswith("Kennung")]
    about.set_value(measure_id)
    (button,) = [each for each in app.button if each.label == "Rückfrage stellen"]
    return button.click().run()


@pytest.mark.usefixtures("store")
def test_the_lead_unit_sees_all_sheets_and_merged_measures_are_not_counted() -> None:
    app = opened()
    assert app.header[0].value == (
        "Für „Steuerungsrunde 2026“ gibt es **4 Rückmeldelisten** mit zusammen 3 Maßnahmen. Keine Rückfrage ist unbeantwortet."
    )
    assert downloads(app)[:2] == ["Alle Rückmeldelisten mit Anschreiben als ZIP", "Leere Vorlage"]
    assert downloads(app).count("Rückmeldeliste") == 4


@pytest.mark.usefixtures("store")
def test_a_house_sees_its_own_sheet_only() -> None:
    app = opened(haus="SKB")
    assert app.header[0].value.startswith("Ihre Rückmeldeliste für „Steuerungsrunde 2026“ enthält **2 Maßnahmen**.")
    assert downloads(app).count("Rückmeldeliste") == 1
    assert "Alle Rückmeldelisten mit Anschreiben als ZIP" not in downloads(app)


@pytest.mark.usefixtures("store")
def test_each_body_has_its_letter_and_the_text_of_a_mail() -> None:
    app = opened(haus="SKB")
    assert downloads(app).count("Anschreiben") == 1
    app.session_state["mail-SKB"] = True
    app.run()
    subject, body = (each.value for each in app.code)
    assert "Steuerungsrunde 2026" in subject
    assert "SKB" in body


def test_a_inquiry_is_asked_stored_and_shown_as_unanswered(store: Store) -> None:
    app = ask(opened(), "SKB", "Wie viele *Plätze*?", "SKB-0001")
    assert app.success[0].value.startswith("Rückfrage Nr. 1 an SKB ist gestellt. Sie steht im Rückmeldestand bei dem Haus und ")
    assert "1 Rückfrage ist unbeantwortet." in app.header[0].value
    assert app.table[0].value.iloc[0].tolist()[1:3] == ["SKB", r"zu SKB-0001: Wie viele \*Plätze\*?"]
    (row,) = queries.run(store, "round_sheet/asked_of_bodies", round="2026", department=None).to_dicts()
    assert (row["department"], row["measure_id"], row["asked_by"]) == ("SKB", "SKB-0001", "Arbeitsgruppe")


def test_an_inquiry_for_an_earlier_round_goes_out_again_until_it_is_answered(store: Store) -> None:
    question = {"inquiry_id": 1, "round": "2025", "department": "SKB", "text": "Seit wann?", "asked_by": "AG"}
    with store.write() as writer:
        writer.insert("inquiry", [question | {"asked_on": date(2025, 9, 1)}])
    app = opened()
    assert "1 Rückfrage ist unbeantwortet." in app.header[0].value
    assert app.table[0].value.iloc[0].tolist()[1:3] == ["SKB", "Seit wann?"]


@pytest.mark.usefixtures("store")
def test_a_inquiry_without_a_text_is_refused() -> None:
    app = ask(opened(), "SKB", "  ")
    assert "die Frage" in app.error[0].value
    assert "Keine Rückfrage ist unbeantwortet." in app.header[0].value


@pytest.mark.usefixtures("store")
def test_a_house_sees_what_it_is_asked_and_nothing_that_others_are_asked() -> None:
    ask(opened(), "SKB", "Wie viele Plätze?")
    assert len(opened(haus="SKB").table) == 1
    other = opened(haus="SJV")
    assert not other.table
    assert "Rückfrage stellen" not in [each.label for each in other.button]


def test_an_answered_inquiry_is_no_longer_open(store: Store) -> None:
    ask(opened(), "SKB", "Wie viele Plätze?")
    with store.write() as writer:
        answer = {"delivery_id": 2, "inquiry_id": 1, "answer": "Zwölf", "sheet": "Rückfragen", "cell": "E5"}
        writer.insert("inquiry_answer", [answer])
    app = opened(haus="SKB")
    assert "Keine Rückfrage ist unbeantwortet." in app.header[0].value
    assert app.table[0].value["Antwort"].tolist() == ["Zwölf"]


@pytest.mark.usefixtures("store")
def test_sample_data_are_named_as_such() -> None:
    assert ":gray-badge[Beispieldaten – keine Angaben der Häuser]" in [each.value for each in opened().markdown]


@pytest.mark.usefixtures("store_path")
def test_a_missing_store_is_told_in_german() -> None:
    assert opened().info[0].value.startswith("**Es gibt keine lesbaren Daten.** ")


def test_a_house_reads_its_own_deadline_and_since_when_its_answer_is_overdue(store: Store) -> None:
    today = date.today()
    with store.write() as writer:
        day = today - timedelta(days=9)
        writer.execute("update steering_round set deadline = $day where round = '2026'", {"day": day})
    extend(store, "2026", "SASJI", today - timedelta(days=3), reason=None, by="Leitstelle")

    own = formats.day(today - timedelta(days=3))
    assert f"Rückmeldung war erbeten bis **{own}** (für Ihr Haus verlängert), seit 3 Tagen fällig." in sentence(haus="SASJI")
    assert f"Rückmeldung war erbeten bis **{formats.day(today - timedelta(days=9))}**. " in sentence()


def test_a_measure_whose_lead_has_changed_is_counted_once_and_said_to_be_in_two_sheets(store_path: Path) -> None:
    small_store(store_path, [said("2025", "SKB-0001"), said("2025", "SKB-0002", lead_department="SJV")])
    assert "mit zusammen 2 Maßnahmen; 1 steht in zwei Listen, weil die Federführung gewechselt hat." in opened().header[0].value


def sentence(**query: str) -> str:
    return str(opened(runde="2026", **query).header[0].value)
