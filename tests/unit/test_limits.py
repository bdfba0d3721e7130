"""How much of a workbook is read: at each limit the last that passes beside the first that does not."""

from __future__ import annotations

from dashboard.intake.opening.limits import Limits
from tests import hostile
from tests.cells import read, refusal
from tests.hostile import packed, parts, shared_strings, text_row, value_row


def test_500_columns_are_read_and_501_are_not() -> None:
    assert len(read(hostile.workbook(value_row(1, 500))).sheets[0].rows[1]) == 500
    assert refusal(hostile.workbook(value_row(1, 501))) == "opening.far_column"


def test_row_100000_is_read_and_the_next_is_not() -> None:
    assert list(read(hostile.value_at("B100000", 100_000)).sheets[0].rows) == [1, 100_000]
    assert refusal(hostile.value_at("B100001", 100_001)) == "opening.far_row"


def test_10000_merges_are_read_and_one_more_is_not() -> None:
    assert refusal(hostile.many_merges(10_000)) == ""
    assert refusal(hostile.many_merges(10_001)) == "opening.too_many_merges"


def test_a_merge_or_link_over_a_million_cells_is_read_and_over_a_whole_column_is_not() -> None:
    assert refusal(hostile.merged("A1:A1000000")) == ""
    assert refusal(hostile.merged("A:A")) == "opening.merge_area"
    assert refusal(hostile.linked("A1:A1000000")) == ""
    assert refusal(hostile.linked("A1:A1000001")) == "opening.link_area"


def test_merges_that_together_cover_too_much_of_the_list_are_refused() -> None:
    rows = value_row(1, 10) + '<row r="100000"><c><v>1</v></c></row>'
    once = hostile.workbook(rows, after='<mergeCells><mergeCell ref="A1:J100000"/></mergeCells>')
    twice = hostile.workbook(rows, after='<mergeCells><mergeCell ref="A1:J100000"/><mergeCell ref="A1:A1"/></mergeCells>')
    assert refusal(once) == ""
    assert refusal(twice) == "opening.merge_area"


def test_as_many_values_as_the_limit_are_read_and_one_more_is_not() -> None:
    assert refusal(hostile.workbook(value_row(1, 10)), Limits(values=10)) == ""
    assert refusal(hostile.workbook(value_row(1, 11)), Limits(values=10)) == "opening.too_many_values"


def test_empty_cells_do_not_count_as_values() -> None:
    assert refusal(hostile.empty_formatted_cells(2_000), Limits(values=1)) == ""


def test_a_text_as_long_as_excel_allows_is_read_and_a_longer_one_is_not() -> None:
    assert refusal(hostile.workbook(text_row(1, "ä" * 32_767))) == ""
    assert refusal(hostile.workbook(text_row(1, "ä" * 32_768))) == "opening.long_text"


def test_all_texts_together_have_a_limit() -> None:
    two = hostile.workbook(text_row(1, "a" * 50) + text_row(2, "b" * 50))
    assert refusal(two, Limits(text_characters=100)) == ""
    assert refusal(two, Limits(text_characters=99)) == "opening.too_much_text"


def test_shared_texts_are_counted_as_they_come_and_not_as_they_are_declared() -> None:
    content = packed(parts(extra=shared_strings("<si><t>a</t></si>" * 3, attributes=' uniqueCount="4294967295"')))
    assert refusal(content, Limits(texts=3)) == ""
    assert refusal(content, Limits(texts=2)) == "opening.too_many_texts"


def test_100_levels_of_nesting_are_read_and_101_are_not() -> None:
    assert refusal(hostile.deep(100)) == ""
    assert refusal(hostile.deep(101)) == "opening.nesting"
