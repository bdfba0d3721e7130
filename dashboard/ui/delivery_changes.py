"""What a delivery changed, as Markdown lines: new measures by their title, changed ones field by field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard import formats
from dashboard.intake.joining.canonical import COMPARED_FIELDS, canonical
from dashboard.ui import data
from dashboard.ui.upload.field_words import FieldWords, label
from dashboard.ui.upload.word_diff import word_diff
from dashboard.vocabulary import FIELD_BY_NAME, Visibility


def change_lines(delivery_id: int, words: FieldWords, *, may_see: bool) -> list[str]:
    """One line per measure with a new version, in the order of the keys.

    Without `may_see` fields that are internal to the house (hausintern) are left out, and measures where nothing else changed.
    """
    found = data.frame("deliveries/changes", delivery_id=delivery_id).to_dicts()
    numbers = [number for row in found for number in (row["version_id"], row["old_version_id"]) if number is not None]
    versions = {row["version_id"]: row for row in data.frame("deliveries/versions", versions=numbers).iter_rows(named=True)}
    lines = []
    for row in found:
        heading = f"**{formats.literal(row['title'])}** · {row['measure_id']}"
        if row["old_version_id"] is None:
            lines.append(f"{heading} · neu")
            continue
        told = list(_fields(versions[row["old_version_id"]], versions[row["version_id"]], words, may_see=may_see))
        if told:
            lines.append("  \n  ".join([heading, *told]))
    return lines


def _fields(old: dict[str, Any], new: dict[str, Any], words: FieldWords, *, may_see: bool) -> Iterable[str]:
    for name in COMPARED_FIELDS:
        before, after = canonical(name, old[name]), canonical(name, new[name])
        if before == after or not (may_see or FIELD_BY_NAME[name].visibility is not Visibility.OWN):
            continue
        if words.is_long(name, before, after):
            yield f"{label(name)}: {word_diff(before, after)}"
        else:
            yield f"{label(name)}: {formats.literal(words.value(name, before))} → **{formats.literal(words.value(name, after))}**"
    if may_see:
        yield from (f"{label(name)}: geändert" for name in ("extra", "footnotes") if (old[name] or None) != (new[name] or None))
