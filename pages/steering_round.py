"""Steuerungsrunde: how far the round is, what leads to its freeze, what was frozen, and the agenda."""

from __future__ import annotations

from dashboard.ui.choices import show_for_a_round
from dashboard.ui.steering_round.page import show_steering_round

show_for_a_round("Steuerungsrunde", show_steering_round)
