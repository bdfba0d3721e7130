"""What follows from the deliveries, made anew before each publication: spans of days, states of rounds, attention, figures."""

from __future__ import annotations

import polars as pl

from dashboard import queries
from dashboard.store import Writer


def derive(writer: Writer) -> None:
    """Fill the derived tables from what the writer's transaction holds; only released deliveries count.

    Their order matters: postponement and attention look at round_state, round_figure at both. Frozen rounds keep what they said.
    """
    for table in ("measure_span", "round_state", "postponement", "succession", "handover"):
        writer.refill(table, queries.find(f"derive/{table}").sql)
    writer.delete("attention")
    writer.insert("attention", queries.run(writer, "derive/frozen_attention"))
    rounds = queries.run(writer, "derive/rounds")["round"].to_list()
    for name in queries.names("attention"):
        for round_code in rounds:
            found = queries.run(writer, name, round=round_code)
            rule = name.removeprefix("attention/")
            writer.insert("attention", found.with_columns(pl.lit(round_code).alias("round"), pl.lit(rule).alias("rule")))
    writer.refill("round_figure", queries.find("derive/round_figure").sql)
