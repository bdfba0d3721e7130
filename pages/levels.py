"""Ebenen: the overview's question for each level, and one of them in depth; a measure is counted once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dashboard.ui.placing import place_with_lists
from dashboard.ui.views.page import show
from dashboard.ui.views.view import View

view = View("Ebenen", Path(__file__), "ebene", "levels", "Ebene", "alle Ebenen")
place_with_lists(view.title, partial(show, view))
