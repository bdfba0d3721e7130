"""What changed between two points on paper: the ledger, then each measure that stands otherwise, and what was put off."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from dashboard import formats, queries
from dashboard.charts.change import postponed
from dashboard.papers import words
from dashboard.papers.ledger import ledger_between
from dashboard.papers.model import Block, Heading, Items, Line, Paper, Text, line, strong
from dashboard.papers.round_facts import RoundFacts
from dashboard.papers.selection import TRENDS
from dashboard.rounds.comparing import Point
from dashboard.rounds.ledger import narrowed
from dashboard.vocabulary import LABELS, Term


def changes(facts: RoundFacts, earlier: Point, later: Point, field: Term | None = None, department: Term | None = None) -> Paper:
    """What became of every measure from one point to the other, of all, or of a field and a body; `facts` are of the later round,
    or the last one before that day.
    """
    rows = facts.asked("changes/measures", **{"from": earlier.code, "to": later.code})
    if field or department:
        rows = narrowed(rows, field=field.code if field else None, department=department.code if department else None)
    blocks = [Heading("Verbleib"), *ledger_between(rows, earlier, later, facts.round.silence), *_changed(rows, facts)]
    part = ", ".join(term.label for term in (field, department) if term is not None)
    return Paper(
        title=f"Veränderungen: {earlier.title} bis {later.title}",
        author=facts.lead_unit,
        day=later.day,
        state=facts.state,
        blocks=tuple(blocks),
        facts=(
            ("Früherer Stand", formats.day(earlier.day)),
            ("Späterer Stand", formats.day(later.day)),
            ("Umfang", part or "alle Maßnahmen"),
        ),
        marks=facts.marks,
    )


def _changed(rows: pl.DataFrame, facts: RoundFacts) -> Iterator[Block]:
    """Each measure that is better or worse, new, ended or not reported, what needs a look first; then what was put off."""
    counted = rows.filter("is_counted")
    for code in TRENDS:
        found = [words.change(row, facts.round.silence) for row in counted.filter(trend=code).iter_rows(named=True)]
        label = facts.round.silence if code == "not_reported" else LABELS["trend"][code]
        yield from _listed(label, found, counted.height)
    moved = [_put_off(row) for row in postponed(rows).iter_rows(named=True)]
    yield from _listed("Ende verschoben", moved, counted.height)
    yield Heading("Wie gezählt wird")
    yield Text(line(queries.find("changes/measures").rule), is_note=True)


def _listed(label: str, lines: list[tuple[Line, ...]], total: int) -> Iterator[Block]:
    yield Heading(f"{label[0].upper()}{label[1:]}: {formats.number(len(lines))} von {formats.measures(total)}")
    yield Items(tuple(lines)) if lines else Text(line("Keine."))


def _put_off(row: words.Row) -> tuple[Line, ...]:
    until = f" bis {formats.day(row['end'])}" if row["end"] else ""
    return (line(*words.named(row), f" – {row['responsible']}: um ", strong(formats.lapse(row["postponed_days"])), until),)
