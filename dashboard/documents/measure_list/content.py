"""What an exported list holds: its heading with the filters, and the cells of each measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dashboard import formats, queries
from dashboard.documents.round_sheet.cells import Value
from dashboard.documents.round_sheet.columns import LAST_END, LAST_RATING, LAST_STAGE, Column, layout
from dashboard.documents.round_sheet.spelling import spelled
from dashboard.intake.master.tables import load_master
from dashboard.intake.values.context import Context
from dashboard.store import Queryable
from dashboard.vocabulary import OWN_FIELDS, SAMPLE_MARK

NAMED_ONLY = "Teilliste: nur die genannten Maßnahmen"
"""Says in the head of a filtered list that it is silent about all others; the intake understands it."""

_FOR_ORIENTATION = (LAST_STAGE, LAST_RATING, LAST_END)


class Period(Protocol):
    """The round whose state is listed, as pages speak of it."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def reference_date(self) -> date: ...
    @property
    def is_sample(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class MeasureList:
    """One list: the lines above the table, its columns, and per measure its cells by the key of a column."""

    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Value], ...]
    is_sample: bool

    @property
    def file_name(self) -> str:
        """Without an ending."""
        return self.title.replace("/", "-")


def measure_list(source: Queryable, period: Period, ids: Sequence[str], filters: Sequence[str], house: str | None) -> MeasureList:
    """The measures of `ids` in that order. `filters`: what was chosen, in words, empty where nothing was.

    `house`: the one body whose list this is, None where several are in it; then the intake asks whose list it reads. A list of a
    house alone, with no other filter, is its whole list.
    """
    found = {
        row["measure_id"]: row for row in queries.run(source, "measures/values", round=period.code, ids=list(ids)).to_dicts()
    }
    master = load_master(source)
    contexts = {row["responsible"]: Context(master, house or row["responsible"]) for row in found.values()}
    rows = tuple(_cells(found[key], contexts[found[key]["responsible"]]) for key in ids if key in found)
    used = {key for row in rows for key in row}
    if "rating" in used:
        used.add("rating_reason")  # room for the reason that may be missing
    columns = tuple(
        column
        for column in layout(used).columns
        if column.key not in (*_FOR_ORIENTATION, *OWN_FIELDS) and (column.key in used or column.key in ("measure_id", "title"))
    )
    whose = f" {house}" if house else ""
    return MeasureList(
        f"Maßnahmenliste{whose} zur Steuerungsrunde {period.code}",
        _lines(period, filters, house, len(rows)),
        columns,
        rows,
        period.is_sample,
    )


def _cells(row: dict[str, Any], context: Context) -> dict[str, Value]:
    """The cells of one measure; its lead is always said, as the list may hold measures of several bodies."""
    return spelled({name: value for name, value in row.items() if name != "responsible"}, context)


def _lines(period: Period, filters: Sequence[str], house: str | None, count: int) -> tuple[str, ...]:
    stand = f"{period.title} · Stichtag: {formats.day(period.reference_date)} · {formats.measures(count)}"
    made = f"Erstellt am {formats.day(date.today())}" + (f" · {SAMPLE_MARK}" if period.is_sample else "")
    if not filters:
        return (f"Stelle: {house} · {stand}" if house else stand, made)
    return (stand, f"{NAMED_ONLY} · Auswahl: {'; '.join(filters)}", made)
