"""Lage: the state of a round on one sheet, for projector, wall and paper."""

from __future__ import annotations

from dashboard.ui.placing import place_with_lists
from dashboard.ui.situation import TITLE, show

place_with_lists(TITLE, show)
