"""What goes wrong in filling in a round sheet: one column sorted, a row copied, an answer in a grey cell, a CSV file saved."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dashboard.documents.measure_list import csv_file, excel, measure_list
from dashboard.documents.round_sheet import round_sheet
from dashboard.harmless import harmless, without_guard
from dashboard.intake.accepting.acceptance import AcceptanceError, accept, receipt
from dashboard.intake.answers.answers import NONE, Answer, AnswerKind, Answers, Relation
from dashboard.intake.answers.questions import questions
from dashboard.intake.joining.comparison import Comparison, compare
from dashboard.intake.master.tables import load_master
from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from dashboard.master import Round
from dashboard.store import Store
from tests.built_once import a_copy_for_each_test
from tests.readings import reading, row, taken
from tests.round_sheets import HEADER_ROW, book, saved, store_with_a_field
from tests.unit.masters import MASTER

COLUMNS = ("number", "title", "stage", "rating", "rating_reason", "end", "report")


@a_copy_for_each_test
def store(path: Path) -> Store:
    """SKB has told of three measures for 2025."""
    store = store_with_a_field(path)
    rows = [
        row("Sprachkurse", stage="planned", rating="green", end=date(2027, 12, 31), period_precision="day"),
        row("Lesepaten", stage="in_progress"),
        row("Vorkurse", report="- nur am Vormittag"),
    ]
    taken(store, rows, columns=COLUMNS)
    return store


def titles(*named: tuple[str, str]) -> ListReading:
    """A list with these Kennungen and titles."""
    return reading([row(title, measure_id=key) for key, title in named])


def torn(store: Store, read: ListReading, answers: Answers = NONE) -> list[str]:
    return [str(each.value) for each in compare(store, read, round_code="2026", answers=answers).torn]


def test_a_title_beside_another_kennung_is_asked_and_not_taken_in(store: Store) -> None:
    sorted_titles = titles(("SKB-0001", "Lesepaten"), ("SKB-0002", "Sprachkurse"), ("SKB-0003", "Vorkurse"))

    assert torn(store, sorted_titles) == ["Lesepaten", "Sprachkurse"]
    with pytest.raises(AcceptanceError, match="Wurde nur eine Spalte sortiert"):
        accept(store, sorted_titles, b"x", receipt=receipt("2026"))


@pytest.mark.parametrize(
    "named",
    [
        (("SKB-0001", "Sprachkurse"), ("SKB-0002", "Lesepaten")),
        (("SKB-0001", "Sprachkurse für alle"), ("SKB-0002", "Lesepaten")),
        (("SKB-0001", "Lesepaten"), ("SKB-0002", "Lesepaten")),
    ],
)
def test_a_renamed_measure_is_not_asked(store: Store, named: tuple[tuple[str, str], ...]) -> None:
    assert torn(store, titles(*named)) == []


def test_the_answer_which_measure_a_torn_row_is_settles_it(store: Store) -> None:
    read = titles(("SKB-0001", "Lesepaten"), ("SKB-0002", "Sprachkurse"), ("SKB-0003", "Vorkurse"))
    said = [("5", "SKB-0002"), ("6", "SKB-0001")]
    answers = Answers.of(Answer(AnswerKind.IDENTITY, ("Liste", at), Relation.SAME.value, target=key) for at, key in said)

    found = compare(store, read, round_code="2026", answers=answers)
    assert (found.torn, [each.code for each in found.findings]) == ([], [])
    assert [(each.match.known.measure_id, each.values["title"]) for each in found.outcomes if each.match.known] == [
        ("SKB-0002", "Lesepaten"),
        ("SKB-0001", "Sprachkurse"),
        ("SKB-0003", "Vorkurse"),
    ]


def test_a_copied_row_with_its_kennung_is_one_sentence(store: Store) -> None:
    liste, headings = round_sheet_of(store)
    sheet = liste["Liste"]
    copied = HEADER_ROW + 4
    for column in range(1, len(headings) + 1):
        sheet.cell(copied, column, sheet.cell(HEADER_ROW + 1, column).value)
    read = read_list(saved(liste), "Rückmeldeliste SKB.xlsx", load_master(store))

    about = [each for each in (*read.findings, *compare(store, read, round_code="2026").findings) if each.cell == f"A{copied}"]
    assert [each.code for each in about] == ["row.repeated_id"]


def test_a_kennung_that_nobody_gave_is_still_said_to_be_unknown(store: Store) -> None:
    found = compare(store, titles(("SKB-0099", "Etwas Neues")), round_code="2026")

    assert [each.code for each in found.findings if each not in found.time.doubts] == ["identity.unknown_key"]


def round_sheet_of(store: Store) -> tuple[Workbook, dict[str, int]]:
    """The round sheet of SKB for 2026, and the number of each of its columns."""
    liste = book(round_sheet(store, "SKB", "2026"))
    return liste, {str(each.value): at for at, each in enumerate(liste["Liste"][HEADER_ROW], 1)}


def filled(store: Store, **cells: Any) -> ListReading:
    """The round sheet with these values in the row of the first measure: `grey_stage` is the grey column of the stage."""
    liste, headings = round_sheet_of(store)
    words = {"stage": "Umsetzungsstand", "rating": "Ampel", "end": "Ende"}
    for name, value in cells.items():
        field = name.removeprefix("grey_")
        heading = f"zuletzt gemeldet: {words[field]}" if name.startswith("grey_") else words[field]
        liste["Liste"].cell(HEADER_ROW + 1, headings[heading]).value = value
    return read_list(saved(liste), "Rückmeldeliste SKB.xlsx", load_master(store))


def compared(store: Store, read: ListReading, answers: Answers = NONE) -> Comparison:
    return compare(store, read, round_code="2026", answers=answers)


def test_a_round_sheet_as_it_went_out_asks_nothing(store: Store) -> None:
    found = compared(store, filled(store))

    assert (found.grey, found.torn, found.time.doubts) == ([], [], ())


@pytest.mark.parametrize(
    ("cells", "value", "labels"),
    [
        ({"grey_stage": "umgesetzt"}, "completed", ["umgesetzt", "geplant (wie in der weißen Spalte)"]),
        ({"grey_rating": "gefährdet"}, "red", ["gefährdet", "im Plan (wie in der weißen Spalte)"]),
        ({"grey_end": date(2028, 6, 30)}, date(2028, 6, 30), ["30.06.2028", "31.12.2027 (wie in der weißen Spalte)"]),
        ({"grey_stage": "umgesetzt", "stage": None}, "completed", ["umgesetzt"]),
    ],
)
def test_an_answer_in_a_grey_cell_is_offered(store: Store, cells: dict[str, Any], value: Any, labels: list[str]) -> None:
    (asked,) = compared(store, filled(store, **cells)).grey

    assert ([each.label for each in asked.choices], asked.choices[0].value) == (labels, value)
    assert "In der grauen Spalte „zuletzt gemeldet: " in asked.message


@pytest.mark.parametrize(
    "cells", [{"stage": "umgesetzt"}, {"grey_stage": "umgesetzt", "stage": "umgesetzt"}, {"grey_stage": "geplant"}]
)
def test_a_grey_cell_that_repeats_or_a_white_one_that_says_it_is_not_asked(store: Store, cells: dict[str, Any]) -> None:
    assert compared(store, filled(store, **cells)).grey == []


def test_what_a_grey_cell_says_otherwise_is_named_too(store: Store) -> None:
    (told,) = compared(store, filled(store, grey_stage="siehe Mail vom 3. Mai")).grey

    assert (told.code, told.value, told.asks) == ("grey.unreadable", "siehe Mail vom 3. Mai", "")


def test_the_answer_fills_the_white_column_from_the_grey_cell(store: Store) -> None:
    read = filled(store, grey_stage="umgesetzt")
    (asked,) = compared(store, read).grey
    (question,) = (each for each in questions(ListReading(**_with(read, [asked]))) if each.code == "grey.answered")

    found = compared(store, read, Answers.of([question.with_value("completed")]))
    first = found.outcomes[0]
    assert (found.grey, first.changes["stage"], first.match.row.cells["stage"]) == ([], ("planned", "completed"), asked.cell)
    kept = compared(store, read, Answers.of([question.with_value("planned")]))
    assert (kept.grey, "stage" in kept.outcomes[0].changes) == ([], False)


def _with(read: ListReading, findings: list[Any]) -> dict[str, Any]:
    return {name: getattr(read, name) for name in read.__dataclass_fields__} | {"findings": findings}


def back_from_excel(content: bytes, name: str) -> bytes:
    """Our CSV file as Excel opens it and saves it as a workbook: the guards are letters then."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = name[:31]
    for cells in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"):
        page.append(cells)
    return saved(workbook)


