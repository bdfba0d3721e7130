"""No text that leaves in a file is a formula to a spreadsheet: the guard, and every CSV file and workbook that goes out."""

from __future__ import annotations

import csv
import io
from datetime import date

import polars as pl
import pytest
from openpyxl import Workbook

from dashboard.commands.output import print_csv
from dashboard.documents.ledger_list import LedgerList, ledger_csv
from dashboard.documents.measure_list import MeasureList, csv_file
from dashboard.documents.round_sheet.cells import put
from dashboard.documents.round_sheet.columns import layout
from dashboard.harmless import harmless
from tests.corrections import corrected, list_of, sheet

LIKE_FORMULAS = [
    "=1+1",
    "+49 421",
    "-2+3",
    "@SUMME(A1)",
    "\uff1d1+1",  # full-width equals, plus, minus, at
    "\uff0b1",
    "\uff0d1",
    "\uff20A1",
    "\ufe661+1",  # small equals
    "\t=1+1",
    "\tText",
    "\rText",
    "\nText",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000\uff1d1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00ad\u2060=1+1",
    "|cmd",
    "%0A=1+1",
]
PLAIN = ["1+1", "a=b", "Kurs", "  Kurs", "\u200bKurs", "", "„=1“", "100 %", "–", "(-) Kurs", "ß|cmd"]


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_a_text_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_another_text_leaves_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_every_csv_file_guards_its_texts_and_no_number(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    columns = tuple(column for column in layout().columns if column.key in ("measure_id", "title", "baseline"))
    listed = MeasureList(text, (text,), columns, ({"measure_id": "SKB-0001", "title": text, "baseline": -1.5},), False)
    ledger = LedgerList(text, (text,), (("SKB-0001", text, date(2026, 9, 1)),), False)
    print_csv(pl.DataFrame({"title": [text], "names": [[text]], "n": [-1.5]}))
    printed = capsys.readouterr().out.encode()

    assert _cells(csv_file(listed)) == [
        [f"'{text}"],
        [f"'{text}"],
        [],
        ["Kennung", "Maßnahme", "Ausgangswert"],
        ["SKB-0001", f"'{text}", "-1,5"],
    ]
    assert _cells(ledger_csv(ledger))[-1] == ["SKB-0001", f"'{text}", "01.09.2026"]
    assert _cells(printed)[-1][0] == f"'{text}"
    assert _cells(printed)[-1][2] == "-1,5"


def _cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("text", [*LIKE_FORMULAS, *PLAIN])
def test_a_workbook_holds_every_text_as_a_text_and_keeps_it_one_when_somebody_edits_it(text: str) -> None:
    cell = put(Workbook().worksheets[0], 1, 1, text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", text in LIKE_FORMULAS)


def test_the_sheet_of_findings_keeps_what_is_like_a_formula_a_text() -> None:
    page = sheet(corrected(list_of((1, 4, "Vorkurse", "SKB", "\uff1dnie", "läuft"))).content, "Prüfhinweise")
    assert [cell.value for cell in page["E"] if cell.quotePrefix] == ["\uff1dnie"]
