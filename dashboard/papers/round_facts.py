"""What papers of a round are made from, asked once for all of them: the rows of the same queries that the pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from dashboard import formats, queries
from dashboard.charts.tally import Tally, tally
from dashboard.documents.field_values import FieldWords
from dashboard.intake.master.tables import load_framework, master_of_round
from dashboard.master import DRAFT_SECTIONS, DraftSection, Round
from dashboard.refusals import known_round
from dashboard.search.ordering import Titles
from dashboard.store import Queryable
from dashboard.vocabulary import SAMPLE_MARK, Term

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Whose measures a paper is about: those that these bodies lead, and those of these action fields; none: all."""

    bodies: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    name: str = ""
    """What the master data call it, where they prepare it."""

    @property
    def is_whole(self) -> bool:
        return not self.bodies and not self.fields

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of it; they name the lead in `department` and the action field in `field`, or null or none."""
        if self.is_whole:
            return rows
        leads = pl.col("department").is_in(self.bodies)
        return rows.filter((leads | pl.col("field").cast(pl.String).is_in(self.fields)).fill_null(value=False))


@dataclass(frozen=True)
class RoundFacts:
    """One round as papers look at it on a day; each question is asked once, when the first paper wants it."""

    source: Queryable
    round: Round
    today: date

    @classmethod
    def of(cls, source: Queryable, round_code: str, today: date) -> RoundFacts:
        """RefusalError where there is no such round, or nothing is known of it yet."""
        known = {row["round"]: row for row in queries.run(source, "freezing/rounds").to_dicts()}
        known_round(round_code, list(known))
        states = queries.run(source, "overview/rounds").to_dicts()
        known_round(round_code, [row["round"] for row in states])
        row, state = known[round_code], next(each for each in states if each["round"] == round_code)
        found = Round(
            round_code,
            row["title"],
            row["held_on"],
            row["reference_date"],
            row["deadline"],
            state["previous_round"],
            is_sample=state["is_sample"],
            is_frozen=state["is_frozen"],
            is_held=state["is_frozen"] and row["step"] in ("held", "minuted"),
        )
        return cls(source, found, today)

    def asked(self, name: str, **parameters: Any) -> pl.DataFrame:
        return queries.run(self.source, name, **parameters)

    @cached_property
    def progress(self) -> pl.DataFrame:
        return self.asked("overview/progress", round=self.round.code)

    @cached_property
    def progress_before(self) -> pl.DataFrame:
        """Of the previous round; no row where there is none."""
        return self.asked("overview/progress", round=self.round.previous) if self.round.previous else self.progress.clear()

    @cached_property
    def measures(self) -> pl.DataFrame:
        return self.asked("measures/list", round=self.round.code, today=self.today)

    @cached_property
    def overdue_before(self) -> frozenset[str]:
        """The measures that were past their end by the reference date of the previous round."""
        if self.round.previous is None:
            return frozenset()
        rows = self.asked("overview/attention", round=self.round.previous).filter(rule="overdue")
        return frozenset(rows["measure_id"])

    @cached_property
    def off_plan(self) -> pl.DataFrame:
        return self.asked("measures/off_plan", round=self.round.code, today=self.today)

    @cached_property
    def requests(self) -> pl.DataFrame:
        """For which measures the round is asked to decide."""
        return self.asked("agenda/asked", round=self.round.code)

    @cached_property
    def changes(self) -> pl.DataFrame:
        """Since the previous round; no row where there is none."""
        spans = {"from": self.round.previous or self.round.code, "to": self.round.code}
        rows = self.asked("changes/measures", **spans)
        return rows if self.round.previous else rows.clear()

    @cached_property
    def board(self) -> Mapping[str, Row]:
        """Who has answered, by body."""
        return {row["department"]: row for row in self.asked("delivery_board/board", round=self.round.code).to_dicts()}

    @cached_property
    def since(self) -> Mapping[int, Sequence[Row]]:
        """What the measures of each decision say since it was made, by its number."""
        found: dict[int, list[Row]] = {}
        for row in self.asked("decisions/since", here=self.round.code).iter_rows(named=True):
            found.setdefault(row["decision_id"], []).append(row)
        return found

    @cached_property
    def words(self) -> FieldWords:
        return FieldWords.of(master_of_round(self.source, self.round.code))

    @cached_property
    def titles(self) -> Titles:
        return Titles(self.measures)

    def story(self, measure_id: str) -> Sequence[Row]:
        """What each list said of a measure up to this round, oldest first."""
        rows = self.asked("measure/words", measure_id=measure_id).to_dicts()
        return [row for row in rows if row["reference_date"] <= self.round.reference_date]

    @cached_property
    def presets(self) -> Sequence[Part]:
        """The dossiers that the master data prepare."""
        rows = self.asked("master/dossier_preset").iter_rows(named=True)
        return [Part(tuple(row["bodies"]), tuple(map(str, row["fields"])), row["name"]) for row in rows]

    @cached_property
    def drafts(self) -> Mapping[str, Sequence[DraftSection]]:
        """The sections of each draft by its name: those of the master data, without any a neutral order."""
        rows = self.asked("master/draft_section").iter_rows(named=True)
        sections = [DraftSection(**row | {"facts": tuple(row["facts"])}) for row in rows]
        found: dict[str, list[DraftSection]] = {}
        for each in sections or DRAFT_SECTIONS:
            found.setdefault(each.draft, []).append(each)
        return found

    @cached_property
    def lead_unit(self) -> str:
        return load_framework(self.source).lead_unit

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The longer names of the round by kind (field, department, level) and code, in official order."""
        found: dict[str, dict[str, str]] = {}
        for row in self.asked("overview/names", round=self.round.code).iter_rows(named=True):
            found.setdefault(row["kind"], {})[row["code"]] = row["name"] or row["label"]
        return found

    @cached_property
    def next_day(self) -> date | None:
        """The reference date of the round after this one; None where none is prepared."""
        days = self.asked("master/steering_round")["reference_date"].to_list()
        return min((day for day in days if day > self.round.reference_date), default=None)

    @cached_property
    def state(self) -> str:
        """Of which day and kind the data are, for each page of a paper."""
        fixed = "festgeschrieben" if self.round.is_frozen else f"laufender Stand, abgerufen am {formats.day(self.today)}"
        return f"{self.round.title} · Stichtag {formats.day(self.round.reference_date)} · {fixed}"

    @property
    def marks(self) -> tuple[str, ...]:
        return (SAMPLE_MARK,) if self.round.is_sample else ()

    def body(self, code: str) -> str:
        """ "Die Senatorin für … (SKB)"."""
        name = self.names.get("department", {}).get(code, code)
        return name if name == code else f"{name} ({code})"

    def field(self, code: str) -> str:
        name = self.names.get("field", {}).get(code, code)
        return name if name.startswith(code) else f"{code} {name}"

    def counted(self, rows: pl.DataFrame) -> Tally:
        """The counts of rows of `progress`, with every field and body of the round."""
        fields = tuple(Term(code, self.field(code), "") for code in self.names.get("field", {}))
        return tally(rows, fields, tuple(Term(code, code, "") for code in self.names.get("department", {})))