def test_our_csv_file_comes_back_without_its_guards(store: Store) -> None:
    this_round = Round("2025", "Runde 2025", None, date(2025, 9, 30))
    listed = measure_list(store, this_round, ["SKB-0001", "SKB-0002", "SKB-0003"], (), "SKB")
    back = back_from_excel(csv_file(listed), listed.file_name)
    assert "'- nur am Vormittag" in [cell.value for cells in book(back).worksheets[0].iter_rows() for cell in cells]

    for content in (back, excel(listed)):
        read = read_list(content, "Liste.xlsx", load_master(store), "SKB")
        assert read.measures[2].values["report"] == "- nur am Vormittag"


def test_an_apostrophe_that_somebody_wrote_stays() -> None:
    rows: list[list[Any]] = [["Nr.", "Handlungsfeld", "Maßnahme", "Sachstand"], [1, 1, "Kurse", "'-Zeichen fehlen noch"]]
    workbook = Workbook()
    for cells in rows:
        workbook.worksheets[0].append(cells)
    read = read_list(saved(workbook), "Liste SKB.xlsx", MASTER, "SKB")

    assert read.measures[0].values["report"] == "'-Zeichen fehlen noch"


@pytest.mark.parametrize("text", ["=1+1", "- Punkt", "Kurs", "'s Gravenhage", "'=1", "''-", "'", ""])
def test_the_guard_comes_off_where_it_was_put(text: str) -> None:
    assert without_guard(harmless(text)) == text


def test_a_text_without_a_guard_is_left() -> None:
    assert without_guard("'s Gravenhage") == "'s Gravenhage"
