"""Hochladen with many questions: one decision for many, proposals first, and what holds without an answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.intake.answers.answers import AnswerKind, Relation
from dashboard.store import Store
from tests.builders import Page, Value, workbook
from tests.pages.upload_visit import READING, Visit, drafts, sheet, visit
from tests.small_store import said, small_store

TITLES = ("Lesen üben", "Gemeinsam singen", "Elterncafé", "Vorlesen in Kitas", "Schulgarten")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """SKB has told of five measures in 2025, the last of another field; SJV of one."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setattr(settings, "STORE", path)
    monkeypatch.setattr(settings, "DRAFTS", tmp_path / "store.duckdb.drafts")
    told = [
        said("2025", f"SKB-000{at}", title=title, stage="in_progress", action_field=4 if at < 5 else 7)
        for at, title in enumerate(TITLES, start=1)
    ]
    return small_store(path, [*told, said("2025", "SJV-0001", title="Rechtskunde", action_field=7)])


def answers(kind: AnswerKind) -> dict[tuple[str, ...], object]:
    return {answer.subject: answer.value for answer in drafts()[0].answers.all_of(kind)}


def compared(*rows: Sequence[Value]) -> Visit:
    return visit().drop("liste.xlsx", sheet(*rows)).step("Vergleich")


def test_all_missing_measures_are_answered_at_once_and_one_of_them_otherwise() -> None:
    page = compared(READING).press("Für 4 Maßnahmen antworten: gilt unverändert weiter")
    page.choose("Was wurde aus „Elterncafé“?", "Ist umgesetzt")

    assert answers(AnswerKind.MISSING) == {
        ("SKB-0002",): "continued",
        ("SKB-0003",): "completed",
        ("SKB-0004",): "continued",
        ("SKB-0005",): "continued",
    }
    assert "Auf einmal antworten für" not in [each.label for each in page.app.selectbox]


def test_those_of_one_action_field_are_answered_at_once_and_the_others_stay_open() -> None:
    page = compared(READING).choose("Auf einmal antworten für", "Handlungsfeld 4 Bildung (3)")
    page.choose("Was wurde daraus?", "wurde eingestellt").write("Grund (nötig)", "Programm beendet")
    page.press("Für 3 Maßnahmen antworten: wurde eingestellt")

    given = drafts()[0].answers.all_of(AnswerKind.MISSING)
    assert [(answer.subject[0], answer.reason) for answer in given] == [(f"SKB-000{at}", "Programm beendet") for at in (2, 3, 4)]
    assert "▸ 3. Vergleich · 1 offen" in [button.label for button in page.app.button]


def test_the_last_step_says_first_what_the_list_lacks_and_which_rows_are_in_doubt() -> None:
    page = visit().drop("liste.xlsx", sheet(READING, (None, 4, "Elterncafés", "Land", "läuft", None))).step("Annehmen")

    assert [each.value for each in page.app.warning] == [
        "**4 von 5 bekannten Maßnahmen fehlen in der Liste**: Ohne Antwort im Schritt „Vergleich“ bleiben sie "
        "„nicht gemeldet“.  \n"
        "**1 Zuordnung ist offen**: Ohne Antwort im Schritt „Zuordnung“ gilt eine solche Zeile als neue Maßnahme."
    ]
    assert not compared(READING).press("Für 4 Maßnahmen antworten: gilt unverändert weiter").step("Annehmen").app.warning


def test_an_end_for_all_needs_its_reason() -> None:
    page = compared(READING).choose("Was wurde daraus?", "wurde eingestellt")
    (button,) = [each for each in page.app.button if each.label == "Für 4 Maßnahmen antworten: wurde eingestellt"]
    assert button.disabled


def test_nearly_equal_titles_are_joined_at_once_and_the_others_are_new() -> None:
    rows = [(None, 4, title, "Land", "läuft", None) for title in ("Gemeinsam zu singen", "Elterncafés", "Vorlesen in den Kitas")]
    page = visit().drop("liste.xlsx", sheet(READING, *rows)).step("Zuordnung")
    options = [str(option) for each in page.app.radio for option in each.options]
    assert "(Titel fast gleich, gleiches Handlungsfeld)" in options[0].replace("\\", "")

    page.press("Die 2 mit fast gleichem Titel sind dieselben")

    assert answers(AnswerKind.IDENTITY) == {("Maßnahmen", "5"): Relation.SAME, ("Maßnahmen", "6"): Relation.SAME}
    assert "▸ 2. Zuordnung · 1 offen" in [button.label for button in page.app.button]


def test_all_rows_in_doubt_are_new_at_once() -> None:
    rows = [(None, 4, title, "Land", "läuft", None) for title in ("Vorlesen in den Kitas", "Gemeinsam kochen")]
    visit().drop("liste.xlsx", sheet(READING, *rows)).step("Zuordnung").press("Die 2 ohne fast gleichen Titel sind neu")

    assert set(answers(AnswerKind.IDENTITY).values()) == {Relation.NEW}


def unnamed_column() -> bytes:
    """A list whose column "Wo?" holds levels, and one stage with a question mark."""
    head = ("Nr.", "Handlungsfeld", "Maßnahme", "Wo?", "Umsetzungsstand")
    rows = [("1", 4, "Lesen üben", "Land", "läuft?"), ("2", 4, "Elterncafé", "Stadt Bremen", "s. Vorjahr")]
    return workbook(Page([("Maßnahmenliste SKB",), head, *rows, ("3", 4, "Schulgarten", "Land", "läuft")]))


def test_a_column_asks_with_the_likely_field_first_and_nothing_chosen() -> None:
    page = visit().drop("liste.xlsx", unnamed_column())

    (box,) = [each for each in page.app.selectbox if "Wo?" in each.label]
    assert list(box.options[:2]) == ["Ebene (Vorschlag)", "als Zusatzangabe behalten"]
    assert box.value is None
    assert len(drafts()[0].answers) == 0


