"""From a row to a measure: its values read, colours heard, rows that continue the one above joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.intake.cells.addresses import address, column_letters
from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.crosses import read_crosses
from dashboard.intake.layout.grid import Grid, Located, Row, has_content
from dashboard.intake.layout.heading_units import unit_below, with_unit
from dashboard.intake.layout.sections import Section
from dashboard.intake.layout.struck import (
    is_wholly_struck,
    struck_beside,
    struck_cells,
    struck_stage,
    struck_words,
    without_struck,
)
from dashboard.intake.layout.wording import by_field, notes_of
from dashboard.intake.model import Cell, Choice, Issue, MeasureRow, Reading, Reminder
from dashboard.intake.values.cells import as_shown, shown_words, words_of
from dashboard.intake.values.coherence import co_report, column_to_mend, judge
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings, settle_bodies
from dashboard.intake.values.ratings import rating_choices, rating_from_fill
from dashboard.intake.values.readers import READERS, Reader
from dashboard.intake.values.stages import stage_from_report
from dashboard.intake.values.texts import clean_text
from dashboard.master import MasterData
from dashboard.vocabulary import FIELD_BY_NAME, FIELDS, Kind

NUMBERS = frozenset(each.name for each in FIELDS if each.kind in (Kind.NUMBER, Kind.PERCENT))
"""Words in these columns are no value; they are kept with the measure."""

NOTHING: dict[str, Any] = {each.name: None for each in FIELDS}

ONE_LINE = ("period_text", "measure_id", "number")

BESIDE = ("stage", "number", "title", "measure_id")
"""Columns whose cells people colour where they have no column for the Ampel, in the order in which they are asked."""


@dataclass(slots=True)
class MeasureReader:
    """Reads the measures of one table. `sheet_field`: the action field that the sheet's name says, if any."""

    grid: Grid
    columns: Columns
    master: MasterData
    department: str | None
    sheet_field: int | None = None
    colours: tuple[int, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=dict)
    noticed: list[Located] = field(default_factory=list)
    coloured: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of each cell whose colour was heard as a rating."""
    contexts: dict[int | None, Context] = field(default_factory=dict)
    at: dict[str, int] = field(init=False)
    letters: dict[int, str] = field(init=False)
    shades: Mapping[int, str] = field(init=False)
    named: tuple[tuple[int, str, Reader], ...] = field(init=False)
    """Column, field and reader of every named column but the action field, which is read before all others."""
    units: Mapping[int, str] = field(init=False)
    """The units that headings give to the numbers below them, by column."""

    def __post_init__(self) -> None:
        columns = sorted(self.columns.fields.items())
        self.at = {name: column for column, name in reversed(columns)}
        self.letters = {column: column_letters(column) for column in self.columns.headings}
        self.named = tuple((column, name, READERS[name]) for column, name in columns if name != "action_field")
        units = {column: unit_below(self.columns.said(column), name) for column, name in columns}
        self.units = {column: unit for column, unit in units.items() if unit}
        self.shades = telling_colours(self.grid, self.at.get("rating"))

    def read(self, row: int, sections: Mapping[str, Section]) -> MeasureRow:
        """The measure in this row; `sections` are the interim headings above it by field. What was noticed goes to `noticed`."""
        cells = self._without_struck(row, self._cells(row))
        readings, places = self._readings(row, cells, sections)
        joined = join_readings(readings)
        values = NOTHING | joined.values
        places = places_of(readings, joined.values, places)
        measure = MeasureRow(self.grid.sheet.name, row, values, places)
        if joined.issues:
            self._tell(joined.issues, row, column_to_mend("period", self.at, places), None)
        self._add_colour(measure)
        self._add_lead(measure, readings)
        self._ask_report(measure, readings)
        for issue in judge(values, self.at.keys()):
            self._tell((issue,), row, column_to_mend(issue.code, self.at, places), None)
        measure.extra = self._extra(cells, values)
        measure.footnotes = self._footnotes(cells)
        if self.columns.reminders:
            measure.reminders = self._reminders(cells, row)
        return measure

    def _context(self, action_field: int | None) -> Context:
        if action_field not in self.contexts:
            self.contexts[action_field] = Context(self.master, self.department, action_field)
        return self.contexts[action_field]

    def _cells(self, row: int) -> Row:
        """What a reader sees in each column, cells merged down from above included."""
        cells = self.grid.rows[row]
        above = self.grid.down.get(row)
        if not above:
            return cells
        merged = {column: cell for column in above if (cell := self.grid.merged_cell(row, column)) is not None}
        return {**merged, **cells}

    def _readings(self, row: int, cells: Row, sections: Mapping[str, Section]) -> tuple[dict[str, Reading], dict[str, str]]:
        """Readings by the field of their column, and the cell of each."""
        readings: dict[str, Reading] = {}
        places: dict[str, str] = {}
        context = self._context(self._action_field(row, cells, sections, readings, places))
        is_struck = is_wholly_struck(cells.get(self.at["title"]))
        for column, name, reader in self.named:
            cell = cells.get(column)
            if cell is None:
                continue
            reading = reader(cell, context)
            if column in self.units:
                reading = with_unit(reading, name, self.units[column])
            if cell.look is not None:
                reading = without_struck(reading, name, cell, is_row=is_struck)
            before = readings.get(name)
            readings[name] = _joined(before, reading, name) if before is not None else reading
            if before is None or not before.values.get(name):
                places[name] = self._place(row, column)
            if reading.issues:
                self._tell(reading.issues, row, column, name, cell)
        if is_struck:
            self._ask_struck_row(row, cells, readings)
            places["stage"] = address(row, self.at["title"])
        self._add_crosses(row, cells, readings, places)
        for name, section in sections.items():
            if name != "action_field" and not _has_value(readings.get(name), name):
                readings[name] = Reading({name: section.value})
                places[name] = address(section.row, section.column)
        return readings, places

    def _ask_struck_row(self, row: int, cells: Row, readings: dict[str, Reading]) -> None:
        said = readings["stage"].values if "stage" in readings else {}
        issue = struck_stage(said)
        readings["stage"] = Reading(said | {"stage": None}, (issue,))
        self._tell((issue,), row, self.at["title"], "stage", cells[self.at["title"]])

    def _without_struck(self, row: int, cells: Row) -> Row:
        """The cells without those that are struck and have no field, of which is told; a struck row is asked about as a whole."""
        beside = struck_cells(cells) - self.columns.fields.keys()
        if not beside or is_wholly_struck(cells.get(self.at["title"])):
            return cells
        for column in sorted(beside):
            self._tell((struck_beside(cells[column]),), row, column, None, cells[column])
        return {column: cell for column, cell in cells.items() if column not in beside or not is_wholly_struck(cell)}

    def _action_field(
        self, row: int, cells: Row, sections: Mapping[str, Section], readings: dict[str, Reading], places: dict[str, str]
    ) -> int | None:
        """The action field comes first, as other values are read in its light: from its column, a section, or the sheet."""
        column = self.at.get("action_field")
        cell = cells.get(column) if column is not None else None
        section = sections.get("action_field")
        if cell is not None and column is not None:
            reading = READERS["action_field"](cell, self._context(None))
            reading = without_struck(reading, "action_field", cell, is_row=is_wholly_struck(cells.get(self.at["title"])))
            self._tell(reading.issues, row, column, "action_field", cell)
            if reading.values["action_field"] is not None or reading.issues:
                readings["action_field"] = reading
                places["action_field"] = self._place(row, column)
                return self._agreed(reading.values["action_field"], section, row, column, cell)
        number = section.value if section else self.sheet_field
        if section is not None and section.issues:
            # What the heading means is asked once, and the answer goes to every row below it.
            places["action_field"] = address(section.row, section.column)
        if number is not None:
            readings["action_field"] = Reading({"action_field": number})
            # The sheet's name is no cell: an empty place says that the sheet itself says it.
            places["action_field"] = address(section.row, section.column) if section else ""
        return number if isinstance(number, int) else None

    def _agreed(self, number: Any, section: Section | None, row: int, column: int, cell: Cell) -> int | None:
        said = section.value if section else self.sheet_field
        if number is not None and said is not None and said != number:
            issue = Issue("row.field_disagrees", {"number": number, "other": said}, self._fields(number, said))
            self._tell((issue,), row, column, "action_field", cell)
        return number if isinstance(number, int) else None

    def _fields(self, *numbers: int) -> tuple[Choice, ...]:
        names = self._context(None).index.field_by_number
        return tuple(Choice(each, f"{each} {names[each].short_name}") for each in numbers if each in names)

    def _place(self, row: int, column: int) -> str:
        """The cell that speaks for a column in this row: its own, or the one merged down over it."""
        own = self.grid.rows[row]
        return f"{self.letters[column]}{row if column in own else self.grid.down[row][column]}"

    def _add_crosses(self, row: int, cells: Row, readings: dict[str, Reading], places: dict[str, str]) -> None:
        for crossed in read_crosses(self.columns.crosses, cells, self._context(None).index):
            readings[crossed.field] = Reading({crossed.field: crossed.code}, (crossed.issue,) if crossed.issue else ())
            places[crossed.field] = address(row, crossed.column)
            if crossed.issue:
                self._tell((crossed.issue,), row, crossed.column, crossed.field, cells.get(crossed.column))

    def _add_colour(self, measure: MeasureRow) -> None:
        rating = measure.values["rating"]
        own = self.at.get("rating")
        shade = self.shades.get(measure.row)
        if own is not None and rating is not None and shade not in (None, rating) and own in self.grid.rows[measure.row]:
            issue = Issue("rating.word_and_colour", choices=rating_choices())
            self._tell((issue,), measure.row, own, "rating", self.grid.rows[measure.row][own])
        if rating is not None or not self.colours:
            return
        found = rating_by_colour(self.grid, self.colours, measure.row, own)
        if found is not None:
            measure.values["rating"], column = found
            measure.cells["rating"] = address(measure.row, column)
            self.coloured.append((measure.row, column))

    def _add_lead(self, measure: MeasureRow, readings: Mapping[str, Reading]) -> None:
        """A list that names no lead speaks of its own house; another house's row is a Mitmeldung."""
        lead = readings.get("lead_department")
        values = measure.values
        if values["lead_department"] is None and (lead is None or (not lead.issues and not values["involved_other"])):
            values["lead_department"] = self.department
            settle_bodies(values)
        self._tell_no_lead(measure)
        issue = co_report(values, self.department)
        if issue is not None:
            self._tell((issue,), measure.row, self.at.get("lead_department", self.at["title"]), "lead_department")

    def _tell_no_lead(self, measure: MeasureRow) -> None:
        """An empty cell in a column for the lead is told, unless an interim heading or another column names who leads."""
        column, lead = self.at.get("lead_department"), measure.values["lead_department"]
        if column is None or lead is None:
            return
        cell = self.grid.cell(measure.row, column)
        is_own = measure.cells.get("lead_department") in (None, f"{self.letters[column]}{measure.row}")
        if is_own and (cell is None or not words_of(cell).text):
            measure.cells.pop("lead_department", None)  # an empty cell does not say who leads
            self._tell((Issue("department.none_given", {"department": lead}),), measure.row, column, "lead_department")

    def _ask_report(self, measure: MeasureRow, readings: Mapping[str, Reading]) -> None:
        """A Sachstand in words proposes a stage where the list gives none; it never sets it."""
        stage, report = readings.get("stage"), measure.values["report"]
        is_asked = stage is not None and bool(stage.issues)
        if report is None or measure.values["stage"] is not None or is_asked:
            return
        issue = stage_from_report(report)
        if issue is not None:
            self._tell((issue,), measure.row, self.at.get("report") or 0, "stage", words=report)

    def _extra(self, cells: Row, values: Mapping[str, Any]) -> dict[str, str]:
        """What stands in columns that could not be named, by heading, and the words where a number was expected."""
        kept = {column: heading for column, heading in self.columns.extras.items() if column in cells}
        kept |= {
            column: self.columns.said(column)
            for column, name, _ in self.named
            if name in NUMBERS and values[name] is None and column in cells and words_of(cells[column]).text
        }
        return {heading: text for column, heading in kept.items() if (text := words_as_written(cells[column]))}

    def _footnotes(self, cells: Row) -> dict[str, str]:
        """The footnotes that the cells point to, and those that stand in a column of their own, which says no field."""
        crossed = {column: cross.field for column, cross in self.columns.crosses.items()}
        found = notes_of(cells, crossed | self.columns.fields, self.footnotes)
        texts = [words_as_written(cells[column]) for column in sorted(self.columns.footnotes) if column in cells]
        lines = [line for text in (found.get("", ""), *texts) for line in text.split("\n") if line]
        return found | by_field((line, "") for line in lines)

    def _reminders(self, cells: Row, row: int) -> dict[str, Reminder]:
        """The grey cells of a round sheet: what stands there, and what it would be in the column that it repeats."""
        found = {}
        for column, name in self.columns.reminders.items():
            text = words_of(cells[column]).text if column in cells else None
            if text:
                value = READERS[name](cells[column], self._context(None)).values.get(name)
                found[name] = Reminder(f"{column_letters(column)}{row}", text, value)
        return found

    def _tell(
        self, issues: Iterable[Issue], row: int, column: int, name: str | None, cell: Cell | None = None, *, words: object = None
    ) -> None:
        value = words if cell is None else as_shown(cell) or cell.value
        self.noticed += [Located(issue, self.grid.sheet.name, row, column, value, name) for issue in issues]


