"""Reading a sheet as a stream: rows and cells, from each cell its value, and the texts that the sheets share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from dashboard.intake.cells.addresses import address, column_number, split_address
from dashboard.intake.cells.colour_rules import ColourRules
from dashboard.intake.cells.rich_text import RUN_NAMES, Piece, Runs, seen
from dashboard.intake.cells.styles import PLAIN, CellStyle, is_neutral
from dashboard.intake.model import NUMBER, TEXT, Cell, CellKind, CellValue
from dashboard.intake.opening.limits import UnreadableError, damaged
from dashboard.intake.opening.xml_guard import Attributes, Budget, LocalNames, PartReader, feed, grouped, guarded_parser

_DIGITS = "0123456789"
_TRUE = ("1", "true")
_WORDS = frozenset({"v", "t", "f"})
"""Elements of a cell whose words are read."""

Valued = tuple[CellValue | None, CellKind]

FIRST_UNCERTAIN_INTEGER = 2**53
"""From here on a stored number no longer names one whole number."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(slots=True)
class Source:
    """What all sheets of a workbook share: texts, styles, calendar, budget and what was seen of their parts.

    `rich`: the runs of texts that have any.
    """

    texts: Sequence[str]
    rich: Mapping[int, Sequence[Piece]]
    styles: Sequence[CellStyle]
    is_1904: bool
    budget: Budget
    plain_parts: set[str]
    """Parts, by lower-case name, that hold nothing but plain elements."""
    rule_colours: Sequence[str | None] = ()
    """The colour of each format that conditional formats use."""


