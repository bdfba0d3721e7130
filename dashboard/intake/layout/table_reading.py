"""Reading one table from its header to its last measure, and what is said twice in a list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import ascii_uppercase

from dashboard.intake.cells.addresses import split_address
from dashboard.intake.layout.colours import coloured_columns, may_mean_else, stages_by_colour
from dashboard.intake.layout.grid import Located
from dashboard.intake.layout.joined_cells import continue_measure
from dashboard.intake.layout.measures import MeasureReader
from dashboard.intake.layout.row_signs import is_other_half
from dashboard.intake.layout.sections import Section, ended_field, field_named
from dashboard.intake.layout.tables import FoundSheet
from dashboard.intake.layout.wording import footnotes_below, one_line
from dashboard.intake.model import Issue, MeasureRow, RowClass, RowKind
from dashboard.intake.values.cells import words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.texts import match_key
from dashboard.master import MasterData

TOLD_KINDS = {
    RowKind.HINT: "row.hint",
    RowKind.EXAMPLE: "row.example",
    RowKind.UNCLEAR: "row.no_title",
}
"""Rows that somebody may have meant as a measure: each is told. Titles, headers and totals are not."""

OF_A_MEASURE = ("number", "measure_id", "stage", "rating")
"""A row with a value for one of these is meant as a measure of its own."""

INNER = {"action_field": ("subtopic", "stage")}
"""What ends with a new interim heading of a field: a topic belongs to the action field above it, and so does a stage, unless the
field stands right below it."""


@dataclass(slots=True)
class SheetReading:
    """One sheet as read, between the Reading of a cell and the ListReading of a workbook: what was noticed has no order yet."""

    measures: list[MeasureRow] = field(default_factory=list)
    rows: list[RowClass] = field(default_factory=list)
    """What each row was taken for."""
    noticed: list[Located] = field(default_factory=list)
    coloured: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of each cell whose colour is the rating of a measure, from top to bottom."""
    field_of_sheet: int | None = None
    """The action field that the name of the sheet says."""


def read_sheet(sheet: FoundSheet, master: MasterData, department: str | None, as_of: date | None = None) -> SheetReading:
    """Read all measures of a sheet for the department whose list it is; `as_of` is the list's Stand, if it names one."""
    reading = SheetReading(noticed=list(sheet.noticed))
    context = Context(master, department)
    reading.field_of_sheet = field_named(sheet.name, context)[0]
    readers = _readers(sheet, master, department, as_of)
    sections: dict[str, Section] = {}
    asked: list[Section] = []
    for row, kind in sheet.kinds.items():
        reading.rows.append(RowClass(sheet.name, row, kind))
        if row in sheet.sections:
            asked += _enter(sheet.sections[row], sections, reading, context)
        elif kind is RowKind.MEASURE:
            _read_row(sheet, row, readers[row], sections, reading)
        elif kind is RowKind.CONTINUATION and reading.measures:
            _continue(sheet, row, readers[row], reading)
        elif kind in TOLD_KINDS:
            reading.noticed.append(_of_row(sheet, row, TOLD_KINDS[kind], readers[row].at["title"]))
    for reader in {id(each): each for each in readers.values()}.values():
        reading.noticed += reader.told()
        reading.coloured += reader.coloured
    reading.coloured.sort()
    reading.noticed += [_at_section(issue, each, sheet.name) for each in _put(asked, reading) for issue in each.issues]
    return reading


def _put(asked: Iterable[Section], reading: SheetReading) -> list[Section]:
    """The headings whose questions are put: all that have any, but for a mere doubt where every row below tells more itself."""
    with_issues = [each for each in asked if each.issues]
    doubted = {each.field for each in with_issues if each.is_doubt}
    used = {(name, measure.cells.get(name)) for name in doubted for measure in reading.measures}
    return [each for each in with_issues if not each.is_doubt or (each.field, each.cell) in used]


def _read_row(sheet: FoundSheet, row: int, reader: MeasureReader, sections: Mapping[str, Section], reading: SheetReading) -> None:
    """Read a measure; a row that only holds the other half of the word above it belongs to the measure above."""
    before = reading.measures[-1] if reading.measures else None
    if before is None or not is_other_half(before.values["title"], sheet.grid.cell(row, reader.at["title"])):
        reading.measures.append(reader.read(row, sections))
    elif any(reader.at.get(name) in sheet.grid.rows[row] for name in OF_A_MEASURE):
        reading.measures.append(reader.read(row, sections))
        details = {"other": one_line(before.values["title"]), "other_cell": before.cells["title"]}
        title = reading.measures[-1].values["title"]
        reading.noticed.append(Located(Issue("row.half_a_word", details), sheet.name, row, reader.at["title"], title, "title"))
    else:
        reading.rows[-1] = RowClass(sheet.name, row, RowKind.CONTINUATION)
        _continue(sheet, row, reader, reading)


