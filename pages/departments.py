"""Ressorts und Stellen: the overview's question for each body, and one of them in depth."""

from __future__ import annotations

from pathlib import Path

from dashboard.ui.views.board import show_board
from dashboard.ui.views.depth import show_depth
from dashboard.ui.views.view import View, open_view

excerpt = open_view(
    View("Ressorts und Stellen", Path(__file__), "ressort", "departments", "Ressort/Stelle", "alle Ressorts und Stellen")
)
if excerpt is not None and excerpt.term is None:
    show_board(excerpt)
elif excerpt is not None and excerpt.term is not None:
    show_depth(excerpt, excerpt.term)
