"""The record of the day on which a round was frozen, in German and as a file: what is counted, who was silent, what was open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard import formats
from dashboard.vocabulary import LABELS, NO_RATING, NO_STAGE, SAMPLE_MARK

_WIDTH = 72
_NONE = "keine"


@dataclass(frozen=True, slots=True)
class Heading:
    """Of which round and freeze the record is."""

    title: str
    reference_date: date
    frozen_by: str
    frozen_at: datetime
    is_sample: bool


def record_lines(record: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The record in words, as heading and text: one line each. `names` are those of the bodies by code.

    `record` is what dashboard/rounds/freezing.record_of wrote down.
    """
    return [
        ("Maßnahmen (ohne zusammengeführte)", formats.number(record["measures"])),
        ("Umsetzungsstand", _counts(record["stages"], "stage", NO_STAGE.label)),
        ("Ampel der nicht beendeten", _counts(record["ratings"], "rating", NO_RATING.label)),
        ("Nichts freigegeben hatten", _bodies(record["not_delivered"], names)),
        ("Arbeitsstand ohne Freigabe", _bodies(record["not_released"], names)),
        ("Nicht gemeldete Maßnahmen", _listed(record["not_reported"])),
        ("Unbeantwortete Fragen", formats.counted(record["open_questions"], "Frage", "Fragen", _NONE)),
        ("Ausstehende Zustimmungen", _listed(record["open_consents"])),
        ("Programmfassung", str(record["program"])),
    ]


def record_text(record: Mapping[str, Any], names: Mapping[str, str], heading: Heading) -> bytes:
    """The record as a plain text file (UTF-8 with its mark, lines of Windows), which every office computer opens."""
    title = f"Vermerk zur Festschreibung: {heading.title}"
    head = [title, "=" * min(len(title), _WIDTH), ""]
    if heading.is_sample:
        head += [f"{SAMPLE_MARK} – kein Vermerk über einen wirklichen Stand", ""]
    head += [
        f"Stichtag: {formats.day(heading.reference_date)}",
        f"Festgeschrieben am {formats.day(heading.frozen_at.date())} durch: {heading.frozen_by}",
        "",
    ]
    body = [f"{label}: {text}" for label, text in record_lines(record, names)]
    end = ["", "Was nach der Festschreibung freigegeben wurde, ist als Nachmeldung vermerkt und ändert diesen Stand nicht.", ""]
    return "\r\n".join([*head, *body, *end]).encode("utf-8-sig")


def _counts(counts: Mapping[str, int], kind: str, none: str) -> str:
    labels = {**LABELS[kind], "none": none}
    return ", ".join(f"{label} {formats.number(counts[code])}" for code, label in labels.items() if counts.get(code)) or _NONE


def _bodies(codes: Sequence[str], names: Mapping[str, str]) -> str:
    told = [code if names.get(code, code) == code else f"{names[code]} ({code})" for code in codes]
    return formats.joined(told) or _NONE


def _listed(keys: Sequence[str]) -> str:
    return f"{formats.number(len(keys))} ({', '.join(keys)})" if keys else _NONE
