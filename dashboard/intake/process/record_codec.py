"""Dataclasses to JSON and back, guided by their own type hints: what crosses to another process is checked, never executed.

A value of type Any keeps its kind through a tag: {"$date": "2026-01-31"}. Errors in what comes in are ValueError, KeyError or
TypeError.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

Decoder = Callable[[Any], Any]


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
    "$map": lambda pairs: {_plain(key): _plain(item) for key, item in pairs},
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
    return lambda value: {key(each[0]): item(each[1]) for each in value["$map"]}


def _record_decoder(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders = [(each.name, _decoder(hints[each.name])) for each in fields(kind)]
    return lambda value: kind(**{name: inner(value[name]) for name, inner in decoders})
