"""Pages after a new cut of government: links that name what is gone, old names in links, the measure and the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.documents.measure_list import measure_list
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.deliveries.book import Inquiry, ask
from dashboard.master import Round
from dashboard.rounds.decisions import Decision, decide
from dashboard.store import Store
from tests.opening import open_page
from tests.small_store import said, small_store

ROWS = [
    said("2026", "SJV-0001", title="Rechtsberatung", action_field=7),
    said("2026", "SKB-0001", title="Kurs", action_field=4),
    said("2027", "SKB-0001", title="Kurs", action_field=4),
]
GONE = "SJV gibt es seit dem 01.04.2027 nicht mehr; Nachfolge: SASJI."


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """SJV is part of SASJI since April 2027, and field 4 was called otherwise until then."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    made = small_store(path, ROWS)
    named = {"kind": "field", "code": "4", "label": "4 Schule", "explanation": "Schule", "position": 4}
    former = {"name": "Justiz", "aliases": ["SJV"], "successors": ["SASJI"], "rule": "auto", "by_action_field": {}}
    with made.write() as writer:
        writer.update("department", {"valid_to": date(2027, 3, 31)}, {"code": "SJV"})
        writer.insert("former_department", [former])
        writer.insert("former_label", [named | {"until_day": date(2027, 4, 1), "master_id": 2}])
        derive(writer)
    return made


@pytest.fixture
def asked(store: Store) -> Store:
    """SJV was asked for 2026, and has not answered."""
    ask(store, Inquiry("2026", "SJV", "Wie viele Fälle?", "Arbeitsgruppe", date(2026, 5, 6), meeting=None))
    with store.write() as writer:
        writer.insert("meeting", [{"kind": "meeting", "day": date(2099, 9, 10), "title": "2. Sitzung"}])
    return store


@pytest.mark.usefixtures("asked")
def test_the_heir_answers_what_the_body_before_it_was_asked() -> None:
    house = {"ressort": "SASJI", "haus": "SASJI"}
    assert "Wie viele Fälle?" not in words(open_page("delivery_board.py", {"runde": "2026", **house}))
    app = open_page("delivery_board.py", {"runde": "2027", **house})
    assert "**Nr. 1** · zur Runde 2026 · unbeantwortet" in words(app)
    assert "gefragt war SJV" in words(app)
    app.text_area[0].set_value("Zwölf")
    (function,) = [each for each in app.text_input if each.label == "Antwort freigegeben durch (Funktion, kein Name)"]
    function.set_value("Abteilungsleitung")
    (button,) = [each for each in app.button if each.label == "Antwort geben"]
    button.click().run()
    assert "**Antwort:** Zwölf" in words(app)


@pytest.mark.usefixtures("asked")
def test_the_round_sheets_of_the_heir_tell_what_it_has_to_answer() -> None:
    app = open_page("round_sheets.py", {"runde": "2027", "haus": "SASJI"})
    assert "1 Rückfrage ist unbeantwortet." in words(app)
    assert app.table[0].value.iloc[0].tolist()[1:3] == ["SASJI (gefragt war SJV)", "Wie viele Fälle?"]


@pytest.mark.usefixtures("asked")
def test_the_working_group_says_whose_an_inquiry_is_by_now() -> None:
    shown = words(open_page("working_group.py", {"haus": "SASJI"}))
    assert "**SJV** · SJV, ab 01.04.2027 SASJI · 1 Frage unbeantwortet" in shown
    assert "Ihr Haus hat keine Frage zu beantworten." in shown


def test_the_page_of_a_measure_says_who_answers_by_now_what_its_house_was_asked(store: Store) -> None:
    day = date(2026, 5, 5)
    with store.write() as writer:
        writer.insert("meeting", [{"kind": "meeting", "day": day, "title": "2. Sitzung"}])
    ask(store, Inquiry("2026", "SJV", "Wie viele?", "Arbeitsgruppe", day, "SJV-0001", meeting=day))

    assert "Frage an SJV, ab 01.04.2027 SASJI: Wie viele?" in words(open_page("measure.py", {"kennung": "SJV-0001"}))


