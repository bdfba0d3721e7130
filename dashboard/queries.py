"""The only reader of queries/: each file is one question with its grain, its parameters and the rule that pages show.

The form of a file's header, in this order: the question in one or more lines; the grain ("One row per ..."); one line per
parameter, `-- $name: type, what it is` and "(optional)" at the end where it may be left out; and, for a figure on a page, lines
that begin with `--:` and say in German how it is counted. A parameter of the type `vocabulary` is given by the vocabulary itself.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from dashboard import settings
from dashboard.refusals import RefusalError
from dashboard.store import Queryable, inspect
from dashboard.vocabulary import GIVEN

PARAMETER_TYPES = ("text", "integer", "number", "date", "boolean", "list", "integers", "vocabulary")
"""`list` is a list of texts; `vocabulary` one that nobody gives, for dashboard/vocabulary.py (GIVEN) has it under this name."""

_NO_QUESTIONS = ("schema/", "upgrades/")
"""Folders of statements that make or change tables."""

_NAME = re.compile(r"(?!schema/|upgrades/)[a-z_]+/[a-z_]+")
_PARAMETER = re.compile(r"\$(?P<name>\w+): (?P<type>\w+), (?P<meaning>.+?)(?P<optional> \(optional\))?")
_CLOCK = re.compile(r"\b(now\s*\(|today\s*\(|current_date\b|current_timestamp\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One named parameter; `type` is one of PARAMETER_TYPES."""

    name: str
    type: str
    meaning: str
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Query:
    """One file of queries/. `name` is its path without the ending ("overview/headline"); `rule` is German, for pages.

    `given`: the parameters that the vocabulary gives; they are not among `parameters`.
    """

    name: str
    question: str
    grain: str
    parameters: tuple[Parameter, ...]
    sql: str
    rule: str
    given: frozenset[str] = frozenset()


def names(folder: str = "") -> list[str]:
    """The names of all queries, or of those in one folder, sorted; the schema is not among them."""
    files = (settings.QUERIES / folder).glob("**/*.sql")
    found = (file.relative_to(settings.QUERIES).with_suffix("").as_posix() for file in files)
    return sorted(name for name in found if not name.startswith(_NO_QUESTIONS))


def statements(folder: str) -> list[str]:
    """The files of a folder that holds no questions ("upgrades/2"), each with its statements, in the order of their names."""
    return [file.read_text(encoding="utf-8") for file in sorted((settings.QUERIES / folder).glob("*.sql"))]


def find(name: str) -> Query:
    """The query of that name; RefusalError with the nearest names where there is none, or where its file is badly written."""
    file = settings.QUERIES / f"{name}.sql"
    if _NAME.fullmatch(name) is None or not file.is_file():
        known = names()
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or [other for other in known if other.endswith(f"/{name}")]
        hint = f" Gemeint sein könnte: {', '.join(near)}." if near else " „query“ ohne Namen zählt alle auf."
        raise RefusalError(f"Eine Abfrage „{name}“ gibt es nicht.{hint}")
    return _load(file, file.stat().st_mtime_ns)


def run(source: Queryable, name: str, /, **parameters: Any) -> pl.DataFrame:
    """The rows that answer a query.

    Parameters may be given as text where another type is meant (from the command line: whole numbers, ISO or German dates, lists
    separated by commas); optional ones are null when left out. RefusalError: unknown, missing, unreadable; StoreError: no store.
    """
    query = find(name)
    return source.query(query.sql, bound(query, parameters))


def bound(query: Query, given: dict[str, Any]) -> dict[str, Any]:
    """The values of all parameters of a query, converted to their types."""
    known = {parameter.name for parameter in query.parameters}
    for name in given:
        if name not in known:
            expected = f"Sie kennt: {', '.join(sorted(known))}." if known else "Sie kennt keine Angaben."
            raise RefusalError(f"Die Abfrage „{query.name}“ kennt keine Angabe „{name}“. {expected}")
    for parameter in query.parameters:
        if not parameter.is_optional and given.get(parameter.name) is None:
            raise RefusalError(f"Die Abfrage „{query.name}“ braucht die Angabe „{parameter.name}“.")
    told = {parameter.name: _value(parameter, given.get(parameter.name)) for parameter in query.parameters}
    return told | {name: list(GIVEN[name]) for name in query.given}


