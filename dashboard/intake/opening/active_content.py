"""What in a workbook runs, reloads or leads elsewhere when somebody opens it: judged by what the parts are, never by their names.

Excel goes by content types and relationships, so these decide here too, and what is in none of the two lists of harmless ones
counts as active: a file is handed on only where everything in it is known. What they cannot tell (DDE stands in an ordinary link
to another workbook, a program may call itself a picture) the contents do. Sources: ECMA-376 part 1, section 12, and part 2;
MS-XLSX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from itertools import chain
from xml.parsers import expat

from dashboard.intake.opening.limits import UnreadableError
from dashboard.intake.opening.package import RELATIONSHIPS, Package, Relationship, all_relationships, content_types
from dashboard.intake.opening.xml_guard import XML_ENDINGS, Attributes, Budget, LocalNames, feed, guarded_parser

MACROS = "Makros"
_ADD_IN = "ein Add-in"
_CONTROL = "ein ActiveX-Steuerelement"
_DATA = "eine Verbindung zu einer Datenquelle"
_DDE = "eine DDE-Verknüpfung"
_EMBEDDED = "eine eingebettete Datei"
_LOADED = "eine Formel oder ein Bild, das Inhalte von außen lädt"
_OBJECT = "ein eingebettetes oder verknüpftes Objekt (OLE)"
_RIBBON = "eigene Schaltflächen im Menüband"
_UPDATED = "Verknüpfungen, die sich ungefragt aktualisieren"
_WEB = "eine Veröffentlichung im Web"

_NAMED = {
    **dict.fromkeys(("vbaproject", "vbaprojectsignature", "wordvbadata", "macrosheet", "intlmacrosheet"), MACROS),
    **dict.fromkeys(("xlmacrosheet", "xlintlmacrosheet", "dialogsheet", "attachedtoolbars"), MACROS),
    **dict.fromkeys(("extensibility", "customui", "usercustomization"), _RIBBON),
    **dict.fromkeys(("webextension", "webextensiontaskpanes", "taskpanes"), _ADD_IN),
    **dict.fromkeys(("control", "activex", "activexcontrolbinary"), _CONTROL),
    **dict.fromkeys(("connections", "querytable", "volatiledependencies"), _DATA),
    **dict.fromkeys(("oleobject", "package"), _OBJECT),
}
"""What is known to be active has a name of its own; by last word of a relationship's or content type, in lower case."""

_HARMLESS_RELATIONSHIPS = frozenset(
    {
        *("officeDocument", "core-properties", "coreProperties", "extended-properties", "extendedProperties"),
        *("custom-properties", "customProperties", "thumbnail", "classificationlabels", "customXml", "customXmlProps"),
        *("worksheet", "chartsheet", "styles", "theme", "themeOverride", "sharedStrings", "calcChain", "sheetMetadata"),
        *("comments", "threadedComment", "person", "vmlDrawing", "drawing", "image", "hyperlink", "table", "printerSettings"),
        *("chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "ctrlProp", "customProperty"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
        *("pivotTable", "pivotCacheDefinition", "pivotCacheRecords", "slicer", "slicerCache", "timeline", "timelineCache"),
        *("externalLink", "externalLinkPath", "externalLinkLongPath", "xlExternalLinkPath", "xlPathMissing", "alternateUrls"),
        *("namedSheetView", "wsSortMap", "FeaturePropertyBag", "rdRichValue", "rdRichValueStructure", "rdRichValueTypes"),
        *("rdArray", "richStyles", "rdSupportingPropertyBag", "rdSupportingPropertyBagStructure", "richValueRel", "hdphoto"),
        # These say that a change would harm the workbook, which is another reason (documents/correction/harm.py).
        *("origin", "signature", "certificate", "revisionHeaders", "revisionLog", "usernames"),
    }
)

_HARMLESS_TYPES = frozenset(
    {
        *("xml", "relationships", "main", "worksheet", "chartsheet", "styles", "theme", "themeoverride", "sharedstrings"),
        *("calcchain", "sheetmetadata", "comments", "threadedcomments", "person", "vmldrawing", "drawing", "table"),
        *("chart", "chartshapes", "chartex", "chartstyle", "chartcolorstyle", "printersettings", "customproperty"),
        *("controlproperties", "diagramdata", "diagramlayout", "diagramstyle", "diagramcolors", "diagramdrawing"),
        *("pivottable", "pivotcachedefinition", "pivotcacherecords", "slicer", "slicercache", "timeline", "timelinecache"),
        *("externallink", "core-properties", "extended-properties", "custom-properties", "customxmlproperties"),
        *("classificationlabels", "namedsheetviews", "wssortmap", "featurepropertybag", "rdrichvalue", "rdrichvaluestructure"),
        *("rdrichvaluetypes", "digital-signature-origin", "digital-signature-xmlsignature", "digital-signature-certificate"),
        *("rdarray", "richstyles", "rdsupportingpropertybag", "rdsupportingpropertybagstructure", "richvaluerel"),
        *("revisionheaders", "revisionlog", "usernames"),
    }
)

_LEADING_OUT = frozenset({"externalLinkPath", "externalLinkLongPath", "xlExternalLinkPath", "xlPathMissing", "alternateUrls"})
"""Links to other workbooks: Excel asks before it follows them, and lists of houses are full of them (decision 0007)."""

_PLAIN_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
"""Only what these begin with is followed without harm: `file:`, UNC paths, scripts and programs are not."""

_PROGRAMS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _OBJECT,
    b"PK\x03\x04": _EMBEDDED,
    b"%PDF": _EMBEDDED,
    b"MZ": _EMBEDDED,
    b"\x7fELF": _EMBEDDED,
}
"""First bytes of what no part of a plain workbook begins with, whatever it is called: compound files (macros, objects), archives,
documents, programs."""

