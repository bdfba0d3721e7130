"""Öffentlicher Bericht: what was released, for everybody."""

from __future__ import annotations

from dashboard.ui.placing import place
from dashboard.ui.public_report.page import TITLE, show

place(TITLE, show)
