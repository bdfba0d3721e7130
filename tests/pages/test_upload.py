"""Hochladen from the real entry on a small real database: nothing is stored before it is accepted, and nothing is a surprise."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import queries, settings
from dashboard.intake.accepting.acceptance import accept, receipt
from dashboard.intake.answers.answers import AnswerKind
from dashboard.intake.master.tables import load_master
from dashboard.intake.reading import read_list
from dashboard.store import Store
from dashboard.ui.upload import work
from dashboard.ui.upload.work import Work
from tests.builders import Page, Value, workbook
from tests.hostile import many_measures
from tests.pages.upload_visit import HEAD, READING, SINGING, drafts, sheet, visit
from tests.small_store import said, small_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """SKB has told of reading and singing in 2025; it and the others have said nothing yet in 2026."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "store.duckdb.drafts")
    common = {"action_field": 4, "levels": ["land"]}
    return small_store(
        path,
        [
            said("2025", "SKB-0001", number="1", title="Lesen üben", stage="in_progress", report="Läuft.", **common),
            said("2025", "SKB-0002", number="2", title="Gemeinsam singen", stage="planned", **common),
        ],
    )


def deliveries(store: Store) -> list[int]:
    rows = queries.run(store, "deliveries/list", round="2026", department="SKB")
    return [int(number) for number in rows["delivery_id"]]


def accept_elsewhere(store: Store, *rows: Sequence[Value]) -> None:
    """Another coordinator of SKB brings in a list meanwhile."""
    content = sheet(*rows)
    reading = read_list(content, "andere.xlsx", load_master(store))
    accept(store, reading, content, receipt=receipt("2026"))


@pytest.mark.usefixtures("store")
def test_a_dropped_list_becomes_a_draft_and_shows_its_questions_first() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, ("2", 4, "Gemeinsam singen", "K", "geplant", None)))
    assert page.headers == ["Schritt 1 von 4: Prüfhinweise"]
    assert "Welche Ebene ist mit „K“ gemeint bei der Maßnahme „Gemeinsam singen“ (Zelle D5)?" in page.text
    assert "Zeile 5: Nr. 2 · Gemeinsam singen · Handlungsfeld: 4 Bildung" in page.text
    assert [draft.file_name for draft in drafts()] == ["liste.xlsx"]


def test_nothing_is_stored_before_the_list_is_accepted(store: Store) -> None:
    before = store.version
    page = visit().drop("liste.xlsx", sheet(READING)).step("Zuordnung").step("Vergleich").step("Annehmen")
    assert page.headers == ["Schritt 4 von 4: Annehmen"]
    assert store.version == before


@pytest.mark.usefixtures("store")
def test_an_answer_is_kept_at_once_and_is_there_for_who_opens_the_link_again() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, ("2", 4, "Gemeinsam singen", "K", "geplant", None)))
    page.choose("Welche Ebene", "Stadt Bremerhaven")
    assert [answer.value for answer in drafts()[0].answers] == [["bremerhaven"]]

    again = visit(entwurf=drafts()[0].draft_id)

    radio = next(each for each in again.app.radio if "Welche Ebene" in each.label)
    assert radio.options[int(str(radio.value))] == "Stadt Bremerhaven"
    assert "Gemeinsam singen" in again.step("Vergleich").text
    assert "Ebene (D5): Land → **Stadt Bremerhaven**" in again.text


@pytest.mark.usefixtures("store")
def test_rows_that_look_like_an_evaluation_are_read_only_when_the_house_says_so() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, SINGING, (), (None, None, "geplant", 1), (None, None, "in Umsetzung", 1)))
    assert "sehen nach einer Auswertung aus. Auslassen?" in page.text

    page.choose("Auslassen?", "Nein, es sind Maßnahmen")

    (answer,) = drafts()[0].answers
    assert (answer.kind, answer.value) == (AnswerKind.RANGE, "measures")
    assert "4 Maßnahmen" in page.text
    page.unfold("verstanden")
    assert "Stehen in 7–8 (Blatt „Maßnahmen“) Maßnahmen?" in page.text
    page.choose("Stehen in 7–8", "Nein, keine Maßnahmen")
    assert "2 Maßnahmen" in page.text


