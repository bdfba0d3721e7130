"""What changed in a value as Markdown, in long texts word by word: told by signs and by strike-through or bold type, never by
colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from dashboard import formats
from dashboard.documents.field_values import FieldWords

LEGEND = "[− ~~gestrichen~~] entfällt, [+ **fett**] kommt hinzu, […] bleibt und ist hier gekürzt."
REST = "[…]"
CONTEXT = 12
"""Words that are shown on each side of a change; what lies farther away is cut."""


def values_in_markdown(name: str, old: Any, new: Any, words: FieldWords) -> str:
    """The old and the new value, the new one in bold; of long texts what changed, word by word."""
    if words.is_long(name, old, new):
        return word_diff(str(old), str(new))
    before, after = (formats.literal(words.value(name, value)) for value in (old, new))
    return f"{before} → **{after}**"


def word_diff(old: str, new: str) -> str:
    """The new text with what was taken out of the old one and what was put in, as one Markdown line.

    Two empty texts give an empty line. Unchanged words far from any change are left out.
    """
    before, after = old.split(), new.split()
    if before == after:
        return formats.literal(" ".join(after))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    parts: list[str] = []
    for at, (kind, first, last, new_first, new_last) in enumerate(steps):
        if kind == "equal":
            parts.extend(_kept(before[first:last], is_first=at == 0, is_last=at == len(steps) - 1))
        else:
            parts.extend(_marked("[− ~~{}~~]", before[first:last]))
            parts.extend(_marked("[+ **{}**]", after[new_first:new_last]))
    return " ".join(parts)


def _marked(frame: str, words: list[str]) -> Iterator[str]:
    if words:
        yield frame.format(formats.literal(" ".join(words)))


def _kept(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[str]:
    """Unchanged words, only as many as lie beside a change."""
    before = 0 if is_first else CONTEXT
    after = 0 if is_last else CONTEXT
    if len(words) <= before + after + 1:
        yield formats.literal(" ".join(words))
        return
    if before:
        yield formats.literal(" ".join(words[:before]))
    yield REST
    if after:
        yield formats.literal(" ".join(words[-after:]))
