"""The ledger to take along: every measure with what became of it, also where it came from and what it was called."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import load_workbook

from dashboard import queries
from dashboard.documents.ledger_list import LedgerList, ledger_csv, ledger_excel, ledger_list
from dashboard.rounds.ledger import ledger
from dashboard.vocabulary import LABELS
from tests.small_store import said, small_store

FATES = LABELS["fate"]


def listed(tmp_path: Path, silence: str = "nicht gemeldet") -> LedgerList:
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SASJI-0001", title="Beratung", lead_department="SASJI"),
            said("2025", "SKB-0001", title="Kurs", action_field=4),
            said("2025", "SKB-0002", title="=Rat", stage="planned"),
            said("2026", "SKB-0001", title="Kurs", action_field=7, lead_department="SASJI"),
            said("2026", "SKB-0002", title="=Beirat", stage="discontinued", rating_reason="kein Bedarf"),
        ],
    )
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    names = ("Steuerungsrunde 2025", "Steuerungsrunde 2026")
    words = FATES | {"not_reported": silence}
    return ledger_list(rows.iter_rows(named=True), ledger(rows, "2025", "2026"), names, "", fates=words, is_sample=True)


def test_moves_and_old_titles_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    sheet = load_workbook(io.BytesIO(ledger_excel(listed(tmp_path)))).worksheets[0]
    lines = list(sheet.iter_rows(min_row=7, values_only=True))
    found = {line[0]: dict(zip(lines[0], line, strict=True)) for line in lines[1:]}
    moved, renamed = found["SKB-0001"], found["SKB-0002"]
    assert (moved["Verbleib"], moved["Handlungsfeld damals"], moved["Handlungsfeld jetzt"]) == ("gewechselt", 4, 7)
    assert (moved["Federführung damals"], moved["Federführung jetzt"], moved["Titel damals"]) == ("SKB", "SASJI", None)
    assert (renamed["Verbleib"], renamed["Titel damals"], renamed["Grund"]) == ("umbenannt", "=Rat", "kein Bedarf")
    assert "3 + 0 neu" in str(sheet["A3"].value)
    assert str(sheet["A4"].value).startswith("3 Maßnahmen in dieser Liste")
    assert "Beispieldaten" in str(sheet["A5"].value)


def test_a_text_is_no_formula_in_the_csv_file(tmp_path: Path) -> None:
    lines = list(csv.reader(io.StringIO(ledger_csv(listed(tmp_path)).decode("utf-8-sig")), delimiter=";"))
    assert [line[1] for line in lines if line[:1] == ["SKB-0002"]] == ["'=Beirat"]


def test_silence_is_called_by_the_word_of_the_later_round(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    assert [cells[3] for cells in listed(tmp_path).rows if cells[0] == "SASJI-0001"] == ["nicht gemeldet"]
    open_list = listed(tmp_path / "open", "noch nicht bestätigt")
    assert [cells[3] for cells in open_list.rows if cells[0] == "SASJI-0001"] == ["noch nicht bestätigt"]


def test_what_was_split_is_not_called_merged_in_the_same_line(tmp_path: Path) -> None:
    store = small_store(
        tmp_path / "s.duckdb",
        [
            said("2025", "SKB-0001", title="Kurs"),
            said("2026", "SKB-0001", title="Kurs", stage="merged", cross_reference="Kurs für Frauen; Kurs am Abend"),
            said("2026", "SKB-0002", title="Kurs für Frauen"),
            said("2026", "SKB-0003", title="Kurs am Abend"),
        ],
    )
    rows = queries.run(store, "changes/measures", **{"from": "2025", "to": "2026"})
    balance = ledger(rows, "2025", "2026")
    found = ledger_list(rows.iter_rows(named=True), balance, ("2025", "2026"), "", fates=FATES, is_sample=False)
    lines = list(csv.reader(io.StringIO(ledger_csv(found).decode("utf-8-sig")), delimiter=";"))
    head = next(line for line in lines if line[:1] == ["Kennung"])
    parent = dict(zip(head, next(line for line in lines if line[:1] == ["SKB-0001"]), strict=True))
    assert (parent["Verbleib"], parent["lebt weiter in"]) == ("aufgeteilt", "SKB-0002, SKB-0003")
    assert (parent["Umsetzungsstand damals"], parent["Umsetzungsstand jetzt"]) == ("keine Angabe", "")
