"""Finding the table: which sheets are lists, and where their header stands."""

from __future__ import annotations

import pytest

from tests.builders import Page, Value, codes, column, kinds, read, read_rows, titles

HEADER: list[Value] = ["Nr.", "Maßnahme", "Status", "Federführung"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", "SKB"]
READING: list[Value] = [2, "Lesepaten", "geplant", "SKB"]


def test_a_table_with_its_header_in_the_first_row_is_read() -> None:
    reading = read_rows(HEADER, COURSE, READING)

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]
    assert reading.tables[0].header_row == 1
    assert reading.tables[0].columns == {"number": "A", "title": "B", "stage": "C", "lead_department": "D"}


def test_a_header_in_row_15_is_just_found() -> None:
    assert titles(read_rows(*[[]] * 14, HEADER, COURSE)) == ["Sprachkurse"]


def test_a_header_in_row_16_is_read_where_none_stands_above() -> None:
    assert titles(read_rows(*[["Vorbemerkung"]] * 15, HEADER, COURSE)) == ["Sprachkurse"]


def test_a_header_in_row_16_does_not_hide_the_one_above() -> None:
    reading = read_rows(HEADER, COURSE, *[[]] * 13, HEADER, READING)

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]
    assert [table.header_row for table in reading.tables] == [1]


def test_a_title_block_and_an_empty_column_a_do_not_disturb() -> None:
    reading = read_rows([None, "Maßnahmenliste 2026"], [None, "SKB"], [], [None, *HEADER], [None, *COURSE])

    assert titles(reading) == ["Sprachkurse"]
    assert kinds(reading) == {1: "title", 2: "title", 4: "header", 5: "measure"}
    assert reading.measures[0].cells["title"] == "C5"


def test_a_title_and_one_known_field_are_just_a_header() -> None:
    assert titles(read_rows(["Maßnahme", "Status"], ["Sprachkurse", "läuft"])) == ["Sprachkurse"]


def test_a_title_alone_is_just_no_header() -> None:
    assert codes(read_rows(["Maßnahme", "Foo"], ["Sprachkurse", "läuft"])) == ["list.none"]


def test_a_list_without_a_column_for_the_title_is_an_error_that_names_the_row() -> None:
    reading = read_rows(["Liste"], ["Nr.", "Handlungsfeld", "Status", "Zeitraum"], [1, 4, "läuft", "2024"])

    assert codes(reading) == ["table.no_title_column"]
    assert "Zeile 2" in reading.findings[-1].message
    assert not reading.is_acceptable


def test_two_rows_of_header_with_merged_groups_name_the_columns_together() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Zeitraum", None, "Zuständigkeit", None],
        [None, None, "von", "bis", "federführend", "beteiligt"],
        [1, "Sprachkurse", "01.01.2024", "31.12.2025", "SKB", "SJV"],
        merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1"],
    )

    assert reading.tables[0].header_row == 2
    assert reading.tables[0].columns == {
        "number": "A",
        "title": "B",
        "start": "C",
        "end": "D",
        "lead_department": "E",
        "involved": "F",
    }
    assert column(reading, "involved") == [["SJV"]]
    assert kinds(reading) == {1: "header", 2: "header", 3: "measure"}


def test_two_rows_of_header_are_understood_without_merged_cells() -> None:
    reading = read_rows(
        ["Nr.", "Maßnahme", "Laufzeit", None, "Status"],
        [None, None, "von", "bis", None],
        [1, "Sprachkurse", "2024", "2025", "läuft"],
    )

    assert set(reading.tables[0].columns) == {"number", "title", "start", "end", "stage"}


def test_groups_above_a_row_that_holds_all_headings_are_part_of_the_header() -> None:
    reading = read_rows(
        ["Allgemeines", None, "Zeitraum", None],
        ["Nr.", "Maßnahme", "von", "bis"],
        [1, "Sprachkurse", "2024", "2025"],
        merges=["A1:B1", "C1:D1"],
    )

    assert set(reading.tables[0].columns) == {"number", "title", "start", "end"}
    assert kinds(reading)[1] == "header"


def test_a_merged_title_line_above_the_header_is_no_group() -> None:
    reading = read_rows(["SKB, Stand: 30.09.2026", None, None, None], HEADER, COURSE, merges=["A1:D1"])

    assert kinds(reading)[1] == "title"
    assert str(reading.as_of) == "2026-09-30"


def test_a_row_without_a_title_below_a_plain_header_is_no_second_header_row() -> None:
    reading = read_rows(HEADER, [1, None, "läuft", "SKB"])

    assert kinds(reading) == {1: "header", 2: "unclear"}


def test_a_header_repeated_for_each_block_is_one_table() -> None:
    reading = read_rows(HEADER, COURSE, HEADER, READING)

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]
    assert len(reading.tables) == 1
    assert kinds(reading)[3] == "header"