@dataclass(slots=True)
class Found:
    """What stands in one sheet's XML, before it is cut to the used area."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    colours: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class SheetReader:
    """Reads the XML of one worksheet into `found`."""

    def __init__(self, part: str, name: str, source: Source) -> None:
        self.found = Found()
        self._part, self._name, self._source = part, name, source
        self._budget = source.budget
        self._limits = source.budget.limits
        self.names = LocalNames()
        """Every element that the sheet holds, once it is read."""
        self._letters: dict[str, int] = {}
        self._depth = 0
        self._in_data = False
        self._row = 0
        self._row_is_named = False
        self._cells: dict[int, Cell] | None = None
        """The cells of this row in `found`, None until it has one."""
        self._column = 0
        self._type = ""
        self._style = PLAIN
        self._collects = False
        self._pieces: list[str] = []
        self._length = 0
        self._raw: str | None = None
        self._formula: str | None = None
        self._in_phonetic = False
        self._runs = Runs()
        self._in_run = False
        """Whether the text of the cell has come to its first run; most have none."""
        self._rich: Sequence[Piece] | None = None
        self.rules = ColourRules(source.rule_colours)

    def read(self, chunks: Iterable[bytes]) -> None:
        """Feed the sheet's bytes; UnreadableError at broken XML and at the limits."""
        parser = guarded_parser(self._part)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        feed(parser, chunks, self._part, self._budget)

    def _start(self, qualified: str, attributes: Attributes) -> None:
        self._depth += 1
        self._budget.elements += 1
        if self._depth > self._limits.depth:
            raise UnreadableError("opening.nesting", part=self._part)
        name = self.names[qualified]
        if not self._in_data:
            self._start_outside(name, attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name in _WORDS:
            self._collects = name != "t" or not self._in_phonetic
            self._pieces.clear()
            self._length = 0
        elif name == "is":
            pass
        elif name == "row":
            self._start_row(attributes)
        elif name in RUN_NAMES:
            self._open_run(name, attributes)
        elif name == "rPh":
            self._in_phonetic = True

    def _open_run(self, name: str, attributes: Attributes) -> None:
        if not self._in_run and self._raw:
            self._runs.add(self._raw)
        self._in_run = True
        self._runs.opened(name, attributes)

    def _end(self, qualified: str) -> None:
        self._depth -= 1
        name = self.names[qualified]
        if not self._in_data:
            self.rules.end(name, "".join(self._pieces) if self._collects else "")
            self._collects = False
            return
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._raw = "".join(self._pieces)
        elif name == "is":
            pass
        elif name == "t":
            if self._collects:
                text = "".join(self._pieces)
                self._raw = (self._raw or "") + (self._runs.add(text) if self._in_run else text)
        elif name == "f":
            self._formula = "".join(self._pieces)
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "sheetData":
            self._in_data = False
        self._collects = False

    def _text(self, text: str) -> None:
        if self._collects:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > self._limits.cell_characters:
                self._budget.add_text(self._length)

    def _start_outside(self, name: str, attributes: Attributes) -> None:
        if name == "sheetData":
            self._in_data = True
        elif name == "col":
            if attributes.get("hidden") in _TRUE or _is_zero(attributes.get("width")):
                first, last = attributes.get("min", ""), attributes.get("max", "")
                self.found.hidden_columns.append((_whole(first, "eine Spalte"), _whole(last, "eine Spalte")))
        elif name == "mergeCell":
            self.found.merges.append(attributes.get("ref", ""))
            if len(self.found.merges) > self._limits.merges:
                raise UnreadableError("opening.too_many_merges", place=self._name, limit=grouped(self._limits.merges))
        elif name == "hyperlink":
            self.found.links.append(attributes.get("ref", ""))
        elif self.rules.start(name, attributes):
            self._collects = True
            self._pieces.clear()
            self._length = 0

    def _start_row(self, attributes: Attributes) -> None:
        stated = attributes.get("r")
        self._row = self._row + 1 if stated is None else _whole(stated, "eine Zeile")
        self._row_is_named = stated is not None
        self._cells = None
        self._column = 0
        if attributes.get("hidden") in _TRUE or _is_zero(attributes.get("ht")):
            self.found.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        stated = attributes.get("r")
        if stated is None:
            self._column += 1
        else:
            letters = stated.rstrip(_DIGITS)
            column = self._letters.get(letters)
            self._column = self._new_letters(stated, letters) if column is None else column
            if not self._row_is_named:
                self._row = _whole(stated[len(letters) :], "eine Zelle")
                self._row_is_named = True
                self._cells = None
        self._type = attributes.get("t", "n")
        style = attributes.get("s")
        self._style = PLAIN if style is None else self._style_at(style)
        self._raw = self._formula = self._rich = None
        self._in_phonetic = False
        if self._in_run:
            self._in_run = False
            self._runs.clear()

    def _new_letters(self, stated: str, letters: str) -> int:
        if split_address(stated) is None or not letters:
            raise damaged(f"eine Zelle im Blatt „{self._name}“ hat keine gültige Adresse")
        self._letters[letters] = column_number(letters.replace("$", ""))
        return self._letters[letters]

    def _style_at(self, index: str) -> CellStyle:
        try:
            return self._source.styles[int(index)]
        except (ValueError, IndexError):
            # A style that does not exist changes how a value looks, not what it is.
            return PLAIN

    def _end_cell(self) -> None:
        value, kind = self._value()
        fill = self._style.fill
        if value is None:
            if fill is not None and not is_neutral(fill):
                self._keep_colour(fill)
            return
        if self._column > self._limits.columns or self._row > self._limits.rows:
            self._refuse_far_value()
        self._budget.values += 1
        look = self._style.look
        if self._rich is not None:
            value, look = seen(self._rich, look)
        if self._cells is None:
            self._cells = self.found.rows.setdefault(self._row, {})
        self._cells[self._column] = Cell(value, kind, fill, self._style.is_percent, look)

    def _value(self) -> Valued:
        raw, kind = self._raw, self._type
        if not raw:
            if self._formula is not None and (kind != "str" or raw is None):
                return f"={self._formula}", CellKind.UNCALCULATED
            return None, TEXT
        if kind == "n":
            return number(raw.strip(), is_date=self._style.is_date, is_1904=self._source.is_1904)
        if kind == "s":
            text = self._shared(raw)
        elif kind == "b":
            return boolean(raw)
        elif kind == "d":
            return iso_day(raw)
        elif kind == "e":
            return raw, CellKind.ERROR
        else:
            self._budget.characters += len(raw)
            text = unescape(raw) if "_x" in raw or "\r" in raw else raw
            if kind == "inlineStr" and self._runs.is_rich:
                self._rich = [(unescape(piece), is_struck) for piece, is_struck in self._runs.pieces]
        return (text if text and not text.isspace() else None), TEXT

    def _shared(self, index: str) -> str:
        try:
            position = int(index)
        except ValueError:
            position = -1
        if not 0 <= position < len(self._source.texts):
            raise damaged(f"Zelle {address(self._row, self._column)} im Blatt „{self._name}“ verweist auf einen fehlenden Text")
        self._rich = self._source.rich.get(position)
        return self._source.texts[position]

    def _keep_colour(self, fill: str) -> None:
        near = self._column <= self._limits.columns and self._row <= self._limits.rows
        if near and len(self.found.colours) < self._limits.coloured_cells:
            self.found.colours.append((self._row, self._column, fill))

    def _refuse_far_value(self) -> None:
        limits = self._limits
        is_column = self._column > limits.columns
        raise UnreadableError(
            "opening.far_column" if is_column else "opening.far_row",
            place=self._name,
            far_cell=address(self._row, self._column),
            limit=grouped(limits.columns if is_column else limits.rows),
        )


def _whole(text: str, what: str) -> int:
    """A row or column number; UnreadableError where it is none."""
    if not text.isdecimal() or len(text) > 7 or int(text) < 1:
        raise damaged(f"{what} hat keine gültige Nummer")
    return int(text)


def _is_zero(size: str | None) -> bool:
    """A height or width of 0 hides as well as the attribute does."""
    if size is None:
        return False
    try:
        return float(size) == 0
    except ValueError:
        return False


def number(raw: str, *, is_date: bool, is_1904: bool) -> Valued:
    """A number, or a day where the format says so; what is no number stays text, as it stands."""
    try:
        value = float(raw)
    except ValueError:
        return raw, CellKind.TEXT
    if not isfinite(value) or "_" in raw:
        return raw, CellKind.TEXT
    if is_date:
        day = day_of_serial(value, is_1904=is_1904)
        if day is not None:
            return day, CellKind.DATE
    if value.is_integer() and abs(value) < FIRST_UNCERTAIN_INTEGER:
        return int(value), NUMBER
    return value, NUMBER


def day_of_serial(serial: float, *, is_1904: bool) -> date | datetime | None:
    """The day a serial number means, with its time if it has one; None outside Excel's calendar (1900 or 1904 to 9999)."""
    if serial < (0 if is_1904 else 1):
        return None
    try:
        moment = from_excel(serial, MAC_EPOCH if is_1904 else WINDOWS_EPOCH)
    except OverflowError:
        return None
    return _without_midnight(moment)


def iso_day(raw: str) -> Valued:
    """A day written out (t="d"), as Strict workbooks may hold it; what is none stays text."""
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return raw, CellKind.TEXT
    return _without_midnight(moment.replace(tzinfo=None)), CellKind.DATE


def boolean(raw: str) -> Valued:
    return raw.strip().lower() in ("1", "true"), CellKind.BOOLEAN


def _without_midnight(moment: object) -> date | datetime | None:
    if isinstance(moment, datetime):
        return moment.date() if (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0) else moment
    return moment if isinstance(moment, date) else None


class SharedStringsReader(PartReader):
    """Reads the shared strings part into `texts`, in order, and the runs of rich ones into `rich`."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.texts: list[str] = []
        self.rich: dict[int, list[Piece]] = {}
        self._runs = Runs()

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._runs.clear()
        elif name in RUN_NAMES:
            self._runs.opened(name, attributes)

    def closed(self, name: str, text: str) -> None:
        if name == "t" and self.path[-2] != "rPh":
            self._runs.add(text)
        elif name == "si":
            joined = "".join(piece for piece, _ in self._runs.pieces)
            self.budget.add_text(len(joined))
            if self._runs.is_rich:
                self.budget.add_text(len(joined))
                self.rich[len(self.texts)] = [(unescape(piece), is_struck) for piece, is_struck in self._runs.pieces]
            self.texts.append(unescape(joined))
            if len(self.texts) > self.budget.limits.texts:
                raise UnreadableError("opening.too_many_texts", limit=grouped(self.budget.limits.texts))


def unescape(text: str) -> str:
    """Excel's _xHHHH_ escapes as the characters they mean, line ends as \\n, other control characters gone (22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        # Two escapes may be the halves of one character; a lone half is no text.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _CONTROL.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
