"""What follows from the deliveries, made anew before each publication: spans of days, states of rounds, attention, figures."""

from __future__ import annotations

import polars as pl

from dashboard import queries
from dashboard.intake.values.ends import LONGEST_DAYS, is_put_off
from dashboard.store import Writer


def derive(writer: Writer) -> None:
    """Fill the derived tables from what the writer's transaction holds; only released deliveries count.

    Their order matters: postponement and attention look at round_state, round_figure at both. Frozen rounds keep what they said.
    """
    for table in ("round_heir", "measure_span", "round_state"):
        writer.refill(table, queries.find(f"derive/{table}").sql)
    writer.refill("postponement", queries.find("derive/postponement").sql, {"same": _ends_meaning_the_same(writer)})
    for table in ("succession", "handover", "round_label"):
        writer.refill(table, queries.find(f"derive/{table}").sql)
    writer.delete("attention")
    writer.insert("attention", queries.run(writer, "derive/frozen_attention"))
    rounds = queries.run(writer, "derive/rounds")["round"].to_list()
    if rounds:
        found = [_attended(writer, name, rounds) for name in queries.names("attention")]
        writer.insert("attention", pl.concat(found, how="vertical_relaxed"))
    writer.refill("round_figure", queries.find("derive/round_figure").sql)


def _attended(writer: Writer, name: str, rounds: list[str]) -> pl.DataFrame:
    """What one rule finds in these rounds."""
    return queries.run(writer, name, rounds=rounds).with_columns(pl.lit(name.removeprefix("attention/")).alias("rule"))


def _ends_meaning_the_same(writer: Writer) -> list[str]:
    """Round and measure of each later end that may mean the same days as the one before: "2027" and then "Herbst 2027".

    Such an end leaves the one before as it was, so that "Q1 2027", "2027", "Q4 2027" is a move: each turn settles one more round.
    """
    columns = ("key", "end_before", "told_end", "period_precision", "period_text")
    known: list[str] | None = None
    same: list[str] = []
    while same != known:
        known = same
        later = queries.run(writer, "derive/later_ends", days=LONGEST_DAYS, same=known).select(columns)
        same = [key for key, *ends in later.iter_rows() if not is_put_off(*ends)]
    return same
