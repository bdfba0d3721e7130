"""Where action fields, levels and bodies stand."""

from __future__ import annotations

from dashboard.charts.tally import Tally
from dashboard.ui.filters import Selection
from dashboard.ui.standings import Block, order_choice


def show_stages(counts: Tally, selection: Selection) -> None:
    """The three blocks in one order, the first with the key to the colours."""
    block = Block(counts, selection.round, selection.parameters, order_choice())
    block.show("fields", has_legend=True)
    block.show("levels")
    block.show("departments")
