"""All measures of some bodies and action fields in tabular form, for an answer to parliament: what everybody may read, no more.

Made of facts that were asked as everybody sees them (dashboard/open_data/tables.py), whoever wants the paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.charts.words import period_words, stage_words
from dashboard.papers.model import Block, Heading, Paper, Table, Text, line
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.vocabulary import STAGES

Row = Mapping[str, Any]
_HEADS = ("Maßnahme", "Zuständig", "Ebene", "Umsetzungsstand", "Zeitraum", "Sachstand")
_WIDTHS = (3.6, 1.5, 1.5, 1.9, 1.9, 5)


def parliament_table(facts: RoundFacts, part: Part) -> Paper:
    """The paper: what was asked, the counts of the stages, and a table for each action field."""
    rows = part.of(facts.measures)
    return Paper(
        title=f"Maßnahmen in tabellarischer Form: {part_name(facts, part)}",
        author=facts.lead_unit,
        day=facts.round.reference_date,
        state=facts.state,
        blocks=tuple(_blocks(facts, rows)),
        facts=(
            ("Stand der Angaben", f"Stichtag {formats.day(facts.round.reference_date)}, {facts.round.title}"),
            ("Umfang", _extent(rows)),
        ),
        marks=facts.marks,
    )


def part_name(facts: RoundFacts, part: Part) -> str:
    """Whose measures they are, in words."""
    named = [facts.body(code) for code in part.bodies] + [f"Handlungsfeld {facts.field(code)}" for code in part.fields]
    return formats.joined(named) or "alle Häuser"


def _blocks(facts: RoundFacts, rows: pl.DataFrame) -> Iterator[Block]:
    values = {row["measure_id"]: row for row in facts.asked("measures/values", round=facts.round.code).iter_rows(named=True)}
    for code in (*facts.names.get("field", {}), "none"):
        found = rows.filter(pl.col("field").cast(pl.String).fill_null("none") == code)
        if found.height:
            yield Heading("Ohne Handlungsfeld" if code == "none" else f"Handlungsfeld {facts.field(code)}")
            cells = tuple(_cells(row, values[row["measure_id"]], facts) for row in found.iter_rows(named=True))
            yield Table(f"{formats.measures(found.height)}", _HEADS, cells, _WIDTHS)
    yield Heading("Hinweise")
    yield Text(line(_NOTES), is_note=True)


_NOTES = (
    "Die Angaben sind die der zuständigen Häuser. „Keine Angabe“ heißt: nicht gemeldet. Zusammengeführte Maßnahmen stehen in der "
    "Tabelle und zählen in der Maßnahme, in der sie weiterleben."
)


def _extent(rows: pl.DataFrame) -> str:
    """How many measures there are, and how many of each stage."""
    counted = rows.filter(pl.col("stage") != "merged")
    stages = counted["stage"].to_list()
    told = [f"{term.label}: {formats.number(stages.count(term.code))}" for term in STAGES if stages.count(term.code)]
    missing = stages.count("none")
    told += [f"keine Angabe: {formats.number(missing)}"] if missing else []
    return formats.measures(counted.height) + (f", davon {', '.join(told)}" if told else "")


def _cells(row: Row, values: Row, facts: RoundFacts) -> tuple[str, ...]:
    involved = [*(values["involved"] or ()), *(values["involved_other"] or ())]
    return (
        f"{row['title']}\n({row['measure_id']})",
        "\n".join([row["responsible"], *([f"mit {', '.join(involved)}"] if involved else [])]),
        facts.words.value("levels", values["levels"]),
        stage_words(row["stage"]) + ("" if row["is_reported"] else f", {facts.round.silence}"),
        period_words(row["start"], row["end"], is_ongoing=row["is_ongoing"]),
        values["report"] or "keine Angabe",
    )
