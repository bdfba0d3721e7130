"""The header of a table: over one row or several, with headings that are crosses or levels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard.intake.layout.grid import Grid, Row
from dashboard.intake.layout.headings import LONGEST, SYNONYMS, Certainty, Name, bare_heading, heading_key, name_heading
from dashboard.intake.model import Cell, CellKind, Issue
from dashboard.intake.values.cells import written
from dashboard.intake.values.context import MasterIndex
from dashboard.intake.values.levels import UNCLEAR, ambiguous_level, are_levels, level_of_word, meant_beside
from dashboard.intake.values.ratings import rating_of_word
from dashboard.intake.values.stages import stage_of_word
from dashboard.intake.values.texts import clean_text, join_hyphenated

HEADER_WITHIN = 15
"""The best header in these rows counts; only where there is none, the first one below."""

LEAST_FIELDS = 2
"""A header names the title of the measures and at least one field beside it."""

LEAST_FIELDS_UNTITLED = 3
"""A row that names so many fields is the header of a list whose title column is missing."""

KNOWN_SHARE = 1 / 3
"""At least so much of a header is known; the rest may be a house's own columns."""

_TITLE_WORDS = frozenset(heading.strip().casefold() for heading in ("Maßnahme", *SYNONYMS["title"].split("|")))

SURELY_KNOWN = 4
"""A header that names so many fields is one, however many columns of its own a house has beside them."""

YEARS = range(1990, 2101)
"""Numbers that may head a column."""

LONGEST_LOWER = 60
"""Headings below a group are short."""

_OF_LEVELS = Name(("levels",), Certainty.SYNONYM)
_BEFORE_LEVELS = re.compile(r"^(?P<before>[^/]*?)[\s:]+(?=\S+\s*/)")
"""In "Ebene Land/Stadt" a name of the column stands before the words of the levels."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one column: its own words and the group over it ("" where there is none), in which row.

    `level`: the level that the words name, as level_of_word tells it. `names_levels`: they are words of the levels and no more.
    """

    column: int
    row: int
    text: str
    group: str = ""
    level: str | None = None
    names_levels: bool = False

    @property
    def name(self) -> Name:
        """What the heading means, by what columns are called everywhere, else by the levels of the master data."""
        found = name_heading(self.text, self.group)
        return _OF_LEVELS if self.names_levels and not found.fields else found


def heading_of(grid: Grid, column: int, row: int, text: str, group: str = "") -> Heading:
    """A heading with what the master data's levels make of its words."""
    words = bare_heading(text)
    before = _BEFORE_LEVELS.match(words)
    if before is not None and "levels" in name_heading(before["before"]).fields:
        words = words[before.end() :]
    names_levels = len(text) <= LONGEST and are_levels(words, grid.index)
    return Heading(column, row, text, group, level_of_word(join_hyphenated(text), grid.index), names_levels)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its first and last row and the heading of each column, from left to right."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]

    @property
    def shape(self) -> tuple[tuple[int, str, str], ...]:
        """What makes two headers the same one repeated."""
        return tuple((each.column, heading_key(each.text), heading_key(each.group)) for each in self.headings)

    @property
    def fields(self) -> set[str]:
        """The fields that the headings name beyond doubt; a misspelt title counts where two others stand beside it."""
        names = [each.name for each in self.headings]
        sure = {name.fields[0] for name in names if name.certainty < Certainty.LIKENESS}
        is_misspelt = any(name.fields == ("title",) for name in names)
        return sure | {"title"} if is_misspelt and len(sure) >= LEAST_FIELDS else sure


def find_header(grid: Grid) -> Header | None:
    """The header in the first rows that names the most fields, the title among them; of equals the first; else one below."""
    candidates = [header for row in _first_rows(grid) if (header := header_at(grid, row))]
    if candidates:
        return max(candidates, key=lambda header: len(header.fields))
    below = (later_header(grid, row, _TITLE_WORDS) for row in grid.rows if row > HEADER_WITHIN)
    return next((header for header in below if header), None)


def earlier_headers(grid: Grid, first: Header) -> list[Header]:
    """Poorer headers above the best one, each with measures below it; a title block has none."""
    found: list[Header] = []
    for row in grid.rows:
        if row >= first.first_row:
            break
        header = header_at(grid, row)
        if header is not None and header.last_row < first.first_row and (not found or header.first_row > found[-1].last_row):
            found.append(header)
    ends = [header.first_row for header in (*found, first)][1:]
    return [header for header, end in zip(found, ends, strict=True) if _has_body(grid, header, end)]


