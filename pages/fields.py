"""Handlungsfelder: the overview's question for each action field, and one of them in depth."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dashboard.ui.placing import place_with_lists
from dashboard.ui.views.page import show
from dashboard.ui.views.view import View

view = View("Handlungsfelder", Path(__file__), "handlungsfeld", "fields", "Handlungsfeld", "alle Handlungsfelder")
place_with_lists(view.title, partial(show, view))
