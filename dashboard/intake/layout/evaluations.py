"""Rows that look like measures by their place and like something else by what they hold: evaluations below a table, and texts
without a number where all other rows carry one. They are set aside, and the house is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dashboard.intake.answers.answers import MEASURES
from dashboard.intake.layout.blocks import NO, YES
from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.grid import Grid, Located, Row
from dashboard.intake.layout.row_signs import SMALL_ROW, is_other_half, is_running_number, names_class, texts_of
from dashboard.intake.layout.rows import Rows
from dashboard.intake.layout.wording import EVALUATION, one_line
from dashboard.intake.model import CellKind, Choice, Issue, RowKind
from dashboard.intake.values.cells import words_of
from dashboard.vocabulary import FIELD_BY_NAME, Kind

LEAST_COUNTS = 2
"""One row with a number is no evaluation."""

LEAST_NUMBERED = 3
"""So many rows with a number make a row without one strange."""

NEARLY_ALL = 0.9

SHOWN_ROWS = 3

_LEAVE_OUT = Choice("", "Ja, auslassen", is_proposed=True)
_READ = Choice(MEASURES, "Nein, es sind Maßnahmen")

_DOUBTFUL = (RowKind.MEASURE, RowKind.UNCLEAR)


def set_aside(
    found: Rows, rows: Sequence[int], grid: Grid, columns: Columns, answers: Mapping[tuple[str, str], str]
) -> list[Located]:
    """Take rows that are hardly measures from those below one header, unless the house says they are; gives the questions."""
    runs = _evaluations(found, rows, grid, columns)
    noticed = [_ask("range.evaluation", run, found, grid, answers, (_LEAVE_OUT, _READ)) for run in runs]
    bare = _without_number(found, rows, grid, columns)
    if bare:
        noticed.append(_ask("range.unnumbered", bare, found, grid, answers, (YES, NO)))
    return noticed


def _ask(
    code: str, rows: Sequence[int], found: Rows, grid: Grid, answers: Mapping[tuple[str, str], str], choices: tuple[Choice, ...]
) -> Located:
    part = row_words(rows)
    is_read = bool(answers.get((grid.sheet.name, part)))
    if not is_read:
        found.kinds |= dict.fromkeys(rows, RowKind.SET_ASIDE)
    texts = [" ".join(texts_of(grid.rows[row])) or "…" for row in rows[:SHOWN_ROWS]]
    words = ", ".join(f"„{text[:60]}“" for text in texts) + (" …" if len(rows) > SHOWN_ROWS else "")
    lines = f"Die Zeilen {part}" if len(rows) > 1 else f"Die Zeile {part}"
    details = {"range": lines, "row": rows[0], "words": words}
    issue = Issue("range.given", details, (YES, NO), word=part) if is_read else Issue(code, details, choices, word=part)
    return Located(issue, grid.sheet.name, rows[0])


def row_words(rows: Sequence[int]) -> str:
    """Rows as people write them: "6, 9, 16–22"."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][-1] + 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def _evaluations(found: Rows, rows: Sequence[int], grid: Grid, columns: Columns) -> list[list[int]]:
    """Runs of rows below the measures that only count."""
    is_begun = False
    runs = []
    for run in _runs(rows):
        counting = _counting(run, found, grid, columns) if is_begun else _counting_classes(run, found, grid, columns)
        if any(found.kinds[row] in _DOUBTFUL for row in counting):
            runs.append(counting)
        is_begun = is_begun or any(found.kinds[row] is RowKind.MEASURE for row in run[: len(run) - len(counting)])
    return runs


