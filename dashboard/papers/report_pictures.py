"""Pictures of the report: the charts of the pages without ratings, drawn on white, each with the table of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts import words as sentences
from dashboard.charts.drawing import drawing
from dashboard.charts.standings import Standings, standings_chart, standings_table
from dashboard.charts.tally import Tally
from dashboard.charts.template import Heading as ChartHeading
from dashboard.papers.model import Block, Picture, Table
from dashboard.papers.round_facts import RoundFacts

_PARTED = {
    "Maßnahmen": "Maß\u00adnahmen",
    "in Vorbereitung": "in Vorbe\u00adreitung",
    "in Umsetzung": "in Umset\u00adzung",
    "Daueraufgabe": "Dauer\u00adaufgabe",
    "umgesetzt": "umge\u00adsetzt",
    "zurückgestellt": "zurück\u00adgestellt",
    "eingestellt": "einge\u00adstellt",
}
"""Where heads that are too long for a narrow column may be parted."""


def standings_blocks(facts: RoundFacts, dimension: str, counts: Tally, message: str, caption: str) -> Iterator[Block]:
    """Where the groups of a dimension (fields, departments) stand: a picture, and the table with the same figures."""
    groups = {"fields": counts.fields, "departments": counts.departments}[dimension]
    shown = tuple(group for group in groups if group.measures or dimension == "fields")
    if not shown:
        return
    names = facts.names.get("department", {}) if dimension == "departments" else {}
    standings = Standings(dimension, shown, counts.total, facts.round.silence, names, has_legend=True, is_rated=False)
    heading = ChartHeading(message, sentences.basis(counts.total, facts.round), facts.round.is_sample, is_wide=True)
    chart = standings_chart(standings, heading, is_dark=False)
    yield Picture(drawing(chart), chart.alt)
    found = standings_table(standings)
    called = [standings.name(group) for group in (*shown, counts.total)]
    rows = tuple((name, *map(str, row[1:])) for name, row in zip(called, found.iter_rows(), strict=True))
    heads = tuple(_PARTED.get(name, name) for name in found.columns)
    yield Table(caption, heads, rows, (4.4, *(1.3 for _ in found.columns[1:])), is_narrow=True)
