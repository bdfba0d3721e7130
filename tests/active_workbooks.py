"""Workbooks in tests that hold something active, and those beside them that hold something as ordinary as that looks.

Each is the faulty list of tests/corrections.py with parts put in as Excel writes them: content type, relationship and content.
The names of the parts say nothing on purpose.
"""

from __future__ import annotations

import posixpath

from tests.corrections import FAULTY, parts_of, with_parts
from tests.hostile import MAIN, PACKAGE, RELATIONS

BOOK, SHEET, TYPES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OFFICE = "http://schemas.microsoft.com/office"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def having(
    kind: str, content: bytes, content_type: str, *, source: str = BOOK, part: str = "xl/teil.xml", base: bytes = FAULTY
) -> bytes:
    """The list with one more part: its relationship's type (whole, or its last word), bytes and content type."""
    types = parts_of(base)[TYPES]
    override = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'.encode()
    changes = {part: content, TYPES: types.replace(b"</Types>", override)}
    return linked(source, kind, f"/{part}", base=with_parts(base, changes), mode="Internal")


def linked(source: str, kind: str, target: str, *, base: bytes = FAULTY, mode: str = "External") -> bytes:
    """The list with one more relationship of a part, by default to the outside."""
    name = posixpath.join(posixpath.dirname(source), "_rels", f"{posixpath.basename(source)}.rels")
    before = parts_of(base).get(name, f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode())
    whole = kind if ":" in kind else f"{RELATIONS}/{kind}"
    arrow = f'<Relationship Id="rIdTest" Type="{whole}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return with_parts(base, {name: before.replace(b"</Relationships>", arrow.encode())})


def saying(after: str, words: str, *, part: str = SHEET) -> bytes:
    """The list with some XML in one of its parts: behind a closing tag, or before it where `after` begins with "^"."""
    content = parts_of(FAULTY)[part].decode()
    tag = after.lstrip("^")
    assert tag in content
    return with_parts(FAULTY, {part: content.replace(tag, words + tag if after != tag else tag + words, 1).encode()})


def formula(text: str) -> bytes:
    """The list with a formula in a cell of its own, with its stored result."""
    return saying("^</sheetData>", f'<row r="40"><c r="Z40" t="str"><f>{text}</f><v>x</v></c></row>')


def external_link(inner: str) -> bytes:
    """A link to another workbook, or what stands in its place."""
    content = f'<externalLink xmlns="{MAIN}" xmlns:r="{RELATIONS}">{inner}</externalLink>'.encode()
    made = having("externalLink", content, f"{SPREADSHEET}.externalLink+xml", part="xl/links/eins.xml")
    return linked("xl/links/eins.xml", "externalLinkPath", r"file:///\\server\ablage\Vorjahr.xlsx", base=made)


def xml(name: str, inner: str = "", attributes: str = "") -> bytes:
    return f'<{name} xmlns="{MAIN}" xmlns:r="{RELATIONS}"{attributes}>{inner}</{name}>'.encode()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
VML = b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape href="%s"/></xml>'
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
PIVOT = f"{SPREADSHEET}.pivotCacheDefinition+xml"
BINARY = f"{SPREADSHEET}.printerSettings"

