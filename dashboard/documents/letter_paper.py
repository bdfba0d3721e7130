"""A letter as a Word document: A4, German, real headings and lists, so that a screen reader finds its way.

Written with the standard library: a letter needs five small parts, and a library for it would bring another XML writer along
that changes how workbooks are written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import escape

from dashboard.documents.round_sheet.cells import as_xml_text

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class Style(StrEnum):
    """What a paragraph is; each is a style of the document."""

    TEXT = "Normal"
    ADDRESS = "Address"
    SUBJECT = "Title"
    HEADING = "Heading1"
    STEP = "ListNumber"
    MARK = "Mark"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; line breaks stay. `label`: bold words before it."""

    text: str
    style: Style = Style.TEXT
    label: str = ""


def letter(title: str, paragraphs: Iterable[Paragraph]) -> bytes:
    """The document's bytes; equal paragraphs make equal bytes."""
    body = "".join(map(_paragraph, paragraphs))
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relationships(
            ("officeDocument", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _CORE.format(title=_text(title)),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}{_A4}</w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/_rels/document.xml.rels": _relationships(
            ("styles", f"{_OFFICE}/relationships/styles", "styles.xml"),
            ("numbering", f"{_OFFICE}/relationships/numbering", "numbering.xml"),
        ),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), _DECLARATION + content)
    return buffer.getvalue()


def _paragraph(paragraph: Paragraph) -> str:
    label = f"<w:r><w:rPr><w:b/></w:rPr>{_lines(f'{paragraph.label} ')}</w:r>" if paragraph.label else ""
    style = f'<w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>'
    return f"<w:p>{style}{label}<w:r>{_lines(paragraph.text)}</w:r></w:p>"


def _lines(text: str) -> str:
    return "<w:br/>".join(f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in text.split("\n"))


def _text(text: str) -> str:
    return escape(as_xml_text(text))


def _relationships(*entries: tuple[str, str, str]) -> str:
    told = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _style(name: str, shown: str, paragraph: str = "", run: str = "", *, is_default: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{shown}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_BOLD = "<w:b/>"
_ACCENT = '<w:color w:val="9B1B1F"/>'
_STYLES = (
    f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="de-DE"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    + _style("Normal", "Normal", '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/>', is_default=True)
    + _style("Address", "Anschrift", '<w:spacing w:after="360"/>')
    + _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:outlineLvl w:val="0"/>',
        _BOLD + '<w:sz w:val="26"/>',
    )
    + _style(
        "Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>', _BOLD + _ACCENT
    )
    + _style(
        "ListNumber",
        "List Number",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="80"/><w:ind w:left="426" w:hanging="426"/>',
    )
    + _style("Mark", "Kennzeichnung", '<w:spacing w:after="240"/>', _BOLD + _ACCENT)
    + "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>Steuerungs-Dashboard</dc:creator><dc:language>de-DE</dc:language></cp:coreProperties>"
)
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
