"""What a paper has to hold before it may go out, whatever it says: by others' programs, and by us where these let faults pass.

`page` checks PDF/UA-1 and PDF/A-3a, `openxml_audit` Word documents and presentations. No program finds a table without heads,
nor a document that says that it is in another language; so both are looked for here.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf
from docx import Document
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.shapes.graphfrm import GraphicFrame

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


def pdf_faults(content: bytes) -> list[str]:
    """What is wrong with a PDF, in words; nothing where it may go out."""
    found = [str(failure) for profile in PROFILES for failure in page.validate_pdf_bytes(content, profile=profile).failures]
    with pikepdf.open(io.BytesIO(content)) as document:
        language = str(document.Root.get("/Lang", ""))
        found += [] if language.startswith("de") else [f"language {language!r}"]
        for table in _elements(document.Root.StructTreeRoot, "/Table"):
            heads = {_scope(each) for each in _elements(table, "/TH")}
            found += [f"table without heads of {missing[1:].lower()}s" for missing in ("/Column", "/Row") if missing not in heads]
    return found


def word_faults(path: Path) -> list[str]:
    """What is wrong with a Word document, in words; nothing where it may go out."""
    found = [str(each) for each in OpenXmlValidator().validate(path).errors]
    document = Document(str(path))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    found += [] if styles[:1] == ["heading 1"] or styles[:1] == ["Heading 1"] else ["no title"]
    found += [] if 'w:lang w:val="de-DE"' in document.styles.element.xml else ["another language"]
    for table in document.tables:
        is_head = table.rows[0]._tr.trPr is not None and table.rows[0]._tr.trPr.find(_TBL_HEADER) is not None
        found += [] if is_head else ["table without a head"]
    return found


def slides_faults(content: bytes) -> list[str]:
    """What is wrong with a presentation, in words; nothing where it may go out."""
    with tempfile.NamedTemporaryFile(suffix=".pptx") as file:
        file.write(content)
        file.flush()
        found = [str(each) for each in OpenXmlValidator().validate(Path(file.name)).errors]
    shown = Presentation(io.BytesIO(content))
    titles = [slide.shapes.title.text if slide.shapes.title is not None else "" for slide in shown.slides]
    found += ["slide without a title"] if not all(titles) else []
    found += ["two slides of one title"] if len(set(titles)) < len(titles) else []
    for at, slide in enumerate(shown.slides, 1):
        first, *_ = slide.shapes
        found += [] if first == slide.shapes.title else [f"slide {at} is not read from its title on"]
        for shape in slide.shapes:
            if isinstance(shape, GraphicFrame):
                words = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                found += [] if words else [f"slide {at}: {shape.name} without words of its own"]
                found += [f"slide {at}: table without a head"] if shape.has_table and not shape.table.first_row else []
        told = [run.get("lang") for each in (slide, slide.notes_slide) for run in each._element.iter(_RUN, _END)]
        found += [] if set(told) == {"de-DE"} else [f"slide {at}: language {sorted(map(str, set(told)))}"]
    return found


_RUN, _END = (f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}" for name in ("rPr", "endParaRPr"))
_TBL_HEADER = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"


def _elements(element: Any, kind: str) -> Iterator[Any]:
    """All structure elements of a kind below one, in their order."""
    kids = element.get("/K", [])
    for each in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            if kind == each.S:
                yield each
            yield from _elements(each, kind)


def _scope(head: Any) -> str:
    """Of what a head cell is the head: "/Row", "/Column", or empty where it does not say."""
    told = head.get("/A", [])
    each = list(told) if isinstance(told, pikepdf.Array) else [told]
    return next((str(attributes.Scope) for attributes in each if "/Scope" in attributes), "")


def pdf_tables(content: bytes) -> int:
    """How many tables a PDF has."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return sum(1 for _ in _elements(document.Root.StructTreeRoot, "/Table"))


def without_scope(content: bytes, scope: str) -> bytes:
    """The PDF with a fault: its tables have no heads of that kind ("/Row", "/Column")."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for each in _elements(document.Root.StructTreeRoot, "/TH"):
            if _scope(each) == scope:
                each.S = pikepdf.Name.TD
                del each.A
        return _saved(document)


def in_language(content: bytes, language: str) -> bytes:
    """The PDF with a fault: it says that it is in that language."""
    with pikepdf.open(io.BytesIO(content)) as document:
        document.Root.Lang = pikepdf.String(language)
        return _saved(document)


def without_title(content: bytes) -> bytes:
    """The PDF with a fault: no reader is told its title."""
    with pikepdf.open(io.BytesIO(content)) as document:
        document.Root.ViewerPreferences.DisplayDocTitle = False
        return _saved(document)


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
