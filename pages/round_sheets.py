"""Rückmeldelisten: what goes out to the bodies for a round, and what they are asked."""

from __future__ import annotations

from dashboard.ui.placing import place_for_a_round
from dashboard.ui.round_sheets import TITLE, show

place_for_a_round(TITLE, show)
