"""What a sheet shows outside of its cells: comments, shapes and pictures over them, Excel's own totals rows, and pivots.

None of it is a value; that it is there is told, and what computes itself is no measure. A part that cannot be read is passed
over: that it cannot, the search for active content says. Sources: ECMA-376 part 1, 18.7 (comments), 18.5 (tables), 18.10
(pivots), 20.5 (drawings); MS-XLSX 2.6.207 (threaded comments).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dashboard.intake.cells.addresses import address, split_area
from dashboard.intake.model import Beside, Shape
from dashboard.intake.opening.limits import UnreadableError
from dashboard.intake.opening.package import Package, Relationship, read_relationships
from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader

OUR_COMMENT = "––– Prüfhinweis des Dashboards –––"
"""Begins what the correction workbook says in a comment; from here on nothing is the house's own."""

MOST = 200
"""So many comments and shapes of one sheet are remembered; more would not be read by anybody."""

SHOWN_CHARACTERS = 200
ELEMENTS = 200_000
"""XML elements of all these parts together: thousands of comments, and a fraction of a second."""

_MIRROR = "tc="
"""How the author of a threaded comment's mirror begins (Excel 365)."""

AnyReader = TypeVar("AnyReader", bound=PartReader)

_PICTURES = frozenset({"pic"})
_SHAPES = frozenset({"sp", "cxnSp"})


def budget_beside(budget: Budget) -> Budget:
    """What all parts beside the sheets may cost together."""
    return Budget(replace(budget.limits, elements=min(ELEMENTS, budget.limits.elements)))


def read_beside(package: Package, sheet_part: str, budget: Budget) -> Beside:
    """What stands beside the cells of one sheet; nothing is opened where the sheet relates to nothing."""
    try:
        related = list(read_relationships(package, sheet_part, budget).values())
    except UnreadableError:
        return Beside()
    threads = _read(package, related, "threadedComment", _ThreadsReader, budget)
    notes = _read(package, related, "comments", _CommentsReader, budget)
    found = [*(reader.found for reader in notes), *(reader.found for reader in threads)]
    comments = {cell: text for each in found for cell, text in each.items()}
    shapes = tuple(shape for reader in _read(package, related, "drawing", _DrawingReader, budget) for shape in reader.found)
    tables = _read(package, related, "table", _TableReader, budget)
    pivots = [area for reader in _read(package, related, "pivotTable", _PivotReader, budget) if (area := split_area(reader.ref))]
    totals = frozenset(row for reader in tables for row in reader.totals)
    return Beside(tuple(comments.items())[:MOST], shapes[:MOST], totals, tuple(pivots))


def _read(
    package: Package, related: Iterable[Relationship], kind: str, reader_of: type[AnyReader], budget: Budget
) -> list[AnyReader]:
    """The readers of all parts of one kind; what cannot be read says nothing."""
    readers: list[AnyReader] = []
    for relationship in related:
        if relationship.kind != kind or relationship.part not in package:
            continue
        reader = reader_of(relationship.part, budget)
        try:
            reader.read(package.chunks(relationship.part))
        except UnreadableError:
            continue
        readers.append(reader)
    return readers


class _CommentsReader(PartReader):
    """Comments by cell, without the name of who wrote them, without mirrors and without our own words."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.found: dict[str, str] = {}
        self._authors: list[str] = []
        self._cell = self._author = ""
        self._pieces_of_comment: list[str] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "comment":
            index = attributes.get("authorId", "")
            is_known = index.isdecimal() and int(index[:6]) < len(self._authors)
            self._author = self._authors[int(index)] if is_known else ""
            self._cell = attributes.get("ref", "")
            self._pieces_of_comment.clear()

    def closed(self, name: str, text: str) -> None:
        if name == "author":
            self._authors.append(text)
        elif name == "t" and "rPh" not in self.path and len(self._pieces_of_comment) < MOST:
            self._pieces_of_comment.append(text)
        elif name == "comment" and not self._author.startswith(_MIRROR) and len(self.found) < MOST:
            words = "".join(self._pieces_of_comment).partition(OUR_COMMENT)[0].strip()
            words = _one_line(words.removeprefix(f"{self._author}:") if self._author else words)
            if words:
                self.found[self._cell] = words


class _ThreadsReader(PartReader):
    """Threaded comments by cell; what was replied follows."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.found: dict[str, str] = {}
        self._cell = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "threadedComment":
            self._cell = attributes.get("ref", "")

    def closed(self, name: str, text: str) -> None:
        words = _one_line(text) if name == "text" else ""
        if words and (self._cell in self.found or len(self.found) < MOST):
            before = self.found.get(self._cell)
            self.found[self._cell] = _one_line(f"{before} – {words}" if before else words)


class _DrawingReader(PartReader):
    """Shapes, text boxes and pictures with the cells that they cover; charts and slicers are not among them."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.found: list[Shape] = []
        self._corners: dict[str, dict[str, int]] = {}
        self._kind = ""
        self._words: list[str] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        if name.endswith("Anchor"):
            self._corners, self._kind, self._words = {}, "", []
        elif name in _PICTURES | _SHAPES:
            self._kind = self._kind or name
        elif name == "cNvPr" and attributes.get("hidden") in ("1", "true"):
            self._kind = "hidden"

    def closed(self, name: str, text: str) -> None:
        if name in ("row", "col") and self.path[-2] in ("from", "to") and text.strip().isdecimal():
            self._corners.setdefault(self.path[-2], {})[name] = int(text.strip()[:7]) + 1
        elif name == "t" and len(self._words) < MOST:
            self._words.append(text)
        elif name.endswith("Anchor") and self._kind in _PICTURES | _SHAPES and len(self.found) < MOST:
            self.found.append(Shape(self._area(), _one_line(" ".join(self._words)), self._kind in _PICTURES))

    def _area(self) -> str:
        first = self._corners.get("from", {})
        last = self._corners.get("to", first)
        corners = [address(each.get("row", 1), each.get("col", 1)) for each in (first, last)]
        return ":".join(dict.fromkeys(corners))


class _TableReader(PartReader):
    """The rows in which a table of Excel shows its own totals."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.totals: tuple[int, ...] = ()

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "table" and len(self.path) == 1:
            area = split_area(attributes.get("ref", ""))
            count = attributes.get("totalsRowCount", "0")
            if area is not None and count.isdecimal() and 0 < int(count[:3]) < area[2] - area[0]:
                self.totals = tuple(range(area[2] - int(count[:3]) + 1, area[2] + 1))


class _PivotReader(PartReader):
    """Where a pivot stands."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.ref = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "location" and len(self.path) == 2:
            self.ref = attributes.get("ref", "")


def _one_line(text: str) -> str:
    words = " ".join(text[: 4 * SHOWN_CHARACTERS].split())
    return words if len(words) <= SHOWN_CHARACTERS else f"{words[: SHOWN_CHARACTERS - 1]}…"