@pytest.mark.usefixtures("store")
def test_unklar_lassen_is_an_answer_that_leaves_the_question_open() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, ("2", 4, "Gemeinsam singen", "K", "geplant", None)))
    page.choose("Welche Ebene", "Unklar lassen")
    assert [answer.value for answer in drafts()[0].answers] == [None]
    assert "unklar gelassen" in page.text


@pytest.mark.usefixtures("store")
def test_a_renamed_measure_is_joined_by_the_answer_and_shown_as_one_change() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, ("2", 4, "Chor für alle", "Land", "geplant", None))).step("Zuordnung")
    assert "Ohne Antwort gilt eine Zeile als neue Maßnahme." in page.text

    page.choose("Chor für alle", "Dieselbe wie SKB").step("Vergleich")

    assert "Maßnahme (C5): Gemeinsam singen → **Chor für alle**" in page.text
    assert "0 neu, 1 geändert, 1 unverändert, keine fehlt" in page.text


@pytest.mark.usefixtures("store")
def test_a_missing_measure_asks_and_ending_it_needs_a_reason() -> None:
    page = visit().drop("liste.xlsx", sheet(READING)).step("Vergleich")
    assert "Fehlende Maßnahmen (1)" in page.text

    page.choose("Was wurde aus", "Wurde eingestellt")
    assert not drafts()[0].answers.all_of(AnswerKind.MISSING)
    assert "Die Antwort gilt, sobald ein Grund dasteht." in page.text

    page.write("Grund", "Kein Bedarf mehr")
    assert [answer.reason for answer in drafts()[0].answers.all_of(AnswerKind.MISSING)] == ["Kein Bedarf mehr"]
    assert "1 fehlende Maßnahme endet nach Ihrer Antwort" in page.step("Annehmen").text


def test_accepting_stores_the_list_clears_the_desk_and_shows_the_receipt(store: Store) -> None:
    page = visit().drop("liste.xlsx", sheet(READING, SINGING)).step("Annehmen")
    draft_id = drafts()[0].draft_id

    page.press("Jetzt annehmen")

    (delivery_id,) = deliveries(store)
    assert page.headers == [f"Angenommen: Rückmeldung {delivery_id} von SKB zur Runde 2026"]
    assert "Das ist ein **Arbeitsstand**" in page.text
    assert drafts() == []
    assert visit(entwurf=draft_id).headers == page.headers
    assert "Diese Quittung gibt es hier nicht." in visit(entwurf=draft_id, haus="SJV").text
    assert deliveries(store) == [delivery_id]


def test_a_release_needs_the_function_that_releases(store: Store) -> None:
    page = visit().drop("liste.xlsx", sheet(READING, SINGING)).step("Annehmen").choose("In welchem Stand?", "Freigegeben")
    page.press("Jetzt annehmen")
    assert "Bitte nennen Sie die Funktion, die freigibt" in page.text
    assert deliveries(store) == []

    page.write("Freigegeben durch", "Abteilungsleitung").press("Jetzt annehmen")

    (delivery_id,) = deliveries(store)
    assert queries.run(store, "deliveries/one", delivery_id=delivery_id)["released_by"][0] == "Abteilungsleitung"


def test_a_row_that_is_left_out_leaves_its_measure_as_it_is(store: Store) -> None:
    done = ("2", 4, "Gemeinsam singen", "Land", "umgesetzt", None)
    page = visit().drop("liste.xlsx", sheet(READING, done)).step("Annehmen")
    page.unfold("zeilen")
    box = next(each for each in page.app.checkbox if "Gemeinsam singen" in each.label)
    assert "steht deshalb nicht mehr für alle Maßnahmen" not in page.text
    box.uncheck().run()
    assert "Die Rückmeldung steht deshalb nicht mehr für alle Maßnahmen des Hauses" in page.text
    page.press("Jetzt annehmen")
    changes = queries.run(store, "deliveries/changes", delivery_id=deliveries(store)[0])
    assert changes.is_empty()