def test_a_second_table_with_other_columns_is_read_by_its_own_header() -> None:
    reading = read_rows(HEADER, COURSE, ["Maßnahme", "Zeitraum", "Nr."], ["Lesepaten", "2024", 7])

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]
    assert column(reading, "number") == ["1", "7"]
    assert [table.header_row for table in reading.tables] == [1, 3]


def test_a_row_that_numbers_the_columns_belongs_to_the_header() -> None:
    assert kinds(read_rows(HEADER, [1, 2, 3, 4], COURSE)) == {1: "header", 2: "header", 3: "measure"}


def test_the_list_may_stand_behind_a_cover_and_a_legend() -> None:
    cover = Page([["Zulieferung"], ["Die Senatorin für Kinder und Bildung"], ["Stand: 30.09.2026"]], "Deckblatt")
    legend = Page([["grün", "im Plan"], ["rot", "gefährdet"]], "Legende")

    reading = read(cover, Page([HEADER, COURSE], "Daten"), legend, department=None)

    assert titles(reading) == ["Sprachkurse"]
    assert reading.other_sheets == {"Deckblatt": "Deckblatt", "Legende": "Legende"}
    assert reading.department == "SKB"
    assert str(reading.as_of) == "2026-09-30"


def test_several_sheets_of_one_shape_are_all_read_with_their_names_as_action_field() -> None:
    reading = read(Page([HEADER, COURSE], "HF 1 Spracherwerb"), Page([HEADER, [1, "Lesepaten", "geplant", "SKB"]], "HF 4"))

    assert titles(reading) == ["Sprachkurse", "Lesepaten"]
    assert column(reading, "action_field") == [1, 4]


def test_a_hidden_sheet_is_never_read_and_told() -> None:
    reading = read(Page([HEADER, COURSE]), Page([HEADER, READING], "Stand 2023", is_hidden=True))

    assert titles(reading) == ["Sprachkurse"]
    assert codes(reading) == ["column.by_content", "sheet.hidden"]
    assert reading.other_sheets == {"Stand 2023": "ausgeblendet"}


def test_of_two_sheets_with_the_same_measures_the_newer_is_read_and_the_choice_is_asked() -> None:
    old = Page([["Stand: 30.09.2024"], HEADER, COURSE, READING], "Liste")
    new = Page([["Stand: 30.09.2025"], HEADER, COURSE, READING], "Liste neu")

    reading = read(old, new)

    assert [measure.sheet for measure in reading.measures] == ["Liste neu", "Liste neu"]
    same = next(finding for finding in reading.findings if finding.code == "sheet.same_table")
    assert (same.severity, same.sheet) == ("warning", "Liste")
    assert [(choice.value, choice.is_proposed) for choice in same.choices] == [("Liste neu", True), ("Liste", False)]


def test_two_sheets_that_share_one_measure_of_two_are_both_read() -> None:
    reading = read(Page([HEADER, COURSE, READING], "A"), Page([HEADER, COURSE, [2, "Elterncafé", "läuft", "SKB"]], "B"))

    assert titles(reading) == ["Sprachkurse", "Lesepaten", "Sprachkurse", "Elterncafé"]
    assert "row.repeated_title" in codes(reading)


def test_a_sheet_called_muster_is_not_read_beside_a_list() -> None:
    reading = read(Page([HEADER, READING], "Muster"), Page([HEADER, COURSE], "Liste"))

    assert titles(reading) == ["Sprachkurse"]
    assert "sheet.explains" in codes(reading)


def test_a_sheet_called_muster_is_read_where_it_is_the_only_list() -> None:
    assert titles(read(Page([HEADER, READING], "Muster"))) == ["Lesepaten"]


@pytest.mark.parametrize("rows", [[], [["Guten Tag"]], [["Ansprechpartner", "Telefon"], ["Frau A", "1"]]])
def test_a_workbook_without_a_list_says_so(rows: list[list[str]]) -> None:
    reading = read(Page(rows))

    assert codes(reading) == ["list.none"]
    assert reading.is_readable
    assert not reading.is_acceptable


def test_a_header_without_any_measure_is_an_error() -> None:
    assert "list.no_measures" in codes(read_rows(HEADER))


def test_hidden_rows_and_columns_are_read_with_one_note_each() -> None:
    page = Page([HEADER, COURSE, READING, [3, "Elterncafé", "läuft", "SKB"]], hidden_rows=[2, 3], hidden_columns=["D"])

    reading = read(page)

    assert titles(reading) == ["Sprachkurse", "Lesepaten", "Elterncafé"]
    told = {finding.code: finding.message for finding in reading.findings}
    assert "Anzahl: 2" in told["sheet.hidden_rows"]
    assert "ausgeblendet (D „Federführung“)" in told["sheet.hidden_columns"]
