"""The pages of action fields, bodies and levels: all side by side, or the one that was chosen in depth."""

from __future__ import annotations

from dashboard.ui import data
from dashboard.ui.views.board import show_board
from dashboard.ui.views.depth import show_depth
from dashboard.ui.views.view import View, open_view


def show(view: View, choices: data.Choices) -> None:
    """The choices of the page, then what they choose."""
    excerpt = open_view(view, choices)
    if excerpt.term is None:
        show_board(excerpt)
    else:
        show_depth(excerpt, excerpt.term)
