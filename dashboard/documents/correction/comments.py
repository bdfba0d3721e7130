"""The comments of a sheet: ours are put in and taken out again, those of the house keep their words.

What we say begins with a line of its own, by which it is found and cut away again, below a comment of the house too; the author
will not do, as LibreOffice forgets it. A threaded comment (Excel 365) is left alone: its text is a mirror that Excel writes anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.documents.correction.parts import Parts
from dashboard.documents.correction.styles import MAIN
from dashboard.documents.correction.xml_part import DECLARATION, Node, XmlPart, element, escaped
from dashboard.intake.cells.beside import OUR_COMMENT

AUTHOR = "Dashboard"
FIRST_LINE = OUR_COMMENT
"""Above our sentences, and so between them and a comment of the house."""

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
PATTERN = "xl/comments{}.xml"

_THREADED = "tc="
"""How the author of a threaded comment's mirror begins."""


def empty_part() -> str:
    return DECLARATION + element("comments", {"xmlns": MAIN}, element("authors", None, ""), element("commentList", None, ""))


class Comments:
    """The comments part of one sheet. Cells are addresses ("D14")."""

    def __init__(self, xml: XmlPart) -> None:
        self.xml = xml
        self._authors = [xml.text_of(each) for each in _children(xml.root, "authors")]
        self._by_cell = {each.attributes.get("ref", ""): each for each in _children(xml.root, "commentList")}

    def remove_ours(self) -> set[str]:
        """Take away what an earlier correction put in; gives the cells that have no comment any more."""
        gone = set()
        for cell, node in list(self._by_cell.items()):
            if FIRST_LINE not in (words := self._all_words(node)):
                continue
            if words.partition(FIRST_LINE)[0].strip():
                self._cut(node)
            else:
                self.xml.remove(node)
                del self._by_cell[cell]
                gone.add(cell)
        return gone

    def add(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Put our sentences in; gives the whole text of each cell that got one, for the size of its box."""
        shown = {}
        author = self._own_author()
        for cell, text in texts.items():
            old = self._by_cell.get(cell)
            if old is None:
                shown[cell] = f"{FIRST_LINE}\n{text}"
                self._add_new(cell, shown[cell], author)
            elif not self._author(old).startswith(_THREADED):
                below = f"\n\n{FIRST_LINE}\n{text}"
                self._add_below(old, below)
                shown[cell] = self._all_words(old).partition(f"\n\n{FIRST_LINE}")[0] + below
        return shown

    def _author(self, node: Node) -> str:
        index = node.attributes.get("authorId", "")
        return self._authors[int(index)] if index.isdecimal() and int(index[:6]) < len(self._authors) else ""

    def _own_author(self) -> int:
        if AUTHOR not in self._authors:
            self._authors.append(AUTHOR)
            self.xml.append(self.xml.root.named("authors")[0], self.xml.element("author", None, AUTHOR))
        return self._authors.index(AUTHOR)

    def _add_new(self, cell: str, text: str, author: int) -> None:
        xml = self.xml.element("text", None, self._run(text))
        told = {"ref": cell, "authorId": author}
        self.xml.append(self.xml.root.named("commentList")[0], self.xml.element("comment", told, xml))

    def _add_below(self, node: Node, text: str) -> None:
        (told,) = node.named("text")
        self.xml.append(told, self._run(text))

    def _run(self, text: str) -> str:
        font = "".join(self.xml.element(*each) for each in _font())
        words = self.xml.element("t", {"xml:space": "preserve"}, escaped(text))
        return self.xml.element("r", None, self.xml.element("rPr", None, font), words)

    def _cut(self, node: Node) -> None:
        """Cut a comment of the house off before our line; what stands behind the line is ours."""
        told = node.first("text")
        behind = False
        for run in told.children if told else []:
            for text in [each for each in run.walk() if each.name == "t" and not each.is_empty]:
                words = self.xml.text_of(text)
                if not behind and FIRST_LINE in words:
                    behind = True
                    kept = words.partition(FIRST_LINE)[0].rstrip("\n")
                    self._keep(run, text, kept)
                elif behind:
                    self.xml.remove(run)

    def _keep(self, run: Node, text: Node, kept: str) -> None:
        if kept:
            self.xml.set_text(text, kept)
        else:
            self.xml.remove(run)

    def _all_words(self, node: Node) -> str:
        return "".join(self.xml.text_of(each) for each in node.walk() if each.name == "t")


def _font() -> list[tuple[str, dict[str, object]]]:
    return [("sz", {"val": 9}), ("color", {"rgb": "FF1A1A1A"}), ("rFont", {"val": "Calibri"}), ("family", {"val": 2})]


def _children(root: Node, name: str) -> list[Node]:
    found = root.first(name)
    return found.children if found else []


def comments_of(parts: Parts, sheet_part: str) -> str | None:
    """The comments part of a sheet."""
    return parts.related(sheet_part, "comments")


def new_comments(parts: Parts, sheet_part: str) -> str:
    """An empty comments part for a sheet that has none."""
    part = parts.free(PATTERN)
    parts.write(part, empty_part())
    parts.name_type(part, CONTENT_TYPE)
    parts.relate(sheet_part, "comments", part)
    return part
