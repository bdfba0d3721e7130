"""What commands share: the store in this program's version, and frames printed as a table for people, as CSV or as JSON."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard.documents.csv_table import csv_bytes, csv_cell
from dashboard.formats import plain
from dashboard.intake.accepting.restoring import upgrade
from dashboard.keeping.bringing_back import finish
from dashboard.store import Store


def print_json(value: Any) -> None:
    """JSON on standard output and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_csv(frame: pl.DataFrame) -> None:
    """A frame as CSV (documents/csv_table.py) on standard output."""
    rows = ([csv_cell(value) for value in row] for row in frame.iter_rows())
    click.echo(csv_bytes([frame.columns, *rows]).decode(), nl=False)


def print_table(frame: pl.DataFrame) -> None:
    """A frame for people: German numbers and dates, numbers to the right, "–" where nothing is known."""
    if frame.is_empty():
        click.echo("Keine Zeilen.")
        return
    columns = [[name, *(plain(value) for value in frame[name].to_list())] for name in frame.columns]
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


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def present_store(path: Path) -> Store:
    """The store under a path, also where there is none yet. Ends the program where it is of a newer one, or its link is lost."""
    store = Store(path)
    finish(store)
    store.finish_redaction()
    store.refuse_lost()
    if store.exists and upgrade(store):
        click.echo("Die Datenbank stammt von einer älteren Fassung und wurde auf den neuen Stand gebracht.", err=True)
    return store