def test_an_open_decision_says_who_goes_on_for_a_body_that_is_gone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "Kenntnisnahme", "position": 1}])
    decide(store, Decision("2026", "Zahlen liefern", "Kenntnisnahme", {"SJV": None}, measures=("SJV-0001",)), by="Leitstelle")
    on_measure = {"kennung": "SJV-0001", "runde": "2027"}
    assert "SASJI" not in words(open_page("decisions.py"))
    assert "(Kenntnisnahme, SJV)" in words(open_page("measure.py", on_measure))

    monkeypatch.setattr("dashboard.ui.decisions.listing.today", lambda: date(2027, 4, 1))

    assert "Kenntnisnahme · SJV · ohne Frist · SJV, seit 01.04.2027 SASJI" in words(open_page("decisions.py"))
    assert "(Kenntnisnahme, SJV, seit 01.04.2027 SASJI)" in words(open_page("measure.py", on_measure))


@pytest.mark.parametrize(("round_code", "name"), [("2026", "1 Respekt"), ("2027", "1 Zusammenhalt")])
def test_the_filter_by_goal_and_the_forms_speak_by_the_names_of_the_round(store: Store, round_code: str, name: str) -> None:
    former = {"position": 1, "until_day": date(2027, 4, 1), "master_id": 2}
    with store.write() as writer:
        writer.insert("guiding_goal", [{"number": 1, "name": "Zusammenhalt"}])
        writer.insert(
            "former_label", [former | {"kind": "guiding_goal", "code": "1", "label": "1 Respekt", "explanation": "Respekt"}]
        )
        writer.insert("former_label", [former | {"kind": "department", "code": "SKB", "label": "SKB", "explanation": "Schule"}])
        derive(writer)

    app = open_page("measures.py", {"runde": round_code, "leitziel": "1 Zusammenhalt"})
    (goals,) = [each for each in app.multiselect if each.label == "Leitziel"]
    assert (goals.options, goals.value) == ([name], ["1"])

    app = open_page("decisions.py", {"runde": round_code}, {"beschluss-aufnehmen": True})
    (bodies,) = [each for each in app.multiselect if each.label.startswith("Betroffene Stellen")]
    (fields,) = [each for each in app.multiselect if each.label.startswith("Handlungsfelder")]
    (filters,) = [each for each in app.selectbox if each.label == "Betrifft"]
    assert ("Schule (SKB)" in bodies.options, "Schule (SKB)" in filters.options) == ((round_code == "2026",) * 2)
    assert ("4 Schule" in fields.options) == (round_code == "2026")


def words(app: AppTest) -> str:
    elements = (*app.title, *app.header, *app.markdown, *app.info, *app.warning, *app.caption)
    return "\n".join(str(each.value) for each in elements).replace("\\", "")


@pytest.mark.parametrize("page", ["overview.py", "departments.py"])
def test_a_link_to_a_body_that_is_gone_says_since_when_and_who_follows(page: str) -> None:
    assert GONE in words(open_page(page, {"runde": "2027", "ressort": "SJV"}))
    assert GONE not in words(open_page(page, {"runde": "2026", "ressort": "SJV"}))


def test_who_works_for_a_body_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.acting.today", lambda: date(2027, 5, 1))

    assert GONE in words(open_page("round_sheets.py", {"haus": "SJV"}))


def test_a_link_with_the_old_name_of_a_field_still_opens_it() -> None:
    app = open_page("measures.py", {"runde": "2027", "handlungsfeld": "4 Schule"})

    assert "was es hier nicht gibt" not in words(app)
    assert "Kurs" in words(app)
    assert "Rechtsberatung" not in words(app)


@pytest.mark.parametrize(("round_code", "name"), [("2026", "4 Schule"), ("2027", "4 Bildung")])
def test_a_round_speaks_by_the_names_of_its_reference_date(round_code: str, name: str) -> None:
    assert f"Handlungsfeld: {name}" in words(open_page("fields.py", {"runde": round_code, "handlungsfeld": "4"}))
    assert f"**Handlungsfeld:** {name}" in words(open_page("measure.py", {"runde": round_code, "kennung": "SKB-0001"}))


