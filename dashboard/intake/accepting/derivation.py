"""What follows from the deliveries, made anew before each publication: spans of days, states of rounds, attention, figures."""

from __future__ import annotations

from typing import Any

from dashboard import queries
from dashboard.intake.values.ends import LONGEST_DAYS, is_put_off
from dashboard.store import Writer

_ASKED_OFTEN = ("standing_delivery", "standing_freeze", "begun_round", "lineage_path")


def derive(writer: Writer) -> None:
    """Fill the derived tables from what the writer's transaction holds; only released deliveries count.

    Their order matters: postponement and attention look at round_state, round_figure at both. Frozen rounds keep what they said.
    """
    with writer.settled(*_ASKED_OFTEN):
        for table in ("round_heir", "measure_span", "round_state"):
            _refill(writer, table)
        _refill(writer, "postponement", same=_ends_meaning_the_same(writer))
        for table in ("succession", "handover", "round_label"):
            _refill(writer, table)
        _attend(writer)
        _refill(writer, "round_figure")


def _refill(writer: Writer, table: str, **parameters: Any) -> None:
    writer.delete(table)
    writer.fill(table, queries.find(f"derive/{table}").sql, parameters, {})


def _attend(writer: Writer) -> None:
    """What each rule finds in the rounds that are not frozen, beside what was found in the others when they were."""
    _refill(writer, "attention")
    rounds = queries.run(writer, "derive/rounds")["round"].to_list()
    for name in queries.names("attention") if rounds else ():
        writer.fill("attention", queries.find(name).sql, {"rounds": rounds}, {"rule": name.removeprefix("attention/")})


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
