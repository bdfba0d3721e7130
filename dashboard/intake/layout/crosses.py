"""Classes told by a cross: several columns, each headed by a class, one of which is marked in every row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.intake.layout.headers import Heading, levels_of
from dashboard.intake.layout.headings import name_heading
from dashboard.intake.model import Cell, CellKind, Choice, Issue
from dashboard.intake.values.context import MasterIndex
from dashboard.intake.values.ratings import rating_of_word
from dashboard.intake.values.stages import stage_of_word
from dashboard.intake.values.texts import clean_text, join_hyphenated
from dashboard.vocabulary import FIELD_BY_NAME, LABELS

MARKS = frozenset(["x", "✓", "✔", "✗", "✘", "●", "•", "⬤", "■", "▪", "☒", "☑", "🗸", "ja", "j", "wahr", "true", "+", "*"])
"""What people put where a cross is asked for, in lower case; beside it the numbers 1 and true."""

NO_MARKS = frozenset(["-", "–", "—", "☐", "□", "○", "nein", "n", "0", "falsch", "false"])
"""What people put where they mean no cross."""

LEAST_COLUMNS = 2
"""One column alone is no choice."""

MARKED_SHARE = 0.8
"""So many of the values must be marks; else the columns hold texts."""


@dataclass(frozen=True, slots=True)
class Cross:
    """A column whose cross means one class of a field."""

    field: str
    code: str


def is_mark(cell: Cell) -> bool:
    """Whether a cell is a cross."""
    if cell.kind in (CellKind.NUMBER, CellKind.BOOLEAN):
        return cell.value == 1
    return isinstance(cell.value, str) and clean_text(cell.value).casefold() in MARKS


def is_no_mark(cell: Cell) -> bool:
    """Whether a cell says that no cross is meant."""
    if cell.kind in (CellKind.NUMBER, CellKind.BOOLEAN):
        return cell.value == 0
    return isinstance(cell.value, str) and clean_text(cell.value).casefold() in NO_MARKS


def cross_columns(headings: Iterable[Heading], values: Mapping[int, Sequence[Cell]]) -> dict[int, Cross]:
    """The columns of crosses: column -> what a cross in it means."""
    by_group: dict[tuple[str, str], dict[int, Cross]] = defaultdict(dict)
    for heading in headings:
        cross = _meaning(heading)
        if cross is not None:
            by_group[heading.group, cross.field][heading.column] = cross
    return {column: cross for found in by_group.values() if _are_crosses(found, values) for column, cross in found.items()}


def _meaning(heading: Heading) -> Cross | None:
    """The class that a heading names; its group tells where a word may be both ("im Plan")."""
    above = name_heading(heading.group).fields if heading.group else ()
    text = join_hyphenated(heading.text)
    stage, rating = stage_of_word(text), rating_of_word(text)
    if rating and "rating" in above:
        return Cross("rating", rating)
    if heading.level and ("levels" in above or not heading.group):
        return Cross("levels", heading.level)
    if stage:
        return Cross("stage", stage)
    return Cross("rating", rating) if rating else None


def _are_crosses(found: Mapping[int, Cross], values: Mapping[int, Sequence[Cell]]) -> bool:
    codes = Counter(cross.code for cross in found.values())
    if len(codes) < LEAST_COLUMNS:
        return False
    cells = [cell for column in found for cell in values.get(column, ())]
    marks = sum(is_mark(cell) or is_no_mark(cell) for cell in cells)
    return marks >= MARKED_SHARE * len(cells)


@dataclass(frozen=True, slots=True)
class Crossed:
    """What the crosses of one row say about one field: its class with the column, or what is wrong, and where."""

    field: str
    code: str | list[str] | None
    column: int
    issue: Issue | None = None


def read_crosses(columns: Mapping[int, Cross], cells: Mapping[int, Cell], index: MasterIndex) -> list[Crossed]:
    """One result per field that is told by crosses; several columns may mean the same class."""
    fields = sorted({cross.field for cross in columns.values()})
    return [_read_field({at: cross for at, cross in columns.items() if cross.field == field}, cells, index) for field in fields]


def _read_field(columns: Mapping[int, Cross], cells: Mapping[int, Cell], index: MasterIndex) -> Crossed:
    field = next(iter(columns.values())).field
    first = min(columns)
    unclear = [at for at in columns if at in cells and not is_mark(cells[at]) and not is_no_mark(cells[at])]
    if unclear:
        return Crossed(
            field, None, unclear[0], Issue("cross.unreadable", {"field_label": _label(field)}, _choices(columns, index))
        )
    marked = [at for at in columns if at in cells and is_mark(cells[at])]
    if field == "levels":
        levels, issue = levels_of((columns[at].code for at in marked), (cross.code for cross in columns.values()), index)
        return Crossed(field, levels, min(marked, default=first), issue)
    codes = {columns[at].code for at in marked}
    if not marked:
        return Crossed(field, None, first, Issue("cross.none", {"field_label": _label(field)}, _choices(columns, index)))
    if len(codes) > 1:
        only = {at: columns[at] for at in marked}
        return Crossed(field, None, min(marked), Issue("cross.several", _several(field, only), _choices(only, index)))
    return Crossed(field, codes.pop(), marked[0])


def _several(field: str, marked: Mapping[int, Cross]) -> dict[str, str]:
    words = ", ".join(f"„{LABELS[field][cross.code]}“" for _, cross in sorted(marked.items()))
    return {"field_label": _label(field), "marked": words}


def _label(field: str) -> str:
    return FIELD_BY_NAME[field].heading


def _choices(columns: Mapping[int, Cross], index: MasterIndex) -> tuple[Choice, ...]:
    field = next(iter(columns.values())).field
    if field == "levels":
        return tuple(Choice([level.code], level.label) for level in index.master.levels)
    codes = dict.fromkeys(cross.code for cross in columns.values())
    return tuple(Choice(code, LABELS[field][code]) for code in codes)
