"""Finding the tables of one sheet: its headers, the stretches of rows below them, and what the columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.intake.answers.answers import NO_HINTS, Hints
from dashboard.intake.cells.addresses import column_letters
from dashboard.intake.layout.blocks import given_headers, title_choices
from dashboard.intake.layout.columns import Columns, name_columns
from dashboard.intake.layout.evaluations import set_aside
from dashboard.intake.layout.evidence import values_below
from dashboard.intake.layout.grid import Grid, Located
from dashboard.intake.layout.headers import (
    Header,
    Heading,
    earlier_headers,
    find_header,
    find_untitled_header,
    later_header,
    names_title,
    title_words,
)
from dashboard.intake.layout.row_signs import is_running_number
from dashboard.intake.layout.rows import Classifier, Rows
from dashboard.intake.layout.sections import Section, known_section, stage_section
from dashboard.intake.layout.wording import one_line
from dashboard.intake.model import Issue, RowKind, Table
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context

NUMBERED_SHARE = 0.8
"""From so many running numbers on, the first of two columns below one heading holds numbers."""

NUMBER = "Nr."
"""What the first of two columns below a heading for the titles is called then."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows with content below one header, up to the next."""

    header: Header
    rows: tuple[int, ...]


@dataclass(slots=True)
class FoundTable:
    """One table: stretches below headers of the same shape, what its columns hold, and what its rows are."""

    stretches: list[Stretch]
    columns: Columns = field(default_factory=Columns)
    kinds: dict[int, RowKind] = field(default_factory=dict)
    sections: dict[int, Section] = field(default_factory=dict)

    @property
    def measures(self) -> list[int]:
        """The rows that hold measures."""
        measure = RowKind.MEASURE
        return [row for row, kind in self.kinds.items() if kind is measure]


@dataclass(slots=True)
class FoundSheet:
    """A sheet that is a list: the rows above the first header, its tables, and every row's kind."""

    grid: Grid
    above: tuple[int, ...]
    tables: list[FoundTable]
    kinds: dict[int, RowKind] = field(default_factory=dict)
    sections: dict[int, Section] = field(default_factory=dict)
    noticed: list[Located] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.grid.sheet.name


def find_tables(grid: Grid, context: Context, hints: Hints = NO_HINTS) -> FoundSheet | None:
    """The tables of a sheet, or None where no header names a title and another field.

    `hints`: what the house has said of columns and of parts of the sheet.
    """
    recognised = find_header(grid)
    given = given_headers(grid, hints.ranges)
    named = [header for header, _ in given.values()]
    first = recognised or _answered_header(grid, hints) or next(iter(named), None)
    if first is None:
        return None
    stretches = _stretches(grid, first, named)
    above = tuple(row for row in grid.rows if row < stretches[0].header.first_row)
    sheet = FoundSheet(grid, above, _tables(stretches))
    hints = _with_titles(hints, sheet, given)
    for table in sheet.tables:
        _name_and_classify(table, sheet, context, hints)
    if recognised is None and any(table.columns.column_of("title") is None for table in sheet.tables):
        return None
    _classify_above(sheet, context)
    headers = {row: RowKind.HEADER for each in stretches for row in range(each.header.first_row, each.header.last_row + 1)}
    found = {**sheet.kinds, **{row: kind for row, kind in headers.items() if row in grid.rows}}
    for table in sheet.tables:
        found |= table.kinds
        sheet.sections |= table.sections
    sheet.kinds = dict(sorted(found.items()))
    return sheet


def as_table(sheet: FoundSheet, table: FoundTable) -> Table:
    """The table as it is told: last row of its first header and the letter of each column."""
    columns = table.columns
    letters = {name: column_letters(column) for column, name in sorted(columns.fields.items(), reverse=True)}
    letters |= {cross.field: column_letters(column) for column, cross in sorted(columns.crosses.items(), reverse=True)}
    extras = {heading: column_letters(column) for column, heading in sorted(columns.extras.items())}
    return Table(sheet.name, table.stretches[0].header.last_row, dict(sorted(letters.items())), extras)


def _answered_header(grid: Grid, hints: Hints) -> Header | None:
    """The header of a list whose title column nobody would recognise, where the house has said which one it is."""
    named = {heading for heading, name in hints.columns.items() if name == "title"}
    header = find_untitled_header(grid) if named else None
    return header if header is not None and named & set(said_headings(header)) else None


def _with_titles(hints: Hints, sheet: FoundSheet, given: Mapping[str, tuple[Header, int]]) -> Hints:
    """The hints with the columns of titles that the house has named with a table; what it has named is told."""
    titles: dict[str, str | None] = {}
    for part, (header, column) in given.items():
        columns = Columns(headings={each.column: each for each in header.headings})
        if not names_title(columns.headings[column].text if column in columns.headings else ""):
            titles[columns.said(column)] = "title"
        body = [row for row in sheet.grid.rows if row > header.last_row]
        details = {"range": f"Der Bereich {part}", "row": header.first_row}
        issue = Issue("range.given", details, title_choices(sheet.grid, header.first_row, body), word=part)
        sheet.noticed.append(Located(issue, sheet.name, header.first_row))
    return replace(hints, columns={**hints.columns, **titles}) if titles else hints


