"""Words that several papers say alike: figures beside the last round, what does not run to plan, changes, decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.charts.matrix import matrix_table
from dashboard.charts.tally import Tally
from dashboard.charts.words import off_plan_reason, off_plan_since, period_words, rating_words, stage_words
from dashboard.papers.model import Line, Table, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.vocabulary import ENDED_STAGES, LABELS, RATINGS, stance_words

Row = Mapping[str, Any]


def marked(sentence: str) -> Line:
    """A sentence of the overview, whose strong words stand between pairs of asterisks."""
    return line(*(strong(part) if at % 2 else part for at, part in enumerate(sentence.split("**"))))


def named(row: Row) -> Line:
    """A measure: its title, which stands out, and its key."""
    return line(strong(str(row["title"])), f" ({row['measure_id']})")


def titled(row: Row) -> str:
    """The same as plain text."""
    return f"{row['title']} ({row['measure_id']})"


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a round in figures: its counts, and how many are past their end by its reference date."""

    counts: Tally
    overdue: int

    def of_all(self, count: int) -> str:
        return formats.share(count, self.counts.total.measures)

    def rated(self, code: str) -> str:
        rated = self.counts.total.rated
        count = formats.number(self.counts.total.ratings.get(code, 0))
        return f"{count} von {formats.number(rated)} bewerteten" if rated else "keine bewertet"


def figures(facts: RoundFacts, now: Side, before: Side) -> Table:
    """The key figures of a part with those of the previous round, and their change among the measures that both know."""
    previous = facts.round.previous
    changes = now.counts.changes
    changed = {"yellow": changes.yellow_change, "red": changes.red_change, "green": changes.on_plan_change}
    rows: list[tuple[str, str, str, str]] = []

    def add(label: str, told: Callable[[Side], str], change: str | int) -> None:
        words = formats.signed(change) if isinstance(change, int) else change
        rows.append((label, told(now), told(before) if previous else "–", words if previous else "–"))

    new = formats.counted(changes.new_measures, "neue", "neue", "keine neue")
    add("Maßnahmen", lambda side: formats.number(side.counts.total.measures), new)
    for code, change in (("completed", changes.completed_change), ("permanent", changes.permanent_change)):
        add(LABELS["stage"][code], partial(_staged, code), change)
    for term in RATINGS:
        add(f"Ampel: {term.sign} {term.label}", partial(_rated, term.code), changed[term.code])
    add("nicht beendet, ohne Ampel", lambda side: side.of_all(side.counts.total.unrated), "–")
    add("überfällig", lambda side: side.of_all(side.overdue), changes.overdue_change)
    add("Entscheidung erbeten", lambda side: side.of_all(side.counts.changes.decisions), changes.decisions_change)
    add(facts.round.silence, lambda side: side.of_all(side.counts.changes.not_reported), changes.not_reported_change)
    heads = ("Kennzahl", f"Runde {facts.round.code}", f"Runde {previous}" if previous else "vorige Runde", "Veränderung")
    return Table("Kennzahlen; die Veränderung vergleicht nur, was beide Runden kennen", heads, tuple(rows), (4, 3, 3, 2))


def _staged(code: str, side: Side) -> str:
    return side.of_all(side.counts.total.stages.get(code, 0))


def _rated(code: str, side: Side) -> str:
    return side.rated(code)


def matrix(facts: RoundFacts, counts: Tally) -> Table:
    """Fields by bodies, as the page has it beside its drawing, by their short names; the ratings below the number."""
    names = facts.asked("overview/names", round=facts.round.code).filter(kind="field")
    short = dict(names.select("code", "label").iter_rows())
    fields = tuple(replace(group, label=short.get(group.code, group.label)) for group in counts.fields)
    found = matrix_table(replace(counts, fields=fields))
    rows = tuple(tuple(_in_two_lines(str(cell)) for cell in row) for row in found.iter_rows())
    widths = (3.2, *(1.0 for _ in found.columns[1:]))
    caption = "Maßnahmen je Handlungsfeld und Haus: Anzahl, darunter ▲ verzögert und ◆ gefährdet"
    return Table(caption, tuple(found.columns), rows, widths, is_narrow=True)


