"""What the steps of the intake hand to each other: cells, sheets, values with their findings, and the list as it was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

CellValue = str | float | int | bool | date | datetime


class CellKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    """An error value of Excel such as #BEZUG!; the cell's value holds its text."""
    UNCALCULATED = "uncalculated"
    """A formula whose result was not stored; the cell's value holds the formula's text."""


TEXT, NUMBER = CellKind.TEXT, CellKind.NUMBER
"""Two kinds by themselves, for what is asked of every cell: before Python 3.12 a look into an enumeration is slow."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader sees of a cell beyond its stored value; the cells of one format share one.

    `show` writes the value as Excel shows it, None where its digits say all. `precision`: "month" or "year" of a date that shows
    no more; `hides_year`: it shows no year. `is_struck`: the whole cell is struck through; `struck`: those of its words that are,
    and that its value leaves out.
    """

    show: Callable[[Any], str | None] | None = None
    precision: str | None = None
    hides_year: bool = False
    is_struck: bool = False
    struck: str = ""


@dataclass(slots=True)
class Cell:
    """One cell as stored. `fill` is its background as RRGGBB (None: none or white), `is_percent` whether its format shows %."""

    value: CellValue | None
    kind: CellKind = CellKind.TEXT
    fill: str | None = None
    is_percent: bool = False
    look: Look | None = None
    """None: it is seen as it is stored."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape, text box or picture: the cells that it covers ("C3:E6") and the beginning of its words."""

    area: str
    words: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What a sheet shows outside of its cells.

    `comments`: cell and the beginning of its words. `totals`: rows in which a table of Excel shows its own totals. `pivots`:
    their areas, as merged areas are given.
    """

    comments: tuple[tuple[str, str], ...] = ()
    shapes: tuple[Shape, ...] = ()
    totals: frozenset[int] = frozenset()
    pivots: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(slots=True)
class Sheet:
    """One worksheet. Rows and columns are 1-based as Excel shows them; cells without value and without fill are left out."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas as (first row, first column, last row, last column)."""
    beside: Beside = Beside()
    coloured_by_rule: tuple[tuple[str, str], ...] = ()
    """Areas that a conditional format colours, as the workbook writes them, with RRGGBB ("": by a scale or by symbols)."""


@dataclass(slots=True)
class Workbook:
    """What a package holds: its sheets in order, what is active in it (German, None: nothing), and its properties' text."""

    sheets: list[Sheet]
    active: str | None = None
    properties: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer to a finding: the value that would be stored, and how it reads in German."""

    value: Any
    label: str
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding without its place: a code of the catalogue with what its sentence needs, and the possible answers.

    `word`: the part of the cell that is asked about, where it is not the whole. `field`: what an answer fills, where it is not
    the field of the column.
    """

    code: str
    details: dict[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    word: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell as read by a value parser: canonical values by field name (null: not reported) and what was noticed."""

    values: dict[str, Any]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a workbook that needs a look (Prüfhinweis): code, severity, place, value, and one plain German sentence.

    `word`: what is asked about, where it is not the whole value. `asks`: how it can be answered: "choice", "date", "number" or
    "period" (first and last day), "" where only the workbook can be mended (dashboard/intake/catalogue/asking.py).
    """

    code: str
    severity: str
    sheet: str | None
    cell: str | None
    value: str | None
    message: str
    expected: str = ""
    field: str | None = None
    choices: tuple[Choice, ...] = ()
    word: str | None = None
    asks: str = ""


class RowKind(StrEnum):
    """What a row with content is. Every such row is exactly one of these."""

    MEASURE = "measure"
    HEADER = "header"
    SECTION = "section"
    TOTAL = "total"
    FOOTNOTE = "footnote"
    LEGEND = "legend"
    SIGNATURE = "signature"
    HINT = "hint"
    EXAMPLE = "example"
    TITLE = "title"
    CONTINUATION = "continuation"
    """Belongs to the measure above it, as under vertically merged cells."""
    UNFILLED = "unfilled"
    """Prepared and never filled: a running number or empty marks, and nothing else."""
    SET_ASIDE = "set_aside"
    """Looks like an evaluation or a remark rather than a measure; the house is asked."""
    UNCLEAR = "unclear"
    """Has content but no title: an error that names the row."""


@dataclass(frozen=True, slots=True)
class RowClass:
    """What one row with content was taken for."""

    sheet: str
    row: int
    kind: RowKind


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table was found: sheet, last row of its header, and the column letter of each field."""

    sheet: str
    header_row: int
    columns: dict[str, str]
    extra_columns: dict[str, str] = field(default_factory=dict)
    """Columns that could not be named: heading -> letter. Their values are kept with each measure."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What stands in a grey column of a round sheet, which repeats what was told last: its cell, its words, and as a value."""

    cell: str
    text: str
    value: Any = None


@dataclass(slots=True)
class MeasureRow:
    """One measure as read: canonical values by field name, the cell each came from, and what could not be named.

    `values` has every name of vocabulary.FIELDS; sets are sorted lists, `null` is None. `cells` maps field to cell ("D14").
    `footnotes` maps the field whose cell bears a mark ("": none that has a name) to its footnotes, one a line. `reminders` are
    the grey cells of a round sheet by the field that they repeat.
    """

    sheet: str
    row: int
    values: dict[str, Any]
    cells: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)
    reminders: dict[str, Reminder] = field(default_factory=dict)


def footnote_lines(footnotes: Mapping[str, str]) -> list[str]:
    """All footnotes of a measure, whatever field they belong to."""
    return [line for lines in footnotes.values() for line in lines.split("\n")]


@dataclass(frozen=True, slots=True)
class InquiryAnswer:
    """An answer to a question of the round or the working group, from the sheet "Rückfragen": its number and where it stands."""

    inquiry_id: int
    answer: str
    sheet: str
    cell: str


@dataclass(slots=True)
class ListReading:
    """A whole workbook as read, its findings in order: what is checked, answered, compared and accepted.

    `department` is None where it was neither given nor recognised.
    """

    file: str
    department: str | None
    as_of: date | None
    is_sample: bool
    is_partial: bool
    """True where the title block says that this is a partial list (Teilliste, Teilmeldung)."""
    tables: list[Table]
    measures: list[MeasureRow]
    findings: list[Finding]
    rows: list[RowClass] = field(default_factory=list)
    other_sheets: dict[str, str] = field(default_factory=dict)
    """Sheets that are no list, and why: name -> reason in German."""
    is_readable: bool = True
    """False where the file could not be opened; then one finding says why."""
    answered_findings: list[Finding] = field(default_factory=list)
    """Findings that the house has answered; they are no longer among `findings`."""
    inquiry_answers: list[InquiryAnswer] = field(default_factory=list)
    names_only: bool = False
    """True where a partial list says that it speaks of the named measures only, and not of the rest of their action fields."""
    sha256: str = ""
    """SHA-256 of the workbook's bytes; "" where it was not read from any."""
    named_rounds: dict[str, str] = field(default_factory=dict)
    """The steering rounds that title block or sheets name: code -> the words there."""

    @property
    def is_acceptable(self) -> bool:
        return self.is_readable and not any(finding.severity == "error" for finding in self.findings)


def as_json(value: Any) -> Any:
    """A value of a field or a choice as JSON has it: dates in ISO form, sets as sorted lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(as_json(item) for item in value)
    return [as_json(item) for item in value] if isinstance(value, list | tuple) else value
