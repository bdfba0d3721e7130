"""The round sheet: what stands where, what is grey, what is offered, and what Excel can hold."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dashboard.documents.outgoing import archive_name, outgoing_archive
from dashboard.documents.round_sheet import TEMPLATE_FILE, blank_template, file_name, round_sheet
from dashboard.intake.accepting.derivation import derive
from dashboard.intake.joining.comparison import compare
from dashboard.intake.master.tables import load_master
from dashboard.intake.reading import read_list
from dashboard.refusals import RefusalError
from dashboard.store import Store
from tests.readings import empty_store, row, taken
from tests.round_sheets import HEADER_ROW, book, cell, saved, sheet, store_with_a_field, texts, values
from tests.small_store import SAMPLE_LOAD

COLUMNS = ("number", "action_field", "title", "stage", "levels", "report", "rating", "rating_reason", "end", "start")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_with_a_field(tmp_path / "dashboard.duckdb")


def test_a_workbook_has_instructions_the_list_questions_and_hidden_words(store: Store) -> None:
    found = book(round_sheet(store, "SKB", "2026"))

    assert [(each.title, each.sheet_state) for each in found.worksheets] == [
        ("Anleitung", "visible"),
        ("Liste", "visible"),
        ("Rückfragen", "visible"),
        ("Auswahllisten", "hidden"),
    ]


def test_each_measure_stands_with_its_last_values_beside_the_cells_to_answer(store: Store) -> None:
    taken(store, [row("Sprachkurse", number="7", stage="in_progress", rating="yellow", end=date(2027, 1, 31))], columns=COLUMNS)

    liste = sheet(store)

    assert [cell(liste, 1, heading).value for heading in ("Kennung", "Nr.", "Maßnahme", "Umsetzungsstand", "Ampel")] == [
        "SKB-0001", 7, "Sprachkurse", "in Umsetzung", "verzögert"
    ]  # fmt: skip
    last = [cell(liste, 1, f"zuletzt gemeldet: {of}").value for of in ("Umsetzungsstand", "Ampel", "Ende")]
    assert [*last[:2], last[2].date()] == ["in Umsetzung", "verzögert", date(2027, 1, 31)]


def test_what_was_not_told_says_so_in_grey_and_is_empty_in_white(store: Store) -> None:
    taken(store, [row("Sprachkurse")])

    liste = sheet(store)

    last = [cell(liste, 1, f"zuletzt gemeldet: {of}").value for of in ("Umsetzungsstand", "Ampel", "Ende")]
    assert last == ["keine Angabe", "nicht bewertet", "keine Angabe"]
    assert [cell(liste, 1, heading).value for heading in ("Umsetzungsstand", "Ampel", "Ende")] == [None, None, None]


def test_grey_is_what_is_not_to_be_edited(store: Store) -> None:
    taken(store, [row("Sprachkurse", stage="in_progress")])

    liste = sheet(store)

    grey = {heading: cell(liste, 1, heading).fill.fill_type == "solid" for heading in ("Kennung", "Nr.", "Maßnahme", "Sachstand")}
    assert grey == {"Kennung": True, "Nr.": True, "Maßnahme": False, "Sachstand": False}


def test_ended_measures_stand_greyed_at_the_end_and_merged_ones_not_at_all(store: Store) -> None:
    stages = {"Alt": "completed", "Sprachkurse": "in_progress", "Weg": "merged", "Vorbei": "discontinued", "Ruht": "deferred"}
    taken(store, [row(title, stage=stage) for title, stage in stages.items()])

    liste = sheet(store)

    assert values(liste, "Maßnahme") == ["Sprachkurse", "Ruht", "Alt", "Vorbei"]
    assert [cell(liste, at, "Sachstand").fill.fill_type for at in (1, 2, 3, 4)] == [None, None, "solid", "solid"]


def test_the_own_draft_is_in_the_sheet_and_another_body_s_measure_is_not(store: Store) -> None:
    taken(store, [row("Sprachkurse")], department="SKB")
    taken(store, [row("Werkstatt")], department="SASJI")

    assert values(sheet(store), "Maßnahme") == ["Sprachkurse"]


@pytest.mark.parametrize("text", ["=1+1", "+49 421", "-Stichwort", "@home", "=HYPERLINK(1)", "#BEZUG", "'quoted"])
def test_a_text_is_never_a_formula(store: Store, text: str) -> None:
    taken(store, [row("Sprachkurse", report=text)])

    found = cell(sheet(store), 1, "Sachstand")

    assert (found.value, found.data_type) == (text, "s")
    assert found.quotePrefix == (text[0] in "=+-@")


def test_only_the_sentence_above_the_table_is_a_formula(store: Store) -> None:
    taken(store, [row("=Sprachkurse", report="=1", number="=2")])

    formulas = [each.coordinate for line in sheet(store).iter_rows() for each in line if each.data_type == "f"]

    assert formulas == ["A3"]


def test_the_longest_text_of_a_cell_just_fits_and_one_sign_more_is_refused(store: Store, tmp_path: Path) -> None:
    taken(store, [row("Sprachkurse", report="x" * 32_767)])
    assert len(cell(sheet(store), 1, "Sachstand").value) == 32_767

    longer = empty_store(tmp_path / "longer.duckdb")
    taken(longer, [row("Sprachkurse", report="x" * 32_768)])
    with pytest.raises(RefusalError, match=r"32768 Zeichen"):
        round_sheet(longer, "SKB", "2026")


def test_what_looks_like_an_escape_of_excel_comes_back_as_it_was(store: Store) -> None:
    taken(store, [row("Sprachkurse", report="Feld _x0041_ im Formular")])

    reading = read_list(round_sheet(store, "SKB", "2026"), "liste.xlsx", load_master(store), "SKB")

    assert reading.measures[0].values["report"] == "Feld _x0041_ im Formular"
    assert compare(store, reading, round_code="2026").to_dict()["changed"] == []


def test_drop_downs_warn_and_do_not_forbid_and_their_words_stand_in_a_range(store: Store) -> None:
    liste = sheet(store)
    lists = [rule for rule in liste.data_validations.dataValidation if rule.type == "list"]

    assert {rule.errorStyle for rule in lists} == {"warning"}
    assert all(str(rule.formula1).startswith("'Auswahllisten'!$") for rule in lists)
    assert len(lists) >= 7


def test_prompts_keep_excel_s_lengths(store: Store) -> None:
    rules = sheet(store).data_validations.dataValidation

    assert {rule.showInputMessage for rule in rules} == {True}
    assert max(len(str(rule.prompt)) for rule in rules) <= 255
    assert max(len(str(rule.promptTitle)) for rule in rules) <= 32


def test_the_words_offered_are_those_of_the_vocabulary(store: Store) -> None:
    hidden = book(round_sheet(store, "SKB", "2026"))["Auswahllisten"]
    offered = {column[0]: [word for word in column[1:] if word] for column in hidden.iter_cols(values_only=True)}

    assert offered["Ampel"] == ["im Plan", "verzögert", "gefährdet", "nicht bewertet"]
    assert offered["Umsetzungsstand"][:2] == ["geplant", "in Vorbereitung"]
    assert "Land, Stadt Bremen" in offered["Ebene"]
    assert offered["Federführung"] == ["SASJI", "SKB", "SIS", "ungeklärt"]


def test_missing_reasons_turned_periods_and_early_ends_are_pointed_out(store: Store) -> None:
    taken(store, [row("Sprachkurse")])

    liste = sheet(store)
    found = [str(rule.formula[0]) for area in liste.conditional_formatting for rule in area.rules]

    assert sum('"verzögert"' in formula and "LEN(TRIM(" in formula for formula in found) == 1
    assert sum('"umgesetzt"' in formula and "DATE(2026,9,30)" in formula for formula in found) == 1
    assert "Begründung fehlt" in str(liste["A3"].value)


def test_the_list_prints_on_a4_landscape_with_its_header_on_each_page(store: Store) -> None:
    liste = sheet(store)

    assert (liste.page_setup.paperSize, liste.page_setup.orientation) == (9, "landscape")
    assert liste.sheet_properties.pageSetUpPr is not None
    assert (liste.sheet_properties.pageSetUpPr.fitToPage, liste.page_setup.fitToHeight) == (True, 0)
    assert (liste.print_title_rows, liste.freeze_panes) == ("$4:$4", "D5")
    assert liste.auto_filter.ref.startswith("A4:")
    assert liste.oddFooter is not None
    assert liste.oddFooter.right.text == "Seite &P von &N"


def test_twenty_rows_are_prepared_and_read_as_nothing(store: Store) -> None:
    taken(store, [row("Sprachkurse")])

    content = round_sheet(store, "SKB", "2026")
    reading = read_list(content, "liste.xlsx", load_master(store), "SKB")

    assert book(content)["Liste"].max_row == HEADER_ROW + 1 + 20
    assert [measure.values["title"] for measure in reading.measures] == ["Sprachkurse"]
    assert "sheet.unfilled_rows" not in {finding.code for finding in reading.findings}


def test_a_new_measure_in_a_prepared_row_is_new_and_nothing_else_changes(store: Store) -> None:
    taken(store, [row("Sprachkurse", stage="in_progress")])
    filled = book(round_sheet(store, "SKB", "2026"))
    cell(filled["Liste"], 5, "Maßnahme").value = "Lesepaten"

    found = compare(store, read_list(saved(filled), "liste.xlsx", load_master(store), "SKB"), round_code="2026").to_dict()

    assert ([each["title"] for each in found["new"]], found["changed"], found["unchanged"]) == (["Lesepaten"], [], 1)


def test_the_instructions_say_for_whom_until_when_and_what_each_word_means(store: Store) -> None:
    told = texts(sheet(store, "Anleitung"))

    assert "30.09.2026" in told
    assert "noch nicht festgelegt" in told
    for word in ("Daueraufgabe", "zusammengeführt", "▲ verzögert", "◆ gefährdet", "nicht bewertet (leer)", "Stadt Bremerhaven"):
        assert word in told


def test_the_sheets_that_are_no_list_are_taken_for_what_they_are(store: Store) -> None:
    taken(store, [row("Sprachkurse")])

    reading = read_list(round_sheet(store, "SKB", "2026"), "liste.xlsx", load_master(store), "SKB")

    assert reading.other_sheets == {
        "Anleitung": "Erläuterungen", "Rückfragen": "Rückfragen", "Auswahllisten": "Wörter zur Auswahl"
    }  # fmt: skip
    assert [finding.code for finding in reading.findings if finding.severity != "note"] == []


@pytest.mark.parametrize(("department", "round_code"), [("SKX", "2026"), ("SKB", "1999"), ("", "")])
def test_an_unknown_body_or_round_is_told_in_a_sentence(store: Store, department: str, round_code: str) -> None:
    with pytest.raises(RefusalError, match=r"gibt es nicht: die Stelle oder die Runde ist nicht bekannt\."):
        round_sheet(store, department, round_code)


def test_the_blank_template_has_the_same_columns_and_no_measure(store: Store) -> None:
    taken(store, [row("Sprachkurse")])

    blank = book(blank_template(store))["Liste"]

    assert [each.value for each in blank[HEADER_ROW]] == [each.value for each in sheet(store)[HEADER_ROW]]
    assert values(blank, "Maßnahme") == []


def test_a_filled_template_is_a_list(store: Store) -> None:
    filled = book(blank_template(store))
    cell(filled["Liste"], 1, "Maßnahme").value = "Lesepaten"
    cell(filled["Liste"], 1, "Umsetzungsstand").value = "geplant"

    reading = read_list(saved(filled), TEMPLATE_FILE, load_master(store), "SKB")

    assert [(each.values["title"], each.values["stage"]) for each in reading.measures] == [("Lesepaten", "planned")]


def test_files_are_named_after_round_and_body() -> None:
    assert file_name("MAG-BHV", "2026") == "Rueckmeldeliste_2026_MAG-BHV.xlsx"
    assert file_name("../X", "2026/2") == "Rueckmeldeliste_2026-2_X.xlsx"
    assert archive_name("2026") == "Rueckmeldelisten_2026.zip"


def test_the_archive_holds_sheet_and_letter_of_every_body_that_is_there_on_the_reference_date(store: Store) -> None:
    with store.write() as writer:
        writer.execute("update department set valid_to = date '2023-07-04' where code = 'SIS'")
        derive(writer)

    with zipfile.ZipFile(io.BytesIO(outgoing_archive(store, "2026"))) as archive:
        assert archive.namelist() == [
            "Rueckmeldeliste_2026_SASJI.xlsx",
            "Anschreiben_2026_SASJI.docx",
            "Rueckmeldeliste_2026_SKB.xlsx",
            "Anschreiben_2026_SKB.docx",
        ]
        assert (
            book(archive.read("Rueckmeldeliste_2026_SKB.xlsx"))["Liste"]["A1"].value
            == "Rückmeldeliste SKB zur Steuerungsrunde 2026"
        )


def test_sample_data_say_so_on_every_sheet_that_is_sent(store: Store) -> None:
    with store.write() as writer:
        writer.insert("master_load", [SAMPLE_LOAD])

    found = book(round_sheet(store, "SKB", "2026"))

    assert "Beispieldaten: keine Angaben der Häuser" in texts(found["Anleitung"])
    assert str(found["Liste"]["A2"].value).endswith("Beispieldaten")
    assert found.properties.keywords == "Beispieldaten"


def test_own_data_do_not_say_that_they_are_samples(store: Store) -> None:
    assert not any("Beispieldaten" in text for text in texts(sheet(store, "Anleitung")))


WRITTEN = """
import hashlib, io, sys, zipfile
from pathlib import Path
if sys.argv[1] == "without":
    sys.modules["lxml"] = None
from dashboard.documents.outgoing import archive_name, outgoing_archive
from dashboard.documents.round_sheet import round_sheet
from dashboard.store import Store
with zipfile.ZipFile(io.BytesIO(round_sheet(Store(Path(sys.argv[2])), "SKB", "2026"))) as archive:
    for name in sorted(archive.namelist()):
        if name != "docProps/core.xml":  # it holds the moment
            print(name, hashlib.sha256(archive.read(name)).hexdigest())
"""


def test_what_python_docx_brings_along_changes_no_byte_of_a_workbook(store: Store) -> None:
    taken(store, [row("Sprachkurse <A & B>\nzweite Zeile", report="  _x0041_ ä", end=date(2027, 1, 31))], columns=COLUMNS)
    wanted = {**os.environ, "OPENPYXL_LXML": "True"}

    found = [
        subprocess.run(
            [sys.executable, "-c", WRITTEN, lxml, str(store.path)], env=wanted, capture_output=True, text=True, check=True
        ).stdout
        for lxml in ("with", "without")
    ]

    assert "xl/worksheets/sheet1.xml" in found[0]
    assert found[0] == found[1]