def _has_body(grid: Grid, header: Header, end: int) -> bool:
    titles = next(each.column for each in header.headings if "title" in each.name.fields)
    rows = [cells for row, cells in grid.rows.items() if header.last_row < row < end]
    filled = [cells for cells in rows if len(cells) >= LEAST_FIELDS and titles in cells and cells[titles].kind is CellKind.TEXT]
    return len(filled) >= LEAST_FIELDS or (bool(filled) and len(header.fields) >= LEAST_FIELDS_UNTITLED)


def find_untitled_header(grid: Grid) -> Header | None:
    """The header of a list that has no column for the title."""
    for row in _first_rows(grid):
        header = _header_from(grid, row)
        fields = header.fields if header else set()
        if header and "title" not in fields and len(fields) >= LEAST_FIELDS_UNTITLED and len(fields) * 2 >= len(header.headings):
            return header
    return None


def _first_rows(grid: Grid) -> list[int]:
    return [row for row in grid.rows if row <= HEADER_WITHIN]


LONGEST_TITLE = 40
"""A heading of the titles is at most so long."""


def later_header(grid: Grid, row: int, words: frozenset[str]) -> Header | None:
    """The header that is repeated or set anew in a row below the first one, else None; `words` are those of title_words."""
    for cell in grid.rows[row].values():
        value = cell.value
        if isinstance(value, str) and len(value) <= LONGEST_TITLE and plain_words(value) in words:
            return header_at(grid, row)
    return None


def title_words(first: Header) -> frozenset[str]:
    """What the title's column may be called in a later header: what it is called in the first one, or any plain synonym."""
    return _TITLE_WORDS | {words for each in first.headings if names_title(each.text) and (words := plain_words(each.text))}


def is_plain_title(value: object) -> bool:
    """Whether a cell is, quickly looked at, the heading of the titles."""
    return plain_words(value) in _TITLE_WORDS


def plain_words(value: object) -> str:
    """A quick key, as every cell of a long list is asked: it misses odd spellings and costs next to nothing."""
    return value.casefold().strip(" *:\n\t") if isinstance(value, str) and len(value) <= LONGEST else ""


def header_at(grid: Grid, row: int) -> Header | None:
    """The header whose row with the title's heading is this one."""
    cells = grid.rows[row]
    if len(cells) < LEAST_FIELDS or not any(names_title(str(cell.value)) for cell in cells.values()):
        return None
    header = _header_from(grid, row)
    if header is None:
        return None
    fields = header.fields
    is_known_enough = len(fields) >= SURELY_KNOWN or len(fields) + _crosses(header) >= KNOWN_SHARE * len(header.headings)
    return header if "title" in fields and len(fields) >= LEAST_FIELDS and is_known_enough else None


def _crosses(header: Header) -> int:
    """How many headings name a class, as columns of crosses do; they are known although they name no field."""
    return sum(_names_class(each) for each in header.headings if not each.name.fields)


def _names_class(heading: Heading) -> bool:
    return heading.level is not None or any(word(heading.text) is not None for word in (stage_of_word, rating_of_word))


def names_title(text: str) -> bool:
    """Whether a heading may be that of the measures' titles."""
    return len(text) <= LONGEST and "title" in name_heading(text).fields


def _header_from(grid: Grid, row: int) -> Header | None:
    cells = grid.rows[row]
    if not all(map(may_head, cells.values())):
        return None
    following = _row_after(grid, row)
    if following is not None and _is_lower_row(grid, row, following):
        return Header(row, following, _two_rows(grid, row, following))
    before = _row_before(grid, row)
    if before is not None and _is_upper_row(grid, before, row):
        return Header(before, row, _two_rows(grid, before, row))
    return header_of_row(grid, row)


def header_of_row(grid: Grid, row: int) -> Header:
    """A row taken as the headings of a table, whatever it says."""
    return Header(row, row, tuple(heading_of(grid, column, row, _said(cell)) for column, cell in grid.rows[row].items()))


def may_head(cell: Cell) -> bool:
    """Whether a cell may be a heading: a short text, a year or a day."""
    if cell.kind is CellKind.NUMBER:
        return cell.value in YEARS
    return cell.kind is CellKind.DATE or (cell.kind is CellKind.TEXT and len(str(cell.value)) <= LONGEST)


