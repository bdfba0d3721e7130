"""What a paper is made of, whatever it becomes: headings, paragraphs, lists, tables, pictures, and room to write in.

The figures of a paper come along in it as tables of text (Attachment); a PDF carries them inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a line, plain text and never markup."""

    text: str
    is_strong: bool = False


Line = tuple[Span, ...]


def strong(text: str) -> Span:
    """Words that stand out."""
    return Span(text, is_strong=True)


def line(*parts: str | Span) -> Line:
    """A line of plain words and spans; empty ones are left out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; `level` counts from 2. `begins_page`: it stands at the top of a page."""

    text: str
    level: int = 2
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `is_note`: what only explains, in small letters."""

    words: Line
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a lead line and what is said below it."""

    items: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; the first cell of each row is the row's own head. `widths` are shares; a cell may have several lines.

    `is_narrow`: so many columns that its letters are smaller.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    is_narrow: bool = False

    @property
    def numbers(self) -> tuple[bool, ...]:
        """Of each column whether it holds numbers and nothing else, which then stand at the right; the heads of rows never do."""
        return tuple(at > 0 and all(_NUMBER.fullmatch(row[at]) for row in self.rows) for at in range(len(self.heads)))


_NUMBER = re.compile(r"([+−±]?[\d.]+|–)(\s[▲◆][\d.]+)*")
"""A count or a change, with the signs of ratings beside or below it; or that there is none."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for what a person writes; only a document that can be written in has it. It is never filled and never stored.

    Without a heading it belongs to the one before it.
    """

    heading: str
    hint: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG) and what it shows, for who does not see it; a table with the same figures stands beside it."""

    svg: str
    alt: str


Block = Heading | Text | Items | Table | Slot | Picture


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a paper that can carry one: name, type, content, and what it is."""

    name: str
    mime: str
    content: str
    description: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `facts`: label and value below the title. `state` stands on each page, `marks` ("Beispieldaten") too.

    `day` is the day of its data, from which its file bears its date, so that it is the same byte for byte when made again.
    """

    title: str
    author: str
    day: date
    state: str
    blocks: tuple[Block, ...]
    facts: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
