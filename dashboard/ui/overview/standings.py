"""Where action fields, levels and bodies stand."""

from __future__ import annotations

from dashboard.charts.tally import Tally
from dashboard.ui.filters import Selection
from dashboard.ui.standings import Block, order_choice


def show_fields_and_levels(counts: Tally, selection: Selection) -> Block:
    """The blocks of the fields, with the key to the colours, and of the levels; what the block of the bodies shares with them."""
    block = Block(counts, selection.round, selection.parameters, order_choice())
    block.show("fields", has_legend=True)
    block.show("levels")
    return block