def _value(parameter: Parameter, given: Any) -> Any:
    if not isinstance(given, str) or parameter.type == "text":
        return given
    convert, expected = _CONVERSIONS[parameter.type]
    try:
        return convert(given.strip())
    except (ValueError, KeyError):
        raise RefusalError(f"„{given}“ passt nicht zur Angabe „{parameter.name}“; erwartet wird {expected}.") from None


def _texts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _integers(text: str) -> list[int]:
    return [int(part) for part in _texts(text)]


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _date(text: str) -> date:
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    return date(int(german[3]), int(german[2]), int(german[1])) if german else date.fromisoformat(text)


def _truth(text: str) -> bool:
    return {"ja": True, "true": True, "1": True, "nein": False, "false": False, "0": False}[text.casefold()]


_CONVERSIONS: dict[str, tuple[Callable[[str], Any], str]] = {
    "integer": (int, "eine ganze Zahl"),
    "number": (_number, "eine Zahl"),
    "date": (_date, "ein Datum wie 2026-09-30"),
    "boolean": (_truth, "ja oder nein"),
    "list": (_texts, "Wörter, durch Komma getrennt"),
    "integers": (_integers, "ganze Zahlen, durch Komma getrennt"),
}


@lru_cache(maxsize=512)
def _load(file: Path, _age: int) -> Query:
    """Read and check one file; its age is part of the key, so that a changed file is read again."""
    sql = file.read_text(encoding="utf-8")
    name = file.relative_to(settings.QUERIES).with_suffix("").as_posix()
    header = [line.strip() for line in sql.split("\n") if line.startswith("--")]
    words = [line[2:].strip() for line in header if not line.startswith("--:")]
    told = [line for line in words if not line.startswith("$")]
    start = next((place for place, line in enumerate(told) if line.startswith("One row")), len(told))
    every = [_parameter(name, line) for line in words if line.startswith("$")]
    parameters = tuple(each for each in every if each.type != "vocabulary")
    given = frozenset(each.name for each in every if each.type == "vocabulary")
    rule = " ".join(line[3:].strip() for line in header if line.startswith("--:"))
    query = Query(name, " ".join(told[:start]), " ".join(told[start:]), parameters, sql, rule, given)
    _check(query)
    return query


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in PARAMETER_TYPES:
        raise RefusalError(
            f"{name}.sql: „{line}“ beschreibt keine Angabe; Form: $name: Typ, Bedeutung. Typen: {', '.join(PARAMETER_TYPES)}."
        )
    return Parameter(match["name"], match["type"], match["meaning"], match["optional"] is not None)


def _check(query: Query) -> None:
    """Refuse what breaks the house rules, so that it is noticed when it is written and not when it is shown."""
    body = re.sub(r"--[^\n]*", "", query.sql)
    statement = inspect(query.sql)
    named = {parameter.name for parameter in query.parameters} | query.given
    reasons = {
        "die Frage fehlt": not query.question,
        "die Zeile „One row per …“ fehlt": not query.grain,
        "die Datei enthält nicht genau eine Anweisung": statement.count != 1,
        "Kopf und Anweisung nennen verschiedene Angaben": named != statement.parameters,
        "das Vokabular kennt eine Angabe nicht": not query.given <= GIVEN.keys(),
        "die Sortierung fehlt": not re.search(r"\border\s+by\b", _outermost(body), re.IGNORECASE),
        "ein Stern steht statt der Spalten": re.search(r"\bselect\s+\*", _outermost(body), re.IGNORECASE) is not None,
        "die Uhrzeit gehört nicht in eine Abfrage": _CLOCK.search(body) is not None,
    }
    broken = [reason for reason, is_broken in reasons.items() if is_broken]
    if broken:
        raise RefusalError(f"{query.name}.sql: {'; '.join(broken)}.")


def _outermost(body: str) -> str:
    """The text outside all brackets: the last select of a statement with common table expressions."""
    previous = ""
    while previous != body:
        previous, body = body, re.sub(r"\([^()]*\)", " ", body)
    return body
