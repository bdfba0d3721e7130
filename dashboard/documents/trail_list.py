"""The trail to take along: a workbook, or CSV, one line an entry, with what anybody needs to check the chain."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC
from typing import Any

from dashboard import formats
from dashboard.documents.csv_table import csv_cell
from dashboard.documents.list_file import Head, begun_book, finished_book, list_csv
from dashboard.documents.round_sheet.cells import GRID, PLAIN, dress, put, row_height
from dashboard.trail.event import Entry
from dashboard.trail.wording import DESK, KIND_WORDS, UNPUBLISHED, what

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Nr.", 8),
    ("Zeit (UTC)", 20),
    ("Art", 14),
    ("Vorgang", 48),
    ("Haus", 12),
    ("im Namen von", 14),
    ("Nachweis", 10),
    ("Funktion", 30),
    ("Person", 24),
    ("Stand davor", 10),
    ("Stand danach", 10),
    ("Ergebnis", 18),
    ("Prüfwert davor", 20),
)


def trail_cells(entries: Sequence[Entry], undone: Collection[int]) -> list[list[Any]]:
    """The cells of each entry, in the order given; `undone`: the numbers of those that were announced and did not happen."""
    return [_cells(entry, is_undone=entry.number in undone) for entry in entries]


def _cells(entry: Entry, *, is_undone: bool) -> list[Any]:
    event = entry.event
    proof = "" if event.on_behalf is None else "ja" if event.has_proof else "nein"
    return [
        entry.number,
        f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        KIND_WORDS[event.kind],
        what(event),
        event.body or "",
        event.on_behalf or "",
        proof,
        event.function,
        event.subject or DESK,
        event.before,
        event.after,
        UNPUBLISHED if is_undone else "",
        entry.previous,
    ]


def _head(state: str, count: int) -> Head:
    lines = (state, f"{formats.counted(count, 'Eintrag', 'Einträge', 'kein Eintrag')} in dieser Auswahl")
    return Head("Protokoll der Zugriffe", lines, _COLUMNS)


def trail_excel(entries: Sequence[Entry], undone: Collection[int], state: str) -> bytes:
    """The bytes of the .xlsx file; `state` is the sentence on the chain."""
    head = _head(state, len(entries))
    book = begun_book("Protokoll", head)
    sheet = book.worksheets[0]
    for at, row in enumerate(trail_cells(entries, undone), head.row + 1):
        dress([put(sheet, at, place, value) for place, value in enumerate(row, 1)], PLAIN, border=GRID)
        sheet.row_dimensions[at].height = row_height(zip(row, (width for _, width in _COLUMNS), strict=True))
    return finished_book(book, head, fixed=2, is_sample=False)


def trail_csv(entries: Sequence[Entry], undone: Collection[int], state: str) -> bytes:
    """The bytes of the .csv file; `state` is the sentence on the chain."""
    return list_csv(_head(state, len(entries)), ([csv_cell(value) for value in row] for row in trail_cells(entries, undone)))