def words_as_written(cell: Cell) -> str:
    """The words of a cell as they stand, with footnote marks and error values: what is kept where nothing is understood."""
    return clean_text(cell.value) if isinstance(cell.value, str) else shown_words(cell).text or ""


def places_of(readings: Mapping[str, Reading], values: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, str]:
    """The cell that each value of a measure came from; `places` are the cells of the columns, whose fields `readings` name.

    That is the cell of its own column where this says it, else the first one that says the same beside its own field.
    """
    found = dict(places)
    wide = [(column, reading.values) for column, reading in readings.items() if len(reading.values) > 1 and column in places]
    for name, value in values.items() if wide else ():
        own = readings.get(name)
        said = own.values.get(name) if own is not None else None
        if value is None or (said is not None and said == value):
            continue
        beside = [column for column, others in wide if column != name and others.get(name) is not None]
        same = next((column for column in beside if readings[column].values[name] == value), None)
        if same is not None or (said is None and beside):
            found[name] = places[same or beside[0]]
    return found


def _joined(before: Reading, reading: Reading, name: str) -> Reading:
    """Several columns of one field, as for notes of the own house: their words one below the other."""
    if not before.values.get(name):
        return reading
    texts = [text for text in (before.values[name], reading.values.get(name)) if text]
    return Reading({name: "\n".join(texts)}, (*before.issues, *reading.issues))


