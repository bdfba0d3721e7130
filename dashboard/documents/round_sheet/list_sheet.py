"""The sheet "Liste": one row per measure with its last values, empty rows for what is new, and what it points out while it is
filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.round_sheet.cells import (
    ACCENT,
    GREY_FILL,
    GRID,
    HEAD_BORDER,
    HEAD_FILL,
    LEFT,
    LINE,
    MARK,
    PLAIN,
    QUIET,
    STRONG,
    TITLE,
    Value,
    dress,
    put,
    row_height,
    set_up_page,
)
from dashboard.documents.round_sheet.columns import (
    FOOTNOTES_KEY,
    LAST_END,
    LAST_RATING,
    LAST_STAGE,
    Column,
    Layout,
    layout,
    spelled,
)
from dashboard.documents.round_sheet.drop_downs import add_rule
from dashboard.intake.joining.candidates import Known
from dashboard.intake.layout.own_sheets import NO_END, OPEN_END
from dashboard.intake.values.context import Context
from dashboard.vocabulary import ENDED_STAGES, LABELS, NO_RATING, NO_STAGE

SHEET = "Liste"
HEADER_ROW = 4
EMPTY_ROWS = 20


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the list: the cells of its row by column.

    `is_quiet`: it stands greyed at the end, as it has ended or another house leads it now.
    """

    cells: dict[str, Value]
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the table: title, the line below it, and the reference date that hints count from (None: today)."""

    title: str
    line: str
    reference_date: date | None = None


@dataclass(slots=True)
class _Written:
    sheet: Worksheet
    layout: Layout
    places: dict[str, str]
    row: int = field(default=HEADER_ROW)


def measure_of(known: Known, context: Context) -> Measure:
    """The row of a stored measure; `context`: the department whose sheet it is, and the measure's action field."""
    values = known.values | {"measure_id": known.measure_id}
    is_led_elsewhere = values["lead_department"] not in (None, context.list_department)
    cells = spelled(values, context) | _last_values(values) | _footnotes(values["footnotes"])
    return Measure(cells, is_led_elsewhere or values["stage"] in ENDED_STAGES)


def _last_values(values: Mapping[str, Any]) -> dict[str, Value]:
    """The grey cells of what was told last: stage, rating and end."""
    end = values["end"]
    return {
        LAST_STAGE: LABELS["stage"].get(str(values["stage"]), NO_STAGE.label),
        LAST_RATING: LABELS["rating"].get(str(values["rating"]), NO_RATING.label),
        LAST_END: end if end is not None else OPEN_END if values["is_ongoing"] else NO_END,
    }


def _footnotes(notes: Mapping[str, str] | None) -> dict[str, Value]:
    text = "\n".join((notes or {}).values())
    return {FOOTNOTES_KEY: text} if text else {}


def write_list(sheet: Worksheet, heading: Heading, measures: Sequence[Measure], places: dict[str, str], empty_rows: int) -> None:
    """Fill the sheet; `places` says where the words of the drop-downs stand."""
    written = _Written(sheet, layout(key for measure in measures for key in measure.cells), places)
    _write_head(written, heading)
    for measure in sorted(measures, key=lambda each: each.is_quiet):
        written.row += 1
        _write_row(written, measure)
    for _ in range(empty_rows):
        written.row += 1
        _write_row(written, Measure({}))
    _finish(written, heading)


def _write_head(written: _Written, heading: Heading) -> None:
    sheet = written.sheet
    for row, text, font in ((1, heading.title, TITLE), (2, heading.line, MARK)):
        put(sheet, row, 1, text).font = font
    for at, column in enumerate(written.layout.columns, 1):
        cell = put(sheet, HEADER_ROW, at, column.heading)
        dress([cell], QUIET if column.is_grey else STRONG, GREY_FILL if column.is_grey else HEAD_FILL, HEAD_BORDER)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 42


def _write_row(written: _Written, measure: Measure) -> None:
    for at, column in enumerate(written.layout.columns, 1):
        cell = put(written.sheet, written.row, at, measure.cells.get(column.key))
        _dress_cell(cell, column, measure)
    height = row_height((measure.cells.get(column.key), column.width) for column in written.layout.columns)
    written.sheet.row_dimensions[written.row].height = height


def _dress_cell(cell: Cell, column: Column, measure: Measure) -> None:
    is_grey = column.is_grey or measure.is_quiet
    dress([cell], QUIET if is_grey else PLAIN, GREY_FILL if is_grey else None, GRID)
    if not column.holds_a_number:
        cell.alignment = LEFT
    if column.number_format != "General":
        cell.number_format = column.number_format


