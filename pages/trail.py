"""Protokoll: who changed, fetched, came, went and was refused, for the lead unit alone."""

from __future__ import annotations

from dashboard.ui.placing import place
from dashboard.ui.trail import TITLE, show

place(TITLE, show)
