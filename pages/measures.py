"""Maßnahmen: filter, search, order, read and take along; every choice is in the URL."""

from __future__ import annotations

from dashboard.ui.measures.page import TITLE, show
from dashboard.ui.placing import place_with_lists

place_with_lists(TITLE, show)