@pytest.mark.usefixtures("store")
def test_a_list_of_another_house_is_asked_about_before_anything_else_is_shown() -> None:
    page = visit(haus="SJV").drop("liste.xlsx", sheet(READING))
    assert "Die Liste nennt SKB (SKB), Sie arbeiten für SJV." in page.text
    assert page.headers == ["Wessen Liste ist das?"]
    assert "neu, " not in page.text

    page.press("Es ist die Liste von SKB: ich arbeite für SKB")

    assert page.headers == ["Schritt 1 von 4: Prüfhinweise"]
    assert [draft.acting for draft in drafts()] == ["SKB"]


@pytest.mark.usefixtures("store")
def test_a_list_that_names_no_house_is_asked_about() -> None:
    page = visit().drop("liste.xlsx", workbook(Page([HEAD, READING])))
    assert "Wessen Liste ist das?" in page.text
    page.press("So weiter")
    assert page.headers == ["Schritt 1 von 4: Prüfhinweise"]


@pytest.mark.usefixtures("store")
def test_the_lead_unit_is_not_asked_where_the_list_names_its_house() -> None:
    page = visit(haus="federfuehrend").drop("liste.xlsx", sheet(READING)).step("Annehmen")
    assert "Nachweis, dass die Liste vom Haus kommt" in [each.label for each in page.app.text_input]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("kaputt.xlsx", b"PK\x03\x04 das ist keine Mappe", "kaputt.xlsx"),
        ("brief.docx", b"Sehr geehrte Damen und Herren", "brief.docx"),
        ("leer.xlsx", b"", "leer.xlsx"),
    ],
)
@pytest.mark.usefixtures("store")
def test_what_is_no_readable_workbook_is_told_and_leaves_nothing_behind(name: str, content: bytes, sentence: str) -> None:
    page = visit().drop(name, content)
    assert [sentence in error.value.replace("\\", "") for error in page.app.error] == [True]
    assert drafts() == []
    assert page.app.file_uploader


@pytest.mark.usefixtures("store")
def test_a_list_that_is_too_big_is_told_with_the_limit() -> None:
    page = visit().drop("riesig.xlsx", b"PK\x03\x04".ljust(settings.MAX_FILE_BYTES + 1, b"0"))
    assert ["20 MB" in error.value for error in page.app.error] == [True]
    assert drafts() == []


def test_the_second_of_two_coordinators_is_told_and_compares_anew_with_answers_kept(store: Store) -> None:
    page = visit().drop("liste.xlsx", sheet(READING, ("2", 4, "Gemeinsam singen", "K", "geplant", None)))
    page.choose("Welche Ebene", "Stadt Bremerhaven").step("Annehmen")
    accept_elsewhere(store, READING, ("2", 4, "Gemeinsam singen", "Land", "umgesetzt", None))

    page.press("Jetzt annehmen")

    assert len(deliveries(store)) == 1
    assert "Inzwischen wurde für SKB die Rückmeldung" in page.text
    page.press("Neu vergleichen")
    assert page.headers == ["Schritt 3 von 4: Vergleich"]
    assert "Ebene (D5): Land → **Stadt Bremerhaven**" in page.text
    assert "Umsetzungsstand (E5): umgesetzt → **geplant**" in page.text
    page.step("Annehmen").press("Jetzt annehmen")
    assert len(deliveries(store)) == 2


@pytest.mark.usefixtures("store")
def test_another_houses_draft_is_not_shown() -> None:
    visit().drop("liste.xlsx", sheet(READING))
    assert "Hier ist kein Entwurf." in visit(haus="SJV", entwurf=drafts()[0].draft_id).text
    assert "liste.xlsx" not in visit(haus="SJV").text
    assert "liste.xlsx" in visit().text


