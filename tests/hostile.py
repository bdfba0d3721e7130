"""Builders of workbooks that mean harm or are broken, and of the plain ones beside them. Each returns the bytes of a file.

The zip is written by hand, because a library would refuse to lie about sizes, checksums and names.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADING = '<row r="1"><c r="A1" t="inlineStr"><is><t>Maßnahme</t></is></c></row>'
"""One row with one text: the smallest sheet with something in it."""


LIST = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Maßnahme</t></is></c><c r="B1" t="inlineStr"><is><t>Status</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Sprachkurse</t></is></c><c r="B2" t="inlineStr"><is><t>läuft</t></is></c></row>'
)
"""The smallest list: one measure below its header."""


@dataclass(slots=True)
class Entry:
    """One entry of a zip as it will be written: what is packed, and what the headers claim."""

    name: str
    packed: bytes
    size_bytes: int
    checksum: int
    method: int = ZIP_DEFLATED
    flags: int = 0x800


def entry(name: str, content: bytes, *, method: int = ZIP_DEFLATED) -> Entry:
    """An honest entry."""
    packed = content
    if method == ZIP_DEFLATED:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = deflate.compress(content) + deflate.flush()
    return Entry(name, packed, len(content), zlib.crc32(content), method)


def zip_bytes(entries: list[Entry]) -> bytes:
    """A zip of the entries as they stand, true or not."""
    body, directory = bytearray(), bytearray()
    for each in entries:
        name = each.name.encode()
        common = (each.flags, each.method, 0, 0x21, each.checksum, len(each.packed), each.size_bytes, len(name), 0)
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, *common, 0, 0, 0, 0, len(body)) + name
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, *common) + name + each.packed
    counts = (0, 0, len(entries) & 0xFFFF, len(entries) & 0xFFFF, len(directory), len(body), 0)
    return bytes(body + directory) + struct.pack("<4s4H2LH", b"PK\x05\x06", *counts)


def sheet_xml(data: str = HEADING, *, before: str = "", after: str = "", namespace: str = MAIN) -> bytes:
    """A worksheet part: rows inside sheetData, and what stands before and after it."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<worksheet xmlns="{namespace}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'.encode()


