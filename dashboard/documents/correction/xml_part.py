"""One XML part of a package, changed in place: what is not changed keeps its bytes.

A library that reads a workbook and writes it anew loses what it does not know. Here the part is read with the intake's guarded
parser only to learn where each element begins and ends; changes are cut into the bytes.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.intake.opening.unpacking import CHUNK_BYTES
from dashboard.intake.opening.xml_guard import Attributes, Budget, feed, guarded_parser

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TAG = re.compile(rb"""<(?P<name>[^\s/>]+)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*?)(?P<slash>/?)>""")
_XML_DECLARATION = re.compile(r"\A\ufeff?<\?xml[^>]*\?>\s*")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Text as it stands in an element; signs that XML does not know are left out."""
    return html.escape(_NOT_XML.sub("", text), quote=False)


def quoted(text: str) -> str:
    """Text as it stands in an attribute."""
    return escaped(text).replace('"', "&quot;")


def element(name: str, attributes: Mapping[str, object] | None = None, *inner: str) -> str:
    """An element as XML; attributes are escaped, `inner` is XML already."""
    told = "".join(f' {key}="{quoted(str(value))}"' for key, value in (attributes or {}).items())
    return f"<{name}{told}>{''.join(inner)}</{name}>" if inner else f"<{name}{told}/>"


@dataclass(slots=True)
class Node:
    """An element and where it stands in the bytes: [start, inner) is its first tag, [inner_end, end) its last.

    `name` and `attributes` are without prefix.
    """

    name: str
    start: int
    inner: int
    attributes: Attributes
    is_empty: bool
    inner_end: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    def named(self, name: str) -> list[Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Node]:
        """The element and everything in it."""
        yield self
        for child in self.children:
            yield from child.walk()


class XmlPart:
    """A part to be changed; UnreadableError where it is no XML that the guard lets pass.

    `without`: the name of an element whose content is not looked at, as the cells of a sheet.
    """

    def __init__(self, content: bytes, part: str, *, without: str = "") -> None:
        self.content = _as_utf8(content)
        self._edits: list[tuple[int, int, bytes]] = []
        self._appended: dict[int, tuple[Node, list[str]]] = {}
        self._attributes: dict[int, tuple[Node, dict[str, str]]] = {}
        self.root = _outline(self.content, part, without)
        name = self._tag(self.root)["name"].decode()
        self.prefix = name[: -len(self.root.name)]
        """The prefix of the part's own namespace with its colon, mostly ""."""

    def element(self, name: str, attributes: Mapping[str, object] | None = None, *inner: str) -> str:
        """An element in the part's own namespace."""
        return element(self.prefix + name, attributes, *inner)

    def bytes_of(self, node: Node) -> bytes:
        return self.content[node.start : node.end]

    def text_of(self, node: Node) -> str:
        """The text directly in an element that holds nothing else."""
        return html.unescape(self.content[node.inner : node.inner_end].decode())

    def insert_before(self, node: Node, xml: str) -> None:
        self._edits.append((node.start, node.start, xml.encode()))

    def append(self, node: Node, xml: str) -> None:
        """Put XML in as the last content of an element."""
        self._appended.setdefault(node.start, (node, []))[1].append(xml)

    def remove(self, node: Node) -> None:
        self._edits.append((node.start, node.end, b""))

    def set_text(self, node: Node, text: str) -> None:
        """Another text for an element that has one."""
        self._edits.append((node.inner, node.inner_end, escaped(text).encode()))

    def set_attribute(self, node: Node, name: str, value: str) -> None:
        """An attribute without prefix."""
        self._attributes.setdefault(node.start, (node, {}))[1][name] = value

    @property
    def is_changed(self) -> bool:
        return bool(self._edits or self._appended or self._attributes)

    def changed(self) -> bytes:
        """The bytes with all changes in them."""
        edits = [*self._edits, *self._touched()]
        pieces: list[bytes] = []
        at = 0
        for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], edit[1])):
            if start < at:
                continue  # inside something that is removed
            pieces += [self.content[at:start], replacement]
            at = end
        return b"".join([*pieces, self.content[at:]])

    def _touched(self) -> Iterator[tuple[int, int, bytes]]:
        for node in {start: node for start, (node, _) in (*self._appended.items(), *self._attributes.items())}.values():
            tag = self._tag(node)
            told = tag["attributes"].rstrip()
            for name, value in self._attributes.get(node.start, (node, {}))[1].items():
                told = _with_attribute(told, name, value)
            inner = "".join(self._appended.get(node.start, (node, []))[1]).encode()
            if node.is_empty:
                closing = b">" + inner + b"</" + tag["name"] + b">" if inner else b"/>"
                yield node.start, node.end, b"<" + tag["name"] + told + closing
            else:
                yield node.start, node.inner, b"<" + tag["name"] + told + b">"
                yield node.inner_end, node.inner_end, inner

    def _tag(self, node: Node) -> re.Match[bytes]:
        return _tag_at(self.content, node.start)


def _with_attribute(told: bytes, name: str, value: str) -> bytes:
    given = f'{name}="{quoted(value)}"'.encode()
    pattern = re.compile(rb"(?<=\s)" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""")
    return pattern.sub(lambda _: given, told, count=1) if pattern.search(told) else told + b" " + given


def _tag_at(content: bytes, start: int) -> re.Match[bytes]:
    tag = _TAG.match(content, start)
    if tag is None:
        raise ValueError("no tag where the parser found one")
    return tag


def _as_utf8(content: bytes) -> bytes:
    """The part in UTF-8, in which tags can be found byte for byte; the guard allows UTF-16 beside it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _XML_DECLARATION.sub("", content.decode("utf-16"))
        return (DECLARATION + text).encode()
    return content


def _outline(content: bytes, part: str, without: str) -> Node:
    parser = guarded_parser(part)
    budget = Budget()
    top = Node("", 0, 0, {}, is_empty=False)
    open_nodes = [top]
    skipped = 0

    def start(qualified: str, attributes: Attributes) -> None:
        nonlocal skipped
        budget.elements += 1
        if skipped:
            skipped += 1
            return
        tag = _tag_at(content, parser.CurrentByteIndex)
        name = qualified.rpartition(":")[2]
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        node = Node(name, tag.start(), tag.end(), local, is_empty=bool(tag["slash"]))
        open_nodes[-1].children.append(node)
        open_nodes.append(node)
        skipped = int(name == without)

    def end(_qualified: str) -> None:
        nonlocal skipped
        skipped = max(0, skipped - 1)
        if skipped:
            return
        node = open_nodes.pop()
        at = parser.CurrentByteIndex
        node.inner_end = node.inner if node.is_empty else at
        node.end = node.inner if node.is_empty else content.index(b">", at) + 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    feed(parser, (content[at : at + CHUNK_BYTES] for at in range(0, len(content), CHUNK_BYTES)), part, budget)
    return top.children[0]
