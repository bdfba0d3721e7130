"""A paper as PDF: accessible (PDF/UA-1), to be kept (PDF/A-3a), and with its figures inside. By Typst, without any network.

The same paper gives the same bytes. Typst refuses a missing title, a chart without words and a skipped heading; what it lets pass
(tables without heads, another language) tests/papers/ look for.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from dashboard.charts.drawing import font_folder
from dashboard.papers.model import Block, Paper, Slot, Table

_TEMPLATE = Path(__file__).with_name("paper.typ")
_UNKNOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
NO_SIGN = "\u25a1"
"""Stands where no font has the sign of a list: a file that is to be kept may hold nothing that cannot be shown."""
_ONE_AT_A_TIME = Lock()
"""A paper on thousands of measures takes some hundred megabytes while it is set; on one machine not several at once."""


def pdf(paper: Paper) -> bytes:
    """The document's bytes. TypstError: the paper does not meet what an accessible document needs, which tests have to find."""
    with _ONE_AT_A_TIME:
        return _with_row_heads(_compiled(json.dumps(_data(paper), ensure_ascii=False)))


def _data(paper: Paper) -> dict[str, Any]:
    day = [paper.day.year, paper.day.month, paper.day.day]
    blocks = [_told(each) for each in paper.blocks if not isinstance(each, Slot)]
    return {**asdict(replace(paper, blocks=())), "day": day, "blocks": blocks}


def _told(block: Block) -> dict[str, Any]:
    told = {"kind": type(block).__name__.lower(), **asdict(block)}
    return {**told, "numbers": block.numbers} if isinstance(block, Table) else told


def _compiled(data: str) -> bytes:
    """What Typst makes of the data; signs that no font has, which it names, are exchanged for NO_SIGN and tried again."""
    import typst  # loads a compiler, which every start of the program would wait for

    while True:
        try:
            return bytes(typst.compile(_TEMPLATE, font_paths=_fonts(), pdf_standards=["a-3a", "ua-1"], sys_inputs={"data": data}))
        except typst.TypstError as error:
            unknown = set("".join(_UNKNOWN.findall(str(error)))) & set(data)
            if not unknown:
                raise
            data = data.translate({ord(sign): NO_SIGN for sign in unknown})


@cache
def _fonts() -> Any:
    """The fonts that come with the program, and no other, so that it looks alike on every machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])


def _with_row_heads(content: bytes) -> bytes:
    """The first cell of each row below the head of a table as what it is, which Typst's Python package cannot say."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        for row in _body_rows(document.Root.StructTreeRoot):
            first = row.K[0] if isinstance(row.K, pikepdf.Array) else row.K
            if first.get("/S") == "/TD":
                first.S = pikepdf.Name.TH
                first.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _body_rows(element: Any) -> list[Any]:
    """The rows of all bodies of tables below a structure element."""
    import pikepdf

    found: list[Any] = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting.extend(each)
        elif isinstance(each, pikepdf.Dictionary) and "/K" in each:
            if each.get("/S") == "/TBody":
                found.extend(row for row in _listed(each.K) if row.get("/S") == "/TR")
            waiting.append(each.K)
    return found


def _listed(kids: Any) -> list[Any]:
    import pikepdf

    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