_QUOTED = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\[[^\]]*\]")
"""Texts, names of sheets, and names of columns of a table."""

_LOADING = re.compile(r"\b(?:WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|SQL\.REQUEST)\s*\(", re.IGNORECASE)
_LINKING = re.compile(r"\bHYPERLINK\s*\(\s*(?:\"(?P<target>[^\"]*))?", re.IGNORECASE)

_CELLS = frozenset({"c", "v", "row", "is", "t", "si", "r"})

_SHAPES = frozenset({"shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image", "group"})
"""Old drawings (VML) have their links in the shape itself."""

_ELEMENTS = {
    "ddeLink": _DDE,
    "oleLink": _OBJECT,
    "oleObject": _OBJECT,
    "ocx": _CONTROL,
    "connection": _DATA,
    "queryTable": _DATA,
    "volTypes": _DATA,
    "macrosheet": MACROS,
    "dialogsheet": MACROS,
    "customUI": _RIBBON,
    "webextension": _ADD_IN,
    "taskpanes": _ADD_IN,
    "webPublishItem": _WEB,
    "webPublishObject": _WEB,
}
"""What the contents say where types and relationships lie, or leave it open."""


PLAIN_ELEMENTS = frozenset(
    {
        *("worksheet", "sheetPr", "tabColor", "outlinePr", "pageSetUpPr", "dimension", "sheetViews", "sheetView", "pane"),
        *(
            "selection",
            "sheetFormatPr",
            "cols",
            "col",
            "sheetData",
            "row",
            "c",
            "v",
            "is",
            "t",
            "r",
            "rPr",
            "rFont",
            "b",
            "i",
            "u",
        ),
        *("sz", "color", "family", "charset", "scheme", "strike", "vertAlign", "autoFilter", "mergeCells", "mergeCell"),
        *("printOptions", "pageMargins", "pageSetup", "headerFooter", "oddHeader", "oddFooter", "phoneticPr", "sst", "si"),
    }
)
"""A part that holds no other elements holds nothing active, whatever its attributes say."""


def active_content(package: Package, plain: Set[str] = frozenset()) -> str | None:
    """The first thing in a workbook that is active, as German words in the accusative ("eine DDE-Verknüpfung"); None without any.

    What cannot be looked through counts as active too. `plain`: parts, by lower-case name, that were read already and hold
    nothing but PLAIN_ELEMENTS; a long list is not looked through twice.
    """
    budget = Budget()
    try:
        kinds = content_types(package, budget)
        found = chain(
            (_of_relationship(each) for each in all_relationships(package, budget)),
            (_of_type(kind, part) for part, kind in (kinds or {}).items()),
            (_of_part(package, part, (kinds or {}).get(part, ""), budget) for part in package.parts if part not in plain),
        )
        return next((what for what in found if what), None)
    except UnreadableError:
        return "einen Bestandteil, der sich nicht prüfen lässt"


def _unknown(name: str) -> str:
    return f"einen Bestandteil, den das Dashboard nicht kennt („{name[:60]}“)"


def _bad_link(target: str) -> str:
    return f"einen Link, der weder auf eine Internetseite noch auf eine Mailadresse zeigt („{target[:60]}“)"


