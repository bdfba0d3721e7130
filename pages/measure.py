"""Maßnahme: everything about one measure, and the cell that each of its values comes from."""

from __future__ import annotations

from dashboard.ui.measure.page import TITLE, show
from dashboard.ui.placing import place_with_lists

place_with_lists(TITLE, show)
