"""The description for programs (datapackage.json): each table with its columns, types and words, and how its file is written.

After the Data Package standard (https://datapackage.org): by what stands here a program reads German numbers and days.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from dashboard import formats
from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.fields import Kind
from dashboard.open_data.publisher import Publisher
from dashboard.open_data.tables import Column, Released, Table
from dashboard.vocabulary import SAMPLE_MARK

PACKAGE = "datapackage.json"
_TYPES: Mapping[Kind, dict[str, Any]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number", "decimalChar": ","},
    Kind.PERCENT: {"type": "number", "decimalChar": ","},
    Kind.BOOLEAN: {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
    Kind.DATE: {"type": "date", "format": "%d.%m.%Y"},
}
"""Everything else is text."""


def data_package(data: Released, publisher: Publisher | None, files: Mapping[str, bytes]) -> bytes:
    """The description of the tables among these files."""
    package = {
        "name": f"massnahmen-{plain_name(data.round_code).lower()}",
        "title": title(data),
        "description": description(data),
        "version": data.frozen_on.isoformat(),
        "created": f"{data.frozen_on.isoformat()}T00:00:00Z",
        "contributors": _contributors(data, publisher),
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in data.tables],
    }
    if publisher is not None:
        licence = {"name": publisher.licence_code, "title": publisher.licence_name, "path": publisher.licence_page}
        package |= {"licenses": [licence], "keywords": list(publisher.keywords), "homepage": publisher.address}
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def title(data: Released) -> str:
    """What the data are called, as sample data where they are."""
    named = f"{data.framework or 'Maßnahmen'}: Umsetzungsstand der Maßnahmen, {data.round_title}"
    return f"{SAMPLE_MARK}: {named}" if data.is_sample else named


def description(data: Released) -> str:
    """What they say, of which day, and what they do not."""
    return (
        f"Alle Maßnahmen zum Stichtag {formats.day(data.reference_date)}, auch umgesetzte, eingestellte und zusammengeführte, "
        "mit ihrem Umsetzungsstand, und was seit der vorigen Runde aus jeder wurde. Die Angaben sind die der zuständigen "
        "Häuser; eine leere Zelle heißt: nicht gemeldet."
        + (" Es sind Beispieldaten und keine Angaben eines Hauses." if data.is_sample else "")
    )


def _contributors(data: Released, publisher: Publisher | None) -> list[dict[str, str]]:
    if publisher is None:
        return [{"title": data.lead_unit, "role": "author"}]
    return [
        {"title": publisher.name, "role": "publisher", "path": publisher.uri},
        {"title": publisher.house, "role": "author", "email": publisher.house_mail},
    ]


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name.lower(),
        "title": table.title,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, is_key=column.name == table.key) for column in table.columns],
            "primaryKey": [table.key],
            "missingValues": [""],
        },
    }


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True, "unique": True} if is_key else {}
    if column.classes:
        constraints["enum"] = list(column.classes)
    if column.kind is Kind.PERCENT:
        constraints |= {"minimum": 0, "maximum": 100}
    told = {"name": column.name, "description": column.explanation, **_TYPES.get(column.kind, {"type": "string"})}
    return told | ({"unit": column.unit} if column.unit else {}) | ({"constraints": constraints} if constraints else {})