def _in_two_lines(told: str) -> str:
    """ "18 ▲ 1 ◆ 1": the number, and below it the ratings."""
    number, *ratings = told.split("\u00a0")
    return "\n".join(
        [number, " ".join(f"{sign}{count}" for sign, count in zip(ratings[::2], ratings[1::2], strict=True))]
    ).strip()


def off_plan(row: Row) -> tuple[Line, ...]:
    """A row of queries/measures/off_plan.sql: the house's words first, the rating after them."""
    told = [line(*named(row), f" – {row['responsible']}"), line("Warum: ", off_plan_reason(row))]
    next_step = [line("Wie weiter: ", str(row["next_step"]))] if row["next_step"] else []
    return (*told, *next_step, line(strong("; ".join(off_plan_since(row)))))


def change(row: Row, silent: str) -> tuple[Line, ...]:
    """A row of queries/changes/measures.sql whose trend is not "same": what it is now, was before, and why."""
    word = silent if row["trend"] == "not_reported" else LABELS["trend"][row["trend"]]
    moves = [_move(row, "stage", stage_words), _move(row, "rating", lambda code: rating_words(code, "in_progress"))]
    told = [each for each in moves if each]
    if row["moves"] > 0:
        told.append(f"Ende um {formats.lapse(row['postponed_days'])} verschoben")
    head = line(strong(f"{word}: "), f"{row['title']} ({row['measure_id']})")
    why = row["why"] if row["trend"] == "worse" else row["reason"]
    lines = [head, line("; ".join(told)), line("Grund: ", str(why)) if why else ()]
    return tuple(each for each in lines if each)


def _move(row: Row, name: str, words: Any) -> str:
    """ "geplant → in Umsetzung"; nothing where it is the same, or is not told on both sides."""
    then, now = row[f"was_{name}"], row[name]
    is_judged = name != "rating" or not {row["stage"], row["was_stage"]} & set(ENDED_STAGES)
    return f"{words(then)} → {words(now)}" if then and now and then != now and is_judged else ""


def decision(row: Row, since: Sequence[str]) -> tuple[Line, ...]:
    """A decision: its words, its facts, and what has become of its measures."""
    state = LABELS["decision_state"][row["state"]]
    due = f"Frist {formats.day(row['due_on'])}" if row["due_on"] else "ohne Frist"
    late = "zum Stichtag überfällig" if row["is_overdue"] else ""
    bodies = "; ".join(map(stance_words, row["departments"], row["stances"]))
    about = [f"Nr. {row['decision_id']}", f"Runde {row['round']}", state, late, due, row["kind"], bodies]
    reason = line("Grund: ", str(row["reason"])) if row["reason"] else ()
    lines = (line(strong(row["wording"])), line(" · ".join(part for part in about if part)), reason, *map(line, since))
    return tuple(each for each in lines if each)


def measures(caption: str, rows: pl.DataFrame, facts: RoundFacts) -> Table:
    """All measures of a part, one line each: text before light."""
    told = tuple(
        (
            str(row["measure_id"]),
            str(row["title"]),
            str(row["responsible"]),
            stage_words(row["stage"]) + ("" if row["is_reported"] else f", {facts.round.silence}"),
            "–" if row["has_ended"] else rating_words(row["rating"], row["stage"]),
            period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"]),
        )
        for row in rows.iter_rows(named=True)
    )
    heads = ("Kennung", "Maßnahme", "Haus", "Umsetzungsstand", "Ampel", "Zeitraum")
    return Table(caption, heads, told, (2.3, 5, 1.6, 2.85, 2.55, 2.8))
