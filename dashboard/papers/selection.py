"""Which rows of a round papers tell, and in which order: off plan, promised, changed, about to end; and the figures of a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from dashboard.charts import words as sentences
from dashboard.charts.tally import Tally
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.papers.since import since
from dashboard.papers.words import Side

Row = Mapping[str, Any]
_YEAR = timedelta(days=365)
_WORST = {"red": 0, "yellow": 1}
TRENDS = ("worse", "not_reported", "better", "ended", "new")
"""What needs a look first; what stays the same is not told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A part of a round in figures, beside the round before: the sentence that says it, and both sides."""

    sentence: str
    now: Side
    before: Side

    @property
    def counts(self) -> Tally:
        return self.now.counts


def standing(facts: RoundFacts, part: Part, rows: pl.DataFrame) -> Standing | None:
    """None where the part has no measure; `rows` are those of queries/measures/list.sql that belong to it."""
    progress, before = part.of(facts.progress), part.of(facts.progress_before)
    if progress.is_empty():
        return None
    now = facts.counted(progress)
    overdue, ending = (rows.filter(pl.col("rules").list.contains(rule)).height for rule in ("overdue", "ending"))
    late = sentences.Late(overdue, ending, not facts.round.is_frozen and facts.round.reference_date > facts.today)
    silent = [facts.body(code) for code in part.bodies if facts.board.get(code, {}).get("state") == "missing"]
    sentence = sentences.situation(now.total, now.changes, facts.round, silent, "" if part.is_whole else "dieser Mappe", late)
    was_overdue = before.filter(pl.col("measure_id").is_in(list(facts.overdue_before))).height
    return Standing(sentence, Side(now, overdue), Side(facts.counted(before), was_overdue))


def off_plan_of(facts: RoundFacts, rows: pl.DataFrame) -> list[Row]:
    """What of the rows does not run to plan, the worst first: rows of queries/measures/off_plan.sql."""
    found = facts.off_plan.filter(pl.col("measure_id").is_in(rows["measure_id"].implode())).to_dicts()
    return sorted(found, key=lambda row: _WORST.get(row["rating"], len(_WORST)))


def promises_to(facts: RoundFacts, bodies: Sequence[str]) -> list[Row]:
    """What earlier rounds decided that concerns these bodies, or anybody: what is open, and what the last one closed."""
    asked = [{"department": code} for code in bodies] or [{}]
    found = [row for each in asked for row in facts.asked("decisions/list", here=facts.round.code, **each).to_dicts()]
    return list({row["decision_id"]: row for row in found if row["is_carried"] or row["round"] == facts.round.previous}.values())


def changed_in(facts: RoundFacts, part: Part) -> list[Row]:
    """What of the part became better or worse, is new, ended or not reported: rows of queries/changes/measures.sql."""
    rows = part.of(facts.changes).filter(pl.col("is_counted"), pl.col("trend").is_in(TRENDS)).to_dicts()
    return sorted(rows, key=lambda row: TRENDS.index(row["trend"]))


def ending_until(facts: RoundFacts, rows: pl.DataFrame) -> tuple[date, Sequence[Row]]:
    """What should finish before the next round looks, or within a year where none is prepared; and that day."""
    until = facts.next_day or facts.round.reference_date + _YEAR
    found = rows.filter(~pl.col("has_ended"), pl.col("end").is_between(facts.round.reference_date, until)).sort("end")
    return until, found.to_dicts()


def what_became(facts: RoundFacts, decision_id: int) -> list[str]:
    """Of each measure of a decision what it says since, in one line."""
    return [f"{row['title'] or row['measure_id']}: {since(row, facts.words)}" for row in facts.since.get(decision_id, ())]
