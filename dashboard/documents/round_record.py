"""The record of the day on which a round was frozen, in German and as a file: what is counted, who was silent, what was open."""

from __future__ import annotations

from collections import defaultdict
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the record: what it is about, how much or who, and below it what it names one by one."""

    label: str
    text: str
    items: Sequence[str] = ()


def record_lines(record: Mapping[str, Any], names: Mapping[str, str]) -> list[Line]:
    """The record in words. `names` are those of the bodies by code.

    `record` is what dashboard/rounds/freezing.record_of wrote down; one of an earlier version names keys only.
    """
    named: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for each in record.get("named", []):
        named[each["kind"]].append(each)
    decisions = record.get("open_decisions", [])
    return [
        Line("Maßnahmen (ohne zusammengeführte)", formats.number(record["measures"])),
        Line("Umsetzungsstand", _counts(record["stages"], "stage", NO_STAGE.label)),
        Line("Ampel der nicht beendeten", _counts(record["ratings"], "rating", NO_RATING.label)),
        Line("Nichts freigegeben hatten", _bodies(record["not_delivered"], names)),
        *_without_list(record, names),
        Line("Nur zum Teil freigegeben hatten", _bodies(record.get("partial", []), names)),
        Line("Arbeitsstand ohne Freigabe", _bodies(record["not_released"], names)),
        _line("Nicht gemeldete Maßnahmen", record["not_reported"], [_measure(each, names) for each in named["not_reported"]]),
        Line(
            "Unbeantwortete Fragen",
            formats.counted(record["open_inquiries"], "Frage", "Fragen", _NONE),
            [_inquiry(each, names) for each in named["inquiry"]],
        ),
        _line("Ausstehende Zustimmungen", record["open_consents"], [_consent(each, names) for each in named["consent"]]),
        Line(
            "Offene Beschlüsse", formats.number(len(decisions)) if decisions else _NONE, [_decision(each) for each in decisions]
        ),
        Line("Programmfassung", str(record["program"])),
    ]


def _without_list(record: Mapping[str, Any], names: Mapping[str, str]) -> list[Line]:
    """Who had answered without a list; left out where nobody had, and in records of an earlier version, which do not know."""
    labels = {"unchanged": "Unverändert bestätigt, ohne Liste", "nil_return": "Fehlanzeige (nichts zu melden)"}
    return [Line(label, _bodies(record[kind], names)) for kind, label in labels.items() if record.get(kind)]


def _line(label: str, keys: Sequence[str], items: Sequence[str]) -> Line:
    return Line(label, formats.number(len(keys)), items) if items else Line(label, _listed(keys), [])


def _measure(each: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return f"{each['measure_id']} {each['detail']}, {_body(each['department'], names)}"


def _inquiry(each: Mapping[str, Any], names: Mapping[str, str]) -> str:
    about = f" zu {each['measure_id']}" if each["measure_id"] else ""
    return f"an {_body(each['department'], names)}{about}: {each['detail']}"


def _consent(each: Mapping[str, Any], names: Mapping[str, str]) -> str:
    intended = f"soll in {each['detail']} weiterleben" if each["detail"] else "wechselt die Federführung"
    return f"{each['measure_id']} {intended}; gefragt ist {_body(each['department'], names)}"


def _decision(each: Mapping[str, Any]) -> str:
    due = f", Frist {formats.day(date.fromisoformat(each['due_on']))}" if each["due_on"] else ""
    return f"Nr. {each['number']} der Runde {each['round']}{due}: {each['wording']}"


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
    body = []
    for line in record_lines(record, names):
        body += [f"{line.label}: {line.text}", *(f"  - {' '.join(item.split())}" for item in line.items)]
    end = ["", "Was nach der Festschreibung freigegeben wurde, ist als Nachmeldung vermerkt und ändert diesen Stand nicht.", ""]
    return "\r\n".join([*head, *body, *end]).encode("utf-8-sig")


def _counts(counts: Mapping[str, int], kind: str, none: str) -> str:
    labels = {**LABELS[kind], "none": none}
    return ", ".join(f"{label} {formats.number(counts[code])}" for code, label in labels.items() if counts.get(code)) or _NONE


def _bodies(codes: Sequence[str], names: Mapping[str, str]) -> str:
    return formats.joined([_body(code, names) for code in codes]) or _NONE


def _body(code: str | None, names: Mapping[str, str]) -> str:
    if code is None:
        return "ohne Federführung"
    return code if names.get(code, code) == code else f"{names[code]} ({code})"


def _listed(keys: Sequence[str]) -> str:
    return f"{formats.number(len(keys))} ({', '.join(keys)})" if keys else _NONE
