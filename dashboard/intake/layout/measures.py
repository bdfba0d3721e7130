"""From a row to a measure: its values read, colours heard, rows that continue the one above joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dashboard.intake.cells.addresses import address, column_letters
from dashboard.intake.layout.colours import colour_word, rating_by_colour, row_colour, telling_colours
from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.crosses import read_crosses
from dashboard.intake.layout.grid import Grid, Located, Row
from dashboard.intake.layout.heading_units import unit_below, with_unit
from dashboard.intake.layout.joined_cells import has_value, joined_reading, places_of, words_as_written
from dashboard.intake.layout.sections import Section
from dashboard.intake.layout.struck import has_struck, is_wholly_struck, struck_beside, struck_stage, without_struck
from dashboard.intake.layout.wording import by_field, notes_of
from dashboard.intake.model import Cell, Choice, Issue, MeasureRow, Reading, Reminder
from dashboard.intake.values.cells import as_shown, words_of
from dashboard.intake.values.coherence import co_report, column_to_mend, judge
from dashboard.intake.values.context import Context
from dashboard.intake.values.joining import join_readings, settle_bodies
from dashboard.intake.values.ratings import rating_choices
from dashboard.intake.values.readers import READERS, Reader, Recall
from dashboard.intake.values.stage_days import against_day, known_days
from dashboard.intake.values.stages import stage_choices, stage_from_report
from dashboard.master import MasterData
from dashboard.vocabulary import FIELDS, LABELS, Kind

NUMBERS = frozenset(each.name for each in FIELDS if each.kind in (Kind.NUMBER, Kind.PERCENT))
"""Words in these columns are no value; they are kept with the measure."""

_DIGIT = re.compile(r"\d")

NOTHING: dict[str, Any] = {each.name: None for each in FIELDS}

ONCE_A_COLUMN = frozenset({"text.no_words"})
"""What is told once for a whole column, at its first cell, with the number of cells."""

KEPT_WORDS = {"stage": "report", "rating": "rating_reason"}
"""Where the words go that a column of classes holds beyond its class."""


@dataclass(slots=True)
class MeasureReader:
    """Reads the measures of one table. `sheet_field`: the action field that the sheet's name says, if any."""

    grid: Grid
    columns: Columns
    master: MasterData
    department: str | None
    sheet_field: int | None = None
    as_of: date | None = None
    """The day that the list names as its Stand."""
    colours: tuple[int, ...] = ()
    is_colour_doubtful: bool = False
    """Whether colours may mean something else than a rating here."""
    stage_colours: Mapping[str, str] = field(default_factory=dict)
    """The stage that the legend gives to rows of a colour."""
    footnotes: Mapping[str, str] = field(default_factory=dict)
    noticed: list[Located] = field(default_factory=list)
    coloured: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of each cell whose colour was heard as a rating."""
    gathered: dict[tuple[str, int], list[tuple[int, object]]] = field(default_factory=dict)
    """Row and value of the cells behind each note that is told once for a column, by code and column."""
    contexts: dict[int | None, Context] = field(default_factory=dict)
    at: dict[str, int] = field(init=False)
    letters: dict[int, str] = field(init=False)
    shades: Mapping[int, str] = field(init=False)
    readers: dict[str, Reader] = field(init=False)
    """What reads the columns of each field."""
    named: tuple[tuple[int, str, Reader], ...] = field(init=False)
    """Column, field and reader of every named column but the action field, which is read before all others."""
    numbers: tuple[tuple[int, str], ...] = field(init=False)
    """Column and field of those whose words are no value."""
    units: Mapping[int, str] = field(init=False)
    """The units that headings give to the numbers below them, by column."""

    def __post_init__(self) -> None:
        columns = sorted(self.columns.fields.items())
        self.at = {name: column for column, name in reversed(columns)}
        self.letters = {column: column_letters(column) for column in self.columns.headings}
        recall = Recall()
        self.readers = {name: recall.reader(name) for name in self.at}
        self.named = tuple((column, name, self.readers[name]) for column, name in columns if name != "action_field")
        self.numbers = tuple((column, name) for column, name in columns if name in NUMBERS)
        self.units = {column: unit for column, name in columns if (unit := unit_below(self.columns.said(column), name))}
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
        if any(name in readings and len(readings[name].values) > 1 for name in KEPT_WORDS):
            self._keep_words(measure, readings, cells)
            self._hold_against_day(measure, readings, cells)
            self._compare_ratings(measure, readings, cells)
        if self.stage_colours:
            self._hold_against_colour(measure, cells)
        self._add_colour(measure)
        self._add_lead(measure, readings)
        self._ask_report(measure, readings)
        for issue in judge(values, self.at.keys()):
            self._tell((issue,), row, column_to_mend(issue.code, self.at, places), None)
        measure.extra |= self._extra(cells, values)
        measure.footnotes = self._footnotes(cells)
        if self.columns.reminders:
            measure.reminders = self._reminders(cells, row)
        return measure

    def _context(self, action_field: int | None) -> Context:
        if action_field not in self.contexts:
            self.contexts[action_field] = Context(self.master, self.department, action_field, frozenset(self.footnotes))
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
        is_struck, own = is_wholly_struck(cells.get(self.at["title"])), self.grid.rows[row]
        for column, name, read in self.named:
            cell = cells.get(column)
            if cell is None:
                continue
            reading = read(cell, context)
            if column in self.units:
                reading = with_unit(reading, name, self.units[column])
            if cell.look is not None:
                reading = without_struck(reading, name, cell, is_row=is_struck)
            before = readings.get(name)
            readings[name] = joined_reading(before, reading, name) if before is not None else reading
            if before is None or not before.values.get(name):
                places[name] = f"{self.letters[column]}{row}" if column in own else self._place(row, column)
            if reading.issues:
                self._tell(reading.issues, row, column, name, cell)
        if is_struck:
            self._ask_struck_row(row, cells, readings)
            places["stage"] = address(row, self.at["title"])
        if self.columns.crosses:
            self._add_crosses(row, cells, readings, places)
        for name, section in sections.items():
            if name != "action_field" and not has_value(readings.get(name), name):
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
        beside = [column for column, cell in cells.items() if column not in self.columns.fields and has_struck(cell)]
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
            reading = self.readers["action_field"](cell, self._context(None))
            if cell.look is not None:
                reading = without_struck(reading, "action_field", cell, is_row=is_wholly_struck(cells.get(self.at["title"])))
            if reading.issues:
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

    def _keep_words(self, measure: MeasureRow, readings: Mapping[str, Reading], cells: Row) -> None:
        """What a cell of a class says beyond it is kept: in the field for words where that is empty, else beside it."""
        for name in KEPT_WORDS:
            reading, column = readings.get(name), self.at.get(name)
            if reading is None or column is None or column not in cells:
                continue
            for kept in KEPT_WORDS.values():
                words = reading.values.get(kept)
                if words is None:
                    continue
                is_beside = measure.values[kept] != words
                if is_beside:
                    measure.extra[self.columns.said(column)] = words_as_written(cells[column])
                if is_beside or kept == "report":
                    self._gather(f"words.beside_{name}", measure.row, column, cells[column].value)

    def _hold_against_day(self, measure: MeasureRow, readings: dict[str, Reading], cells: Row) -> None:
        """A stage that its own date contradicts is asked."""
        code, column = measure.values["stage"], self.at.get("stage")
        if code is None or column is None or column not in cells or readings["stage"].values.get("stage") is None:
            return
        text = words_of(cells[column]).text or ""
        days = known_days(measure.values["as_of"] or self.as_of, self.master.rounds) if _DIGIT.search(text) else None
        issue = against_day(text, code, days) if days is not None else None
        if issue is not None:
            measure.values["stage"] = None
            readings["stage"] = replace(readings["stage"], issues=(issue,))
            self._tell((issue,), measure.row, column, "stage", cells[column])

    def _hold_against_colour(self, measure: MeasureRow, cells: Row) -> None:
        """A stage that is not the one which the legend gives to the colour of its row is asked."""
        code, column = measure.values["stage"], self.at.get("stage")
        meant = self.stage_colours.get(row_colour(self.grid, measure.row) or "")
        if meant is None or code in (None, meant) or column not in cells:
            return
        measure.values["stage"] = None
        issue = Issue("stage.against_colour", {"meant": LABELS["stage"][meant]}, stage_choices((code, meant)))
        self._tell((issue,), measure.row, column, "stage", cells[column])

    def _compare_ratings(self, measure: MeasureRow, readings: Mapping[str, Reading], cells: Row) -> None:
        """The column of the stage may name another rating than the Ampel beside it; neither is taken then."""
        stage, rating = readings.get("stage"), readings.get("rating")
        other = stage.values.get("rating") if stage is not None else None
        own = rating.values["rating"] if rating is not None else None
        at, beside = self.at.get("rating"), self.at.get("stage")
        if other is None or own in (None, other) or at not in cells or beside not in cells:
            return
        details = {"heading": self.columns.said(beside), "words": words_of(cells[beside]).text}
        measure.values["rating"] = None
        issue = Issue("rating.stage_disagrees", details, rating_choices((own, other)))
        self._tell((issue,), measure.row, at, "rating", cells[at])

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
        if own is not None and rating is not None and shade not in (None, rating):
            self._ask_colour(measure, own, shade)
        if rating is not None or not self.colours:
            return
        found = rating_by_colour(self.grid, self.colours, measure.row, own)
        if found is None:
            return
        code, column = found
        measure.cells["rating"] = address(measure.row, column)
        if self.is_colour_doubtful:
            word = colour_word(code)
            issue = Issue("rating.colour_unclear", {"colour": word}, rating_choices((code,)), word=word)
            self._tell((issue,), measure.row, column, "rating", self.grid.sheet.rows[measure.row][column])
            return
        measure.values["rating"] = code
        self.coloured.append((measure.row, column))

    def _ask_colour(self, measure: MeasureRow, own: int, shade: str | None) -> None:
        """The Ampel has a colour, and its word or the column of the stage says another one; of those two neither is taken."""
        row, beside = measure.row, self.at.get("stage")
        if own in self.grid.rows[row]:
            self._tell((Issue("rating.word_and_colour", choices=rating_choices()),), row, own, "rating", self.grid.rows[row][own])
        elif beside is not None and measure.cells.get("rating") == self._place(row, beside):
            words = words_of(self.grid.rows[row][beside]).text
            details = {"heading": self.columns.said(beside), "words": words}
            choices = rating_choices((str(shade), str(measure.values["rating"])))
            measure.values["rating"] = None
            self._tell((Issue("rating.stage_disagrees", details, choices),), row, own, "rating", words=colour_word(str(shade)))

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
        if cell is not None and words_of(cell).text:
            return
        if measure.cells.get("lead_department") in (None, f"{self.letters[column]}{measure.row}"):
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
            for column, name in self.numbers
            if values[name] is None and column in cells and words_of(cells[column]).text
        }
        return {heading: text for column, heading in kept.items() if (text := words_as_written(cells[column]))}

    def _footnotes(self, cells: Row) -> dict[str, str]:
        """The footnotes that the cells point to, and those that stand in a column of their own, which says no field."""
        if not self.footnotes and not self.columns.footnotes:
            return {}
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
        for issue in issues:
            if issue.code in ONCE_A_COLUMN:
                self._gather(issue.code, row, column, value)
            else:
                self.noticed.append(Located(issue, self.grid.sheet.name, row, column, value, name))

    def _gather(self, code: str, row: int, column: int, value: object) -> None:
        self.gathered.setdefault((code, column), []).append((row, value))

    def told(self) -> list[Located]:
        """All that was noticed, what is told once for a column behind the rest."""
        once = []
        for (code, column), found in self.gathered.items():
            row, value = found[0]
            issue = Issue(code, {"heading": self.columns.said(column), "count": len(found)})
            once.append(Located(issue, self.grid.sheet.name, row, column, value, self.columns.fields.get(column)))
        return [*self.noticed, *once]
