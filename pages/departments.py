"""Ressorts und Stellen: the overview's question for each body, and one of them in depth."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dashboard.ui.placing import place_with_lists
from dashboard.ui.views.page import show
from dashboard.ui.views.view import View

view = View("Ressorts und Stellen", Path(__file__), "ressort", "departments", "Ressort/Stelle", "alle Ressorts und Stellen")
place_with_lists(view.title, partial(show, view))
