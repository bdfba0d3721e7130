"""A released report as everybody may read it: its measures and what became of them, from the files that were released with it.

Nothing here asks the state that holds: a report says for ever what it said on the day of its release.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.harmless import without_guard
from dashboard.report.released import LEDGER_FILE, MEASURES_FILE, Released, content
from dashboard.store import Queryable

Row = Mapping[str, str]
"""What stands in a row of a file, by the heading of its column; an empty cell is an empty text."""


@dataclass(frozen=True, slots=True)
class Published:
    """The rows of a released report, in its order. `fates`: what became of each measure since the report before."""

    measures: tuple[Row, ...]
    fates: tuple[Row, ...]

    def measure(self, measure_id: str) -> Row | None:
        return next((row for row in self.measures if row["Kennung"] == measure_id), None)

    def fate(self, measure_id: str) -> str:
        """What became of a measure, in a word; empty where the report does not say it."""
        return next((row["Verbleib"] for row in self.fates if row["Kennung"] == measure_id), "")


def published(source: Queryable, release: Released) -> Published:
    """The rows of a report; RefusalError where a redaction has taken its file out."""
    return Published(_rows(source, release, MEASURES_FILE), _rows(source, release, LEDGER_FILE))


def _rows(source: Queryable, release: Released, name: str) -> tuple[Row, ...]:
    text = content(source, release.report_id, name).decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";") if text else [[]]
    return tuple(dict(zip(heads, map(without_guard, row), strict=True)) for row in rows)


def standing_reports(reports: list[Released]) -> dict[str, Released]:
    """Of each round the report that holds, newest first."""
    return {each.round: each for each in reports if each.holds}
