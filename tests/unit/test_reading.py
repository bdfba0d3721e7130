"""The whole reading: whose list it is, its Stand, sample and partial marks, the order of findings, and what is never lost."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.findings import CATALOGUE
from dashboard.intake.model import Cell, Sheet, Workbook
from dashboard.intake.reading import read_list, read_sheets
from dashboard.vocabulary import FIELD_BY_NAME
from tests.builders import Page, Value, codes, column, read, titles
from tests.unit.masters import MASTER

HEADER: list[Value] = ["Nr.", "Maßnahme", "Umsetzungsstand", "Handlungsfeld"]
COURSE: list[Value] = [1, "Sprachkurse", "läuft", 1]


def list_below(*title_block: str, sheet: str = "Liste") -> Page:
    """A small list with these lines above its header."""
    return Page([*([line] for line in title_block), HEADER, COURSE], sheet)


@pytest.mark.parametrize(
    ("title", "sheet", "name"),
    [
        ("Die Senatorin für Kinder und Bildung", "Liste", "liste.xlsx"),
        ("Maßnahmen der Senatorin für Kinder und Bildung 2026", "Liste", "liste.xlsx"),
        ("Ressort: SKB", "Liste", "liste.xlsx"),
        ("Zulieferung (SKB)", "Liste", "liste.xlsx"),
        ("Bildungsressort", "Liste", "liste.xlsx"),
        ("Maßnahmen", "Maßnahmen SKB", "liste.xlsx"),
        ("Maßnahmen", "Liste", "Maßnahmenliste_final_v3_SKB.xlsx"),
        ("Bitte zurück an SASJI", "Liste", "liste_skb_neu.xlsx"),
    ],
)
def test_the_department_is_recognised(title: str, sheet: str, name: str) -> None:
    reading = read(list_below(title, sheet=sheet), name=name, department=None)

    assert reading.department == "SKB"
    assert column(reading, "lead_department") == ["SKB"]


@pytest.mark.parametrize("title", ["Maßnahmen", "Bitte zurück an SASJI", "Kinder und Jugend", "Teilhabe in Bremen"])
def test_a_department_that_is_not_named_is_null_and_a_warning(title: str) -> None:
    reading = read(list_below(title), department=None)

    assert reading.department is None
    assert column(reading, "lead_department") == [None]
    asked = next(finding for finding in reading.findings if finding.code == "list.no_department")
    assert asked.severity == "warning"
    assert len(asked.choices) == len(MASTER.departments)
    assert reading.is_acceptable


def test_title_and_file_that_name_different_departments_are_a_warning() -> None:
    reading = read(list_below("Zulieferung SKB"), name="Liste_SJV.xlsx", department=None)

    assert reading.department == "SKB"
    asked = next(finding for finding in reading.findings if finding.code == "list.departments_disagree")
    assert [choice.value for choice in asked.choices] == ["SKB", "SJV"]


def test_the_given_department_counts_and_a_workbook_that_says_otherwise_is_told() -> None:
    reading = read(list_below("Zulieferung SJV"), department="SKB")

    assert reading.department == "SKB"
    assert "list.other_department" in codes(reading)
    assert "list.other_department" not in codes(read(list_below("Zulieferung SKB"), department="SKB"))


def test_leads_of_nearly_all_rows_say_whose_list_it_is() -> None:
    header: list[Value] = ["Nr.", "Maßnahme", "Federführung"]
    rows: list[list[Value]] = [[number, f"Kurs {number}", "SJV"] for number in range(1, 5)]

    assert read(Page([header, *rows, [5, "Kurs 5", "SKB"]]), department=None).department == "SJV"
    assert read(Page([header, *rows, [5, "Kurs 5", "SKB"], [6, "Kurs 6", "SF"]]), department=None).department is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Stand: 30.09.2026", date(2026, 9, 30)),
        ("SKB – Stand 30.09.2026, Beispieldaten", date(2026, 9, 30)),
        ("Stand: September 2026", date(2026, 9, 30)),
        ("Stand: 2026", None),
        ("Stand der Dinge", None),
        ("Stand: 31.09.2026", None),
    ],
)
def test_the_stand_stands_in_the_title_block(words: str, day: date | None) -> None:
    assert read(list_below(words)).as_of == day


def test_the_stand_may_stand_in_two_cells() -> None:
    reading = read(Page([["Stand:", date(2026, 9, 30)], HEADER, COURSE]))

    assert reading.as_of == date(2026, 9, 30)


def test_sheets_with_different_stands_are_asked_about() -> None:
    first = Page([["Stand: 30.09.2026"], HEADER, COURSE], "A")
    second = Page([["Stand: 30.06.2026"], HEADER, [1, "Lesepaten", "läuft", 4]], "B")

    reading = read(first, second)

    assert reading.as_of == date(2026, 9, 30)
    assert "list.several_as_of" in codes(reading)


def test_the_sample_mark_is_found_in_title_and_properties_and_nowhere_else() -> None:
    assert read(list_below("Beispieldaten – keine amtliche Liste")).is_sample
    assert read(list_below("Liste"), keywords="Beispieldaten").is_sample
    assert not read(Page([["Liste"], HEADER, [1, "Beispieldaten sammeln", "läuft", 1]])).is_sample


def test_a_partial_list_is_marked_with_a_note() -> None:
    partial = read(list_below("Teilliste: nur Handlungsfelder 4 und 6"))

    assert partial.is_partial
    assert [finding.severity for finding in partial.findings if finding.code == "list.partial"] == ["note"]
    assert not read(list_below("Liste der Teilhabe")).is_partial


def test_every_measure_has_every_field() -> None:
    measure = read(list_below("Liste")).measures[0]

    assert list(measure.values) == list(FIELD_BY_NAME)
    assert measure.cells == {"number": "A3", "title": "B3", "stage": "C3", "action_field": "D3"}


def test_a_row_led_by_another_house_is_kept_as_a_co_report() -> None:
    page = Page(
        [["Nr.", "Maßnahme", "Federführung"], [1, "Sprachkurse", "SASJI"], [2, "Lesepaten", "SKB"], [3, "Elterncafé", None]]
    )

    reading = read(page)

    assert column(reading, "lead_department") == ["SASJI", "SKB", "SKB"]
    assert [(finding.code, finding.cell) for finding in reading.findings if finding.code == "row.co_report"] == [
        ("row.co_report", "C2")
    ]


def test_findings_stand_in_the_order_of_sheet_row_and_column() -> None:
    rows: list[list[Value]] = [["Nr.", "Maßnahme", "Umsetzungsstand", "Beginn"], [1, "Sprachkurse", "??", "31.06.2025"]]

    reading = read(Page(rows, "B"), Page([rows[0], [1, "Lesepaten", "!!", None]], "A"))

    read_values = [(each.sheet, each.cell) for each in reading.findings if each.code.startswith(("stage.", "period."))]
    assert read_values == [("B", "C2"), ("B", "D2"), ("A", "C2")]


def test_findings_carry_severity_value_and_a_finished_sentence() -> None:
    reading = read(Page([["Nr.", "Maßnahme", "Beginn"], [1, "Sprachkurse", "31.06.2025"]]))

    impossible = next(finding for finding in reading.findings if finding.code == "period.impossible_date")
    assert (impossible.severity, impossible.cell, impossible.value) == ("warning", "C2", "31.06.2025")
    assert "{" not in impossible.message


def test_a_missing_reason_is_a_warning_at_the_rating() -> None:
    reading = read(Page([["Nr.", "Maßnahme", "Ampel"], [1, "Sprachkurse", "rot"], [2, "Lesepaten", "grün"]]))

    assert [each.cell for each in reading.findings if each.code == "rating.reason_missing"] == ["C2"]


def test_a_file_that_is_no_workbook_gives_one_finding() -> None:
    reading = read_list(b"guten Tag", "liste.xlsx", MASTER)

    assert not reading.is_readable
    assert not reading.is_acceptable
    assert len(reading.findings) == 1
    assert reading.file == "liste.xlsx"


def test_a_value_concealed_by_a_merged_cell_is_told_and_the_visible_one_is_read() -> None:
    rows = {
        1: {1: Cell("Handlungsfeld"), 2: Cell("Maßnahme")},
        2: {1: Cell("1"), 2: Cell("Kurse")},
        3: {1: Cell("4"), 2: Cell("Paten")},
    }
    sheet = Sheet("Liste", rows, merges=((2, 1, 3, 1),))

    reading = read_sheets(Workbook([sheet]), "liste.xlsx", MASTER, "SKB")

    assert column(reading, "action_field") == [1, 1]
    assert [(each.code, each.cell) for each in reading.findings if each.code == "cell.under_merge"] == [
        ("cell.under_merge", "A3")
    ]


def test_the_same_value_under_a_merged_cell_is_not_worth_telling() -> None:
    rows = {
        1: {1: Cell("Handlungsfeld"), 2: Cell("Maßnahme")},
        2: {1: Cell("1"), 2: Cell("Kurse")},
        3: {1: Cell("1"), 2: Cell("Paten")},
    }
    sheet = Sheet("Liste", rows, merges=((2, 1, 3, 1),))

    reading = read_sheets(Workbook([sheet]), "liste.xlsx", MASTER, "SKB")

    assert titles(reading) == ["Kurse", "Paten"]
    assert "cell.under_merge" not in codes(reading)


def test_every_sentence_of_the_layout_can_be_said() -> None:
    names = (
        "row count reason other heading label meant letter marked field_label other_cell columns looks what cells range area "
        "other_sheet read name meaning number department own words days day said given recognised source"
    )
    details = dict.fromkeys(names.split(), "…")
    prefixes = ("list.", "sheet.", "table.", "column.", "cross.", "row.", "range.", "section.", "rating.by_", "cell.under_")
    layout = [entry for code, entry in CATALOGUE.items() if code.startswith(prefixes)]

    assert len(layout) >= 30
    for entry in layout:
        said = entry.sentence.format(sheet="A", cell="B2", value="x", **details)
        assert said[0].isupper()
        assert said.endswith((".", ")."))
