"""What commands share: the store in this program's version, and frames printed as a table for people, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard.documents.harmless import harmless
from dashboard.formats import day, number
from dashboard.intake.accepting.restoring import upgrade
from dashboard.store import Store

BOM = "\ufeff"
"""Excel needs it to see that a CSV file is UTF-8."""


def print_json(value: Any) -> None:
    """JSON on standard output and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_csv(frame: pl.DataFrame) -> None:
    """A frame as CSV: semicolons, BOM, German decimal commas; a text that Excel would take for a formula gets an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows([_csv_value(value) for value in row] for row in frame.iter_rows())
    click.echo(BOM + text.getvalue(), nl=False)


def print_table(frame: pl.DataFrame) -> None:
    """A frame for people: German numbers and dates, numbers to the right, "–" where nothing is known."""
    if frame.is_empty():
        click.echo("Keine Zeilen.")
        return
    columns = [[name, *(_shown(value) for value in frame[name].to_list())] for name in frame.columns]
    widths = [max(_width(text) for text in column) for column in columns]
    is_right = [frame[name].dtype.is_numeric() for name in frame.columns]
    for place in range(frame.height + 1):
        cells = (_padded(column[place], width, right) for column, width, right in zip(columns, widths, is_right, strict=True))
        click.echo("  ".join(cells).rstrip())
        if place == 0:
            click.echo("  ".join("─" * width for width in widths))


def _padded(text: str, width: int, is_right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if is_right else text + blanks


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _shown(value: Any) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "ja" if value else "nein"
        case int() | float():
            return number(value)
        case datetime():
            return f"{day(value.date())} {value:%H:%M}"
        case date():
            return day(value)
        case list():
            return ", ".join(_shown(item) for item in value)
        case _:
            return " ".join(str(value).split())


def _csv_value(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case int() | float():
            return str(value).replace(".", ",")
        case date():
            return _shown(value)
        case list():
            return harmless(", ".join(_shown(item) for item in value))
        case _:
            return harmless(str(value))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def present_store(path: Path) -> Store:
    """The store under a path, also where there is none yet. Ends the program where it is of a newer one, or its link is lost."""
    store = Store(path)
    store.finish_redaction()
    store.refuse_lost()
    if store.exists and upgrade(store):
        click.echo("Die Datenbank stammt von einer älteren Fassung und wurde auf den neuen Stand gebracht.", err=True)
    return store
