"""What a child process hands back: records as JSON, checked against the types that they should have. Nothing is unpickled."""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from dashboard.intake.answers.answers import Hints
from dashboard.intake.model import Choice, Finding, ListReading, MeasureRow, as_json, footnote_lines
from dashboard.master import MasterData
from dashboard.vocabulary import FIELDS

Decoder = Callable[[Any], Any]


def reading_to_dict(reading: ListReading) -> dict[str, Any]:
    """A reading as JSON values, without loss."""
    encoded: dict[str, Any] = encode(reading)
    return encoded


def reading_from_dict(data: dict[str, Any]) -> ListReading:
    """The reading that `reading_to_dict` encoded; ValueError, KeyError or TypeError where it is none."""
    reading: ListReading = decode(ListReading, data)
    return reading


def reading_from_parts(data: dict[str, Any], parts: Iterable[dict[str, Any]]) -> ListReading:
    """The reading whose long lists come after it, in parts; never all of them as JSON values, which weigh three times as much."""
    reading = reading_from_dict(data)
    lists = {name: hint for name, hint in typing.get_type_hints(ListReading).items() if typing.get_origin(hint) is list}
    for part in parts:
        for name, items in part.items():
            more = decode(lists[name], items)
            getattr(reading, name).extend(more)
    return reading


def master_to_dict(master: MasterData) -> dict[str, Any]:
    """Master data as JSON values, without loss."""
    encoded: dict[str, Any] = encode(master)
    return encoded


def master_from_dict(data: dict[str, Any]) -> MasterData:
    """The master data that `master_to_dict` encoded; ValueError, KeyError or TypeError where it is none."""
    master: MasterData = decode(MasterData, data)
    return master


def hints_to_dict(hints: Hints) -> dict[str, Any]:
    """Hints as JSON values, without loss."""
    ranges = [[*place, value] for place, value in hints.ranges.items()]
    return {"department": hints.department, "sheets": dict(hints.sheets), "columns": dict(hints.columns), "ranges": ranges}


def hints_from_dict(data: dict[str, Any]) -> Hints:
    """The hints that `hints_to_dict` encoded."""
    ranges = {(sheet, part): value for sheet, part, value in data["ranges"]}
    return Hints(data["department"], data["sheets"], data["columns"], ranges)


def check_json(reading: ListReading) -> dict[str, Any]:
    """The JSON of `check` (a contract): file, department, acceptable, tables, measures, findings.

    A measure has `sheet`, `row` and every field of the vocabulary; sets are sorted lists, dates ISO, null is "not reported".
    Beyond the contract: `extra` and `footnotes` of a measure, `choices` of a finding, and `rows`, what each row was taken for.
    """
    return {
        "file": reading.file,
        "department": reading.department,
        "acceptable": reading.is_acceptable,
        "tables": [
            {"sheet": table.sheet, "header_row": table.header_row, "columns": dict(table.columns)} for table in reading.tables
        ],
        "measures": [_measure(measure) for measure in reading.measures],
        "findings": [_finding(finding) for finding in reading.findings],
        "rows": [asdict(row) for row in reading.rows],
    }


def _measure(measure: MeasureRow) -> dict[str, Any]:
    return {
        "sheet": measure.sheet,
        "row": measure.row,
        **{field.name: as_json(measure.values.get(field.name)) for field in FIELDS},
        "extra": dict(measure.extra),
        "footnotes": footnote_lines(measure.footnotes),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "value": finding.value,
        "message": finding.message,
        "choices": [_choice(choice) for choice in finding.choices],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {"value": as_json(choice.value), "label": choice.label, "proposed": choice.is_proposed}


def encode(value: Any) -> Any:
    """Anything that intake hands around as plain JSON values; TypeError for what it never holds."""
    if value is None or isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, tuple):
        return {"$tuple": [encode(item) for item in value]}
    if isinstance(value, set | frozenset):
        return {"$set": [encode(item) for item in sorted(value)]}
    if isinstance(value, dict):
        return {"$map": [[encode(key), encode(item)] for key, item in value.items()]}
    if is_dataclass(value):
        return {each.name: encode(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be sent to another process")


_TAGS: dict[str, Decoder] = {
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$tuple": lambda items: tuple(_plain(item) for item in items),
    "$set": lambda items: {_plain(item) for item in items},
    "$map": lambda pairs: {_name(_plain(key)): _plain(item) for key, item in pairs},
}


def _plain(value: Any) -> Any:
    """What `encode` made of a value whose type nobody stated."""
    if isinstance(value, dict):
        ((tag, content),) = value.items()
        return _TAGS[tag](content)
    return [_plain(item) for item in value] if isinstance(value, list) else value


def decode(kind: Any, value: Any) -> Any:
    """The dataclass, enum, container or scalar of type `kind` that `encode` made `value` of."""
    return _decoder(kind)(value)


@cache
def _decoder(kind: Any) -> Decoder:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (_decoder(argument) for argument in arguments if argument is not types.NoneType)
        return lambda value: None if value is None else inner(value)
    if origin is list:
        item = _decoder(arguments[0])
        return lambda value: [item(each) for each in value]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_decoder(kind)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is dict:
        return _map_decoder(arguments)
    return _plain if kind is Any else _scalar_decoder(kind)


def _scalar_decoder(kind: type) -> Decoder:
    def checked(value: Any) -> Any:
        plain = _plain(value)
        if not isinstance(plain, kind):
            raise TypeError(f"expected {kind.__name__}, got {type(plain).__name__}")
        return plain

    return checked


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[-1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value: tuple(item(each) for each in value["$tuple"])
    items = [_decoder(argument) for argument in arguments]
    return lambda value: tuple(item(each) for item, each in zip(items, value["$tuple"], strict=True))


def _map_decoder(arguments: tuple[Any, ...]) -> Decoder:
    key, item = (_decoder(argument) for argument in arguments)
    return lambda value: {_name(key(each[0])): item(each[1]) for each in value["$map"]}


def _name(key: Any) -> Any:
    """A list has the names of its fields once per row: all rows share them."""
    return sys.intern(key) if isinstance(key, str) else key


def _record_decoder(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders = [(each.name, _decoder(hints[each.name])) for each in fields(kind)]
    return lambda value: kind(**{name: inner(value[name]) for name, inner in decoders})