def _of_relationship(arrow: Relationship) -> str | None:
    if arrow.kind not in _HARMLESS_RELATIONSHIPS:
        return _NAMED.get(arrow.kind.lower()) or _unknown(arrow.kind)
    if arrow.outside is None or arrow.kind in _LEADING_OUT:
        return None
    if arrow.kind != "hyperlink":
        return _LOADED
    return None if _PLAIN_LINK.match(arrow.outside) else _bad_link(arrow.outside)


def _of_type(kind: str, part: str) -> str | None:
    """The last word of "application/vnd.ms-office.activeX+xml" is "activex"."""
    if kind.startswith("image/"):
        return None
    word = kind.rpartition("/")[2].removesuffix("+xml").rpartition(".")[2].lower()
    return None if word in _HARMLESS_TYPES else _NAMED.get(word) or _unknown(part)


def _of_part(package: Package, part: str, kind: str, budget: Budget) -> str | None:
    pieces = package.chunks(part)
    first = next(pieces, b"")
    for beginning, what in _PROGRAMS.items():
        if first.startswith(beginning):
            return what
    if part.endswith(RELATIONSHIPS) or not (part.endswith(XML_ENDINGS) or kind.lower().endswith(("xml", "vmldrawing"))):
        return None
    reader = _Elements(part, budget)
    reader.read(chain([first], pieces))
    return reader.found


class _Elements:
    """Looks through an XML part for elements that are active; lean, because it meets every cell."""

    def __init__(self, part: str, budget: Budget) -> None:
        self.found: str | None = None
        self._part, self._budget = part, budget
        self._names = LocalNames()
        self._parser: expat.XMLParserType = guarded_parser(part)
        self._refreshes = False
        self._text: list[str] = []
        self._heard = ""
        self._judged: Callable[[str], str | None] = _of_formula

    def read(self, pieces: Iterable[bytes]) -> None:
        self._parser.StartElementHandler = self._start
        feed(self._parser, pieces, self._part, self._budget)

    def _start(self, qualified: str, attributes: Attributes) -> None:
        self._budget.elements += 1
        name = self._names[qualified]
        if name in _TEXTS:
            self._listen(qualified, _TEXTS[name])
        if name in _ELEMENTS:
            self._note(_ELEMENTS[name])
        if attributes and name not in _CELLS:
            self._look(name, attributes)

    def _look(self, name: str, attributes: Attributes) -> None:
        named = {self._names[key]: value for key, value in attributes.items()}
        if named.get("macro") or (name == "definedName" and {"xlm", "vbProcedure", "function"} & _true(named)):
            self._note(MACROS)
        if name == "workbookPr" and named.get("updateLinks") == "always":
            self._note(_UPDATED)
        if name == "pivotCacheDefinition":
            self._refreshes = "refreshOnLoad" in _true(named)
        is_fetched = name == "worksheetSource" and self._refreshes and "id" in named
        if is_fetched or (name == "cacheSource" and named.get("type") == "external"):
            self._note(_DATA)
        if name in _SHAPES and not _PLAIN_LINK.match(target := attributes.get("href", "#")):
            self._note(_bad_link(target))

    def _listen(self, qualified: str, judged: Callable[[str], str | None]) -> None:
        """The text up to the element's end is a formula, or the name of a macro."""
        self._text.clear()
        self._heard, self._judged = qualified, judged
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = self._hear

    def _hear(self, qualified: str) -> None:
        if qualified != self._heard:
            return
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
        self._note(self._judged("".join(self._text)))

    def _note(self, what: str | None) -> None:
        self.found = self.found or what


def _true(attributes: Attributes) -> set[str]:
    return {name for name, value in attributes.items() if value.lower() in ("1", "true", "on")}


def _of_formula(formula: str) -> str | None:
    """What a formula does beside computing; outside of quotation marks and brackets a bar stands only in a call of DDE."""
    bare = _QUOTED.sub("", formula)
    if "|" in bare:
        return _DDE
    if _LOADING.search(bare):
        return _LOADED
    targets = (link["target"] or "" for link in _LINKING.finditer(formula))
    return next((_bad_link(target) for target in targets if not _PLAIN_LINK.match(target)), None)


def _of_macro(text: str) -> str | None:
    return MACROS if text.strip() else None


_TEXTS: dict[str, Callable[[str], str | None]] = {
    **dict.fromkeys(("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"), _of_formula),
    "FmlaMacro": _of_macro,
}
