"""XML read safely: expat of the standard library, without DOCTYPE, entities, odd encodings, huge tags or deep nesting.

The guard and the readers use the same parser on the same bytes, so nothing can look harmless to one and different to the other.
Names are compared without their prefix, which makes Strict and Transitional workbooks the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from dashboard.intake.opening.limits import LIMITS, Limits, UnreadableError, damaged

ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"})
"""Office Open XML allows UTF-8 and UTF-16 (ECMA-376 part 2, annex on the physical package); ASCII is a part of UTF-8."""

XML_ENDINGS = (".xml", ".rels", ".vml")

Attributes = dict[str, str]


class LocalNames(dict[str, str]):
    """Qualified name -> name without prefix, each cut once: `x:row` and `row` are both `row`."""

    def __missing__(self, qualified: str) -> str:
        local = self[qualified] = qualified.rpartition(":")[2]
        return local


class Budget:
    """What the parts of one workbook may still cost together: elements, values, texts and their characters."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.elements = 0
        self.values = 0
        self.characters = 0

    def add_text(self, characters: int) -> None:
        """Count one text; UnreadableError where it is longer than a cell can be, or all together are too much."""
        self.characters += characters
        if characters > self.limits.cell_characters:
            raise UnreadableError("opening.long_text", limit=grouped(self.limits.cell_characters))
        if self.characters > self.limits.text_characters:
            raise UnreadableError("opening.too_much_text", limit=grouped(self.limits.text_characters))

    def check(self) -> None:
        """UnreadableError where elements, values or characters are more than the limits; called after each piece of XML."""
        if self.elements > self.limits.elements:
            raise UnreadableError("opening.too_many_elements")
        if self.characters > self.limits.text_characters:
            raise UnreadableError("opening.too_much_text", limit=grouped(self.limits.text_characters))
        if self.values > self.limits.values:
            raise UnreadableError("opening.too_many_values", limit=grouped(self.limits.values))


class PartReader:
    """Reads one XML part. Subclasses override `opened` and `closed`; `path` holds the local names from the root down."""

    def __init__(self, part: str, budget: Budget) -> None:
        self.part = part
        self.budget = budget
        self.path: list[str] = []
        self.names = LocalNames()
        """Every element of the part, once it is read."""
        self._pieces: list[str] = []
        self._length = 0

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins; `path` already ends with it."""

    def closed(self, name: str, text: str) -> None:
        """An element ends; `text` is what stood in it since the last tag, `path` still ends with it."""

    def start(self, qualified: str, attributes: Attributes) -> None:
        name = self.names[qualified]
        self.path.append(name)
        self._pieces.clear()
        self._length = 0
        self.budget.elements += 1
        if len(self.path) > self.budget.limits.depth:
            raise UnreadableError("opening.nesting", part=self.part)
        self.opened(name, attributes)

    def end(self, qualified: str) -> None:
        self.closed(self.names[qualified], "".join(self._pieces))
        self._pieces.clear()
        self._length = 0
        self.path.pop()

    def characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > self.budget.limits.cell_characters:
            self.budget.add_text(self._length)
        self._pieces.append(text)

    def read(self, chunks: Iterable[bytes]) -> None:
        """Feed the part's bytes; UnreadableError says what is wrong with them."""
        parser = guarded_parser(self.part)
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        feed(parser, chunks, self.part, self.budget)


def local_attributes(attributes: Attributes) -> Attributes:
    """Attributes by name without prefix, as `r:id` where the prefix is anyone's choice."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def guarded_parser(part: str) -> expat.XMLParserType:
    """A parser that refuses every DOCTYPE, entity and odd encoding before it has any effect."""

    def refuse(*_: object) -> None:
        raise UnreadableError("opening.declaration", part=part)

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise UnreadableError("opening.encoding", part=part, encoding=encoding[:40])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.XmlDeclHandler = check_encoding
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], part: str, budget: Budget) -> None:
    """Give a part's bytes to its parser; stops at broken XML, at a huge tag and at the budget's end."""
    fed_bytes = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            budget.check()
            fed_bytes += len(chunk)
            if fed_bytes - parser.CurrentByteIndex > budget.limits.token_bytes:
                raise UnreadableError("opening.long_token", part=part)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from error
        raise damaged(f"„{part}“ ist kein gültiges XML, Zeile {error.lineno}") from error


class _RootReachedError(Exception):
    """The prolog is over: a DOCTYPE cannot come any more."""


class PrologGuard:
    """Looks at what stands before the root element of a part while its bytes pass by."""

    def __init__(self, part: str, limits: Limits = LIMITS) -> None:
        self._part = part
        self._limits = limits
        self._seen_bytes = 0
        self._is_done = False
        self._parser = guarded_parser(part)
        self._parser.StartElementHandler = self._stop

    def look(self, chunk: bytes) -> None:
        """Take the next bytes of the part; UnreadableError at a DOCTYPE, an odd encoding or a prolog without end."""
        if self._is_done:
            return
        self._seen_bytes += len(chunk)
        try:
            self._parser.Parse(chunk, False)
        except (_RootReachedError, expat.ExpatError):
            # Broken XML is no danger, and in a part that nobody reads no obstacle either.
            self._is_done = True
            return
        self._check_length(self._seen_bytes)

    def _stop(self, _name: str, _attributes: Attributes) -> None:
        self._check_length(self._parser.CurrentByteIndex)
        raise _RootReachedError

    def _check_length(self, prolog_bytes: int) -> None:
        if prolog_bytes > self._limits.prolog_bytes:
            raise UnreadableError("opening.long_token", part=self._part)


def grouped(number: int) -> str:
    """A whole number with German thousands dots, for the sentences of the catalogue."""
    return f"{number:,}".replace(",", ".")