def said_headings(header: Header) -> list[str]:
    """The headings as questions name them, from left to right."""
    columns = Columns(headings={each.column: each for each in header.headings})
    return [columns.said(column) for column in columns.headings]


def _stretches(grid: Grid, first: Header, given: Sequence[Header]) -> list[Stretch]:
    """The rows below each header: the best one, poorer ones above it, those that the house has named, and all below."""
    words = title_words(first)
    above = [*earlier_headers(grid, first), *(each for each in given if each.last_row < first.first_row)]
    headers = [*sorted(above, key=lambda each: each.first_row), first]
    for row in grid.rows:
        header = later_header(grid, row, words) if row > headers[-1].last_row else None
        if header is not None and header.first_row > headers[-1].last_row:
            headers.append(header)
    ends = [*(header.first_row for header in headers[1:]), max(grid.rows) + 1]
    return [
        Stretch(header, tuple(row for row in grid.rows if header.last_row < row < end))
        for header, end in zip(headers, ends, strict=True)
    ]


def _tables(stretches: Iterable[Stretch]) -> list[FoundTable]:
    """Stretches below the same header repeated are one table."""
    tables: dict[object, FoundTable] = {}
    for stretch in stretches:
        tables.setdefault(stretch.header.shape, FoundTable([])).stretches.append(stretch)
    return list(tables.values())


def _name_and_classify(table: FoundTable, sheet: FoundSheet, context: Context, hints: Hints) -> None:
    grid = sheet.grid
    rows = [row for stretch in table.stretches for row in stretch.rows]
    headings = _with_unheaded(table.stretches[0].header, grid, rows)
    body = _probable_body(grid, headings, rows)
    values = values_below((grid.rows[row] for row in body), (each.column for each in headings), context)
    table.columns, noticed = name_columns(headings, values, sheet.name, hints.columns)
    sheet.noticed += noticed
    for stretch in table.stretches:
        found: Rows = Classifier(grid, table.columns, context).classify(stretch.rows)
        _name_next_table(found, stretch, grid)
        sheet.noticed += set_aside(found, stretch.rows, grid, table.columns, hints.ranges)
        table.kinds |= found.kinds
        table.sections |= found.sections


def _name_next_table(found: Rows, stretch: Stretch, grid: Grid) -> None:
    """One text right above a further header is the title of the table below it and no measure that lost its title."""
    last = stretch.rows[-1] if stretch.rows else 0
    is_followed = any(row > last for row in grid.rows)
    if is_followed and found.kinds.get(last) is RowKind.UNCLEAR and len(grid.rows[last]) == 1:
        found.kinds[last] = RowKind.TITLE
        ((column, cell),) = grid.rows[last].items()
        section = stage_section(one_line(cell.value), last, column)
        if section is not None:
            found.sections[last] = section


def _with_unheaded(header: Header, grid: Grid, rows: Sequence[int]) -> tuple[Heading, ...]:
    """The headings, and an empty one for each column that holds values in several rows but has none."""
    headed = {each.column for each in header.headings}
    wide = [row for row in rows if len(grid.rows[row]) > 1]
    unheaded = sorted({column for row in wide for column in grid.rows[row]} - headed)
    headings = _parted(header.headings, grid, wide, unheaded)
    headed = {each.column for each in headings}
    return (*headings, *(Heading(column, header.last_row, "") for column in unheaded if column not in headed))


def _parted(headings: Sequence[Heading], grid: Grid, rows: Sequence[int], unheaded: Sequence[int]) -> list[Heading]:
    """The headings, with one that is merged over number and title taken for both."""
    parted = list(headings)
    for at, each in enumerate(headings):
        beside = [column for column in unheaded if each.column < column <= grid.reach(each.row, each.column)]
        if not beside or not names_title(each.text):
            continue
        filled = [cells for row in rows if beside[0] in (cells := grid.rows[row])]
        numbered = sum(is_running_number(cells.get(each.column)) for cells in filled)
        if numbered >= NUMBERED_SHARE * len(filled):
            parted[at : at + 1] = [replace(each, text=NUMBER), replace(each, column=beside[0])]
    return parted


def _probable_body(grid: Grid, headings: Sequence[Heading], rows: Sequence[int]) -> list[int]:
    """The rows by which columns are named, before it is known which are measures: those with several texts."""
    least = 3 if len(headings) > 3 else 2
    return [row for row in rows if len(grid.rows[row]) >= least]


def _classify_above(sheet: FoundSheet, context: Context) -> None:
    """Rows above the first header are its title block; one that names a field or a stage is also the heading of what follows."""
    for row in sheet.above:
        section = _section_above(sheet.grid, row, context)
        sheet.kinds[row] = RowKind.TITLE if section is None else RowKind.SECTION
        if section is not None:
            sheet.sections[row] = section


def _section_above(grid: Grid, row: int, context: Context) -> Section | None:
    cells = grid.rows[row]
    if len(cells) > 1:
        return None
    ((column, cell),) = cells.items()
    text = one_line(words_of(cell).text or "")
    section = known_section(text, context, row, column)
    is_field = section is not None and section.field == "action_field" and section.value is not None
    return section if is_field else stage_section(text, row, column)
