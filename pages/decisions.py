"""Beschlüsse und Festlegungen: what the steering rounds decided, what is open, and what has changed since."""

from __future__ import annotations

from dashboard.ui.decisions.page import TITLE, show
from dashboard.ui.placing import place

place(TITLE, show)