def test_the_page_of_a_measure_names_the_heir_and_why() -> None:
    told = words(open_page("measure.py", {"runde": "2027", "kennung": "SJV-0001"}))

    assert f"Die letzte Liste nennt SJV. {GONE}" in told
    assert "**Federführung:** SASJI" in told
    assert "**Federführung:** SJV" in words(open_page("measure.py", {"runde": "2026", "kennung": "SJV-0001"}))


def test_the_ledger_names_the_new_cut(store: Store) -> None:
    told = words(open_page("changes.py", {"von": "2026", "bis": "2027", "liste": "klasse-moved"}))

    assert "wechselt von SJV zu SASJI: Neuzuschnitt zum 01.04.2027" in told
    assert "davon 1 allein durch Neuzuschnitt" in told
    assert "die Stelle „SJV“ endete (31.03.2027, Nachfolge: SASJI)" in told
    assert store.query("select count(*) as n from handover")["n"][0] == 0


@pytest.mark.parametrize(
    ("round_code", "day", "name"), [("2026", date(2026, 9, 30), "Schule"), ("2027", date(2027, 9, 30), "Bildung")]
)
def test_what_is_taken_along_bears_the_names_of_the_round_and_its_lead(
    store: Store, round_code: str, day: date, name: str
) -> None:
    steering_round = Round(round_code, f"Runde {round_code}", None, day)

    listed = measure_list(store, steering_round, ["SKB-0001", "SJV-0001"], [], None)

    assert str(listed.rows[0]["action_field"]).endswith(name)
    assert listed.rows[1]["lead_department"] == {"2026": "SJV", "2027": "SASJI"}[round_code]


@pytest.mark.parametrize(("round_code", "name"), [("2026", "4 Schule"), ("2027", "4 Bildung")])
def test_a_filter_offers_the_names_of_its_round_and_a_link_may_bear_those_of_today(round_code: str, name: str) -> None:
    app = open_page("overview.py", {"runde": round_code, "handlungsfeld": "4 Bildung"})
    (offered,) = [each for each in app.button_group if each.label == "Handlungsfeld"]

    assert offered.options == ["1 Sprache", name, "7 Gesundheit", "ohne Handlungsfeld"]
    assert offered.value == ["4"]
    assert f"Handlungsfeld: {name} ✕" in [each.label for each in app.button]


@pytest.mark.parametrize(("earlier", "later", "name"), [("2026", "2027", "4 Bildung"), ("2026", "2027-03-31", "4 Schule")])
def test_the_ledger_speaks_by_the_names_of_its_later_point(earlier: str, later: str, name: str) -> None:
    to = {"bis": later} if len(later) == 4 else {"bis": "tag", "bis_tag": later}
    app = open_page("changes.py", {"von": earlier, **to}, {"tabelle-wandel": True, "anteile": True})
    (field,) = [each for each in app.selectbox if each.label == "Handlungsfeld"]

    assert field.options == ["alle Handlungsfelder", "1 Sprache", name, "7 Gesundheit", "ohne Handlungsfeld"]
    told = "\n".join(str(table.value.to_dict("records")) for table in app.table)
    assert name in told
    assert ({"4 Schule", "4 Bildung"} - {name}).pop() not in told


def test_a_decision_names_its_field_as_its_round_does(store: Store) -> None:
    with store.write() as writer:
        writer.insert("decision_kind", [{"name": "Kenntnisnahme", "position": 1}])
    for round_code in ("2026", "2027"):
        decide(store, Decision(round_code, f"Beschluss {round_code}", "Kenntnisnahme", fields=(4,)), by="Leitstelle")
    told = words(open_page("decisions.py"))

    assert "**Beschluss 2026**  \n:small[Kenntnisnahme · ohne Frist · Handlungsfeld 4 Schule]" in told
    assert "**Beschluss 2027**  \n:small[Kenntnisnahme · ohne Frist · Handlungsfeld 4 Bildung]" in told
