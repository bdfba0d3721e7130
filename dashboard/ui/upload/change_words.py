"""One changed field as Markdown: old and new value side by side, long texts word by word. Without Streamlit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard import formats
from dashboard.ui.upload.field_words import FieldWords, label
from dashboard.ui.upload.word_diff import word_diff


def change_lines(name: str, old: Any, new: Any, cell: str | None, words: FieldWords) -> Iterator[str]:
    """The lines of one field: one, or one per heading where columns that nobody could name have changed."""
    if isinstance(old, Mapping) or isinstance(new, Mapping):
        before, after = old or {}, new or {}
        for heading in dict.fromkeys((*before, *after)):
            if before.get(heading) != after.get(heading):
                told = f"Zusatzangabe „{formats.literal(heading)}“"
                yield f"{told}: {_values('report', before.get(heading), after.get(heading), words)}"
        return
    where = f" ({cell})" if cell else ""
    yield f"{label(name)}{where}: {_values(name, old, new, words)}"


def _values(name: str, old: Any, new: Any, words: FieldWords) -> str:
    if words.is_long(name, old, new):
        return word_diff(str(old), str(new))
    before, after = (formats.literal(words.value(name, value)) for value in (old, new))
    return f"{before} → **{after}**"