ACTIVE: dict[str, tuple[bytes, str]] = {
    "macros under another name": (
        having(f"{OFFICE}/2006/relationships/vbaProject", b"x", "application/vnd.ms-office.vbaProject", part="xl/bild.png"),
        "Makros",
    ),
    "macros that say they are settings of a printer": (having("printerSettings", COMPOUND, BINARY), "ein eingebettetes oder"),
    "a macro sheet": (
        having(f"{OFFICE}/2006/relationships/xlMacrosheet", xml("macrosheet"), "application/vnd.ms-excel.macrosheet+xml"),
        "Makros",
    ),
    "a macro sheet that says it is a worksheet": (
        having("worksheet", xml("macrosheet"), f"{SPREADSHEET}.worksheet+xml"),
        "Makros",
    ),
    "a name that is a macro": (
        saying("^<calcPr", '<definedNames><definedName name="a" xlm="1">A1</definedName></definedNames>', part=BOOK),
        "Makros",
    ),
    "a button with a macro": (
        having(
            "drawing",
            xml("wsDr", '<sp macro="[1]!Los"/>'),
            "application/vnd.openxmlformats-officedocument.drawing+xml",
            source=SHEET,
        ),
        "Makros",
    ),
    "dde": (external_link('<ddeLink ddeService="cmd" ddeTopic="/c calc"/>'), "eine DDE-Verknüpfung"),
    "dde in a cell": (formula("cmd|'/c calc'!A0"), "eine DDE-Verknüpfung"),
    "dde in a cell, cut in two": (formula("cm<a/>d|'/c calc'!A0"), "eine DDE-Verknüpfung"),
    "dde in a name": (
        saying("^<calcPr", "<definedNames><definedName name=\"a\">cmd|'/c calc'!A0</definedName></definedNames>", part=BOOK),
        "eine DDE-Verknüpfung",
    ),
    "an object of another program": (
        external_link('<oleLink progId="Package"/>'),
        "ein eingebettetes oder verknüpftes Objekt (OLE)",
    ),
    "an embedded object": (
        having("oleObject", b"x", "application/vnd.openxmlformats-officedocument.oleObject", source=SHEET, part="xl/media/a.png"),
        "ein eingebettetes oder verknüpftes Objekt (OLE)",
    ),
    "an embedded package": (having("package", b"x", f"{SPREADSHEET}.sheet", source=SHEET), "ein eingebettetes oder"),
    "a file that says it is a picture": (having("image", b"PK\x03\x04", "image/png", source=SHEET), "eine eingebettete Datei"),
    "a program that says it is a picture": (having("image", b"MZ\x90", "image/png", source=SHEET), "eine eingebettete Datei"),
    "an active control": (
        having("control", xml("ocx"), "application/vnd.ms-office.activeX+xml", source=SHEET),
        "ein ActiveX-Steuerelement",
    ),
    "a connection": (
        having("connections", xml("connections", '<connection refreshOnLoad="1"/>'), f"{SPREADSHEET}.connections+xml"),
        "eine Verbindung zu einer Datenquelle",
    ),
    "a connection that says it is something else": (
        having("customXml", xml("connections", '<connection refreshOnLoad="1"/>'), "application/xml"),
        "eine Verbindung zu einer Datenquelle",
    ),
    "a query": (
        having("queryTable", xml("queryTable", attributes=' refreshOnLoad="1"'), f"{SPREADSHEET}.queryTable+xml", source=SHEET),
        "eine Verbindung zu einer Datenquelle",
    ),
    "values that come in": (
        having("volatileDependencies", xml("volTypes"), f"{SPREADSHEET}.volatileDependencies+xml"),
        "eine Verbindung zu einer Datenquelle",
    ),
    "a pivot of a data base": (
        having("pivotCacheDefinition", xml("pivotCacheDefinition", '<cacheSource type="external" connectionId="1"/>'), PIVOT),
        "eine Verbindung zu einer Datenquelle",
    ),
    "a pivot that fetches another workbook": (
        having(
            "pivotCacheDefinition",
            xml("pivotCacheDefinition", '<cacheSource><worksheetSource r:id="rId1"/></cacheSource>', ' refreshOnLoad="1"'),
            PIVOT,
        ),
        "eine Verbindung zu einer Datenquelle",
    ),
    "links that are followed unasked": (
        with_parts(FAULTY, {BOOK: parts_of(FAULTY)[BOOK].replace(b"<workbookPr ", b'<workbookPr updateLinks="always" ')}),
        "Verknüpfungen, die sich ungefragt aktualisieren",
    ),
    "a script as a link": (linked(SHEET, "hyperlink", "javascript:alert(1)"), "einen Link, der weder auf"),
    "a file as a link": (linked(SHEET, "hyperlink", "file:///C:/Windows/calc.exe"), "einen Link, der weder auf"),
    "a file of the network as a link": (linked(SHEET, "hyperlink", r"\\server\ablage\a.exe"), "einen Link, der weder auf"),
    "a file beside the workbook as a link": (linked(SHEET, "hyperlink", "a.exe"), "einen Link, der weder auf"),
    "a link of a drawing": (linked("xl/drawings/drawing9.xml", "hyperlink", "search-ms:query=a"), "einen Link, der weder auf"),
    "a link of an old drawing": (
        having("vmlDrawing", VML % b"file:///C:/a.exe", VML_TYPE, source=SHEET),
        "einen Link, der weder auf",
    ),
    "a link as a formula": (formula("HYPERLINK(&quot;file:///C:/a.exe&quot;,&quot;hier&quot;)"), "einen Link, der weder auf"),
    "a link that nobody can judge": (formula("HYPERLINK(A1)"), "einen Link, der weder auf"),
    "a formula that asks the network": (
        formula("_xlfn.WEBSERVICE(&quot;https://x.example&quot;)"),
        "eine Formel oder ein Bild, das",
    ),
    "a picture that is loaded": (linked(SHEET, "image", "https://x.example/a.png"), "eine Formel oder ein Bild, das"),
    "buttons of its own": (
        having(f"{OFFICE}/2007/relationships/ui/extensibility", xml("customUI"), "application/xml", source=""),
        "eigene Schaltflächen im Menüband",
    ),
    "an add-in": (
        having(f"{OFFICE}/2011/relationships/webextensiontaskpanes", xml("taskpanes"), "application/xml", source=""),
        "ein Add-in",
    ),
    "web publishing": (
        saying("^</worksheet>", '<webPublishItems count="1"><webPublishItem id="1"/></webPublishItems>'),
        "eine Veröffentlichung im Web",
    ),
    "a relationship that nobody knows": (
        having("neuartig", xml("a"), "application/xml"),
        "einen Bestandteil, den das Dashboard nicht kennt („neuartig“)",
    ),
    "a part that nobody knows": (
        having("customXml", b"x", "application/x-neuartig", part="xl/teil.bin"),
        "einen Bestandteil, den das Dashboard nicht kennt („xl/teil.bin“)",
    ),
    "a part without a type": (
        with_parts(FAULTY, {"xl/teil.bin": b"x"}),
        "einen Bestandteil, den das Dashboard nicht kennt („xl/teil.bin“)",
    ),
    "a part that cannot be looked through": (
        having("customXml", b"<a><b></a>", "application/xml"),
        "einen Bestandteil, der sich nicht prüfen lässt",
    ),
}

