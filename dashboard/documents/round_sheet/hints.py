"""What the list itself points out while it is filled in: hatched cells, and a sentence above the table that counts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.round_sheet.cells import ACCENT
from dashboard.documents.round_sheet.columns import LAST_END, Layout
from dashboard.vocabulary import LABELS

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
