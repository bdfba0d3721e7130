"""Footnotes below a table, kept with the measures that bear their mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from dashboard.intake.layout.grid import Grid
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Cell, RowKind
from dashboard.intake.values.texts import clean_text, cut_footnote
from dashboard.vocabulary import FIELD_BY_NAME, Visibility

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


def notes_of(cells: Mapping[int, Cell], fields: Mapping[int, str], footnotes: Mapping[str, str]) -> dict[str, str]:
    """The footnotes that a row's cells point to, in the order of the cells: field of the column ("": it has none) -> one a line.

    A footnote has the visibility of its field; what several cells point to belongs to the one that the fewest may see.
    """
    field_of: dict[str, str] = {}
    for column, cell in cells.items() if footnotes else ():
        marks = cut_footnote(clean_text(cell.value))[1] if isinstance(cell.value, str) else ()
        for text in (footnotes[mark] for mark in marks if mark in footnotes):
            name = fields.get(column, "")
            if text not in field_of or _closeness(name) > _closeness(field_of[text]):
                field_of[text] = name
    return by_field(field_of.items())


def by_field(placed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pairs of footnote and field as a measure holds them: field -> its footnotes, one a line."""
    found: dict[str, list[str]] = {}
    for text, name in placed:
        found.setdefault(name, []).append(text)
    return {name: "\n".join(texts) for name, texts in found.items()}


def _closeness(name: str) -> int:
    """How few may see a field: 0 is everybody; what has no field is for the own house."""
    return list(Visibility).index(FIELD_BY_NAME[name].visibility if name else Visibility.OWN)


def _mark(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip("[]")