def _runs(rows: Iterable[int]) -> list[list[int]]:
    """Rows that stand together, parted by empty ones."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _counting(run: Sequence[int], found: Rows, grid: Grid, columns: Columns) -> list[int]:
    """The run, where after a line or two of headings all its rows are a text with numbers that no column explains."""
    if not is_count(grid.rows[run[-1]], columns):
        return _counting_classes(run, found, grid, columns)
    counts = [row for row in run if is_count(grid.rows[row], columns)]
    headings = [row for row in run if row not in counts]
    are_first = headings == list(run[: len(headings)]) and len(headings) <= LEAST_COUNTS
    are_headings = all(_may_be_heading(grid.rows[row], columns) for row in headings)
    by_word = any(EVALUATION.match(text) for row in headings for text in texts_of(grid.rows[row]))
    is_enough = len(counts) >= (1 if by_word else LEAST_COUNTS)
    if not (is_enough and are_first and are_headings):
        return _counting_classes(run, found, grid, columns)
    is_strange = by_word or any(_is_strange(grid.rows[row], columns) for row in counts)
    return list(run) if is_strange else []


def _counting_classes(run: Sequence[int], found: Rows, grid: Grid, columns: Columns) -> list[int]:
    """The last rows of a run that count classes: "geplant" | 3."""
    counted: list[int] = []
    for row in reversed(run):
        cells = grid.rows[row]
        is_class = is_count(cells, columns) and all(map(names_class, texts_of(cells)))
        if found.kinds[row] is not RowKind.TOTAL and not is_class:
            break
        counted.insert(0, row)
    return counted if len(counted) >= LEAST_COUNTS else []


def is_count(cells: Row, columns: Columns) -> bool:
    """Whether a row is one text with nothing but numbers beside it, none of which numbers a title."""
    kinds = [CellKind.NUMBER if cell.kind is CellKind.UNCALCULATED else cell.kind for cell in cells.values()]
    is_numbered = columns.titles in cells and is_running_number(cells.get(columns.column_of("number") or 0))
    are_all = len(kinds) == kinds.count(CellKind.TEXT) + kinds.count(CellKind.NUMBER)
    has_text_title = columns.titles in cells and cells[columns.titles].kind is CellKind.TEXT
    return are_all and kinds.count(CellKind.TEXT) == 1 and len(kinds) > 1 and not (is_numbered and has_text_title)


def _may_be_heading(cells: Row, columns: Columns) -> bool:
    """A line of words above the counts, which is no measure with its number."""
    is_numbered = is_running_number(cells.get(columns.column_of("number") or 0))
    return len(cells) <= SMALL_ROW and not is_numbered and len(texts_of(cells)) == len(cells)


def _is_strange(cells: Row, columns: Columns) -> bool:
    """Whether a number stands where the table has none, or the text where it has no title."""
    title = cells.get(columns.titles)
    if title is None or title.kind is not CellKind.TEXT:
        return True
    return any(not _takes_numbers(columns, at) for at, cell in cells.items() if cell.kind is not CellKind.TEXT)


def _takes_numbers(columns: Columns, column: int) -> bool:
    name = columns.fields.get(column)
    if name is None:
        return column in columns.crosses or bool(columns.headings.get(column) and columns.headings[column].text)
    return FIELD_BY_NAME[name].kind in (Kind.NUMBER, Kind.PERCENT, Kind.DATE) or name in _WITH_NUMBERS


_WITH_NUMBERS = frozenset({"action_field", "number", "period_text", "funding_text", "guiding_goals", "measure_id"})


def _without_number(found: Rows, rows: Sequence[int], grid: Grid, columns: Columns) -> list[int]:
    """Rows of nothing but a title, or a title and figures, where nearly all measures carry a number."""
    at = columns.column_of("number")
    if at is None:
        return []
    measures = [row for row in rows if found.kinds[row] is RowKind.MEASURE]
    numbered = {row for row in measures if is_running_number(grid.cell(row, at))}
    unnumbered = [
        (above, row) for above, row in pairwise([0, *measures]) if row not in numbered and _is_bare(row, at, grid, columns)
    ]
    bare = [row for above, row in unnumbered if not (above and _goes_on(above, row, grid, columns))]
    is_strange = len(numbered) >= LEAST_NUMBERED and len(numbered) >= NEARLY_ALL * (len(measures) - len(bare))
    return bare if is_strange else []


def _goes_on(above: int, row: int, grid: Grid, columns: Columns) -> bool:
    title = grid.cell(above, columns.titles)
    return title is not None and is_other_half(words_of(title).text or "", grid.cell(row, columns.titles))


def _is_bare(row: int, number: int, grid: Grid, columns: Columns) -> bool:
    """Whether a title has no more than a sign before it, and nothing beside it that would make it a measure."""
    cells = grid.rows[row]
    mark = cells.get(number)
    is_short = mark is None or len(one_line(mark.value)) <= SMALL_ROW
    beside = (cell for column, cell in cells.items() if column not in (columns.titles, number))
    is_alone = all(cell.kind is CellKind.NUMBER for cell in beside)
    return is_short and is_alone and not any(grid.merged_cell(row, each) for each in columns.fields if each not in cells)
