"""Stammdaten: rounds, meetings, houses, fields and levels as they hold, and taking changed ones."""

from __future__ import annotations

from dashboard.ui.master_data.page import TITLE, show
from dashboard.ui.placing import place

place(TITLE, show)
