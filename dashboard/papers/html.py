"""A paper as a web page: one file that asks nobody for anything, readable without JavaScript, in light and dark and on paper.

Figures that a PDF carries inside stand in it as links to themselves.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from itertools import count
from pathlib import Path

from dashboard.charts.drawing import font_folder
from dashboard.papers.model import Attachment, Block, Heading, Items, Line, Paper, Picture, Slot, Table, Text

_LOOK = Path(__file__).with_name("paper.css")
_POLICY = "default-src 'none'; font-src data:; style-src 'unsafe-inline'"
"""What the page may load: nothing but what is in it."""


def html(paper: Paper) -> bytes:
    """The page's bytes; the same paper gives the same bytes. Its headings are a table of contents."""
    numbers = count(1)
    anchors = {id(block): f"abschnitt-{next(numbers)}" for block in paper.blocks if isinstance(block, Heading)}
    return "\n".join(_lines(paper, anchors)).encode("utf-8")


def _lines(paper: Paper, anchors: dict[int, str]) -> Iterator[str]:
    marks = " · ".join(paper.marks)
    yield f'<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>{escape(paper.title)}</title>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f'<meta name="author" content="{escape(paper.author)}">\n<meta name="date" content="{paper.day.isoformat()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>\n{_letters()}\n{_LOOK.read_text('utf-8')}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#inhalt">Zum Inhalt</a>'
    yield f"<header><p>{escape(paper.state)}{f' · <strong>{escape(marks)}</strong>' if marks else ''}</p></header>"
    yield f'<main id="inhalt">\n<h1>{escape(paper.title)}</h1>\n<dl>'
    yield from (f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in paper.facts)
    yield "</dl>"
    yield from _contents(paper, anchors)
    for block in paper.blocks:
        if isinstance(block, Heading):
            yield f'<h{block.level} id="{anchors[id(block)]}">{escape(block.text)}</h{block.level}>'
        elif not isinstance(block, Slot):
            yield _WRITERS[type(block)](block)
    yield from _files(paper.attachments)
    yield "</main>\n</body>\n</html>\n"


@cache
def _letters() -> str:
    """The letters of papers as part of the page: alike on every machine, and asked of nobody."""
    data = base64.b64encode((font_folder() / "SourceSansPro-Regular.otf").read_bytes()).decode("ascii")
    return f'@font-face {{ font-family: "Source Sans Pro"; src: url(data:font/otf;base64,{data}) format("opentype"); }}'


def _contents(paper: Paper, anchors: dict[int, str]) -> Iterator[str]:
    """Links to the chief headings."""
    chief = [block for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    if len(chief) > 1:
        yield '<nav aria-label="Inhalt"><ul>'
        yield from (f'<li><a href="#{anchors[id(each)]}">{escape(each.text)}</a></li>' for each in chief)
        yield "</ul></nav>"


def _words(words: Line) -> str:
    return "".join(f"<strong>{escape(span.text)}</strong>" if span.is_strong else escape(span.text) for span in words)


def _text(block: Text) -> str:
    return f"<p{' class=note' if block.is_note else ''}>{_words(block.words)}</p>"


def _items(block: Items) -> str:
    items = ("<br>".join(map(_words, lines)) for lines in block.items)
    return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>"


def _table(block: Table) -> str:
    """In a frame that can be moved along by keyboard, for a table may be wider than a telephone."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
    rows = "\n".join(
        f'<tr><th scope="row">{_cell(first)}</th>{"".join(f"<td>{_cell(cell)}</td>" for cell in others)}</tr>'
        for first, *others in block.rows
    )
    caption = escape(block.caption)
    frame = f'<div class="wide{" narrow" if block.is_narrow else ""}" role="region" tabindex="0" aria-label="{caption}">'
    return (
        f"{frame}<table>\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _cell(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))


def _picture(block: Picture) -> str:
    """In the page itself, so that it has the page's letters; on a telephone it can be moved along."""
    drawn = block.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(block.alt)}" ', 1)
    return f'<div class="wide picture" role="region" tabindex="0" aria-label="Diagramm">{drawn}</div>'


def _files(attachments: tuple[Attachment, ...]) -> Iterator[str]:
    if attachments:
        yield '<h2 id="daten">Die Zahlen als Tabellen</h2>\n<ul>'
        for each in attachments:
            data = base64.b64encode(each.content.encode("utf-8")).decode("ascii")
            link = f'<a download="{escape(each.name)}" href="data:{each.mime};base64,{data}">{escape(each.name)}</a>'
            yield f"<li>{link}: {escape(each.description)}</li>"
        yield "</ul>"


_WRITERS: dict[type[Block], Callable[..., str]] = {Text: _text, Items: _items, Table: _table, Picture: _picture}
