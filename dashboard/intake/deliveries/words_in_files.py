"""Words in the bytes of files: whether they stand there, however a package or its formatting parts them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import unescape

REDACTED = "[geschwärzt]"
"""Stands where words were redacted."""

_TAG = re.compile(r"<[^>]*>")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and signs without width: the reading of lists cuts them from values."""
_BLANKS = "(?:[\\s\u00a0\u202f]|\\\\n)+"
"""Also a line break as JSON writes it: some texts are stored within JSON."""


def pattern_of(words: str) -> str:
    """A regular expression for the words as they are written, capitals included; between them any blanks, also a line break."""
    return _BLANKS.join(re.escape(part) for part in words.split())


def holds(content: bytes, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a packed file, also where its formatting parts them; else in the bytes as they are."""
    sought = re.compile("|".join(pattern_of(each) for each in words))
    return any(sought.search(text) for text in _texts(content))


def _texts(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield name
                yield from _readable(package.read(name))
    except (zipfile.BadZipFile, NotImplementedError):
        yield from _readable(content)


def _readable(part: bytes) -> Iterator[str]:
    """The text of a part, with its tags between words as they lie, and without them: a name may be half bold."""
    text = part.decode("utf-8", "replace").translate(_UNSEEN)
    yield unescape(text)
    yield unescape(_TAG.sub("", text))
