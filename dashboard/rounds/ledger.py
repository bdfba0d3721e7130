"""The ledger (Verbleib): what became of every measure between two rounds, as an equation, for all or for one field or body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from dashboard.vocabulary import FATES

_TERMS = ("added", "parts", "moved_in", "moved_out", "ended_now", "completed_now", "not_reported_now")
_NOW = {"discontinued": "ended_now", "completed": "completed_now"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The equation between two points, and the keys behind each of its terms."""

    earlier: str
    later: str
    old_total: int
    current_total: int
    classes: Mapping[str, list[str]]
    """The keys of the measures that were counted at the earlier point, by class; every class is named."""
    added: list[str]
    """Keys of what is new."""
    parts: list[str]
    """Keys of the parts of splits."""
    moved_in: list[str]
    moved_out: list[str]
    """Keys of what came into, or went out of, the field or body that the ledger is about; none in the ledger of the whole."""
    ended_now: list[str]
    completed_now: list[str]
    not_reported_now: list[str]
    """What of the current total is discontinued, completed or not reported."""

    @property
    def new(self) -> int:
        return len(self.added)

    @property
    def split_parts(self) -> int:
        return len(self.parts)

    @property
    def parents(self) -> int:
        return len(self.classes["split"])

    @property
    def merged(self) -> int:
        return len(self.classes["merged"])

    @property
    def balances(self) -> bool:
        """Whether the equation adds up; it always does, and is checked where it is shown."""
        moved = len(self.moved_in) - len(self.moved_out)
        return self.old_total + self.new + self.split_parts + moved - self.parents - self.merged == self.current_total

    def as_json(self) -> dict[str, object]:
        """The form that the command `ledger --json` prints; `classes` holds keys, `from` and `to` codes of rounds."""
        return {
            "from": self.earlier,
            "to": self.later,
            "old_total": self.old_total,
            "new": self.new,
            "split_parts": self.split_parts,
            "classes": dict(self.classes),
            "current_total": self.current_total,
        }


def ledger(rows: pl.DataFrame, earlier: str, later: str) -> Ledger:
    """The ledger of the rows of queries/changes/measures.sql between two points; each row is looked at once."""
    classes: dict[str, list[str]] = {term.code: [] for term in FATES}
    found: dict[str, list[str]] = {name: [] for name in _TERMS}
    was_total = now_total = 0
    columns = ("measure_id", "was_counted", "is_counted", "fate", "stage", "is_reported")
    for key, was, now, fate, stage, is_reported in rows.select(columns).sort("measure_id").iter_rows():
        was_total, now_total = was_total + was, now_total + now
        if was:
            classes[fate].append(key)
        for name in _terms_of(was=was, now=now, fate=fate, stage=stage, is_reported=is_reported):
            found[name].append(key)
    return Ledger(earlier, later, was_total, now_total, classes, **found)


def _terms_of(*, was: bool, now: bool, fate: str | None, stage: str | None, is_reported: bool) -> Iterator[str]:
    """The terms in which a measure stands, apart from its class."""
    if now and not was:
        yield {"new": "added", "part": "parts"}.get(fate or "", "moved_in")
    if was and not now and fate not in ("merged", "split"):
        yield "moved_out"
    if now and stage in _NOW:
        yield _NOW[stage]
    if now and not is_reported:
        yield "not_reported_now"


def narrowed(rows: pl.DataFrame, *, field: str | None = None, department: str | None = None) -> pl.DataFrame:
    """The rows of queries/changes/measures.sql that belonged to a field or body then, or do now; "none" is no field or lead.

    was_counted and is_counted then speak of the part: a measure that came from elsewhere is counted now and was not before.
    """
    was, now = pl.lit(value=True), pl.lit(value=True)
    for column, code in (("field", field), ("department", department)):
        if code is not None:
            was &= pl.col(f"was_{column}").cast(pl.String).fill_null("none") == code
            now &= pl.col(column).cast(pl.String).fill_null("none") == code
    return rows.with_columns(pl.col("was_counted") & was, pl.col("is_counted") & now).filter(
        pl.col("was_counted") | pl.col("is_counted")
    )
