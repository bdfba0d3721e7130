"""The correction workbook: what the coordinator sees in it, and what comes back with it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook

from dashboard.documents.correction import correction_workbook, file_name
from dashboard.intake.layout.own_sheets import FINDING_HEADINGS
from dashboard.intake.master.workbook import read_master
from dashboard.intake.model import ListReading
from dashboard.intake.reading import read_list
from dashboard.master import MasterData
from dashboard.refusals import RefusalError
from dashboard.settings import LISTS as LIST_FOLDER
from dashboard.settings import MASTER
from data.samples.lists import LISTS, SampleList
from tests import hostile
from tests.builders import Page, workbook
from tests.corrections import CHECKED, FAULTY, changed, corrected, list_of, opened, read, sheet, told

CLEAN = (1, 4, "Vorkurse", "SKB", "läuft", "31.12.2027")


@cache
def sample_master() -> MasterData:
    return read_master(MASTER)


def read_sample(content: bytes, sample: SampleList) -> ListReading:
    return read_list(content, sample.file, sample_master())


@pytest.mark.parametrize("sample", LISTS, ids=lambda sample: sample.file)
def test_a_sample_list_that_comes_back_unmended_reads_as_before(sample: SampleList) -> None:
    content = (LIST_FOLDER / sample.path).read_bytes()
    before = read_sample(content, sample)
    made = correction_workbook(content, before, checked_at=CHECKED)
    after = read_sample(made.content, sample)

    assert made.is_own_file
    assert after.findings == before.findings
    assert after.measures == before.measures
    assert after.rows == before.rows


MESSY = {
    "ratings by colour": Page(
        [("Nr.", "Handlungsfeld", "Maßnahme", "Ampel"), (1, 99, "Vorkurse", None), (2, 4, "Lotsen", "gelb")],
        fills={"D2": "92D050", "D3": "FF0000", "C3": "FFFF00"},
    ),
    "hidden rows and columns": Page(
        [("Nr.", "Handlungsfeld", "Maßnahme", "Beginn"), (1, 99, "Vorkurse", "31.06.2026"), (1, 4, "Lotsen", "2026")],
        hidden_rows=[3],
        hidden_columns=["B"],
    ),
    "merged downwards": Page(
        [("Handlungsfeld", "Maßnahme", "Status"), ("99", "Vorkurse", "läuft"), (None, "Lotsen", "siehe Vorjahr")],
        merges=["A2:A3"],
    ),
    "signs of formulas": Page([("Handlungsfeld", "Maßnahme", "Status"), (4, "-Vorkurse", "+offen"), (4, "@Lotsen", "-- ?")]),
    "no list": Page([("Notizen",), ("nichts",)]),
    "a name with an apostrophe": Page([("Handlungsfeld", "Maßnahme"), ("99", "Vorkurse")], name="Lea's Liste & mehr"),
}


@pytest.mark.parametrize("page", MESSY.values(), ids=MESSY)
def test_a_messy_list_that_comes_back_unmended_reads_as_before(page: Page) -> None:
    content = workbook(page)
    made = corrected(content)

    assert made.is_own_file
    assert told(read(made.content)) == told(read(content))


def test_every_cell_with_a_mended_fault_is_clear_when_it_comes_back() -> None:
    mended = {"E4": "läuft", "F4": "30.06.2027", "C5": "Lotsen"}

    def mend(book: Workbook) -> None:
        for cell, value in mended.items():
            book["Maßnahmen"][cell] = value

    back = changed(corrected(FAULTY).content, mend)

    assert {each.cell for each in read(FAULTY).findings if each.severity != "note"} == set(mended)
    assert [each for each in read(back).findings if each.cell in mended] == []
    assert read(back).is_acceptable
    assert not read(FAULTY).is_acceptable


def test_faulty_cells_carry_their_sentence_as_a_comment_and_the_others_none() -> None:
    page = sheet(corrected(FAULTY).content, "Maßnahmen")
    comments = {cell.coordinate: cell.comment for row in page.iter_rows() for cell in row if cell.comment}

    assert set(comments) == {"E4", "F4", "C5"}
    assert {comment.author for comment in comments.values()} == {"Dashboard"}
    assert comments["F4"].text == (
        "––– Prüfhinweis des Dashboards –––\n"
        "! Warnung: Blatt „Maßnahmen“, Zelle F4: Das Datum „31.06.2027“ gibt es nicht. Bitte berichtigen; bis dahin bleibt die "
        "Angabe leer.\nErwartet: ein Datum, das es gibt\nMögliche Antworten: ein Tag (TT.MM.JJJJ)"
    )


def test_faulty_cells_are_marked_by_kind_of_line_and_ground_and_keep_their_own_format() -> None:
    page = sheet(corrected(FAULTY).content, "Maßnahmen")
    marks = {
        str(area.sqref): (rule.dxf.border.left.style, rule.dxf.fill.bgColor.rgb)
        for area in page.conditional_formatting
        for rule in area.rules
    }

    assert marks == {"C5": ("thin", "FFFBE0DC"), "E4 F4": ("dashed", "FFFFF3D6")}
    assert page["E4"].fill.patternType is None


def test_the_sheet_of_findings_says_when_what_was_checked_and_what_to_do() -> None:
    page = sheet(corrected(FAULTY).content, "Prüfhinweise")

    assert [page.cell(row, 1).value for row in range(1, 8)] == [
        "Prüfhinweise zu „Liste SKB.xlsx“",
        "SKB, geprüft am 23.11.2026 um 14:05 Uhr: 1 Fehler, 2 Warnungen und keine Hinweise.",
        "So kann die Liste nicht angenommen werden: Bitte zuerst die Fehler beheben, dann die Warnungen ansehen.",
        "So geht es: In der Spalte „Zelle“ den Link anklicken, die Zelle berichtigen, die Mappe speichern und wieder hochladen.",
        "Fehler sind rot und durchgezogen umrandet, Warnungen gelb und gestrichelt; ein Kommentar an der Zelle sagt dasselbe.",
        "Dieses Blatt, die Kommentare und die Markierungen können stehen bleiben: Beim Hochladen zählen sie nicht zur Liste.",
        None,
    ]


def test_findings_are_listed_by_severity_and_then_as_they_stand_in_the_workbook() -> None:
    page = sheet(corrected(FAULTY).content, "Prüfhinweise")
    rows: list[list[Any]] = [[cell.value for cell in row] for row in page.iter_rows(min_row=8)]

    assert tuple(rows[0]) == FINDING_HEADINGS
    assert [row[:5] for row in rows[1:]] == [
        [1, "✖ Fehler", "Maßnahmen", "C5", "2 | 4 | SKB | läuft | 2027"],
        [2, "! Warnung", "Maßnahmen", "E4", "siehe Vorjahr"],
        [3, "! Warnung", "Maßnahmen", "F4", "31.06.2027"],
    ]
    assert rows[2][7].startswith("geplant; in Vorbereitung; in Umsetzung; Daueraufgabe")


def test_a_finding_with_a_cell_leads_there_and_one_without_stands_without_a_link() -> None:
    content = workbook(Page([("Handlungsfeld", "Maßnahme"), ("99", "Vorkurse")], name="Lea's Liste"))
    page = sheet(corrected(content).content, "Prüfhinweise")
    links = {page.cell(row, 4).value: page.cell(row, 4).hyperlink for row in range(9, page.max_row + 1)}

    assert links["A2"] is not None
    assert links["A2"].location == "'Lea''s Liste'!A2"
    assert links[None] is None


def test_the_sheet_of_findings_is_made_for_reading_and_for_paper() -> None:
    page = sheet(corrected(FAULTY).content, "Prüfhinweise")

    assert page.freeze_panes == "A9"
    assert page.auto_filter.ref == "A8:H11"
    assert page.print_title_rows == "$8:$8"
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert page["G9"].alignment.wrap_text


def test_nothing_on_the_sheet_of_findings_is_a_formula() -> None:
    content = list_of(
        (1, 4, "Vorkurse", "SKB", "=2+3", "läuft"),
        (2, 4, "Lotsen", "SKB", "+offen", "-nie"),
        (3, 4, "Chor", "SKB", "@irgendwie", "2027"),
    )
    page = sheet(corrected(content).content, "Prüfhinweise")
    texts = {page.cell(row, 5) for row in range(9, page.max_row + 1)}

    assert {"=2+3", "@irgendwie", "+offen", "-nie"} <= {cell.value for cell in texts}
    assert {cell.data_type for cell in texts if cell.value} == {"s"}
    assert {cell.value for cell in texts if cell.quotePrefix} == {"=2+3", "@irgendwie", "+offen", "-nie"}


def test_sample_lists_say_so_on_the_sheet_of_findings() -> None:
    sample = workbook(Page([("Maßnahmen SKB – Beispieldaten",), ("Handlungsfeld", "Maßnahme"), ("99", "Vorkurse")]))
    own = workbook(Page([("Maßnahmen SKB",), ("Handlungsfeld", "Maßnahme"), ("99", "Vorkurse")]))

    assert sheet(corrected(sample).content, "Prüfhinweise")["A7"].value == "Beispieldaten: keine Angaben der Häuser."
    assert sheet(corrected(own).content, "Prüfhinweise")["A7"].value is None


def test_a_list_without_faults_gets_an_empty_sheet_of_findings_and_no_marks() -> None:
    made = corrected(list_of(CLEAN)).content
    page = sheet(made, "Prüfhinweise")

    assert page["A2"].value == "SKB, geprüft am 23.11.2026 um 14:05 Uhr: keine Fehler, keine Warnungen und keine Hinweise."
    assert page.max_row == 8
    assert list(sheet(made, "Maßnahmen").conditional_formatting) == []


def test_a_sheet_of_the_house_that_has_our_name_keeps_it() -> None:
    content = workbook(
        Page([("Handlungsfeld", "Maßnahme"), ("99", "Vorkurse")]), Page([("unsere Notizen",)], name="prüfhinweise")
    )
    made = corrected(content).content

    assert opened(made).sheetnames == ["Maßnahmen", "prüfhinweise", "Prüfhinweise (2)"]
    assert told(read(made)) == told(read(content))


def test_a_file_that_cannot_be_read_gets_no_correction_but_the_reason() -> None:
    broken = hostile.truncated()

    with pytest.raises(RefusalError, match="ist unvollständig, wohl beim Übertragen abgebrochen"):
        corrected(broken)


@pytest.mark.parametrize(
    ("original", "made"),
    [
        ("Liste SKB.xlsx", "Liste SKB_Prüfhinweise.xlsx"),
        ("Liste SKB_Prüfhinweise.xlsx", "Liste SKB_Prüfhinweise.xlsx"),
        ("Liste.final.XLSM", "Liste.final_Prüfhinweise.xlsx"),
        ("..\\ablage\\Liste.xlsx", "Liste_Prüfhinweise.xlsx"),
    ],
)
def test_a_correction_is_named_after_its_list(original: str, made: str) -> None:
    assert file_name(original) == made


def test_more_findings_than_anybody_mends_at_a_time_are_cut_and_the_head_says_so() -> None:
    rows = [(number, 99, f"Kurs {number}", "SKB", "siehe Vorjahr", "31.06.2027") for number in range(1, 1_701)]
    made = corrected(list_of(*rows)).content
    page = sheet(made, "Prüfhinweise")
    marked = sheet(made, "Maßnahmen").conditional_formatting

    assert "Aufgeführt sind die ersten 5.000; weitere: " in str(page["A2"].value)
    assert str(page["A2"].value).endswith(" Markiert sind die ersten 2.000 Zellen.")
    assert page.max_row == 8 + 5_000
    assert [len(str(area.sqref).split()) for area in marked] == [2_000]