def _said(cell: Cell) -> str:
    return str(cell.value) if cell.kind is CellKind.TEXT else written(cell.value)


def _row_after(grid: Grid, row: int) -> int | None:
    return row + 1 if row + 1 in grid.rows else None


def _row_before(grid: Grid, row: int) -> int | None:
    return row - 1 if row - 1 in grid.rows else None


def _is_lower_row(grid: Grid, upper: int, lower: int) -> bool:
    """Whether the row below the title's heading belongs to the header: the title has nothing there, groups have headings."""
    above, below = grid.rows[upper], grid.rows[lower]
    titles = [column for column, cell in above.items() if names_title(str(cell.value))]
    if any(column in below for column in titles):
        return False
    if not all(may_head(cell) and len(str(cell.value)) <= LONGEST_LOWER for cell in below.values()):
        return False
    spans = _spans(grid, upper)
    return any(_is_below_group(grid, spans, column, lower, above) for column in below)


def _is_below_group(grid: Grid, spans: dict[int, int], column: int, row: int, above: Row) -> bool:
    owner = max((first for first in spans if first <= column), default=None)
    if owner is None or column > spans[owner]:
        return False
    if spans[owner] > owner:
        return True
    is_group = column not in above
    return is_group and _is_known(heading_of(grid, column, row, str(grid.rows[row][column].value), str(above[owner].value)))


def _is_known(heading: Heading) -> bool:
    """Whether a heading below a group says something that we know: a field, a stage, a rating or a level."""
    return bool(heading.name.fields) or _names_class(heading)


def _is_upper_row(grid: Grid, upper: int, lower: int) -> bool:
    """Whether the row above the headings holds groups: several of them or one over some columns, none over the whole table."""
    columns = sorted(grid.rows[lower])
    width = columns[-1] - columns[0] + 1
    if any(cell.kind is not CellKind.TEXT for cell in grid.rows[upper].values()):
        return False
    merged = {column: last for column in grid.rows[upper] if (last := grid.reach(upper, column)) > column}
    if not merged or any(first < columns[0] - 1 or last - first + 1 >= width for first, last in merged.items()):
        return False
    texts = [clean_text(str(cell.value)) for cell in grid.rows[upper].values()]
    is_group = len(texts) > 1 or bool(name_heading(texts[0]).fields)
    return is_group and all(len(text) <= LONGEST_LOWER for text in texts)


def _spans(grid: Grid, row: int) -> dict[int, int]:
    """How far each text of an upper header row reaches: its merge, else up to the next text where the row below goes on."""
    columns = sorted(grid.rows[row])
    below = grid.rows.get(row + 1, {})
    spans = {column: grid.reach(row, column) for column in columns}
    for column, following in pairwise([*columns, max([*columns, *below]) + 1]):
        if spans[column] == column and column in below and (row, column) not in grid.across:
            reached = column
            while reached + 1 < following and reached + 1 in below:
                reached += 1
            spans[column] = reached
    return spans


def _two_rows(grid: Grid, upper: int, lower: int) -> tuple[Heading, ...]:
    above, below = grid.rows[upper], grid.rows[lower]
    spans = _spans(grid, upper)
    headings: dict[int, Heading] = {}
    for column, cell in above.items():
        headings[column] = heading_of(grid, column, upper, _said(cell))
    for column, cell in below.items():
        owner = max((first for first, last in spans.items() if first <= column <= last), default=None)
        group = str(above[owner].value) if owner is not None else ""
        headings[column] = heading_of(grid, column, lower, _said(cell), group)
    return tuple(headings[column] for column in sorted(headings))


def levels_of(marked: Iterable[str], all_codes: Iterable[str], index: MasterIndex) -> tuple[Any, Issue | None]:
    """The sorted levels of the marked columns, None where none is marked, and the question where a mark does not say which.

    A heading of two meanings means the second where the first has a column of its own ("Mitte" beside "Land" is the city).
    """
    apart = {code for code in all_codes if not code.startswith(UNCLEAR)}
    codes = list(dict.fromkeys(meant_beside(code, apart, index) for code in marked))
    unclear = [code for code in codes if code.startswith(UNCLEAR)]
    if unclear:
        return None, ambiguous_level(unclear[0].removeprefix(UNCLEAR), {*codes} - {*unclear}, index)
    return sorted(codes) or None, None