ORDINARY: dict[str, bytes] = {
    "nothing else": FAULTY,
    "a page as a link": linked(SHEET, "hyperlink", "https://www.bremen.de/soziales"),
    "a mail address as a link": linked(SHEET, "hyperlink", "mailto:integration@example.org"),
    "a place in the workbook as a link": linked(SHEET, "hyperlink", "#Maßnahmen!A1"),
    "a page as a formula": formula("HYPERLINK(&quot;https://www.bremen.de&quot;,&quot;a|b&quot;)"),
    "a bar in a text and in the name of a sheet": formula("'A|B'!A1&amp;&quot;cmd|x!&quot;"),
    "a bar in the name of a column": formula("SUM(Tabelle1[Mittel|2026])"),
    "a link to another workbook": external_link('<externalBook r:id="rIdTest"/>'),
    "a link of an old drawing to a page": having("vmlDrawing", VML % b"https://www.bremen.de", VML_TYPE, source=SHEET),
    "a picture": having("image", PICTURE, "image/png", source=SHEET, part="xl/media/a.png"),
    "a shape without a macro": having(
        "drawing", xml("wsDr", '<sp macro=""/>'), "application/vnd.openxmlformats-officedocument.drawing+xml", source=SHEET
    ),
    "settings of a printer": having("printerSettings", b"\\\\drucker\\a", BINARY, source=SHEET, part="xl/drucker.bin"),
    "a form control": having("ctrlProp", xml("formControlPr"), "application/vnd.ms-excel.controlproperties+xml", source=SHEET),
    "a pivot of its own sheet": having(
        "pivotCacheDefinition",
        xml(
            "pivotCacheDefinition",
            '<cacheSource type="worksheet"><worksheetSource ref="A1:B2"/></cacheSource>',
            ' refreshOnLoad="1"',
        ),
        PIVOT,
    ),
    "the words of a document management system": having("customXml", xml("properties"), "application/xml"),
    "links that are asked about": with_parts(
        FAULTY, {BOOK: parts_of(FAULTY)[BOOK].replace(b"<workbookPr ", b'<workbookPr updateLinks="userSet" ')}
    ),
}
