"""One steering round as its page looks at it: how far it has come, and what is open."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from dashboard.master import Round
from dashboard.rounds.agenda import Item, agenda, edition_of
from dashboard.rounds.steps import step_of
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.head import is_sample
from dashboard.ui.kept import Kept

_ITEMS: Kept[Hashable, tuple[Item, ...]] = Kept(8)
"""The agenda of a round; kept until the next publication, or the next day."""


@dataclass(frozen=True, slots=True)
class RoundState:
    """What the page of a round shows, read once per run."""

    code: str
    title: str
    held_on: date | None
    reference_date: date
    step: str
    measures: int
    frozen_by: str | None
    frozen_at: datetime | None
    record: Mapping[str, Any] | None
    """The record of the day (rounds/freezing.record_of); None while the round is not frozen."""
    has_later_freeze: bool
    open_things: pl.DataFrame
    """Rows of queries/freezing/checklist.sql, of today."""
    carried: tuple[Mapping[str, Any], ...]
    """Rows of queries/agenda/carried.sql."""
    items: tuple[Item, ...]
    edition: int
    """The number of the saved edition of the agenda that these items are of; 0 where none was saved."""
    is_sample: bool
    names: Mapping[str, str]
    """Short name of each body by code, as of the freeze where there is one."""

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None

    @property
    def round(self) -> Round | None:
        """The round as other pages know it; None while nothing is released."""
        return next((each for each in data.choices().rounds if each.code == self.code), None)

    def of_kind(self, kind: str) -> pl.DataFrame:
        """What is open of one kind of queries/freezing/checklist.sql."""
        return self.open_things.filter(kind=kind)


def _items(round_code: str, day: date) -> tuple[Item, ...]:
    return _ITEMS.get((data.sight(), round_code, day), lambda: tuple(agenda(data.store(), round_code, day)), data.generation())


def read(chosen: Round) -> RoundState:
    """The state of a round of the master data; StoreError where there is no store."""
    rows = data.frame("freezing/rounds").to_dicts()
    row = next(each for each in rows if each["round"] == chosen.code)
    frozen = [each["round"] for each in rows if each["frozen_at"] is not None]
    records = {each["round"]: each["record"] for each in data.frame("freezing/standing").to_dicts()}
    return RoundState(
        code=chosen.code,
        title=chosen.title,
        held_on=row["held_on"],
        reference_date=row["reference_date"],
        step=step_of(row, today()),
        measures=row["measures"],
        frozen_by=row["frozen_by"],
        frozen_at=row["frozen_at"],
        record=json.loads(records[chosen.code]) if chosen.code in records else None,
        has_later_freeze=bool(frozen) and frozen[-1] != chosen.code,
        open_things=data.frame("freezing/checklist", round=chosen.code),
        carried=tuple(data.frame("agenda/carried", round=chosen.code).to_dicts()),
        items=_items(chosen.code, today()),
        edition=edition_of(data.store(), chosen.code),
        is_sample=is_sample(),
        names=data.body_names(chosen.code),
    )