def _finish(written: _Written, heading: Heading) -> None:
    sheet, last = written.sheet, max(written.row, HEADER_ROW + 1)
    area = Area(written.layout, HEADER_ROW + 1, last, heading.reference_date)
    for column in written.layout.columns:
        letter = written.layout.letter(column.key)
        add_rule(sheet, column, f"{letter}{area.first}:{letter}{last}", written.places)
    add_hints(sheet, area)
    sheet.cell(3, 1, sentence(area)).font = QUIET
    last_letter = get_column_letter(len(written.layout.columns))
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last_letter}{last}"
    sheet.freeze_panes = f"{written.layout.letter('action_field')}{HEADER_ROW + 1}"
    sheet.sheet_view.zoomScale = 90
    sheet.sheet_properties.tabColor = LINE
    set_up_page(sheet, f"{heading.title} · {heading.line}", pages_wide=PAGES_WIDE)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_title_cols = "A:C"
    sheet.print_area = f"A{HEADER_ROW}:{last_letter}{last}"


PAGES_WIDE = 5
"""Forty columns on the width of one A4 page could not be read; the Kennung, number and title are repeated on each.

The title above the table would be cut there: it stands in the foot of each page instead."""


_LOOK = DifferentialStyle(font=Font(bold=True, color=ACCENT), fill=PatternFill("lightUp", start_color=ACCENT, end_color="FFFFFF"))
_LATE, _AT_RISK, _DONE = LABELS["rating"]["yellow"], LABELS["rating"]["red"], LABELS["stage"]["completed"]


@dataclass(frozen=True, slots=True)
class Area:
    """Where the list's measures stand: its columns, the first and the last row, and the day that counts (None: today)."""

    layout: Layout
    first: int
    last: int
    reference_date: date | None

    def cell(self, key: str) -> str:
        """A cell of the first row, its column fixed."""
        return f"${self.layout.letter(key)}{self.first}"

    def column(self, key: str) -> str:
        """All cells of a column."""
        letter = self.layout.letter(key)
        return f"${letter}${self.first}:${letter}${self.last}"

    @property
    def day(self) -> str:
        """The day that counts, as a formula."""
        day = self.reference_date
        return f"DATE({day.year},{day.month},{day.day})" if day else "TODAY()"


def add_hints(sheet: Worksheet, area: Area) -> None:
    """Hatch what is missing or cannot be right, in black and white as in colour."""
    rules = {
        "rating_reason": _no_reason(area),
        "start": _ends_before_it_begins(area),
        "end": _ends_before_it_begins(area),
        "stage": _done_too_early(area),
    }
    for key, formula in rules.items():
        sheet.conditional_formatting.add(area.column(key).replace("$", ""), Rule("expression", dxf=_LOOK, formula=[formula]))


def sentence(area: Area) -> str:
    """The formula of the sentence above the table."""
    missing = "+".join(
        f'COUNTIFS({area.column("rating")},"{word}",{area.column("rating_reason")},"")' for word in (_LATE, _AT_RISK)
    )
    turned = _both_numbers(area, f"({area.column('end')}<{area.column('start')})")
    early = (
        f'SUMPRODUCT(({area.column("stage")}="{_DONE}")*(ISNUMBER({area.column("end")})*({area.column("end")}>{area.day})'
        f"+(1-ISNUMBER({area.column('end')}))*ISNUMBER({area.column(LAST_END)})*({area.column(LAST_END)}>{area.day})))"
    )
    return (
        f'="Bitte prüfen (schraffiert): Begründung fehlt bei „{_LATE}“ oder „{_AT_RISK}“: "&({missing})'
        f'&" · Ende vor Beginn: "&{turned}&" · „{_DONE}“, aber Ende nach dem Stichtag: "&{early}'
    )


def _no_reason(area: Area) -> str:
    rating, reason = area.cell("rating"), area.cell("rating_reason")
    return f'AND(OR({rating}="{_LATE}",{rating}="{_AT_RISK}"),LEN(TRIM({reason}))=0)'


def _ends_before_it_begins(area: Area) -> str:
    start, end = area.cell("start"), area.cell("end")
    return f"AND(ISNUMBER({start}),ISNUMBER({end}),{end}<{start})"


def _done_too_early(area: Area) -> str:
    stage, end, last = area.cell("stage"), area.cell("end"), area.cell(LAST_END)
    return f'AND({stage}="{_DONE}",IF(ISNUMBER({end}),{end},IF(ISNUMBER({last}),{last},0))>{area.day})'


def _both_numbers(area: Area, condition: str) -> str:
    return f"SUMPRODUCT(ISNUMBER({area.column('start')})*ISNUMBER({area.column('end')})*{condition})"