def test_each_question_says_what_holds_without_an_answer_and_only_several_cells_share_one() -> None:
    page = visit().drop("liste.xlsx", unnamed_column())

    assert "Ohne Antwort bleibt ihr Inhalt als Zusatzangabe bei der Maßnahme." in page.text
    assert page.text.count("Ohne Antwort bleibt „Umsetzungsstand“ leer.") == 2
    assert "Eine Antwort gilt für" not in page.text

    twice = sheet(("1", 4, "Lesen üben", "K", "läuft", None), ("2", 4, "Elterncafé", "K", "läuft", None))
    assert "Eine Antwort gilt für alle 2 Stellen: Maßnahmen: D4, D5." in visit().drop("zwei.xlsx", twice).text


def test_proposals_are_taken_at_once_and_what_has_none_stays_open() -> None:
    page = visit().drop("liste.xlsx", unnamed_column()).press("Alle 2 Vorschläge annehmen")

    assert answers(AnswerKind.COLUMN) == {("Wo?",): "levels"}
    assert list(answers(AnswerKind.VALUE).values()) == ["in_progress"]
    assert "▸ 1. Prüfhinweise · 1 offen" in [button.label for button in page.app.button]


def test_a_list_of_which_the_house_knows_nothing_is_stopped_and_goes_to_the_house_that_does() -> None:
    page = visit().drop("liste.xlsx", sheet(("1", 7, "Rechtskunde", "Land", "läuft", None)))
    assert page.headers == ["Ist das die richtige Liste?"]
    assert "Nichts in dieser Liste ist von SKB bekannt: 1 Maßnahme wäre neu, 5 gespeicherte fehlten." in page.text

    page.press("Es ist die Liste von SJV")

    assert page.headers == ["Schritt 1 von 4: Prüfhinweise"]
    assert [draft.acting for draft in drafts()] == ["SJV"]
    assert list(answers(AnswerKind.DEPARTMENT).values()) == ["SJV"]


def test_what_is_told_is_told_once() -> None:
    page = visit().drop("brief.docx", b"Sehr geehrte Damen und Herren")
    assert len(page.app.error) == 1
    assert not page.app.toast


def test_what_is_no_number_is_told_at_its_question() -> None:
    head = ("Nr.", "Handlungsfeld", "Maßnahme", "Umsetzungsgrad")
    rows: list[Sequence[Value]] = [("1", 4, "Lesen üben", "50-60 %"), ("2", 4, "Elterncafé", 40)]
    page = visit().drop("liste.xlsx", workbook(Page([("Maßnahmenliste SKB",), head, *rows]))).write("Prozent", "viel")

    assert [error.value for error in page.app.error] == [
        "„viel“ ist keine passende Zahl; bitte nur die Zahl eingeben, zum Beispiel 40 oder 12,5."
    ]
    assert len(drafts()[0].answers) == 0


def test_a_workbook_without_a_list_is_refused_at_once_with_the_way_to_the_empty_template() -> None:
    page = visit().drop("Vermerk.xlsx", workbook(Page([("Guten Tag",), ("hier steht nur Text",)])))

    (error,) = page.app.error
    assert error.value.replace("\\", "").startswith("„Vermerk.xlsx“: In der Mappe wurde keine Maßnahmenliste gefunden.")
    assert "Rückmeldeliste oder leere Vorlage holen" in [link.label for link in page.app.page_link]
    assert drafts() == []


def test_what_was_typed_into_the_last_step_is_there_after_a_look_back() -> None:
    page = visit().drop("liste.xlsx", sheet(READING)).step("Annehmen").choose("In welchem Stand?", "Freigegeben")
    page.write("Freigegeben durch", "Abteilungsleitung").write("Übersandt von", "Referat 32")
    page.step("Vergleich").step("Annehmen")

    assert {"Abteilungsleitung", "Referat 32"} <= {each.value for each in page.app.text_input}


def test_what_refers_to_last_year_is_answered_for_each_measure_as_it_was_told_then() -> None:
    rows = [(None, 4, title, "Land", "siehe Vorjahr", None) for title in ("Lesen üben", "Elterncafé", "Ganz neu")]
    page = visit().drop("liste.xlsx", sheet(*rows))
    assert "Einzelne Zellen anders beantworten" in [each.label for each in page.app.expander]

    page.press("2 Maßnahmen: wie jeweils zuletzt gemeldet")

    places = {subject[3:]: value for subject, value in answers(AnswerKind.VALUE).items()}
    assert places == {("Maßnahmen", "E4"): "in_progress", ("Maßnahmen", "E5"): "in_progress"}
    assert "Umsetzungsstand" not in page.step("Vergleich").text.split("Neu (1)")[0]


def test_a_question_about_one_measure_says_what_was_told_last() -> None:
    page = visit().drop("liste.xlsx", sheet((None, 4, "Lesen üben", "Land", "offen", None)))
    assert " · Zuletzt gemeldet (Runde 2025): in Umsetzung." in page.text


def test_the_lead_unit_reads_such_a_list_as_the_other_houses_and_stays_who_it_is() -> None:
    page = visit(haus="federfuehrend").drop("liste.xlsx", sheet(("1", 7, "Rechtskunde", "Land", "läuft", None)))

    page.press("Es ist die Liste von SJV")

    assert page.headers == ["Schritt 1 von 4: Prüfhinweise"]
    assert "liste.xlsx** · SJV · Runde 2026 · 0 neu, 1 geändert, 0 unverändert, keine fehlt" in page.text
    assert [draft.acting for draft in drafts()] == ["federfuehrend"]