def _continue(sheet: FoundSheet, row: int, reader: MeasureReader, reading: SheetReading) -> None:
    continue_measure(reading.measures[-1], row, sheet.grid.rows[row], reader.columns, reader.footnotes)


def _readers(sheet: FoundSheet, master: MasterData, department: str | None, as_of: date | None) -> dict[int, MeasureReader]:
    """The reader of each row's table."""
    footnotes = footnotes_below(sheet.grid, sheet.kinds)
    sheet_field = field_named(sheet.name, Context(master, department))[0]
    legend = [row for row, kind in sheet.kinds.items() if kind is RowKind.LEGEND]
    readers: dict[int, MeasureReader] = {}
    for table in sheet.tables:
        stages = stages_by_colour(sheet.grid, legend)
        colours = coloured_columns(sheet.grid, table.columns, table.measures)
        is_doubtful = may_mean_else(sheet.grid, table.columns, colours, table.measures, legend)
        reader = MeasureReader(
            sheet.grid, table.columns, master, department, sheet_field, as_of, colours, is_doubtful, stages, footnotes
        )
        readers |= dict.fromkeys(table.kinds, reader)
    return readers


def _enter(section: Section, sections: dict[str, Section], reading: SheetReading, context: Context) -> list[Section]:
    """Let a heading hold for the rows below it; gives back what is to be asked of it."""
    ended = ended_field(section, context) if "action_field" in sections or reading.field_of_sheet is not None else None
    for each in (section, *([ended] if ended else [])):
        sections[each.field] = each
    last = reading.measures[-1].row if reading.measures else 0
    for inner in INNER.get(section.field, ()):
        if inner in sections and (inner != "stage" or sections[inner].row < last):
            sections.pop(inner)
    return [section, *([ended] if ended else [])]


def _at_section(issue: Issue, section: Section, sheet: str) -> Located:
    return Located(issue, sheet, section.row, section.column, section.text, section.field)


def _of_row(sheet: FoundSheet, row: int, code: str, column: int) -> Located:
    """What is told of a row, at the place of its title, as that is where it is mended."""
    cells = sheet.grid.rows[row]
    words = [one_line(words_of(cell).text or str(cell.value)) for cell in cells.values()]
    return Located(Issue(code, {"row": row}), sheet.name, row, column, " | ".join(words))


def repetitions(measures: Iterable[MeasureRow]) -> list[Located]:
    """What is told of repeated Kennungen, titles and numbers; numbers count within their sheet, as many lists begin anew."""
    rows = list(measures)
    return [
        *_repeated(rows, "measure_id", "row.repeated_id", lambda row: row.values["measure_id"]),
        *_repeated(rows, "title", "row.repeated_title", lambda row: match_key(row.values["title"])),
        *_repeated(rows, "number", "row.repeated_number", _number),
    ]


def _number(row: MeasureRow) -> Hashable:
    """A number within its sheet; one that is merged down over several measures is meant for all of them."""
    number = row.values["number"]
    is_own = row.cells.get("number", "").lstrip(ascii_uppercase) == str(row.row)
    return (row.sheet, number) if number and is_own else None


def _repeated(rows: Iterable[MeasureRow], field: str, code: str, key_of: Callable[[MeasureRow], Hashable]) -> list[Located]:
    first: dict[Hashable, MeasureRow] = {}
    repeated: list[Located] = []
    for row in rows:
        key = key_of(row)
        if not key:
            continue
        if key not in first:
            first[key] = row
            continue
        before = first[key]
        if field != "measure_id" and row.values["measure_id"] and before.values["measure_id"]:
            continue  # two Kennungen say already that these are two measures
        details = {"other_sheet": before.sheet, "other_cell": before.cells.get(field, str(before.row))}
        place = split_address(row.cells.get(field, "")) or (row.row, 0)
        repeated.append(Located(Issue(code, details), row.sheet, place[0] or row.row, place[1] or 0, row.values[field], field))
    return repeated
