"""What the values below a heading say about its meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from dashboard.intake.findings import CATALOGUE
from dashboard.intake.model import Cell, CellKind, Reading
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.readers import READERS
from dashboard.vocabulary import FIELD_BY_NAME, Kind

MOST_VALUES = 300
"""So many different values are looked at; which ones does not depend on their order."""

LONG_TEXT = 40
"""Characters in the mean from which a column holds texts and no classes."""

BESIDE = {"involved": ("involved", "involved_other"), "end": ("end", "is_ongoing")}
"""A reading that tells only the other one fits as well: a vhs is involved and no department."""

LETTERS_OF_A_TITLE = 4
"""A title is a word at least; "M12" is a number."""

_LETTERS = re.compile(r"[^\W\d_]")


@dataclass
class Values:
    """The cells of one column below its heading. Empty marks such as "k. A." say nothing about its meaning."""

    cells: list[Cell]
    context: Context

    @cached_property
    def samples(self) -> list[tuple[Cell, int]]:
        """Different values with how often each stands there."""
        keys = [(cell.kind, cell.value) for cell in self.cells]
        counts = Counter(keys)
        first = dict(zip(reversed(keys), reversed(self.cells), strict=True))
        ordered = sorted(counts, key=lambda key: (-counts[key], key[0], str(key[1])))
        said = ((first[key], counts[key]) for key in ordered if words_of(first[key]).text is not None)
        return list(islice(said, MOST_VALUES))

    @cached_property
    def mean_length(self) -> float:
        """Mean length in characters of what stands there."""
        return sum(len(str(cell.value)) * count for cell, count in self.samples) / max(self.total, 1)

    @cached_property
    def total(self) -> int:
        return sum(count for _, count in self.samples)

    @property
    def are_texts(self) -> bool:
        return self.mean_length > LONG_TEXT

    def fit(self, field: str, most: int = MOST_VALUES) -> float:
        """The share of the values that read well as this field, 0 to 1; 1 where there is no value to speak against it.

        `most`: by so many of the commonest different values.
        """
        looked_at = self.samples[:most]
        if not looked_at:
            return 1.0
        total = sum(count for _, count in looked_at)
        return sum(count for cell, count in looked_at if _fits(field, cell, self.context)) / total


def values_below(rows: Iterable[Mapping[int, Cell]], columns: Iterable[int], context: Context) -> dict[int, Values]:
    """The values of each of these columns in these rows."""
    found: dict[int, list[Cell]] = {column: [] for column in columns}
    for cells in rows:
        for column, cell in cells.items():
            if column in found:
                found[column].append(cell)
    return {column: Values(cells, context) for column, cells in found.items()}


def is_plain(field: str) -> bool:
    """Whether any words at all may stand in a field, so that values never speak against it."""
    return FIELD_BY_NAME[field].kind is Kind.TEXT and field not in ("measure_id", "number", "period_text", "title")


def _fits(field: str, cell: Cell, context: Context) -> bool:
    if field == "title":
        return cell.kind is CellKind.TEXT and len(_LETTERS.findall(str(cell.value))) >= LETTERS_OF_A_TITLE
    if field == "number":
        return len(str(cell.value)) <= 15
    if field == "as_of":
        return cell.kind is CellKind.DATE or (any(sign.isdigit() for sign in str(cell.value)) and _reads(field, cell, context))
    return is_plain(field) or _reads(field, cell, context)


def _reads(field: str, cell: Cell, context: Context) -> bool:
    reading = READERS[field](cell, context)
    if any(issue.code.endswith(".ambiguous") for issue in reading.issues):
        return True
    values = [reading.values.get(name) for name in BESIDE.get(field, (field,))]
    return any(value not in (None, []) for value in values) and not _is_doubtful(reading)


def _is_doubtful(reading: Reading) -> bool:
    return any(CATALOGUE[issue.code].severity != "note" for issue in reading.issues)
