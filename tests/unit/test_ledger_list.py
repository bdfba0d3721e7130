"""The ledger to take along: every measure with what became of it, also where it came from and what it was called."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import load_workbook

from dashboard import queries
from dashboard.documents.ledger_list import LedgerList, ledger_csv, ledger_excel, ledger_list
from dashboard.rounds.ledger import ledger
from tests.small_store import said, small_store


def listed(tmp_path: Path) -> LedgerList:
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001", title="Kurs", action_field=4),
            said("2025", "SKB-0002", title="=Rat", stage="planned"),
            said("2026", "SKB-0001", title="Kurs", action_field=7, lead_department="SASJI"),
            said("2026", "SKB-0002", title="=Beirat", stage="discontinued", rating_reason="kein Bedarf"),
        ],
    )
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    names = ("Steuerungsrunde 2025", "Steuerungsrunde 2026")
    return ledger_list(rows.iter_rows(named=True), ledger(rows, "2025", "2026"), names, "", is_sample=True)


def test_moves_and_old_titles_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    sheet = load_workbook(io.BytesIO(ledger_excel(listed(tmp_path)))).worksheets[0]
    lines = list(sheet.iter_rows(min_row=6, values_only=True))
    found = {line[0]: dict(zip(lines[0], line, strict=True)) for line in lines[1:]}
    moved, renamed = found["SKB-0001"], found["SKB-0002"]
    assert (moved["Verbleib"], moved["Handlungsfeld damals"], moved["Handlungsfeld jetzt"]) == ("gewechselt", 4, 7)
    assert (moved["Federführung damals"], moved["Federführung jetzt"], moved["Titel damals"]) == ("SKB", "SASJI", None)
    assert (renamed["Verbleib"], renamed["Titel damals"], renamed["Grund"]) == ("umbenannt", "=Rat", "kein Bedarf")
    assert "2 + 0 neu" in str(sheet["A3"].value)
    assert "Beispieldaten" in str(sheet["A4"].value)


def test_a_text_is_no_formula_in_the_csv_file(tmp_path: Path) -> None:
    lines = list(csv.reader(io.StringIO(ledger_csv(listed(tmp_path)).decode("utf-8-sig")), delimiter=";"))
    assert [line[1] for line in lines if line[:1] == ["SKB-0002"]] == ["'=Beirat"]
