"""What Excel shows of a cell: formats that say a month or words, raised digits, and what is struck through."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from dashboard.intake.answers.answered import answered
from dashboard.intake.answers.answers import Answers
from dashboard.intake.answers.questions import questions
from dashboard.intake.cells.number_formats import date_format, number_format
from dashboard.intake.model import Finding, ListReading
from dashboard.intake.reading import read_list
from tests.builders import column
from tests.unit.masters import MASTER

HEADER = ("Nr.", "Maßnahme", "Handlungsfeld", "Umsetzungsstand", "Beginn", "Ende", "Finanzierung", "Zielwert", "Sachstand")
FULL: tuple[Any, ...] = (1, "Sprachkurse", 1, "läuft", "2025", "2027", "offen", 25, "Es läuft gut.")

STRUCK, RAISED, BOLD = InlineFont(strike=True), InlineFont(vertAlign="superscript"), InlineFont(b=True)


def read(
    *rows: Sequence[Any], header: Sequence[str] = HEADER, formats: Mapping[str, str] | None = None, struck: Iterable[str] = ()
) -> ListReading:
    """A list of SKB with these rows; `formats`: cell -> number format, `struck`: cells that are struck through."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (header, *rows):
        sheet.append(tuple(row))
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    for cell in struck:
        sheet[cell].font = Font(strike=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return read_list(buffer.getvalue(), "liste.xlsx", MASTER, "SKB")


def with_value(heading: str, value: Any) -> tuple[Any, ...]:
    """The row above with one other value."""
    return tuple(value if each == heading else told for each, told in zip(HEADER, FULL, strict=True))


def found(reading: ListReading) -> list[tuple[str, str | None]]:
    """Code and cell of each finding about a value."""
    return [(each.code, each.cell) for each in reading.findings if each.cell]


def only(reading: ListReading, code: str) -> Finding:
    (finding,) = [each for each in reading.findings if each.code == code]
    return finding


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ('0.0" Mio. €"', 1.5, "1,5 Mio. €"),
        ('0.0" Mio. €"', 1.45, "1,5 Mio. €"),
        ('"HF4-"000', 12, "HF4-012"),
        ("0.00", 1.1, "1,10"),
        ("0", 2.6, "3"),
        ("00000", 1234, "01234"),
        ("0.0##", 1.5, "1,5"),
        ("#,##0", 445000, "445.000"),
        ("#,##0", 1234567, "1.234.567"),
        ('#,##0.00\\ "€"', -3.5, "-3,50 €"),
        ("#,##0.00 [$€-407]", 1234.5, "1.234,50 €"),
        ('_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', -2, "-2,00 €"),
        ('#,##0,\\ "T€"', 445000, "445 T€"),
        ('General" Stück"', 3.5, "3,5 Stück"),
        ("[Red]0.0;[Blue]-0.0", -3, "-3,0"),
        ('"ja";;"nein"', 1, "ja"),
        ('"ja";;"nein"', 0, "nein"),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(code: str, value: float, shown: str) -> None:
    show = number_format(code)
    assert show is not None
    assert show(value) == shown


@pytest.mark.parametrize(
    "code", ["0%", "0.00%", "# ?/?", "0.00E+00", "[<100]0;0.0", '0"-"0', "@", "h:mm", "General", "", "x0", "[h]:mm"]
)
def test_a_format_that_is_not_understood_or_says_no_more_changes_nothing(code: str) -> None:
    assert number_format(code) is None


@pytest.mark.parametrize(
    ("code", "shown", "precision"),
    [
        ("mmm\\ yy", "Jun 26", "month"),
        ("[$-407]mmm\\ yy;@", "Jun 26", "month"),
        ("mmmm yyyy", "Juni 2026", "month"),
        ("mm/yyyy", "06/2026", "month"),
        ("yyyy", "2026", "year"),
        ("d. mmm", "1. Jun", None),
        ("mmmm", "Juni", "month"),
    ],
)
def test_a_date_is_written_as_its_format_shows_it(code: str, shown: str, precision: str | None) -> None:
    show = date_format(code)
    assert show is not None
    assert (show(date(2026, 6, 1)), show.precision) == (shown, precision)


@pytest.mark.parametrize("code", ["dd.mm.yyyy", "d. mmmm yyyy", "dddd, dd. mmm yy", "m/d/yy h:mm", "hh:mm", "yyyy-mm-dd"])
def test_a_format_that_shows_the_whole_day_changes_nothing(code: str) -> None:
    assert date_format(code) is None


@pytest.mark.parametrize(
    ("code", "start", "end", "precision", "text"),
    [
        ("mmm yy", date(2026, 6, 1), date(2026, 6, 30), "month", "Jun 26 – Jun 26"),
        ("yyyy", date(2026, 1, 1), date(2026, 12, 31), "year", "2026 – 2026"),
        ("dd.mm.yyyy", date(2026, 6, 1), date(2026, 6, 1), "day", "01.06.2026 – 01.06.2026"),
    ],
)
def test_a_date_shown_as_a_month_or_a_year_means_all_of_it(code: str, start: date, end: date, precision: str, text: str) -> None:
    row = tuple(date(2026, 6, 1) if each in ("Beginn", "Ende") else told for each, told in zip(HEADER, FULL, strict=True))
    reading = read(row, formats={"E2": code, "F2": code})
    names = ("start", "end", "period_precision", "period_text")
    assert tuple(reading.measures[0].values[name] for name in names) == (start, end, precision, text)
    assert found(reading) == []


def test_a_date_without_its_year_is_read_and_told() -> None:
    reading = read(with_value("Ende", date(2026, 6, 30)), formats={"F2": "d. mmm"})
    assert column(reading, "end") == [date(2026, 6, 30)]
    assert "„30. Jun“ zeigt kein Jahr; in der Zelle steht 30.06.2026" in only(reading, "period.hidden_year").message


@pytest.mark.parametrize(
    ("heading", "cell", "value", "code", "field", "kept"),
    [
        ("Nr.", "A2", 1.1, "0.00", "number", "1,10"),
        ("Nr.", "A2", 12, '"HF4-"000', "number", "HF4-012"),
        ("Nr.", "A2", 12, "General", "number", "12"),
        ("Finanzierung", "G2", 1.5, '0.0" Mio. €"', "funding_text", "1,5 Mio. €"),
        ("Finanzierung", "G2", 445000, '#,##0 "€"', "funding_text", "445.000 €"),
        ("Finanzierung", "G2", 445000, "General", "funding_text", "445000"),
        ("Sachstand", "I2", date(2026, 6, 1), "mmmm yyyy", "report", "Juni 2026"),
        ("Zielwert", "H2", 1.1, "0.00", "target", 1.1),
        ("Beginn", "E2", 2026, "#,##0", "start", date(2026, 1, 1)),
    ],
)
def test_texts_keep_what_is_shown_and_numbers_what_is_meant(
    heading: str, cell: str, value: Any, code: str, field: str, kept: Any
) -> None:
    reading = read(with_value(heading, value), formats={cell: code})
    assert column(reading, field) == [kept]
    assert found(reading) == []


@pytest.mark.parametrize(
    ("value", "code", "percent", "told"),
    [(1, '0" %"', 1, []), (1, "General", None, [("progress.one", "D2")]), (0.5, "0%", 50, []), (50, "0.0", 50, [])],
)
def test_a_percent_sign_that_is_shown_says_what_is_meant(
    value: float, code: str, percent: float | None, told: list[tuple[str, str]]
) -> None:
    header = ("Nr.", "Maßnahme", "Handlungsfeld", "Umsetzungsgrad")
    reading = read((1, "Sprachkurse", 1, value), header=header, formats={"D2": code})
    assert (column(reading, "progress_percent"), found(reading)) == ([percent], told)


def test_words_beside_a_number_are_its_unit_and_told() -> None:
    reading = read(with_value("Zielwert", 1.5), formats={"H2": '0.0" Mio. €"'})
    assert (column(reading, "target"), column(reading, "indicator_unit")) == ([1.5], ["Mio. €"])
    assert "Die Zelle zeigt „1,5 Mio. €“" in only(reading, "number.with_words").message


@pytest.mark.parametrize(
    ("heading", "value", "kept"),
    [
        ("Budget (T€)", 350, "350 T€"),
        ("Budget (T€)", "350", "350 T€"),
        ("Kosten [Tsd. EUR]", 350, "350 Tsd. EUR"),
        ("Budget (in Mio. €)", 1.5, "1,5 Mio. €"),
        ("Budget (T€)", "350 aus EU-Mitteln", "350 aus EU-Mitteln"),
        ("Budget (T€)", "350 €", "350 €"),
        ("Budget", 350, "350"),
        ("Budget (geplant)", 350, "350"),
    ],
)
def test_a_unit_in_the_heading_stays_with_a_bare_number(heading: str, value: Any, kept: str) -> None:
    reading = read((1, "Sprachkurse", 1, value), header=("Nr.", "Maßnahme", "Handlungsfeld", heading))
    assert column(reading, "funding_text") == [kept]


@pytest.mark.parametrize(
    ("day", "code", "labels"),
    [
        (date(2026, 2, 1), "d. mmm", ["1.2", "1. Feb"]),
        (date(2014, 3, 1), "mmm yy", ["3.14", "Mrz 14"]),
        (date(2003, 2, 1), "dd.mm.yyyy", ["1.2.3", "01.02.2003"]),
    ],
)
def test_a_number_that_excel_made_a_date_is_asked(day: date, code: str, labels: list[str]) -> None:
    reading = read(with_value("Nr.", day), formats={"A2": code})
    finding = only(reading, "number.is_date")
    assert (column(reading, "number"), [choice.label for choice in finding.choices], finding.asks) == ([None], labels, "choice")


@pytest.mark.parametrize("text", ["1.2", "1.10", "I.2"])
def test_a_number_that_is_text_stays_as_it_is(text: str) -> None:
    reading = read(with_value("Nr.", text))
    assert (column(reading, "number"), found(reading)) == ([text], [])


def test_raised_digits_are_no_digits_of_the_number_before() -> None:
    rich = CellRichText("Wohnraum von 25 m", TextBlock(RAISED, "2"), " je Person")
    assert column(read(with_value("Maßnahme", rich)), "title") == ["Wohnraum von 25 m² je Person"]
    assert column(read(with_value("Maßnahme", CellRichText("CO", TextBlock(BOLD, "2"), " sparen"))), "title") == ["CO2 sparen"]


def test_a_raised_footnote_sign_is_none_of_the_title_and_no_digit() -> None:
    (title,) = column(read(with_value("Maßnahme", CellRichText("Projekt 25", TextBlock(RAISED, "3")))), "title")
    assert title != "Projekt 253"
    assert str(title).startswith("Projekt 25")


def test_words_that_are_struck_are_told_and_the_others_read() -> None:
    rich = CellRichText(TextBlock(STRUCK, "geplant"), TextBlock(BOLD, " läuft"))
    reading = read(with_value("Umsetzungsstand", rich))
    assert column(reading, "stage") == ["in_progress"]
    assert only(reading, "cell.struck_part").message.endswith(
        "„geplant“ ist durchgestrichen und wurde nicht übernommen; gelesen wurde „läuft“."
    )


@pytest.mark.parametrize("font", [BOLD, InlineFont(strike=False)])
def test_words_with_a_font_of_their_own_that_are_not_struck_are_read_in_silence(font: InlineFont) -> None:
    reading = read(with_value("Umsetzungsstand", CellRichText(TextBlock(font, "läuft"))))
    assert (column(reading, "stage"), found(reading)) == (["in_progress"], [])


def test_a_struck_title_keeps_the_measure_and_asks_how_it_stands_once() -> None:
    reading = read(FULL, struck=[f"{letter}2" for letter in "ABCDEFGHI"])
    assert (column(reading, "title"), column(reading, "stage")) == (["Sprachkurse"], [None])
    assert column(reading, "end") == [date(2027, 12, 31)]
    assert found(reading) == [("row.struck", "B2")]
    assert [choice.label for choice in only(reading, "row.struck").choices][:2] == ["gilt weiter: in Umsetzung", "geplant"]


def test_a_struck_measure_that_is_said_to_have_ended_does_not_go_on() -> None:
    choices = only(read(with_value("Umsetzungsstand", "umgesetzt"), struck=["B2", "D2"]), "row.struck").choices
    assert choices[0].label == "geplant"


@pytest.mark.parametrize("stage", ["in_progress", "discontinued"])
def test_the_answer_about_a_struck_measure_is_its_stage(stage: str) -> None:
    reading = read(FULL, struck=["B2"])
    (question,) = [each for each in questions(reading) if each.code == "row.struck"]
    after = answered(reading, Answers.of([question.with_value(stage)]), MASTER)
    assert column(after, "stage") == [stage]
    assert found(after) == []


@pytest.mark.parametrize(
    ("cell", "field", "value", "label"),
    [
        ("D2", "stage", "in_progress", "gilt: läuft"),
        ("F2", "end", date(2027, 12, 31), "gilt: 2027"),
        ("G2", "funding_text", "offen", "gilt: offen"),
        ("H2", "target", 25, "gilt: 25"),
        ("C2", "action_field", 1, "gilt: 1"),
        ("I2", "report", "Es läuft gut.", "gilt: Es läuft gut."),
    ],
)
def test_another_struck_cell_is_null_until_it_is_said_to_hold(cell: str, field: str, value: Any, label: str) -> None:
    reading = read(FULL, struck=[cell])
    assert column(reading, field) == [None]
    finding = only(reading, "cell.struck")
    assert (finding.cell, [choice.label for choice in finding.choices], finding.asks) == (cell, [label], "choice")

    (question,) = [each for each in questions(reading) if each.code == "cell.struck"]
    after = answered(reading, Answers.of([question.with_value(question.choices[0].value)]), MASTER)
    assert column(after, field) == [value]
    assert column(read(FULL), field) == [value]


def test_a_struck_cell_of_a_column_without_a_name_is_left_out_and_told() -> None:
    header = (*HEADER, "Merkzettel")
    assert read((*FULL, "alt"), header=header).measures[0].extra == {"Merkzettel": "alt"}
    reading = read((*FULL, "alt"), header=header, struck=["J2"])
    assert reading.measures[0].extra == {}
    assert ("cell.struck_beside", "J2") in found(reading)


def test_a_whole_period_that_is_struck_is_asked_as_one() -> None:
    header = ("Nr.", "Maßnahme", "Handlungsfeld", "Zeitraum")
    reading = read((1, "Sprachkurse", 1, "2025 – 2027"), header=header, struck=["D2"])
    assert (column(reading, "start"), column(reading, "end")) == ([None], [None])
    (question,) = [each for each in questions(reading) if each.code == "cell.struck"]
    after = answered(reading, Answers.of([question.with_value(question.choices[0].value)]), MASTER)
    assert (column(after, "start"), column(after, "end")) == ([date(2025, 1, 1)], [date(2027, 12, 31)])