def relationships_xml(targets: dict[str, tuple[str, str]], *, namespace: str = RELATIONS) -> bytes:
    """A relationships part: id -> (last segment of the type, target)."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{namespace}/{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'.encode()


def parts(
    sheet: bytes | None = None, *, extra: dict[str, tuple[str, bytes]] | None = None, workbook_properties: str = ""
) -> dict[str, bytes]:
    """The parts of a workbook with one sheet "Liste"; `extra` maps a part in xl/ to its relationship kind and content."""
    more = extra or {}
    targets = {"rId1": ("worksheet", "worksheets/sheet1.xml")}
    targets |= {f"rId{number}": (kind, name) for number, (name, (kind, _)) in enumerate(more.items(), start=2)}
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook_properties}'
        '<sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return {
        "_rels/.rels": relationships_xml({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": workbook.encode(),
        "xl/_rels/workbook.xml.rels": relationships_xml(targets),
        "xl/worksheets/sheet1.xml": sheet_xml() if sheet is None else sheet,
        **{f"xl/{name}": content for name, (_, content) in more.items()},
    }


def packed(content: dict[str, bytes]) -> bytes:
    """An honest zip of parts."""
    return zip_bytes([entry(name, data) for name, data in content.items()])


def workbook(data: str = HEADING, *, before: str = "", after: str = "") -> bytes:
    """A workbook with one sheet, given by its rows and what stands around them."""
    return packed(parts(sheet_xml(data, before=before, after=after)))


def shared_strings(items: str, *, attributes: str = "") -> dict[str, tuple[str, bytes]]:
    """The `extra` part that holds shared texts."""
    return {"sharedStrings.xml": ("sharedStrings", f'<sst xmlns="{MAIN}"{attributes}>{items}</sst>'.encode())}


def with_part(name: str, content: bytes, data: str = HEADING) -> bytes:
    """A good workbook with one more part that nothing refers to."""
    return packed({**parts(sheet_xml(data)), name: content})


def with_entries(*more: Entry) -> bytes:
    """A good workbook with more zip entries, honest or not."""
    return zip_bytes([entry(name, data) for name, data in parts().items()] + list(more))


def old_excel() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(512)


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def word_binary() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(512)


def open_document() -> bytes:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zip_bytes([entry("mimetype", kind, method=ZIP_STORED), entry("content.xml", b"<office:document-content/>")])


def truncated() -> bytes:
    whole = workbook("".join(text_row(row, f"Maßnahme {row * 7919}") for row in range(1, 500)))
    return whole[: len(whole) // 2]


def wrong_checksum() -> bytes:
    bad = entry("xl/media/bild.bin", b"Inhalt")
    bad.checksum ^= 1
    return with_entries(bad)


def blanks(size_bytes: int) -> tuple[bytes, int]:
    """So many blanks, deflated without ever holding them: one megabyte is packed once and repeated. Packed bytes and size."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = deflate.compress(b" " * 2**20) + deflate.flush(zlib.Z_FULL_FLUSH)
    repeated = -(-size_bytes // 2**20)
    return block * repeated + deflate.flush(), repeated * 2**20


def bomb(size_bytes: int, *, claimed_bytes: int | None = None, name: str = "xl/media/bild.bin") -> bytes:
    """A workbook with one part of so many blanks; `claimed_bytes` is what the directory says instead of the truth."""
    deflated, true_bytes = blanks(size_bytes)
    return with_entries(Entry(name, deflated, true_bytes if claimed_bytes is None else claimed_bytes, 0))


def many_parts(count: int) -> bytes:
    """A workbook of exactly `count` parts."""
    return with_entries(*(entry(f"xl/media/{number}.bin", b"") for number in range(count - len(parts()))))


def nested() -> bytes:
    """A zip that holds zips that hold a bomb."""
    inner = zip_bytes([entry(f"{number}.zip", bomb(2**24)) for number in range(4)])
    return zip_bytes([entry(f"{number}.zip", inner) for number in range(4)])


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return declared(f"<!DOCTYPE worksheet [{entities}]>", "&a9;")


def quadratic_blow_up() -> bytes:
    return declared(f'<!DOCTYPE worksheet [<!ENTITY a "{"x" * 100_000}">]>', "&a;" * 10_000)


def external_entity() -> bytes:
    return declared('<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;")


def declared(doctype: str, text: str, *, encoding: str = "UTF-8") -> bytes:
    """A workbook whose sheet begins with a DOCTYPE and has `text` in A1."""
    return packed(parts(declared_sheet(doctype, text, encoding=encoding)))


def declared_sheet(doctype: str, text: str, *, encoding: str = "UTF-8") -> bytes:
    sheet = (
        f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<worksheet xmlns="{MAIN}"><sheetData>'
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>'
    )
    return sheet.encode(encoding)


def value_row(row: int, columns: int) -> str:
    """A row with the number 1 in each of so many columns, without addresses of their own."""
    return f'<row r="{row}">{"<c><v>1</v></c>" * columns}</row>'


def text_row(row: int, text: str) -> str:
    return f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def value_at(address: str, row: int) -> bytes:
    """A workbook with a heading in A1 and a number at one far address."""
    return workbook(f'{HEADING}<row r="{row}"><c r="{address}"><v>1</v></c></row>')


def merged(*areas: str) -> bytes:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return workbook(HEADING, after=f"<mergeCells>{cells}</mergeCells>")


def linked(area: str) -> bytes:
    return workbook(HEADING, after=f'<hyperlinks><hyperlink ref="{area}" location="Liste!A1"/></hyperlinks>')


def many_merges(count: int) -> bytes:
    return merged(*(f"A{row}:B{row}" for row in range(1, count + 1)))


def deep(levels: int) -> bytes:
    """A workbook whose sheet nests so many elements, the worksheet itself included."""
    inside = levels - 1
    return workbook(HEADING, after="<a>" * inside + "</a>" * inside)


def strict(data: str = HEADING) -> bytes:
    """A good workbook as Excel saves it under "Strict Open XML": the same words under other addresses."""
    content = {
        name: part.replace(MAIN.encode(), STRICT.encode()).replace(RELATIONS.encode(), STRICT_RELATIONS.encode())
        for name, part in parts(sheet_xml(data)).items()
    }
    return packed(content)


def empty_formatted_cells(count: int) -> bytes:
    """A workbook with a heading and so many cells that are formatted and hold nothing."""
    per_row = 1_000
    rows = "".join(f'<row r="{row}">{"<c/>" * per_row}</row>' for row in range(2, 2 + count // per_row))
    return workbook(HEADING + rows, before='<dimension ref="A1:XFD1048576"/>')


def many_measures(count: int) -> bytes:
    """A list of the department of education with so many measures, each with a title and a stage."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'.format
    rows = (f"<row>{cell(f'Sprachkurs {number}')}{cell('läuft')}</row>" for number in range(1, count + 1))
    return workbook(f"<row>{cell('Maßnahmen SKB')}</row><row>{cell('Maßnahme')}{cell('Status')}</row>{''.join(rows)}")
