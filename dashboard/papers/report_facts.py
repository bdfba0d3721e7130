"""What the public report is made from: a round as the public may see it, what is written for it, and who answered.

All that measures say comes through a source that holds public fields alone (dashboard/access/sight.py), so that no word of a
rating, of an obstacle or of a house can get into it, whatever a paper asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

import polars as pl

from dashboard import queries
from dashboard.access.sight import Sight, statements
from dashboard.fields import Visibility
from dashboard.papers.round_facts import RoundFacts
from dashboard.report.agreeing import Agreements, agreements
from dashboard.report.released import open_steps, standing
from dashboard.report.sections import DROPPED, Section
from dashboard.report.texts import Place, Written, texts
from dashboard.rounds.ledger import Ledger, ledger
from dashboard.store import Queryable, SeenStore, Store

Row = Mapping[str, Any]
STOPPED = ("discontinued", "deferred")
"""Stages that want a reason in public."""
_TWO_YEARS_DAYS = 600
"""So long before lies at least the round that a report looks back to where no report was released."""


@dataclass(frozen=True)
class ReportFacts:
    """One round for the public. `is_final`: the paper is made to be released, on the day `facts.today`; else it is a draft."""

    facts: RoundFacts
    written: Mapping[Place, Written]
    agreed: Agreements
    answers: Sequence[Row]
    earlier: str | None
    reason: str | None = None
    is_final: bool = False

    @classmethod
    def of(
        cls,
        store: Store | SeenStore,
        round_code: str,
        today: date,
        *,
        reason: str | None = None,
        is_final: bool = False,
    ) -> ReportFacts:
        """`reason`: why a report is released anew. RefusalError where there is no such round, or nothing is known of it."""
        public = SeenStore(store.path, partial(statements, Sight(Visibility.PUBLIC)))
        return cls(
            RoundFacts.of(public, round_code, today),
            texts(store, round_code),
            agreements(store, round_code),
            queries.run(store, "report/answers", round=round_code).to_dicts(),
            _earlier(store, round_code),
            reason,
            is_final,
        )

    def text(self, section: Section, subject: str | None = None) -> Written | None:
        """What is written there; None where nothing is."""
        return self.written.get((section.code, subject))

    @cached_property
    def _moves(self) -> pl.DataFrame:
        spans = {"from": self.earlier or self.facts.round.code, "to": self.facts.round.code}
        return self.facts.asked("changes/measures", **spans)

    @property
    def changes(self) -> pl.DataFrame:
        """What became of each measure since the earlier round; no row where there is none."""
        return self._moves if self.earlier else self._moves.clear()

    @cached_property
    def others(self) -> Mapping[str, Sequence[str]]:
        """In which measures one lives on, by its key."""
        return dict(self._moves.select("measure_id", "others").iter_rows())

    @cached_property
    def book(self) -> Ledger | None:
        """The ledger since the earlier round."""
        return ledger(self.changes, self.earlier, self.facts.round.code) if self.earlier else None

    @cached_property
    def values(self) -> Mapping[str, Row]:
        """What each measure says, by its key."""
        rows = self.facts.asked("measures/values", round=self.facts.round.code).iter_rows(named=True)
        return {row["measure_id"]: row for row in rows}

    @cached_property
    def _accounts_before(self) -> Mapping[str, str | None]:
        rows = self.facts.asked("measures/values", round=self.earlier) if self.earlier else pl.DataFrame()
        return dict(rows.select("measure_id", "report").iter_rows()) if self.earlier else {}

    def account_before(self, measure_id: str) -> str | None:
        """What a measure said of itself in the earlier round."""
        return self._accounts_before.get(measure_id)

    def why(self, measure_id: str) -> str:
        """Why a measure was ended or stopped: what was written for the report, else its own account; else empty."""
        written = self.text(DROPPED, measure_id)
        row = self.values.get(measure_id, {})
        return written.text if written else str(row.get("report") or "") if row.get("stage") in STOPPED else ""

    @property
    def marks(self) -> tuple[str, ...]:
        return self.facts.marks if self.is_final else (*self.facts.marks, "Entwurf")


def steps_to_release(source: Queryable, round_code: str, today: date) -> list[str]:
    """What is still to be done before the report may go out, of all bodies that were asked; nothing where it may."""
    bodies = queries.run(source, "round_sheet/bodies", round=round_code)["code"].to_list()
    return open_steps(source, round_code, bodies, today)


def _earlier(source: Queryable, round_code: str) -> str | None:
    """The round of the last released report, else the newest one with a state two years before, else the one just before."""
    rows = {row["round"]: row for row in queries.run(source, "overview/rounds").iter_rows(named=True)}
    if round_code not in rows:
        return None
    day = rows[round_code]["reference_date"]
    before = [code for code, row in rows.items() if row["reference_date"] < day]
    released = [code for code in before if standing(source, code)]
    long_ago = [code for code in before if (day - rows[code]["reference_date"]).days >= _TWO_YEARS_DAYS]
    return next(iter([*released, *long_ago, *before]), None)