@pytest.mark.usefixtures("store")
def test_a_mended_list_takes_the_answers_over_and_replaces_the_older_draft() -> None:
    unclear = ("2", 4, "Gemeinsam singen", "K", "geplant", None)
    visit().drop("Liste.xlsx", sheet(READING, unclear)).choose("Welche Ebene", "Stadt Bremerhaven")

    page = visit().drop("Liste_Prüfhinweise (1).xlsx", sheet(READING, unclear, ("3", 4, "Tanzen", "K", "geplant", None)))

    assert "der Inhalt ist inzwischen ein anderer" in page.text
    assert [answer.value for answer in drafts()[0].answers] == [["bremerhaven"]]
    assert len(drafts()) == 1


@pytest.mark.usefixtures("store")
def test_the_same_file_again_finds_its_draft_with_its_answers() -> None:
    content = sheet(READING, ("2", 4, "Gemeinsam singen", "K", "geplant", None))
    visit().drop("liste.xlsx", content).choose("Welche Ebene", "Stadt Bremerhaven")
    page = visit().drop("liste.xlsx", content)
    assert "Ihre Antworten sind noch da." in page.text
    assert len(drafts()) == 1


@pytest.mark.usefixtures("store")
def test_a_draft_can_be_discarded_and_says_so() -> None:
    page = visit().drop("liste.xlsx", sheet(READING)).press("Endgültig verwerfen")
    assert "Gespeichert wurde daraus nichts." in page.text
    assert drafts() == []


def test_a_remembered_answer_is_proposed_for_the_next_list_and_can_be_withdrawn(store: Store) -> None:
    unclear = ("2", 4, "Gemeinsam singen", "K", "geplant", None)
    page = visit().drop("erste.xlsx", sheet(READING, unclear)).choose("Welche Ebene", "Stadt Bremerhaven")
    page.step("Annehmen").press("Jetzt annehmen")
    assert len(deliveries(store)) == 1

    page = visit().drop("zweite.xlsx", sheet(READING, unclear, ("3", 4, "Tanzen", "Land", "geplant", None)))
    assert "Früher geantwortet: **Stadt Bremerhaven**" in page.text
    assert len(drafts()[0].answers) == 0
    page.press("1 frühere Antwort übernehmen")
    assert [answer.value for answer in drafts()[0].answers] == [["bremerhaven"]]


def test_without_a_store_the_page_says_so_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "STORE", tmp_path / "keiner.duckdb")
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "keiner.drafts")
    page = visit()
    assert "Es gibt keine lesbaren Daten." in page.text
    assert [each.value for each in page.app.title] == ["Hochladen"]


@pytest.mark.usefixtures("store")
def test_a_list_of_too_many_measures_is_refused_with_one_sentence_and_leaves_no_draft() -> None:
    page = visit().drop("liste.xlsx", many_measures(10_001))
    assert "„liste.xlsx“ enthält 10.001 Maßnahmen, gelesen werden höchstens 10.000 je Liste; bitte nach Ressort" in page.text
    assert drafts() == []


@pytest.mark.usefixtures("store")
def test_an_open_draft_says_until_when_it_is_kept() -> None:
    visit().drop("liste.xlsx", sheet(READING))
    assert f"liegt bereit bis {drafts()[0].kept_until:%d.%m.%Y}" in visit().text
    assert "Was 60 Tage lang niemand bearbeitet, wird gelöscht." in visit().text


@pytest.mark.usefixtures("store")
def test_a_page_holds_no_list_between_two_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_SHORT_PIECES", 0)
    page = visit().drop("liste.xlsx", sheet(READING, ("3", 4, "Lesen und üben", "K", "geplant", None)))
    for step in ("Prüfhinweise", "Zuordnung", "Vergleich", "Annehmen"):
        page.step(step)
        work.drop_long_lists()
        work.drop_long_lists()
        gc.collect()
        assert not [each for each in gc.get_objects() if isinstance(each, Work)], step


