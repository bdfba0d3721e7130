"""One change of a measure as a sentence of its history. Without Streamlit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from dashboard import formats
from dashboard.charts.measure_words import rating_words
from dashboard.charts.story import CHANGED, Chapter, held
from dashboard.ui.upload.field_words import FieldWords, label
from dashboard.ui.upload.word_diff import word_diff
from dashboard.vocabulary import FIELD_BY_NAME, Kind

REWRITTEN = 0.5
"""Of two texts that share fewer of their words, in order, the new one is told as it is: a comparison could not be read."""

_NAMES = {"title": "Titel"}
_ANY_STAGE = "in_progress"


def change_sentence(name: str, old: Any, new: Any, words: FieldWords) -> str:
    """One field that changed, as Markdown: "Ampel von ● im Plan auf **▲ verzögert**", "Sachstand neu: …"."""
    told = _NAMES.get(name, label(name))
    before, after = (formats.literal(value_words(name, value, words)) for value in (old, new))
    if held(new) is None:
        return f"{told} nicht mehr angegeben, zuvor: {before}"
    if held(old) is None:
        return f"{told} erstmals angegeben: {after}"
    if is_rewritten(name, old, new):
        return f"{told} neu: {after}"
    if words.is_long(name, old, new):
        return f"{told} geändert: {word_diff(str(old), str(new))}"
    if FIELD_BY_NAME[name].kind is Kind.TEXT:
        return f"{told} von „{before}“ in **„{after}“** geändert"
    return f"{told} von {before} auf **{after}**"


def value_words(name: str, value: Any, words: FieldWords) -> str:
    """A value as plain German text; a rating has its sign."""
    if name == "rating" and value is not None:
        return rating_words(value, _ANY_STAGE)
    return words.value(name, value)


def is_rewritten(name: str, old: Any, new: Any) -> bool:
    """Whether a text was replaced rather than changed; a title never is, which has to be known by both."""
    if name == "title" or FIELD_BY_NAME[name].kind is not Kind.TEXT or not (old and new):
        return False
    return SequenceMatcher(None, str(old).split(), str(new).split(), autojunk=False).ratio() < REWRITTEN


def earlier_texts(told: Sequence[Chapter]) -> Iterator[tuple[str, str, str]]:
    """The texts that were replaced or given up, newest first: label, the round that replaced them, the text as it stood."""
    for chapter in told:
        for name, old, new in chapter.changes if chapter.kind == CHANGED else ():
            if old and FIELD_BY_NAME[name].kind is Kind.TEXT and (not new or is_rewritten(name, old, new)):
                yield _NAMES.get(name, label(name)), str(chapter.row["round"]), str(old)
