"""Rückmeldestand: who has answered for a round, and what was done with each delivery."""

from __future__ import annotations

from dashboard.ui.delivery_board.page import TITLE, show
from dashboard.ui.placing import place_for_a_round

place_for_a_round(TITLE, show)
