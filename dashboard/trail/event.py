"""What the trail can hold. No content of lists and nothing that users write: it is no second place of personal data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

_MOST_SIGNS = 400
"""Of each text: a line stays small whatever a provider calls its people."""


class Kind(StrEnum):
    """What sort of thing happened."""

    CHANGE = "change"
    DOWNLOAD = "download"
    LOGIN = "login"
    LOGOUT = "logout"
    REFUSAL = "refusal"
    COMMAND = "command"
    REQUEST = "request"
    FAILED = "failed"
    TRAIL = "trail"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    `what`: an act (dashboard/access/viewer.py), a command, or fixed German words. `subject`: who it is to the login, or the
    account of a command; empty at a desk without a login. `function`: as what, such as "Ansprechstelle SKB". `body`: the house
    that it concerns; `on_behalf`: the house for which another one acted, `has_proof`: with a proof that stands in the books.
    `detail`: numbers and keys in fixed words ("Rückmeldung 12"). `before`, `after`: the generation that held, and the one made.
    """

    kind: Kind
    what: str
    subject: str = ""
    function: str = ""
    body: str | None = None
    on_behalf: str | None = None
    has_proof: bool = False
    detail: str = ""
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in the chain: its number, when it was noted (UTC), and the check value of the entry before it."""

    number: int
    at: datetime
    event: Event
    previous: str

    def line(self) -> str:
        """The one way to write it: what the check value is made of."""
        told = {name: _cut(value) for name, value in asdict(self.event).items() if value not in (None, "", False)}
        whole = {"number": self.number, "at": self.at.isoformat(), "previous": self.previous, **told}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_of(line: str) -> Entry:
    """An entry as it was written; ValueError where it is none."""
    told: Mapping[str, Any] = json.loads(line)
    try:
        head = {name: told[name] for name in ("number", "at", "previous")}
        rest = {name: value for name, value in told.items() if name not in head}
        event = Event(**{**rest, "kind": Kind(told["kind"])})
        return Entry(int(head["number"]), datetime.fromisoformat(head["at"]), event, str(head["previous"]))
    except (TypeError, KeyError) as error:
        raise ValueError(line) from error


def _cut(value: object) -> object:
    return value[:_MOST_SIGNS] if isinstance(value, str) else value