def _has_value(reading: Reading | None, name: str) -> bool:
    return reading is not None and (reading.values.get(name) is not None or bool(reading.issues))


def continue_measure(measure: MeasureRow, row: int, cells: Row, columns: Columns) -> None:
    """Add one further row to a measure: words go below its words; a second date, number or class is kept beside it."""
    for column, cell in cells.items():
        name = columns.fields.get(column)
        goes_on = name is not None and FIELD_BY_NAME[name].kind is Kind.TEXT and name not in ONE_LINE
        text = shown_words(cell).text if goes_on else words_as_written(cell)
        if struck := struck_words(cell):
            measure.extra[f"{_heading(columns, column)} (Zeile {row}, durchgestrichen)"] = struck
        if not text or is_wholly_struck(cell):
            continue
        if name is not None and goes_on:
            before = measure.values[name]
            measure.values[name] = f"{before}\n{text}" if before else text
            measure.cells.setdefault(name, address(row, column))
        else:
            measure.extra[f"{_heading(columns, column)} (Zeile {row})"] = text


def _heading(columns: Columns, column: int) -> str:
    name = columns.fields.get(column)
    return columns.extras.get(column) or (FIELD_BY_NAME[name].heading if name else columns.said(column))


def coloured_columns(grid: Grid, columns: Columns, rows: Sequence[int]) -> tuple[int, ...]:
    """The columns whose colours are ratings: Ampel itself, and others only where their colours differ.

    One colour down a whole column is a house's style and says nothing.
    """
    own = columns.column_of("rating")
    if own is not None:
        return (own,)
    if any(cross.field == "rating" for cross in columns.crosses.values()):
        return ()
    candidates = [column for name in BESIDE if (column := columns.column_of(name)) is not None]
    return tuple(column for column in candidates if len({_fill(grid, row, column) for row in rows}) > 1)


def rating_by_colour(grid: Grid, columns: tuple[int, ...], row: int, own: int | None) -> tuple[str, int] | None:
    """The rating that the colours of a row mean, with its column; a cell of the Ampel column with a word is not asked."""
    for column in columns:
        cell = grid.sheet.rows.get(row, {}).get(column)
        if cell is None or (column == own and has_content(cell)):
            continue
        code = rating_from_fill(cell.fill)
        if code is not None:
            return code, column
    return None


def telling_colours(grid: Grid, column: int | None) -> Mapping[int, str]:
    """The ratings that the colours of the Ampel column mean, by row; one colour down the whole column says nothing."""
    if column is None:
        return {}
    shades = {row: shade for row in grid.rows if (shade := _fill(grid, row, column)) is not None}
    return shades if len(set(shades.values())) > 1 else {}


def _fill(grid: Grid, row: int, column: int) -> str | None:
    cell = grid.sheet.rows.get(row, {}).get(column)
    return rating_from_fill(cell.fill) if cell is not None else None
