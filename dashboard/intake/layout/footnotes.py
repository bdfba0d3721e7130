"""Footnotes below a table, kept with the measures that bear their mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from dashboard.intake.layout.grid import Grid
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Cell, RowKind
from dashboard.intake.values.texts import clean_text, cut_footnote

_MARKED = re.compile(r"(\*+|\d{1,2}(?=\))|[¹²³⁰⁴-⁹]+|\[\d{1,2}\]|[†‡])\)?\s*(\S.*)", re.DOTALL)


def footnotes_below(grid: Grid, kinds: Mapping[int, RowKind]) -> dict[str, str]:
    """The footnotes of a sheet: mark -> text as it stands, with its mark."""
    found: dict[str, str] = {}
    for row, kind in kinds.items():
        if kind is RowKind.FOOTNOTE:
            text = " ".join(one_line(cell.value) for cell in grid.rows[row].values())
            marked = _MARKED.fullmatch(text)
            if marked:
                found.setdefault(_mark(marked[1]), text)
    return found


def notes_of(cells: Iterable[Cell], footnotes: Mapping[str, str]) -> list[str]:
    """The footnotes that a row's cells point to, in the order of the cells."""
    if not footnotes:
        return []
    marks = (mark for cell in cells if isinstance(cell.value, str) for mark in cut_footnote(clean_text(cell.value))[1])
    return list(dict.fromkeys(footnotes[mark] for mark in marks if mark in footnotes))


def _mark(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip("[]")
