"""A letter as a Word document: A4, German, real headings and lists, so that a screen reader finds its way.

Paper and styles are those of letter_paper.docx, which Word and LibreOffice open too. It is ours: the one that python-docx brings
along is American letter paper with dozens of styles that nobody uses and a zoom without its percent.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dashboard.documents.round_sheet.cells import without_controls

PAPER = Path(__file__).with_suffix(".docx")


class Style(StrEnum):
    """What a paragraph is; each is a style of the paper."""

    TEXT = "Normal"
    ADDRESS = "Anschrift"
    SUBJECT = "Title"
    HEADING = "Heading 1"
    STEP = "List Number"
    MARK = "Kennzeichnung"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; line breaks stay. `label`: bold words before it."""

    text: str
    style: Style = Style.TEXT
    label: str = ""


def letter(title: str, paragraphs: Iterable[Paragraph]) -> bytes:
    """The document's bytes; a reader shows `title` as its name."""
    from docx import Document  # takes a fifth of a second to load, which every start of the program would wait for

    document = Document(str(PAPER))
    document.core_properties.title = without_controls(title)
    for each in paragraphs:
        written = document.add_paragraph(style=each.style)
        if each.label:
            written.add_run(without_controls(f"{each.label} ")).bold = True
        written.add_run(without_controls(each.text))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