OLD = (("Rückmeldeliste SKB zur Steuerungsrunde 2025",), ("Stand: 30.09.2025",), HEAD, READING, SINGING)


@pytest.mark.usefixtures("store")
def test_a_list_of_another_round_is_stopped_until_somebody_says_that_it_is_meant() -> None:
    page = visit().drop("alt.xlsx", workbook(Page(OLD)))
    assert page.headers == ["Ist das die richtige Liste?"]
    assert "Diese Liste ist älter als die Runde 2026: Ihr Stand ist der 30.09.2025" in page.text
    assert "Diese Liste nennt eine andere Runde („Steuerungsrunde 2025“); angegeben ist die Runde 2026." in page.text

    assert page.press("Ja, diese Liste von SKB gilt für die Runde 2026").headers == ["Schritt 1 von 4: Prüfhinweise"]
    assert [answer.subject for answer in drafts()[0].answers] == [("time.before_round",), ("time.other_round",)]


@pytest.mark.usefixtures("store")
def test_a_list_of_another_round_may_go_on_for_that_round() -> None:
    page = visit().drop("alt.xlsx", workbook(Page(OLD))).press("Sie gehört zur Runde 2025")

    assert page.headers == ["Schritt 1 von 4: Prüfhinweise"]
    assert [draft.round_code for draft in drafts()] == ["2025"]


@pytest.mark.usefixtures("store")
def test_a_new_measure_is_shown_with_all_that_was_read_of_it() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, SINGING, ("7", 4, "Tanzen", "Land", "geplant", "Der Raum ist gefunden.")))
    told = page.step("Vergleich").text

    assert "Das wurde von jeder neuen Maßnahme gelesen" in told
    assert "- Umsetzungsstand (E6): geplant" in told
    assert "- Sachstand (F6): Der Raum ist gefunden." in told
    assert "- Ebene (D6): Land" in told


@pytest.mark.usefixtures("store")
def test_a_sheet_of_inquiries_is_not_said_to_be_unread() -> None:
    asked = Page(
        [("Nr. der Rückfrage", "Kennung", "Rückfrage", "gestellt von", "Antwort"), (1, None, "Wer zahlt?", "SK", "Der Bund")],
        "Rückfragen",
    )
    content = workbook(Page([("Maßnahmenliste SKB",), HEAD, READING, SINGING]), asked, Page([("Notizen",)], "Notizen"))
    told = visit().drop("liste.xlsx", content).text

    assert "Nicht als Liste gelesen: „Notizen“" in told
    assert "„Rückfragen“: Rückfragen" not in told


@pytest.mark.usefixtures("store")
def test_rows_of_which_one_column_was_sorted_are_asked_and_settled_at_once() -> None:
    head = ("Kennung", "Nr.", "Handlungsfeld", "Maßnahme", "Ebene", "Umsetzungsstand")
    rows = (
        ("SKB-0001", "1", 4, "Gemeinsam singen", "Land", "in Umsetzung"),
        ("SKB-0002", "2", 4, "Lesen üben", "Land", "geplant"),
    )
    page = visit().drop("sortiert.xlsx", workbook(Page([("Maßnahmenliste SKB",), head, *rows])))
    assert "2 Zeilen nennen Kennung und Titel zweier Maßnahmen." in page.text
    assert "Diese Liste kann noch nicht angenommen werden." in page.step("Annehmen").text

    page.press("Zur Zuordnung")
    assert "Ohne Antwort kann die Liste nicht angenommen werden." in page.text
    page.press("Bei allen gilt der Titel · 2")
    assert [(answer.subject, answer.target) for answer in drafts()[0].answers] == [
        (("Maßnahmen", "3"), "SKB-0002"),
        (("Maßnahmen", "4"), "SKB-0001"),
    ]
    assert "Jetzt annehmen" in [button.label for button in page.step("Annehmen").app.button]
