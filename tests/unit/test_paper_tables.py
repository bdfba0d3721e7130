"""Tables of papers: a long cell goes on over the sheet, and columns of numbers stand at the right."""

from __future__ import annotations

import io
from datetime import date

import pypdf

from dashboard.papers.model import Paper, Table
from dashboard.papers.pdf import pdf


def test_a_long_cell_goes_on_over_the_sheet() -> None:
    table = Table("Tabelle", ("Kopf", "Text"), (("a", "Sachstand. " * 1800 + "Ende"),), (1, 3))
    content = pdf(Paper("Mappe", "Leitung", date(2026, 11, 29), "Stand", (table,)))
    sheets = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(sheets) > 2
    assert "Ende" in sheets[-1].extract_text()


def test_numbers_stand_at_the_right_and_words_do_not() -> None:
    rows = (("1", "12", "–", "12 von 20", "6\n▲1 ◆2"), ("2", "1.234", "−3", "3 von 20", "–"))
    assert Table("", ("", "", "", "", ""), rows, (1, 1, 1, 1, 1)).numbers == (False, True, True, False, True)
