"""The rows of a table: which are measures, which are headings between them, sums, remarks or empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.intake.layout.columns import Columns
from dashboard.intake.layout.evidence import is_plain
from dashboard.intake.layout.grid import Grid, Row
from dashboard.intake.layout.row_signs import (
    SMALL_ROW,
    SURELY_A_MEASURE,
    is_evaluation,
    is_labelled,
    is_running_number,
    is_total,
    is_unfilled,
    is_wide,
    names_class,
    texts_of,
)
from dashboard.intake.layout.sections import Section, is_sub_heading, known_section, read_section
from dashboard.intake.layout.wording import (
    EVALUATION,
    EXAMPLE,
    FOOTNOTE,
    HINT,
    LEGEND,
    MARK_ALONE,
    SIGNATURE,
    STRONG_HINT,
    TOTAL,
    is_placeholder,
    one_line,
)
from dashboard.intake.model import Cell, CellKind, RowKind
from dashboard.intake.values.cells import says_words, words_of
from dashboard.intake.values.context import Context
from dashboard.intake.values.plain_columns import measure_id_in
from dashboard.intake.values.ratings import rating_from_fill

WORDS_OF_A_NOTE = 3
"""A remark below the table has at least so many words; less is a value that lost its title."""

WORDS_OF_A_SENTENCE = 6

HEADS = frozenset({"number", "measure_id", "action_field", "subtopic"})
"""Fields whose column may carry an interim heading."""

BLOCKS = frozenset({RowKind.LEGEND, RowKind.SIGNATURE})
"""What may take several rows: "Im Auftrag" and below it the name."""


@dataclass(slots=True)
class Rows:
    """What the rows of one stretch below a header are, and what its interim headings say."""

    kinds: dict[int, RowKind] = field(default_factory=dict)
    sections: dict[int, Section] = field(default_factory=dict)


@dataclass(slots=True)
class Classifier:
    """Walks down the rows below one header."""

    grid: Grid
    columns: Columns
    context: Context
    is_before_measures: bool = True
    block: RowKind | None = None
    """The legend or the signature that goes on below its first row, until a measure follows."""
    last_full_row: int = 0
    found: Rows = field(default_factory=Rows)
    title_column: int = field(init=False)
    number_column: int = field(init=False)
    key_column: int = field(init=False)

    def __post_init__(self) -> None:
        self.title_column = self.columns.titles
        self.number_column = self.columns.column_of("number") or 0
        self.key_column = self.columns.column_of("measure_id") or 0

    def classify(self, rows: Sequence[int]) -> Rows:
        """The kind of each row; `rows` are those below one header in order, up to the next."""
        self.last_full_row = next((row for row in reversed(rows) if self._is_full(self.grid.rows[row])), 0)
        for row in rows:
            kind = self._kind(row, self.grid.rows[row])
            self.found.kinds[row] = kind
            if kind is RowKind.MEASURE:
                self.is_before_measures, self.block = False, None
            elif kind in BLOCKS:
                self.block = kind
        return self.found

    def _is_full(self, cells: Row) -> bool:
        """Whether a row is surely part of the table's body: a title and something beside it that is no legend or total."""
        title = cells.get(self.title_column)
        if title is None or title.kind is CellKind.NUMBER or len(cells) < 2:
            return False
        if is_wide(cells):
            return True
        notes = (SIGNATURE, self.context.index.dated_place, LEGEND, MARK_ALONE, FOOTNOTE)
        is_note = len(cells) <= SMALL_ROW and any(pattern.match(text) for text in texts_of(cells) for pattern in notes)
        is_counted = is_total(cells) or is_evaluation(cells) or (self._is_legend(cells, texts_of(cells)))
        return not is_note and not is_counted and not is_labelled(cells, self.number_column)

    def _kind(self, row: int, cells: Row) -> RowKind:
        if self._is_column_count(cells):
            return RowKind.HEADER
        if row in self.grid.sheet.beside.totals:
            return RowKind.TOTAL
        if self._is_placeholder(cells):
            return self._hint_or_example(cells)
        if is_unfilled(cells, self.number_column):
            return RowKind.UNFILLED
        if self._has_key(cells):
            return RowKind.MEASURE if self._has_title(cells) else RowKind.UNCLEAR
        if self.title_column in cells and not self.is_before_measures and is_wide(cells):
            return self._measure_or_example(cells)
        if len({str(cell.value) for cell in cells.values()}) == 1:
            return self._of_one_text(row, *next(iter(cells.items())))
        return self._of_several(row, cells)

    def _is_column_count(self, cells: Row) -> bool:
        """The row "1 2 3 4 …" that numbers the columns under a header."""
        if not self.is_before_measures or len(cells) < SURELY_A_MEASURE:
            return False
        numbers = [one_line(words_of(cell).text or "").strip("()") for cell in cells.values()]
        return numbers == [str(place) for place in range(1, len(numbers) + 1)]

    def _is_placeholder(self, cells: Row) -> bool:
        """Whether the title only says that one is to be entered: wherever that stands, it is no measure."""
        title = cells.get(self.title_column)
        return title is not None and title.kind is CellKind.TEXT and is_placeholder(str(title.value))

    def _hint_or_example(self, cells: Row) -> RowKind:
        is_example = any(EXAMPLE.match(text) for text in self._head_texts(cells))
        return RowKind.EXAMPLE if is_example else RowKind.HINT

    def _measure_or_example(self, cells: Row) -> RowKind:
        number = cells.get(self.number_column)
        if number is not None and isinstance(number.value, str) and EXAMPLE.match(one_line(number.value)):
            return RowKind.EXAMPLE
        return RowKind.MEASURE if self._has_title(cells) else RowKind.UNCLEAR

    def _has_key(self, cells: Row) -> bool:
        """Whether a Kennung stands in its column: only a measure bears one, whatever its words look like."""
        cell = cells.get(self.key_column)
        return cell is not None and measure_id_in(words_of(cell).text or "", self.context.index) is not None

    def _has_title(self, cells: Row) -> bool:
        """Whether words stand in the title's column; a bare number is a title only beside what makes a measure."""
        title = cells.get(self.title_column)
        if title is None or (title.kind is CellKind.NUMBER and not is_wide(cells)):
            return False
        return says_words(title)

    def _of_one_text(self, row: int, column: int, cell: Cell) -> RowKind:
        """A row that says one thing, in one cell or merged over several."""
        if column != self.title_column and self.grid.merged_cell(row, self.title_column) is not None:
            return RowKind.CONTINUATION
        if cell.kind is CellKind.NUMBER and row > self.last_full_row:
            return RowKind.TOTAL
        if cell.kind is not CellKind.TEXT:
            return RowKind.MEASURE if self._has_title({column: cell}) else RowKind.UNCLEAR
        text = one_line(cell.value)
        section = known_section(text, self.context, row, column)
        if section is None and row < self.last_full_row and is_sub_heading(text):
            section = read_section(text, self.context, row, column)
        if section is not None:
            return self._section(section)
        kind = self._by_wording(text)
        if kind is not None:
            return kind
        if self.block is RowKind.LEGEND or (self.block is not None and row > self.last_full_row):
            return self.block
        if self.grid.reach(row, column) > column:
            return self._merged_across(text, row, column)
        return self._alone(text, row, column)

    def _by_wording(self, text: str) -> RowKind | None:
        if TOTAL.match(text) or EVALUATION.match(text):
            return RowKind.TOTAL
        if self._signs(text):
            return RowKind.SIGNATURE
        if LEGEND.match(text):
            return RowKind.LEGEND
        if is_placeholder(text) or (self.is_before_measures and STRONG_HINT.fullmatch(text)):
            return RowKind.HINT
        if self.is_before_measures and EXAMPLE.match(text):
            return RowKind.EXAMPLE
        return RowKind.FOOTNOTE if FOOTNOTE.match(text) else None

    def _section(self, section: Section) -> RowKind:
        self.found.sections[section.row] = section
        return RowKind.SECTION

    def _merged_across(self, text: str, row: int, column: int) -> RowKind:
        if row > self.last_full_row:
            return RowKind.FOOTNOTE
        return self._section(read_section(text, self.context, row, column))

    def _alone(self, text: str, row: int, column: int) -> RowKind:
        """One unmerged text that nothing in its wording explains: its place decides."""
        is_last = row > self.last_full_row
        words = len(text.split())
        if is_last and not self.is_before_measures and self._explains_class(text, row, column):
            return RowKind.LEGEND
        if column == self.title_column:
            is_remark = is_last and text.endswith(".") and words >= WORDS_OF_A_SENTENCE
            return RowKind.FOOTNOTE if is_remark else RowKind.MEASURE if self._has_title(self.grid.rows[row]) else RowKind.UNCLEAR
        if column > min(self.columns.headings):
            is_remark = is_last and text.endswith(".") and words > WORDS_OF_A_NOTE and not self._is_prose(column)
            return RowKind.FOOTNOTE if is_remark else RowKind.UNCLEAR
        if is_last:
            return RowKind.FOOTNOTE if words >= WORDS_OF_A_NOTE else RowKind.UNCLEAR
        is_heading = self.columns.fields.get(column, "number") in HEADS and sum(sign.isalpha() for sign in text) >= 3
        return self._section(read_section(text, self.context, row, column)) if is_heading else RowKind.UNCLEAR

    def _explains_class(self, text: str, row: int, column: int) -> bool:
        """Whether a text below the measures is a word for a class, or stands beside a colour outside the column of colours."""
        rating = self.columns.column_of("rating")
        cells = self.grid.sheet.rows.get(row, {})
        patches = [at for at, cell in cells.items() if cell.value is None and rating_from_fill(cell.fill) is not None]
        return names_class(text) or (bool(patches) and not {rating, column} & set(patches))

    def _is_prose(self, column: int) -> bool:
        """Whether sentences belong into a column, so that one alone is rather a measure that lost its title."""
        name = self.columns.fields.get(column)
        return name is None or is_plain(name)

    def _is_numbered(self, cells: Row) -> bool:
        """Whether a running number stands beside a title: what carries one is meant as a measure, whatever its words."""
        return is_running_number(cells.get(self.number_column)) and self._has_title(cells)

    def _of_several(self, row: int, cells: Row) -> RowKind:
        texts = texts_of(cells)
        if self.block is RowKind.LEGEND and len(cells) <= SMALL_ROW:
            return RowKind.LEGEND
        if is_total(cells) or (is_evaluation(cells) and not self._is_numbered(cells)):
            return RowKind.TOTAL
        if row > self.last_full_row and self._is_legend(cells, texts):
            return RowKind.LEGEND
        if row > self.last_full_row and not texts and not is_running_number(cells.get(self.number_column)):
            return RowKind.TOTAL
        if len(cells) <= SMALL_ROW and not self._is_numbered(cells) and self._is_signature(cells, texts):
            return RowKind.SIGNATURE
        if self._is_hint(cells, texts):
            return RowKind.HINT
        if self.is_before_measures and any(EXAMPLE.match(text) for text in self._head_texts(cells)):
            return RowKind.EXAMPLE
        if row > self.last_full_row and self._is_marked_note(cells):
            return RowKind.FOOTNOTE
        section = self._section_in_pieces(row, cells, texts)
        if section is not None:
            return self._section(section)
        if is_labelled(cells, self.number_column):
            return RowKind.FOOTNOTE
        if self.title_column in cells:
            return self._measure_or_example(cells)
        return self._untitled(row, cells, texts)

    def _is_legend(self, cells: Row, texts: list[str]) -> bool:
        """Whether a short row names nothing but classes: "grün" | "im Plan"."""
        return len(texts) == len(cells) <= SMALL_ROW and all(map(names_class, texts))

    def _untitled(self, row: int, cells: Row, texts: list[str]) -> RowKind:
        if self.grid.merged_cell(row, self.title_column) is not None:
            return RowKind.CONTINUATION
        if len(cells) <= SMALL_ROW and texts and all(LEGEND.match(text) for text in texts):
            return RowKind.LEGEND
        return RowKind.UNCLEAR

    def _is_signature(self, cells: Row, texts: list[str]) -> bool:
        title = cells.get(self.title_column)
        is_titled = title is not None and not self._signs(one_line(title.value))
        return any(map(self._signs, texts)) and not (is_titled and len(cells) > 2)

    def _signs(self, text: str) -> bool:
        """Whether a text begins as a signature does, by its words or by a place before a day."""
        return SIGNATURE.match(text) is not None or self.context.index.dated_place.match(text) is not None

    def _is_hint(self, cells: Row, texts: list[str]) -> bool:
        if not self.is_before_measures:
            return False
        title = cells.get(self.title_column)
        words = one_line(title.value) if title is not None else ""
        hints = sum(HINT.fullmatch(text) is not None for text in texts)
        is_begged = STRONG_HINT.fullmatch(words) is not None
        if self._is_numbered(cells):
            return is_begged and hints >= 2
        return is_begged or (hints >= 2 and hints * 2 >= len(texts))

    def _head_texts(self, cells: Row) -> Iterable[str]:
        """The texts in which a row says what it is: its first cell, its number and its title."""
        heads = {min(cells), self.title_column, self.number_column}
        return [one_line(cells[column].value) for column in heads if column in cells and cells[column].kind is CellKind.TEXT]

    def _is_marked_note(self, cells: Row) -> bool:
        first = cells[min(cells)]
        return len(cells) == 2 and first.kind is CellKind.TEXT and MARK_ALONE.fullmatch(one_line(first.value)) is not None

    def _section_in_pieces(self, row: int, cells: Row, texts: list[str]) -> Section | None:
        """An interim heading in several cells ("HF 4" | "Bildung") or with a count beside it."""
        if len(cells) > SMALL_ROW or not texts:
            return None
        is_counted = len(texts) == 1
        title = cells.get(self.title_column)
        if not is_counted and title is not None and known_section(one_line(title.value), self.context, row, 0) is None:
            return None
        section = known_section(" ".join(texts), self.context, row, min(cells))
        if section is None or section.field != "action_field" or (is_counted and self._names_field_of_row(cells)):
            return None
        number = cells.get(self.number_column)
        is_titled_number = is_counted and title is not None and number is not None and number.kind is CellKind.NUMBER
        return None if is_titled_number and number is not None and number.value != section.value else section

    def _names_field_of_row(self, cells: Row) -> bool:
        """Whether the one text only fills the column Handlungsfeld of a row that is otherwise numbers."""
        return any(self.columns.fields.get(at) == "action_field" for at, cell in cells.items() if cell.kind is CellKind.TEXT)
