"""Steuerungsrunde: how far the round is, what leads to its freeze, what was frozen, and the agenda."""

from __future__ import annotations

from dashboard.ui.placing import place_for_a_round
from dashboard.ui.steering_round.page import TITLE, show

place_for_a_round(TITLE, show)
